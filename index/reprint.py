"""Words printed twice: two texts that differ in spelling and small words only are one claim, whatever a model says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

from rapidfuzz.distance import Levenshtein

from ..attribution.mentions import fold
from ..claims.model import Evidence

LEAST_WORDS = 5
"""Words from which a text is long enough to be recognised as printed again."""
LIKENESS = 0.9
"""Share of words in common (ratio of matching blocks) from which two texts are one print. Set by reading the pairs of
attribution-train.ar articles that share a sentence; not tuned on the gold stories."""
SPELLING = 0.8
"""Likeness of two words' letters from which they are one word spelt in two ways."""

_WORD = re.compile(r"\w+")


def reprinted(a: str, b: str) -> Evidence | None:
    """Why ``a`` and ``b`` are the same words printed twice; None where they are not.

    A replaced word has to be a variant of spelling without digits; words may be added or left out only as far as
    ``LIKENESS`` allows. Whether an added word turns the claim round is for the typed checks to say.
    """
    left, right = _words(a), _words(b)
    if left == right and left:
        return Evidence(1.0, "the same words")
    if min(len(left), len(right)) < LEAST_WORDS:
        return None
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    shared = sum(block.size for block in matcher.get_matching_blocks())
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "replace":
            if j - i != m - k or not all(_spelt(x, y) for x, y in zip(left[i:j], right[k:m], strict=True)):
                return None
            shared += j - i
        elif kind != "equal" and any(c.isdigit() for w in (*left[i:j], *right[k:m]) for c in w):
            return None
    likeness = 2 * shared / (len(left) + len(right))
    return Evidence(likeness, f"the same words but for {1 - likeness:.0%}") if likeness >= LIKENESS else None


def _words(text: str) -> Sequence[str]:
    plain = unicodedata.normalize("NFKC", text)
    digits = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in plain)
    return [fold(word) for word in _WORD.findall(digits)]


def _spelt(one: str, other: str) -> bool:
    if any(c.isdigit() for c in one + other):
        return one == other
    return Levenshtein.normalized_similarity(one, other) >= SPELLING
