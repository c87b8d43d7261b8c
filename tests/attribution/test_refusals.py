"""Refusals without a topic, and cues under a negation."""

from __future__ import annotations

import pytest

from tawatur.attribution.model import SourceKind
from tawatur.attribution.refusals import refusal, unsaid
from tawatur.attribution.tagger.tagger import Mention, Tagged
from tawatur.claims.model import Stance


def tagged(text: str, cue: str, content: str, stance: Stance) -> Tagged:
    start, said = text.index(cue), text.index(content)
    nobody = Mention(None, SourceKind.PERSON)
    return Tagged((start, start + len(cue)), 1.0, ((said, said + len(content)),), 1.0, stance, nobody)


@pytest.mark.parametrize(
    ("language", "text", "cue", "content", "wanted"),
    [
        (
            "en",
            "The firm did not respond to a request for comment.",
            "did not respond",
            "to a request for comment",
            "did not respond to a request for comment",
        ),
        ("en", "She declined to comment on the report.", "declined", "the report", "the report"),
        ("ar", "ورفضت الوزارة التعليق.", "ورفضت", "التعليق", "ورفضت الوزارة التعليق"),
        ("ar", "ورفضت التعليق على التقرير.", "ورفضت", "التقرير", "التقرير"),
        ("tr", "Bakanlık yorum yapmadı.", "yapmadı", "yorum", "yorum yapmadı"),
    ],
)
def test_a_refusal_without_topic_is_its_own_content(
    language: str, text: str, cue: str, content: str, wanted: str
) -> None:
    found = refusal(text, language, tagged(text, cue, content, Stance.DECLINES))
    assert [text[slice(*span)] for span in found.content] == [wanted]


@pytest.mark.parametrize(
    ("text", "cue", "stance", "silent"),
    [
        ("She did not directly blame the army.", "blame", Stance.ASSERTS, True),
        ("She did not mention the army.", "did", Stance.ASSERTS, True),
        ("She did not respond to the army.", "did not respond", Stance.DECLINES, False),
        ("He is not well, she said, of the army.", "said", Stance.ASSERTS, False),
        ("She said the army did not come.", "said", Stance.ASSERTS, False),
    ],
)
def test_nothing_is_said_under_a_negation(text: str, cue: str, stance: Stance, silent: bool) -> None:
    assert unsaid(text, "en", tagged(text, cue, "the army", stance)) is silent
