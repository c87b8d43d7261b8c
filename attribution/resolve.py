"""From what the tagger found to whole chains: nesting, headings, and the order in which statements are settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..claims.model import Span
from .chains import Chains, Resolved, ResolvedLink, announced
from .entities import Entity
from .tagger.decode import trimmed
from .tagger.tagger import Tagged

HEADING_REACH = 150
"""Characters after a quotation used as a heading within which its speaker has to be named: a title and a name."""

_QUOTES = frozenset("\"'«»“”„‘’״")
_STOPS = frozenset(".!?؟…")


def resolve(text: str, language: str, tagged: Sequence[Tagged]) -> list[Resolved]:
    """The chains of an article's statements, in the order given (by cue)."""
    chains = Chains(text, language)
    parents = [_parent(tagged, number) for number in range(len(tagged))]
    done: dict[int, Resolved] = {}

    def settle(number: int, waiting: frozenset[int]) -> None:
        """Resolve one statement; first the one around it (it may have its cue at the end), or the one it announces."""
        waiting = waiting | {number}
        parent = parents[number]
        if parent is not None and parent not in done:
            if parent in waiting:
                parent = None
            else:
                settle(parent, waiting)
        following = number + 1
        heading = parent is None and _is_heading(text, tagged, number)
        if heading and following not in waiting and parents[following] is None:
            settle(following, waiting)
            done[number] = Resolved(tagged[number], announced(done[following].chain), None)
            return
        earlier = [done[n] for n in sorted(done, reverse=True) if n < number and done[n].parent == parent]
        outer = done[parent].chain if parent is not None else ()
        if parent is not None:
            earlier.append(done[parent])
        done[number] = Resolved(tagged[number], chains.chain(tagged[number], outer=outer, earlier=earlier), parent)

    for number in range(len(tagged)):
        if number not in done:
            settle(number, frozenset())
    return [done[number] for number in range(len(tagged))]


def inner(text: str, tagged: Sequence[Tagged]) -> list[Tagged]:
    """``tagged`` with contents that hold their own cue, and are another statement's too, cut to what follows the cue.

    In "officials said the president conveyed that …" the tagger may give both reports the whole content.
    """
    return [_after_cue(text, item) if _repeats(text, item, tagged) else item for item in tagged]


def _repeats(text: str, item: Tagged, tagged: Sequence[Tagged]) -> bool:
    if item.origin.span is None or not _inside(item.cue, item.content):
        return False
    size = sum(b - a for a, b in item.content)
    return any(
        other is not item and not _inside(other.cue, item.content) and _shared(item, other) >= 0.7 * size
        for other in tagged
    )


def _after_cue(text: str, item: Tagged) -> Tagged:
    pieces = [(max(a, item.cue[1]), b) for a, b in item.content if b > item.cue[1]]
    kept = tuple(span for piece in pieces if (span := trimmed(text, piece)))
    return replace(item, content=kept) if kept else item


def _inside(cue: Span, content: Sequence[Span]) -> bool:
    return any(a <= cue[0] and cue[1] <= b for a, b in content)


def _shared(item: Tagged, other: Tagged) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in item.content for c, d in other.content)


def _parent(tagged: Sequence[Tagged], number: int) -> int | None:
    """The smallest statement whose content holds this one's cue and most of its content."""
    item = tagged[number]
    size = sum(b - a for a, b in item.content)

    def holds(other: Tagged) -> bool:
        if not _inside(item.cue, other.content):
            return False
        shared = _shared(item, other)
        return shared >= 0.7 * size and shared < sum(b - a for a, b in other.content)

    inside = [n for n, other in enumerate(tagged) if n != number and holds(other)]
    return min(inside, key=lambda n: sum(b - a for a, b in tagged[n].content)) if inside else None


def _is_heading(text: str, tagged: Sequence[Tagged], number: int) -> bool:
    """Whether a statement is a quotation that stands as a heading over the next one, which names its speaker.

    It begins a line or follows a stop, has no stop and no source of its own, and the next source is named right after
    it: in the same line at once, in a line below soon.
    """
    item = tagged[number]
    if item.origin.span or item.carriers or number + 1 == len(tagged) or text[slice(*item.cue)] not in _QUOTES:
        return False
    before, end = text[: item.cue[0]].rstrip(" "), item.content[-1][1]
    following = tagged[number + 1].origin.span
    if following is None or text[end : end + 1] not in _QUOTES or text[end - 1] in _STOPS:
        return False
    if before and before[-1] not in _STOPS | _QUOTES | {"\n"}:
        return False
    between = text[end + 1 : following[0]]
    below = between.lstrip(" ").startswith("\n")
    return following[0] > end and (not between.strip() or (below and len(between) <= HEADING_REACH))


__all__ = ["Entity", "Resolved", "ResolvedLink", "inner", "resolve"]
