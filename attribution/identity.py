"""Who the sources of a run are: one identity across documents, languages and names.

:func:`identify` takes the sources as each article knows them and gives them ids: known outlets and agencies by their
names, institutions by role and country, people by names that agree, anonymous ones by their article, or by the identified
source that carried them. Every identification across documents is listed with its reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..claims.model import Document, Evidence
from .describe import Described, describe
from .institutions import names_of_body
from .known import outlet_of
from .labels import Labels
from .model import Source, SourceKind
from .people import Named, join_bodies, join_people
from .registry import entries, source
from .resolve import Entity
from .sources import Member, build

# Unknown outlets and companies are one across scripts from here on; stricter than for people, whose titles and given names
# speak, too. Set by eye on the outlets and companies of the gold chains (python -m tawatur.evaluation.identity).
_BODIES_ALIKE = 0.85

Key = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class ArticleSources:
    """The sources of one article as it knows them; ``carriers`` gives for each the link before it in its chain, if any."""

    document: Document
    entities: tuple[Entity, ...]
    carriers: Mapping[Entity, Entity | None]


@dataclass(frozen=True, eq=False)
class Identified:
    """The sources of a run.

    ``sources`` are all of them by id, with those they belong to; ``of`` maps (document id, entity) to the source's id,
    ``outlets`` a document's id to that of its outlet; ``merges`` tells, for each identification across documents, the
    source's id, the document and wording identified with it, and why.
    """

    sources: Mapping[str, Source]
    of: Mapping[tuple[str, Entity], str]
    outlets: Mapping[str, str]
    merges: tuple[tuple[str, str, Evidence], ...]


def identify(articles: Sequence[ArticleSources]) -> Identified:
    """Give the sources of all articles one identity each."""
    outlets = {article.document.id: outlet_of(article.document) for article in articles}
    described = {
        (article.document.id, entity): describe(entity, article.document, outlets[article.document.id])
        for article in articles
        for entity in article.entities
    }
    keys: dict[tuple[str, Entity], Key] = {place: item.key for place, item in described.items() if item.key}
    reasons: dict[tuple[str, Entity], Evidence] = {place: item.evidence for place, item in described.items()}
    _own_outlet(described, outlets, keys, reasons)
    _people(described, keys, reasons)
    _bodies(described, outlets, keys, reasons)
    _anonymous(articles, described, keys, reasons)
    return _assemble(articles, described, outlets, keys, reasons)


def _own_outlet(
    described: Mapping[tuple[str, Entity], Described],
    outlets: Mapping[str, Source | None],
    keys: dict[tuple[str, Entity], Key],
    reasons: dict[tuple[str, Entity], Evidence],
) -> None:
    """A paper's name in the paper itself is the paper's, whatever other papers are called so."""
    for place, item in described.items():
        outlet = outlets[place[0]]
        if outlet and item.outlet and place not in keys and item.is_called(outlet):
            keys[place] = ("known", outlet.id)
            reasons[place] = Evidence(0.95, f"“{item.name}” in an article of {outlet.name} is the outlet itself")


def _people(
    described: Mapping[tuple[str, Entity], Described],
    keys: dict[tuple[str, Entity], Key],
    reasons: dict[tuple[str, Entity], Evidence],
) -> None:
    named = [
        Named(place, item.names, item.offices, item.countries)
        for place, item in described.items()
        if place not in keys and item.person
    ]
    holders: dict[tuple[str, str], set[Key]] = defaultdict(set)
    for group in join_people(named):
        key = ("person", *sorted({name for member in group.members for name in member.names[:1]}), *_tell(group.members[0]))
        for member in group.members:
            keys[member.key] = key  # type: ignore[index]
            for post in ((c, o) for c in member.countries for o in member.offices):
                holders[post].add(key)
        for place, evidence in group.reasons:
            reasons[place] = evidence  # type: ignore[index]
    for place, item in described.items():
        if place not in keys and item.post and len(holders[item.post]) <= 1:
            keys[place] = next(iter(holders[item.post]), ("office", *item.post))
            reasons[place] = Evidence(0.7, f"“{item.name}” is the {item.post[1]} of {item.post[0]}, and nobody else of that office speaks")


def _tell(member: Named) -> tuple[str, ...]:
    """Words that keep groups apart that have the same names (surnames that two bear)."""
    document, entity = member.key  # type: ignore[misc]
    return (str(document), str(entity.first)) if not member.full else ()


def _bodies(
    described: Mapping[tuple[str, Entity], Described],
    outlets: Mapping[str, Source | None],
    keys: dict[tuple[str, Entity], Key],
    reasons: dict[tuple[str, Entity], Evidence],
) -> None:
    """Outlets and institutions that no data file knows: by their words, and by sound across scripts."""
    for press in (True, False):
        places = [p for p, item in described.items() if p not in keys and item.named and item.press is press]
        named = [Named(place, (described[place].core,)) for place in places]
        if press:
            unknown = {o.id: o for o in outlets.values() if o and o.id not in entries()}
            named += [Named(outlet, (found.name,)) for outlet, found in sorted(unknown.items())]
        for group in join_bodies(named, least=_BODIES_ALIKE):
            ids = sorted(str(member.key) for member in group.members if isinstance(member.key, str))
            sort = "outlet" if press else "body"
            key = ("known", ids[0]) if ids else (sort, *sorted({member.names[0] for member in group.members}))
            for member in group.members:
                if not isinstance(member.key, str):
                    keys[member.key] = key  # type: ignore[index]
            reasons |= {place: evidence for place, evidence in group.reasons if not isinstance(place, str)}  # type: ignore[misc]


def _anonymous(
    articles: Sequence[ArticleSources],
    described: Mapping[tuple[str, Entity], Described],
    keys: dict[tuple[str, Entity], Key],
    reasons: dict[tuple[str, Entity], Evidence],
) -> None:
    """Anonymous sources: one with others only where the same identified source carried them and they are described alike."""
    carried: dict[Key, list[tuple[str, Entity]]] = defaultdict(list)
    for article in articles:
        document = article.document.id
        for entity in article.entities:
            place = (document, entity)
            if place in keys:
                continue
            carrier = article.carriers.get(entity)
            item = described[place]
            above = keys.get((document, carrier)) if carrier is not None else None
            if above and above[0] not in {"single", "carried"} and not item.nobody:
                carried[("carried", *above, "|", *item.label)].append(place)
            else:
                keys[place] = ("single", document, *item.label, *([] if item.nobody else [str(entity.first), item.core]))
    for key, places in carried.items():
        documents = [document for document, _ in places]
        twice = len(set(documents)) < len(documents)  # one article tells two apart that the label does not
        for place in places:
            keys[place] = (*key, described[place].core) if twice else key
            reasons[place] = Evidence(0.6, f"“{described[place].name}” were carried by the same source in another article")


def _assemble(
    articles: Sequence[ArticleSources],
    described: Mapping[tuple[str, Entity], Described],
    outlets: Mapping[str, Source | None],
    keys: Mapping[tuple[str, Entity], Key],
    reasons: Mapping[tuple[str, Entity], Evidence],
) -> Identified:
    members: dict[Key, list[Member]] = defaultdict(list)
    for (document, entity), item in described.items():
        members[keys[document, entity]].append(Member(document, entity, item))
    ids = Labels({key: [m.described for m in found] for key, found in members.items()}, {o.id for o in outlets.values() if o})
    found: dict[str, Source] = {outlet.id: outlet for outlet in outlets.values() if outlet}
    for key, group in members.items():
        built = build(ids[key], group, known=found.get(ids[key]))
        found[built.id] = built
    for item in list(found.values()):
        _add_owners(item, described, found)
    of = {place: ids[keys[place]] for place in described}
    merges = tuple(
        (ids[key], f"{member.document}: {member.described.name}", reasons[member.document, member.entity])
        for key, group in members.items()
        for member in group
        if member.document != group[0].document
    )
    return Identified(found, of, {d: o.id for d, o in outlets.items() if o}, merges)


def _add_owners(item: Source, described: Mapping[tuple[str, Entity], Described], found: dict[str, Source]) -> None:
    """Add the sources that ``item`` belongs to, up to the last."""
    owner = item.belongs_to
    while owner and owner not in found:
        if owner in entries():
            found[owner] = source(entries()[owner])
        elif names := names_of_body(owner):
            first, *others = [name for group in names.values() for name in group]
            found[owner] = Source(owner, first, SourceKind.INSTITUTION, tuple(others))
        else:
            made = next((d.owner for d in described.values() if d.owner and d.owner.id == owner), None)
            found[owner] = made or Source(owner, owner, SourceKind.INSTITUTION)
        owner = found[owner].belongs_to
    if owner == item.id:
        found[item.id] = replace(item, belongs_to=None)
