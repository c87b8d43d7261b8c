"""Are the same actors named on both sides, and in the same roles?"""

from __future__ import annotations

from collections.abc import Mapping

from ..model import ConflictKind
from .gazetteer import Place
from .lexicon import lexicon
from .model import Check, agree, clash, unknown
from .text import Text

NAME = "actor"

Agents = Mapping[str, str]
"""The agents of a text (army, police, rebels …: ``agents`` of the language files), each with the words for it."""


def agents(text: Text) -> Agents:
    """Find the agents of a text."""
    return {
        hit.concept: text.raw[text.tokens[hit.start].start : text.tokens[hit.end - 1].end]
        for hit in lexicon("agents").find(text)
    }


def compare_actors(
    a: tuple[Place, ...], b: tuple[Place, ...], a_agents: Agents | None = None, b_agents: Agents | None = None
) -> Check:
    """Compare the agents, and the countries (or their governments and people), of two texts.

    Agents clash where both texts name some and none of them is in both. Countries clash where each side has one that
    the other does not know; one that only one side names is no clash.
    """
    mine, theirs = a_agents or {}, b_agents or {}
    if mine and theirs and not mine.keys() & theirs.keys():
        one, other = next(iter(mine.values())), next(iter(theirs.values()))
        return clash(NAME, ConflictKind.ACTOR, 0.8, f"others act: “{one}” against “{other}”")
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
