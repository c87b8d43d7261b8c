"""The layout of an article: which paragraphs are its text and which are headline, caption, credit or furniture.

What marks them is the ``layout`` section of the language's file. Patterns match a whole paragraph.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from .datelines import dateline_end, is_byline_row, is_credit_line, is_photo_credit, trailing_credit
from .language import Language, load
from .model import Document, Span
from .paragraphs import paragraphs

_DECORATION = re.compile(r"^[\s•*#>|\-–—«\[]+|[\s:•*>|\-–—»\].…]+$")
_FINAL_STOP = re.compile(r"[.!؟?…:،؛,;][\s\"'»”’)\]]*$")
# A repeated lead differs in a mark or a space: 92 of 100 (rapidfuzz ratio) on the seed and the stories-dev articles
# joins all of those and none of the parallel sentences ("The A fell by 2 %", "The B fell by 2 %").
_NEAR = 92.0
# Furniture and captions are short; longer paragraphs that begin like them are text.
_MOST_WORDS = 45
# Repeats are looked for among the first paragraphs, where headline, summary and lead are printed again.
_OPENING_PARAGRAPHS = 12


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or the part of it that has one role (see ``Sentence.role``)."""

    span: Span
    paragraph: int
    role: str


@dataclass(frozen=True, slots=True)
class _Patterns:
    boilerplate: re.Pattern[str]
    notices: re.Pattern[str]
    captions: re.Pattern[str]
    bylines: re.Pattern[str]
    credit_notes: re.Pattern[str]
    tails: tuple[re.Pattern[str], ...]


def blocks(document: Document) -> tuple[Block, ...]:
    """The paragraphs of ``document`` with their roles; datelines and closing credits are blocks of their own."""
    text, language = document.text, load(document.language)
    spans = paragraphs(text)
    roles = _roles(document, spans, language)
    bodies = [index for index, role in enumerate(roles) if role == "body"]
    found: list[Block] = []
    for index, (span, role) in enumerate(zip(spans, roles, strict=True)):
        if role == "body":
            first, last = index == bodies[0], index == bodies[-1]
            found.extend(_parts(document, span, index, language, first=first, last=last))
        else:
            found.append(Block(span, index, role))
    return tuple(found)


@cache
def _patterns(language: Language) -> _Patterns:
    section = language.section("layout")
    return _Patterns(
        boilerplate=_any_of(section["boilerplate"]),
        notices=_any_of(section["notices"]),
        captions=_any_of(section["captions"]),
        bylines=_any_of(section["bylines"]),
        credit_notes=_any_of(section["credit_notes"]),
        tails=tuple(re.compile(tail) for tail in section["tail_boilerplate"]),
    )


def _any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def _roles(document: Document, spans: Sequence[Span], language: Language) -> list[str]:
    """The role of every paragraph, in two rounds: what it says alone, then what its neighbours make of it."""
    texts = [document.text[start:end] for start, end in spans]
    roles: list[str] = []
    seen = _Seen(document.title)
    for index, text in enumerate(texts):
        role = _own_role(text, index, len(texts), language, outlet=document.outlet)
        if role == "body":
            role = seen.role(text, opening=index < _OPENING_PARAGRAPHS)
        roles.append(role)
    for index in _subheads(texts, roles, titled=bool(document.title)):
        roles[index] = "headline"
    return roles


def _own_role(text: str, index: int, total: int, language: Language, *, outlet: str | None) -> str:
    """The role of a paragraph by its words alone."""
    if len(text.split()) > _MOST_WORDS:
        return "body"
    patterns = _patterns(language)
    bare = _DECORATION.sub("", text)
    ends = _FINAL_STOP.search(text) is not None and not text.rstrip().endswith((":", "…", "..."))
    if patterns.notices.fullmatch(text):
        return "boilerplate"
    if patterns.boilerplate.fullmatch(bare) and (not ends or len(bare.split()) < 5):
        return "boilerplate"
    if patterns.credit_notes.fullmatch(text) or (not ends and patterns.bylines.fullmatch(text)):
        return "credit"
    if patterns.captions.fullmatch(text):
        return "caption"
    if is_photo_credit(text, language) and index < total - 1:
        return "caption"
    if is_credit_line(text, language, outlet=outlet) or (index < 2 and is_byline_row(text)):
        return "credit"
    return "body"


class _Seen:
    """The headline and the paragraphs read so far, to recognise what is printed again."""

    def __init__(self, title: str) -> None:
        self._title = _key(title)
        self._headline_met = False
        self._opening: list[str] = []
        self._keys: set[str] = set()

    def role(self, text: str, *, opening: bool) -> str:
        """``headline`` for the title's first appearance, ``repeat`` for a second one, else ``body``."""
        key = _key(text)
        if len(key.split()) < 3:
            return "body"
        if self._title and _near(key, self._title):
            role = "repeat" if self._headline_met else "headline"
            self._headline_met = True
            self._keep(key)
            return role
        if key in self._keys or (opening and any(_near(key, known) for known in self._opening)):
            return "repeat"
        self._keep(key)
        return "body"

    def _keep(self, key: str) -> None:
        self._keys.add(key)
        if len(self._opening) < _OPENING_PARAGRAPHS:
            self._opening.append(key)


def _near(one: str, other: str) -> bool:
    """Whether two keys are equal but for a letter here and there; numbers have to be the same."""
    if one == other:
        return True
    if abs(len(one) - len(other)) > 0.15 * max(len(one), len(other)):
        return False
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other, score_cutoff=_NEAR) > 0


def _key(text: str) -> str:
    """Letters and digits only, without vowel signs and tatweel, in lower case."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", plain.replace("\u0640", "").casefold()))


def _subheads(texts: Sequence[str], roles: Sequence[str], *, titled: bool) -> Iterator[int]:
    """The short lines without a stop that stand over longer paragraphs, where the article's paragraphs do have stops.

    The first line may be longer where the article has no title of its own (not ``titled``): then it may be the title.
    """
    long = [text for text, role in zip(texts, roles, strict=True) if role == "body" and len(text.split()) >= 15]
    stopped = sum(_FINAL_STOP.search(text) is not None for text in long)
    if not long or stopped < 0.6 * len(long):
        return
    over_subhead = False
    for index in range(len(texts) - 2, -1, -1):
        text = texts[index]
        words, following = len(text.split()), len(texts[index + 1].split())
        short = words <= (20 if index == 0 and not titled else 12)
        above = over_subhead or (following >= max(15, 2 * words) and roles[index + 1] in ("body", "repeat"))
        open_ended = _FINAL_STOP.search(text) is None or text.rstrip().endswith(("?", "؟"))
        over_subhead = roles[index] == "body" and short and above and open_ended
        if over_subhead:
            yield index


def _parts(
    document: Document, span: Span, index: int, language: Language, *, first: bool, last: bool
) -> Iterator[Block]:
    """The body of a paragraph, with a dateline before it and a credit or a row of tags after it."""
    text, (start, end) = document.text, span
    if first and (body := dateline_end(text, start, end, language, outlet=document.outlet)) is not None:
        yield Block((start, start + len(text[start:body].rstrip())), index, "credit")
        start = body
    tail: list[Block] = []
    if last:
        for pattern in _patterns(language).tails:
            if (found := pattern.search(text[start:end])) is not None:
                tail.append(Block((start + found.start(), end), index, "boilerplate"))
                end = start + len(text[start : start + found.start()].rstrip())
    if (credit := trailing_credit(text, start, end, language, last=last)) is not None:
        tail.insert(0, Block(credit, index, "credit"))
        end = start + len(text[start : credit[0]].rstrip())
    if start < end:
        yield Block((start, end), index, "body")
    yield from tail
