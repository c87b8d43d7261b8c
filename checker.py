"""The importable facade: documents in, report object out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from .attribution.independence.source_view import SourceView
from .attribution.model import Copy, Identification, Origins, Source, Verdict
from .claims.model import Document, Proposition, Statement
from .index.model import Claim, Judgement
from .index.pairfile import Pair

if TYPE_CHECKING:
    from .attribution.independence.corrections import Corrections
    from .index.holdings import Holdings

Progress = Callable[[str, int, int], None]
"""Called with the stage in words, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found; every renderer reads this and nothing else.

    ``problems`` are things that went wrong with single inputs, ``notes`` what a reader should know about the whole
    (languages outside what was measured, say); both are one line each. ``outlets`` gives a document's outlet as a
    source id, by document id; ``identifications`` why sources of several documents are one (those of this run: an
    index does not keep them).
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
    outlets: Mapping[str, str] = field(default_factory=dict)
    identifications: tuple[Identification, ...] = ()


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
        from .attribution.tagger.tagger import bundled_tagger
        from .index.centring import linking_encoder
        from .index.judge import bundled_judge
        from .weights.cache import directory

        bundled_tagger()
        bundled_judge()
        linking_encoder(self.model)
        return directory()

    def check(
        self, documents: Sequence[Document], *, index: Path | None = None, problems: Sequence[str] = ()
    ) -> Report:
        """Check the documents against each other and, when ``index`` is given, against what that folder holds.

        ``problems`` are the lines on what could not be read: the report says so.
        """
        from .index.centring import linking_encoder
        from .index.joining import joined
        from .index.store import Store
        from .run import gather

        wanted = self._corrections()
        encoder = linking_encoder(self.model)
        if index is None:
            held = gather(documents, encoder=encoder, progress=self._told)
        else:
            with Store.open(index, encoder.name) as store:
                new = gather(store.missing(documents), encoder=encoder, progress=self._told)
                held = joined(store.load(), new)
        return replace(self._decided(held, wanted), problems=tuple(problems))

    def add(self, documents: Sequence[Document], index: Path) -> Report:
        """Keep in the folder ``index`` what is found in the documents that it does not hold yet.

        The folder is made when it is not there. The report is that of a check of these documents against each other.
        """
        from .index.centring import linking_encoder
        from .index.store import Store
        from .run import gather

        wanted = self._corrections()
        encoder = linking_encoder(self.model)
        with Store.open(index, encoder.name, create=True) as store:
            new = gather(store.missing(documents), encoder=encoder, progress=self._told)
            return self._decided(store.add(new), wanted)

    def relate(self, a: str, b: str, *, a_date: date | None = None, b_date: date | None = None) -> Judgement:
        """Say how two short texts stand to each other."""
        from .claims.decode import without_surrogates

        return self.relate_many((Pair("", without_surrogates(a), without_surrogates(b), a_date, b_date),))[0]

    def relate_many(self, pairs: Sequence[Pair]) -> list[Judgement]:
        """Judge many pairs at once, in their order."""
        from .index.judge import bundled_judge

        done = 0

        def advance(more: int) -> None:
            nonlocal done
            done += more
            self._told("judging", min(done, len(pairs)), len(pairs))

        return bundled_judge().judge_many(pairs, advance=advance)

    def verify(self, text: str, index: Path) -> Verification:
        """Say what the folder ``index`` holds for and against a claim."""
        from .claims.decode import without_surrogates
        from .index.centring import linking_encoder
        from .index.judge import linking_judge
        from .index.store import Store
        from .stored import verify

        encoder = linking_encoder(self.model)
        with Store.open(index, encoder.name) as store:
            return verify(without_surrogates(text), store, encoder=encoder, judge=linking_judge().judge_many)

    def _corrections(self) -> Corrections:
        """The user's corrections; asked for before the work, so that a slip in the file costs none of it."""
        from .attribution.independence.corrections import Corrections, read_corrections

        return read_corrections(self.corrections) if self.corrections else Corrections()

    def _decided(self, held: Holdings, wanted: Corrections) -> Report:
        from .index.judge import linking_judge
        from .run import decide

        return decide(held, judge=linking_judge(), corrections=wanted, progress=self._told)

    def _told(self, stage: str, done: int, total: int) -> None:
        if self.progress:
            self.progress(stage, done, total)
