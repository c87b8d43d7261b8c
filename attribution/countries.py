"""Countries named in a name or a title, in any language: the country itself, its people, or its capital."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from .wording import Hit, Phrases, Word, words

_DATA = files(__package__) / "data"


@cache
def table(name: str) -> Any:
    """One table of ``attribution/data``: ``sources``, ``institutions``, ``places`` or ``states``."""
    text = (_DATA / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@cache
def _phrases() -> Phrases:
    phrases = Phrases()
    places: Mapping[str, Mapping[str, list[str]]] = table("places")
    for code, by_language in places.items():
        for pattern in (p for patterns in by_language.values() for p in patterns if p != "|"):
            phrases.add(code, pattern)
    return phrases


def countries_in(text: tuple[Word, ...]) -> tuple[Hit, ...]:
    """Every country that the words name (its ISO code is the label), in order; of overlapping ones the longest."""
    found: list[Hit] = []
    for hit in sorted(_phrases().find(text), key=lambda h: (h.start - h.end, not h.exact, h.start, h.label)):
        if not any(hit.start < held.end and held.start < hit.end for held in found):
            found.append(hit)
    return tuple(sorted(found, key=lambda h: h.start))


@cache
def countries_of(name: str) -> tuple[str, ...]:
    """The codes of the countries that ``name`` names, in order, each once."""
    return tuple(dict.fromkeys(hit.label for hit in countries_in(words(name))))


@cache
def _states() -> Phrases:
    phrases = Phrases()
    for code, names in table("states").items():
        for name in names:
            phrases.add(code, name)
    for code, by_language in table("places").items():
        for patterns in by_language.values():
            for capital in patterns[patterns.index("|") + 1 :] if "|" in patterns else ():
                phrases.add(code, capital)
    return phrases


@cache
def state_named(name: str) -> str | None:
    """The code of the state of which ``name`` is the name or the capital («أنقرة», "Israel"); None for its people."""
    text = words(name)
    whole = {hit.label for hit in _states().find(text) if hit.end - hit.start == len(text)}
    return next(iter(whole)) if len(whole) == 1 else None
