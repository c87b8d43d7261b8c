"""What an article's words say of one of its sources, and the identity that data files give it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..claims.model import Document, Evidence
from .countries import countries_in
from .entities import Entity
from .independence.same_source import facets
from .institutions import Body, institution, role_of, wording_list
from .known import known, leftover
from .mentions import Reading
from .model import Source, SourceKind
from .outlets import outlet_country
from .titles import Titles, names_of_person, titles
from .wording import plain, split, words

_PRESS = (SourceKind.OUTLET, SourceKind.AGENCY)
_PEOPLE = (SourceKind.PERSON, SourceKind.OFFICIALS, SourceKind.UNNAMED)
UNNAMED_REPORTS = "unnamed media reports"
"""How a source is called for which nobody is named at all."""
_QUOTES = "\"'«»“”„״‘’"
_LONGEST_MENTION = 8  # words of a mention whose quoted name is the whole source's; longer ones list several
_LONGEST_NAME = 5  # words of an unknown outlet's name; more is a description («فضائية محلية يمولها حزب الدعوة»)


@dataclass(frozen=True, eq=False)
class Described:
    """One source of one article, described.

    ``key`` is the identity that the data files give it (None: to be found by comparing), ``evidence`` why. ``name`` is
    the name to show, ``core`` the part of it that tells, ``names`` all names of a person without titles and
    ``wordings`` all of any source. ``label`` describes an anonymous; ``owner`` is the source it belongs to; ``post``
    the (country or body, office) of somebody known by office alone, ``assumed_home`` the outlet's own country where
    an office comes without one; ``nobody`` marks reports for which nobody is named.
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
    homes: frozenset[str] = frozenset()
    assumed_home: str | None = None
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
    data = _by_data(kind, readings, document, near)
    names = names_of_person(readings, document.language) if kind is SourceKind.PERSON else ()
    name = _unquoted(names[0] if names else data.name or first.name or first.text)
    core = _core(first.text or name) if kind in _PRESS else name
    beside = titles(readings, names, near) if kind in _PEOPLE else Titles()
    offices, homes = (beside.offices, beside.homes) if kind is SourceKind.PERSON else (frozenset(), frozenset())
    named = bool(names) if kind is SourceKind.PERSON else _is_named(kind, readings, core)
    assumed_home = near if offices and not homes and near and not _speaks_of_others(document, near) else None
    at = homes or frozenset({assumed_home} if assumed_home else ())
    post = (next(iter(at)), next(iter(offices))) if not named and len(offices) == len(at) == 1 else None
    return Described(
        kind=kind,
        language=document.language,
        key=data.key,
        evidence=data.evidence,
        name=name,
        core=core,
        names=names or (name,),
        wordings=texts,
        label=_label(kind, texts),
        named=named,
        offices=offices,
        homes=homes,
        assumed_home=assumed_home,
        owner=beside.owner,
        post=post,
        nobody=texts in ((), (UNNAMED_REPORTS,)),
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """What the data files make of a source: the key, why, and the words that name it."""

    key: tuple[str, ...] | None
    evidence: Evidence
    name: str = ""


def _by_data(kind: SourceKind, readings: Sequence[Reading], document: Document, near: str | None) -> _Found:
    people = kind in _PEOPLE
    texts = [reading.text for reading in readings]
    names = [r.name for r in readings if r.proper and len(r.text.split()) <= _LONGEST_MENTION and not people]
    texts = [text for text in dict.fromkeys([*texts, *names]) if text]
    for text in texts:
        found = known(text, near_country=near)
        if found and (not people or _is_whole(text, found[0])):
            return _Found(("known", found[0].id), found[1], text)
    if kind in _PRESS or kind is SourceKind.SOCIAL:
        return _NOT_FOUND
    for text in texts:
        body = institution(text) if not people or len(words(text)) == 1 else None
        if body:
            return _of_body(body)
    if kind is SourceKind.INSTITUTION and near:
        bare = next((text for text in texts if role_of(text)), None)
        if bare and not _speaks_of_others(document, near) and (body := institution(bare, near_country=near)):
            return _of_body(body)
    return _NOT_FOUND


def _unquoted(name: str) -> str:
    quoted = len(name) > 2 and name[0] in _QUOTES and name[-1] in _QUOTES
    return name.strip(_QUOTES) if quoted else name


def _of_body(body: Body) -> _Found:
    return _Found(("institution", body.id, body.country or "", body.role or ""), body.evidence, body.name)


_NOT_FOUND = _Found(None, Evidence(1.0, "described by its article only"))


def _is_whole(text: str, found: Source) -> bool:
    return plain(text) in {plain(name) for name in (found.name, *found.aliases)}


@lru_cache(maxsize=16)  # articles come one after the other; a cache without bound would keep every text
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


def _is_named(kind: SourceKind, readings: Iterable[Reading], core: str) -> bool:
    """Whether the words name an outlet or institution in particular."""
    if kind in _PRESS:
        return bool(core) and not _vague(core)
    return kind is SourceKind.INSTITUTION and not _vague(next(iter(readings)).text)


def _vague(text: str) -> bool:
    return any(hit.start == 0 for hit in wording_list("vague").find(words(text)))


def _label(kind: SourceKind, texts: tuple[str, ...]) -> tuple[str, ...]:
    """What an anonymous source is said to be: kind, nations, roles."""
    said = facets(Source("", texts[0] if texts else "", SourceKind.OFFICIALS, texts))
    return (*sorted(said.nations), *sorted(said.roles - {"generic", kind.value, "official"}), kind.value)
