"""The sources of a run with their certain identities, and what may be the same: looked up fast, decided once."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from functools import lru_cache

from ...claims.model import Evidence
from ..model import Source, SourceKind
from .model import World
from .same_source import Facets, facets, may_be_same, surely_same

_MEDIA = frozenset({SourceKind.OUTLET, SourceKind.AGENCY})


class Identities:
    """Certain identities of a world's sources (``of``), their facets, and possible ones (``possible``)."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._parent: dict[str, str] = {}
        self._facets: dict[str, Facets] = {}
        self._relatives: dict[str, tuple[str, ...]] | None = None
        self._possible: dict[tuple[str, str], Evidence | None] = {}
        self.reasons: dict[str, list[Evidence]] = {}
        self._apart: dict[str, set[str]] = {}
        for a, b in (*world.different, *world.independent):
            self._apart.setdefault(a, set()).add(b)
            self._apart.setdefault(b, set()).add(a)
        for (a, b), reason in sorted(world.same.items()):
            self._join(a, b, Evidence(1.0, reason))
        for outlet, publisher in sorted(world.publishers.items()):
            self._join(
                outlet, publisher, Evidence(1.0, f"{world.name(outlet)} is published by {world.name(publisher)}")
            )
        for source in sorted(world.sources.values(), key=lambda item: item.id):
            if self.apart(source.id, source.id) and source.kind not in _MEDIA:
                continue  # a name that the user splits is several people's, so nobody's certainly
            for upper in sorted({source.belongs_to, world.speaks_for.get(source.id)} - {None}, key=str):
                above = world.sources.get(upper or "")
                if above and (evidence := surely_same(source, above, self.facets(above.id))):
                    self._join(source.id, above.id, evidence)

    def of(self, source: str) -> str:
        """The id that stands for ``source`` and all that certainly are the same."""
        root = source
        while (upper := self._parent.get(root, root)) != root:
            root = upper
        return root

    def _join(self, a: str, b: str, evidence: Evidence) -> None:
        """Make the groups of two sources one, unless the user keeps a member of the one apart from one of the other."""
        if self.of(a) == self.of(b) or self.apart(a, b):
            return
        low, high = sorted((self.of(a), self.of(b)), key=self._rank)
        self._parent[high] = low
        self.reasons.setdefault(low, []).append(evidence)
        for other in self._apart.pop(high, set()):
            other = low if other == high else other
            self._apart.setdefault(other, set()).discard(high)
            self._apart[other].add(low)
            self._apart.setdefault(low, set()).add(other)

    def _rank(self, source: str) -> tuple[bool, str]:
        """Bodies stand for their people, not the reverse."""
        known = self.world.sources.get(source)
        return (known is None or known.kind is SourceKind.PERSON, source)

    def source(self, source: str) -> Source:
        """The source record; an unknown id stands for an identified institution of that name."""
        return self.world.sources.get(source) or Source(id=source, name=source, kind=SourceKind.INSTITUTION)

    def anonymous(self, source: str) -> bool:
        """Whether the source has no name that could identify it."""
        known = self.world.sources.get(source)
        return known is not None and not known.identified and known.kind not in {SourceKind.OUTLET, SourceKind.AGENCY}

    def publishes(self, source: str) -> bool:
        """Whether the source is an outlet or agency, which as an origin speaks as an article does in its own voice."""
        known = self.world.sources.get(source)
        return known is not None and known.kind in _MEDIA

    def facets(self, source: str) -> Facets:
        """What the names and titles of a source say of it."""
        found = self._facets.get(source)
        if found is None:
            found = facets(self.source(source), self.world.descriptions.get(source, ()))
            self._facets[source] = found
        return found

    def possible(self, a: str, b: str) -> Evidence | None:
        """Why two sources may be the same; None where nothing says so, or the user says that they are two."""
        key = (a, b) if a <= b else (b, a)
        if key not in self._possible:
            self._possible[key] = (
                None
                if self.apart(a, b)
                else may_be_same(self.source(key[0]), self.source(key[1]), self.facets(key[0]), self.facets(key[1]))
            )
        return self._possible[key]

    def sort(self, source: str) -> object:
        """All that :meth:`possible` looks at in a source but its place and the user's word: equal for sources alike."""
        known = self.source(source)
        return (known.kind, known.identified, self.facets(source))

    def relatives(self, source: str) -> tuple[str, ...]:
        """The source that ``source`` belongs to and those that belong to it."""
        if self._relatives is None:
            table: dict[str, list[str]] = {}
            for known in self.world.sources.values():
                if known.belongs_to:
                    table.setdefault(known.id, []).append(known.belongs_to)
                    table.setdefault(known.belongs_to, []).append(known.id)
            self._relatives = {key: tuple(sorted(values)) for key, values in table.items()}
        return self._relatives.get(source, ())

    def apart(self, a: str, b: str) -> bool:
        """Whether the user says that two sources, or others that certainly are the same as they, are two."""
        return self.of(b) in self.rivals(a) and (a == b or self.of(a) != self.of(b))

    def rivals(self, source: str) -> Set[str]:
        """The ids (as :meth:`of` gives them) that the user keeps apart from ``source``: its own where it is split."""
        return self._apart.get(self.of(source), frozenset())


@lru_cache(maxsize=8)
def identities(world: World) -> Identities:
    """The identities of ``world``, computed once for each world."""
    return Identities(world)


@lru_cache(maxsize=8)
def speakers(world: World) -> Identities:
    """The identities of ``world`` with the papers of one publisher kept apart.

    Two papers of one house that repeat one another are one voice; two that contradict one another are not.
    """
    sources = {key: replace(s, belongs_to=None) if s.kind in _MEDIA else s for key, s in world.sources.items()}
    return Identities(replace(world, sources=sources, publishers={}))
