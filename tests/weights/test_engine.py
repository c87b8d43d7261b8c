"""Batches of the fast path."""

from __future__ import annotations

import pytest

from tawatur.weights.engine import BATCH_TOKENS, _batches


@pytest.mark.parametrize("lengths", [[], [5], [10, 500, 30, 2048, 7], [200] * 50, [5000]])
def test_every_text_is_in_one_batch_and_none_is_too_large(lengths: list[int]) -> None:
    order = sorted(range(len(lengths)), key=lambda i: lengths[i])
    found = _batches(order, lengths)
    assert [i for batch in found for i in batch] == order
    assert all(len(batch) == 1 or len(batch) * max(lengths[i] for i in batch) <= BATCH_TOKENS for batch in found)
