"""Nearest neighbours by cosine: what is worth judging.

Every vector is compared with every other, however many there are: many queries at once are one product of matrices,
and an inverted file that misses few neighbours takes as long (``python -m tawatur.evaluation.neighbours``). Embedding
and judging cost far more.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from faiss import Index

_SAME_SCORE = 1e-5  # cosines closer than the arithmetic of one product order to another are one
_DIGITS = 6
_SPARE = 16  # neighbours fetched beyond k, so that few rows need a second, longer look
_CELLS_HELD = 20_000_000  # neighbours held at once (two arrays of them: 240 MB)

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Neighbours:
    """For each query its nearest vectors: ``positions`` (n, k), -1 where there are fewer; ``cosines`` (n, k)."""

    positions: Ints
    cosines: Floats


@dataclass(frozen=True, eq=False)
class Candidates:
    """Each vector's nearest ones from other groups, and all pairs ``(i, j, cosine)`` of them, i < j, in order."""

    neighbours: Neighbours
    pairs: tuple[tuple[int, int, float], ...]


def candidates(vectors: Floats, *, k: int, groups: Sequence[Hashable]) -> Candidates:
    """The ``k`` nearest of every vector from other groups (documents).

    Args:
        vectors: (n, dim) float32, of unit length.
        k: neighbours wanted; a row has fewer only where the other groups have.
        groups: the group of each vector.

    Equal cosines (to six digits) are ordered by position.

    Raises:
        ValueError: shapes do not fit, or k is not positive.
    """
    if len(groups) != len(vectors):
        raise ValueError(f"expected a group for each of {len(vectors)} vectors, got {len(groups)}")
    numbers: dict[Hashable, int] = {}
    group = np.array([numbers.setdefault(g, len(numbers)) for g in groups], dtype=np.int64)
    found = _nearest(vectors, vectors, k, group, group)
    rows, columns = np.nonzero(found.positions >= 0)
    others = found.positions[rows, columns]
    cosines = found.cosines[rows, columns]
    pairs = dict(zip(zip(np.minimum(rows, others), np.maximum(rows, others), strict=True), cosines, strict=True))
    return Candidates(found, tuple((int(i), int(j), float(cosine)) for (i, j), cosine in sorted(pairs.items())))


def nearest(queries: Floats, vectors: Floats, *, k: int) -> Neighbours:
    """The ``k`` nearest of ``vectors`` (n, dim) for each of ``queries`` (m, dim); equal cosines by position.

    Raises:
        ValueError: shapes do not fit, or k is not positive.
    """
    # Nobody's own group: no query and no vector share one.
    return _nearest(queries, vectors, k, np.full(len(queries), -1), np.zeros(len(vectors), dtype=np.int64))


def _nearest(queries: Floats, vectors: Floats, k: int, own: Ints, groups: Ints) -> Neighbours:
    if k < 1:
        raise ValueError(f"expected k of at least 1, got {k}")
    if queries.ndim != 2 or vectors.ndim != 2 or queries.shape[1] != vectors.shape[1]:
        raise ValueError(f"expected (m, dim) and (n, dim), got {queries.shape} and {vectors.shape}")
    positions = np.full((len(queries), k), -1, dtype=np.int64)
    cosines = np.zeros((len(queries), k), dtype=np.float32)
    if len(queries) and len(vectors):
        index = _index(vectors)
        sizes = np.bincount(groups)
        others = len(vectors) - np.where(own >= 0, sizes[np.maximum(own, 0)], 0)
        rows, width = np.arange(len(queries)), min(len(vectors), k + _SPARE)
        while len(rows):
            left = []
            for part in _parts(rows, width):
                _, fetched = index.search(np.ascontiguousarray(queries[part]), width)
                done = width == len(vectors)
                left += _settle(queries, vectors, own, groups, part, fetched, positions, cosines, others, last=done)
            rows, width = np.array(left, dtype=np.int64), min(len(vectors), 4 * width)
    return Neighbours(positions, cosines)


def _parts(rows: Ints, width: int) -> Iterator[Ints]:
    step = max(1, _CELLS_HELD // width)
    return (rows[start : start + step] for start in range(0, len(rows), step))


def _settle(
    queries: Floats,
    vectors: Floats,
    own: Ints,
    groups: Ints,
    rows: Ints,
    fetched: Ints,
    positions: Ints,
    cosines: Floats,
    others: Ints,
    *,
    last: bool,
) -> list[int]:
    """Fill in the rows whose k nearest are among ``fetched``; return those that need a longer look.

    A row does where its own group crowds the others out, or where what was not fetched may score as the k-th does.
    """
    k, unsettled = positions.shape[1], []
    for row, found in zip(rows.tolist(), fetched, strict=True):
        scores = vectors[found] @ queries[row]
        lowest = float(scores.min(initial=np.inf))
        kept = groups[found] != own[row]
        found, scores = found[kept], np.round(scores[kept].astype(np.float64), _DIGITS)
        order = np.lexsort((found, -scores))[:k]
        enough = len(order) == min(k, others[row]) and (
            len(found) == others[row] or scores[order[-1]] > lowest + _SAME_SCORE
        )
        if not (enough or last):
            unsettled.append(row)
            continue
        positions[row, : len(order)] = found[order]
        cosines[row, : len(order)] = scores[order]
    return unsettled


def _index(vectors: Floats) -> Index:
    import faiss

    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(np.ascontiguousarray(vectors, dtype=np.float32))
    return index
