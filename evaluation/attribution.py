"""``python -m tawatur.evaluation.attribution``: who says what through whom, scored per language against the gold."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..claims.model import Document, TawaturError
from .causes import CAUSES, causes
from .shared import Command, Figures, counter, documents, errors_option, lines, need, row, score, shared_option, table

if TYPE_CHECKING:
    from ..attribution.attribute import Attribution

SETS = {"dev": "attribution-dev.*.gold.jsonl", "train": "attribution-train.*.gold.jsonl", "seed": "seed.gold.jsonl"}
COLUMNS = (
    "gold", "predicted", "statement_p", "statement_r", "statement_f1", "content_iou", "nearest", "origin", "chain",
    "kind", "stance", "form", "joint_f1",
)  # fmt: skip
SCORER = "score_attribution.py"


@dataclass(frozen=True, slots=True)
class Part:
    """One file of annotated articles, and its label: the language, or the set's own name."""

    label: str
    articles: Path
    gold: Path


def parts(shared: Path, name: str) -> list[Part]:
    """The files of a set, sorted by label; TawaturError where there are none."""
    found = sorted((shared / "gold").glob(SETS[name]))
    if not found:
        raise TawaturError(f"no {SETS[name]} in {shared / 'gold'}")
    return [Part(_label(gold), gold.with_name(gold.name.replace(".gold.", ".articles.")), gold) for gold in found]


def _label(gold: Path) -> str:
    names = gold.name.removesuffix(".gold.jsonl").split(".")
    return names[-1]


def attributed(part: Part) -> tuple[list[Document], Attribution]:
    """The documents of a part, and what attribution finds in them."""
    from ..attribution.attribute import attribute

    given = documents(part.articles)
    return given, attribute(given, advance=counter(part.label, len(given)))


def scored(shared: Path, part: Part, given: list[Document], found: Attribution, *, errors: int = 0) -> Figures:
    """The scorer's figures on a report that holds attribution alone: no linking is needed for them."""
    from ..checker import Report
    from ..report.json import render_json

    report = Report(
        documents=tuple(given),
        sources=tuple(found.sources.values()),
        statements=found.statements,
        outlets=found.outlets,
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.json"
        path.write_text(render_json(report), encoding="utf-8")
        return score(shared / SCORER, part.articles, part.gold, path, errors=errors)


@click.command(cls=Command)
@shared_option
@click.option("--set", "name", type=click.Choice(tuple(SETS)), default="dev", show_default=True, help="Which gold.")
@click.option("--by-cause", is_flag=True, help="Count the errors by cause, too.")
@errors_option
def main(shared: Path | None, name: str, by_cause: bool, errors: int) -> None:
    """Print the attribution figures, one row per language."""
    folder = need(shared)
    figures, counts = [], []
    for part in parts(folder, name):
        given, found = attributed(part)
        figures.append(row(part.label, scored(folder, part, given, found, errors=errors), COLUMNS))
        if by_cause:
            by_id = {document.id: document for document in given}
            counts.append(row(part.label, causes(lines(part.gold), by_id, found.statements, found.sources), CAUSES))
    click.echo(table((name, *COLUMNS), figures))
    if by_cause:
        click.echo("\n" + table(("statements", *CAUSES), counts))


if __name__ == "__main__":
    main()
