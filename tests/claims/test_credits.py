"""Datelines and credits."""

from __future__ import annotations

import pytest

from tawatur.claims.credits import credits
from tawatur.claims.model import Document
from tawatur.claims.segment import sentences

CREDITED = [
    ("en", "RIVERTOWN, April 25 (Reuters) - The dam is complete.", ["Reuters"], "The dam is complete."),
    ("en", "(Reuters) — The dam is complete.", ["Reuters"], "The dam is complete."),
    ("en", "(CNN) Two dams are complete.", ["CNN"], "Two dams are complete."),
    ("en", "RIVERTOWN, Dec 1 (Interfax). The dam is complete.", ["Interfax"], "The dam is complete."),
    ("en", "The dam is complete, he said. AFP", ["AFP"], "The dam is complete, he said."),
    ("en", "By Jane Roe, Reuters\n\nThe dam is complete.", ["Reuters"], "The dam is complete."),
    ("en", "The dam is done.\n\nThe Associated Press contributed to this report.", ["The Associated Press"],
     "The dam is done."),
    ("ar", "(رويترز) - اكتمل السد الجديد.", ["رويترز"], "اكتمل السد الجديد."),
    ("ar", "رويترز - اكتمل السد الجديد.", ["رويترز"], "اكتمل السد الجديد."),
    ("ar", "الرياض - واس\nاكتمل السد الجديد.", ["واس"], "اكتمل السد الجديد."),
    ("ar", "عمّان - بترا - اكتمل السد الجديد.", ["بترا"], "اكتمل السد الجديد."),
    ("ar", "القاهرة (أ ف ب) - اكتمل السد الجديد.", ["أ ف ب"], "اكتمل السد الجديد."),
    ("ar", "اكتمل السد الجديد. (د. ب. أ)", ["د. ب. أ"], "اكتمل السد الجديد."),
    ("ar", "اكتمل السد الجديد.\n(أ.ف.ب، رويترز)", ["أ.ف.ب", "رويترز"], "اكتمل السد الجديد."),
    ("ar", "اكتمل السد الجديد.\nالمصدر: وكالات", ["وكالات"], "اكتمل السد الجديد."),
    ("tr", "ANKARA (AA) - Baraj tamamlandı.", ["AA"], "Baraj tamamlandı."),
    ("tr", "Baraj tamamlandı. (AA)", ["AA"], "Baraj tamamlandı."),
    ("tr", "Baraj tamamlandı.\nHaber: DHA", ["DHA"], "Baraj tamamlandı."),
    ("he", "ירושלים (רויטרס) - הסכר הושלם.", ["רויטרס"], "הסכר הושלם."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "names", "body"), CREDITED)
def test_credits_are_found_and_cut_off(code: str, text: str, names: list[str], body: str) -> None:
    document = Document(id="d", text=text, language=code)
    found = credits(document)
    assert [credit.name for credit in found] == names
    assert all(text[slice(*credit.span)] == credit.name for credit in found)
    assert [text[slice(*s.span)] for s in sentences(document) if s.role == "body"] == [body]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ar", "نقلت وكالة (رويترز) عن الوزير أن السد اكتمل."),
        ("ar", "الوزير: لا تأخير في السد. قال ذلك أمس."),
        ("ar", "السد عند الغروب (الأناضول)\n\nاكتمل السد الجديد بعد سنوات."),
        ("en", "Jane Roe - the minister - said so."),
        ("en", "By then, the dam was complete.\nIt was over."),
        ("en", "Prices rose (AP) and fell."),
        ("en", "From Rivertown, Reuters's Jane Roe reports:"),
        ("tr", "Bakan AA'ya konuştu."),
    ],
)
def test_no_credit(code: str, text: str) -> None:
    assert credits(Document(id="d", text=text, language=code)) == ()


def test_a_dateline_without_an_agency_is_cut_off_too() -> None:
    text = "Rivertown, Upland — Two dams are complete."
    roles = [(s.role, text[slice(*s.span)]) for s in sentences(Document(id="d", text=text, language="en"))]
    assert roles == [("credit", "Rivertown, Upland —"), ("body", "Two dams are complete.")]


def test_the_outlets_own_row_is_a_credit_line_without_an_agency() -> None:
    text = "الوادي اليوم – متابعات\nاكتمل السد الجديد."
    document = Document(id="d", text=text, language="ar", outlet="الوادي اليوم")
    assert [s.role for s in sentences(document)] == ["credit", "body"]
    assert credits(document) == ()
