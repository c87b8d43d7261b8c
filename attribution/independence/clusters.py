"""Origins that may be one in the minimum: anonymous people, one government's voices, own words taken from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from datetime import date

from ...claims.model import Evidence
from .identity import Identities
from .model import HIDDEN_PREFIX, Merge, World
from .witnesses import Node, Witness, copied
from .words import closeness, content, shared_run, tokens

# Calibrated on stories-dev by `python -m tawatur.evaluation.stories`: see tests for what they must hold apart.
CLOSE_WHEN_TIED = 0.5  # share of the shorter wording's content words, where the outlet depends on the other anyway
PHRASE_WHEN_TIED = 3  # or so many words in a row
CLOSE_ALONE = 0.75  # the share where nothing else ties the two outlets
PHRASE_ALONE = 4  # or so many words in a row beside CLOSE_WHEN_TIED
ENOUGH_WORDS = 4  # content words below which a likeness proves nothing
VERBATIM = 0.8  # from here on, own words beside a citation of that very source are certainly its words
VERBATIM_WORDS = 7
_PAIRWISE = 100  # own voices up to this number are compared with every origin; beyond, with equal words and
_ALIKE = 3  # of sources that names and titles do not tell apart, so many are tried for an unnamed one
_FIRST = 20  # so many first ones


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

    def texts(self) -> Iterable[str]:
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


def _rank(origin: Origin, known: Identities) -> tuple[int, date, Node]:
    if origin.own:
        hidden = origin.source.startswith(HIDDEN_PREFIX)
        return (3 if hidden else 4, min(witness.first for witness in origin.witnesses), origin.node)
    if not origin.anonymous:
        return (0, date.min, origin.node)
    return (1 if known.facets(origin.source).nations else 2, date.min, origin.node)


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
        joined = {first.source}
        for other in group[1:]:
            if known.possible(first.source, other.source) and known.rivals(other.source).isdisjoint(joined):
                joined.add(other.source)
                reason = f"one article's {world.name(first.source)} and {world.name(other.source)}"
                merge = Merge(first.source, other.source, Evidence(0.8, f"{reason} are described alike"), True)
                merged[other.node] = (first.node, merge)
    named = [origin for origin in found if not origin.own and origin.node not in merged]
    own = [origin for origin in found if origin.own]
    for origin in own if len(own) <= _PAIRWISE else ():
        for other in named:
            if (
                _cites(origin, other, known, world)
                and _likeness(origin, other, VERBATIM_WORDS)[0] >= VERBATIM
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
    an unnamed official who may be either of two named ones never makes these two one, and two people whom the user
    keeps apart never join the same.
    """
    leaders = _Leaders(known, many=sum(origin.own for origin in found) > _PAIRWISE)
    target: dict[Node, Node] = {}
    joined: dict[Node, set[str]] = {}
    merges: list[Merge] = []
    for origin in found:
        # Two papers that are two may both have it from one; two people that are two are not both that one.
        rivals: Set[str] = frozenset() if origin.own else known.rivals(origin.source)
        free = (leader for leader in leaders.candidates(origin) if rivals.isdisjoint(joined.get(leader.node, ())))
        ties = ((leader, _tie(origin, leader, known, world)) for leader in free)
        leader, evidence = next(((leader, tie) for leader, tie in ties if tie), (None, None))
        if leader is None or evidence is None:
            leaders.add(origin)
            target[origin.node] = origin.node
        else:
            target[origin.node] = leader.node
            if not origin.own:
                joined.setdefault(leader.node, set()).add(origin.source)
            merges.append(Merge(leader.source, origin.source, evidence, False))
    return target, merges


class _Leaders:
    """The origins that stand alone so far, found by what could make another one of them."""

    def __init__(self, known: Identities, *, many: bool) -> None:
        self._known = known
        self._many = many
        self._all: list[Origin] = []
        self._by_nation: dict[str, list[int]] = {}
        self._by_source: dict[str, list[int]] = {}
        self._by_wording: dict[str, int] = {}
        self._by_sort: dict[object, list[int]] = {}

    def add(self, origin: Origin) -> None:
        number = len(self._all)
        self._all.append(origin)
        self._by_source.setdefault(origin.source, []).append(number)
        for nation in () if origin.own else self._known.facets(origin.source).nations:
            self._by_nation.setdefault(nation, []).append(number)
        alike = self._by_sort.setdefault(self._known.sort(origin.source), [])
        if len(alike) < _ALIKE:
            alike.append(number)
        for text in origin.texts() if origin.own and self._many else ():
            self._by_wording.setdefault(text, number)

    def candidates(self, origin: Origin) -> Iterable[Origin]:
        """Those that ``origin`` may be one with, in order; for a named one those of its nation and its own bodies."""
        if origin.own and self._many:
            equal = [self._by_wording[text] for text in origin.texts() if text in self._by_wording]
            return [self._all[number] for number in sorted({*equal, *range(min(_FIRST, len(self._all)))})]
        if origin.own:
            return self._all
        if origin.anonymous:
            numbers = {number for alike in self._by_sort.values() for number in alike}
        else:
            nations = self._known.facets(origin.source).nations
            numbers = {number for nation in nations for number in self._by_nation.get(nation, ())}
        for relative in self._known.relatives(origin.source):
            numbers.update(self._by_source.get(relative, ()))
        return [self._all[number] for number in sorted(numbers)]


def _tie(origin: Origin, leader: Origin, known: Identities, world: World) -> Evidence | None:
    if known.apart(origin.source, leader.source):
        return None
    if not origin.own:
        return known.possible(origin.source, leader.source)
    return _taken(origin, leader, known, world)


def _taken(origin: Origin, other: Origin, known: Identities, world: World) -> Evidence | None:
    """Why an outlet's own words may be taken from ``other``: it depends on it, or the wording is close."""
    names = f"{world.name(origin.source)} may have it from {world.name(other.source)}"
    share, run = _likeness(origin, other, 1)
    alike = share >= CLOSE_WHEN_TIED or run >= PHRASE_WHEN_TIED
    if alike and (_cites(origin, other, known, world) or (other.own and _cites(other, origin, known, world))):
        return Evidence(0.6, f"{names}: one cites the other, and the wording is close ({share:.0%} of the words)")
    hidden = origin.source.startswith(HIDDEN_PREFIX)
    if (hidden or (alike and origin.witnesses[0].own)) and _share_text(origin, other, world):
        return Evidence(0.5, f"{names}: their articles share other text")
    share, run = _likeness(origin, other, ENOUGH_WORDS)
    phrase = origin.witnesses[0].own and share >= CLOSE_WHEN_TIED and run >= PHRASE_ALONE
    if share >= CLOSE_ALONE or phrase:
        return Evidence(0.5, f"{names}: the wording is close ({share:.0%} of the words, {run} in a row)")
    return None


def _likeness(origin: Origin, other: Origin, least: int) -> tuple[float, int]:
    """The greatest share of content words in common, and the longest run of words, over both origins' wordings."""
    share, run = 0.0, 0
    for a in origin.texts():
        for b in other.texts():
            first, second = content(a), content(b)
            if min(len(first), len(second)) >= least:
                share = max(share, closeness(first, second))
                run = max(run, shared_run(tokens(a), tokens(b)) if first & second else 0)
    return share, run


def _share_text(origin: Origin, other: Origin, world: World) -> bool:
    """Whether an article of the one reuses text of an article of the other."""
    related = copied(world)
    return any(first in related.get(second, ()) for first in origin.documents() for second in other.documents())


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
