"""What was trained, as a small file, and merged into the base."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tawatur.weights.adapter import EMPTY, Adapter, load, save


class Base:
    """A container whose every matrix is ones."""

    def matrix(self, name: str, columns: int) -> np.ndarray:
        return np.ones((3, columns), dtype=np.float32)


@pytest.mark.parametrize("bits", [2, 3, 4])
def test_differences_survive_in_few_bits(tmp_path: Path, bits: int) -> None:
    delta = np.random.default_rng(1).normal(0, 0.01, (64, 33)).astype(np.float32)
    head = np.array([[0.123456]], dtype=np.float32)
    save(tmp_path / "a.npz", {"l0.q.d": delta, "head.w": head}, bits=bits)
    found = load(tmp_path / "a.npz").arrays
    assert set(found) == {"l0.q.d", "head.w"} and np.array_equal(found["head.w"], head)
    error = np.sqrt(((found["l0.q.d"] - delta) ** 2).mean()) / delta.std()
    assert error < {2: 0.37, 3: 0.22, 4: 0.13}[bits]


def test_more_bits_are_truer_and_the_file_is_small(tmp_path: Path) -> None:
    delta = np.random.default_rng(2).normal(0, 0.01, (256, 256)).astype(np.float32)
    save(tmp_path / "a.npz", {"l0.q.d": delta})
    assert (tmp_path / "a.npz").stat().st_size < delta.nbytes / 7


def test_a_row_that_was_never_trained_stays_at_zero(tmp_path: Path) -> None:
    delta = np.ones((2, 8), dtype=np.float32)
    delta[0], delta[1] = 0.0, np.linspace(-1, 1, 8)
    with np.errstate(all="raise"):
        save(tmp_path / "a.npz", {"l0.q.d": delta})
    assert not load(tmp_path / "a.npz").arrays["l0.q.d"][0].any()


def test_a_difference_is_added_where_there_is_one() -> None:
    adapter = Adapter({"l0.q.d": np.full((3, 2), 0.5, dtype=np.float32)})
    assert (adapter.merged(Base(), 0, "q", 2) == 1.5).all()  # type: ignore[arg-type]
    assert (adapter.merged(Base(), 0, "k", 2) == 1).all()  # type: ignore[arg-type]
    assert (EMPTY.merged(Base(), 1, "q", 2) == 1).all()  # type: ignore[arg-type]
