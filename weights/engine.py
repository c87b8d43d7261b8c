"""The fast CPU path: the encoder under ONNX Runtime, fed with batches of texts alike in length."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from .adapter import EMPTY, Adapter
from .cache import session_file
from .container import Container, Floats, bundled
from .graph import Reading

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

BATCH_TOKENS = 2048
"""Padded tokens in a batch; measured best between 1,024 and 8,192 on two cores by ``evaluation.encoder_speed``."""


class Engine:
    """One reading of the encoder, with or without an adapter."""

    def __init__(self, reading: Reading, adapter: Adapter = EMPTY, *, name: str) -> None:
        self._container: Container = bundled()
        self._mark = adapter.arrays.get("mark")
        self._session = _session(str(session_file(self._container, reading, adapter, name=name)))

    def run(
        self,
        ids: Sequence[npt.NDArray[np.int64]],
        flags: Sequence[npt.NDArray[np.float32]] | None = None,
        *,
        advance: Callable[[int], None] = lambda count: None,
    ) -> list[Floats]:
        """Read token-id arrays (n_i,) with special tokens in them; ``flags`` marks tokens with 1.

        Returns one array per input: (n_i, outputs) for a reading of tokens, else (outputs,).
        """
        order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
        results: list[Floats] = [np.empty(0, dtype=np.float32)] * len(ids)
        for batch in _batches(order, [len(x) for x in ids]):
            longest = max(len(ids[i]) for i in batch)
            padded = np.full((len(batch), longest), self._container.pieces.pad, dtype=np.int64)
            marks = np.zeros((len(batch), longest), dtype=np.float32)
            for row, i in enumerate(batch):
                padded[row, : len(ids[i])] = ids[i]
                if flags is not None:
                    marks[row, : len(ids[i])] = flags[i]
            vectors = self._container.word_vectors(padded)
            if flags is not None and self._mark is not None:
                vectors = vectors + marks[..., None] * self._mark
            mask = (np.arange(longest)[None] < np.array([[len(ids[i])] for i in batch])).astype(np.int32)
            (output,) = self._session.run(None, {"vectors": vectors, "mask": mask})
            for row, i in enumerate(batch):
                results[i] = output[row, : len(ids[i])] if output.ndim == 3 else output[row]
            advance(len(batch))
        return results


def _batches(order: list[int], lengths: list[int]) -> list[list[int]]:
    out: list[list[int]] = []
    current: list[int] = []
    for i in order:
        if current and (len(current) + 1) * lengths[i] > BATCH_TOKENS:
            out.append(current)
            current = []
        current.append(i)
    return [*out, current] if current else out


def _session(path: str) -> InferenceSession:
    import onnxruntime

    onnxruntime.set_default_logger_severity(3)
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
