"""From what the tagger found to whole chains: nesting, references, and carriers that are understood.

Every decision leaves its reason. The order of the rules is the order of the functions in ``resolve``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..claims.model import Span
from .mentions import Reading, names_of, read_mention, tokens_of
from .model import SourceKind
from .tagger.tagger import Mention, Tagged

CARRY_THRESHOLD = 0.5
"""Probability from which an understood carrier is taken over; calibrated on attribution-train.ar by
``python -m tawatur.evaluation.resolution``."""

_ANONYMOUS = (SourceKind.UNNAMED, SourceKind.OFFICIALS)


@dataclass(eq=False)
class Entity:
    """A source as one article knows it: all the readings of its mentions, and the kinds they were given."""

    language: str
    readings: list[Reading] = field(default_factory=list)
    kinds: list[SourceKind] = field(default_factory=list)
    first: int = 0

    @classmethod
    def named(cls, name: str, kind: SourceKind, language: str) -> Entity:
        """A source known by its name alone."""
        return cls(language, [Reading(name, name, True, {}, False, False)], [kind])

    @property
    def kind(self) -> SourceKind:
        """The kind that most of the mentions have, the earliest winning a tie."""
        return max(self.kinds, key=lambda k: (self.kinds.count(k), -self.kinds.index(k)))

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the fullest first."""
        return names_of(self.readings)

    @property
    def proper(self) -> bool:
        """Whether a proper name is known."""
        return any(reading.proper for reading in self.readings)

    def tokens(self) -> frozenset[str]:
        """The folded words of all its names."""
        return frozenset().union(*(tokens_of(r.name, self.language) for r in self.readings if not r.points_back))

    def heads(self) -> frozenset[str]:
        """The class nouns of all its mentions."""
        return frozenset(h for r in self.readings for hs in r.heads.values() for h in hs)


@dataclass(frozen=True, slots=True)
class ResolvedLink:
    """One link: the entity, the words that name it here (None when understood), and why."""

    entity: Entity
    mention: Span | None
    reason: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """A tagged statement with its whole chain, nearest link first; ``parent`` is the place of the statement around it."""

    tagged: Tagged
    chain: tuple[ResolvedLink, ...]
    parent: int | None


def resolve(text: str, language: str, tagged: Sequence[Tagged]) -> list[Resolved]:
    """The chains of an article's statements, in the order given (by cue)."""
    register = _Register(text, language)
    parents = [_parent(tagged, number) for number in range(len(tagged))]
    done: dict[int, Resolved] = {}

    def settle(number: int, waiting: frozenset[int]) -> None:
        """Resolve one statement, the one around it first (it may have its cue at the end)."""
        parent = parents[number]
        if parent is not None and parent not in done:
            if parent in waiting:
                parent = None
            else:
                settle(parent, waiting | {number})
        outer = done[parent].chain if parent is not None else ()
        item = tagged[number]
        own = [
            ResolvedLink(register.entity(mention), mention.span, "named as the one who carries it")
            for mention in item.carriers
        ]
        earlier = [done[n] for n in sorted(done, reverse=True) if n < number and done[n].parent == parent]
        if parent is not None:
            earlier.append(done[parent])
        done[number] = Resolved(item, _with_origin(item, own, outer, earlier, register), parent)

    for number in range(len(tagged)):
        if number not in done:
            settle(number, frozenset())
    return [done[number] for number in range(len(tagged))]


def _parent(tagged: Sequence[Tagged], number: int) -> int | None:
    """The smallest statement whose content holds this one's cue and most of its content."""
    item = tagged[number]
    size = sum(b - a for a, b in item.content)

    def holds(other: Tagged) -> bool:
        if not any(a <= item.cue[0] and item.cue[1] <= b for a, b in other.content):
            return False
        shared = sum(max(0, min(b, d) - max(a, c)) for a, b in item.content for c, d in other.content)
        return shared >= 0.7 * size and shared < sum(b - a for a, b in other.content)

    inside = [n for n, other in enumerate(tagged) if n != number and holds(other)]
    return min(inside, key=lambda n: sum(b - a for a, b in tagged[n].content)) if inside else None


def _with_origin(
    item: Tagged,
    own: list[ResolvedLink],
    outer: tuple[ResolvedLink, ...],
    before: list[Resolved],
    register: _Register,
) -> tuple[ResolvedLink, ...]:
    span = item.origin.span
    if span is None:
        if own and before:
            origin = replace(before[0].chain[-1], mention=None, reason="understood: the speaker of the statement before")
            return (*outer, *own) if origin.entity in [o.entity for o in own] else (*outer, *own, origin)
        if own:
            return (*outer, *own)
        if before:
            return tuple(replace(link, mention=None, reason="understood from the statement before") for link in before[0].chain)
        unnamed = register.unnamed()
        return (*outer, ResolvedLink(unnamed, None, "nobody is named"))
    entity = register.entity(item.origin)
    if outer and any(link.entity is entity for link in outer):
        return tuple(replace(link, mention=span if link.entity is entity else None) for link in outer)
    link = ResolvedLink(entity, span, "named at the cue")
    if outer or own:
        return (*outer, *own, link)
    if before is not None:
        same = next((r for r in before if r.chain[-1].entity is entity), None)
        if same is not None and len(same.chain) > 1 and (same is before[0] or item.carry > CARRY_THRESHOLD):
            carriers = [replace(c, mention=None, reason="carried the same speaker just before") for c in same.chain[:-1]]
            return (*carriers, link)
        if same is None and item.carry > CARRY_THRESHOLD and before and len(before[0].chain) > 1:
            return (replace(before[0].chain[0], mention=None, reason="goes on carrying"), link)
    return (link,)


class _Register:
    """The sources of one article, in order of appearance."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._language = language
        self._entities: list[Entity] = []
        self._recent: list[Entity] = []

    def unnamed(self) -> Entity:
        """The source of a report for which nobody is named."""
        return Entity.named("unnamed media reports", SourceKind.UNNAMED, self._language)

    def entity(self, mention: Mention) -> Entity:
        """The source that the words of a mention mean: a known one, or a new one."""
        assert mention.span is not None
        span, kind = mention.span, mention.kind
        reading = read_mention(self._text[span[0] : span[1]], self._language)
        if mention.name and not reading.points_back:
            reading = replace(reading, name=mention.name, proper=reading.proper or mention.name != reading.text)
        found = self._antecedent(reading, kind) if reading.points_back else self._same_name(reading, kind)
        if found is None:
            found = Entity(self._language, [reading], [kind], span[0])
            self._entities.append(found)
        else:
            found.readings.append(reading)
            if not reading.points_back:
                found.kinds.append(kind)
        if found in self._recent:
            self._recent.remove(found)
        self._recent.append(found)
        return found

    def _same_name(self, reading: Reading, kind: SourceKind) -> Entity | None:
        mine = tokens_of(reading.name, self._language)
        for entity in reversed(self._recent):
            theirs = entity.tokens()
            if not mine or not theirs:
                continue
            if mine == theirs:
                return entity
            if entity.proper and reading.proper and (mine <= theirs or theirs <= mine) and _alike(kind, entity.kind):
                return entity
        return None

    def _antecedent(self, reading: Reading, kind: SourceKind) -> Entity | None:
        heads = {h for hs in reading.heads.values() for h in hs}
        if heads:
            for entity in reversed(self._recent):
                if heads & entity.heads():
                    return entity
        for entity in reversed(self._recent):
            if reading.pronoun:
                if entity.kind in (SourceKind.PERSON, SourceKind.INSTITUTION, SourceKind.OFFICIALS):
                    return entity
            elif kind == entity.kind or entity.kind in reading.heads:
                return entity
        return None


def _alike(first: SourceKind, second: SourceKind) -> bool:
    groups = (
        {SourceKind.OUTLET, SourceKind.AGENCY, SourceKind.DOCUMENT},
        {SourceKind.PERSON, SourceKind.OFFICIALS},
        {SourceKind.INSTITUTION, SourceKind.DOCUMENT},
        {SourceKind.UNNAMED, SourceKind.OFFICIALS},
    )
    return first == second or any(first in g and second in g for g in groups)
