"""What the second step hands on: sources, copies and the answer on whom a claim rests."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..claims.model import Evidence, Span


class SourceKind(StrEnum):
    """What sort of thing speaks."""

    OUTLET = "outlet"
    AGENCY = "agency"
    PERSON = "person"
    INSTITUTION = "institution"
    OFFICIALS = "officials"
    UNNAMED = "unnamed"
    DOCUMENT = "document"
    SOCIAL = "social"


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody or something that can say things, with one identity across names and languages.

    ``belongs_to`` is the id of the source it is part of (a columnist's paper, an outlet's publisher);
    ``identified`` is False for anonymous sources and groups without names.
    """

    id: str
    name: str
    kind: SourceKind
    aliases: tuple[str, ...] = ()
    belongs_to: str | None = None
    identified: bool = True


@dataclass(frozen=True, slots=True)
class Identification:
    """Why what ``document`` calls ``wording`` is a source that an earlier document of the run names, too."""

    source: str
    document: str
    wording: str
    evidence: Evidence


class CopyKind(StrEnum):
    """How a later document depends on an earlier one."""

    CITATION = "citation"
    REUSE = "reuse"
    PUBLISHER = "publisher"


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that depends on an earlier one.

    ``overlap`` is the share of the later document's words that stand in the earlier one (0..1);
    ``spans`` pairs each reused stretch of the earlier document with its stretch of the later one; ``translated`` says
    that they are in two languages.
    """

    earlier: str
    later: str
    kind: CopyKind
    overlap: float
    reason: str
    spans: tuple[tuple[Span, Span], ...] = ()
    translated: bool = False


class Verdict(StrEnum):
    """What the provenance of a claim amounts to."""

    CORROBORATED = "corroborated"
    SINGLE_SOURCE = "single source"
    UNRESOLVED = "unresolved"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Origins:
    """How many independent origins a claim has, as a range, and the source ids at the origin of its chains."""

    minimum: int
    maximum: int
    ids: tuple[str, ...]
