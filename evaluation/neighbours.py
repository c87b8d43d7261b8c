"""``python -m tawatur.evaluation.neighbours``: what the search in cells finds of the exact neighbours."""

from __future__ import annotations

import time
from pathlib import Path

import click

from ..index import search
from .figures import Floats
from .shared import Command, counter, need, shared_option
from .throughput import ARTICLES, sample

K = 10


@click.command(cls=Command)
@shared_option
@click.option("--articles", default=300, show_default=True, metavar="N", help="Articles whose sentences are searched.")
def main(shared: Path | None, articles: int) -> None:
    """Print the recall of the search in cells over the sentences of real articles, with exact search as the measure."""
    from ..claims.segment import sentences
    from ..index.encoder import bundled_encoder

    documents = sample(need(shared) / ARTICLES, articles)
    found = [(document.id, document.text[slice(*s.span)]) for document in documents for s in sentences(document)]
    texts, groups = [text for _, text in found], [document for document, _ in found]
    vectors = bundled_encoder().encode(texts, advance=counter("embedding", len(texts)))
    exact, exactly = timed(vectors, groups, exact=len(vectors))
    cells, celled = timed(vectors, groups, exact=0)
    share = len(exact & cells) / max(1, len(exact))
    click.echo(
        f"{len(texts)} sentences of {len(documents)} articles, {K} neighbours each: the search in cells finds "
        f"{share:.4f} of the exact pairs, in {celled / exactly:.2f} of the time of the exact search"
    )


def timed(vectors: Floats, groups: list[str], *, exact: int) -> tuple[set[tuple[int, int]], float]:
    """The pairs found and the seconds taken, with exact search up to ``exact`` vectors."""
    before = search.EXACT
    search.EXACT = exact
    try:
        start = time.perf_counter()
        pairs = search.candidates(vectors, k=K, groups=groups).pairs
        return {(i, j) for i, j, _ in pairs}, time.perf_counter() - start
    finally:
        search.EXACT = before


if __name__ == "__main__":
    main()
