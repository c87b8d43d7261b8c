"""Sentences with exact spans: a document's paragraphs, their roles, and the stops inside them.

Every stop is a candidate; it is given up when what stands around it shows that the sentence goes on (abbreviations,
initials, decimals, ordinals, a small letter after it, an attribution after a closed quotation). Semicolons and colons
never split. What differs between languages is the ``segmentation`` section of the language's file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .language import Language, load
from .layout import blocks
from .model import Document, Sentence, Span
from .paragraphs import INVISIBLE, trimmed
from .quotations import quotations

_SURE_CLOSING = "»”’›)]}"
_MAYBE_CLOSING = "\"'״“‘"
_CLOSING_QUOTES = "»”’›}" + _MAYBE_CLOSING
_OPENING = "\"'«“‘‹([{״„”’"
_GOES_ON = frozenset(",،;؛:/)]}»%")
_BULLET = re.compile(rf"^[\s{INVISIBLE}]*(?:[•▪■●◄►◆◊♦*·>]+|[-–—](?=\s))\s*|\s*[•▪■●◄►◆◊♦]\s*")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
_ROMAN = re.compile(r"[IVXLC]+$")
_ADDRESS = re.compile(r"://|www\.|@")
_WORD_BEFORE = re.compile(r"[^\s«»“”\"'(\[{„״/،,–—-]+(?:[\"'״׳’][^\s«»“”\"'(\[{„״/،,–—-]+)*$")
# Words on both sides of two dots or an ellipsis before they count as a stop: with shorter sides the dots in
# attribution-dev.ar and attribution-train.ar are pauses inside a sentence (read by eye).
_LONG = 6


@dataclass(frozen=True, slots=True)
class _Rules:
    """The ``segmentation`` section of a language, ready to ask."""

    stop: re.Pattern[str]
    cased: bool
    ordinal_digits: int
    abbreviations: frozenset[str]
    final: frozenset[str]
    starters: frozenset[str]
    continuations: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Stop:
    """A candidate: the stretch ``text[begin:end]`` of its sentences, the mark, and where the sentence would end."""

    text: str
    begin: int
    mark: Span
    finish: int
    end: int

    @property
    def signs(self) -> str:
        return self.text[self.mark[0] : self.mark[1]]

    @property
    def closes_quotation(self) -> bool:
        return any(letter in _CLOSING_QUOTES for letter in self.text[self.mark[1] : self.finish])

    @property
    def word_before(self) -> str:
        found = _WORD_BEFORE.search(self.text[max(self.begin, self.mark[0] - 40) : self.mark[0]])
        return found.group().strip(INVISIBLE) if found else ""

    @property
    def rest(self) -> str:
        """What follows, from its first visible sign on (at most 200 characters)."""
        return self.text[self.finish : min(self.end, self.finish + 200)].lstrip().lstrip(INVISIBLE)

    @property
    def next_word(self) -> str:
        found = re.match(r"[^\W_]+", self.rest.lstrip(_OPENING))
        return found.group() if found else ""


def sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of ``document`` in reading order, with their spans, paragraphs and roles.

    Spans do not overlap, begin and end on visible characters, and include a closing quotation mark after the stop; the
    bullet of a list item is left out. A sentence inside a quotation of several sentences is a sentence of its own.
    """
    rules = _rules(load(document.language))
    return tuple(
        Sentence(span, block.paragraph, block.role)
        for block in blocks(document)
        for span in ((block.span,) if block.role == "credit" else _split(document.text, block.span, rules))
    )


def split(text: str, language: Language) -> tuple[Span, ...]:
    """The spans of the sentences of ``text`` alone, taken as one paragraph of body text."""
    return tuple(_split(text, (0, len(text)), _rules(language)))


@cache
def _rules(language: Language) -> _Rules:
    section = language.section("segmentation")
    marks = "".join(re.escape(mark) for mark in section["enders"])
    return _Rules(
        stop=re.compile(rf"[{marks}…]+"),
        cased=section["cased"],
        ordinal_digits=section["ordinal_digits"],
        abbreviations=frozenset(section["abbreviations"]),
        final=frozenset(section["final_abbreviations"]),
        starters=frozenset(section["starters"]),
        continuations=frozenset(section["continuations"]),
    )


def _split(text: str, span: Span, rules: _Rules) -> Iterator[Span]:
    """The spans of the sentences in one block."""
    closings = frozenset(quote.outer[1] - 1 for quote in quotations(text, *span) if quote.closed)
    for begin, end in _items(text, *span):
        at = begin
        for match in rules.stop.finditer(text, begin, end):
            stop = _Stop(text, at, match.span(), _finish(text, match.end(), end, closings), end)
            if match.start() > at and stop.finish < end and _ends(stop, rules):
                yield from _sentence(text, at, stop.finish)
                at = stop.finish
        yield from _sentence(text, at, end)


def _items(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretches between bullets, which split whatever the punctuation."""
    at = start
    for mark in _BULLET.finditer(text[start:end]):
        if start + mark.start() > at:
            yield at, start + mark.start()
        at = start + mark.end()
    if at < end:
        yield at, end


def _finish(text: str, at: int, end: int, closings: frozenset[int]) -> int:
    """The end of the sentence after a stop: closing marks belong to it, an opening one to the next sentence."""
    while at < end:
        before_space = at + 1 >= end or text[at + 1].isspace() or text[at + 1] in _SURE_CLOSING + _MAYBE_CLOSING + ".,،"
        maybe = text[at] in _MAYBE_CLOSING and (at in closings or before_space)
        if not (text[at] in _SURE_CLOSING or text[at] in INVISIBLE or maybe):
            return at
        at += 1
    return at


def _sentence(text: str, start: int, end: int) -> Iterator[Span]:
    """The visible span; nothing where no letter or digit is left."""
    if any(map(str.isalnum, text[start:end])):
        yield trimmed(text, start, end)


def _ends(stop: _Stop, rules: _Rules) -> bool:
    """Whether a sentence ends at the stop."""
    rest = stop.rest
    if not rest:
        return True
    if rest[0] in _GOES_ON:
        return False
    if _is_pause(stop.signs) and not stop.closes_quotation:
        return stop.finish == stop.mark[1] and _pause_ends(stop, rules)
    if not stop.text[stop.finish].isspace() and not _glued(stop, rules):
        return False
    if stop.signs == "." and not stop.closes_quotation and _is_abbreviation(stop, rules):
        return False
    return _opens_sentence(stop, rules)


def _is_pause(signs: str) -> bool:
    """Two or more dots, or an ellipsis, without a question or exclamation mark."""
    return "…" in signs or (len(signs) > 1 and not signs.strip("."))


def _pause_ends(stop: _Stop, rules: _Rules) -> bool:
    """Dots end a sentence before a capital, or in a script without capitals between two long halves."""
    if rules.cased:
        return stop.text[stop.finish].isspace() and stop.next_word[:1].isupper()
    before = stop.text[stop.begin : stop.mark[0]].split()
    ahead = stop.text[stop.finish : stop.end]
    following = rules.stop.split(ahead, maxsplit=1)[0].split()
    return len(before) >= _LONG and len(following) >= _LONG


def _glued(stop: _Stop, rules: _Rules) -> bool:
    """Whether the next sentence follows without a space ("said.The", «الماضي.وأضاف»), and no address or number."""
    after = stop.text[stop.finish]
    if after in "«“„(" or (stop.closes_quotation and after.isalpha() and (not rules.cased or after.isupper())):
        return True
    before = stop.word_before
    if not after.isalpha() or len(before) < 3 or not before[-1].isalpha() or len(stop.next_word) < 3:
        return False
    token = re.split(r"\s", stop.text[max(stop.begin, stop.mark[0] - 60) : stop.finish])[-1]
    if _ADDRESS.search(token):
        return False
    if before[-1].lower() != before[-1].upper():
        return before[-1].islower() and after.isupper() and stop.next_word[1:2].islower()
    return after.lower() == after.upper()


def _is_abbreviation(stop: _Stop, rules: _Rules) -> bool:
    """Whether the full stop belongs to an abbreviation, an initial, an ordinal or a list number."""
    word = stop.word_before
    if word in rules.abbreviations:
        return True
    if len(word) == 1 and word.isalpha() and not word.islower():
        return True
    if word in rules.final or _DOTTED.search(word):
        return stop.next_word not in rules.starters
    if word.isdigit():
        opens_item = not stop.text[stop.begin : stop.mark[0]].strip(INVISIBLE + " ").removesuffix(word)
        return len(word) <= rules.ordinal_digits or (opens_item and len(word) <= 2)
    return rules.ordinal_digits > 0 and _ROMAN.match(word) is not None


def _opens_sentence(stop: _Stop, rules: _Rules) -> bool:
    """Whether what follows looks like a new sentence rather than the rest of this one."""
    if rules.cased:
        first = stop.rest.lstrip(_OPENING + "-–—• ")[:1]
        return not first.islower()
    return not (stop.closes_quotation and stop.next_word in rules.continuations)
