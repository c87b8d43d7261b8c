"""Institutions under one identity in all languages: named bodies, and roles of states (a country's foreign ministry)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..claims.language import languages, load
from ..claims.model import Evidence
from .countries import countries_in, table
from .wording import Hit, Phrases, Word, words

GOVERNMENT = "government"


@dataclass(frozen=True, slots=True)
class Body:
    """An institution: its id, its role in a state (None for a body of its own) and its country, if it has one."""

    id: str
    role: str | None
    country: str | None
    evidence: Evidence


def institution(name: str, *, near_country: str | None = None) -> Body | None:
    """The institution that the whole of ``name`` means; None where the words say more than a known body and a country.

    A country or its capital alone stands for its government. ``near_country`` is that of the outlet, for a role that
    comes without a country; without it such a role is nobody's in particular, and None.
    """
    text = words(name)
    nations = countries_in(text)
    hits = sorted(_phrases().find(text), key=lambda hit: (hit.start - hit.end, not hit.exact, hit.start, hit.label))
    for hit in hits:
        rest = [h for h in nations if not (h.start < hit.end and hit.start < h.end)]
        if not _unexplained(text, [hit, *rest]) and (body := _body(text, hit, [h.label for h in rest], near_country)):
            return body
    if nations and not _unexplained(text, nations) and len({hit.label for hit in nations}) == 1:
        code = nations[0].label
        reason = f"“{name}” stands for the government ({code})"
        return Body(f"{code}-{GOVERNMENT}" if code not in _bodies() else code, GOVERNMENT, code, Evidence(0.9, reason))
    return None


def body_in(text: str, *, near_country: str | None = None) -> Body | None:
    """The first institution that a title names («المتحدث باسم وزارة الخارجية الإيرانية»), whatever else it says."""
    found = words(text)
    nations = countries_in(found)
    hits = sorted(_phrases().find(found), key=lambda hit: (hit.start - hit.end, not hit.exact, hit.start, hit.label))
    for hit in hits:
        rest = [h for h in nations if not (h.start < hit.end and hit.start < h.end)]
        nearest = sorted(rest, key=lambda h: (min(abs(h.start - hit.end), abs(hit.start - h.end)), h.start))
        if body := _body(found, hit, [h.label for h in nearest[:1]], near_country):
            return body
    return None


@cache
def offices_in(title: str) -> frozenset[str]:
    """The offices that a title names ("foreign-minister"), if it says nothing else but a country.

    A former or deputy minister, or an adviser of one, holds no such office.
    """
    text = words(title)
    found: list[Hit] = []
    for hit in sorted(_offices().find(text), key=lambda h: (h.start - h.end, h.start, h.label)):
        if not any(hit.start < held.end and held.start < hit.end for held in found):
            found.append(hit)
    covered = [*found, *countries_in(text), *_articles().find(text)]
    told = {place for hit in covered for place in range(hit.start, hit.end)}
    return frozenset(hit.label for hit in found) if len(told) == len(text) else frozenset()


def names_of_body(identifier: str) -> Mapping[str, tuple[str, ...]]:
    """The known names of a body by language; empty for a role of a state (its names come from the articles)."""
    return _bodies().get(identifier, {})


def _body(text: tuple[Word, ...], hit: Hit, nations: Sequence[str], near_country: str | None) -> Body | None:
    printed = " ".join(word.text for word in text[hit.start : hit.end])
    sort, label = hit.label.split(":", 1)
    if sort == "body":
        home = table("institutions")["bodies"].get(label, {}).get("country")
        if home and nations and home not in nations:
            return None
        return Body(label, None, home, Evidence(1.0 if hit.exact else 0.95, f"“{printed}” is a known name of {label}"))
    if sort == "own":
        country, role = label.split(" ")
        return Body(f"{country}-{role}", role, country, Evidence(1.0, f"“{printed}” is the {role} of {country}"))
    if nations:
        country = nations[0]
        reason = f"“{printed}” with {country} named beside it is its {label}"
        return Body(f"{country}-{label}", label, country, Evidence(1.0 if len(set(nations)) == 1 else 0.7, reason))
    if near_country:
        reason = f"“{printed}” without a country, in an outlet of {near_country}, is its {label}"
        return Body(f"{near_country}-{label}", label, near_country, Evidence(0.7, reason))
    return None


def role_of(name: str) -> str | None:
    """The role that ``name`` names, where it is a role without a country ("the foreign ministry"); None otherwise."""
    text = words(name)
    hits = [hit for hit in _phrases().find(text) if hit.label.startswith("role:") and not _unexplained(text, [hit])]
    return max(hits, key=lambda h: (h.end - h.start, h.exact)).label.split(":", 1)[1] if hits else None


def _unexplained(text: tuple[Word, ...], hits: Iterable[Hit]) -> bool:
    covered = {place for hit in (*hits, *_beside().find(text)) for place in range(hit.start, hit.end)}
    return len(covered) < len(text)


@cache
def _beside() -> Phrases:
    phrases = Phrases()
    for code in languages():
        section = load(code).section("attribution")
        own = load(code).section("identity")
        for word in (*section.get("articles", ()), *section.get("modifiers", ()), *own.get("statements", ())):
            phrases.add("", word.lower())
    return phrases


@cache
def _articles() -> Phrases:
    phrases = Phrases()
    for code in languages():
        section = load(code).section("attribution")
        for word in (*section.get("articles", ()), *load(code).section("identity").get("titles", ())):
            phrases.add("", word.lower())
    return phrases


@cache
def _bodies() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    return {
        identifier: {code: tuple(record[code]) for code in languages() if code in record}
        for identifier, record in table("institutions")["bodies"].items()
    }


@cache
def _phrases() -> Phrases:
    phrases = Phrases()
    for identifier, names in _bodies().items():
        for name in (n for group in names.values() for n in group):
            phrases.add(f"body:{identifier}", name)
    for role, record in table("institutions")["roles"].items():
        if "media" in record:
            continue
        for name in (n for code in languages() for n in record.get(code, ())):
            phrases.add(f"role:{role}", name)
        for country, names in record.get("own", {}).items():
            for name in names:
                phrases.add(f"own:{country} {role}", name)
    return phrases


@cache
def _offices() -> Phrases:
    phrases = Phrases()
    for office, record in table("institutions")["offices"].items():
        for name in (n for code in languages() for n in record.get(code, ())):
            phrases.add(office, name)
    return phrases
