"""The chains of a claim, each once: copies of a stretch dropped to the earliest, identical chains collapsed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from ...claims.model import Span
from .identity import Identities
from .model import HIDDEN_PREFIX, Testimony, World
from .words import content

_HALF = 0.5  # a proposition lies in a reused stretch when at least half of it does (score_stories.py matches so too)
Node = tuple[str, str]
"""A node of the graph: a source id, and the document that keeps an anonymous one apart (or '')."""


@dataclass(slots=True)
class Witness:
    """One chain of a claim: its carrier (the outlet's identity), its nodes nearest to origin, and who told it so.

    ``own`` says that the origin is the outlet's own voice; ``hidden`` the id of the unnamed copy it goes back to.
    """

    carrier: str
    nodes: tuple[Node, ...]
    own: bool
    hidden: str | None = None
    documents: list[str] = field(default_factory=list)
    texts: list[frozenset[str]] = field(default_factory=list)

    @property
    def origin(self) -> Node:
        """The last node."""
        return self.nodes[-1]


def order(testimony: Testimony) -> tuple[date, str, str]:
    """Earliest first; an undated document comes after the dated ones."""
    return (testimony.published or date.max, testimony.document, testimony.proposition)


def _inside(spans: Sequence[Span], stretch: Span) -> bool:
    size = sum(end - start for start, end in spans)
    common = sum(max(0, min(end, stretch[1]) - max(start, stretch[0])) for start, end in spans)
    return size > 0 and common >= _HALF * size


@lru_cache(maxsize=8)
def _copies(world: World) -> Mapping[str, tuple[tuple[str, tuple[tuple[Span, Span], ...]], ...]]:
    """For each later document: the earlier ones, with the reused stretches."""
    table: dict[str, list[tuple[str, tuple[tuple[Span, Span], ...]]]] = {}
    for copy in world.copies:
        if copy.spans:
            table.setdefault(copy.later, []).append((copy.earlier, copy.spans))
    return {later: tuple(entries) for later, entries in table.items()}


def copy_groups(testimonies: Sequence[Testimony], world: World) -> list[list[Testimony]]:
    """The testimonies grouped by reused stretch: those of one group are one text, printed several times."""
    parent = list(range(len(testimonies)))

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    copies = _copies(world)
    by_document: dict[str, list[int]] = {}
    for number, testimony in enumerate(testimonies):
        by_document.setdefault(testimony.document, []).append(number)
    for later, numbers in by_document.items() if copies else ():
        for earlier, stretches in copies.get(later, ()):
            for left in by_document.get(earlier, ()):
                for right in numbers:
                    if root(left) != root(right) and any(
                        _inside(testimonies[left].spans, a) and _inside(testimonies[right].spans, b)
                        for a, b in stretches
                    ):
                        parent[root(right)] = root(left)
    groups: dict[int, list[Testimony]] = {}
    for number, testimony in enumerate(testimonies):
        groups.setdefault(root(number), []).append(testimony)
    return list(groups.values())


def _chain(testimony: Testimony) -> tuple[str, ...]:
    return testimony.chain or ((testimony.credit,) if testimony.credit else ())


def _nodes(testimony: Testimony, known: Identities, carrier: str) -> tuple[Node, ...]:
    nodes: list[Node] = []
    for source in _chain(testimony):
        node = _node(source, testimony.document, known)
        if node not in nodes and node != (carrier, ""):
            nodes.append(node)
    return tuple(nodes)


def _node(source: str, document: str, known: Identities) -> Node:
    """Anonymous people are kept apart by document: that two articles call them alike does not make them the same."""
    if not known.anonymous(source):
        return (known.of(source), "")
    return (known.of(source), document)


def witnesses(testimonies: Iterable[Testimony], world: World, known: Identities) -> list[Witness]:
    """The distinct chains behind ``testimonies`` (all of one side), in a fixed order.

    A testimony that lies in a stretch reused from an earlier document tells nothing that the earlier one does not:
    the group stands as its earliest member, with the first chain that names somebody. Where none does and more than
    one outlet prints the stretch, its origin is hidden.
    """
    ordered = sorted(testimonies, key=order)
    table: dict[tuple[str, tuple[Node, ...], str | None], Witness] = {}
    aliases: dict[str, str] = {}
    for group in copy_groups(ordered, world):
        first = group[0]
        carrier = known.of(world.outlet(first.document))
        speaking = next((item for item in group if _chain(item)), first)
        nodes = _nodes(speaking, known, carrier)
        outlets = {known.of(world.outlet(item.document)) for item in group}
        hidden = f"{HIDDEN_PREFIX}{first.document}" if not nodes and len(outlets) > 1 else None
        if hidden:
            hidden = next((aliases[outlet] for outlet in sorted(outlets) if outlet in aliases), hidden)
            aliases.update(dict.fromkeys(outlets, hidden))
        witness = table.setdefault(
            (carrier, nodes, hidden), Witness(carrier, nodes or ((hidden or carrier, ""),), not nodes, hidden)
        )
        for item in group:
            witness.documents.append(item.document)
            if (words := content(item.text)) not in witness.texts:
                witness.texts.append(words)
    return [_with_alias(witness, aliases) for _, witness in sorted(table.items(), key=lambda entry: str(entry[0]))]


def _with_alias(witness: Witness, aliases: Mapping[str, str]) -> Witness:
    """An outlet whose own words on the claim are a copy has no other own voice on it, whoever cites it."""
    source, document = witness.origin
    if source in aliases and not document:
        hidden = aliases[source]
        witness.nodes = (*witness.nodes[:-1], (hidden, "")) if witness.own else (*witness.nodes, (hidden, ""))
    return witness
