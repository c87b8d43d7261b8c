"""Figures of judged pairs."""

from __future__ import annotations

import numpy as np
import pytest

from tawatur.evaluation.figures import (
    best_first,
    best_threshold,
    calibration_error,
    f1,
    first_hits,
    reliability,
    spearman,
)


def test_f1_counts_misses_and_false_alarms() -> None:
    assert f1(["a", "a", "b", "b"], ["a", "b", "a", "b"], "a") == pytest.approx(0.5)
    assert f1(["a", "b"], ["b", "a"], "a") == 0.0
    assert f1(["b"], ["b"], "a") == 0.0


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ([1, 2, 3], [10, 100, 1000], 1.0),
        ([1, 2, 3], [3, 2, 1], -1.0),
        ([1, 2, 2, 3], [1, 2, 3, 4], 0.9487),  # ties share their mean rank
        ([1, 1, 1], [1, 2, 3], 0.0),
        ([], [], 0.0),
    ],
)
def test_spearman(a: list[float], b: list[float], expected: float) -> None:
    assert spearman(a, b) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize(
    ("scores", "positive", "expected"),
    [
        ([0.9, 0.8, 0.3], [True, True, False], 0.8),
        ([0.3, 0.8, 0.9], [True, True, True], 0.3),
        ([0.9, 0.8, 0.3], [False, True, False], 0.8),
        ([0.9, 0.8, 0.3], [False, False, False], 0.9),
    ],
)
def test_the_best_threshold_has_the_best_f1(scores: list[float], positive: list[bool], expected: float) -> None:
    assert best_threshold(scores, positive) == expected


def test_reliability_bins_and_their_distance() -> None:
    stated, right = [0.9, 0.9, 1.0, 0.5], [True, False, True, True]
    (low, high) = reliability(stated, right, bins=5)
    assert low == ("0.4-0.6", 1, pytest.approx(0.5), 1.0)
    assert high == ("0.8-1.0", 3, pytest.approx(2.8 / 3), pytest.approx(2 / 3))
    assert calibration_error(stated, right) == pytest.approx((0.5 + 0.8) / 4)


def test_first_hits_looks_at_the_first_k_only() -> None:
    ranked = best_first(np.array([[0.1, 0.9, 0.5], [0.7, 0.2, 0.7]], dtype=np.float32), 2)
    assert ranked == [[1, 2], [0, 2]]
    wanted = [frozenset({2}), frozenset({0})]
    assert first_hits(ranked, wanted, 1) == 0.5
    assert first_hits(ranked, wanted, 2) == 1.0
