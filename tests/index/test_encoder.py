"""Vectors of texts: of unit length, in order, the same on both paths, and without torch on the fast one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tawatur.claims.model import TawaturError
from tawatur.index.encoder import BundledEncoder, SentenceTransformersEncoder, bundled_encoder, encoder
from tawatur.weights.hub_folder import sentence_transformers_folder

TEXTS = (
    "قال مسؤولون إسرائيليون إن الرئيس الأذربيجاني يسعى إلى الوساطة بين إسرائيل وتركيا.",
    "Azerbaijan's president is trying to mediate between Israel and Turkey, officials said.",
    "נשיא אזרבייג'ן מנסה לתווך בין ישראל לטורקיה, כך אמרו גורמים.",
    "Azerbaycan Cumhurbaşkanı'nın İsrail ile Türkiye arasında arabuluculuk yapmaya çalıştığı bildirildi.",
    "Wheat prices fell for the third week in a row after rain in the south.",
    "",
    "«…» \u202e\u200f 12 ٪",
    "word " * 700,
)


@pytest.fixture(scope="module")
def bundled() -> BundledEncoder:
    return bundled_encoder()


def test_vectors_are_of_unit_length_and_in_order(bundled: BundledEncoder) -> None:
    vectors = bundled.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), bundled.dimension) and vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)
    alone = np.concatenate([bundled.encode([text]) for text in TEXTS])
    assert (vectors * alone).sum(axis=1) == pytest.approx(1.0, abs=1e-5)


def test_one_claim_in_four_languages_lies_together(bundled: BundledEncoder) -> None:
    vectors = bundled.encode(TEXTS[:5])
    cosines = vectors @ vectors.T
    assert cosines[:4, :4].min() > cosines[4, :4].max()


def test_progress_counts_every_text(bundled: BundledEncoder) -> None:
    seen: list[int] = []
    bundled.encode(TEXTS, advance=seen.append)
    assert sum(seen) == len(TEXTS)
    assert bundled.encode([]).shape == (0, bundled.dimension)


def test_the_fast_path_loads_no_torch() -> None:
    code = "import sys, tawatur.index.encoder as e; e.encoder().encode(['x']); print('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.strip() == b"False"


@pytest.mark.slow
def test_both_paths_agree(bundled: BundledEncoder) -> None:
    seen: list[int] = []
    general = SentenceTransformersEncoder(str(sentence_transformers_folder()))
    vectors = general.encode(TEXTS, advance=seen.append)
    assert vectors.shape == (len(TEXTS), general.dimension) and sum(seen) == len(TEXTS)
    assert (vectors * bundled.encode(TEXTS)).sum(axis=1).min() > 0.9999
    assert general.name != bundled.name


@pytest.mark.slow
def test_a_model_that_cannot_be_loaded(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(TawaturError, match="cannot be loaded") as caught:
        encoder(str(tmp_path))
    assert "\n" not in str(caught.value)
