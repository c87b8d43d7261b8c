"""Do two texts put the event at the same time?"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from ..model import ConflictKind
from .model import Check, agree, clash, unknown
from .timepoints import Timepoints

NAME = "date"
_DAYS_APART = 1  # "Thursday night" in one time zone is Friday in another; weekdays resolved to dates may be a week old
# How sure a difference is in each way of fixing a time. Set by hand, not calibrated: only their order is meant;
# a combiner trained on `features` weighs them.
_WAYS: tuple[tuple[str, float, str], ...] = (
    ("days", 0.95, "days of the month"),
    ("months", 0.9, "months"),
    ("hijri", 0.9, "lunar months"),
    ("years", 0.9, "years"),
    ("weekdays", 0.9, "weekdays"),
    ("clock", 0.7, "times of day"),
    ("periods", 0.7, "periods"),
    ("relative", 0.7, "days relative to publication"),
    ("dayparts", 0.5, "parts of the day"),
)


def compare_dates(a: Timepoints, b: Timepoints, *, dated: bool = False) -> Check:
    """Compare the times of two texts; ``dated`` says that both days of publication are known.

    A clash needs both sides to fix a time in the same way (weekday and weekday, month and month) and to differ there
    with nothing on either side that meets the other's.
    """
    reasons: list[str] = []
    if dated and a.dates and b.dates:
        if a.dates & b.dates:
            return agree(NAME, f"same day: {min(a.dates & b.dates).isoformat()}")
        if min(abs((x - y).days) for x in a.dates for y in b.dates) > _DAYS_APART and not _same_way(a, b):
            return clash(NAME, ConflictKind.DATE, 0.8, f"dates differ: {min(a.dates)} against {min(b.dates)}")
    for way, score, words in _WAYS:
        x, y = getattr(a, way), getattr(b, way)
        if way in ("relative", "periods") and dated:
            continue
        if x and y:
            if x - y and y - x and not _embraces(way, a, b):
                strength = score if not x & y else score - 0.3
                return clash(NAME, ConflictKind.DATE, strength, f"{words} differ: {_shown(x)} against {_shown(y)}")
            if x & y:
                reasons.append(f"{words} agree: {_shown(x & y)}")
    return agree(NAME, "; ".join(reasons)) if reasons else unknown(NAME, "no times of the same sort on both sides")


def _same_way(a: Timepoints, b: Timepoints) -> bool:
    """Whether both name weekdays that agree: then a week's difference comes from the days of publication only."""
    return bool(a.weekdays & b.weekdays)


def _embraces(way: str, a: Timepoints, b: Timepoints) -> bool:
    """Whether the days agree, so that other months named besides do not matter."""
    return way == "months" and bool(a.days & b.days)


def _shown(values: Collection[Any]) -> str:
    return ", ".join(str(value) for value in sorted(values))
