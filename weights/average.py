"""The mean of several trainings: ``python -m tawatur.weights.average A.npz B.npz --out C.npz``.

Trainings that start from common weights lie in one basin, and the mean of their weights errs less than each (Wortsman
et al. 2022, "Model soups"); it costs nothing at run time.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from . import adapter
from .container import Floats


def average(parts: Sequence[adapter.Adapter], *, shares: Sequence[float] | None = None) -> adapter.Adapter:
    """The mean of every array of ``parts``, each with its share (alike, if none are given).

    Raises:
        ValueError: there are none, they do not have the same arrays of the same shapes, or not one share each.
    """
    if shares is not None and len(shares) != len(parts):
        raise ValueError(f"expected {len(parts)} shares, got {len(shares)}")
    shapes = [{name: array.shape for name, array in part.arrays.items()} for part in parts]
    if not shapes or any(shape != shapes[0] for shape in shapes):
        raise ValueError("expected trainings of one kind: the same arrays, of the same shapes")
    means: dict[str, Floats] = {}
    for name in parts[0].arrays:
        means[name] = np.average([part.arrays[name] for part in parts], axis=0, weights=shares).astype(np.float32)
    return adapter.Adapter(means)


def main(arguments: Sequence[str] | None = None) -> None:
    """Parse the command line, average and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("parts", type=Path, nargs="+")
    parser.add_argument("--shares", type=float, nargs="+", help="one for each part (all alike without)")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    parts = [adapter.load(path) for path in options.parts]
    adapter.save(options.out, average(parts, shares=options.shares).arrays)


if __name__ == "__main__":
    main()
