"""Who the sources of a run are: one identity across documents, languages and names.

:func:`identify` takes the sources as each article knows them and gives them ids: known outlets and agencies by their
names, institutions by role and country, people by names that agree, anonymous ones by their article, or by the
identified source that carried them. Every identification across documents is listed with its reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..claims.model import Document, Evidence
from .describe import Described, describe
from .entities import Entity
from .labels import Key, Labels
from .model import Identification, Source
from .outlets import outlet_of
from .people import Joined, Named, join_bodies, join_people
from .registry import entries
from .sources import Member, build, with_owners

Place = tuple[str, Entity]


@dataclass(frozen=True, eq=False)
class ArticleSources:
    """The sources of one article as it knows them; ``carriers`` gives for each the link before it in its chain."""

    document: Document
    entities: tuple[Entity, ...]
    carriers: Mapping[Entity, Entity | None]


@dataclass(frozen=True, eq=False)
class Identified:
    """The sources of a run.

    ``sources`` are all of them by id, with those they belong to; ``of`` maps (document id, entity) to the source's id,
    ``outlets`` a document's id to that of its outlet; ``merges`` tells each identification across documents, and why.
    """

    sources: Mapping[str, Source]
    of: Mapping[Place, str]
    outlets: Mapping[str, str]
    merges: tuple[Identification, ...]


def identify(articles: Sequence[ArticleSources]) -> Identified:
    """Give the sources of all articles one identity each."""
    outlets = {article.document.id: outlet_of(article.document) for article in articles}
    run = _Run({document: outlet for document, outlet in outlets.items() if outlet})
    for article in articles:
        document = article.document
        for entity in article.entities:
            run.add((document.id, entity), describe(entity, document, outlets[document.id]))
    run.own_outlets()
    run.people()
    run.offices()
    run.bodies(press=True)
    run.bodies(press=False)
    run.anonymous(articles)
    return run.identified()


@dataclass
class _Run:
    """What is known so far: each source described, and the key of those whose identity is settled, with the reason."""

    outlets: dict[str, Source]
    described: dict[Place, Described] = field(default_factory=dict)
    keys: dict[Place, Key] = field(default_factory=dict)
    reasons: dict[Place, Evidence] = field(default_factory=dict)
    holders: dict[tuple[str, str], set[Key]] = field(default_factory=lambda: defaultdict(set))

    def add(self, place: Place, item: Described) -> None:
        """Take in one source of one article, with the identity that the data files give it."""
        self.described[place] = item
        self.reasons[place] = item.evidence
        if item.key:
            self.keys[place] = item.key

    def own_outlets(self) -> None:
        """A paper's name in the paper itself is the paper's, whatever other papers are called so."""
        for place, item in self._open():
            outlet = self.outlets.get(place[0])
            if outlet and item.press and item.is_called(outlet):
                self.keys[place] = ("known", outlet.id)
                self.reasons[place] = Evidence(0.95, f"“{item.name}” in an article of {outlet.name} is that outlet")

    def people(self) -> None:
        """People whose names agree."""
        places = [place for place, item in self._open() if item.person]
        named = [
            Named(number, item.names, item.offices, item.homes, item.language)
            for number, item in enumerate(self.described[place] for place in places)
        ]
        for group in join_people(named):
            first = places[group.members[0].key]
            # Surnames alone may be two people's: the first of each keeps their keys apart.
            apart = () if group.members[0].full else (first[0], str(first[1].first))
            key = ("person", *sorted({member.names[0] for member in group.members}), *apart)
            self._settle(group, places, key)
            for member in group.members:
                item = self.described[places[member.key]]
                homes = item.homes or ({item.assumed_home} if item.assumed_home else ())
                for post in ((home, office) for home in homes for office in item.offices):
                    self.holders[post].add(key)

    def offices(self) -> None:
        """Somebody known by office alone is the one who holds it by name elsewhere, if only one does."""
        for place, item in self._open():
            holders = self.holders[item.post] if item.post else set()
            if item.post and len(holders) <= 1 and (holders or not item.assumed_home):
                home, office = item.post
                self.keys[place] = next(iter(holders), ("office", home, office))
                reason = f"“{item.name}” is the {office} of {home}, and nobody else of that office speaks"
                self.reasons[place] = Evidence(0.7, reason)

    def bodies(self, *, press: bool) -> None:
        """Outlets or institutions that no data file knows: by their words, and by sound across scripts."""
        places = [place for place, item in self._open() if item.named and item.press is press and not item.person]
        named = [Named(number, (self.described[place].core,)) for number, place in enumerate(places)]
        unknown = sorted({o.id: o for o in self.outlets.values() if o.id not in entries()}.items()) if press else []
        named += [Named(-1 - number, (outlet.name,)) for number, (_, outlet) in enumerate(unknown)]
        for group in join_bodies(named):
            outlets = sorted(unknown[-1 - member.key][0] for member in group.members if member.key < 0)
            names = sorted({member.names[0] for member in group.members})
            self._settle(group, places, ("known", outlets[0]) if outlets else ("press" if press else "body", *names))

    def anonymous(self, articles: Sequence[ArticleSources]) -> None:
        """Anonymous sources: across articles only where one identified source carried those described alike."""
        carried: dict[Key, list[Place]] = defaultdict(list)
        identified = dict(self.keys)
        for article in articles:
            for entity in article.entities:
                place = (article.document.id, entity)
                if place in identified:
                    continue
                item, carrier = self.described[place], article.carriers.get(entity)
                above = identified.get((article.document.id, carrier)) if carrier is not None else None
                if above and not item.nobody:
                    carried[("carried", *above, "|", *item.label)].append(place)
                else:
                    apart = () if item.nobody else (str(entity.first), item.core)
                    self.keys[place] = ("single", article.document.id, *item.label, *apart)
        for key, places in carried.items():
            documents = [document for document, _ in places]
            twice = len(set(documents)) < len(documents)  # one article tells two apart that the label does not
            for place in places:
                item = self.described[place]
                self.keys[place] = (*key, item.core) if twice else key
                self.reasons[place] = Evidence(0.6, f"“{item.name}”: the same source carried them in another article")

    def identified(self) -> Identified:
        """The sources of all keys, with readable ids."""
        members: dict[Key, list[Member]] = defaultdict(list)
        for place, item in self.described.items():
            members[self.keys[place]].append(Member(*place, item))
        reserved = {outlet.id for outlet in self.outlets.values()}
        ids = Labels({key: [m.described for m in group] for key, group in members.items()}, reserved)
        found = {outlet.id: outlet for outlet in self.outlets.values()}
        for key, group in members.items():
            found[ids[key]] = build(ids[key], group, known=found.get(ids[key]))
        merges = tuple(
            Identification(
                ids[key], member.document, member.described.name, self.reasons[member.document, member.entity]
            )
            for key, group in members.items()
            for member in group
            if member.document != group[0].document
        )
        of = {place: ids[key] for place, key in self.keys.items()}
        outlets = {document: outlet.id for document, outlet in self.outlets.items()}
        return Identified(with_owners(found, self.described.values()), of, outlets, merges)

    def _open(self) -> list[tuple[Place, Described]]:
        """The sources whose identity is not settled yet."""
        return [(place, item) for place, item in self.described.items() if place not in self.keys]

    def _settle(self, group: Joined, places: Sequence[Place], key: Key) -> None:
        for member in group.members:
            if member.key >= 0:
                self.keys[places[member.key]] = key
        self.reasons |= {places[number]: evidence for number, evidence in group.reasons if number >= 0}
