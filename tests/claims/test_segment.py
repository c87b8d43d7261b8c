"""Sentences: where they end and where they go on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.claims.language import languages, load
from tawatur.claims.model import Document
from tawatur.claims.segment import sentences, split


def _split(code: str, text: str) -> list[str]:
    return [text[slice(*span)] for span in split(text, load(code))]


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("ar", ["وصلت السفينة أمس.", "وقال د. سالم إن م. ناصر حضر في 3.5 ساعة."]),
        ("ar", ["قال «الجسر مغلق.»", "وأضاف أن العمل بدأ."]),
        ("ar", ["هل وصل؟!", "نعم وصل."]),
        ("ar", ["السد اكتمل؛ والطريق مفتوح: هكذا قيل.", "وانتهى."]),
        ("ar", ["أغلق الجسر الكبير.", "وأعيد فتحه"]),
        ("ar", ["قالت إن الطريق الكبير مغلق منذ أمس..", "وأضافت أن العمل عليه يحتاج شهرا كاملا."]),
        ("ar", ["قال: «لا أعرف.. ربما غدا»، ثم مضى."]),
        ("ar", ["نقل موقع دليل.نت الخبر (...) كاملا."]),
        ("en", ["The U.S. Embassy is shut.", "Mr. Roe met Gen. Doe at 5 p.m. Monday."]),
        ("en", ["It happened in the U.S.", "The army left."]),
        ("en", ["“It is open.", "It stays open,” he said."]),
        ("en", ['"Is it open?" she asked.', "J. R. Roe paid $3.5 million."]),
        ("en", ["Wait... what happened here?", "No. 2 leader left."]),
        ("en", ["See www.example.com for more.", "He left"]),
        ("he", ['הוא גר בחו"ל.', 'השר אמר: "צה"ל יצא."', 'ד"ר כהן הגיע ב-9.1.2022 לעיר.']),
        ("he", ['"הגשר סגור." אמר השר.', "עוד נאמר כי הדרך פתוחה."]),
        ("tr", ["Dr. Kaya 29. Ağır Ceza Mahkemesi'ne gitti.", "Fiyat 6,9 milyar lira oldu."]),
        ("tr", ['"Yol açıldı." diyen Kaya ayrıldı.', "II. Murat anlatıldı."]),
        ("tr", ["Kaya geldi mi?", '"Geldi."', "Bitti"]),
    ],
)
def test_boundaries(code: str, parts: list[str]) -> None:
    assert _split(code, " ".join(parts)) == parts


@pytest.mark.parametrize(
    ("code", "text", "parts"),
    [
        ("ar", "وصلت السفينة أمس.وقال القبطان إنها سليمة.", ["وصلت السفينة أمس.", "وقال القبطان إنها سليمة."]),
        ("en", "He left.The road is open.", ["He left.", "The road is open."]),
        ("he", 'הגשר נסגר • הדרך פתוחה • השר: "נמשיך"', ["הגשר נסגר", "הדרך פתוחה", 'השר: "נמשיך"']),
        ("en", "• The bridge is shut", ["The bridge is shut"]),
        ("tr", "- Köprü kapandı.", ["Köprü kapandı."]),
        ("en", " ... ", []),
    ],
)
def test_glued_sentences_and_bullets(code: str, text: str, parts: list[str]) -> None:
    assert _split(code, text) == parts


def test_spans_count_the_text_as_read() -> None:
    text = "\u200fعنوان قصير هنا\r\n\r\n\u00a0وصلت الســفينة\u00a0أمس. \u202bوقال إنها سليمة.\u202c\r\n"
    found = sentences(Document(id="d", text=text, language="ar"))
    assert [text[slice(*sentence.span)] for sentence in found] == [
        "عنوان قصير هنا",
        "وصلت الســفينة\u00a0أمس.",
        "وقال إنها سليمة.",
    ]
    assert [sentence.paragraph for sentence in found] == [0, 1, 1]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    line = "the river rose again during the night and people left their homes"
    text = "\n".join([line] * 5) + ".\n\nThe water fell."
    found = sentences(Document(id="d", text=text, language="en"))
    assert [sentence.paragraph for sentence in found] == [0, 1]


@given(st.sampled_from(languages()), st.text(alphabet="aB د.אç!?…\n \t«»\"'״()1•\u200f\u00a0\ud7ff", max_size=80))
def test_spans_are_ordered_visible_and_complete(code: str, text: str) -> None:
    last = 0
    covered: set[int] = set()
    for sentence in sentences(Document(id="d", text=text, language=code)):
        start, end = sentence.span
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        covered.update(range(start, end))
        last = end
    assert all(index in covered for index, sign in enumerate(text) if sign.isalnum())
