"""Does one text plan, expect, or call for what the other says was done?"""

from __future__ import annotations

from .lexicon import lexicon
from .model import Check, agree, clash, unknown
from .text import Text

NAME = "modality"
# "expected" and "may" are forecasts. Grouped: reports of one plan use any of a group.
_GROUPS = {"plan": "intended", "expect": "intended", "may": "intended", "call": "called for"}


def modalities(text: Text) -> dict[str, str]:
    """The ways in which a text says less than "it happened", each with the words that show it."""
    found: dict[str, str] = {}
    for hit in sorted(lexicon("modality").find(text), key=lambda h: h.start):
        if hit.concept not in _GROUPS:
            continue  # the plain future is a matter of when one writes
        words = text.raw[text.tokens[hit.start].start : text.tokens[hit.end - 1].end]
        found.setdefault(_GROUPS[hit.concept], words)
    return found


def compare_modality(a: dict[str, str], b: dict[str, str]) -> Check:
    """Compare modality: a way of one side that the other lacks is a clash (of no conflict kind: the claims differ)."""
    only_a, only_b = sorted(set(a) - set(b)), sorted(set(b) - set(a))
    if not a and not b:
        return unknown(NAME, "both sides report something as done")
    if not only_a and not only_b:
        return agree(NAME, "same modality: " + ", ".join(sorted(a)))
    if a and b and set(a) & set(b):
        return agree(NAME, "modality shared: " + ", ".join(sorted(set(a) & set(b))), score=0.5)
    side, words = (only_a[0], a[only_a[0]]) if only_a else (only_b[0], b[only_b[0]])
    score = 0.5 if a and b else 0.6
    return clash(NAME, None, score, f"only one side is {side}: “{words}”")
