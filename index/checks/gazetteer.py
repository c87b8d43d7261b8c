"""Countries, their governments, and towns that a text names, in any language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .data import table
from .lexicon import Hit, Lexicon
from .text import Text


@dataclass(frozen=True, slots=True)
class Place:
    """A country (``kind`` country: its name, its people) or a town (``city``) named in a text.

    ``country`` is the ISO code of the country; a capital is a city that may stand for its government.
    """

    id: str
    country: str
    kind: str
    words: str
    start: int


@cache
def _gazetteer() -> tuple[Lexicon, dict[str, tuple[str, str]]]:
    patterns: dict[str, dict[str, list[str]]] = {}
    about: dict[str, tuple[str, str]] = {}
    for code, languages in table("places").items():
        for language, words in languages.items():
            cut = words.index("|") if "|" in words else len(words)
            patterns.setdefault(language, {})[code] = words[:cut]
            patterns[language][f"{code}/capital"] = words[cut + 1 :]
        about[code], about[f"{code}/capital"] = (code, "country"), (code, "capital")
    for name, (code, languages) in table("cities").items():
        for language, words in languages.items():
            patterns.setdefault(language, {})[name] = words
        about[name] = (code, "city")
    return Lexicon(patterns), about


def places_in(text: Text) -> tuple[Place, ...]:
    """Every place the text names, in order; of overlapping names the longest ("South Sudan", not "Sudan")."""
    lexicon, about = _gazetteer()
    found: list[Hit] = []
    for hit in sorted(lexicon.find(text), key=lambda h: (h.start - h.end, len(h.prefix), h.start)):
        if not any(hit.start < held.end and held.start < hit.end for held in found):
            found.append(hit)
    return tuple(
        Place(hit.concept, *about[hit.concept], _words(text, hit), hit.start)
        for hit in sorted(found, key=lambda h: h.start)
    )


def _words(text: Text, hit: Hit) -> str:
    return text.raw[text.tokens[hit.start].start : text.tokens[hit.end - 1].end]
