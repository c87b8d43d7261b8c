"""The run seen from its sources: what each feeds and through whom, and how credible its claims are by origins alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ...claims.model import Stance
from ..model import Verdict
from .identity import Identities, identities
from .model import OriginCount, Testimony, World

CANNOT_BE_JUDGED = "F"
_LETTERS = frozenset("ABCDEF")


@dataclass(frozen=True, slots=True)
class Assessed:
    """A claim with its members, its asserting side's count and its verdict."""

    claim: str
    testimonies: tuple[Testimony, ...]
    count: OriginCount
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source: the claims and documents it feeds, those that rest on it, the relays between, and its rating.

    ``rating`` is a letter and a digit in the manner of the Admiralty code: the letter comes from the user's table
    (F, cannot be judged, without one), the digit is the median of its claims' :func:`credibility`.
    """

    source: str
    claims: int
    documents: int
    sole: int
    through: tuple[str, ...]
    rating: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """All sources, the most fed first, and the share (0..1) of claims that rest on anonymous sources alone."""

    rows: tuple[SourceRow, ...]
    anonymous_share: float


def credibility(count: OriginCount, verdict: Verdict) -> int:
    """The Admiralty-style digit of a claim, from independent origins only.

    1 confirmed (three or more independent origins), 2 probably true (two), 3 possibly true (one to two or more),
    4 doubtful (disputed, but asserted by at least two), 5 improbable (disputed, and one origin at the least count),
    6 cannot be judged (a single source). It says how many stand behind a claim, never whether it is true.
    """
    if verdict is Verdict.DISPUTED:
        return 4 if count.minimum >= 2 else 5
    if count.minimum >= 3:
        return 1
    if count.minimum == 2:
        return 2
    return 3 if count.maximum >= 2 else 6


def source_view(
    claims: Iterable[Assessed], world: World, *, reliability: Mapping[str, str] | None = None
) -> SourceView:
    """The view of every source that is the origin or a relay of an asserted claim.

    Args:
        claims: the claims of the run.
        world: the run.
        reliability: the user's table, source id → letter A to F.

    Raises:
        ValueError: a letter of the table is not A to F.
    """
    letters = dict(reliability or {})
    for source, letter in letters.items():
        if letter not in _LETTERS:
            raise ValueError(f"reliability of {source!r} must be a letter from A to F, got {letter!r}")
    known = identities(world)
    fed: dict[str, _Tally] = {}
    number = anonymous = 0
    for item in claims:
        number += 1
        anonymous += bool(item.count.ids) and all(known.anonymous(source) for source in item.count.ids)
        digit = credibility(item.count, item.verdict)
        for testimony in item.testimonies:
            if testimony.stance is Stance.ASSERTS:
                _feed(fed, testimony, item, digit, world, known)
    rows = [
        SourceRow(
            source,
            len(tally.digits),
            len(tally.documents),
            len(tally.sole),
            tuple(sorted(tally.through)),
            f"{letters.get(source, CANNOT_BE_JUDGED)}{sorted(tally.digits.values())[(len(tally.digits) - 1) // 2]}",
        )
        for source, tally in fed.items()
    ]
    rows.sort(key=lambda row: (-row.claims, -row.documents, row.source))
    return SourceView(tuple(rows), anonymous / number if number else 0.0)


class _Tally:
    def __init__(self) -> None:
        self.digits: dict[str, int] = {}
        self.documents: set[str] = set()
        self.sole: set[str] = set()
        self.through: set[str] = set()


def _feed(
    fed: dict[str, _Tally], testimony: Testimony, item: Assessed, digit: int, world: World, known: Identities
) -> None:
    outlet = known.of(world.outlet(testimony.document))
    chain = testimony.chain or ((testimony.credit,) if testimony.credit else ())
    path = [outlet, *(known.of(source) for source in chain)]
    for place, source in enumerate(path):
        if place == 0 and len(path) > 1:
            continue  # the outlet only carries what somebody else says
        tally = fed.setdefault(source, _Tally())
        tally.digits[item.claim] = digit
        tally.documents.add(testimony.document)
        if source in item.count.rests_on:
            tally.sole.add(item.claim)
        if place:
            tally.through.add(path[place - 1])
