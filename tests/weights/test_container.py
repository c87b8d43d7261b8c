"""The bundled model's file and its tokenizer."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tawatur.weights.container import Container, WeightsError, bundled
from tawatur.weights.tokenizer import bundled_tokenizer


def test_the_sizes_are_those_of_e5_small() -> None:
    shape = bundled().shape
    assert (shape.width, shape.layers, shape.heads, shape.inner) == (384, 12, 12, 1536)
    assert shape.epsilon == pytest.approx(1e-12)
    assert len(bundled().pieces.pieces) == len(bundled().pieces.scores) <= shape.vocabulary


def test_matrices_and_vectors_have_their_shapes() -> None:
    container = bundled()
    assert container.matrix("l0.fo.w", 1536).shape == (384, 1536)
    assert container.vector("l0.fo.b").shape == (384,)
    with pytest.raises(KeyError):
        container.vector("l0.fo.w")


def test_word_vectors_are_rows_of_the_table_in_any_shape() -> None:
    found = bundled().word_vectors(np.array([[5, 1000], [1000, 7]]))
    assert found.shape == (2, 2, 384) and np.array_equal(found[0, 1], found[1, 0])
    assert not np.array_equal(found[0, 0], found[0, 1])


def test_another_file_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "other.bin"
    path.write_bytes(b"nothing")
    for wrong in (path, tmp_path / "missing.bin"):
        with pytest.raises(WeightsError, match="reinstall"):
            Container(wrong)


@pytest.mark.parametrize("text", ["قال الوزير إن ﻷمر", "The U.S. said", 'צה"ל הודיע', "İstanbul’da söyledi"])
def test_tokens_point_into_the_text(text: str) -> None:
    encoding = bundled_tokenizer().encode(text)
    assert encoding.ids[0] == bundled().pieces.bos and encoding.ids[-1] == bundled().pieces.eos
    assert all(0 <= a <= b <= len(text) for a, b in encoding.offsets)
    covered = {place for a, b in encoding.offsets for place in range(a, b)}
    assert all(place in covered or letter.isspace() for place, letter in enumerate(text))
