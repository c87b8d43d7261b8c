"""Origins that may be one in the minimum: anonymous people, one government's voices, own words taken from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ...claims.model import Evidence
from .identity import Identities
from .model import Merge, World
from .witnesses import Node, Witness
from .words import closeness

# Calibrated on stories-dev by `python -m tawatur.evaluation.stories --given`: see tests for what they must hold apart.
CLOSE_WHEN_CITED = 0.34  # share of the shorter wording's content words, where the outlet depends on the other anyway
CLOSE_ALONE = 0.75  # the same, where nothing else ties the two outlets
ENOUGH_WORDS = 4  # content words below which a likeness proves nothing
VERBATIM = 0.8  # from here on, own words beside a citation of that very source are certainly its words
VERBATIM_WORDS = 7
_PAIRWISE = 300  # own voices up to this number are compared with every other; beyond, only equal wordings are


@dataclass(slots=True)
class Origin:
    """One origin of a claim with all chains that start from it."""

    node: Node
    own: bool
    anonymous: bool
    witnesses: list[Witness] = field(default_factory=list)

    @property
    def source(self) -> str:
        return self.node[0]

    def texts(self) -> Iterable[frozenset[str]]:
        return (text for witness in self.witnesses for text in witness.texts)

    def documents(self) -> Iterable[str]:
        return (document for witness in self.witnesses for document in witness.documents)


def origins(found: Sequence[Witness], known: Identities) -> list[Origin]:
    """The origins of the chains: identified ones first, then anonymous ones, then own voices; by id within each."""
    table: dict[Node, Origin] = {}
    for witness in found:
        node = witness.origin
        own = witness.own or bool(witness.hidden) or known.publishes(node[0])
        origin = table.setdefault(node, Origin(node, own, known.anonymous(node[0])))
        origin.witnesses.append(witness)
    return sorted(table.values(), key=lambda item: _rank(item, known))


def _rank(origin: Origin, known: Identities) -> tuple[int, Node]:
    if origin.own:
        return (3, origin.node)
    if not origin.anonymous:
        return (0, origin.node)
    return (1 if known.facets(origin.source).nations else 2, origin.node)


def certain(found: Sequence[Origin], known: Identities, world: World) -> dict[Node, tuple[Node, Merge]]:
    """Origins that are one even in the maximum: merged node → the node that stands for it, and the merge.

    One article's anonymous people of one description are one; own words that are nearly a cited source's are its.
    """
    merged: dict[Node, tuple[Node, Merge]] = {}
    unnamed: dict[tuple[str, object], list[Origin]] = {}
    for origin in found:
        if origin.anonymous and not origin.own:
            facets = known.facets(origin.source)
            if facets.roles:
                unnamed.setdefault((origin.node[1], (facets.nations, facets.roles)), []).append(origin)
    for group in unnamed.values():
        first = group[0]
        for other in group[1:]:
            if known.possible(first.source, other.source):
                reason = f"one article's {world.name(first.source)} and {world.name(other.source)}"
                merge = Merge(first.source, other.source, Evidence(0.8, f"{reason} are described alike"), True)
                merged[other.node] = (first.node, merge)
    named = [origin for origin in found if not origin.own and origin.node not in merged]
    own = [origin for origin in found if origin.own]
    for origin in own if len(own) <= _PAIRWISE else ():
        for other in named:
            if (
                _cites(origin, other, known, world)
                and _likeness(origin, other, VERBATIM_WORDS) >= VERBATIM
                and not known.apart(origin.source, other.source)
            ):
                names = f"{world.name(origin.source)}, in its own voice, repeats {world.name(other.source)}"
                evidence = Evidence(0.9, f"{names}, whom it cites, nearly word for word")
                merged[origin.node] = (other.node, Merge(other.source, origin.source, evidence, True))
                break
    return merged


def possible(found: Sequence[Origin], known: Identities, world: World) -> tuple[dict[Node, Node], list[Merge]]:
    """For the minimum: each origin's node → the node of the origin that it may go back to, and the merges made.

    Origins come in the order of :func:`origins`; each joins the first earlier one that it may be, or stands alone, so
    an unnamed official who may be either of two named ones never makes these two one.
    """
    target: dict[Node, Node] = {}
    merges: list[Merge] = []
    leaders: list[Origin] = []
    by_wording: dict[frozenset[str], Origin] = {}
    members: dict[Node, list[Origin]] = {}
    many = sum(origin.own for origin in found) > _PAIRWISE
    for origin in found:
        leader: Origin | None = None
        evidence: Evidence | None = None
        if origin.own and many:
            leader = next((by_wording[text] for text in origin.texts() if text in by_wording), None)
            evidence = Evidence(0.7, "the same words") if leader else None
        else:
            for candidate in leaders:
                evidence = _tie(origin, candidate, members[candidate.node], known, world)
                if evidence:
                    leader = candidate
                    break
        if leader is None or evidence is None:
            leaders.append(origin)
            members[origin.node] = [origin]
            target[origin.node] = origin.node
            for text in origin.texts() if many and origin.own else ():
                by_wording.setdefault(text, origin)
            continue
        members[leader.node].append(origin)
        target[origin.node] = leader.node
        merges.append(Merge(leader.source, origin.source, evidence, False))
    return target, merges


def _tie(origin: Origin, leader: Origin, members: Sequence[Origin], known: Identities, world: World) -> Evidence | None:
    if known.apart(origin.source, leader.source):
        return None
    if not origin.own:
        return known.possible(origin.source, leader.source)
    return next((found for member in members if (found := _taken(origin, member, known, world))), None)


def _taken(origin: Origin, other: Origin, known: Identities, world: World) -> Evidence | None:
    """Why an outlet's own words may be taken from ``other``: it depends on it, or the wording is close."""
    likeness = _likeness(origin, other, 1)
    tie = _cites(origin, other, known, world) or (other.own and _cites(other, origin, known, world))
    names = f"{world.name(origin.source)} may have it from {world.name(other.source)}"
    if tie and (likeness >= CLOSE_WHEN_CITED):
        return Evidence(0.6, f"{names}: it cites it, and {likeness:.0%} of the words agree")
    likeness = _likeness(origin, other, ENOUGH_WORDS)
    if likeness >= CLOSE_ALONE:
        return Evidence(0.5, f"{names}: {likeness:.0%} of the words agree")
    return None


def _likeness(origin: Origin, other: Origin, least: int) -> float:
    pairs = ((a, b) for a in origin.texts() for b in other.texts() if min(len(a), len(b)) >= least)
    return max((closeness(a, b) for a, b in pairs), default=0.0)


def _cites(origin: Origin, other: Origin, known: Identities, world: World) -> bool:
    """Whether the outlet that speaks cites, anywhere in the run, the other origin, a relay of it or its outlet."""
    cited: set[str] = set()
    if origin.witnesses[0].own:
        for document in origin.documents():
            cited |= {known.of(source) for source in world.cites.get(document, ())}
    cited |= {known.of(source) for source in world.relays.get(origin.source, ())}
    nodes = {node[0] for witness in other.witnesses for node in witness.nodes}
    if other.own:
        nodes |= {witness.carrier for witness in other.witnesses if witness.own}
    return bool(cited & nodes)
