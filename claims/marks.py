"""Quotation marks: where they stand in a text, and whether each opens, closes or may do either.

That follows from a mark's shape and its neighbours, because Arabic, Hebrew and Turkish papers print the marks of other
languages, mirrored ones and mixed pairs. Gershayim inside a word, apostrophes and inch marks are no quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from .language import languages, load
from .paragraphs import INVISIBLE

_OPENERS = "«“„‟‘‚‹{"
_CLOSERS = "»”’›}"
_EITHER = "\"'״″"
_MARK = re.compile(f"``|''|[{re.escape(_OPENERS + _CLOSERS + _EITHER)}]")
_FAMILY = {
    **dict.fromkeys("«»", "guillemet"), **dict.fromkeys("‹›", "angle"), **dict.fromkeys("{}", "brace"),
    **dict.fromkeys(("“", "”", "„", "‟"), "curly"), **dict.fromkeys(('"', "״", "″", "``", "''"), "straight"),
    **dict.fromkeys("‘’‚", "curly single"), "'": "single",
}  # fmt: skip
# A tatweel or an invisible mark between a mark and its word does not change the mark's role.
_PASSED_OVER = INVISIBLE + "\u0640"
_BEFORE_OPENING = "([{<:：-–—/،,;؛=|*•…"
_AFTER_CLOSING = ".,;:!?؟،؛)]}>-–—/…|"


class Role(Enum):
    """What a mark can do."""

    OPEN = "open"
    CLOSE = "close"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark with the kind of quotation that it would open and the kind that it would close."""

    start: int
    end: int
    role: Role
    family: str
    closes: str


def marks(text: str, begin: int, finish: int) -> Iterator[Mark]:
    """The quotation marks of one paragraph, ``text[begin:finish]``, in order."""
    for match in _MARK.finditer(text, begin, finish):
        role = _role(text, match, begin, finish)
        if role is not None:
            sign = match.group()
            closes_as = "mirrored" if sign == "«" else _FAMILY[sign]
            yield Mark(*match.span(), role, "mirrored" if sign == "»" else _FAMILY[sign], closes_as)


def _role(text: str, match: re.Match[str], begin: int, finish: int) -> Role | None:
    """Whether the mark opens, closes or may do either; None where it is no quotation mark."""
    mark = match.group()
    before = _neighbour(text, range(match.start() - 1, begin - 1, -1))
    after = _neighbour(text, range(match.end(), finish))
    if mark in "«»":
        return _guillemet(mark, before, after)
    if mark in "‹{``":
        return Role.OPEN
    if mark in "›}":
        return Role.CLOSE
    if before.isalnum() and after.isalnum():
        return _inside_word(text, match, begin, finish)
    opens = before == " " or before in _BEFORE_OPENING or before in _OPENERS or before in "\"'״”’"
    closes = after == " " or after in _AFTER_CLOSING or after in _CLOSERS or after in "\"'״“‘"
    if before.isalnum() or before in ".!?؟%":
        opens = False
    if opens and not closes:
        return Role.OPEN
    if mark == "'" and before.isdigit() and not after.isalpha():
        return None
    if closes and not opens:
        return Role.CLOSE
    if mark in _OPENERS:
        return Role.OPEN if after != " " else Role.CLOSE
    if mark in "”’":
        return Role.CLOSE
    return Role.EITHER


def _guillemet(mark: str, before: str, after: str) -> Role:
    """``«`` opens and ``»`` closes, but some papers print them the other way round (``:»…«``)."""
    if mark == "«":
        return Role.EITHER if after == " " or after in _AFTER_CLOSING else Role.OPEN
    return Role.EITHER if before in ": " else Role.CLOSE


def _inside_word(text: str, match: re.Match[str], begin: int, finish: int) -> Role | None:
    """The role of a mark between two letters: gershayim, apostrophe, or a mark after a prefix or before a suffix."""
    mark = match.group()
    head = _letters_before(text, match.start(), begin)
    if mark in "'’‘":
        return None
    prefixes, words = _prefixes()
    tail = re.match(r"\w*", text[match.end() : finish])
    length = len(tail.group()) if tail else 0
    if mark in "“„" or _is_prefix(head, prefixes, words):
        return Role.OPEN if length > 1 and _closes_later(text, match, finish) else None
    if mark in '"״' and _is_hebrew(text[match.start() - 1]) and _is_hebrew(text[match.end()]):
        return None
    return Role.EITHER if mark in '"״' else Role.CLOSE


def _is_hebrew(letter: str) -> bool:
    return "\u05d0" <= letter <= "\u05ea"


def _is_prefix(head: str, prefixes: frozenset[str], words: frozenset[str]) -> bool:
    """Whether the letters before a mark are written together with the word that it opens."""
    # Four letters: the longest chains of one-letter prefixes (וכשב, وبالـ) seen in news.
    return bool(head) and (head in words or (len(head) <= 4 and prefixes.issuperset(head)))


@cache
def _prefixes() -> tuple[frozenset[str], frozenset[str]]:
    """The letters and the words that are written together with a following quotation mark, in any language."""
    sections = [load(code).section("segmentation") for code in languages()]
    letters = frozenset("".join(section["quote_prefixes"] for section in sections))
    return letters, frozenset(word for section in sections for word in section["quote_prefix_words"])


def _closes_later(text: str, match: re.Match[str], finish: int) -> bool:
    """Whether a mark that can close this one follows before the next word that carries such a mark inside."""
    for later in _MARK.finditer(text, match.end(), finish):
        before, after = text[later.start() - 1], text[later.end()] if later.end() < finish else " "
        if not (before.isalnum() and after.isalnum()):
            return not before.isspace()
    return False


def _letters_before(text: str, position: int, begin: int) -> str:
    at = position
    while at > begin and (text[at - 1].isalnum() or text[at - 1] in _PASSED_OVER):
        at -= 1
    return "".join(letter for letter in text[at:position] if letter not in _PASSED_OVER or letter == "\u0640")


def _neighbour(text: str, positions: range) -> str:
    """The first visible character at ``positions``; a space where there is none or it is white."""
    for position in positions:
        if text[position] not in _PASSED_OVER:
            return " " if text[position].isspace() else text[position]
    return " "
