"""The names that stand in credits: agencies, words of bylines, and the segments of a line that are one of them.

The agencies are those of every language's ``layout`` section, for papers print foreign ones.
"""

from __future__ import annotations

import re
from functools import cache

from .language import Language, languages, load
from .model import Span

SEGMENTS = re.compile(
    r"\s*(?:[()\[\]{}«»\"“”|:;؛/+&,،]|(?<!\w)'|'(?!\w)|(?<=[^\W\d_][^\W\d_])\.(?=\s|$)|(?<!\w)[-–—−―]|[-–—−―](?!\w)"
    r"|\s(?:and|ve|with|via)\s)\s*"
)


@cache
def _agencies() -> frozenset[str]:
    """The folded names of every language's agencies."""
    return frozenset(_fold(name) for code in languages() for name in load(code).section("layout")["agencies"])


def _fold(name: str) -> str:
    """Only the letters, in lower case, without the dots and spaces of abbreviations («أ. ف. ب», "A.F.P.")."""
    letters = re.findall(r"[^\W_]+", name.replace("\u0640", "").casefold())
    joined = " ".join(letters)
    return joined.replace(" ", "") if max(map(len, letters), default=0) <= 1 else joined


def is_agency(segment: str, language: Language) -> bool:
    """Whether the segment is an agency's name, alone or after a word such as "source" or «نقلا عن»."""
    folded = _fold(segment)
    if folded in _agencies():
        return True
    words = [_fold(word) for word in language.section("layout")["credit_words"]]
    return any(folded.startswith(word + " ") and folded[len(word) + 1 :] in _agencies() for word in words)


def is_credit_name(segment: str, language: Language, outlet: str | None) -> bool:
    """Whether a segment is an agency, a word of bylines («متابعات») or the article's own outlet."""
    folded = _fold(segment)
    own = len(folded) > 2 and folded in _fold(outlet or "")
    return own or is_agency(segment, language) or _is_byline_word(segment, language)


def _is_byline_word(segment: str, language: Language) -> bool:
    return _fold(segment) in {_fold(word) for word in language.section("layout")["byline_words"]}


def all_agencies(name: str, language: Language) -> bool:
    """Whether a bracket or a tail holds nothing but agencies (and words such as "source")."""
    words = {_fold(word) for word in language.section("layout")["credit_words"]}
    segments = [segment for segment in SEGMENTS.split(name) if segment.strip()]
    rest = [segment for segment in segments if _fold(segment) not in words and not _is_byline_word(segment, language)]
    if is_agency(name, language):
        return True
    return bool(rest) and all(is_agency(segment, language) for segment in rest)


def agency_in(stretch: str, start: int, end: int, language: Language) -> list[Span]:
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
