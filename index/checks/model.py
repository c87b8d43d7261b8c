"""What a typed check answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..model import ConflictKind


class Outcome(StrEnum):
    """Whether two propositions agree in what a check looks at, cannot both hold, or leave it open."""

    AGREE = "agree"
    CLASH = "clash"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Check:
    """One check's answer on a pair: the outcome, the kind of conflict of a clash, its strength (0..1) and why.

    ``kind`` is None unless the outcome is a clash that makes a conflict; a modality clash ("plans to" against
    "did") says that the two are different claims, which is no kind of conflict.
    """

    name: str
    outcome: Outcome
    kind: ConflictKind | None
    score: float
    reason: str


def agree(name: str, reason: str, *, score: float = 1.0) -> Check:
    """A check whose two sides say the same."""
    return Check(name, Outcome.AGREE, None, score, reason)


def clash(name: str, kind: ConflictKind | None, score: float, reason: str) -> Check:
    """A check whose two sides cannot both hold."""
    return Check(name, Outcome.CLASH, kind, score, reason)


def unknown(name: str, reason: str) -> Check:
    """A check that found nothing to compare."""
    return Check(name, Outcome.UNKNOWN, None, 0.0, reason)
