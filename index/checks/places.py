"""Do two texts put the event in the same place?"""

from __future__ import annotations

from ..model import ConflictKind
from .gazetteer import Place
from .model import Check, agree, clash, unknown

NAME = "place"


def compare_places(a: tuple[Place, ...], b: tuple[Place, ...]) -> Check:
    """Compare the towns of two texts; a clash needs one on each side that nothing on the other accounts for.

    A town and its country agree; a capital that stands for a government agrees with the country.
    """
    left, right = _unaccounted(a, b), _unaccounted(b, a)
    towns = [(x, y) for x in left for y in right if x.kind != "country" and y.kind != "country"]
    if towns:
        x, y = towns[0]
        return clash(
            NAME,
            ConflictKind.PLACE,
            0.8 if x.kind == y.kind == "city" else 0.6,
            f"places differ: “{x.words}” against “{y.words}”",
        )
    shared = {x.id for x in a} & {y.id for y in b}
    if shared:
        return agree(NAME, "places agree: " + ", ".join(sorted(shared)))
    return unknown(NAME, "no places to compare")


def _unaccounted(side: tuple[Place, ...], other: tuple[Place, ...]) -> list[Place]:
    countries = {place.country for place in other}
    towns = {place.id for place in other}
    return [p for p in side if p.id not in towns and (p.country not in countries or _other_town(p, other))]


def _other_town(place: Place, other: tuple[Place, ...]) -> bool:
    """Whether the other side names a different town of the same country, and not the country alone."""
    return place.kind == "city" and any(
        p.country == place.country and p.kind == "city" and p.id != place.id for p in other
    )
