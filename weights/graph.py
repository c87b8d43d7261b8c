"""The encoder as an ONNX graph, written from the bundled arrays with the fused operators of ONNX Runtime.

No torch is needed to build it. Inputs are ``vectors`` (batch, tokens, width) float32, the word embeddings (they stay in
the memory-mapped container), and ``mask`` (batch, tokens) int32; the output depends on the reading.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from .adapter import EMPTY, Adapter
from .container import Container

if TYPE_CHECKING:
    from onnx import ModelProto

_MICROSOFT = "com.microsoft"


class Reading(StrEnum):
    """What is read off the last layer."""

    MEAN = "mean"
    """The mean of the token vectors, of unit length: (batch, width)."""
    TOKENS = "tokens"
    """The adapter's head on every token: (batch, tokens, outputs)."""
    FIRST = "first"
    """The adapter's head on the first token: (batch, outputs)."""


class _Builder:
    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.arrays: list[Any] = []

    def constant(self, name: str, value: np.ndarray) -> str:
        from onnx import numpy_helper

        self.arrays.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, inputs: list[str], output: str, *, domain: str = "", **attributes: Any) -> str:
        from onnx import helper

        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, name=output, **attributes))
        return output


def build(container: Container, reading: Reading, adapter: Adapter = EMPTY) -> ModelProto:
    """The graph of the encoder with ``adapter`` merged into its matrices."""
    from onnx import TensorProto, helper

    shape = container.shape
    b = _Builder()
    places = container.vector("emb.pos").reshape(-1, shape.width) + container.vector("emb.type")[: shape.width]
    b.constant("places", places[None])
    b.constant("zero", np.array([0], dtype=np.int64))
    b.constant("one", np.array([1], dtype=np.int64))
    size = b.node("Shape", ["vectors"], "size", start=1, end=2)
    here = b.node("Slice", ["places", "zero", size, "one"], "here")
    embedded = b.node("Add", ["vectors", here], "embedded")
    norms = [b.constant(f"emb.ln.{part}", container.vector(f"emb.ln.{part}")) for part in ("w", "b")]
    hidden = b.node("LayerNormalization", [embedded, *norms], "h0", epsilon=shape.epsilon, axis=-1)
    for layer in range(shape.layers):
        hidden = _layer(b, container, adapter, layer, hidden)
    output, dimensions = _head(b, container, adapter, reading, hidden)
    graph = helper.make_graph(
        b.nodes,
        "encoder",
        [
            helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["batch", "tokens", shape.width]),
            helper.make_tensor_value_info("mask", TensorProto.INT32, ["batch", "tokens"]),
        ],
        [helper.make_tensor_value_info(output, TensorProto.FLOAT, dimensions)],
        b.arrays,
    )
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(_MICROSOFT, 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name="tawatur")


def write(path: Path, model: ModelProto) -> None:
    """Write ``model`` to ``path``."""
    path.write_bytes(model.SerializeToString(deterministic=True))


def _layer(b: _Builder, container: Container, adapter: Adapter, layer: int, hidden: str) -> str:
    shape = container.shape

    def matrix(short: str) -> np.ndarray:
        columns = shape.inner if short == "fo" else shape.width
        return adapter.merged(container, layer, short, columns).T

    def vector(name: str) -> str:
        return b.constant(f"l{layer}.{name}", container.vector(f"l{layer}.{name}"))

    joined = b.constant(f"l{layer}.qkv.w", np.concatenate([matrix(m) for m in "qkv"], axis=1))
    bias = b.constant(f"l{layer}.qkv.b", np.concatenate([container.vector(f"l{layer}.{m}.b") for m in "qkv"]))
    attended = b.node(
        "Attention", [hidden, joined, bias, "mask"], f"l{layer}.attended", domain=_MICROSOFT, num_heads=shape.heads
    )
    out = b.node("MatMul", [attended, b.constant(f"l{layer}.ao.w", matrix("ao"))], f"l{layer}.out")
    first = b.node(
        "SkipLayerNormalization",
        [out, hidden, vector("aln.w"), vector("aln.b"), vector("ao.b")],
        f"l{layer}.first",
        domain=_MICROSOFT,
        epsilon=shape.epsilon,
    )
    wide = b.node("MatMul", [first, b.constant(f"l{layer}.fi.w", matrix("fi"))], f"l{layer}.wide")
    active = b.node("BiasGelu", [wide, vector("fi.b")], f"l{layer}.active", domain=_MICROSOFT)
    narrow = b.node("MatMul", [active, b.constant(f"l{layer}.fo.w", matrix("fo"))], f"l{layer}.narrow")
    return b.node(
        "SkipLayerNormalization",
        [narrow, first, vector("oln.w"), vector("oln.b"), vector("fo.b")],
        f"h{layer + 1}",
        domain=_MICROSOFT,
        epsilon=shape.epsilon,
    )


def _head(
    b: _Builder, container: Container, adapter: Adapter, reading: Reading, hidden: str
) -> tuple[str, list[str | int]]:
    from onnx import TensorProto

    if reading is Reading.MEAN:
        as_float = b.node("Cast", ["mask"], "mask.float", to=TensorProto.FLOAT)
        column = b.node("Unsqueeze", [as_float, b.constant("last", np.array([2], dtype=np.int64))], "mask.column")
        kept = b.node("Mul", [hidden, column], "kept")
        total = b.node("ReduceSum", [kept, "one"], "total", keepdims=0)
        return b.node("LpNormalization", [total], "output", axis=-1, p=2), ["batch", container.shape.width]
    outputs = len(adapter.arrays["head.b"])
    weight, bias = b.constant("head.w", adapter.arrays["head.w"].T), b.constant("head.b", adapter.arrays["head.b"])
    if reading is Reading.TOKENS:
        logits = b.node("MatMul", [hidden, weight], "logits")
        return b.node("Add", [logits, bias], "output"), ["batch", "tokens", outputs]
    first = b.node("Squeeze", [b.node("Slice", [hidden, "zero", "one", "one"], "first"), "one"], "first.flat")
    return b.node("Add", [b.node("MatMul", [first, weight], "logits"), bias], "output"), ["batch", outputs]
