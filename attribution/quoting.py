"""Contents and quotation marks: snapping a content to the quotation that it means, and telling its form."""

from __future__ import annotations

from collections.abc import Sequence

from ..claims.model import Form, Span
from ..claims.quotations import Quotation
from .tagger.decode import trimmed

DIRECT = 0.9
"""Share of a content's characters inside quotation marks from which it is direct speech (read off attribution-train.ar)."""
SNAP = 0.6
"""Overlap (intersection over union) with a quotation from which a content is taken to be that quotation."""


def snapped(text: str, content: Sequence[Span], quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    """The pieces of ``content``, each widened or narrowed to the outermost quotation that it nearly is.

    A tagger sees a window; a quotation of many sentences goes on to its closing mark.
    """
    out: list[Span] = []
    for piece in content:
        best = piece
        for quotation in quotations:
            if quotation.depth or not quotation.closed and quotation.inner[1] > piece[1] + 400:
                continue
            for part in quotation.parts or (quotation.inner,):
                shared = min(piece[1], part[1]) - max(piece[0], part[0])
                if shared <= 0:
                    continue
                union = max(piece[1], part[1]) - min(piece[0], part[0])
                cut_off = piece[1] < part[1] and abs(piece[0] - part[0]) <= 3 and shared > 200
                if shared / union >= SNAP and _mostly_inside(piece, part) or cut_off:
                    best = trimmed(text, part) or piece
        if not any(best[0] < b and a < best[1] for a, b in out):
            out.append(best)
    return tuple(out)


def _mostly_inside(piece: Span, part: Span) -> bool:
    """Whether what the piece has outside the quotation is no more than a word or two of it."""
    outside = max(0, part[0] - piece[0]) + max(0, piece[1] - part[1])
    return outside <= 12


def form(content: Sequence[Span], quotations: Sequence[Quotation]) -> Form:
    """Direct where (nearly) all of ``content`` stands in quotation marks, mixed where a part of it does."""
    size = sum(b - a for a, b in content)
    quoted = 0
    for a, b in content:
        quoted += sum(
            max(0, min(b, q.outer[1]) - max(a, q.outer[0])) for q in quotations if q.depth == 0
        )
    if not quoted:
        return Form.INDIRECT
    return Form.DIRECT if quoted >= DIRECT * size else Form.MIXED
