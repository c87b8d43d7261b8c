"""Texts in, vectors out: the bundled model on the fast CPU path, or any sentence-transformers model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from ..claims.model import TawaturError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

BUNDLED = "bundled"
_AT_ONCE = 4096
"""Texts tokenized and sorted by length together: padding costs no more than when all are, and memory stays bounded."""

Floats = npt.NDArray[np.float32]
Advance = Callable[[int], None]
"""Told how many more texts are done."""


def _ignore(count: int) -> None:
    pass


class Encoder(Protocol):
    """What turns texts into vectors.

    ``name`` says what made the vectors: those of two names cannot be compared. ``dimension`` is their length.
    """

    @property
    def name(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    def encode(self, texts: Sequence[str], *, advance: Advance = _ignore) -> Floats:
        """The vectors of ``texts``, in their order: (texts, dimension) float32, each of unit length."""
        ...


def encoder(model: str = BUNDLED) -> Encoder:
    """The encoder for ``model``: ``bundled``, or any sentence-transformers name or path.

    Raises:
        TawaturError: the model cannot be loaded.
    """
    return bundled_encoder() if model == BUNDLED else SentenceTransformersEncoder(model)


class BundledEncoder:
    """The bundled multilingual-e5-small under ONNX Runtime; no torch is loaded."""

    def __init__(self) -> None:
        from ..weights.container import FILE_SHA256, bundled
        from ..weights.engine import Engine
        from ..weights.graph import Reading
        from ..weights.tokenizer import bundled_tokenizer

        shape = bundled().shape
        self.name = f"{BUNDLED}@{FILE_SHA256[:8]}"
        self.dimension = shape.width
        self._longest = shape.positions
        self._engine = Engine(Reading.MEAN, name="embed")
        self._tokenizer: Tokenizer = bundled_tokenizer()

    def encode(self, texts: Sequence[str], *, advance: Advance = _ignore) -> Floats:
        """The vectors of ``texts``; what goes beyond 512 tokens is left out."""
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), _AT_ONCE):
            part = texts[start : start + _AT_ONCE]
            vectors[start : start + len(part)] = self._engine.run(self._ids(part), advance=advance)
        return vectors

    def _ids(self, texts: Sequence[str]) -> list[npt.NDArray[np.int64]]:
        # The tokenizer is shared with other readers, so it is not told to truncate; the last token stays the end mark.
        from ..weights.hub_folder import PREFIX

        found = [e.ids for e in self._tokenizer.encode_batch([PREFIX + text for text in texts])]
        cut = (ids if len(ids) <= self._longest else [*ids[: self._longest - 1], ids[-1]] for ids in found)
        return [np.array(ids, dtype=np.int64) for ids in cut]


@lru_cache(maxsize=1)
def bundled_encoder() -> BundledEncoder:
    """The bundled encoder, loaded once."""
    return BundledEncoder()


class SentenceTransformersEncoder:
    """Any sentence-transformers model, by its name on the hub or the path of its folder.

    The prompt that the model's own settings name as their default is put before every text, and none otherwise.

    Raises:
        TawaturError: the model cannot be loaded.
    """

    def __init__(self, name_or_path: str) -> None:
        from sentence_transformers import SentenceTransformer

        from ..weights.hub_folder import without_bars

        local = Path(name_or_path).is_dir()
        self.name = str(Path(name_or_path).resolve()) if local else name_or_path
        try:
            with without_bars():
                self._model = SentenceTransformer(name_or_path)
        except Exception as error:  # the library lets through whatever its many loaders raise
            reason = next(iter(str(error).strip().splitlines()), type(error).__name__)
            raise TawaturError(
                f'model "{name_or_path}" cannot be loaded ({reason}); give "{BUNDLED}", a name on the hub or a folder'
            ) from error
        self.dimension = len(self._encoded([""])[0])

    def encode(self, texts: Sequence[str], *, advance: Advance = _ignore) -> Floats:
        """The vectors of ``texts``; what is longer than the model reads is left out."""
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), _AT_ONCE):
            part = texts[start : start + _AT_ONCE]
            vectors[start : start + len(part)] = self._encoded(part)
            advance(len(part))
        return vectors

    def _encoded(self, texts: Sequence[str]) -> Floats:
        found = self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(found, dtype=np.float32)
