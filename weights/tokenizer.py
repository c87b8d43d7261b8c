"""XLM-R's tokenizer, rebuilt from the pieces in the bundled file (they stand there in Hugging Face id order)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from .container import Pieces, bundled

if TYPE_CHECKING:
    from tokenizers import Tokenizer


def build(pieces: Pieces) -> Tokenizer:
    """A tokenizer with XLM-R's ids that keeps character offsets.

    The normaliser is SentencePiece's ``nmt_nfkc``, for which the library has its own parts.
    """
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

    vocabulary = list(zip(pieces.pieces, pieces.scores, strict=True))
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=pieces.unk, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    bos, eos = pieces.pieces[pieces.bos], pieces.pieces[pieces.eos]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}",
        pair=f"{bos} $A {eos} {eos} $B {eos}",
        special_tokens=[(bos, pieces.bos), (eos, pieces.eos)],
    )
    return tokenizer


@lru_cache(maxsize=1)
def bundled_tokenizer() -> Tokenizer:
    """The bundled model's tokenizer, built once."""
    return build(bundled().pieces)
