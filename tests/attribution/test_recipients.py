"""The medium that a speaker told is a carrier, also where the language joins its preposition to the word."""

from __future__ import annotations

import pytest

from tawatur.attribution.model import SourceKind
from tawatur.attribution.recipients import with_recipient
from tawatur.attribution.tagger.tagger import Mention, Tagged
from tawatur.claims.model import Span, Stance


def _span(text: str, part: str) -> Span:
    start = text.index(part)
    return start, start + len(part)


def _tagged(text: str, cue: str, content: str, origin: str | None) -> Tagged:
    speaker = Mention(_span(text, origin) if origin else None, SourceKind.PERSON)
    return Tagged(_span(text, cue), 1.0, (_span(text, content),), 1.0, Stance.ASSERTS, speaker)


@pytest.mark.parametrize(
    ("text", "cue", "content", "origin", "carrier", "speaker"),
    [
        ("وقال الوزير لرويترز إن المحادثات ستستأنف", "وقال", "المحادثات ستستأنف", "الوزير", "رويترز", "الوزير"),
        ("قال محام لوكالة فرانس برس «لن نعلق»", "قال", "لن نعلق", "محام لوكالة فرانس برس", "وكالة فرانس برس", "محام"),
        ("انتهى الأمر، بحسب مصادر لموقع المونيتور.", "بحسب", "انتهى الأمر", "مصادر", "موقع المونيتور", "مصادر"),
        ("قال محام لتلفزيون (ن.و.ر) إن اللقاء تم", "قال", "اللقاء تم", "محام", "تلفزيون (ن.و.ر)", "محام"),
        ("وقال الوزير لأعضاء البرلمان إن المحادثات ستستأنف", "وقال", "المحادثات ستستأنف", "الوزير", None, "الوزير"),
    ],
)  # fmt: skip
def test_the_medium_is_a_carrier(
    text: str, cue: str, content: str, origin: str, carrier: str | None, speaker: str
) -> None:
    found = with_recipient(text, "ar", _tagged(text, cue, content, origin))
    named = [text[slice(*mention.span)] for mention in found.carriers if mention.span]
    assert named == ([carrier] if carrier else [])
    assert found.origin.span is not None
    assert text[slice(*found.origin.span)] == speaker
