"""Roles of paragraphs: headline, repeat, caption, credit, boilerplate, body."""

from __future__ import annotations

import pytest

from tawatur.claims.model import Document
from tawatur.claims.segment import sentences

BODY = {
    "ar": "قالت وزارة المياه اليوم إن السد الجديد اكتمل بعد عشر سنوات من العمل، وإن الافتتاح سيكون في الربيع المقبل.",
    "en": "The water ministry said on Sunday that the new dam was complete after ten years of work and would open.",
    "he": "משרד המים מסר היום כי הסכר החדש הושלם אחרי עשר שנות עבודה וכי הוא ייפתח לציבור הרחב באביב הבא.",
    "tr": "Su Bakanlığı pazar yeni barajın on yıl süren işin ardından bittiğini ve baharda halka açılacağını duyurdu.",
}


def _roles(code: str, *paragraphs: str, title: str = "") -> list[str]:
    document = Document(id="d", text="\n\n".join(paragraphs), language=code, title=title)
    roles = {sentence.paragraph: sentence.role for sentence in sentences(document)}
    return [roles[index] for index in sorted(roles)]


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("ar", "التعليقات"), ("ar", "التعليقات (3)"), ("ar", "اقرأ أيضا: السد القديم"), ("ar", "جميع الحقوق محفوظة."),
        ("ar", "الأكثر قراءة"), ("en", "Read also: the old dam"), ("en", "Comments"), ("en", "Share this article"),
        ("en", "© 2024 Valley Post. All rights reserved."), ("he", "קרא עוד"), ("he", "תגובות (12)"),
        ("tr", "İlgili haberler"), ("tr", "Yorumlar"), ("tr", "Etiketler: baraj, su"),
    ],
)  # fmt: skip
def test_boilerplate(code: str, line: str) -> None:
    assert _roles(code, BODY[code], line) == ["body", "boilerplate"]


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("ar", "السد الجديد عند الغروب (الأناضول)"), ("ar", "تصوير: سالم ناصر"), ("en", "The dam at dusk (Reuters)"),
        ("en", "Photo: Jane Roe"), ("he", "צילום: רות כהן"), ("he", "הסכר החדש | צילום: רות כהן"),
        ("tr", "Fotoğraf: Ali Kaya"), ("tr", "Yeni baraj gün batımında (AA)"),
    ],
)  # fmt: skip
def test_captions(code: str, line: str) -> None:
    assert _roles(code, line, BODY[code]) == ["caption", "body"]


def test_headline_and_lead_printed_again_count_once() -> None:
    title, lead = "السد الجديد يكتمل بعد عشر سنوات", BODY["ar"]
    again = lead.replace("،", "")
    assert _roles("ar", title, lead, title, again, BODY["ar"][:60] + " غدا.", title=title) == [
        "headline", "body", "repeat", "repeat", "body",
    ]  # fmt: skip


def test_far_down_only_the_very_words_are_a_repeat() -> None:
    lines = [f"The dam number {number} in the north broke on that day." for number in range(20)]
    roles = _roles("en", *lines, lines[15], lines[16].replace("broke", "broken"))
    assert roles == ["body"] * 20 + ["repeat", "body"]


def test_another_number_is_no_repeat() -> None:
    first, second = "The dam in the north holds 12 million tons.", "The dam in the north holds 18 million tons."
    assert _roles("en", first, second) == ["body", "body"]


@pytest.mark.parametrize("code", BODY)
def test_a_short_line_over_a_paragraph_is_a_headline(code: str) -> None:
    line = {"ar": "مياه وفيرة", "en": "Plenty of water", "he": "הרבה מים", "tr": "BOL SU"}[code]
    other = BODY[code][::-1].lstrip(".")[::-1].replace("10", "9").split(" ", 2)[2] + " 7."
    assert _roles(code, BODY[code], line, other) == ["body", "headline", "body"]


def test_short_paragraphs_of_a_text_without_stops_stay_body() -> None:
    lines = ["قال الوزير إن السد اكتمل", BODY["ar"].rstrip("."), "وأضاف أن الافتتاح قريب", BODY["ar"][9:].rstrip(".")]
    assert "headline" not in _roles("ar", *lines)[1:]


def test_tags_at_the_end_are_cut_off() -> None:
    text = BODY["ar"] + " سمات السد المياه"
    found = sentences(Document(id="d", text=text, language="ar"))
    assert [(sentence.role, text[slice(*sentence.span)]) for sentence in found] == [
        ("body", BODY["ar"]),
        ("boilerplate", "سمات السد المياه"),
    ]
