"""Do two texts give the same numbers for the same things?"""

from __future__ import annotations

from itertools import product

from ..model import ConflictKind
from .model import Check, agree, clash, unknown
from .units import Quantity

NAME = "number"
# How far two numbers may lie apart and still be the same one, by how exact the looser of them is said to be.
# Chosen by hand while the false clashes on same-pairs of pairs-train.families.jsonl were read
# (`python -m tawatur.evaluation.checks --show number:same`), not searched for.
_SLACK = {"": 0.004, "about": 0.1, "over": 0.12, "under": 0.12, "vague": 0.0}
_DURATION_SLACK = 0.03  # three months are 90 days
_UNNAMED = frozenset(
    {
        "",
        "people",
        "people.dead",
        "people.injured",
        "people.held",
        "people.displaced",
        "votes",
        "thing",
        "barrel",
        "point",
    }
)
_LONE = frozenset({"percent", "ordinal", "duration", "score"})
# Set by hand, not calibrated: only their order is meant.
_SURE, _LIKELY, _GUESS = 0.9, 0.75, 0.6


def compare_numbers(a: tuple[Quantity, ...], b: tuple[Quantity, ...]) -> Check:
    """Compare the quantities of two texts.

    A clash needs a quantity on each side that has no counterpart on the other, both counting the same sort of thing.
    Numbers that only one side gives are no clash.
    """
    if not a or not b:
        return unknown(NAME, "no numbers on both sides")
    pairs = sorted(
        ((x, y) for x, y in product(a, b) if comparable(x, y) and compatible(x, y)), key=lambda p: _exactness(*p)
    )
    left, right = list(a), list(b)
    matched: list[tuple[Quantity, Quantity]] = []
    for x, y in pairs:
        if x in left and y in right:
            left.remove(x)
            right.remove(y)
            matched.append((x, y))
    left = [x for x in left if not any(comparable(x, y) and compatible(x, y) for y in b)]
    right = [y for y in right if not any(comparable(x, y) and compatible(x, y) for x in a)]
    known = {value[0] for quantity in (*a, *b) for value in quantity.values}
    open_pairs = ((x, y) for x, y in product(left, right) if comparable(x, y) and not _derived(x, y, known))
    best = max(((_strength(x, y), x, y) for x, y in open_pairs), key=lambda t: t[0], default=None)
    if best is not None:
        strength, x, y = best
        return clash(NAME, ConflictKind.NUMBER, strength, f"numbers differ: “{x.text}” against “{y.text}”")
    if matched:
        shown = ", ".join(f"“{x.text}” = “{y.text}”" for x, y in matched)
        return agree(NAME, f"numbers agree: {shown}", score=len(matched) / max(len(matched), min(len(a), len(b))))
    return unknown(NAME, "no numbers of the same sort on both sides")


def comparable(x: Quantity, y: Quantity) -> bool:
    """Whether two quantities may count the same thing."""
    if x.unit == y.unit:
        return True
    if "" in (x.unit, y.unit):
        return {x.unit, y.unit} <= _UNNAMED or (not {x.unit, y.unit} & _LONE and _near(x, y))
    return "people" in (x.unit, y.unit) and x.unit.split(".")[0] == y.unit.split(".")[0]


def _derived(x: Quantity, y: Quantity, known: set[float]) -> bool:
    """Whether one number follows from the other and a third: 6 of 9 judges is 6 to 3, 18 short of 289 is 271."""
    p, q = x.values[0][0], y.values[0][0]
    others = known - {p, q}
    return any(_equal(abs(p - q), other) or _equal(p + q, other) for other in others)


def _equal(p: float, q: float) -> bool:
    return abs(p - q) <= 1e-6 * max(1.0, p, q)


def _near(x: Quantity, y: Quantity) -> bool:
    """Whether two numbers are big and of one order, so that they may be one figure though a unit is missing."""
    low, high = sorted((x.values[0][0], y.values[0][0]))
    return low >= 100 and high <= 10 * low


def compatible(x: Quantity, y: Quantity) -> bool:
    """Whether two quantities can be the same number, given how exactly each is stated."""
    return any(_fits(p, q, x, y) for p, q in product(x.values, y.values))


def _fits(p: tuple[float, float], q: tuple[float, float], x: Quantity, y: Quantity) -> bool:
    if p[0] <= q[1] and q[0] <= p[1]:
        return True
    if "vague" in (x.bound, y.bound):
        return False
    one, two = sorted((p[0], q[0]))
    slack = max(_SLACK[x.bound], _SLACK[y.bound], _DURATION_SLACK if x.unit == y.unit == "duration" else 0.0)
    if two - one <= slack * two:
        return True
    rounder = x if x.digits < y.digits else y
    coarse, fine = (p[0], q[0]) if rounder is x else (q[0], p[0])
    return (
        (rounder.digits >= 2 or bool(rounder.bound))
        and fine > 0
        and _rounded(fine, rounder.digits) == _rounded(coarse, rounder.digits)
        and (abs(coarse - fine) <= (0.12 if rounder.bound else 0.05) * fine)
    )


def _rounded(value: float, digits: int) -> float:
    return float(f"{value:.{max(0, digits - 1)}e}")


def _strength(x: Quantity, y: Quantity) -> float:
    if x.unit and x.unit == y.unit:
        return _SURE
    return _LIKELY if x.unit and y.unit else _GUESS


def _exactness(x: Quantity, y: Quantity) -> tuple[int, float]:
    """Best matches first: same unit, then the smallest difference."""
    return (0 if x.unit == y.unit else 1, abs(x.values[0][0] - y.values[0][0]))
