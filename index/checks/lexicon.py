"""Words and phrases of the data files, found in a text's tokens.

A pattern is one word or several; ``word`` stands for exactly that word (a proclitic such as "and-the" may be written
onto it where the language has them), ``stem*`` for every word that starts so, ``*stem*`` for every word that has the
stem after at most four letters (conjugation in Arabic and Hebrew).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from .data import languages, relation
from .text import Text, Token, fold

_INFIX = 4  # letters that conjugation puts before a stem: Arabic "wa-sa-ya-", "al-mu-"
_KEY = 2  # patterns are looked up by their first letters


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern found: its concept, the tokens ``[start, end)`` it covers, and the proclitics on its first word."""

    concept: str
    start: int
    end: int
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class _Pattern:
    concept: str
    words: tuple[str, ...]
    capital: bool


class Lexicon:
    """The patterns of all languages for a set of concepts."""

    def __init__(self, concepts: Mapping[str, Mapping[str, Iterable[str]]]) -> None:
        """``concepts`` maps language code to concept to patterns."""
        self._start: dict[str, dict[str, list[_Pattern]]] = defaultdict(lambda: defaultdict(list))
        self._inside: dict[str, dict[str, list[_Pattern]]] = defaultdict(lambda: defaultdict(list))
        for code, table in concepts.items():
            for concept, patterns in table.items():
                for pattern in patterns:
                    self._add(code, str(concept), str(pattern))

    def _add(self, code: str, concept: str, text: str) -> None:
        words = tuple(fold(word).replace('"', "") for word in text.split())
        words = tuple(word if word.endswith("n't") else word.replace("'", "") for word in words)
        table = self._inside if words[0].startswith("*") else self._start
        first = words[0].strip("*")
        table[code][first[:_KEY]].append(_Pattern(concept, words, text[0].isupper()))

    def find(self, text: Text) -> tuple[Hit, ...]:
        """Every pattern that stands in the text; of those that start at one token for one concept, the longest."""
        best: dict[tuple[str, int], Hit] = {}
        for i, token in enumerate(text.tokens):
            if token.kind != "word":
                continue
            for hit in self._at(text.tokens, i, token):
                held = best.get((hit.concept, i))
                if held is None or hit.end > held.end:
                    best[hit.concept, i] = hit
        return tuple(best.values())

    def _at(self, tokens: tuple[Token, ...], i: int, token: Token) -> Iterable[Hit]:
        code = token.language
        for prefix, form in forms(token.folded, code):
            for pattern in self._start[code].get(form[:_KEY], ()):
                if pattern.capital and not token.capital:
                    continue
                if _word_fits(form, pattern.words[0]) and (end := _rest_fits(tokens, i + 1, pattern.words[1:])):
                    yield Hit(pattern.concept, i, end, prefix)
        if inside := self._inside.get(code):
            for offset in range(min(_INFIX, max(0, len(token.folded) - 2)) + 1):
                form = token.folded[offset:]
                for pattern in inside.get(form[:_KEY], ()):
                    if _word_fits(form, pattern.words[0][1:]) and (end := _rest_fits(tokens, i + 1, pattern.words[1:])):
                        yield Hit(pattern.concept, i, end, token.folded[:offset])


def _word_fits(form: str, pattern: str) -> bool:
    return form.startswith(pattern[:-1]) if pattern.endswith("*") else form == pattern


def _rest_fits(tokens: tuple[Token, ...], i: int, words: tuple[str, ...]) -> int:
    """The end of a phrase whose further words start at token ``i`` (a hyphen may stand between), or 0."""
    for word in words:
        if i < len(tokens) and tokens[i].text == "-":
            i += 1
        if i >= len(tokens) or tokens[i].kind != "word":
            return 0
        if word.startswith("*"):
            if word.strip("*") not in tokens[i].folded:
                return 0
        elif not any(_word_fits(form, word) for _, form in forms(tokens[i].folded, tokens[i].language)):
            return 0
        i += 1
    return i


@cache
def _proclitics(code: str) -> re.Pattern[str] | None:
    pattern = relation(code).get("proclitics")
    return re.compile(pattern) if pattern else None


@cache
def forms(word: str, code: str) -> tuple[tuple[str, str], ...]:
    """The word itself and what is left of it without proclitics, as (proclitics, rest); two letters stay at least."""
    found = [("", word)]
    pattern = _proclitics(code)
    if pattern and (match := pattern.match(word)):
        cuts = [n for n in range(1, match.end() + 1) if len(word) - n >= 2 and pattern.fullmatch(word[:n])]
        short = relation(code).get("short_proclitics", "")
        found += [(word[:n], word[n:]) for n in cuts if len(word) - n > 2 or re.fullmatch(short, word[:n])]
    return tuple(found)


@cache
def lexicon(section: str) -> Lexicon:
    """The lexicon of one part of the ``relation`` sections (dots lead deeper: ``numbers.bounds``)."""
    return Lexicon({code: _part(code, section) for code in languages()})


def _part(code: str, section: str) -> Mapping[str, Iterable[str]]:
    part: Mapping[str, Iterable[str]] = relation(code)
    for name in section.split("."):
        part = part.get(name, {})  # type: ignore[assignment]
    return part
