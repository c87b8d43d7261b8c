"""Where one text runs along another: shared word runs joined into stretches, and runs of aligned propositions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...claims.model import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SEED = 3  # words in a row that start a stretch
_GAP = 6  # words that one side may have changed between two shared runs of one stretch
_SHIFT = 4  # how far the two sides may drift apart within such a gap


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of two word sequences that run along each other: half-open word ranges, and how many words agree."""

    left: Span
    right: Span
    matched: int

    @property
    def density(self) -> float:
        """The share of the longer side's words that agree (0..1)."""
        return self.matched / max(self.left[1] - self.left[0], self.right[1] - self.right[0])


def stretches(left: Sequence[str], right: Sequence[str]) -> list[Stretch]:
    """The stretches in which ``left`` and ``right`` run along each other, in the order of ``left``.

    Runs of at least three shared words are found and extended; neighbouring runs are joined over small changes
    (a word left out, put in or replaced). Each word of ``right`` belongs to one stretch at most, the longest first.
    """
    joined = [item for item in _joined(_runs(left, right)) if item.matched > _SEED]
    chosen: list[Stretch] = []
    for item in sorted(joined, key=lambda item: (-item.matched, item.left, item.right)):
        if all(_apart(item.left, other.left) and _apart(item.right, other.right) for other in chosen):
            chosen.append(item)
    return sorted(chosen, key=lambda item: item.left)


def _apart(first: Span, second: Span) -> bool:
    return first[1] <= second[0] or second[1] <= first[0]


def _runs(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int, int]]:
    """Maximal runs of shared words: (start in left, start in right, length)."""
    places: dict[tuple[str, ...], list[int]] = {}
    for place in range(len(right) - _SEED + 1):
        places.setdefault(tuple(right[place : place + _SEED]), []).append(place)
    found = []
    for i in range(len(left) - _SEED + 1):
        for j in places.get(tuple(left[i : i + _SEED]), ()):
            if i and j and left[i - 1] == right[j - 1]:
                continue
            size = _SEED
            while i + size < len(left) and j + size < len(right) and left[i + size] == right[j + size]:
                size += 1
            found.append((i, j, size))
    return sorted(found)


def _joined(runs: Sequence[tuple[int, int, int]]) -> list[Stretch]:
    open_: list[Stretch] = []
    done: list[Stretch] = []
    for i, j, size in runs:
        done += [item for item in open_ if i - item.left[1] > _GAP]
        open_ = [item for item in open_ if i - item.left[1] <= _GAP]
        fitting = [item for item in open_ if _continues(item, i, j)]
        if fitting:
            best = max(fitting, key=lambda item: (item.matched, item.left))
            open_.remove(best)
            overlap = max(0, best.left[1] - i, best.right[1] - j)
            gained = size - overlap
            open_.append(
                Stretch((best.left[0], i + size), (best.right[0], j + size), best.matched + gained)
                if gained > 0
                else best
            )
        else:
            open_.append(Stretch((i, i + size), (j, j + size), size))
    return done + open_


def _continues(item: Stretch, i: int, j: int) -> bool:
    ahead, along = i - item.left[1], j - item.right[1]
    return ahead >= -_SEED and -_SEED <= along <= _GAP and abs(ahead - along) <= _SHIFT


def aligned_runs(
    similarity: NDArray[np.float32], *, threshold: float = 0.8, least: int = 3, gap: int = 1
) -> list[list[tuple[int, int]]]:
    """The runs in which the propositions of two documents say the same in the same order.

    Args:
        similarity: (n, m), how alike proposition i of the one and j of the other document are, in document order.
        threshold: the similarity from which two propositions count as aligned.
        least: aligned pairs that make a run.
        gap: propositions that either side may put in between two aligned ones.

    Returns:
        Runs of pairs (i, j), both rising, longest first and sharing no row or column.

    Raises:
        ValueError: ``similarity`` is not a matrix.
    """
    if similarity.ndim != 2:
        raise ValueError(f"similarity must be a matrix (n, m), got {similarity.ndim} dimension(s)")
    import numpy as np

    pairs = [(int(i), int(j)) for i, j in np.argwhere(similarity >= threshold)]
    runs: list[list[tuple[int, int]]] = []
    used_rows: set[int] = set()
    used_columns: set[int] = set()
    while True:
        free = [(i, j) for i, j in pairs if i not in used_rows and j not in used_columns]
        best = _longest(free, similarity, gap)
        if len(best) < least:
            return runs
        runs.append(best)
        used_rows |= {i for i, _ in best}
        used_columns |= {j for _, j in best}


def _longest(pairs: Sequence[tuple[int, int]], similarity: NDArray[np.float32], gap: int) -> list[tuple[int, int]]:
    """The longest chain of rising pairs with gaps of at most ``gap``; of equals the one most alike."""
    score: dict[tuple[int, int], tuple[int, float]] = {}
    before: dict[tuple[int, int], tuple[int, int] | None] = {}
    for i, j in pairs:
        earlier = [(i - a, j - b) for a in range(1, gap + 2) for b in range(1, gap + 2) if (i - a, j - b) in score]
        previous = max(earlier, key=lambda pair: (score[pair], pair), default=None)
        length, total = score[previous] if previous else (0, 0.0)
        score[(i, j)] = (length + 1, total + float(similarity[i, j]))
        before[(i, j)] = previous
    end = max(score, key=lambda pair: (score[pair], pair), default=None)
    run: list[tuple[int, int]] = []
    while end is not None:
        run.append(end)
        end = before[end]
    return run[::-1]
