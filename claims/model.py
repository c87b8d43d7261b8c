"""What the first step hands on: documents, statements and propositions.

Offsets are half-open ``(start, end)`` and count Unicode code points of the document text exactly as it was read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ..errors import TawaturError as TawaturError

Span = tuple[int, int]
"""A half-open stretch ``(start, end)`` of a document's text, in code points."""


class Form(StrEnum):
    """How a statement is worded."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    OWN = "own"


class Stance(StrEnum):
    """What the source does with the content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DECLINES = "declines"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a decision: a score in 0..1 (1 is certain) and the sentence that explains it."""

    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """One article as published.

    ``outlet`` is the outlet's name as the article, the file or the user gives it; ``published`` its day;
    ``extracted`` says that ``text`` was taken out of a richer file (HTML), so that a report has to carry it;
    ``author`` is the byline of its metadata.
    """

    id: str
    text: str
    language: str
    outlet: str | None = None
    title: str = ""
    url: str | None = None
    published: date | None = None
    path: str | None = None
    extracted: bool = False
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain: the source's id, the words that name it (None when understood), and why it stands there."""

    source: str
    mention: Span | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of a document that says one thing, and the chain of sources through which it came.

    ``chain`` runs from the link nearest to the document to the origin, without the document's own outlet;
    it is empty for the document's own voice. ``distanced`` marks reporting that keeps its distance ("claimed").
    ``credit`` is the source of a dateline or credit line that carried an own-voice text (an agency), if any.
    """

    id: str
    document: str
    spans: tuple[Span, ...]
    text: str
    form: Form = Form.OWN
    stance: Stance = Stance.ASSERTS
    cue: Span | None = None
    chain: tuple[Link, ...] = ()
    distanced: bool = False
    credit: str | None = None
    evidence: tuple[Evidence, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Proposition:
    """A statement cut down to one checkable thing that stands on its own; its spans lie inside the statement's."""

    id: str
    statement: str
    spans: tuple[Span, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document: its span, the paragraph it stands in, and its role in the layout.

    ``role`` is ``body``, ``headline`` (a headline inside the text), ``repeat`` (a headline or lead printed again),
    ``caption`` (photo captions and credits), ``credit`` (datelines, agency credits, bylines) or ``boilerplate``
    ("Comments", "Read also").
    """

    span: Span
    paragraph: int
    role: str = "body"
