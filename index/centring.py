"""Vectors freed of their language: the mean of each language is taken away before texts are compared.

In the bundled model's space a text's language moves its vector more than its subject does, so the nearest neighbours of
an Arabic claim are Arabic whatever they say. Without the means the same claim in two languages comes close.
(Cf. Libovický et al. 2020, "On the Language Neutrality of Pre-trained Multilingual Representations".)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

import numpy as np

from ..claims.language import detect
from .encoder import BUNDLED, Encoder, Floats, bundled_encoder, encoder

_MEANS = "data/language_means.npz"


class CentredEncoder:
    """An encoder whose vectors lose the mean of their text's language; texts of unknown languages lose that of all."""

    def __init__(self, inner: Encoder, means: Mapping[str, Floats]) -> None:
        self._inner = inner
        self._means = means
        self._overall = np.mean(list(means.values()), axis=0)

    @property
    def name(self) -> str:
        """The inner encoder's name, marked, for the two kinds of vectors cannot be compared."""
        return f"{self._inner.name}+centred"

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return self._inner.dimension

    def encode(self, texts: Sequence[str], *, advance: Callable[[int], None] = lambda count: None) -> Floats:
        """The vectors of ``texts``: (texts, dimension) float32, each of unit length."""
        vectors = self._inner.encode(texts, advance=advance)
        if not len(vectors):
            return vectors
        centres = np.stack([self._means.get(detect(text) or "", self._overall) for text in texts])
        moved = vectors - centres
        result: Floats = (moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)).astype(np.float32)
        return result


def linking_encoder(model: str = BUNDLED) -> Encoder:
    """The encoder that linking searches with: the bundled one centred, any other as it is.

    Raises:
        TawaturError: the model cannot be loaded.
    """
    return centred_encoder() if model == BUNDLED else encoder(model)


@lru_cache(maxsize=1)
def centred_encoder() -> CentredEncoder:
    """The bundled encoder, centred; loaded once."""
    with (files(__package__) / _MEANS).open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
        means = {name: stored[name].astype(np.float32) for name in stored.files}
    return CentredEncoder(bundled_encoder(), means)
