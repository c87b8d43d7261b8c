"""What was trained on top of the bundled model, as a small file: low-rank factors, a mark vector and a head.

Factors are stored as int8 with one float16 scale per row, which costs less accuracy than the base's own four bits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .container import Container, Floats

_FACTOR_ENDINGS = (".a", ".b")


@dataclass(frozen=True)
class Adapter:
    """Arrays by name: ``l<layer>.<matrix>.a`` (rank, in) and ``.b`` (out, rank), ``mark`` (width,), ``head.w``, ``head.b``."""

    arrays: Mapping[str, Floats]

    def merged(self, container: Container, layer: int, matrix: str, columns: int) -> Floats:
        """The base matrix (out, in) with this adapter's factors added."""
        base = container.matrix(f"l{layer}.{matrix}.w", columns)
        a, b = self.arrays.get(f"l{layer}.{matrix}.a"), self.arrays.get(f"l{layer}.{matrix}.b")
        return base if a is None or b is None else base + b @ a


EMPTY = Adapter({})


def save(path: Path, arrays: Mapping[str, Floats]) -> None:
    """Write ``arrays`` to ``path`` (.npz), the factors quantised."""
    stored: dict[str, np.ndarray] = {}
    for name, value in sorted(arrays.items()):
        if name.startswith("l") and name.endswith(_FACTOR_ENDINGS):
            scale = (np.abs(value).max(axis=1, keepdims=True) / 127.0 + 1e-12).astype(np.float16)
            stored[name + ".scale"] = scale
            stored[name] = np.round(value / scale.astype(np.float32)).clip(-127, 127).astype(np.int8)
        else:
            stored[name] = value.astype(np.float32)
    np.savez(path, allow_pickle=False, **stored)


def load(path: Path) -> Adapter:
    """Read an adapter that ``save`` wrote."""
    with np.load(path, allow_pickle=False) as stored:
        arrays = {
            name: stored[name].astype(np.float32) * stored[name + ".scale"].astype(np.float32)
            if name + ".scale" in stored
            else stored[name].astype(np.float32)
            for name in stored.files
            if not name.endswith(".scale")
        }
    return Adapter(arrays)
