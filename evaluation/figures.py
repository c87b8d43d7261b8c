"""Figures of judged pairs: pure functions of what was said and what is right."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Bin = tuple[str, int, float, float]


def f1(gold: Sequence[str], predicted: Sequence[str], label: str) -> float:
    """F1 of one label; 0 where it is never right."""
    hits = sum(g == p == label for g, p in zip(gold, predicted, strict=True))
    return 2 * hits / (gold.count(label) + predicted.count(label)) if hits else 0.0


def spearman(a: npt.ArrayLike, b: npt.ArrayLike) -> float:
    """Spearman's rank correlation of two series of one length; equal values share their mean rank. 0 for a constant."""
    one, two = _ranks(np.asarray(a)), _ranks(np.asarray(b))
    if not len(one) or one.std() == 0 or two.std() == 0:
        return 0.0
    return float(np.corrcoef(one, two)[0, 1])


def _ranks(values: npt.NDArray[np.generic]) -> npt.NDArray[np.float64]:
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    means = np.cumsum(counts) - (counts - 1) / 2
    result: npt.NDArray[np.float64] = means[place]
    return result


def best_threshold(scores: npt.ArrayLike, positive: Sequence[bool]) -> float:
    """The score from which calling pairs positive gives the highest F1; the highest such where several do."""
    values, truth = np.asarray(scores), np.asarray(positive)
    steps = np.unique(values)[::-1]
    called = [values >= step for step in steps]
    reached = [2 * int((c & truth).sum()) / int(c.sum() + truth.sum()) for c in called]
    return float(steps[int(np.argmax(reached))])


def reliability(stated: Sequence[float], right: Sequence[bool], *, bins: int = 5) -> list[Bin]:
    """Rows of a reliability table: the bin, how many judgements are in it, their mean stated score, the share right."""
    scores, truth = np.asarray(stated), np.asarray(right)
    # A score of exactly 1 belongs to the last bin.
    number = np.minimum((scores * bins).astype(int), bins - 1)
    return [
        (_range(n, bins), int(inside.sum()), float(scores[inside].mean()), float(truth[inside].mean()))
        for n in range(bins)
        if (inside := number == n).any()
    ]


def _range(number: int, bins: int) -> str:
    return f"{number / bins:.1f}-{(number + 1) / bins:.1f}"


def calibration_error(stated: Sequence[float], right: Sequence[bool], *, bins: int = 5) -> float:
    """The mean distance between the stated scores and the shares right of a reliability table, by size of its bins."""
    rows = reliability(stated, right, bins=bins)
    return sum(count * abs(score - share) for _, count, score, share in rows) / max(1, len(stated))


def first_hits(ranked: Sequence[Sequence[int]], wanted: Sequence[frozenset[int]], k: int) -> float:
    """The share of queries with one of the ``wanted`` among the first ``k`` of their ``ranked`` answers."""
    hits = [not right.isdisjoint(order[:k]) for order, right in zip(ranked, wanted, strict=True)]
    return sum(hits) / max(1, len(hits))


def best_first(scores: Floats, k: int) -> list[list[int]]:
    """For each row of ``scores`` (queries, answers) the positions of its ``k`` highest, best first, ties in order."""
    order = np.argsort(-scores, axis=1, kind="stable")[:, :k]
    return [[int(place) for place in row] for row in order]
