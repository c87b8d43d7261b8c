"""The bundled model as a folder that sentence-transformers, and whatever else reads the hub's form, can open."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import cache
from .container import Container, bundled, verify

if TYPE_CHECKING:
    from tokenizers import Tokenizer

PREFIX = "query: "
"""What e5 wants before every text whose likeness to another is asked for."""

_FILES = (
    "model.safetensors",
    "config.json",
    "tokenizer.json",
    "tokenizer_config.json",
    "modules.json",
    "sentence_bert_config.json",
    "config_sentence_transformers.json",
    "1_Pooling/config.json",
)


def sentence_transformers_folder() -> Path:
    """The folder, made once in the cache directory (470 MB of float32; the fast path does not need it).

    Raises:
        WeightsError: the bundled weights are missing or damaged, or the cache directory cannot be written.
    """
    container = bundled()
    folder = cache.directory() / f"multilingual-e5-small-{cache.key(b'sentence-transformers')}"
    return cache.prepared(folder, _FILES, lambda draft: _write(draft, container))


@contextmanager
def without_bars() -> Iterator[None]:
    """No progress bars of transformers on stderr, which is the caller's."""
    from transformers.utils import logging as untyped

    logging: Any = untyped
    shown = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        if shown:
            logging.enable_progress_bar()


def _write(folder: Path, container: Container) -> None:
    import torch

    from .tokenizer import build
    from .torch_model import bert_model

    verify(container)
    model = bert_model(container)
    # BertModel asks for a pooler, which a mean of the tokens never reads: zeros spare everybody a warning.
    width = container.shape.width
    pooler = {"pooler.dense.weight": torch.zeros(width, width), "pooler.dense.bias": torch.zeros(width)}
    with without_bars():
        model.save_pretrained(folder, state_dict={**model.state_dict(), **pooler})
    tokenizer = build(container.pieces)
    tokenizer.save(str(folder / "tokenizer.json"))
    (folder / "1_Pooling").mkdir()
    for name, content in _settings(container, tokenizer).items():
        (folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _settings(container: Container, tokenizer: Tokenizer) -> dict[str, Any]:
    pieces, shape = container.pieces, container.shape
    special = {name: pieces.pieces[getattr(pieces, name)] for name in ("bos", "eos", "unk", "pad")}
    modules = ("Transformer", "Pooling", "Normalize")
    return {
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": shape.positions,
            "clean_up_tokenization_spaces": False,
            **{f"{name}_token": piece for name, piece in special.items()},
            "cls_token": special["bos"],
            "sep_token": special["eos"],
        },
        "modules.json": [
            {
                "idx": number,
                "name": str(number),
                "path": "" if number == 0 else f"{number}_{module}",
                "type": f"sentence_transformers.models.{module}",
            }
            for number, module in enumerate(modules)
        ],
        "sentence_bert_config.json": {"max_seq_length": shape.positions, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "prompts": {"query": PREFIX},
            "default_prompt_name": "query",
            "similarity_fn_name": "cosine",
        },
        "1_Pooling/config.json": {"word_embedding_dimension": shape.width, "pooling_mode_mean_tokens": True},
    }
