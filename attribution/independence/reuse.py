"""Hidden relays: documents that print another's text, found by shared word runs and confirmed by alignment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations

from ...claims.model import Document, Span
from ..model import Copy, CopyKind
from .alignment import Stretch, stretches
from .words import Words, split

# Calibrated on stories-dev (`python -m tawatur.evaluation.stories`, figure `copies`) and by reading what is
# found beyond the gold: names of office and set phrases run to 8 or 9 shared words, a sentence starts at about ten.
SENTENCE_WORDS = 10
DENSITY = 0.6  # share of a stretch's words that agree; a rewritten lead keeps about two of three
_SHINGLE = 4  # words in a row by which candidates are found
_SHARED = 3  # shingles that two documents must share to be compared
_NEWS_DAYS = 3  # how long after an article a citation of its outlet may mean it; a judgement, not calibrated
# A title of office can run to 17 words. Read off 600 articles of saudi-news-3-days, where one stands in
# dozens of unrelated ones, while a sentence of an agency seldom stands alone in more than five.
_NEVER_SET = 20
_SET_IN = 5
_CROWD = 40  # a shingle in more documents than this is boilerplate or one widely printed text


def find_copies(
    documents: Sequence[Document],
    *,
    outlets: Mapping[str, str] | None = None,
    publishers: Mapping[str, str] | None = None,
    cites: Mapping[str, frozenset[str]] | None = None,
) -> tuple[Copy, ...]:
    """The pairs of documents of which one prints a sentence or more of the other, cites it, or shares its publisher.

    Args:
        documents: the documents of the run.
        outlets: document id → outlet's source id.
        publishers: outlet's source id → publisher's.
        cites: document id → the source ids that stand in its chains.

    The earlier one is told by the day of publication, then by who cites whom, then by which is more complete. A pair
    that also shares text by citation or publisher keeps the reused stretches, so that they count in that case too.
    """
    outlets, publishers, cites = outlets or {}, publishers or {}, cites or {}
    by_id = {document.id: document for document in documents}
    words = {document.id: split(document.text) for document in documents}
    found: dict[tuple[str, str], Copy] = {}
    holders = _holders(words)
    for a, b in sorted(_candidates(holders)):
        shared = [item for item in reused(words[a], words[b]) if not _set_phrase(item, words[a], holders)]
        if not shared:
            continue
        first, second = direction(by_id[a], by_id[b], outlets=outlets, cites=cites)
        found[(a, b)] = _copy(first, second, shared, words, swap=first.id != a)
    for a, b in sorted(_related(documents, outlets, publishers, cites)):
        kind, reason = _tie(a, b, outlets, publishers, cites, by_id)
        text = found.get((a, b))
        if text:
            found[(a, b)] = Copy(text.earlier, text.later, kind, text.overlap, f"{reason}; {text.reason}", text.spans)
        else:
            first, second = direction(by_id[a], by_id[b], outlets=outlets, cites=cites)
            found[(a, b)] = Copy(first.id, second.id, kind, 0.0, reason)
    return tuple(sorted(found.values(), key=lambda copy: (copy.earlier, copy.later)))


def reused(left: Words, right: Words) -> tuple[Stretch, ...]:
    """The stretches of a sentence or longer that two texts share, if there is one; else none."""
    return tuple(
        item
        for item in stretches(left.words, right.words)
        if item.matched >= SENTENCE_WORDS and item.density >= DENSITY
    )


def direction(
    first: Document, second: Document, *, outlets: Mapping[str, str], cites: Mapping[str, frozenset[str]]
) -> tuple[Document, Document]:
    """(earlier, later): by day, then the one that cites the other's outlet is later, then the shorter one is later."""

    def key(document: Document, other: Document) -> tuple[date, bool, int, str]:
        cites_other = outlets.get(other.id, "") in cites.get(document.id, frozenset())
        return (document.published or other.published or date.min, cites_other, -len(document.text), document.id)

    return (first, second) if key(first, second) <= key(second, first) else (second, first)


def _holders(words: Mapping[str, Words]) -> dict[int, list[str]]:
    """Each shingle's documents."""
    holders: dict[int, list[str]] = {}
    for identifier, text in words.items():
        tokens = text.words
        for shingle in {hash(tokens[i : i + _SHINGLE]) for i in range(len(tokens) - _SHINGLE + 1)}:
            holders.setdefault(shingle, []).append(identifier)
    return holders


def _set_phrase(stretch: Stretch, left: Words, holders: Mapping[int, list[str]]) -> bool:
    """Whether most of a short stretch stands in too many documents to be anybody's text (a title, a notice)."""
    if stretch.matched >= _NEVER_SET:
        return False
    start, end = stretch.left
    counts = [len(holders[hash(left.words[place : place + _SHINGLE])]) for place in range(start, end - _SHINGLE + 1)]
    return bool(counts) and sorted(counts)[len(counts) // 2] > _SET_IN


def _candidates(holders: Mapping[int, list[str]]) -> set[tuple[str, str]]:
    counts: dict[tuple[str, str], int] = {}
    for documents in holders.values():
        ordered = sorted(documents)
        for pair in _pairs(ordered):
            counts[pair] = counts.get(pair, 0) + 1
    return {pair for pair, count in counts.items() if count >= _SHARED}


def _pairs(documents: Sequence[str]) -> Iterable[tuple[str, str]]:
    """All pairs; in a crowd each with the first only, which is enough to make them one voice."""
    if len(documents) <= _CROWD:
        return combinations(documents, 2)
    return ((documents[0], other) for other in documents[1:])


def _copy(
    earlier: Document, later: Document, shared: Sequence[Stretch], words: Mapping[str, Words], *, swap: bool
) -> Copy:
    spans = []
    for item in shared:
        mine, other = (item.right, item.left) if swap else (item.left, item.right)
        spans.append((_span(words[earlier.id], mine), _span(words[later.id], other)))
    matched = sum(item.matched for item in shared)
    longest = max(shared, key=lambda item: item.matched)
    overlap = matched / max(1, len(words[later.id].words))
    reason = (
        f"{matched} words of {later.id} stand in {earlier.id}, the longest stretch {longest.matched} words "
        f"({longest.density:.0%} the same)"
    )
    return Copy(earlier.id, later.id, CopyKind.REUSE, min(1.0, overlap), reason, tuple(sorted(spans)))


def _span(words: Words, stretch: Span) -> Span:
    return (words.spans[stretch[0]][0], words.spans[stretch[1] - 1][1])


def _related(
    documents: Sequence[Document],
    outlets: Mapping[str, str],
    publishers: Mapping[str, str],
    cites: Mapping[str, frozenset[str]],
) -> set[tuple[str, str]]:
    """Pairs tied by a citation of the other's outlet or by one publisher (not two articles of one outlet)."""
    of_outlet: dict[str, list[str]] = {}
    of_publisher: dict[str, list[str]] = {}
    for document in documents:
        outlet = outlets.get(document.id)
        if outlet:
            of_outlet.setdefault(outlet, []).append(document.id)
            of_publisher.setdefault(publishers.get(outlet, outlet), []).append(document.id)
    pairs = {
        (min(a, b), max(a, b))
        for group in of_publisher.values()
        for a, b in combinations(sorted(group), 2)
        if outlets[a] != outlets[b]
    }
    dates = {document.id: document.published for document in documents}
    for document in documents:
        for source in cites.get(document.id, ()):
            for other in of_outlet.get(source, ()):
                if outlets.get(document.id) != source and _near(document, dates[other]):
                    pairs.add((min(document.id, other), max(document.id, other)))
    return pairs


def _near(document: Document, other: date | None) -> bool:
    """Whether a citation of an outlet may mean this article of it: within a few days, or undated."""
    return document.published is None or other is None or abs((document.published - other).days) <= _NEWS_DAYS


def _tie(
    a: str,
    b: str,
    outlets: Mapping[str, str],
    publishers: Mapping[str, str],
    cites: Mapping[str, frozenset[str]],
    documents: Mapping[str, Document],
) -> tuple[CopyKind, str]:
    for later, earlier in ((a, b), (b, a)):
        if outlets.get(earlier, "") in cites.get(later, frozenset()):
            name = documents[earlier].outlet or outlets[earlier]
            return CopyKind.CITATION, f"{later} cites {name}, the outlet of {earlier}"
    publisher = publishers.get(outlets[a], outlets[a])
    return CopyKind.PUBLISHER, f"{a} and {b} have one publisher ({publisher})"
