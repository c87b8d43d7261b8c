"""The mean of several trainings."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tawatur.weights import adapter
from tawatur.weights.average import average, main


def _trained(value: float) -> adapter.Adapter:
    return adapter.Adapter({"mark": np.full(3, value, dtype=np.float32)})


def test_every_array_becomes_the_mean(tmp_path: Path) -> None:
    paths = [tmp_path / f"{value}.npz" for value in (1.0, 3.0)]
    for path, value in zip(paths, (1.0, 3.0), strict=True):
        adapter.save(path, _trained(value).arrays)
    main([*map(str, paths), "--out", str(tmp_path / "mean.npz")])
    assert adapter.load(tmp_path / "mean.npz").arrays["mark"].tolist() == [2.0, 2.0, 2.0]


def test_shares_weigh_the_parts() -> None:
    found = average([_trained(1.0), _trained(3.0)], shares=[0.25, 0.75])
    assert found.arrays["mark"].tolist() == [2.5, 2.5, 2.5]
    with pytest.raises(ValueError, match="expected 2 shares"):
        average([_trained(1.0), _trained(3.0)], shares=[1.0])


@pytest.mark.parametrize("parts", [[], [_trained(1.0), adapter.Adapter({"head.b": np.zeros(3, dtype=np.float32)})]])
def test_what_does_not_belong_together_is_refused(parts: list[adapter.Adapter]) -> None:
    with pytest.raises(ValueError, match="trainings of one kind"):
        average(parts)
