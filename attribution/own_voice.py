"""What an article says in its own voice: the rest of its sentences when all that is ascribed is taken away."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..claims.model import Sentence, Span
from .tagger.decode import trimmed

LEAST_WORDS = 4
"""Words that a whole sentence needs to be a statement."""
LEAST_REST = 7
"""Words that the rest of a partly ascribed sentence needs: less is glue around the report ("On Monday,")."""

_WORD = re.compile(r"\w{2,}")
_VOICES = frozenset({"body", "headline"})


def own_spans(text: str, sentences: Sequence[Sentence], ascribed: Sequence[Sequence[Span]]) -> list[tuple[Span, ...]]:
    """For every sentence in the article's own voice, its spans without what is ascribed to others."""
    taken = sorted(span for spans in ascribed for span in spans)
    found: list[tuple[Span, ...]] = []
    for sentence in sentences:
        if sentence.role not in _VOICES:
            continue
        rest = _without(sentence.span, taken)
        whole = len(rest) == 1 and rest[0] == sentence.span
        kept = []
        for piece in rest:
            span = trimmed(text, piece)
            if span and len(_WORD.findall(text, *span)) >= (LEAST_WORDS if whole else LEAST_REST):
                kept.append(span)
        if kept:
            found.append(tuple(kept))
    return found


def _without(span: Span, taken: Sequence[Span]) -> list[Span]:
    start, rest = span[0], []
    for a, b in taken:
        if b <= start or a >= span[1]:
            continue
        if a > start:
            rest.append((start, a))
        start = max(start, b)
    if start < span[1]:
        rest.append((start, span[1]))
    return rest
