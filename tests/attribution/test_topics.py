"""Cues that name a topic and say nothing of it."""

from __future__ import annotations

import pytest

from tawatur.attribution.topics import tells_topic


@pytest.mark.parametrize(
    ("language", "cue"),
    [
        ("en", "discussed"),
        ("en", "Talked  about"),
        ("ar", "بحث"),
        ("he", "שוחח"),
        ("tr", "çalışıyor"),
        ("tr", "Görüştü"),
    ],
)
def test_a_talk_or_an_attempt_says_nothing(language: str, cue: str) -> None:
    assert tells_topic(cue, language)


@pytest.mark.parametrize(
    ("language", "cue"),
    [("en", "said"), ("en", "discussed, saying"), ("ar", "قال"), ("he", "אמר"), ("tr", "diye konuştu"), ("tr", "")],
)
def test_other_cues_do(language: str, cue: str) -> None:
    assert not tells_topic(cue, language)
