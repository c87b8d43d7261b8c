"""What was trained on top of the bundled model, as a small file: differences of its matrices, a mark vector and a head.

Differences are stored in few bits: every row has a float16 scale, its weights one of ``2 ** bits`` evenly spaced levels
(the steps that are best for normally distributed values: Max 1960, "Quantizing for Minimum Distortion").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from .container import Container, Floats

_STEP = {2: 0.9957, 3: 0.5860, 4: 0.3352}
"""Bits → the best distance of levels, in standard deviations."""


@dataclass(frozen=True)
class Adapter:
    """Arrays by name: ``l<layer>.<matrix>.d`` (out, in), ``mark`` (width,), ``head.w`` (outputs, width), ``head.b``."""

    arrays: Mapping[str, Floats]

    def merged(self, container: Container, layer: int, matrix: str, columns: int) -> Floats:
        """The base matrix (out, in) with this adapter's difference added."""
        base = container.matrix(f"l{layer}.{matrix}.w", columns)
        delta = self.arrays.get(f"l{layer}.{matrix}.d")
        return base if delta is None else base + delta


EMPTY = Adapter({})


def save(path: Path, arrays: Mapping[str, Floats], *, bits: int = 4) -> None:
    """Write ``arrays`` to ``path`` (.npz), the differences with ``bits`` (2, 3 or 4) a weight."""
    stored: dict[str, npt.NDArray[np.generic]] = {}
    for name, value in sorted(arrays.items()):
        if name.endswith(".d"):
            scale = (value.std(axis=1, keepdims=True) * _STEP[bits]).astype(np.float16)
            half = 2 ** (bits - 1)
            divisor = np.where(scale == 0, 1, scale).astype(np.float32)  # a row that was never trained
            levels = np.floor(value / divisor).clip(-half, half - 1) + half
            stored[name + ".scale"] = scale
            stored[name + ".codes"] = _packed(levels.astype(np.uint8))
            stored[name + ".shape"] = np.array([*value.shape, bits], dtype=np.int32)
        else:
            stored[name] = value.astype(np.float32)
    with path.open("wb") as stream:
        np.savez_compressed(stream, allow_pickle=False, **stored)


def load(path: Path) -> Adapter:
    """Read an adapter that ``save`` wrote."""
    arrays: dict[str, Floats] = {}
    with np.load(path, allow_pickle=False) as stored:
        for name in stored.files:
            if name.endswith(".codes"):
                base = name.removesuffix(".codes")
                rows, columns, bits = (int(n) for n in stored[base + ".shape"])
                levels = _unpacked(stored[name], rows * columns).reshape(rows, columns).astype(np.float32)
                arrays[base] = (levels - 2 ** (bits - 1) + 0.5) * stored[base + ".scale"].astype(np.float32)
            elif not name.endswith((".scale", ".shape")):
                arrays[name] = stored[name].astype(np.float32)
    return Adapter(arrays)


def _packed(levels: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """Two levels (0 to 15) a byte."""
    flat = levels.ravel()
    flat = np.append(flat, np.zeros(len(flat) % 2, dtype=np.uint8))
    packed: npt.NDArray[np.uint8] = (flat[::2] | (flat[1::2] << 4)).astype(np.uint8)
    return packed


def _unpacked(codes: npt.NDArray[np.uint8], count: int) -> npt.NDArray[np.uint8]:
    return np.stack([codes & 15, codes >> 4], axis=1).ravel()[:count]
