"""Whether a verb without a subject can mean a source: in languages that drop subjects, number and gender tell.

«وأضاف» after "officials" does not mean them, but the report that quoted them. A language's forms are data
(``agreement`` in its ``attribution`` section); a language without such forms never objects, nor does a form that is
not clear.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

from ..claims.language import load
from .entities import Entity
from .mentions import fold
from .model import SourceKind


class Form(Enum):
    """What a word shows of its number and gender."""

    MASCULINE = "masculine"
    FEMININE = "feminine"
    SINGULAR = "singular"
    PLURAL = "plural"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class _Forms:
    """Endings, whole words and beginnings by which a word shows its form."""

    words: Mapping[str, Form]
    endings: Sequence[tuple[str, Form]]
    beginnings: Sequence[tuple[str, Form]]
    otherwise: Form


def agrees(cue: str, entity: Entity, language: str) -> bool:
    """Whether ``entity`` can be the dropped subject of ``cue``."""
    forms = _agreement(language)
    words = cue.split()
    if forms is None or not words:
        return True
    verb, noun = _form(fold(words[0]), forms["verb"]), _noun(entity, forms["noun"])
    if Form.UNKNOWN in (verb, noun) or verb is noun:
        return True
    return Form.SINGULAR in (verb, noun) and Form.PLURAL not in (verb, noun)


def _noun(entity: Entity, forms: _Forms) -> Form:
    """The form of what an entity is called first; a person known by name only is one, of either gender."""
    leads = [reading.lead for reading in entity.readings if reading.lead]
    if entity.kind is SourceKind.PERSON or not leads:
        return Form.UNKNOWN
    return _form(leads[0], forms)


def _form(word: str, forms: _Forms) -> Form:
    if word in forms.words:
        return forms.words[word]
    for ending, form in forms.endings:
        if word.endswith(ending):
            return form
    for beginning, form in forms.beginnings:
        if word.startswith(beginning):
            return form
    return forms.otherwise


@cache
def _agreement(language: str) -> Mapping[str, _Forms] | None:
    section = load(language).section("attribution").get("agreement")
    if not section:
        return None
    return {part: _forms(section[part]) for part in ("verb", "noun")}


def _forms(section: Mapping[str, Mapping[str, Sequence[str]]]) -> _Forms:
    def pairs(key: str) -> list[tuple[str, Form]]:
        return [(fold(item), Form(form)) for form, items in section.get(key, {}).items() for item in items]

    return _Forms(dict(pairs("words")), pairs("endings"), pairs("beginnings"), Form(section["otherwise"]))
