"""Do two texts use opposite words, or one word once affirmed and once negated?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..model import ConflictKind
from .data import table
from .lexicon import lexicon
from .model import Check, agree, clash, unknown
from .negation import Polarity, negated
from .text import Text

NAME = "antonym"


@dataclass(frozen=True, slots=True)
class Concepts:
    """The concepts a text affirms and those it negates, each with the words that stand for it."""

    affirmed: dict[str, str]
    denied: dict[str, str]


def concepts(text: Text, state: Polarity) -> Concepts:
    """Find the concepts of the antonym table in a text."""
    affirmed: dict[str, str] = {}
    denied: dict[str, str] = {}
    for hit in lexicon("concepts").find(text):
        words = text.raw[text.tokens[hit.start].start : text.tokens[hit.end - 1].end]
        (denied if negated(text, state, hit) else affirmed)[hit.concept] = words
    return Concepts(affirmed, denied)


@cache
def _opposites() -> frozenset[tuple[str, str]]:
    pairs = [tuple(pair) for pair in table("antonyms")]
    return frozenset((x, y) for x, y in pairs) | frozenset((y, x) for x, y in pairs)


def compare_antonyms(a: Concepts, b: Concepts) -> Check:
    """Compare the concepts of two texts.

    Opposites clash unless one side has both ("reopened after it had closed"); a concept one side affirms and the other
    negates is a clash of kind negation; shared concepts, or one negated beside its opposite, agree.
    """
    shared = sorted((set(a.affirmed) & set(b.affirmed)) | (set(a.denied) & set(b.denied)))
    opposed = [
        (x, y)
        for x in a.affirmed
        for y in b.affirmed
        if (x, y) in _opposites() and y not in a.affirmed and x not in b.affirmed
    ]
    turned = [x for x in a.affirmed if x in b.denied and x not in b.affirmed and x not in a.denied]
    turned += [x for x in b.affirmed if x in a.denied and x not in a.affirmed and x not in b.denied]
    rephrased = [(x, y) for x in a.denied for y in b.affirmed if (x, y) in _opposites()]
    rephrased += [(x, y) for x in a.affirmed for y in b.denied if (x, y) in _opposites()]
    if turned:
        word = turned[0]
        words = a.affirmed.get(word) or a.denied[word], b.affirmed.get(word) or b.denied[word]
        return clash(NAME, ConflictKind.NEGATION, 0.8, f"affirmed and negated: “{words[0]}” against “{words[1]}”")
    if opposed and not rephrased:
        x, y = opposed[0]
        score = 0.8 if not shared else 0.55
        return clash(
            NAME, ConflictKind.ANTONYM, score, f"opposites: “{a.affirmed[x]}” ({x}) against “{b.affirmed[y]}” ({y})"
        )
    if shared or rephrased:
        return agree(
            NAME,
            "same concepts: " + ", ".join(shared or [f"not {x} = {y}" for x, y in rephrased]),
            score=min(1.0, 0.5 + 0.25 * len(shared)),
        )
    return unknown(NAME, "no opposite and no shared concepts")
