"""Whom a verb without a subject can mean, by number and gender."""

from __future__ import annotations

import pytest

from tawatur.attribution.agreement import agrees
from tawatur.attribution.entities import Entity
from tawatur.attribution.mentions import read_mention
from tawatur.attribution.model import SourceKind


@pytest.mark.parametrize(
    ("cue", "source", "kind", "expected"),
    [
        ("وأضاف", "مسؤولين إسرائيليين", SourceKind.OFFICIALS, False),
        ("وأضافوا", "مسؤولين إسرائيليين", SourceKind.OFFICIALS, True),
        ("ولفت إلى", "خبراء", SourceKind.UNNAMED, False),
        ("وأضاف", "مصادر أمنية", SourceKind.UNNAMED, False),
        ("وأضافت", "مصادر أمنية", SourceKind.UNNAMED, True),
        ("وأضافت", "الموقع", SourceKind.OUTLET, False),
        ("وأضافت", "الوزارة", SourceKind.INSTITUTION, True),
        ("وأشار إلى", "التقرير", SourceKind.DOCUMENT, True),
        ("تابعت", "سلمى حداد", SourceKind.PERSON, True),
        ("وتابع", "الوزارة", SourceKind.INSTITUTION, True),  # its form is not clear: it may begin a present tense
    ],
)
def test_number_and_gender_rule_a_source_out(cue: str, source: str, kind: SourceKind, expected: bool) -> None:
    entity = Entity("ar", [read_mention(source, "ar")], [kind])
    assert agrees(cue, entity, "ar") is expected


@pytest.mark.parametrize("language", ["en", "tr"])
def test_a_language_without_such_forms_never_objects(language: str) -> None:
    entity = Entity(language, [read_mention("officials", language)], [SourceKind.OFFICIALS])
    assert agrees("added", entity, language)


@pytest.mark.parametrize(
    ("cue", "source", "expected"),
    [("הוסיף", "גורמים ביטחוניים", False), ("הוסיפו", "גורמים ביטחוניים", True), ("הוסיפו", "משרד הבריאות", True)],
)
def test_number_alone_where_gender_is_not_clear(cue: str, source: str, expected: bool) -> None:
    entity = Entity("he", [read_mention(source, "he")], [SourceKind.OFFICIALS])
    assert agrees(cue, entity, "he") is expected
