"""Known outlets and agencies, by the words that name them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from ..claims.language import languages, load
from ..claims.model import Evidence
from .countries import countries_in, table
from .model import Source, SourceKind
from .registry import Entry, entries, source
from .wording import Hit, Phrases, Word, plain, words

_CLASSES = (SourceKind.OUTLET, SourceKind.AGENCY, SourceKind.INSTITUTION, SourceKind.DOCUMENT)
_SHARED = "?"  # marks the labels of names that several papers have


def known(name: str, *, language: str | None = None, near_country: str | None = None) -> tuple[Source, Evidence] | None:
    """The known outlet or agency that all of ``name`` means («موقع "واللا" الإسرائيلي»), and why; None if none is.

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


def named_in(title: str, *, near_country: str | None = None) -> Source | None:
    """The first known outlet or agency that a title names («محلل صحيفة يديعوت أحرونوت»), whatever else it says."""
    text = words(title)
    for hit in _longest_first(_phrases().find(text)):
        nations = tuple(h.label for h in countries_in(text) if h.end <= hit.start or hit.end <= h.start)
        if found := _one(text, hit, [hit], nations[:1], near_country):
            return source(found[0])
    return None


def leftover(text: tuple[Word, ...], start: int, end: int) -> tuple[tuple[str, ...], tuple[Word, ...]]:
    """What stands beside ``text[start:end]``: the countries named there, and the words that say something else."""
    nations: list[str] = []
    rest: list[Word] = []
    for part in (text[:start], text[end:]):
        countries = countries_in(part)
        nations += [hit.label for hit in countries]
        covered = {place for hit in (*countries, *_beside().find(part)) for place in range(hit.start, hit.end)}
        rest += [word for place, word in enumerate(part) if place not in covered]
    return tuple(nations), tuple(rest)


def _longest_first(hits: Iterable[Hit]) -> list[Hit]:
    return sorted(hits, key=lambda hit: (hit.start - hit.end, not hit.exact, hit.start, hit.label))


@cache
def _phrases() -> Phrases:
    """The names of all outlets and agencies, by id; those that other papers have too with a mark before the id."""
    phrases = Phrases()
    for entry in entries().values():
        shared = {plain(name) for name in entry.shared}
        for name in entry.all_names() if entry.kind is not SourceKind.INSTITUTION else ():
            phrases.add(_SHARED + entry.id if plain(name) in shared else entry.id, name)
    return phrases


@cache
def _beside() -> Phrases:
    """Words that may stand beside a name without changing it: class nouns, articles, "official", "daily" …"""
    phrases = Phrases()
    for code in languages():
        section = load(code).section("attribution")
        nouns = [noun for kind in _CLASSES for noun in section.get("heads", {}).get(kind.value, ())]
        small = (*section.get("articles", ()), *section.get("modifiers", ()))
        for word in (*nouns, *small, *load(code).section("identity").get("beside", ())):
            phrases.add("", word.lower())
    return phrases


def _find(text: tuple[Word, ...], near_country: str | None) -> tuple[Entry, Evidence] | None:
    hits = _longest_first(_phrases().find(text))
    tried: set[tuple[int, int]] = set()
    for hit in hits:
        place = (hit.start, hit.end)
        if place in tried:
            continue
        tried.add(place)
        nations, rest = leftover(text, *place)
        nationality = sum(h.end - h.start for h in countries_in(text[hit.start : hit.end])) == hit.end - hit.start
        if rest or (nationality and hit.end - hit.start < len(text)):
            continue  # «الفرنسية» alone is AFP, «الصحف الفرنسية» are not
        rivals = [other for other in hits if (other.start, other.end, other.exact) == (*place, hit.exact)]
        if found := _one(text, hit, rivals, nations, near_country):
            return found
    return None


def _one(
    text: tuple[Word, ...], hit: Hit, rivals: Iterable[Hit], nations: tuple[str, ...], near_country: str | None
) -> tuple[Entry, Evidence] | None:
    """Which of the papers of this name is meant."""
    printed = " ".join(word.text for word in text[hit.start : hit.end])
    labels = dict.fromkeys(rival.label for rival in rivals)
    candidates = {label: entries()[label.removeprefix(_SHARED)] for label in labels}
    if nations:
        candidates = {k: e for k, e in candidates.items() if not e.countries or set(nations) & set(e.countries)}
    sure = [entry for label, entry in candidates.items() if not label.startswith(_SHARED)]
    if len(sure) == 1:
        return sure[0], Evidence(1.0 if hit.exact else 0.95, f"“{printed}” is a known name of {sure[0].name}")
    for country, whose in (*((nation, "named beside it") for nation in nations), (near_country, "of the article")):
        there = [entry for entry in candidates.values() if country and country in entry.countries]
        if len(there) == 1:
            reason = f"several papers are “{printed}”; the country {whose} ({country}) is that of {there[0].name}"
            return there[0], Evidence(0.9 if nations else 0.7, reason)
    return None


@cache
def _media_roles() -> Phrases:
    """What official agencies ("agency") and state broadcasters ("tv") are called."""
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
    for hit in _longest_first(_media_roles().find(text)):
        nations, rest = leftover(text, hit.start, hit.end)
        country = nations[0] if len(set(nations)) == 1 else None if nations else near_country
        entry = _media_of_states().get((hit.label, country or ""))
        if entry and not rest:
            printed = " ".join(word.text for word in text)
            return entry, Evidence(0.9 if nations else 0.6, f"“{printed}”: {entry.name} is that of {country}")
    return None
