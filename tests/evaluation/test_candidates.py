"""Recall of the search among families of wordings."""

from __future__ import annotations

import numpy as np
import pytest

from tawatur.evaluation.candidates import pool, search, summary

FAMILY = {
    "same": {"en": ["one", "two"], "ar": ["three"]},
    "conflict": [{"kind": "number", "texts": {"en": "four"}}],
    "different": [],
    "update": {"texts": {"en": "five"}},
}


def test_a_pool_holds_wordings_and_rivals() -> None:
    texts = pool([FAMILY, FAMILY])
    assert texts.texts[:5] == ["one", "two", "three", "four", "five"]
    assert texts.same.tolist() == [True, True, True, False, False] * 2
    assert texts.family.tolist() == [0] * 5 + [1] * 5
    assert texts.language[2] == "ar"


def test_rank_counts_the_rivals_that_are_nearer_and_no_other_wording() -> None:
    angles = np.deg2rad([0, 1, 30, 10, 80])  # the distortion lies between the second and the third wording
    vectors = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    found = list(search(pool([FAMILY]), vectors))
    assert {item.among_others for item in found} == {1}
    assert [(item.languages, item.rank) for item in found] == [
        ("en-en", 1),
        ("ar-en", 2),
        ("en-en", 1),
        ("ar-en", 2),
        ("ar-en", 2),
        ("ar-en", 2),
    ]
    head, rest, everything = summary(found, floor=0.9)
    assert head[:4] == ["ar-en", 4, 0.0, 1.0]
    assert rest[:4] == ["en-en", 2, 1.0, 1.0]
    assert everything[1] == 6
    assert head[-1] == everything[-1] * 6 / 4 == pytest.approx(1.0)
