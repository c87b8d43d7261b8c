"""Quotations of every typographic kind: which marks belong together, and what they enclose.

Marks are paired paragraph by paragraph, so one forgotten mark spoils one paragraph at most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .marks import Mark, Role, marks
from .model import Span
from .paragraphs import paragraphs

_MIXED = {
    frozenset({"curly", "straight"}), frozenset({"curly single", "single"}), frozenset({"brace", "guillemet"}),
    frozenset({"guillemet", "straight"}), frozenset({"guillemet", "curly"}), frozenset({"angle", "guillemet"}),
    frozenset({"mirrored", "straight"}), frozenset({"mirrored", "curly"}),
}  # fmt: skip
# Marks that are more often something else (apostrophes, closing marks) when they have no partner.
_ONLY_IN_PAIRS = frozenset({"single", "curly single", "brace", "mirrored"})
_STOP = re.compile(r"(?<!\b\w)[.!?؟…](?=\s|$)")


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


def quotations(text: str, start: int = 0, end: int | None = None) -> tuple[Quotation, ...]:
    """The quotations that open in ``text[start:end]``, in the order of their opening marks, nested ones included.

    Offsets are those of ``text``. A quotation ends in its own paragraph unless it is still open there and the next
    paragraph begins with an opening mark of the same kind.
    """
    found: list[tuple[list[Span], Span, bool]] = []
    carried: tuple[list[Span], int, str] | None = None
    for begin, finish in _within(text, start, len(text) if end is None else end):
        found_marks = list(marks(text, begin, finish))
        resumed = _resumes(found_marks, begin, carried)
        if carried is not None and not resumed:
            found.append(_unclosed(text, carried))
            carried = None
        pairs, left = _paired(found_marks)
        for opening, closing in pairs:
            parts, outer_start = [(opening.end, closing.start)], opening.start
            if resumed and carried is not None and opening is found_marks[0]:
                parts, outer_start, carried = [*carried[0], *parts], carried[1], None
            found.append((parts, (outer_start, closing.end), True))
        for opening in left:
            parts, outer_start = [(opening.end, finish)], opening.start
            if resumed and carried is not None and opening is found_marks[0]:
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


def _resumes(found_marks: list[Mark], begin: int, carried: tuple[list[Span], int, str] | None) -> bool:
    """Whether a paragraph takes up the quotation that the one before left open: its first sign is the same mark."""
    first = found_marks[0] if found_marks else None
    return carried is not None and first is not None and (first.start, first.family) == (begin, carried[2])


def _paired(marks: list[Mark]) -> tuple[list[tuple[Mark, Mark]], list[Mark]]:
    """Pair the marks of one paragraph; second, the opening marks that stay alone."""
    pairs: list[tuple[Mark, Mark]] = []
    stack: list[Mark] = []
    for mark in marks:
        at = None if mark.role is Role.OPEN else _partner(stack, mark)
        if at is not None:
            pairs.append((stack[at], mark))
            del stack[at:]
        elif mark.role is not Role.CLOSE:
            stack.append(mark)
    return pairs, stack


def _partner(stack: list[Mark], closing: Mark) -> int | None:
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
