"""Known outlets and agencies: by the words that name them, by domain, and the outlet of a document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from urllib.parse import urlsplit

from ..claims.language import languages, load
from ..claims.model import Document, Evidence
from .countries import countries_in, table
from .model import Source, SourceKind
from .registry import Entry, entries, source
from .slugs import slug
from .wording import Hit, Phrases, Word, plain, words

_HOST = re.compile(r"(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})(?:[/:?#]\S*)?", re.IGNORECASE)
_PARTS = re.compile(r"\s*[(\[{|/–—)\]}]\s*|\s+-\s+")
_CLASSES = (SourceKind.OUTLET, SourceKind.AGENCY, SourceKind.INSTITUTION, SourceKind.DOCUMENT)


def known(name: str, *, language: str | None = None, near_country: str | None = None) -> tuple[Source, Evidence] | None:
    """The known outlet or agency that the words ``name`` mean («موقع "واللا" الإسرائيلي»), and why; None if there is none.

    Args:
        name: a name or a whole mention, in any of the languages.
        language: the language in which the source is to be named.
        near_country: ISO code of the country in question where the words name none: it tells papers of one name apart.
    """
    text = words(name)
    found = _find(text, near_country) or _of_state(text, near_country)
    if found is None:
        return None
    entry, evidence = found
    return source(entry, language), evidence


def by_domain(host: str) -> Source | None:
    """The known source whose web site is ``host`` (or a part of it: ``arabic.rt.com``); None if there is none."""
    labels = host.lower().strip(".").split(".")
    table = _domains()
    found = next((table[name] for at in range(len(labels) - 1) if (name := ".".join(labels[at:])) in table), None)
    return source(entries()[found]) if found else None


def outlet_of(document: Document) -> Source | None:
    """The source that published ``document``: a known one, or a new one of the name or host that it gives.

    None where neither an outlet nor an address is given.
    """
    given = (document.outlet or "").strip()
    hosts = [match[1] for match in map(_HOST.fullmatch, [*_PARTS.split(given), document.url or ""]) if match]
    known_host = next((found for host in hosts if (found := by_domain(host))), None)
    near = entries()[known_host.id].countries[:1] if known_host else ()
    parts = [part for part in _PARTS.split(given) if part and not _HOST.fullmatch(part)]
    if known_host and (not parts or _bears(known_host, parts) or _HOST.search(given)):
        return source(entries()[known_host.id], document.language)
    for part in parts:
        found = known(part, language=document.language, near_country=next(iter(near), None))
        if found is None and (label := _labels().get(fold_label(part))):
            return source(entries()[label], document.language)
        if found is not None:
            return found[0]
    if known_host:
        return source(entries()[known_host.id], document.language)
    if not parts and not hosts:
        return None
    name = parts[0] if parts else hosts[0].removeprefix("www.")
    return Source(slug(name), name, SourceKind.OUTLET, (given,) if given and given != name else ())


def named_in(title: str, *, near_country: str | None = None) -> Source | None:
    """The first known outlet or agency that a title names («محلل صحيفة يديعوت أحرونوت»), whatever else it says."""
    text = words(title)
    for hit in sorted(_phrases().find(text), key=lambda hit: (hit.start - hit.end, not hit.exact, hit.start, hit.label)):
        nations = tuple(h.label for h in countries_in(text) if h.end <= hit.start or hit.end <= h.start)
        if found := _one(text, hit, [hit], nations[:1], near_country):
            return source(found[0])
    return None


def fold_label(name: str) -> str:
    """``name`` as a label of a domain is written."""
    return re.sub(r"[\s_-]", "", name).lower()


def _bears(found: Source, parts: Iterable[str]) -> bool:
    names = {plain(name) for name in (found.name, *found.aliases)}
    return any(plain(part) in names for part in parts)


@cache
def _domains() -> Mapping[str, str]:
    return {domain: entry.id for entry in entries().values() for domain in entry.domains}


@cache
def _labels() -> Mapping[str, str]:
    """The first labels of domains that only one source has ("aawsat"): data sets name outlets so."""
    found: dict[str, set[str]] = defaultdict(set)
    for domain, identifier in _domains().items():
        found[domain.split(".")[0]].add(identifier)
    return {label: next(iter(ids)) for label, ids in found.items() if len(ids) == 1 and len(label) >= 4}


@cache
def _phrases() -> Phrases:
    phrases = Phrases()
    for entry in entries().values():
        if entry.kind is SourceKind.INSTITUTION:
            continue
        for name in entry.all_names():
            phrases.add(entry.id, name)
    return phrases


@cache
def _shared() -> Mapping[tuple[str, ...], frozenset[str]]:
    """The folded names that several papers have, and the known ones that have them."""
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for entry in entries().values():
        for name in entry.shared:
            found[plain(name)].add(entry.id)
    return {name: frozenset(ids) for name, ids in found.items()}


@cache
def passed_over() -> Phrases:
    """Words that may stand beside a name without changing it: class nouns, articles, "official", "daily" …"""
    phrases = Phrases()
    for code in languages():
        section = load(code).section("attribution")
        heads = section.get("heads", {})
        beside = load(code).section("identity").get("beside", ())
        nouns = [noun for kind in _CLASSES for noun in heads.get(kind.value, ())]
        for word in (*nouns, *section.get("articles", ()), *section.get("modifiers", ()), *beside):
            phrases.add("", word.lower())
    return phrases


def leftover(text: tuple[Word, ...], start: int, end: int) -> tuple[tuple[str, ...], tuple[Word, ...]]:
    """What stands beside ``text[start:end]``: the countries named there, and the words that say something else."""
    beside = (*text[:start], *text[end:])
    nations = [hit for part in (text[:start], text[end:]) for hit in countries_in(part)]
    covered = {id(word) for part in (text[:start], text[end:]) for hit in countries_in(part) for word in part[hit.start : hit.end]}
    covered |= {
        id(word) for part in (text[:start], text[end:]) for hit in passed_over().find(part) for word in part[hit.start : hit.end]
    }
    return tuple(hit.label for hit in nations), tuple(word for word in beside if id(word) not in covered)


def _find(text: tuple[Word, ...], near_country: str | None) -> tuple[Entry, Evidence] | None:
    hits = sorted(_phrases().find(text), key=lambda hit: (hit.start - hit.end, not hit.exact, hit.start, hit.label))
    tried: set[tuple[int, int]] = set()
    for hit in hits:
        if (hit.start, hit.end) in tried:
            continue
        tried.add((hit.start, hit.end))
        rivals = [other for other in hits if (other.start, other.end) == (hit.start, hit.end) and other.exact == hit.exact]
        nations, rest = leftover(text, hit.start, hit.end)
        if _is_nationality(text[hit.start : hit.end]) and hit.end - hit.start < len(text):
            continue  # «الفرنسية» alone is AFP, «الصحف الفرنسية» are not
        if not rest and (found := _one(text, hit, rivals, nations, near_country)):
            return found
    return None


def _is_nationality(text: tuple[Word, ...]) -> bool:
    return sum(hit.end - hit.start for hit in countries_in(text)) == len(text)


@cache
def _media_roles() -> Phrases:
    phrases = Phrases()
    for record in table("institutions")["roles"].values():
        for phrase in (p for code in languages() for p in record.get(code, ()) if "media" in record):
            phrases.add(record["media"], phrase)
    return phrases


@cache
def _media_of_states() -> Mapping[tuple[str, str], Entry]:
    """The official agency and the state broadcaster of each country, the first listed."""
    found: dict[tuple[str, str], Entry] = {}
    for entry in entries().values():
        for role, country in (("agency", entry.state_of), ("tv", entry.state_tv)):
            if country:
                found.setdefault((role, country), entry)
    return found


def _of_state(text: tuple[Word, ...], near_country: str | None) -> tuple[Entry, Evidence] | None:
    """The official agency or broadcaster of the country named ("Iran's state television")."""
    for hit in sorted(_media_roles().find(text), key=lambda hit: (hit.start - hit.end, hit.start)):
        nations, rest = leftover(text, hit.start, hit.end)
        country = nations[0] if len(set(nations)) == 1 else None if nations else near_country
        entry = _media_of_states().get((hit.label, country or ""))
        if entry and not rest:
            printed = " ".join(word.text for word in text)
            return entry, Evidence(0.9 if nations else 0.6, f"“{printed}”: {entry.name} is that of {country}")
    return None


def _one(
    text: tuple[Word, ...], hit: Hit, rivals: Iterable[Hit], nations: tuple[str, ...], near_country: str | None
) -> tuple[Entry, Evidence] | None:
    """Which of the papers of this name is meant."""
    words_ = " ".join(word.text for word in text[hit.start : hit.end])
    candidates = [entries()[label] for label in dict.fromkeys(rival.label for rival in rivals)]
    if nations:
        candidates = [entry for entry in candidates if set(nations) & set(entry.countries) or not entry.countries]
    sure = [entry for entry in candidates if not _is_shared(entry, text[hit.start : hit.end])]
    if len(sure) == 1:
        return sure[0], Evidence(1.0 if hit.exact else 0.95, f"“{words_}” is a known name of {sure[0].name}")
    for country, why in (*((nation, "named beside it") for nation in nations), (near_country, "of the article")):
        there = [entry for entry in candidates if country and country in entry.countries]
        if len(there) == 1:
            reason = f"several papers are called “{words_}”; the country {why} ({country}) is that of {there[0].name}"
            return there[0], Evidence(0.9 if nations else 0.7, reason)
    return None


def _is_shared(entry: Entry, text: tuple[Word, ...]) -> bool:
    matched = {form for word in text[:1] for form in word.forms}
    rest = [set(word.forms) for word in text[1:]]
    own = {plain(name) for name in (entry.name, *(n for names in entry.aliases.values() for n in names))}
    own -= {plain(name) for name in entry.shared}

    def fits(name: tuple[str, ...]) -> bool:
        return len(name) == len(text) and name[0] in matched and all(a in b for a, b in zip(name[1:], rest, strict=True))

    return not any(map(fits, own))
