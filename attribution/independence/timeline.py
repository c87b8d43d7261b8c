"""Who had a claim first, who carried it on, and when it was denied."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ...claims.model import Stance
from .identity import identities
from .model import Testimony, World
from .witnesses import copy_groups, order


class Step(StrEnum):
    """What a document did for a claim."""

    FIRST = "first"
    CARRIED = "carried on"
    COPIED = "copied"
    NEW_ORIGIN = "new origin"
    DENIED = "denied"
    DECLINED = "declined to comment"


@dataclass(frozen=True, slots=True)
class Event:
    """One step in the life of a claim: when (None where no date is known), which document, and through whom."""

    day: date | None
    document: str
    proposition: str
    step: Step
    outlet: str
    chain: tuple[str, ...]
    note: str


def timeline(testimonies: Iterable[Testimony], world: World) -> tuple[Event, ...]:
    """The events of a claim, dated ones first and in order; documents without a date come last.

    The first is the earliest that asserts it; a later one is a copy (it prints the same stretch), carries the claim on
    (an origin already known), or brings a new origin. Within one day no order is claimed: the document ids decide.
    """
    ordered = sorted(testimonies, key=order)
    known = identities(world)
    asserting = [item for item in ordered if item.stance is Stance.ASSERTS]
    earliest = {item.proposition: group[0] for group in copy_groups(asserting, world) for item in group}
    seen: set[str] = set()
    events = []
    for item in ordered:
        outlet = world.outlet(item.document)
        chain = item.chain or ((item.credit,) if item.credit else ())
        origin = known.of(chain[-1] if chain else outlet)
        step, note = _step(item, earliest.get(item.proposition), origin, seen, world)
        if item.stance is Stance.ASSERTS:
            seen.add(origin)
        events.append(Event(item.published, item.document, item.proposition, step, outlet, chain, note))
    return tuple(events)


def _step(
    item: Testimony, copied_from: Testimony | None, origin: str, seen: set[str], world: World
) -> tuple[Step, str]:
    name = world.name(origin)
    if item.stance is Stance.DENIES:
        return Step.DENIED, f"{name} denies it"
    if item.stance is Stance.DECLINES:
        return Step.DECLINED, f"{name} declines to comment"
    if not seen:
        return Step.FIRST, f"{name} is the first to say so, as far as these documents tell"
    if copied_from is not None and copied_from.document != item.document:
        return Step.COPIED, f"prints the text of {copied_from.document}"
    if origin in seen:
        return Step.CARRIED, f"carries on what {name} said"
    return Step.NEW_ORIGIN, f"{name} says so too"
