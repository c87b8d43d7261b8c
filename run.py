"""One run through the program: documents gathered to propositions with vectors, and gathered material decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from .assess import Material, claims
from .attribution.attribute import attribute
from .attribution.independence.corrections import Corrections, apply_corrections
from .attribution.independence.model import HIDDEN_PREFIX, hidden_source
from .attribution.independence.translated import translated_copies, with_translations
from .attribution.independence.world import build_world
from .attribution.model import Source
from .checker import Report
from .claims.language import measured
from .claims.model import Document, Proposition, Statement
from .claims.pointing import with_antecedents
from .claims.propositions import propositions
from .index.encoder import Encoder
from .index.holdings import Holdings, holdings
from .index.judge import Judge
from .index.link import link
from .index.model import Claim, Relation

Progress = Callable[[str, int, int], None]


def gather(documents: Sequence[Document], *, encoder: Encoder, progress: Progress) -> Holdings:
    """Read ``documents``: their statements with chains, cut to propositions, with vectors."""
    found = attribute(documents, advance=_counter(progress, "reading", len(documents)))
    by_id = {document.id: document for document in documents}
    told: list[Proposition] = []
    for statement in found.statements:
        document = by_id[statement.document]
        speaker = found.sources[statement.chain[-1].source].name if statement.chain else None
        told.extend(propositions(statement, document.text, document.language, speaker=speaker))
    cut = with_antecedents(told, {statement.id: statement for statement in found.statements}, by_id)
    vectors = encoder.encode([p.text for p in cut], advance=_counter(progress, "embedding", len(cut)))
    return holdings(
        documents,
        found.statements,
        cut,
        found.sources.values(),
        outlets=found.outlets,
        vectors=vectors,
        merges=found.merges,
    )


def decide(held: Holdings, *, judge: Judge, corrections: Corrections, progress: Progress) -> Report:
    """Link what was gathered, and say on whom each claim rests."""
    documents = {document.id: document for document in held.documents}
    statements = {statement.id: statement for statement in held.statements}
    homes = [statements[p.statement].document for p in held.propositions]
    linked = link(
        held.propositions,
        held.vectors,
        documents=homes,
        speakers=[_speaker(statements[p.statement]) for p in held.propositions],
        days=[documents[home].published for home in homes],
        judge=judge,
        advance=progress,
    )
    world = build_world(held.documents, held.statements, held.sources, outlets=held.outlets)
    places = [(home, p.spans) for home, p in zip(homes, held.propositions, strict=True)]
    same = {pair: j.score for pair, j in linked.judged.items() if j.relation is Relation.SAME}
    rendered = translated_copies(documents, places, same, outlets=held.outlets, cites=world.cites)
    world = replace(world, copies=with_translations(world.copies, rendered))
    applied = apply_corrections(replace(world, same={**world.same, **held.same}), corrections)
    material = Material(documents, statements, held.propositions, applied.world)
    decided, view = claims(material, linked, reliability=applied.reliability)
    return Report(
        documents=held.documents,
        sources=_with_hidden(held.sources, decided),
        statements=held.statements,
        propositions=held.propositions,
        claims=decided,
        copies=applied.world.copies,
        notes=(*applied.lines, *_outside(held.documents)),
        source_view=view,
        outlets=held.outlets,
        identifications=held.merges,
    )


def _outside(documents: Sequence[Document]) -> Iterable[str]:
    """A note for each language for which no error rates were measured."""
    for code, number in sorted(Counter(document.language for document in documents).items()):
        if not measured(code):
            texts = "1 document is" if number == 1 else f"{number} documents are"
            yield f"{texts} in the language '{code}', for which no error rates of this program were measured"


def _speaker(statement: Statement) -> str | None:
    return statement.chain[-1].source if statement.chain else None


def _with_hidden(sources: Mapping[str, Source], claims: Sequence[Claim]) -> tuple[Source, ...]:
    """The sources, and the hidden origins of uncredited copies that the claims name."""
    named = {name for claim in claims for name in (*claim.origins.ids, *claim.rests_on)}
    hidden = sorted(name for name in named if name.startswith(HIDDEN_PREFIX) and name not in sources)
    return (*sources.values(), *(hidden_source(name) for name in hidden))


def _counter(progress: Progress, stage: str, total: int) -> Callable[[int], None]:
    done = 0

    def advance(more: int) -> None:
        nonlocal done
        done += more
        progress(stage, min(done, total), total)

    return advance
