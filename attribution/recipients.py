"""The medium that was told: «قال … لوكالة فرانس برس», "לאתר ynet".

Where a preposition is joined to the word, a tagger that splits no words misses it, or takes it into the speaker's name.

A word counts when the language's preposition (``recipient_prefixes``) stands before a class noun of outlets or
agencies, or before the name of a known one, near the cue and outside what is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..claims.language import load
from ..claims.model import Span
from .known import known
from .mentions import read_mention
from .model import SourceKind
from .tagger.decode import trimmed
from .tagger.tagger import Mention, Tagged

REACH = 90
"""Characters from cue and speaker within which the medium is named; read off the carriers of attribution-train.ar."""
NAME_WORDS = 5
"""Words that a medium's name has after its preposition, at the most."""

_MEDIA = (SourceKind.AGENCY, SourceKind.OUTLET)
_WORD = re.compile(r"[^\W\d_][\w'’.\-]*")
_STOP = re.compile(r"[،,؛;:!?\n]|\.(?=\s|$)|[)»”\"″](?=[\s.,،]|$)")
_OPENED = re.compile(r"(?<!\w)[(«“„\"]")
_CLOSING = frozenset(')»”"″')


def with_recipient(text: str, language: str, item: Tagged) -> Tagged:
    """``item`` with the medium that was told as its carrier, where the tagger has none; else ``item`` as it is."""
    prefixes = tuple(load(language).section("attribution").get("recipient_prefixes", ()))
    if not prefixes or item.carriers:
        return item
    for start, end in _zones(text, item):
        for match in _WORD.finditer(text, start, end):
            for prefix in prefixes:
                if match.group().startswith(prefix) and len(match.group()) > len(prefix) + 2:
                    medium = _medium(text, language, match.start() + len(prefix), end)
                    if medium:
                        return _carried(text, item, medium, match.start())
    return item


def _zones(text: str, item: Tagged) -> Iterator[Span]:
    """Where the medium may be named: from cue and speaker on, up to what is said, or to the end of the sentence."""
    places = [item.cue, *([item.origin.span] if item.origin.span else [])]
    start = min(place[0] for place in places)
    end = max(place[1] for place in places) + REACH
    for a, b in item.content:
        if a >= start:
            end = min(end, a)
        elif b > start:
            start = b
    line = text.find("\n", start, end)
    yield start, min(len(text), end if line < 0 else line)


def _medium(text: str, language: str, start: int, end: int) -> Mention | None:
    stop = _STOP.search(text, start + 1, end)
    words = list(_WORD.finditer(text, start, stop.start() if stop else end))[:NAME_WORDS]
    for count in range(len(words), 0, -1):
        span = (start, words[count - 1].end())
        named = known(text[slice(*span)], language=language)
        if named and named[0].kind in _MEDIA and _covers(text[slice(*span)], count):
            span = _closed(text, span)
            return Mention(span, named[0].kind, text[slice(*span)])
    first = read_mention(words[0].group(), language) if words else None
    kind = next((k for k in _MEDIA if first and k in first.heads), None)
    if first is None or kind is None or SourceKind.PERSON in first.heads:
        return None
    kept = trimmed(text, (start, words[min(len(words), 3) - 1].end()))
    return Mention(_closed(text, kept), kind) if kept else None


def _closed(text: str, span: Span) -> Span:
    """``span`` with the mark that closes the quotation or bracket in it, where that comes next."""
    opened = _OPENED.search(text, *span)
    return (span[0], span[1] + 1) if opened and text[span[1] : span[1] + 1] in _CLOSING else span


def _covers(name: str, words: int) -> bool:
    """Whether a name of ``words`` words is no longer than the medium's own (a known one is found in a sentence too)."""
    if words == 1:
        return True
    shorter = known(name.rsplit(" ", 1)[0])
    return shorter is None


def _carried(text: str, item: Tagged, medium: Mention, cut: int) -> Tagged:
    origin = item.origin
    if origin.span and (origin.span[0] <= cut < origin.span[1] or _same(origin.span, medium.span)):
        left = trimmed(text, (origin.span[0], cut)) if origin.span[0] < cut else None
        origin = replace(origin, span=left, name=None) if left else Mention(None, SourceKind.PERSON)
    return replace(item, carriers=(medium,), origin=origin)


def _same(one: Span, other: Span | None) -> bool:
    return other is not None and min(one[1], other[1]) - max(one[0], other[0]) > 0.5 * (one[1] - one[0])
