"""What independence needs to know of a run, gathered from its documents, statements and sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ...claims.model import Document, Proposition, Statement
from ..model import Copy, Source, SourceKind
from .descriptions import speaks_for, titles
from .model import Testimony, World
from .reuse import find_copies


def cited(statements: Iterable[Statement]) -> dict[str, frozenset[str]]:
    """Document id → the ids of all sources that stand in its chains and credits."""
    table: dict[str, set[str]] = {}
    for statement in statements:
        chain = [link.source for link in statement.chain]
        table.setdefault(statement.document, set()).update(chain, [statement.credit] if statement.credit else [])
    return {document: frozenset(sources) for document, sources in table.items()}


def relayed(
    chains: Iterable[tuple[str, ...]], cites: Mapping[str, frozenset[str]], outlets: Mapping[str, str]
) -> dict[str, frozenset[str]]:
    """Source id → the sources whose words it passes on: those behind it in a chain, and those its own articles cite."""
    table: dict[str, set[str]] = {}
    for chain in chains:
        for place, source in enumerate(chain[:-1]):
            table.setdefault(source, set()).update(chain[place + 1 :])
    for document, sources in cites.items():
        if document in outlets:
            table.setdefault(outlets[document], set()).update(sources)
    return {source: frozenset(behind) for source, behind in table.items()}


def build_world(
    documents: Sequence[Document],
    statements: Sequence[Statement],
    sources: Mapping[str, Source],
    *,
    outlets: Mapping[str, str],
    copies: tuple[Copy, ...] | None = None,
) -> World:
    """The world of a run.

    Args:
        documents: every document.
        statements: their statements, with resolved chains.
        sources: source id → source.
        outlets: document id → its outlet's source id (documents without an outlet are left out).
        copies: what :func:`.reuse.find_copies` found; searched for here when None.
    """
    publishers = {
        source.id: source.belongs_to
        for source in sources.values()
        if source.belongs_to
        and source.kind in {SourceKind.OUTLET, SourceKind.AGENCY}
        and _publishes(sources.get(source.belongs_to))
    }
    cites = cited(statements)
    # A publisher makes its outlets one voice; of one outlet alone it would only hide the name that the articles give.
    houses = Counter(publishers.values())
    speaking = {source for named in cites.values() for source in named} | set(outlets.values())
    publishers = {o: p for o, p in publishers.items() if houses[p] > 1 or p in speaking}
    if copies is None:
        copies = find_copies(documents, outlets=outlets, publishers=publishers, cites=cites)
    chains = (tuple(link.source for link in statement.chain) for statement in statements)
    described = titles(sources.values(), documents)
    return World(
        sources=sources,
        outlets=outlets,
        publishers=publishers,
        copies=copies,
        cites=cites,
        relays=relayed(chains, cites, outlets),
        speaks_for=speaks_for(sources, described),
        descriptions=described,
    )


def _publishes(source: Source | None) -> bool:
    return source is not None and source.kind in {SourceKind.OUTLET, SourceKind.AGENCY, SourceKind.INSTITUTION}


def testimony(proposition: Proposition, statement: Statement, document: Document) -> Testimony:
    """A proposition of a document as a witness."""
    return Testimony(
        proposition=proposition.id,
        document=document.id,
        chain=tuple(link.source for link in statement.chain),
        stance=statement.stance,
        own_voice=not statement.chain,
        credit=statement.credit,
        published=document.published,
        text=proposition.text,
        spans=proposition.spans,
    )
