"""What one run found, fitted to what earlier runs found: ids that do not clash, and sources that are the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Protocol

import numpy as np

from ..attribution.model import Source
from ..claims.model import Document, Statement
from .holdings import Holdings, digest
from .same_sources import across_runs, one_id


class Held(Protocol):
    """What is there already."""

    @property
    def sources(self) -> Mapping[str, Source]: ...

    def has_text(self, digest: str) -> bool:
        """Whether a document with this digest is there."""
        ...

    def has_id(self, table: str, identifier: str) -> bool:
        """Whether ``identifier`` is taken among the ``documents``, ``statements`` or ``propositions``."""
        ...


class InMemory:
    """Holdings as something to fit others to."""

    def __init__(self, held: Holdings) -> None:
        self.sources: Mapping[str, Source] = held.sources
        self._digests = frozenset(map(digest, held.documents))
        self._ids = {
            "documents": frozenset(item.id for item in held.documents),
            "statements": frozenset(item.id for item in held.statements),
            "propositions": frozenset(item.id for item in held.propositions),
        }

    def has_text(self, digest: str) -> bool:
        """Whether a document with this digest is there."""
        return digest in self._digests

    def has_id(self, table: str, identifier: str) -> bool:
        """Whether ``identifier`` is taken in ``table``."""
        return identifier in self._ids[table]


def joined(old: Holdings, new: Holdings) -> Holdings:
    """Both as one run: ``old`` as it is, then what of ``new`` is not there yet, with ids that do not clash."""
    fit = fitted(new, InMemory(old))
    vectors = [part for part in (old.vectors, fit.vectors) if len(part)]
    return Holdings(
        documents=(*old.documents, *fit.documents),
        statements=(*old.statements, *fit.statements),
        propositions=(*old.propositions, *fit.propositions),
        sources={**old.sources, **fit.sources},
        outlets={**old.outlets, **fit.outlets},
        vectors=np.concatenate(vectors) if vectors else old.vectors,
        same={**old.same, **fit.same},
        merges=(*old.merges, *fit.merges),
    )


def fitted(new: Holdings, held: Held) -> Holdings:
    """What of ``new`` is not held yet.

    Documents that are there already are left out with all that was found in them; an id that something else has gets
    a number ("1~2"); a source that is there already comes with the aliases of both.
    """
    documents = _unknown(new.documents, held)
    kept = {item.id for item in documents}
    statements = [item for item in new.statements if item.document in kept]
    spoken = {item.id for item in statements}
    rows = [row for row, item in enumerate(new.propositions) if item.statement in spoken]
    propositions = [new.propositions[row] for row in rows]
    outlets = {document: outlet for document, outlet in new.outlets.items() if document in kept}

    document_ids = _fresh("documents", kept, held)
    statement_ids = _fresh("statements", spoken, held)
    proposition_ids = _fresh("propositions", (item.id for item in propositions), held)
    used = _used(statements, outlets.values(), new.sources)
    source_ids = _source_ids(used, held.sources)
    sources = {source_ids[item.id]: _joined_source(item, source_ids, held.sources) for item in used}
    return Holdings(
        documents=tuple(replace(item, id=document_ids[item.id]) for item in documents),
        statements=tuple(_renamed(item, statement_ids, document_ids, source_ids) for item in statements),
        propositions=tuple(
            replace(item, id=proposition_ids[item.id], statement=statement_ids[item.statement]) for item in propositions
        ),
        sources=sources,
        outlets={document_ids[document]: source_ids.get(outlet, outlet) for document, outlet in outlets.items()},
        vectors=new.vectors[rows],
        same=across_runs(held.sources, sources),
        merges=tuple(
            replace(item, source=source_ids[item.source], document=document_ids[item.document])
            for item in new.merges
            if item.document in kept and item.source in source_ids
        ),
    )


def _unknown(documents: Iterable[Document], held: Held) -> list[Document]:
    """The documents not held, each once."""
    found = {digest(document): document for document in reversed(tuple(documents))}
    return [document for name, document in reversed(found.items()) if not held.has_text(name)]


def _fresh(table: str, wanted: Iterable[str], held: Held) -> dict[str, str]:
    return _free_ids(wanted, lambda identifier: held.has_id(table, identifier))


def _free_ids(wanted: Iterable[str], taken: Callable[[str], bool]) -> dict[str, str]:
    """Each wanted id with a free one: itself, or itself with the first free number."""
    # Names of files may hold bytes that are no text (unpaired surrogates), which a database does not take.
    printable = {name: name.encode("utf-8", "backslashreplace").decode("utf-8") for name in sorted(set(wanted))}
    given = {name: plain for name, plain in printable.items() if name == plain and not taken(plain)}
    used = set(given.values())
    for name, plain in printable.items():
        if name not in given:
            free, number = plain, 1
            while free in used or taken(free):
                number += 1
                free = f"{plain}~{number}"
            given[name] = free
            used.add(free)
    return given


def _used(statements: Iterable[Statement], outlets: Iterable[str], sources: Mapping[str, Source]) -> list[Source]:
    """The sources that stand in chains, credits or outlets, with those they belong to."""
    left = {link.source for item in statements for link in item.chain} | set(outlets)
    left |= {item.credit for item in statements if item.credit}
    found: dict[str, Source] = {}
    while left:
        name = left.pop()
        if name in sources and name not in found:
            found[name] = sources[name]
            left |= {sources[name].belongs_to or name}
    return [found[name] for name in sorted(found)]


def _source_ids(used: Iterable[Source], held: Mapping[str, Source]) -> dict[str, str]:
    """The id of each source here: its own, unless another source has it."""
    items = tuple(used)
    same = {item.id: item.id for item in items if item.id in held and one_id(held[item.id], item, held)}
    free = _free_ids((item.id for item in items if item.id not in same), lambda name: name in held or name in same)
    return {**same, **free}


def _joined_source(item: Source, ids: Mapping[str, str], held: Mapping[str, Source]) -> Source:
    name = ids[item.id]
    above = ids.get(item.belongs_to, item.belongs_to) if item.belongs_to else None
    old = held.get(name)
    if old is None:
        return replace(item, id=name, belongs_to=above)
    aliases = tuple(alias for alias in dict.fromkeys((*old.aliases, item.name, *item.aliases)) if alias != old.name)
    return replace(old, aliases=aliases, belongs_to=old.belongs_to or above)


def _renamed(
    item: Statement, statements: Mapping[str, str], documents: Mapping[str, str], sources: Mapping[str, str]
) -> Statement:
    return replace(
        item,
        id=statements[item.id],
        document=documents[item.document],
        chain=tuple(replace(link, source=sources.get(link.source, link.source)) for link in item.chain),
        credit=sources.get(item.credit, item.credit) if item.credit else None,
    )
