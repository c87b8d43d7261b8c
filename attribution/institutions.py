"""Institutions, one in all languages: named bodies, and what every state has (a country's foreign ministry)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..claims.language import languages, load
from ..claims.model import Evidence
from .countries import countries_in, state_named, table
from .wording import Hit, Phrases, Word, words

GOVERNMENT = "government"
_NEAR = 3  # words between a spokesman and what is spoken for, at the most ("a spokesman for the office of the …")


@dataclass(frozen=True, slots=True)
class Body:
    """An institution: its id, its role in a state (None: a body of its own), its country, the words that name it."""

    id: str
    role: str | None
    country: str | None
    evidence: Evidence
    name: str = ""


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
        if not _unexplained(text, [hit, *rest]) and (body := _body(text, hit, rest, near_country)):
            return body
    told = [word for place, word in enumerate(text) if not any(h.start <= place < h.end for h in _beside().find(text))]
    if code := state_named(" ".join(word.text for word in told)):
        identifier = code if code in _bodies() else f"{code}-{GOVERNMENT}"
        reason = f"“{name}” stands for the government of {code}"
        return Body(identifier, GOVERNMENT, code, Evidence(0.9, reason), name)
    return None


def spoken_for(title: str) -> Body | None:
    """The institution that a title says somebody speaks for («المتحدث باسم وزارة الخارجية الإيرانية»)."""
    text = words(title)
    nations = countries_in(text)
    hits = sorted(_phrases().find(text), key=lambda hit: (hit.start - hit.end, not hit.exact, hit.start, hit.label))
    for spoke in wording_list("spokes").find(text):
        for hit in hits:
            rest = [h for h in nations if not (h.start < hit.end and hit.start < h.end) and _gap(h, hit) <= _NEAR]
            if _gap(spoke, hit) <= _NEAR and (body := _body(text, hit, sorted(rest, key=lambda h: _gap(h, hit)), None)):
                return body
    return None


def _gap(one: Hit, other: Hit) -> int:
    """How many words stand between two hits."""
    return max(one.start - other.end, other.start - one.end, 0)


@cache
def offices_in(title: str) -> frozenset[str]:
    """The offices that a title names ("foreign-minister"), if it says nothing else but a country or a body.

    A former or deputy minister, or an adviser of one, holds no such office.
    """
    text = words(title)
    found: list[Hit] = []
    for hit in sorted(_offices().find(text), key=lambda h: (h.start - h.end, h.start, h.label)):
        if not any(hit.start < held.end and held.start < hit.end for held in found):
            found.append(hit)
    covered = [*found, *countries_in(text), *_named_bodies(text), *_articles().find(text)]
    told = {place for hit in covered for place in range(hit.start, hit.end)}
    return frozenset(hit.label for hit in found) if len(told) == len(text) else frozenset()


def homes_in(title: str) -> tuple[str, ...]:
    """Where the office of a title is held: the countries it names, else the bodies by id («أمين عام أوبك»)."""
    text = words(title)
    hits = countries_in(text) or _named_bodies(text)
    return tuple(dict.fromkeys(hit.label.removeprefix("body:") for hit in hits))


def _named_bodies(text: tuple[Word, ...]) -> list[Hit]:
    return [hit for hit in _phrases().find(text) if hit.label.startswith("body:")]


def names_of_body(identifier: str) -> Mapping[str, tuple[str, ...]]:
    """The known names of a body by language; empty for a role of a state (its names come from the articles)."""
    return _bodies().get(identifier, {})


def _body(text: tuple[Word, ...], hit: Hit, nations: Sequence[Hit], near_country: str | None) -> Body | None:
    printed = " ".join(word.text for word in text[hit.start : hit.end])
    sort, label = hit.label.split(":", 1)
    codes = [nation.label for nation in nations]
    if sort == "body":
        home = table("institutions")["bodies"].get(label, {}).get("country")
        if home and codes and home not in codes:
            return None
        evidence = Evidence(1.0 if hit.exact else 0.95, f"“{printed}” is a known name of {label}")
        return Body(label, None, home, evidence, printed)
    if sort == "own":
        country, role = label.split(" ")
        evidence = Evidence(1.0, f"“{printed}” is the {role} of {country}")
        return Body(f"{country}-{role}", role, country, evidence, printed)
    if codes:
        start, end = min(hit.start, nations[0].start), max(hit.end, nations[0].end)
        name = " ".join(word.text for word in text[start:end])
        reason = f"“{printed}” with {codes[0]} named beside it is its {label}"
        evidence = Evidence(1.0 if len(set(codes)) == 1 else 0.7, reason)
        return Body(f"{codes[0]}-{label}", label, codes[0], evidence, name)
    if near_country:
        reason = f"“{printed}” without a country, in an outlet of {near_country}, is its {label}"
        return Body(f"{near_country}-{label}", label, near_country, Evidence(0.7, reason), printed)
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
def wording_list(name: str) -> Phrases:
    """One list of the languages' ``identity`` sections (``spokes``, ``staff``, ``vague`` …) as phrases."""
    phrases = Phrases()
    for code in languages():
        for word in load(code).section("identity").get(name, ()):
            phrases.add(name, word.lower())
    return phrases


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
