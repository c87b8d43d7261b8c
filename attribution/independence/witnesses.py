"""The chains of a claim, each once: copies of a stretch dropped to the earliest, identical chains collapsed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from ...claims.model import Span
from ..model import Copy
from .identity import Identities, identities
from .model import HIDDEN_PREFIX, Testimony, World
from .words import closeness, content, shared_run, tokens

_HALF = 0.5  # a proposition lies in a reused stretch when at least half of it does (score_stories.py matches so too)
_ENOUGH = 5  # content words of the shorter statement below which a likeness proves nothing
_SAME_WORDS = 0.8  # share of its content words that the other has too: one sentence, retouched (documents are copies)
_LIKE = 0.4  # the same, for statements at the same place of a reused stretch
_DRIFT = 25  # characters by which the same place of a stretch may be off after small changes
_PHRASE = 7  # words in a row that two writers do not hit upon by chance, and the share of the statement they must fill
_MOST = 0.5  # (all of these: stories-dev, `python -m tawatur.evaluation.stories`)
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
    texts: list[str] = field(default_factory=list)
    first: date = date.max

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
def _copies(world: World) -> Mapping[str, tuple[Copy, ...]]:
    """For each later document: what it took over, with the reused stretches."""
    table: dict[str, list[Copy]] = {}
    for copy in world.copies:
        if copy.spans:
            table.setdefault(copy.later, []).append(copy)
    return {later: tuple(copies) for later, copies in table.items()}


@lru_cache(maxsize=8)
def copied(world: World) -> Mapping[str, frozenset[str]]:
    """For each document those that share a stretch of text with it."""
    table: dict[str, set[str]] = {}
    for copy in world.copies:
        if copy.spans:
            table.setdefault(copy.later, set()).add(copy.earlier)
            table.setdefault(copy.earlier, set()).add(copy.later)
    return {document: frozenset(others) for document, others in table.items()}


def copy_groups(testimonies: Sequence[Testimony], world: World) -> list[list[Testimony]]:
    """The testimonies grouped by reused stretch: those of one group are one text, printed several times.

    Outlets that the user holds to be different or independent are never put into one group.
    """
    known = identities(world)
    parent = list(range(len(testimonies)))

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def join(left: int, right: int) -> None:
        outlets = (world.outlet(testimonies[item].document) for item in (left, right))
        if not known.apart(*outlets):
            parent[root(right)] = root(left)

    copies = _copies(world)
    by_document: dict[str, list[int]] = {}
    for number, testimony in enumerate(testimonies):
        by_document.setdefault(testimony.document, []).append(number)
    for later, numbers in by_document.items() if copies else ():
        for copy in copies.get(later, ()):
            for left in by_document.get(copy.earlier, ()):
                for right in numbers:
                    if root(left) != root(right) and _reprinted(testimonies[left], testimonies[right], copy):
                        join(left, right)
    for left, right in _phrases(testimonies):
        join(left, right)
    groups: dict[int, list[Testimony]] = {}
    for number, testimony in enumerate(testimonies):
        groups.setdefault(root(number), []).append(testimony)
    return list(groups.values())


def _reprinted(left: Testimony, right: Testimony, copy: Copy) -> bool:
    """Whether a statement of a copy is one of its original: at the same place of a reused stretch, or in its words.

    Where both name an origin and name it differently, only nearly the same words make them one: a paper may put
    another source before a sentence it took over, but two sources may also say like things in one article. A
    translation has no words in common: there the place alone tells, and no other origin may be named.
    """
    other_origin = bool(left.chain and right.chain) and left.chain[-1] != right.chain[-1]
    if copy.translated:
        return not other_origin and _placed(left, right, copy)
    first, second = content(left.text), content(right.text)
    alike = min(len(first), len(second)) >= _ENOUGH and closeness(first, second) >= _SAME_WORDS
    phrase = shared_run(tokens(left.text), tokens(right.text)) >= _PHRASE
    if other_origin:
        return alike and phrase
    if alike or phrase:
        return True
    return closeness(first, second) >= _LIKE and _placed(left, right, copy)


def _placed(left: Testimony, right: Testimony, copy: Copy) -> bool:
    """Whether two statements stand at the same place of one of the copy's stretches."""
    return any(_matching(left.spans, a, right.spans, b) for a, b in copy.spans)


def _matching(left: Sequence[Span], a: Span, right: Sequence[Span], b: Span) -> bool:
    """Whether two statements lie in the two sides of a stretch, and at the same place of it."""
    if not (left and right and _inside(left, a) and _inside(right, b)):
        return False
    scale = (b[1] - b[0]) / max(1, a[1] - a[0])
    start = b[0] + (left[0][0] - a[0]) * scale
    end = b[0] + (left[-1][1] - a[0]) * scale
    return _nearest(start, end, right)


def _nearest(start: float, end: float, right: Sequence[Span]) -> bool:
    """Whether the expected place covers half of the shorter of the two, give or take the drift."""
    common = min(end, right[-1][1]) - max(start, right[0][0]) + _DRIFT
    return common >= _HALF * min(end - start, right[-1][1] - right[0][0])


def _phrases(testimonies: Sequence[Testimony]) -> Iterable[tuple[int, int]]:
    """Pairs from two documents that share a run of words, at least half of the shorter one; never of two named chains.

    Only the first holder of a run is paired with the others, so the work grows with the text and not with its square.
    """
    holders: dict[tuple[str, ...], int] = {}
    words = [tokens(testimony.text) for testimony in testimonies]
    for number, own in enumerate(words):
        for place in range(len(own) - _PHRASE + 1):
            other = holders.setdefault(own[place : place + _PHRASE], number)
            same_document = testimonies[other].document == testimonies[number].document
            if same_document or (testimonies[other].chain and testimonies[number].chain):
                continue
            if shared_run(own, words[other]) >= _MOST * min(len(own), len(words[other])):
                yield other, number
                break


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
    full = _told_in_full(ordered, known)
    table: dict[tuple[str, tuple[Node, ...], str | None], Witness] = {}
    aliases: dict[str, str] = {}
    for group in copy_groups(ordered, world):
        first = group[0]
        carrier = known.of(world.outlet(first.document))
        speaking = next((full[item] for item in group if _chain(full[item])), first)
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
            witness.first = min(witness.first, item.published or date.max)
            if item.text not in witness.texts:
                witness.texts.append(item.text)
    return [_with_alias(witness, aliases) for _, witness in sorted(table.items(), key=lambda entry: str(entry[0]))]


def _told_in_full(ordered: Sequence[Testimony], known: Identities) -> dict[Testimony, Testimony]:
    """Each testimony with its chain as the document tells it at its fullest.

    A lead in the paper's own voice, or "Reuters reported", is no further origin where the same article goes on to say
    who said so: it gets the first chain of the article that begins as its own does and goes on. What a paper says of
    its own after having quoted others stays its own.
    """
    chains: dict[str, list[Testimony]] = {}
    for item in ordered:
        chains.setdefault(item.document, []).append(item)

    def identified(item: Testimony) -> tuple[str, ...]:
        return tuple(known.of(source) for source in item.chain)

    def fuller(item: Testimony) -> Testimony:
        told = identified(item)
        for other in chains[item.document]:
            goes_on = len(other.chain) > len(told) and identified(other)[: len(told)] == told
            if goes_on and (told or item.spans < other.spans):
                return replace(item, chain=other.chain, own_voice=False)
        return item

    return {item: fuller(item) for item in ordered}


def _with_alias(witness: Witness, aliases: Mapping[str, str]) -> Witness:
    """An outlet whose own words on the claim are a copy has no other own voice on it, whoever cites it."""
    source, document = witness.origin
    if source in aliases and not document:
        hidden = aliases[source]
        witness.nodes = (*witness.nodes[:-1], (hidden, "")) if witness.own else (*witness.nodes, (hidden, ""))
    return witness
