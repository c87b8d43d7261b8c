"""The learned half of the judgement on pairs: a cross-encoder on the bundled base."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from .model import Relation
from .pair_labels import MAX_TOKENS, RELATION, RELATIONS, SIZE

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WEIGHTS = Path(__file__).parent.parent / "weights" / "pairs.npz"
_BOS, _EOS = 0, 2
CLEARLY_DIFFERENT = 0.97
"""Probability of "different" from which the other order is not read; the combiner is calibrated with it in place."""


def pair_ids(tokenizer: Tokenizer, a: str, b: str) -> npt.NDArray[np.int64]:
    """The token ids of a pair, the longer text cut where both together are too long."""
    left = tokenizer.encode(a, add_special_tokens=False).ids
    right = tokenizer.encode(b, add_special_tokens=False).ids
    room = MAX_TOKENS - 4
    if len(left) + len(right) > room:
        half = room // 2
        left = left[: max(half, room - len(right))]
        right = right[: room - len(left)]
    return np.array([_BOS, *left, _EOS, _EOS, *right, _EOS], dtype=np.int64)


class PairModel:
    """Judges pairs of short texts in any mixture of the languages."""

    def __init__(self, weights: Path = WEIGHTS) -> None:
        from ..weights import adapter
        from ..weights.engine import Engine
        from ..weights.graph import Reading
        from ..weights.tokenizer import bundled_tokenizer

        self._engine = Engine(Reading.FIRST, adapter.load(weights), name="pairs")
        self._tokenizer = bundled_tokenizer()

    def logits(
        self, pairs: Sequence[tuple[str, str]], *, advance: Callable[[int], None] = lambda count: None
    ) -> npt.NDArray[np.float32]:
        """The logits (pairs, SIZE) of ``pair_labels``, averaged over both orders.

        A pair that the first reading finds clearly different is not read again: most candidates are, and the answer
        stays what it is.
        """
        if not pairs:
            return np.zeros((0, SIZE), dtype=np.float32)
        first = np.stack(self._engine.run([pair_ids(self._tokenizer, a, b) for a, b in pairs], advance=advance))
        chances = np.exp(first[:, RELATION] - first[:, RELATION].max(axis=1, keepdims=True))
        different = chances[:, RELATIONS.index(Relation.DIFFERENT)] / chances.sum(axis=1)
        again = np.flatnonzero(different < CLEARLY_DIFFERENT).tolist()
        if again:
            turned = [pair_ids(self._tokenizer, pairs[n][1], pairs[n][0]) for n in again]
            first[again] = (first[again] + np.stack(self._engine.run(turned))) / 2
        result: npt.NDArray[np.float32] = first
        return result


@lru_cache(maxsize=1)
def bundled_pair_model() -> PairModel:
    """The shipped pair model, loaded once."""
    return PairModel()
