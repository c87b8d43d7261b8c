"""Mentions fitted to whole names: a bracket cut off from the name before it, words at the ends that name nobody.

A tagger that reads pieces of words stops a word too late or begins one too early; what no mention begins or ends with
is data of the language (``outside_names`` and ``relatives``).
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..claims.model import Span
from .mentions import cased, fold, no_name, words_of
from .tagger.decode import trimmed
from .tagger.tagger import Mention, Tagged

BRACKET = 40
"""Characters back within which a closing bracket has its opening one: a party, a country, an abbreviation."""
NAME_WORDS = 4
"""Capitalised words before a bracket that may be the name it belongs to."""

_FIRST_WORD = re.compile(r"([\w'’]+)\s+")
_LAST_WORD = re.compile(r"[\s,،(]+([\w'’]+)\W*$")


def fitted(text: str, language: str, item: Tagged) -> Tagged:
    """``item`` with its mentions fitted."""
    origin = _fitted(text, language, item.origin)
    return replace(item, origin=origin, carriers=tuple(_fitted(text, language, c) for c in item.carriers))


def _fitted(text: str, language: str, mention: Mention) -> Mention:
    if mention.span is None:
        return mention
    span = _with_bracket(text, language, mention.span)
    name = mention.name if span == mention.span else None
    return replace(mention, span=_without_small_words(text, language, span), name=name and _named(name, language))


def _with_bracket(text: str, language: str, span: Span) -> Span:
    """``span`` from the name on whose bracket it closes ("Texas), the ranking Republican": of "Rep. … (R-Texas)")."""
    closing = text.find(")", *span)
    if closing < 0 or "(" in text[span[0] : closing]:
        return span
    opening = text.rfind("(", max(0, span[0] - BRACKET), span[0])
    if opening < 0 or re.search(r"[)\n]", text[opening : span[0]]):
        return span
    if not cased(language):
        return opening + 1, span[1]
    line = text.rfind("\n", 0, opening) + 1
    start = opening
    for word in reversed(words_of(text[line:opening], language)[-NAME_WORDS:]):
        if not word.capital or text[line + word.end : start].strip(" ."):
            break
        start = line + word.start
    return (start, span[1]) if start < opening else (opening + 1, span[1])


def _without_small_words(text: str, language: str, span: Span) -> Span:
    """``span`` without words at its ends that name nobody («قولها», "who", «أمس», «على»)."""
    start, end = span
    while (first := _FIRST_WORD.match(text[start:end])) and fold(first.group(1)) in no_name(language):
        start += first.end()
    while (last := _LAST_WORD.search(text[start:end])) and fold(last.group(1)) in no_name(language):
        kept = trimmed(text, (start, start + last.start()))
        if kept is None:
            break
        start, end = kept
    return start, end


def _named(name: str, language: str) -> str:
    start, end = _without_small_words(name, language, (0, len(name)))
    return name[start:end]
