"""What the provenance of a claim amounts to, why, and what would settle it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...claims.model import Stance
from ..model import Verdict
from .identity import speakers
from .model import HIDDEN_PREFIX, OriginCount, Testimony, World
from .provenance import independent_origins

_SETTLES = 4  # open questions listed; more would be answered one by one anyway


@dataclass(frozen=True, slots=True)
class Opposition:
    """One side against a claim: the origins of its denials (``claim`` is None) or of a conflicting claim."""

    count: OriginCount
    kind: str
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on a claim, the sentences that explain it, and what would settle it if it is open."""

    verdict: Verdict
    explanation: tuple[str, ...]
    settles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides of a claim by its own members, and how many of them decline to comment (which changes nothing)."""

    supporting: OriginCount
    denying: OriginCount
    declining: int = 0


def sides(testimonies: Iterable[Testimony], world: World) -> Sides:
    """Who asserts and who denies a claim, each side counted on its own."""
    by_stance: dict[Stance, list[Testimony]] = {stance: [] for stance in Stance}
    for testimony in testimonies:
        by_stance[testimony.stance].append(testimony)
    return Sides(
        independent_origins(by_stance[Stance.ASSERTS], world),
        independent_origins(by_stance[Stance.DENIES], world),
        len(by_stance[Stance.DECLINES]),
    )


def verdict(supporting: OriginCount, opposing: Sequence[Opposition], world: World) -> Finding:
    """The verdict on a claim from the counts of both sides.

    ``opposing`` holds the claim's own denials and every conflicting claim; an update (a later figure of a growing
    count) is no conflict and must not be in it. An opposition whose origins all stand behind the claim themselves is
    shown but does not make it disputed: it is one voice that says two things.
    """
    against = [item for item in opposing if item.count.maximum]
    independent = [item for item in against if _independent(item.count, supporting, world)]
    lines = [_summary(supporting, world), *supporting.reasons]
    lines += [_against(item, world, independent=item in independent) for item in against]
    if independent:
        return Finding(Verdict.DISPUTED, tuple(lines))
    if supporting.minimum >= 2:
        return Finding(Verdict.CORROBORATED, tuple(lines))
    if supporting.maximum <= 1:
        return Finding(Verdict.SINGLE_SOURCE, tuple(lines))
    return Finding(Verdict.UNRESOLVED, tuple(lines), tuple(_settles(supporting, world)))


def _independent(opposing: OriginCount, supporting: OriginCount, world: World) -> bool:
    known = speakers(world)
    behind = {known.of(source) for source in supporting.ids}
    return any(known.of(source) not in behind for source in opposing.ids)


def _summary(count: OriginCount, world: World) -> str:
    if not count.maximum:
        return "nobody asserts it; it is only denied"
    rests = ", ".join(world.name(source) for source in count.rests_on)
    if count.minimum == count.maximum:
        number = "1 independent origin" if count.maximum == 1 else f"{count.maximum} independent origins"
    else:
        number = f"{count.minimum} to {count.maximum} independent origins"
    return f"{number}; every chain passes through {rests}" if rests else f"{number}; no source is common to all chains"


def _against(item: Opposition, world: World, *, independent: bool) -> str:
    names = ", ".join(world.name(source) for source in item.count.ids)
    what = "denied by" if item.claim is None else f"in conflict ({item.kind}) with what is told by"
    span = str(item.count.minimum)
    if item.count.maximum != item.count.minimum:
        span = f"{item.count.minimum} to {item.count.maximum}"
    tail = "" if independent else "; the same origins stand behind both, so it is not an independent dispute"
    return f"{what} {names} (independent origins: {span}){tail}"


def _settles(count: OriginCount, world: World) -> Iterable[str]:
    if len(count.carriers) == 1:
        yield (
            f"only {world.name(count.carriers[0])} carries it: another outlet that has it from one of "
            f"{', '.join(world.name(source) for source in count.ids)} would settle it"
        )
    for merge in [merge for merge in count.merges if not merge.certain][:_SETTLES]:
        if merge.merged.startswith(HIDDEN_PREFIX) or merge.merged in count.carriers:
            yield f"where {world.name(merge.merged)} has it from ({merge.evidence.reason})"
        else:
            yield (
                f"whether {world.name(merge.kept)} and {world.name(merge.merged)} are the same "
                f"({merge.evidence.reason})"
            )
