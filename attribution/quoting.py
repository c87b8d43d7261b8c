"""Contents and quotation marks: snapping a content to the quotation that it means, and telling its form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..claims.model import Form, Span
from ..claims.quotations import Quotation
from .tagger.decode import trimmed
from .tagger.tagger import Tagged

DIRECT = 0.9
"""Share of a content's characters inside quotation marks from which it is direct speech."""
SNAP = 0.6
"""Overlap (intersection over union) with a quotation from which a content is taken to be that quotation (read off
attribution-train.ar, as are the lengths below)."""
FORGOTTEN = 400
"""Characters by which an unclosed quotation may outrun a content before its closing mark is taken to be forgotten."""
STARTS = 3
"""Characters between the starts of a content and of a quotation that count as one place; such a content goes on to the
closing mark, for what stands inside one pair of marks is one statement (and a tagger sees only a window)."""
OUTSIDE = 12
"""Characters of a content that may stand outside a quotation that it is taken to be: a word or two."""


def snapped(text: str, content: Sequence[Span], quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    """The pieces of ``content``, each widened or narrowed to the outermost quotation that it nearly is.

    A tagger sees a window; a quotation of many sentences goes on to its closing mark.
    """
    out: list[Span] = []
    for piece in content:
        best = piece
        for quotation in quotations:
            if quotation.depth or (not quotation.closed and quotation.inner[1] > piece[1] + FORGOTTEN):
                continue
            for part in quotation.parts or (quotation.inner,):
                shared = min(piece[1], part[1]) - max(piece[0], part[0])
                if shared <= 0:
                    continue
                union = max(piece[1], part[1]) - min(piece[0], part[0])
                cut_off = piece[1] < part[1] and abs(piece[0] - part[0]) <= STARTS
                if cut_off or (shared / union >= SNAP and _mostly_inside(piece, part)):
                    best = trimmed(text, part) or piece
        if not any(best[0] < b and a < best[1] for a, b in out):
            out.append(best)
    return tuple(out)


def spoken(item: Tagged, quotations: Sequence[Quotation]) -> Tagged:
    """``item`` without carriers whom a quotation names that its cue stands outside of: the speaker speaks of them.

    («"In a speech carried by state TV," Peter reports»; a quoted name alone, as of «موقع "واللا"», is no such one.)
    """

    def named_in_words(span: Span) -> bool:
        return any(
            quotation.inner[0] <= span[0]
            and span[1] <= quotation.inner[1]
            and quotation.inner[1] - quotation.inner[0] > span[1] - span[0] + OUTSIDE
            and not quotation.outer[0] <= item.cue[0] < quotation.outer[1]
            for quotation in quotations
        )

    kept = tuple(mention for mention in item.carriers if mention.span is None or not named_in_words(mention.span))
    return replace(item, carriers=kept)


def _mostly_inside(piece: Span, part: Span) -> bool:
    """Whether what the piece has outside the quotation is no more than a word or two of it."""
    return max(0, part[0] - piece[0]) + max(0, piece[1] - part[1]) <= OUTSIDE


def form(content: Sequence[Span], quotations: Sequence[Quotation]) -> Form:
    """Direct where (nearly) all of ``content`` stands in quotation marks, mixed where a part of it does."""
    size = sum(b - a for a, b in content)
    quoted = sum(
        max(0, min(b, quotation.outer[1]) - max(a, quotation.outer[0]))
        for a, b in content
        for quotation in quotations
        if quotation.depth == 0
    )
    if not quoted:
        return Form.INDIRECT
    return Form.DIRECT if quoted >= DIRECT * size else Form.MIXED
