"""Are the same actors named on both sides, and in the same roles?"""

from __future__ import annotations

from ..model import ConflictKind
from .gazetteer import Place
from .model import Check, agree, clash, unknown

NAME = "actor"


def compare_actors(a: tuple[Place, ...], b: tuple[Place, ...]) -> Check:
    """Compare the countries (or their governments and people) of two texts.

    A clash needs a country on each side that the other does not know; one that only one side names is no clash.
    """
    left = {p.country: p for p in a if p.kind != "city"}
    right = {p.country: p for p in b if p.kind != "city"}
    known_a, known_b = {p.country for p in a}, {p.country for p in b}
    only_a = [p for country, p in left.items() if country not in known_b]
    only_b = [p for country, p in right.items() if country not in known_a]
    if only_a and only_b:
        return clash(
            NAME,
            ConflictKind.ACTOR,
            0.8 if known_a & known_b else 0.7,
            f"countries differ: “{only_a[0].words}” against “{only_b[0].words}”",
        )
    shared = sorted(known_a & known_b)
    if shared:
        return agree(NAME, "same countries: " + ", ".join(shared), score=len(shared) / max(len(known_a | known_b), 1))
    return unknown(NAME, "no countries to compare")
