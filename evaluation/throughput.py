"""``python -m tawatur.evaluation.throughput``: attribution over real articles: speed, and spans that hold."""

from __future__ import annotations

import json
import lzma
import random
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import click

from ..attribution.model import Source
from ..claims.model import Document, Span, Statement, TawaturError
from .shared import Command, counter, documents, need, shared_option
from .yardstick import against_yardstick

ARTICLES = "data/saudi-news-3-days.jsonl.xz"
AT_ONCE = 50
"""Articles in one run of attribution: as many as a large check would hold."""


def sample(path: Path, count: int | None, *, seed: int = 0) -> list[Document]:
    """``count`` articles of an .xz file of records, drawn over the whole file; all of them for None."""
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        records = [line for line in stream if json.loads(line)["text"].strip()]
    chosen = records if count is None or count >= len(records) else random.Random(seed).sample(records, count)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "articles.jsonl"
        file.write_text("".join(chosen), encoding="utf-8")
        return documents(file)


def faults(
    given: Mapping[str, Document], statements: Sequence[Statement], sources: Mapping[str, Source]
) -> Iterator[str]:
    """What does not hold in ``statements``: one line for each span, text or source that is wrong."""
    seen: set[str] = set()
    for statement in statements:
        text = given[statement.document].text
        if statement.id in seen:
            yield f"{statement.id}: the id is given twice"
        seen.add(statement.id)
        mentions = [link.mention for link in statement.chain if link.mention]
        wrong = [s for s in (*statement.spans, *mentions, *([statement.cue] if statement.cue else ())) if _out(s, text)]
        for span in wrong:
            yield f"{statement.id}: span {span} is empty or not in the text of {len(text)} characters"
        if not statement.spans or any(a[1] > b[0] for a, b in pairwise(statement.spans)):
            yield f"{statement.id}: no spans, or not in reading order: {statement.spans}"
        elif statement.text != " … ".join(text[a:b] for a, b in statement.spans):
            yield f"{statement.id}: its text is not what stands at its spans"
        for link in statement.chain:
            if link.source not in sources:
                yield f"{statement.id}: source {link.source} is not known"


def _out(span: Span, text: str) -> bool:
    return not 0 <= span[0] < span[1] <= len(text)


@click.command(cls=Command)
@shared_option
@click.option("--articles", default=200, show_default=True, metavar="N", help="How many, drawn with a fixed seed.")
@click.option("--all", "whole", is_flag=True, help="All articles.")
def main(shared: Path | None, articles: int, whole: bool) -> None:
    """Print articles per second, and stop with an error where a span or a text does not hold."""
    from ..attribution.attribute import attribute

    given = sample(need(shared) / ARTICLES, None if whole else articles)
    attribute(given[:1])  # loading and building the model is measured elsewhere (evaluation.cold_start)
    seconds, found = 0.0, 0
    wrong: list[str] = []
    advance = counter("articles", len(given))
    for start in range(0, len(given), AT_ONCE):
        batch = given[start : start + AT_ONCE]
        begun = time.perf_counter()
        result = attribute(batch)
        seconds += time.perf_counter() - begun
        found += sum(bool(statement.chain) for statement in result.statements)
        wrong += faults({document.id: document for document in batch}, result.statements, result.sources)
        advance(len(batch))
    click.echo(against_yardstick(len(given) / seconds, "articles"))
    click.echo(f"{len(given)} articles, {found} attributed statements, {len(wrong)} faults")
    if wrong:
        click.echo("\n".join(wrong[:20]))
        raise TawaturError(f"{len(wrong)} spans, texts or sources do not hold")


if __name__ == "__main__":
    main()
