"""Translated reuse: an article that renders one of another language proposition by proposition is a relay of it.

Word runs cannot show it. What does is a run of propositions judged the same, in the same order, that makes up most of
one of the two articles: reports of one event share claims too, but hardly four in a row with one between at most.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ...claims.model import Document, Span
from ..model import Copy, CopyKind
from .alignment import aligned_runs
from .reuse import direction

LEAST = 4
"""Aligned propositions that make a translation. No gold has translations; set so that no pair of stories-dev articles
of two languages, which report the same events independently, is taken for one (none stands among the copies of the
reports that ``evaluation.linking`` scores)."""
SHARE = 0.5
"""Share of one of the two articles that has to be aligned; set likewise."""


def translated_copies(
    documents: Mapping[str, Document],
    places: Sequence[tuple[str, tuple[Span, ...]]],
    same: Mapping[tuple[int, int], float],
    *,
    outlets: Mapping[str, str],
    cites: Mapping[str, frozenset[str]],
) -> tuple[Copy, ...]:
    """The pairs of documents of which one renders the other in another language.

    Args:
        documents: document id → document.
        places: of each proposition its document's id and its spans there; those of one document in their order.
        same: pairs of propositions that say the same → probability.
        outlets: document id → outlet's source id.
        cites: document id → the source ids that stand in its chains.
    """
    own: dict[str, list[int]] = {}
    for number, (document, _) in enumerate(places):
        own.setdefault(document, []).append(number)
    row = {number: place for numbers in own.values() for place, number in enumerate(numbers)}
    shared: dict[tuple[str, str], list[tuple[int, int, float]]] = {}
    for (i, j), chance in sorted(same.items()):
        one, other = sorted((i, j), key=lambda number: places[number][0])
        pair = (places[one][0], places[other][0])
        if documents[pair[0]].language != documents[pair[1]].language:
            shared.setdefault(pair, []).append((row[one], row[other], chance))
    found: list[Copy] = []
    for (a, b), cells in sorted(shared.items()):
        aligned = _aligned(cells, len(own[a]), len(own[b]))
        if aligned:
            first, second = direction(documents[a], documents[b], outlets=outlets, cites=cites)
            pairs = [(own[a][i], own[b][j]) if first.id == a else (own[b][j], own[a][i]) for i, j in aligned]
            found.append(_copy(first, second, [(places[i][1], places[j][1]) for i, j in pairs], len(own[second.id])))
    return tuple(found)


def with_translations(copies: Iterable[Copy], translated: Iterable[Copy]) -> tuple[Copy, ...]:
    """``copies`` with ``translated`` ones added; of one pair, the known kind stays."""
    table = {(copy.earlier, copy.later): copy for copy in copies}
    for copy in translated:
        known = table.get((copy.earlier, copy.later)) or table.pop((copy.later, copy.earlier), None)
        kind, reason = (known.kind, f"{known.reason}; {copy.reason}") if known else (copy.kind, copy.reason)
        table[copy.earlier, copy.later] = Copy(
            copy.earlier, copy.later, kind, copy.overlap, reason, copy.spans, translated=True
        )
    return tuple(sorted(table.values(), key=lambda copy: (copy.earlier, copy.later)))


def _aligned(cells: Sequence[tuple[int, int, float]], rows: int, columns: int) -> list[tuple[int, int]]:
    """The aligned propositions, where they are enough of one of the two articles; else none."""
    if len(cells) < LEAST:
        return []
    import numpy as np

    similarity = np.zeros((rows, columns), dtype=np.float32)
    for i, j, chance in cells:
        similarity[i, j] = chance
    aligned = [pair for run in aligned_runs(similarity, threshold=1e-6, least=LEAST) for pair in run]
    return aligned if len(aligned) >= SHARE * min(rows, columns) else []


def _copy(
    earlier: Document, later: Document, pairs: Sequence[tuple[Sequence[Span], Sequence[Span]]], size: int
) -> Copy:
    spans = tuple(sorted(((a[0][0], a[-1][1]), (b[0][0], b[-1][1])) for a, b in pairs))
    reason = f"{len(pairs)} of {size} propositions of {later.id} render those of {earlier.id} in the same order"
    return Copy(earlier.id, later.id, CopyKind.REUSE, min(1.0, len(pairs) / size), reason, spans, translated=True)
