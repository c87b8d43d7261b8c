"""``python -m tawatur.evaluation.names``: precision and recall of name matching across scripts."""

from __future__ import annotations

from pathlib import Path

import click

from ..attribution.names import SAME, same_name

PAIRS = Path(__file__).resolve().parents[1] / "tests" / "attribution" / "name_pairs.tsv"


@click.command()
@click.argument("file", default=str(PAIRS), type=click.Path(exists=True, path_type=Path))
@click.option("--errors", is_flag=True, help="Print the pairs that come out wrong.")
def main(file: Path, errors: bool) -> None:
    """Print the figures for FILE: two names and "same" or "different" a line, separated by tabs."""
    rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if line]
    judged = [(a, b, gold == "same", same_name(a, b)) for a, b, gold in rows]
    right = sum(gold and found.score >= SAME for _, _, gold, found in judged)
    said = sum(found.score >= SAME for _, _, _, found in judged)
    named = sum(gold for _, _, gold, _ in judged)
    click.echo(
        f"{len(rows)} pairs, {named} same: precision {right / max(1, said):.3f}  recall {right / max(1, named):.3f}"
    )
    for a, b, gold, found in judged:
        if errors and gold != (found.score >= SAME):
            click.echo(f"{'missed' if gold else 'wrong'} {a} / {b}: {found.score} {found.reason}")


if __name__ == "__main__":
    main()
