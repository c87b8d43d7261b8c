"""Text as comparable words: one spelling per word across scripts, with the place of each word in the text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from ...claims.language import languages, load
from ...claims.model import Span

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d[\d.,٫٬]*\d|\w[\w\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u0670]*")
_FOLD = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ء": None, "ـ": None}
    | {"ı": "i", "İ": "i", "ß": "ss", "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ", ".": None, ",": None}
    | {"٫": None, "٬": None}
)
_KEPT = 50_000  # texts whose words are kept
_STEM = 5  # letters of a word that are compared when inflection does not matter


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text as compared, and the span of each in the text."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]


def fold(word: str) -> str:
    """One spelling of ``word``: no case, diacritics, tatweel, hamza seats, final letters, digit shapes, separators."""
    if word.isascii():
        return word.lower().translate(_FOLD)
    plain = unicodedata.normalize("NFKD", word.translate(_FOLD).casefold()).translate(_FOLD)
    return "".join(
        str(unicodedata.digit(char)) if char.isdigit() else char for char in plain if not unicodedata.combining(char)
    )


def split(text: str) -> Words:
    """The folded words of ``text`` with their spans (words that fold to nothing are left out)."""
    found = [(folded, match.span()) for match in _WORD.finditer(text) if (folded := fold(match.group()))]
    return Words(tuple(word for word, _ in found), tuple(span for _, span in found))


@lru_cache(maxsize=_KEPT)
def tokens(text: str) -> tuple[str, ...]:
    """The folded words of a short ``text`` (kept: the statements of one claim are compared many times)."""
    return split(text).words


@cache
def _affixes() -> tuple[str, ...]:
    glued = {fold(item) for code in languages() for item in load(code).section("groups").get("strip", ())}
    return tuple(sorted(glued, key=lambda item: (-len(item), item)))


@cache
def _function_words() -> frozenset[str]:
    return frozenset(
        fold(item) for code in languages() for item in load(code).section("groups").get("function_words", ())
    )


def variants(word: str) -> tuple[str, ...]:
    """``word`` and what is left of it without each beginning that may be glued to it (at least two letters remain)."""
    return (word, *(word[len(a) :] for a in _affixes() if word.startswith(a) and len(word) - len(a) >= 2))


@cache
def stem(word: str) -> str:
    """The part of a folded word that is compared when inflection does not matter."""
    bare = next((word[len(a) :] for a in _affixes() if word.startswith(a) and len(word) - len(a) >= 3), word)
    return bare if bare.isdigit() else bare[:_STEM]


@lru_cache(maxsize=_KEPT)
def content(text: str) -> frozenset[str]:
    """The stems of the words of ``text`` that carry meaning (function words and single letters left out)."""
    skip = _function_words()
    return frozenset(stem(word) for word in tokens(text) if word not in skip and (len(word) > 1 or word.isdigit()))


def shared_run(first: tuple[str, ...], second: tuple[str, ...]) -> int:
    """How many words in a row two word sequences share at the most."""
    best = 0
    places: dict[str, list[int]] = {}
    for place, word in enumerate(second):
        places.setdefault(word, []).append(place)
    ends: dict[int, int] = {}
    for word in first:
        ends = {place: ends.get(place - 1, 0) + 1 for place in places.get(word, ())}
        best = max(best, max(ends.values(), default=0))
    return best


def closeness(first: frozenset[str], second: frozenset[str]) -> float:
    """How near two wordings are: the share of the shorter one's content stems that the other has too (0..1)."""
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0
