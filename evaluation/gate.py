"""``python -m tawatur.evaluation.gate``: no figure gets worse unnoticed.

Every figure is compared with the one in ``pinned.json``. Better ones are written with ``--raise``; a figure is pinned
lower only by ``--lower NAME --because "..."``, which the file records. Where the data is not there, or is not the data
that was pinned, the gate says that it was skipped, and why.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import click

from . import pair_data
from .attribution import SCORER as ATTRIBUTION_SCORER
from .attribution import attributed, parts, scored
from .linking import GOLD, STORIES
from .linking import SCORER as STORIES_SCORER
from .linking import measure as check_stories
from .pairs import SCORER as PAIRS_SCORER
from .pairs import minimal_figures
from .pinned import Comparison, Group, Lowered, Pinned, State, compare, load, raised, save
from .shared import Command, Figures, checksums, find, lines, shared_option, table
from .stories import measure as given_stories

PINNED = Path(__file__).parent / "pinned.json"
_LANGUAGES = ("ar", "en", "he", "tr")


@dataclass(frozen=True, slots=True)
class Measure:
    """A group of figures: the files (inside the shared folder) that decide them, and how they are measured."""

    files: tuple[str, ...]
    run: Callable[[Path], Figures]


def _attribution(shared: Path) -> Figures:
    found: Figures = {}
    for part in parts(shared, "dev"):
        figures = scored(shared, part, *attributed(part))
        found |= {f"{part.label}.{n}": figures[n] for n in ("statement_f1", "chain", "joint_f1", "stance")}
    return found


def _pairs(shared: Path) -> Figures:
    from ..index.judge import bundled_judge

    figures = minimal_figures(shared, bundled_judge().judge_many)
    return {name: figures[name] for name in ("accuracy", "macro_f1", "same_r", "distorted_as_same")}


def _given(shared: Path) -> Figures:
    figures = given_stories(lines(shared / STORIES), lines(shared / GOLD), report=[])
    return {name: figures[name] for name in ("verdict", "origins")}


def _stories(shared: Path) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        figures = check_stories(shared, Path(folder)).figures
    return {name: figures[name] for name in ("link_f1", "verdict", "origins", "rests_on", "false_corroborated")}


_ANNOTATED = tuple(f"gold/attribution-dev.{code}.{what}.jsonl" for code in _LANGUAGES for what in ("articles", "gold"))
# The scorer decides a figure as much as the gold does, so its checksum is pinned, too.
MEASURES: Mapping[str, Measure] = {
    "attribution": Measure((*_ANNOTATED, ATTRIBUTION_SCORER), _attribution),
    "pairs": Measure((pair_data.MINIMAL, PAIRS_SCORER), _pairs),
    "stories-given": Measure((STORIES, GOLD), _given),
    "stories": Measure((STORIES, GOLD, STORIES_SCORER, ATTRIBUTION_SCORER), _stories),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the gate found for one group: the comparisons and the group as pinned, or why it was skipped."""

    name: str
    pinned: Group
    comparisons: tuple[Comparison, ...] = ()
    skipped: str = ""


def examine(name: str, measure: Measure, pinned: Pinned, shared: Path, *, renew: bool = False) -> Outcome:
    """Measure one group and compare it; skip it where its data is not the pinned one (``renew`` pins it anew)."""
    data = checksums(shared, measure.files)
    absent = [file for file, checksum in data.items() if checksum is None]
    known = Group(data, {}) if renew or name not in pinned.groups else pinned.groups[name]
    if absent:
        return Outcome(name, known, skipped=f"{absent[0]} is not there")
    changed = [file for file in {**data, **known.data} if data.get(file) != known.data.get(file)]
    if changed:
        return Outcome(name, known, skipped=f"{changed[0]} is not the pinned file (--renew {name} pins this one)")
    return Outcome(name, known, tuple(compare(known.figures, measure.run(shared))))


def lower(pinned: Pinned, outcomes: list[Outcome], names: tuple[str, ...], because: str) -> Pinned:
    """``pinned`` with the named figures (``group.figure``) as they were measured, each recorded with its reason.

    Raises:
        click.UsageError: a name is no figure that was measured worse.
    """
    worse = {f"{o.name}.{c.name}": (o.name, c) for o in outcomes for c in o.comparisons if c.state is State.WORSE}
    for name in names:
        if name not in worse:
            raise click.UsageError(f"{name} is not worse than pinned; worse are: {', '.join(worse) or 'none'}")
        group, found = worse[name]
        if found.pinned is None or found.measured is None:
            continue
        figures = {**pinned.groups[group].figures, found.name: found.measured}
        record = Lowered(name, found.pinned, round(found.measured, 4), because)
        groups = {**pinned.groups, group: replace(pinned.groups[group], figures=figures)}
        pinned = Pinned(groups, (*pinned.lowered, record))
    return pinned


def renew_group(pinned: Pinned, outcome: Outcome, because: str) -> Pinned:
    """``pinned`` with a group pinned anew on the data of today; each figure that gets worse by it is recorded."""
    group = raised(outcome.pinned, list(outcome.comparisons))
    before = pinned.groups[outcome.name].figures if outcome.name in pinned.groups else {}
    records = tuple(
        Lowered(f"{outcome.name}.{c.name}", c.pinned, round(c.measured, 4), because)
        for c in compare(before, group.figures)
        if c.state is State.WORSE and c.pinned is not None and c.measured is not None
    )
    return Pinned({**pinned.groups, outcome.name: group}, (*pinned.lowered, *records))


def failing(outcomes: list[Outcome], lowered: tuple[str, ...]) -> list[str]:
    """The figures that fail the gate: worse than pinned and not lowered, or no longer measured."""
    names = [(f"{o.name}.{c.name}", c.state) for o in outcomes for c in o.comparisons]
    return [name for name, state in names if state is State.MISSING or (state is State.WORSE and name not in lowered)]


def _show(outcome: Outcome) -> None:
    if outcome.skipped:
        click.echo(f"{outcome.name}: skipped: {outcome.skipped}")
        return
    rows = [
        [c.name, "-" if c.pinned is None else c.pinned, "-" if c.measured is None else float(c.measured), c.state.value]
        for c in outcome.comparisons
    ]
    click.echo(table((outcome.name, "pinned", "measured", ""), rows))


@click.command(cls=Command, help=(__doc__ or "").partition("\n\n")[2])
@shared_option
@click.option("--only", type=click.Choice(tuple(MEASURES)), multiple=True, help="Only this group; may be given again.")
@click.option("--raise", "raise_", is_flag=True, help="Pin the figures that are better or new.")
@click.option("--lower", "lowered", multiple=True, metavar="GROUP.FIGURE", help="Pin this figure lower, as measured.")
@click.option("--renew", type=click.Choice(tuple(MEASURES)), multiple=True, help="Pin this group anew, on new data.")
@click.option("--because", help="Why --lower or --renew is right; kept in the file for every figure that gets worse.")
def main(
    shared: Path | None,
    only: tuple[str, ...],
    raise_: bool,
    lowered: tuple[str, ...],
    renew: tuple[str, ...],
    because: str | None,
) -> None:
    if (lowered or renew) and not (because or "").strip():
        raise click.UsageError('--lower and --renew need --because "…"')
    folder = find(shared)
    if folder is None:
        click.echo(f"accuracy gate: skipped: there is no shared data at {shared or '../shared'}")
        return
    pinned = load(PINNED)
    outcomes = []
    for name in only or tuple(MEASURES):
        outcomes.append(examine(name, MEASURES[name], pinned, folder, renew=name in renew))
        _show(outcomes[-1])
    written = pinned
    for outcome in outcomes:
        if outcome.skipped:
            continue
        if outcome.name in renew:
            written = renew_group(written, outcome, because or "")
        elif raise_:
            groups = {**written.groups, outcome.name: raised(outcome.pinned, list(outcome.comparisons))}
            written = replace(written, groups=groups)
    written = lower(written, outcomes, lowered, because or "")
    if written != pinned:
        save(PINNED, written)
        click.echo(f"written: {PINNED}")
    failed = failing(outcomes, lowered)
    if failed:
        raise click.ClickException(f"worse than pinned: {', '.join(failed)}")
    skipped = sum(bool(outcome.skipped) for outcome in outcomes)
    click.echo("accuracy gate: passed" + (f", {skipped} of {len(outcomes)} groups skipped" if skipped else ""))


if __name__ == "__main__":
    main()
