"""What stands beside a person's name in the articles: titles, and the body that the person speaks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from ...claims.language import languages, load
from ...claims.model import Document
from ..model import Source, SourceKind
from .words import Words, fold, split, variants

_BEFORE = 7  # words of title before a name ("the spokesman of the Afghan National Directorate of Security …")
_AFTER = 12  # words of title after a name and a comma
_STOP = re.compile(r"[.!?؟…:;\n\"«»“”()]")


def titles(sources: Iterable[Source], documents: Iterable[Document]) -> dict[str, tuple[str, ...]]:
    """Source id → the words around the names of each person that may be a title, as far as the clause goes."""
    people = [source for source in sources if source.kind is SourceKind.PERSON]
    index = _index(people)
    found: dict[str, dict[str, None]] = {}
    for document in documents if index else ():
        words = split(document.text)
        for place in range(len(words.words)):
            for form in variants(words.words[place]):
                for names, source in index.get(form, ()):
                    if words.words[place + 1 : place + len(names)] == names[1:]:
                        for text in _around(document.text, words, place, place + len(names)):
                            found.setdefault(source, {})[text] = None
    return {source: tuple(texts) for source, texts in sorted(found.items())}


def _index(people: Iterable[Source]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Names of two words or more, by their first word."""
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for person in people:
        for name in {split(text).words for text in (person.name, *person.aliases)}:
            if len(name) >= 2:
                index.setdefault(name[0], []).append((name, person.id))
    return index


def _around(text: str, words: Words, start: int, end: int) -> Iterable[str]:
    first = max(0, start - _BEFORE)
    before = text[words.spans[first][0] : words.spans[start][0]] if start else ""
    yield _STOP.split(before)[-1].strip(" ,،-–")
    after = text[words.spans[end - 1][1] :][:200]
    if re.match(r"\s*[,،]", after) and end < len(words.words):
        last = min(len(words.words), end + _AFTER) - 1
        clause = text[words.spans[end][0] : words.spans[last][1]]
        yield re.split(r"[,،]", _STOP.split(clause)[0])[0].strip()


@cache
def _speaking() -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(fold(word) for word in phrase.split())
        for code in languages()
        for phrase in load(code).section("groups").get("speaks_for", ())
    )


def speaks_for(sources: Mapping[str, Source], described: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Person's id → the id of the body they speak for: a title with a role word and the whole name of a known body.

    A whole country is no such body (a minister of it only may speak for it).
    """
    bodies = [
        (name, source.id)
        for source in sources.values()
        if source.kind is SourceKind.INSTITUTION
        for name in {split(text).words for text in (source.name, *source.aliases)}
        if len(name) >= 2
    ]
    found: dict[str, str] = {}
    for person, texts in sorted(described.items()):
        for text in texts:
            words = split(text).words
            if any(_holds(words, phrase) for phrase in _speaking()):
                hits = [(len(name), body) for name, body in bodies if _holds(words, name)]
                hits = hits or [(1, body) for name, body in bodies if _is_head(words, name, bodies)]
                if hits:
                    found.setdefault(person, max(hits)[1])
    return found


def _is_head(words: tuple[str, ...], name: tuple[str, ...], bodies: list[tuple[tuple[str, ...], str]]) -> bool:
    """Whether the title is a role word and the first word of one body's name ("the director of the Observatory")."""
    heads = {body for other, body in bodies if other[0] == name[0]}
    return (
        len(heads) == 1
        and len(words) >= 2
        and words[-1] == name[0]
        and any(len(words) > len(phrase) and words[-1 - len(phrase) : -1] == phrase for phrase in _speaking())
    )


def _holds(words: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    size = len(phrase)
    return any(
        phrase[0] in variants(words[place]) and words[place + 1 : place + size] == phrase[1:]
        for place in range(len(words) - size + 1)
    )
