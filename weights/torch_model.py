"""The bundled model as an ordinary transformers ``BertModel``: the base of every fine-tuning, and the slow path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .container import Container, bundled

if TYPE_CHECKING:
    from transformers import BertModel

LINEAR = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
NORM = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


def bert_model(container: Container | None = None, *, attention: str = "sdpa") -> BertModel:
    """A ``BertModel`` without pooler that holds the bundled weights, in evaluation mode."""
    import torch
    from transformers import BertConfig, BertModel

    container = container or bundled()
    shape = container.shape
    settings: dict[str, Any] = dict(
        vocab_size=shape.vocabulary,
        hidden_size=shape.width,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        intermediate_size=shape.inner,
        max_position_embeddings=shape.positions,
        type_vocab_size=shape.types,
        layer_norm_eps=shape.epsilon,
        pad_token_id=container.pieces.pad,
        attn_implementation=attention,
        # torch draws dropout masks so slowly on a CPU that training takes twice the time; inputs are masked instead
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    model: Any = BertModel(BertConfig(**settings), add_pooling_layer=False)
    state = {
        "embeddings.word_embeddings.weight": container.matrix("emb.word", shape.width),
        "embeddings.position_embeddings.weight": container.vector("emb.pos").reshape(-1, shape.width),
        "embeddings.token_type_embeddings.weight": container.vector("emb.type").reshape(-1, shape.width),
        "embeddings.LayerNorm.weight": container.vector("emb.ln.w"),
        "embeddings.LayerNorm.bias": container.vector("emb.ln.b"),
    }
    for layer in range(shape.layers):
        for short, long in LINEAR.items():
            columns = shape.inner if short == "fo" else shape.width
            state[f"encoder.layer.{layer}.{long}.weight"] = container.matrix(f"l{layer}.{short}.w", columns)
            state[f"encoder.layer.{layer}.{long}.bias"] = container.vector(f"l{layer}.{short}.b")
        for short, long in NORM.items():
            state[f"encoder.layer.{layer}.{long}.weight"] = container.vector(f"l{layer}.{short}.w")
            state[f"encoder.layer.{layer}.{long}.bias"] = container.vector(f"l{layer}.{short}.b")
    missing, unexpected = model.load_state_dict({k: torch.from_numpy(v) for k, v in state.items()}, strict=False)
    lost = [name for name in missing if "position_ids" not in name and "token_type_ids" not in name]
    if lost or unexpected:
        raise RuntimeError(f"the bundled weights do not fit this version of transformers: {lost or unexpected}")
    ready: BertModel = model.eval()
    return ready
