"""The importable facade: documents in, report object out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .attribution.independence.source_view import SourceView
from .attribution.model import Copy, Origins, Source, Verdict
from .claims.model import Document, Proposition, Statement
from .index.model import Claim, Judgement
from .index.pairfile import Pair

Progress = Callable[[str, int, int], None]
"""Called with the stage in words, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found; every renderer reads this and nothing else.

    ``problems`` are things that went wrong with single inputs, ``notes`` what a reader should know about the whole
    (languages outside what was measured, say); both are one line each.
    """

    documents: tuple[Document, ...] = ()
    sources: tuple[Source, ...] = ()
    statements: tuple[Statement, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    claims: tuple[Claim, ...] = ()
    copies: tuple[Copy, ...] = ()
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    source_view: SourceView | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Support:
    """A stored proposition that bears on a claim, with the statement it comes from and how the two were judged."""

    document: str
    statement: Statement
    proposition: Proposition
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Verification:
    """What an index holds on one claim; ``verdict`` is None when nothing was found.

    ``sources`` are those that the chains name.
    """

    claim: str
    verdict: Verdict | None
    origins: Origins
    rests_on: tuple[str, ...] = ()
    supporting: tuple[Support, ...] = ()
    conflicting: tuple[Support, ...] = ()
    explanation: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


class Checker:
    """Reads documents and says who says each thing, through whom, and on whom it rests.

    ``model`` is ``bundled`` or any sentence-transformers name or path; ``corrections`` a file of the user's own
    corrections; ``progress`` is told how far the work is.
    """

    def __init__(
        self, *, model: str = "bundled", corrections: Path | None = None, progress: Progress | None = None
    ) -> None:
        self.model = model
        self.corrections = corrections
        self.progress = progress

    def prepare(self) -> Path:
        """Build now what the model needs, and return the folder that holds it; a later check then starts at once."""
        raise NotImplementedError

    def check(self, documents: Sequence[Document], *, index: Path | None = None) -> Report:
        """Check the documents against each other and, when ``index`` is given, against what that folder holds."""
        raise NotImplementedError

    def add(self, documents: Sequence[Document], index: Path) -> Report:
        """Check the documents and keep what was found in the folder ``index``, made when it is not there."""
        raise NotImplementedError

    def relate(self, a: str, b: str, *, a_date: date | None = None, b_date: date | None = None) -> Judgement:
        """Say how two short texts stand to each other."""
        return self.relate_many((Pair("", a, b, a_date, b_date),))[0]

    def relate_many(self, pairs: Sequence[Pair]) -> list[Judgement]:
        """Judge many pairs at once, in their order."""
        raise NotImplementedError

    def verify(self, text: str, index: Path) -> Verification:
        """Say what the folder ``index`` holds for and against a claim."""
        raise NotImplementedError
