"""The importable facade: documents in, report object out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
        from .assess import Material, claims
        from .attribution.attribute import attribute
        from .attribution.independence.corrections import Corrections, apply_corrections, read_corrections
        from .attribution.independence.world import build_world
        from .claims.propositions import propositions
        from .index.encoder import encoder
        from .index.judge import bundled_judge
        from .index.link import link

        wanted = read_corrections(self.corrections) if self.corrections else Corrections()
        found = attribute(documents, advance=self._counted("reading", len(documents)))
        by_id = {document.id: document for document in documents}
        statements = {statement.id: statement for statement in found.statements}
        cut: list[Proposition] = []
        for statement in found.statements:
            document = by_id[statement.document]
            speaker = found.sources[statement.chain[-1].source].name if statement.chain else None
            cut.extend(propositions(statement, document.text, document.language, speaker=speaker))
        homes = [statements[p.statement].document for p in cut]
        linked = link(
            cut,
            documents=homes,
            days=[by_id[home].published for home in homes],
            encoder=encoder(self.model),
            judge=bundled_judge(),
            advance=self.progress or (lambda stage, done, total: None),
        )
        world = build_world(documents, found.statements, found.sources, outlets=found.outlets)
        applied = apply_corrections(world, wanted)
        material = Material(by_id, statements, cut, applied.world)
        decided, view = claims(material, linked, reliability=applied.reliability)
        return Report(
            documents=tuple(documents),
            sources=_with_hidden(found.sources, decided),
            statements=found.statements,
            propositions=tuple(cut),
            claims=decided,
            copies=applied.world.copies,
            notes=applied.lines,
            source_view=view,
        )

    def add(self, documents: Sequence[Document], index: Path) -> Report:
        """Check the documents and keep what was found in the folder ``index``, made when it is not there."""
        raise NotImplementedError

    def relate(self, a: str, b: str, *, a_date: date | None = None, b_date: date | None = None) -> Judgement:
        """Say how two short texts stand to each other."""
        return self.relate_many((Pair("", a, b, a_date, b_date),))[0]

    def relate_many(self, pairs: Sequence[Pair]) -> list[Judgement]:
        """Judge many pairs at once, in their order."""
        from .index.judge import bundled_judge

        return bundled_judge().judge_many(pairs, advance=self._counted("judging", len(pairs)))

    def verify(self, text: str, index: Path) -> Verification:
        """Say what the folder ``index`` holds for and against a claim."""
        raise NotImplementedError

    def _counted(self, stage: str, total: int) -> Callable[[int], None]:
        """A counter for a step that tells how many more items are done."""
        done = 0

        def advance(more: int) -> None:
            nonlocal done
            done += more
            if self.progress:
                self.progress(stage, min(done, total), total)

        return advance


def _with_hidden(sources: Mapping[str, Source], claims: Sequence[Claim]) -> tuple[Source, ...]:
    """The sources, and the hidden origins of uncredited copies that the claims name."""
    from .attribution.independence.model import HIDDEN_PREFIX, hidden_source

    named = {name for claim in claims for name in (*claim.origins.ids, *claim.rests_on)}
    hidden = sorted(name for name in named if name.startswith(HIDDEN_PREFIX) and name not in sources)
    return (*sources.values(), *(hidden_source(name) for name in hidden))
