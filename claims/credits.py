"""Datelines and credit lines: which agency or outlet an article says that it took its text from.

``(Reuters)`` after a place, ``- AFP`` at the end, ``Haber: DHA`` and their like. A name counts where it stands in such
a place on its own; the names are the ``agencies`` of every language's ``layout`` section, for papers print foreign
ones. A credit under a picture is none of the text's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .language import Language, languages, load
from .model import Document, Span
from .paragraphs import trimmed

_SEGMENTS = re.compile(
    r"\s*(?:[()\[\]{}«»\"“”'|:;؛/+&,،]|(?<=[^\W\d_][^\W\d_])\.(?=\s|$)|(?<!\w)[-–—−―]|[-–—−―](?!\w)"
    r"|\s(?:and|ve|with|via)\s)\s*"
)
_PLACE = r"[^()\n.!?؟:«»\"“”]{2,60}?(?:[,،] ?[^()\n!?؟:«»\"“”]{2,30}?){0,2}"
_IN_BRACKETS = re.compile(rf"(?P<place>{_PLACE})?\s*[(\[](?P<name>[^()\[\]\n]{{1,50}})[)\]]\s*(?P<dash>[-–—−―:.])?\s*")
_ROW = re.compile(r"(?P<row>[^\n!?؟;؛]{2,90}?)\s*(?P<end>:|[-–—−―](?=\s)|(?<=\s)[-–—−―])\s+(?=\S)")
_CAPITALS = re.compile(
    r"(?P<place>[A-ZÇĞİÖŞÜ][\w.'’-]*(?: [A-ZÇĞİÖŞÜ][\w.'’-]*){0,3}"
    r"(?:[,/] ?[A-ZÇĞİÖŞÜ][\w.'’]*(?: [\w.'’]+){0,2}){0,3})\s*(?:\s[-–]|[—―])\s*(?=[\"“'‘A-ZÇĞİÖŞÜ\d])"
)
_BRACKETED_END = re.compile(r"[(\[](?P<name>[^()\[\]\n]{1,60})[)\]]\W*$")
_DASHED_END = re.compile(r"(?<=[.!?؟»”\"]) *[-–—−―/|]? *(?P<name>[^\n.!?؟]{2,40})[.\s]*$")
_WORDS_IN_PLACE = 7


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency or outlet named as where the text comes from: the span of its name, and the name as printed."""

    span: Span
    name: str


def credits(document: Document) -> tuple[Credit, ...]:
    """The agencies and outlets named in the datelines, bylines and credit lines of ``document``, in reading order.

    "Agencies" without a name («وكالات») counts as a name, and so does the document's own outlet where it is an agency.
    """
    from .layout import blocks

    found: list[Credit] = []
    for block in blocks(document):
        if block.role == "credit":
            found.extend(_named(document.text, *block.span, load(document.language)))
    return tuple(found)


def dateline_end(text: str, start: int, end: int, language: Language, *, outlet: str | None) -> int | None:
    """Where the text begins after the dateline of the paragraph ``text[start:end]``; None where it has none."""
    head = text[start : min(end, start + 160)]
    for found in (_bracketed(head, language), _row(head, language, outlet), _capitals(head)):
        if found is not None and start + found < end:
            return start + found
    return None


def trailing_credit(text: str, start: int, end: int, language: Language, *, last: bool) -> Span | None:
    """The span of a credit that ends the paragraph: in brackets anywhere, after a dash at the article's end only."""
    tail_start = max(start, end - 80)
    tail = text[tail_start:end]
    patterns = (_BRACKETED_END, _DASHED_END) if last else (_BRACKETED_END,)
    for pattern in patterns:
        found = pattern.search(tail)
        if found is not None and tail_start + found.start() > start and _all_known(found["name"], language):
            return trimmed(text, tail_start + found.start(), end)
    return None


def is_credit_line(text: str, language: Language, *, outlet: str | None = None) -> bool:
    """Whether a paragraph is nothing but a row of places, names and credits, one of them known."""
    if len(text.split()) > 12:
        return False
    segments = [segment for segment in _SEGMENTS.split(text.strip()) if segment]
    if not segments or max(len(segment.split()) for segment in segments) > 4:
        return False
    known = [segment for segment in segments if _is_named(segment, language, outlet)]
    if len(known) == len(segments):
        return True
    return bool(known) and not re.search(r"(?<=\w\w)[.!?؟…][\"»”]?(?:\s|$)", text)


def is_byline_row(text: str) -> bool:
    """Whether an article's first line looks like a byline: two or three short segments with dashes between them."""
    segments = re.split(r"\s*(?:(?<!\w)[-–—−―]|[-–—−―](?!\w)|(?<=\s)\u0640+(?=\s))\s*", text.strip())
    return 2 <= len(segments) <= 3 and all(0 < len(part.split()) <= 3 for part in segments) and text[-1].isalpha()


def is_photo_credit(text: str, language: Language) -> bool:
    """Whether a paragraph is a picture's caption: short, with an agency in brackets at its end and no stop before."""
    found = _BRACKETED_END.search(text)
    if found is None or len(text.split()) > 40 or re.search(r"[.!?؟:]\W*$", text[: found.start()]):
        return False
    # One or two words before the bracket are a place: «القاهرة (أ ف ب)».
    before = text[: found.start()]
    return len(before.split()) > 2 and "." not in before and _all_known(found["name"], language)


@cache
def _agencies() -> frozenset[str]:
    """The folded names of every language's agencies."""
    return frozenset(_fold(name) for code in languages() for name in load(code).section("layout")["agencies"])


def _fold(name: str) -> str:
    """Only the letters, in lower case, without the dots and spaces of abbreviations («أ. ف. ب», "A.F.P.")."""
    letters = re.findall(r"[^\W_]+", name.replace("\u0640", "").casefold())
    joined = " ".join(letters)
    return joined.replace(" ", "") if max(map(len, letters), default=0) <= 1 else joined


def _is_known(segment: str, language: Language) -> bool:
    """Whether the segment is an agency's name, alone or after a word such as "source" or «نقلا عن»."""
    folded = _fold(segment)
    if folded in _agencies():
        return True
    words = [_fold(word) for word in language.section("layout")["credit_words"]]
    return any(folded.startswith(word + " ") and folded[len(word) + 1 :] in _agencies() for word in words)


def _is_named(segment: str, language: Language, outlet: str | None) -> bool:
    """Whether a segment is an agency, a word of bylines («متابعات») or the article's own outlet."""
    folded = _fold(segment)
    own = len(folded) > 2 and folded in _fold(outlet or "")
    return own or _is_known(segment, language) or _is_byline_word(segment, language)


def _is_byline_word(segment: str, language: Language) -> bool:
    return _fold(segment) in {_fold(word) for word in language.section("layout")["byline_words"]}


def _all_known(name: str, language: Language) -> bool:
    """Whether a bracket or a tail holds nothing but agencies (and words such as "source")."""
    words = {_fold(word) for word in language.section("layout")["credit_words"]}
    segments = [segment for segment in _SEGMENTS.split(name) if segment.strip()]
    rest = [segment for segment in segments if _fold(segment) not in words and not _is_byline_word(segment, language)]
    if _is_known(name, language):
        return True
    return bool(rest) and all(_is_known(segment, language) for segment in rest)


def _bracketed(head: str, language: Language) -> int | None:
    """The end of a dateline of the form ``PLACE, DATE (NAME) -``."""
    found = _IN_BRACKETS.match(head)
    if found is None:
        return None
    place = found["place"] or ""
    # Without a dash only after nothing or capitals: "ANKARA (AA) Bakan …", but not «نقلت وكالة (رويترز) عن».
    set_off = bool(found["dash"]) or not place or place.isupper() or found.end() >= len(head.rstrip())
    if set_off and _all_known(found["name"], language) and len(place.split()) <= _WORDS_IN_PLACE:
        return found.end()
    short = 0 < len(place.split()) <= 4 and len(found["name"].split()) <= 4
    return found.end() if short and found["dash"] and not found["name"].isdigit() else None


def _row(head: str, language: Language, outlet: str | None) -> int | None:
    """The end of a dateline that is a row of short segments, one of them known: ``PLACE - AGENCY - text``.

    A row of names and places alone counts where a colon ends it and it has three segments, or two with the outlet.
    """
    best = None
    for end in _ROW.finditer(head):
        segments = [segment for segment in _SEGMENTS.split(head[: end.end()]) if segment]
        if not segments or max(len(segment.split()) for segment in segments) > 4 or len(segments) > 5:
            break
        known = any(_is_named(segment, language, outlet) for segment in segments)
        if known or (end["end"] == ":" and len(segments) >= 3):
            best = end.end()
    return best


def _capitals(head: str) -> int | None:
    """The end of a dateline without an agency, in a language with capitals: ``Tehran, Iran — text``."""
    found = _CAPITALS.match(head)
    if found is None:
        return None
    place = found["place"]
    return found.end() if place.isupper() or "," in place or "—" in found.group() else None


def _named(text: str, start: int, end: int, language: Language) -> list[Credit]:
    """The names in a credit block: the known ones, and what stands in a dateline's brackets."""
    stretch = text[start:end]
    spans = [found.span("name") for found in re.finditer(r"[(\[](?P<name>[^()\[\]\n]{1,50})[)\]]", stretch)]
    at = 0
    for gap in [*_SEGMENTS.finditer(stretch), None]:
        edge = gap.start() if gap is not None else len(stretch)
        spans.extend(_name_in(stretch, at, edge, language))
        at = gap.end() if gap is not None else at
    outermost = [span for span in spans if _all_known(stretch[slice(*span)], language) or len(spans) == 1]
    result: list[Credit] = []
    for begin, finish in sorted(set(outermost)):
        if result and start + begin < result[-1].span[1]:
            continue
        span = trimmed(text, start + begin, start + finish)
        result.append(Credit(span, text[span[0] : span[1]]))
    return result


def _name_in(stretch: str, start: int, end: int, language: Language) -> list[Span]:
    """The agency's name in one segment, without a word such as "source" before it or a small word after it."""
    words = [(start + found.start(), start + found.end()) for found in re.finditer(r"\S+", stretch[start:end])]
    opening = {_fold(word) for word in language.section("layout")["credit_words"]}
    for first in range(len(words)):
        if first and _fold(stretch[words[0][0] : words[first - 1][1]]) not in opening:
            break
        for last in range(len(words) - 1, first - 1, -1):
            span = (words[first][0], words[last][1])
            rest = stretch[words[last + 1][0] : end] if last + 1 < len(words) else ""
            if _fold(stretch[slice(*span)]) in _agencies() and (not rest or rest[0].islower() or rest == "Staff"):
                return [span]
    return []
