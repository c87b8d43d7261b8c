"""Mentions fitted to whole names: two names parted, brackets cut off from their names, words that name nobody.

A tagger that reads pieces of words stops a word too late or begins one too early. What no mention begins or ends with
(``outside_names`` and ``relatives``), what tells who published a report (``publishing``), by which endings two names
stand side by side (``two_sources``) and which cues follow their source (``cues_after_source``) is data of the language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..claims.language import load
from ..claims.model import Span
from .mentions import cased, fold, folded, listed, no_name, read_mention, words_of
from .model import SourceKind
from .tagger.decode import trimmed
from .tagger.tagger import Mention, Tagged

BRACKET = 40
"""Characters back within which a closing bracket has its opening one: a party, a country, an abbreviation."""
NAME_WORDS = 4
"""Capitalised words before a bracket that may be the name it belongs to."""

_REPORTS = frozenset({SourceKind.DOCUMENT, SourceKind.OUTLET, SourceKind.UNNAMED})
_CLAUSE = re.compile(r" ([^,،;؛.:\n]+)")
_FIRST_WORD = re.compile(r"([\w'’]+)\s+")
_LAST_WORD = re.compile(r"[\s,،(]+([\w'’]+)\W*$")


def fitted(text: str, language: str, item: Tagged, *, cues: Sequence[Span] = ()) -> Tagged:
    """``item`` with its mentions fitted; none reaches into one of the article's ``cues``."""
    item = _without_cues(text, item, cues)
    item = _parted(text, language, _named_before(text, language, item))
    stops = sorted(start for start, _ in (item.cue, *item.content))
    carriers = (_fitted(text, language, carrier) for carrier in item.carriers)
    origin = _with_publisher(text, language, _fitted(text, language, item.origin), stops)
    return replace(item, origin=origin, carriers=tuple(carrier for carrier in carriers if carrier.span))


def _without_cues(text: str, item: Tagged, cues: Sequence[Span]) -> Tagged:
    """``item`` with mentions that end before a cue which they run into («גנץ וסיפר»: Gantz "and told")."""

    def cut(mention: Mention) -> Mention:
        if mention.span is None:
            return mention
        start, end = mention.span
        first = min((a for a, b in cues if start < a < end <= b), default=end)
        kept = trimmed(text, (start, first)) if first < end else None
        return replace(mention, span=kept, name=None) if kept else mention

    return replace(item, origin=cut(item.origin), carriers=tuple(map(cut, item.carriers)))


def _named_before(text: str, language: str, item: Tagged) -> Tagged:
    """``item`` where the cue follows its source ("Walla'ya göre Aliyev …"): who stands behind it is in the content."""
    last = fold(text[slice(*item.cue)]).split()[-1:]
    following = load(language).section("attribution").get("cues_after_source", ())
    subject = item.origin.span
    if not (last and last[0] in following and item.carriers and item.content and subject):
        return item
    first, *others = item.content
    apart = text[subject[1] : first[0]]
    if subject[0] < item.cue[1] or subject[1] > first[0] or any(map(str.isalnum, apart)):
        return item
    return replace(
        item, origin=item.carriers[-1], carriers=item.carriers[:-1], content=((subject[0], first[1]), *others)
    )


def _parted(text: str, language: str, item: Tagged) -> Tagged:
    """``item`` with an origin that is two names side by side ("The Post'un Walla'ya": who relied on whom) made two."""
    pattern = load(language).section("attribution").get("two_sources")
    if not pattern or item.origin.span is None:
        return item
    start, end = item.origin.span
    found = re.fullmatch(pattern, text[start:end])
    if not found:
        return item
    carrier, origin = ((start + a, start + b) for a, b in (found.span("carrier"), found.span("origin")))
    return replace(
        item,
        origin=replace(item.origin, span=origin, name=None),
        carriers=(*item.carriers, replace(item.origin, span=carrier, name=None)),
    )


def _fitted(text: str, language: str, mention: Mention) -> Mention:
    if mention.span is None:
        return mention
    span = _with_bracket(text, language, mention.span)
    if all(fold(word.text) in no_name(language) for word in words_of(text[slice(*span)], language)):
        return replace(mention, span=None, name=None)
    name = mention.name if span == mention.span else None
    return replace(mention, span=_without_small_words(text, language, span), name=name and _named(name, language))


def _with_publisher(text: str, language: str, mention: Mention, stops: Sequence[int]) -> Mention:
    """``mention``, if it is a report that nobody names, with the words on who published it right after it.

    («تقرير أورده موقع "المونيتور"»; "a report published by The Post".) It ends before one of ``stops`` and at a comma.
    """
    if mention.span is None or mention.kind not in _REPORTS:
        return mention
    start, end = mention.span
    reading = read_mention(text[start:end], language)
    stop = min((place for place in stops if place >= end), default=len(text))
    clause = text[end:stop]
    after = _CLAUSE.match(clause)
    publishing = listed(language, "publishing")
    if reading.proper or not after or not any(folded(after[1]).startswith(f"{verb} ") for verb in publishing):
        return mention
    whole = trimmed(text, _without_small_words(text, language, (start, end + after.end())))
    return replace(mention, span=whole, name=None) if whole else mention


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
