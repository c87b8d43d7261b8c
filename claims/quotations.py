"""Quotations of every typographic kind: where the marks stand, which belong together, and what they enclose.

Marks are paired paragraph by paragraph, so one forgotten mark spoils one paragraph at most. Whether a mark opens or
closes follows from its shape and its neighbours, because Arabic, Hebrew and Turkish papers print the marks of other
languages, mirrored ones and mixed pairs. Gershayim inside a word, apostrophes and inch marks are no quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from .language import languages, load
from .model import Span
from .paragraphs import INVISIBLE, paragraphs

_OPENERS = "«“„‟‘‚‹{"
_CLOSERS = "»”’›}"
_EITHER = "\"'״″"
_MARK = re.compile(f"``|''|[{re.escape(_OPENERS + _CLOSERS + _EITHER)}]")
_FAMILY = {
    **dict.fromkeys("«»", "guillemet"), **dict.fromkeys("‹›", "angle"), **dict.fromkeys("{}", "brace"),
    **dict.fromkeys(("“", "”", "„", "‟"), "curly"), **dict.fromkeys(('"', "״", "″", "``", "''"), "straight"),
    **dict.fromkeys("‘’‚", "curly single"), "'": "single",
}  # fmt: skip
_MIXED = {
    frozenset({"curly", "straight"}), frozenset({"curly single", "single"}), frozenset({"brace", "guillemet"}),
    frozenset({"guillemet", "straight"}), frozenset({"guillemet", "curly"}), frozenset({"angle", "guillemet"}),
    frozenset({"mirrored", "straight"}), frozenset({"mirrored", "curly"}),
}  # fmt: skip
# Marks that are more often something else (apostrophes, closing marks) when they have no partner.
_ONLY_IN_PAIRS = frozenset({"single", "curly single", "brace", "mirrored"})
_STOP = re.compile(r"(?<!\b\w)[.!?؟…](?=\s|$)")
# A tatweel or an invisible mark between a mark and its word does not change the mark's role.
_PASSED_OVER = INVISIBLE + "\u0640"
_BEFORE_OPENING = "([{<:：-–—/،,;؛=|*•…"
_AFTER_CLOSING = ".,;:!?؟،؛)]}>-–—/…|"


class _Role(Enum):
    OPEN = "open"
    CLOSE = "close"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch.

    ``outer`` includes the marks, ``inner`` does not; ``depth`` is 0 outside other quotations. ``closed`` is False where
    the closing mark is missing: the quotation then ends with its sentence. ``parts`` are the inner spans paragraph by
    paragraph: more than one where the next paragraph takes the quotation up again with an opening mark.
    """

    outer: Span
    inner: Span
    depth: int = 0
    closed: bool = True
    parts: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark with the kind of quotation that it would open and the kind that it would close."""

    start: int
    end: int
    role: _Role
    family: str
    closes: str


def quotations(text: str, start: int = 0, end: int | None = None) -> tuple[Quotation, ...]:
    """The quotations that open in ``text[start:end]``, in the order of their opening marks, nested ones included.

    Offsets are those of ``text``. A quotation ends in its own paragraph unless it is still open there and the next
    paragraph begins with an opening mark of the same kind.
    """
    found: list[tuple[list[Span], Span, bool]] = []
    carried: tuple[list[Span], int, str] | None = None
    for begin, finish in _within(text, start, len(text) if end is None else end):
        marks = list(_marks(text, begin, finish))
        resumed = carried is not None and bool(marks) and marks[0].start == begin and marks[0].family == carried[2]
        if carried is not None and not resumed:
            found.append(_unclosed(text, carried))
            carried = None
        pairs, left = _paired(marks)
        for opening, closing in pairs:
            parts, outer_start = [(opening.end, closing.start)], opening.start
            if resumed and carried is not None and opening is marks[0]:
                parts, outer_start, carried = [*carried[0], *parts], carried[1], None
            found.append((parts, (outer_start, closing.end), True))
        for opening in left:
            parts, outer_start = [(opening.end, finish)], opening.start
            if resumed and carried is not None and opening is marks[0]:
                parts, outer_start = [*carried[0], *parts], carried[1]
            elif carried is not None or opening.family in _ONLY_IN_PAIRS:
                continue
            carried = (parts, outer_start, opening.family)
    if carried is not None:
        found.append(_unclosed(text, carried))
    return _with_depth(found)


def inside(position: int, found: tuple[Quotation, ...]) -> bool:
    """Whether ``position`` lies between the marks of one of the ``found`` quotations."""
    return any(quote.inner[0] <= position < quote.inner[1] for quote in found)


def _within(text: str, start: int, end: int) -> Iterator[Span]:
    """The parts of the paragraphs that lie in ``text[start:end]``."""
    for begin, finish in paragraphs(text):
        if begin < end and finish > start:
            yield max(begin, start), min(finish, end)


def _marks(text: str, begin: int, finish: int) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, begin, finish):
        role = _role(text, match, begin, finish)
        if role is not None:
            sign = match.group()
            closes_as = "mirrored" if sign == "«" else _FAMILY[sign]
            yield _Mark(*match.span(), role, "mirrored" if sign == "»" else _FAMILY[sign], closes_as)


def _role(text: str, match: re.Match[str], begin: int, finish: int) -> _Role | None:
    """Whether the mark opens, closes or may do either; None where it is no quotation mark."""
    mark = match.group()
    before = _neighbour(text, range(match.start() - 1, begin - 1, -1))
    after = _neighbour(text, range(match.end(), finish))
    if mark in "«»":
        return _guillemet(mark, before, after)
    if mark in "‹{``":
        return _Role.OPEN
    if mark in "›}":
        return _Role.CLOSE
    if before.isalnum() and after.isalnum():
        return _inside_word(text, match, begin, finish)
    opens = before == " " or before in _BEFORE_OPENING or before in _OPENERS or before in "\"'״”’"
    closes = after == " " or after in _AFTER_CLOSING or after in _CLOSERS or after in "\"'״“‘"
    if before.isalnum() or before in ".!?؟%":
        opens = False
    if opens and not closes:
        return _Role.OPEN
    if mark == "'" and before.isdigit() and not after.isalpha():
        return None
    if closes and not opens:
        return _Role.CLOSE
    if mark in _OPENERS:
        return _Role.OPEN if after != " " else _Role.CLOSE
    if mark in "”’":
        return _Role.CLOSE
    return _Role.EITHER


def _guillemet(mark: str, before: str, after: str) -> _Role:
    """``«`` opens and ``»`` closes, but some papers print them the other way round (``:»…«``)."""
    if mark == "«":
        return _Role.EITHER if after == " " or after in _AFTER_CLOSING else _Role.OPEN
    return _Role.EITHER if before in ": " else _Role.CLOSE


def _inside_word(text: str, match: re.Match[str], begin: int, finish: int) -> _Role | None:
    """The role of a mark between two letters: gershayim, apostrophe, or a mark after a prefix or before a suffix."""
    mark = match.group()
    head = _letters_before(text, match.start(), begin)
    if mark in "'’‘":
        return None
    prefixes, words = _prefixes()
    tail = re.match(r"\w*", text[match.end() : finish])
    length = len(tail.group()) if tail else 0
    if mark in "“„" or _is_prefix(head, prefixes, words):
        return _Role.OPEN if length > 1 and _closes_later(text, match, finish) else None
    if mark in '"״' and _is_hebrew(text[match.start() - 1]) and _is_hebrew(text[match.end()]):
        return None
    return _Role.EITHER if mark in '"״' else _Role.CLOSE


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


def _paired(marks: list[_Mark]) -> tuple[list[tuple[_Mark, _Mark]], list[_Mark]]:
    """Pair the marks of one paragraph; second, the opening marks that stay alone."""
    pairs: list[tuple[_Mark, _Mark]] = []
    stack: list[_Mark] = []
    for mark in marks:
        at = None if mark.role is _Role.OPEN else _partner(stack, mark)
        if at is not None:
            pairs.append((stack[at], mark))
            del stack[at:]
        elif mark.role is not _Role.CLOSE:
            stack.append(mark)
    return pairs, stack


def _partner(stack: list[_Mark], closing: _Mark) -> int | None:
    """The index of the innermost opening mark that ``closing`` ends: of its own kind, else of a kind mixed with it."""
    own = [index for index, mark in enumerate(stack) if mark.family == closing.closes]
    mixed = [index for index, mark in enumerate(stack) if frozenset({mark.family, closing.closes}) in _MIXED]
    candidates = own or mixed
    return candidates[-1] if candidates else None


def _unclosed(text: str, carried: tuple[list[Span], int, str]) -> tuple[list[Span], Span, bool]:
    """An opening mark without a partner: the quotation is taken to end with its sentence."""
    parts, outer_start, _ = carried
    begin, finish = parts[-1]
    stop = _STOP.search(text, begin, finish)
    last = (begin, stop.end() if stop else finish)
    return [*parts[:-1], last], (outer_start, last[1]), False


def _with_depth(found: list[tuple[list[Span], Span, bool]]) -> tuple[Quotation, ...]:
    """Order by opening mark and count the quotations around each."""
    result: list[Quotation] = []
    around: list[int] = []
    for parts, outer, closed in sorted(found, key=lambda item: (item[1][0], -item[1][1])):
        while around and around[-1] <= outer[0]:
            around.pop()
        inner = (parts[0][0], parts[-1][1])
        result.append(Quotation(outer, inner, depth=len(around), closed=closed, parts=tuple(parts)))
        around.append(outer[1])
    return tuple(result)
