"""What an article's words say of one of its sources, and the identity that data files give it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ..claims.language import languages, load
from ..claims.model import Document, Evidence
from .countries import countries_in, table
from .independence.same_source import facets
from .institutions import Body, body_in, institution, offices_in, role_of
from .known import known, leftover, named_in
from .mentions import Reading
from .model import Source, SourceKind
from .registry import entries
from .resolve import Entity
from .wording import Phrases, Word, plain, split, words

_PRESS = (SourceKind.OUTLET, SourceKind.AGENCY)
_PEOPLE = (SourceKind.PERSON, SourceKind.OFFICIALS, SourceKind.UNNAMED)
_BY_ARTICLE = Evidence(1.0, "described by its article only")
_LONGEST_NAME = 5  # words of an unknown outlet's name; more is a description («فضائية محلية يمولها حزب الدعوة»)


@dataclass(frozen=True, eq=False)
class Described:
    """One source of one article, described.

    ``key`` is the identity that the data files give it (None: to be found by comparing), ``evidence`` why. ``name`` is
    the name to show, ``core`` the part of it that tells, ``names`` all names of a person without titles and ``wordings``
    all of any source. ``label`` describes an anonymous one; ``owner`` is the source it belongs to. ``post`` is the
    (country, office) of somebody known by office alone; ``nobody`` marks reports for which nobody is named.
    """

    kind: SourceKind
    language: str
    key: tuple[str, ...] | None
    evidence: Evidence
    name: str
    core: str
    names: tuple[str, ...]
    wordings: tuple[str, ...]
    label: tuple[str, ...]
    named: bool
    offices: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    owner: Source | None = None
    post: tuple[str, str] | None = None
    nobody: bool = False

    @property
    def press(self) -> bool:
        """Whether it is an outlet or an agency."""
        return self.kind in _PRESS

    @property
    def outlet(self) -> bool:
        """Whether it may be the outlet of an article."""
        return self.press and bool(self.core)

    @property
    def person(self) -> bool:
        """Whether it is a person with a name."""
        return self.kind is SourceKind.PERSON and self.named

    def is_called(self, outlet: Source) -> bool:
        """Whether ``outlet`` bears its name."""
        return plain(self.core) in {plain(name) for name in (outlet.name, *outlet.aliases)}


def describe(entity: Entity, document: Document, outlet: Source | None) -> Described:
    """Describe one source of ``document``, whose outlet is ``outlet``."""
    readings = [r for r in entity.readings if not r.points_back] or entity.readings
    readings = sorted(readings, key=lambda r: (not r.proper, -len(r.name)))
    kind = entity.kind
    texts = tuple(dict.fromkeys([*(r.name for r in readings), *(r.text for r in readings)]))
    texts = tuple(text for text in texts if text)
    first = readings[0]
    near = outlet_country(outlet, document)
    key, evidence = _by_data(kind, texts if kind not in _PEOPLE else tuple(r.text for r in readings), document, near)
    names = _person_names(readings) if kind is SourceKind.PERSON else ()
    name = names[0] if names else first.name or first.text or texts[0]
    core = _core(first.text or name) if kind in _PRESS else name
    offices, countries = _titles(readings, names) if kind is SourceKind.PERSON else (frozenset(), frozenset())
    named = bool(names) if kind is SourceKind.PERSON else _is_named(kind, readings, core)
    post = (next(iter(countries)), next(iter(offices))) if not named and len(offices) == len(countries) == 1 else None
    return Described(
        kind=kind,
        language=document.language,
        key=key,
        evidence=evidence,
        name=name,
        core=core,
        names=names or (name,),
        wordings=texts,
        label=_label(kind, texts),
        named=named,
        offices=offices,
        countries=countries,
        owner=_owner(kind, readings, names, near),
        post=post,
        nobody=not any(r.text for r in entity.readings),
    )


def outlet_country(outlet: Source | None, document: Document) -> str | None:
    """The country whose ministry the outlet means by "the ministry": its own, if it is no agency or world-wide outlet."""
    entry = entries().get(outlet.id) if outlet else None
    if entry is not None:
        return entry.countries[0] if entry.countries and entry.kind is SourceKind.OUTLET and not entry.world else None
    ending = (document.url or "").split("://")[-1].split("/")[0].rpartition(".")[2]
    return ending if ending in table("places") else None


def _by_data(
    kind: SourceKind, texts: Iterable[str], document: Document, near: str | None
) -> tuple[tuple[str, ...] | None, Evidence]:
    people = kind in _PEOPLE
    for text in texts:
        found = known(text, near_country=near)
        if found and (not people or _is_whole(text, found[0])):
            return ("known", found[0].id), found[1]
    if kind in _PRESS or kind is SourceKind.SOCIAL:
        return None, _BY_ARTICLE
    for text in texts:
        body = institution(text) if not people or len(words(text)) == 1 else None
        if body:
            return _key(body), body.evidence
    if kind is SourceKind.INSTITUTION and near:
        bare = next((text for text in texts if role_of(text)), None)
        if bare and not _speaks_of_others(document, near) and (body := institution(bare, near_country=near)):
            return _key(body), body.evidence
    return None, _BY_ARTICLE


def _key(body: Body) -> tuple[str, ...]:
    return ("institution", body.id, body.country or "", body.role or "")


def _is_whole(text: str, found: Source) -> bool:
    return plain(text) in {plain(name) for name in (found.name, *found.aliases)}


@cache
def _speaks_of_others(document: Document, near: str) -> bool:
    """Whether the article names another country oftener than the outlet's own, so that a bare ministry may be its."""
    named = Counter(hit.label for hit in countries_in(split(document.text)))
    return any(count > named[near] for code, count in named.items() if code != near)


def _core(text: str) -> str:
    """The words of an outlet's wording that tell it: without class nouns, "official", countries and articles."""
    found = words(text)
    _, rest = leftover(found, 0, 0)
    if not rest or len(rest) > _LONGEST_NAME:
        return ""
    places = [place for place, word in enumerate(found) if any(word is other for other in rest)]
    return " ".join(word.text for word in found[places[0] : places[-1] + 1])


def _person_names(readings: Iterable[Reading]) -> tuple[str, ...]:
    """The names of a person, the likeliest first: no outlet's or body's name, borne out by other mentions, full."""
    read = list(readings)
    names = [r.name for r in read if r.proper]
    own = [name for name in names if not known(name) and not institution(name)] or names
    told = [frozenset(plain(r.text)) for r in read]

    def borne_out(name: str) -> int:
        return sum(bool(told_ & frozenset(plain(name)[-1:])) for told_ in told)

    return tuple(dict.fromkeys(sorted(own, key=lambda name: (-borne_out(name), -len(name.split())))))


def _is_named(kind: SourceKind, readings: Iterable[Reading], core: str) -> bool:
    """Whether the words name an outlet or institution in particular."""
    if kind in _PRESS:
        return bool(core) and not _vague(core)
    return kind is SourceKind.INSTITUTION and not _vague(next(iter(readings)).text)


@cache
def _lists(name: str) -> Phrases:
    phrases = Phrases()
    for code in languages():
        for word in load(code).section("identity").get(name, ()):
            phrases.add(name, word.lower())
    return phrases


def _vague(text: str) -> bool:
    return any(hit.start == 0 for hit in _lists("vague").find(words(text)))


def _titles(readings: Iterable[Reading], names: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The offices in the titles beside a name, and their countries."""
    offices: set[str] = set()
    countries: set[str] = set()
    for title in (_title(reading, names) for reading in readings):
        if held := offices_in(title):
            offices |= held
            countries |= {hit.label for hit in countries_in(words(title))}
    return frozenset(offices), frozenset(countries)


def _title(reading: Reading, names: tuple[str, ...]) -> str:
    """What stands beside the name in a mention."""
    name = next((name for name in sorted(names, key=len, reverse=True) if name in reading.text), "")
    return reading.text.replace(name, " ") if name else reading.text


def _label(kind: SourceKind, texts: tuple[str, ...]) -> tuple[str, ...]:
    """What an anonymous source is said to be: kind, nations, roles."""
    said = facets(Source("", texts[0] if texts else "", SourceKind.OFFICIALS, texts))
    return (*sorted(said.nations), *sorted(said.roles - {"generic", kind.value, "official"}), kind.value)


def _owner(kind: SourceKind, readings: Iterable[Reading], names: tuple[str, ...], near: str | None) -> Source | None:
    """The paper of somebody who writes for it, or the body of somebody who speaks for it."""
    if kind not in _PEOPLE:
        return None
    for title in (_title(reading, names) for reading in readings):
        found = words(title)
        if _lists("staff").find(found) and (paper := named_in(title, near_country=near)):
            return paper
        if _lists("spokes").find(found) and (body := body_in(title, near_country=near)):
            return Source(body.id, _body_name(title, found), SourceKind.INSTITUTION)
    return None


def _body_name(title: str, found: tuple[Word, ...]) -> str:
    spoken = _lists("spokes").find(found)
    return " ".join(word.text for word in found[spoken[0].end :]) if spoken and spoken[0].start == 0 else title
