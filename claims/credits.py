"""Credits: which agency or outlet an article says that it took its text from.

``(Reuters)`` after a place, ``- AFP`` at the end, ``Haber: DHA`` and their like (see ``claims.datelines``). A credit
under a picture is none of the text's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .credit_names import SEGMENTS, agency_in, all_agencies
from .language import Language, load
from .layout import blocks
from .model import Document, Span
from .paragraphs import trimmed


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency or outlet named as where the text comes from: the span of its name, and the name as printed."""

    span: Span
    name: str


def credits(document: Document) -> tuple[Credit, ...]:
    """The agencies and outlets named in the datelines, bylines and credit lines of ``document``, in reading order.

    "Agencies" without a name («وكالات») counts as a name, and so does the document's own outlet where it is an agency.
    """
    found: list[Credit] = []
    for block in blocks(document):
        if block.role == "credit":
            found.extend(_named(document.text, *block.span, load(document.language)))
    return tuple(found)


def _named(text: str, start: int, end: int, language: Language) -> list[Credit]:
    """The names in a credit block: the known ones, and what stands in a dateline's brackets."""
    stretch = text[start:end]
    spans = [found.span("name") for found in re.finditer(r"[(\[](?P<name>[^()\[\]\n]{1,50})[)\]]", stretch)]
    at = 0
    for gap in [*SEGMENTS.finditer(stretch), None]:
        edge = gap.start() if gap is not None else len(stretch)
        spans.extend(agency_in(stretch, at, edge, language))
        at = gap.end() if gap is not None else at
    outermost = [span for span in spans if all_agencies(stretch[slice(*span)], language) or len(spans) == 1]
    result: list[Credit] = []
    for begin, finish in sorted(set(outermost)):
        if result and start + begin < result[-1].span[1]:
            continue
        span = trimmed(text, start + begin, start + finish)
        result.append(Credit(span, text[span[0] : span[1]]))
    return result
