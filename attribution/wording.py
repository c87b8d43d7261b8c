"""Names as words to be looked up: one spelling per word in every script, its clitics and endings, phrases found in it.

What a language needs is data: ``clitics`` and ``definite_prefixes`` of its ``attribution`` section, ``endings`` of its
``identity`` section.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from ..claims.language import languages, load
from .independence.words import fold

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?\b|[^\W_]+(?:['’׳\"״](?=[^\W_])[^\W_]+)*\+?")
_APOSTROPHE = re.compile("['’]")
_MARKS = re.compile("[\u0591-\u05c7\u0610-\u061a\u064b-\u0652\u0670\u0640\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_KEY = 2  # patterns with a star are looked up by their first letters
_REST = 3  # letters that have to be left when a clitic is taken off ("واس" is no "و" + "اس")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name as printed, and the spellings it may be looked up by, the whole word first."""

    text: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found in words ``[start, end)``: its label, and whether the first and last word stand as in the data."""

    label: str
    start: int
    end: int
    exact: bool


@cache
def words(name: str) -> tuple[Word, ...]:
    """The words of a name, remembered; see :func:`split`."""
    return split(name)


def split(name: str) -> tuple[Word, ...]:
    """The words of ``name``, or of a whole text; letters that stand alone are one abbreviation («أ ف ب», "A.F.P.")."""
    found: list[str] = []
    alone: list[str] = []
    for match in [*_WORD.finditer(_MARKS.sub("", name)), None]:
        text = match.group() if match else ""
        if len(text) == 1 and text.isalpha() and not text.islower():
            alone.append(text)
            continue
        found += ["".join(alone)] if alone else []
        alone = [text] if len(text) == 1 and text.isalpha() and not text.isascii() else []
        found += [text] if text and not alone else []
    return tuple(Word(text, _forms(text)) for text in found)


def plain(name: str) -> tuple[str, ...]:
    """The folded words of ``name`` as they stand."""
    return tuple(word.forms[0] for word in words(name))


@cache
def _forms(text: str) -> tuple[str, ...]:
    whole = fold(text).replace("'", "").replace("’", "").replace('"', "").replace("׳", "").replace("״", "")
    forms = {whole: None}
    if text[0].isascii() or _latin(text):
        cut = fold(_APOSTROPHE.split(text)[0])
        if len(cut) >= 2:
            forms[cut] = None
    for base in tuple(forms):
        forms |= dict.fromkeys(_without_ending(base))
        forms |= dict.fromkeys(_without_clitics(base))
    return tuple(forms)


def _latin(text: str) -> bool:
    return all(ord(char) < 0x250 for char in text if char.isalpha())


@cache
def _glued() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Clitics, articles and endings of all languages (each in its own script, so they do not meet)."""
    sections = [load(code).section("attribution") for code in languages()]
    endings = [end for code in languages() for end in load(code).section("identity").get("endings", ())]
    clitics = tuple(fold(c) for section in sections for c in section.get("clitics", ()))
    articles = tuple(fold(c) for section in sections for c in section.get("definite_prefixes", ()))
    return clitics, articles, tuple(sorted((fold(end) for end in endings), key=len, reverse=True))


def _without_clitics(word: str) -> Iterator[str]:
    clitics, articles, _ = _glued()
    for clitic in clitics:
        if word.startswith(clitic) and len(word) - len(clitic) >= _REST:
            rest = word[len(clitic) :]
            yield rest
            # "for the" is written with the article's last letter only: «للعربية» is ل + العربية.
            yield from (article + rest[1:] for article in articles if rest[0] == article[-1] and len(article) > 1)
            yield from (inner for inner in _without_clitics(rest) if len(inner) >= _REST)
    for article in articles:
        if word.startswith(article) and len(word) - len(article) >= _REST - 1:
            yield word[len(article) :]


def _without_ending(word: str) -> Iterator[str]:
    return (word[: -len(end)] for end in _glued()[2] if word.endswith(end) and len(word) - len(end) >= 4)


@dataclass(frozen=True, slots=True)
class _Pattern:
    label: str
    words: tuple[str, ...]
    cased: bool  # a name with a capital: it has to be written so
    capitals: bool  # an abbreviation in capitals ("WHO", "AA"): likewise


@dataclass(frozen=True)
class Phrases:
    """Phrases with labels, to be found in names; a word ending in ``*`` matches by its beginning."""

    table: dict[str, list[_Pattern]] = field(default_factory=lambda: defaultdict(list))

    def add(self, label: str, phrase: str) -> None:
        """Add one phrase."""
        stars = [part.endswith("*") for part in phrase.split()]
        folded = plain(phrase)
        marked = (
            tuple(word + "*" if star else word for word, star in zip(folded, stars, strict=False))
            if len(folded) == len(stars)
            else folded
        )
        if not marked:
            return
        first = marked[0].removesuffix("*")
        latin = _latin(phrase)
        capitals = latin and phrase.isupper() and " " not in phrase
        pattern = _Pattern(label, marked, latin and phrase[:1].isupper(), capitals)
        self.table["*" + first[:_KEY] if marked[0].endswith("*") else first].append(pattern)

    def find(self, text: tuple[Word, ...]) -> tuple[Hit, ...]:
        """Every phrase that stands in ``text``, by place, the longest first."""
        hits: dict[tuple[str, int, int], Hit] = {}
        for place, word in enumerate(text):
            for form in word.forms:
                for pattern in (*self.table.get(form, ()), *self.table.get("*" + form[:_KEY], ())):
                    end = place + len(pattern.words)
                    key = (pattern.label, place, end)
                    if key not in hits and _fits(text[place:end], pattern, form):
                        hits[key] = Hit(pattern.label, place, end, form == word.forms[0])
        return tuple(sorted(hits.values(), key=lambda hit: (hit.start, -hit.end, not hit.exact, hit.label)))


def _fits(text: tuple[Word, ...], pattern: _Pattern, first: str) -> bool:
    if len(text) != len(pattern.words) or not _matches((first,), pattern.words[0]):
        return False
    if pattern.cased and not text[0].text[:1].isupper():
        return False
    if pattern.capitals and not _APOSTROPHE.split(text[0].text)[0].isupper():
        return False
    return all(_matches(word.forms, part) for word, part in zip(text[1:], pattern.words[1:], strict=True))


def _matches(forms: tuple[str, ...], part: str) -> bool:
    return any(form.startswith(part[:-1]) for form in forms) if part.endswith("*") else part in forms
