"""``python -m tawatur.evaluation.linking``: whole checks of real stories, scored."""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import click

from .shared import (
    Command,
    Figures,
    counter,
    documents,
    errors_option,
    lines,
    need,
    row,
    run_scorer,
    score,
    shared_option,
    table,
)

STORIES = "gold/stories-dev.jsonl"
GOLD = "gold/stories-dev.gold.jsonl"
SCORER = "score_stories.py"
COLUMNS = (
    "claims", "members", "linked", "apart", "link_f1", "verdict", "origins", "rests_on", "false_corroborated",
    "conflicts", "copies",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """The scorer's figures, and the time that the checks took: seconds in all, for how many articles."""

    figures: Figures
    seconds: float
    articles: int


def measure(shared: Path, folder: Path, *, errors: int = 0) -> Run:
    """Check every story of the gold on its own; its input and its report are written into ``folder``."""
    from ..checker import Checker
    from ..report.json import render_json

    run_scorer(shared / SCORER, "--articles", shared / STORIES, folder)
    stories = [story["id"] for story in lines(shared / STORIES)]
    checker, advance = Checker(), counter("stories", len(stories))
    seconds, articles = 0.0, 0
    for story in stories:
        given = documents(folder / f"{story}.jsonl")
        start = time.perf_counter()
        report = checker.check(given)
        seconds += time.perf_counter() - start
        articles += len(given)
        (folder / f"{story}.json").write_text(render_json(report), encoding="utf-8")
        advance(1)
    return Run(score(shared / SCORER, shared / STORIES, shared / GOLD, folder, errors=errors), seconds, articles)


@click.command(cls=Command)
@shared_option
@click.option("--keep", type=click.Path(file_okay=False, path_type=Path), help="Keep the reports in this folder.")
@errors_option
def main(shared: Path | None, keep: Path | None, errors: int) -> None:
    """Print the figures of checks from end to end."""
    with tempfile.TemporaryDirectory() as folder:
        run = measure(need(shared), keep or Path(folder), errors=errors)
    click.echo(table(("stories-dev", *COLUMNS), [row("end to end", run.figures, COLUMNS)]))
    click.echo(f"{run.articles} articles, {run.seconds / max(1, run.articles):.2f} seconds an article")


if __name__ == "__main__":
    main()
