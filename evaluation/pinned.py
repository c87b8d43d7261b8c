"""The figures that must not get worse, pinned beside the checksums of the data on which they were measured."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

TOLERANCE = 0.002
"""How much worse a figure may be before it counts: machines round differently; one statement is more than that."""
LOWER_IS_BETTER = frozenset({"distorted_as_same", "false_corroborated"})


class State(StrEnum):
    """How a measured figure stands to the pinned one."""

    SAME = "same"
    BETTER = "better"
    WORSE = "worse"
    NEW = "new"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One figure: pinned (None when it is new), measured (None when it is missing now), and what that means."""

    name: str
    pinned: float | None
    measured: float | None
    state: State


@dataclass(frozen=True, slots=True)
class Group:
    """Figures measured on the same data: the checksums of its files, and the figures by name."""

    data: Mapping[str, str | None]
    figures: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Lowered:
    """A figure that was knowingly pinned lower: from what to what, and why."""

    figure: str
    before: float
    after: float
    because: str


@dataclass(frozen=True, slots=True)
class Pinned:
    """All groups by name, and what was lowered."""

    groups: Mapping[str, Group] = field(default_factory=dict)
    lowered: tuple[Lowered, ...] = ()


def load(path: Path) -> Pinned:
    """Read the pinned figures; none where the file is not there yet."""
    if not path.exists():
        return Pinned()
    record = json.loads(path.read_text(encoding="utf-8"))
    groups = {name: Group(group["data"], group["figures"]) for name, group in record["groups"].items()}
    return Pinned(groups, tuple(Lowered(**entry) for entry in record["lowered"]))


def save(path: Path, pinned: Pinned) -> None:
    """Write the figures, four digits each, sorted, so that a change is a line of a diff."""
    record = {
        "groups": {
            name: {
                "data": dict(sorted(group.data.items())),
                "figures": {key: round(value, 4) for key, value in sorted(group.figures.items())},
            }
            for name, group in sorted(pinned.groups.items())
        },
        "lowered": [
            {"figure": item.figure, "before": item.before, "after": item.after, "because": item.because}
            for item in pinned.lowered
        ],
    }
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def compare(pinned: Mapping[str, float], measured: Mapping[str, float]) -> list[Comparison]:
    """Every figure of either side, in the order of the measured ones."""
    names = [*measured, *(name for name in pinned if name not in measured)]
    return [Comparison(n, pinned.get(n), measured.get(n), _state(n, pinned.get(n), measured.get(n))) for n in names]


def _state(name: str, pinned: float | None, measured: float | None) -> State:
    if measured is None:
        return State.MISSING
    if pinned is None:
        return State.NEW
    gain = round(round(measured, 4) - pinned, 4) * (-1 if name.rpartition(".")[2] in LOWER_IS_BETTER else 1)
    if gain < -TOLERANCE:
        return State.WORSE
    return State.BETTER if gain > 0 else State.SAME


def raised(group: Group, comparisons: list[Comparison]) -> Group:
    """The group with every better and every new figure written over the pinned one."""
    wanted = (State.BETTER, State.NEW)
    better = {c.name: c.measured for c in comparisons if c.state in wanted and c.measured is not None}
    return Group(group.data, {**group.figures, **better})
