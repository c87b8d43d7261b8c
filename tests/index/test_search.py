"""Nearest neighbours: compared with a plain reading of all pairs."""

from __future__ import annotations

import numpy as np
import pytest

from tawatur.index.search import Candidates, candidates, nearest


def unit(rows: np.ndarray) -> np.ndarray:
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def some(count: int, dimension: int = 8, seed: int = 1) -> np.ndarray:
    return unit(np.random.default_rng(seed).normal(size=(count, dimension)))


def plainly(vectors: np.ndarray, k: int, groups: list[str]) -> list[list[int]]:
    cosines = np.round((vectors @ vectors.T).astype(np.float64), 6)
    return [
        sorted((j for j in range(len(vectors)) if groups[j] != groups[i]), key=lambda j: (-cosines[i, j], j))[:k]
        for i in range(len(vectors))
    ]


def rows(found: Candidates) -> list[list[int]]:
    return [[j for j in row if j >= 0] for row in found.neighbours.positions.tolist()]


@pytest.mark.parametrize("k", [1, 5, 200])
def test_the_nearest_from_other_documents(k: int) -> None:
    vectors = some(120)
    groups = [f"d{number // 40}" for number in range(120)]
    assert rows(candidates(vectors, k=k, groups=groups)) == plainly(vectors, k, groups)


def test_a_document_of_near_copies_does_not_crowd_the_others_out() -> None:
    crowd = unit(np.ones((90, 8)) + 0.01 * some(90))
    vectors = np.concatenate([crowd, some(30, seed=2)])
    groups = ["crowd"] * 90 + ["rest"] * 30
    found = candidates(vectors, k=3, groups=groups)
    assert rows(found) == plainly(vectors, 3, groups)


def test_equal_cosines_go_by_position() -> None:
    vectors = np.repeat(some(2), 60, axis=0)
    groups = [str(number) for number in range(120)]
    found = candidates(vectors, k=4, groups=groups)
    assert rows(found)[0] == [1, 2, 3, 4]
    assert rows(found)[119] == [60, 61, 62, 63]


def test_pairs_are_each_once_and_in_order() -> None:
    vectors = some(40)
    groups = [str(number % 7) for number in range(40)]
    pairs = candidates(vectors, k=3, groups=groups).pairs
    assert [pair[:2] for pair in pairs] == sorted({pair[:2] for pair in pairs})
    assert all(i < j and groups[i] != groups[j] for i, j, _ in pairs)
    assert all(abs(cosine - float(vectors[i] @ vectors[j])) < 1e-5 for i, j, cosine in pairs)


def test_one_document_has_no_partners() -> None:
    found = candidates(some(5), k=3, groups=["one"] * 5)
    assert found.pairs == () and (found.neighbours.positions == -1).all()


def test_nothing_to_search() -> None:
    empty = np.zeros((0, 8), dtype=np.float32)
    assert candidates(empty, k=3, groups=[]).pairs == ()
    assert nearest(some(2), empty, k=3).positions.tolist() == [[-1] * 3] * 2


def test_nearest_to_a_query() -> None:
    vectors = some(50)
    found = nearest(vectors[[7, 3]], vectors, k=2)
    assert found.positions[:, 0].tolist() == [7, 3]
    assert found.cosines[:, 0] == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"k": 0, "groups": ["a"] * 4}, "k of at least 1"),
        ({"k": 1, "groups": ["a"] * 3}, "a group for each of 4"),
    ],
)
def test_wrong_shapes_are_told(arguments: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        candidates(some(4), **arguments)  # type: ignore[arg-type]
