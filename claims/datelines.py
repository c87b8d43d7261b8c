"""Datelines, bylines and credit lines: where they stand in an article, so that they can be told from its text."""

from __future__ import annotations

import re

from .credit_names import SEGMENTS, all_agencies, is_credit_name
from .language import Language
from .model import Span
from .paragraphs import trimmed

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
        if found is not None and tail_start + found.start() > start and all_agencies(found["name"], language):
            return trimmed(text, tail_start + found.start(), end)
    return None


def is_credit_line(text: str, language: Language, *, outlet: str | None = None) -> bool:
    """Whether a paragraph is nothing but a row of places, names and credits, one of them known."""
    if len(text.split()) > 12:
        return False
    segments = [segment for segment in SEGMENTS.split(text.strip()) if segment]
    known = [segment for segment in segments if is_credit_name(segment, language, outlet)]
    if any(len(segment.split()) > 3 for segment in segments if segment not in known):
        return False
    if len(known) == len(segments):
        return bool(known)
    return bool(known) and not re.search(r"(?<=\w\w)[.!?؟…][\"»”]?(?:\s|$)", text)


def is_byline_row(text: str) -> bool:
    """Whether an article's first line looks like a byline: two or three short segments with dashes between them."""
    segments = re.split(r"\s*(?:(?<!\w)[-–—−―]|[-–—−―](?!\w)|(?<=\s)\u0640+(?=\s))\s*", text.strip())
    return 2 <= len(segments) <= 3 and all(0 < len(part.split()) <= 3 for part in segments) and text[-1].isalpha()


def is_photo_credit(text: str, language: Language) -> bool:
    """Whether a paragraph is a picture's caption: short, with an agency in brackets at its end and no stop before."""
    found = _BRACKETED_END.search(text)
    if (
        found is None
        or len(text.split()) > 40
        or text[-1] in "-–—:"
        or re.search(r"[.!?؟:]\W*$", text[: found.start()])
    ):
        return False
    # One or two words before the bracket are a place: «القاهرة (أ ف ب)».
    before = text[: found.start()]
    return len(before.split()) > 2 and "." not in before and all_agencies(found["name"], language)


def _bracketed(head: str, language: Language) -> int | None:
    """The end of a dateline of the form ``PLACE, DATE (NAME) -``."""
    found = _IN_BRACKETS.match(head)
    if found is None:
        return None
    place = found["place"] or ""
    # Without a dash only after nothing or capitals: "ANKARA (AA) Bakan …", but not «نقلت وكالة (رويترز) عن».
    set_off = bool(found["dash"]) or not place or place.isupper() or found.end() >= len(head.rstrip())
    if set_off and all_agencies(found["name"], language) and len(place.split()) <= _WORDS_IN_PLACE:
        return found.end()
    short = 0 < len(place.split()) <= 4 and len(found["name"].split()) <= 4
    return found.end() if short and found["dash"] and not found["name"].isdigit() else None


def _row(head: str, language: Language, outlet: str | None) -> int | None:
    """The end of a dateline that is a row of short segments, one of them known: ``PLACE - AGENCY - text``.

    A row of names and places alone counts where a colon ends it and it has three segments, or two with the outlet.
    """
    best = None
    for end in _ROW.finditer(head):
        segments = [segment for segment in SEGMENTS.split(head[: end.end()]) if segment]
        if not segments or max(len(segment.split()) for segment in segments) > 4 or len(segments) > 5:
            break
        known = any(is_credit_name(segment, language, outlet) for segment in segments)
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
