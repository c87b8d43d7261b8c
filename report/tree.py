"""The chains of a claim folded into trees that start at the origins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..claims.model import Document, Stance
from ..index.model import Claim
from .view import View

Path = tuple[tuple[str, ...], Document]
"""Source ids from the origin to the link nearest to the document, and the document."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A stretch of chain that nothing branches off from.

    ``sources`` are source ids, the one nearest to the documents first; no sources means that the documents speak in
    their own voice. ``documents`` carry exactly this chain; ``branches`` carry it on through more relays.
    """

    sources: tuple[str, ...]
    documents: tuple[Document, ...]
    branches: tuple[Branch, ...] = ()


def provenance(view: View, claim: Claim, *, denials: bool = False) -> tuple[Branch, ...]:
    """The trees of a claim's members, one per origin; with ``denials``, of the members that deny it instead."""
    paths = [
        (tuple(link.source for link in reversed(view.chain(member.statement))), member.document)
        for member in view.members(claim)
        if (member.statement.stance == Stance.DENIES) == denials
    ]
    return _fold(paths)


def _fold(paths: Iterable[Path]) -> tuple[Branch, ...]:
    own: dict[str, Document] = {}
    grouped: dict[str, list[Path]] = {}
    for sources, document in paths:
        if sources:
            grouped.setdefault(sources[0], []).append((sources[1:], document))
        else:
            own[document.id] = document
    voices = (Branch((), tuple(own.values())),) if own else ()
    return (*(_grow(origin, rest) for origin, rest in grouped.items()), *voices)


def _grow(source: str, paths: list[Path]) -> Branch:
    below = _fold(paths)
    documents = tuple(document for branch in below if not branch.sources for document in branch.documents)
    branches = tuple(branch for branch in below if branch.sources)
    if not documents and len(branches) == 1:
        only = branches[0]
        return Branch((*only.sources, source), only.documents, only.branches)
    return Branch((source,), documents, branches)
