"""Quotations of every typographic kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.claims.quotations import inside, quotations


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("قال «نعم» ثم", ["نعم"]),
        ("قال: » نعم «.", [" نعم "]),
        ("قال :»إن الجسر مغلق«..", ["إن الجسر مغلق"]),
        ("He said “yes” and ‘no’", ["yes", "no"]),
        ("„Ja“ und ”nej” dazu", ["Ja", "nej"]),
        ('“mixed pair," he said', ["mixed pair,"]),
        ("``tex'' style", ["tex"]),
        ("فقال ”نعم“ ثم", ["نعم"]),
        ('״כן״ ו"לא"', ["כן", "לא"]),
        ('المح بـ"السلام" و"الخير" ال"طيب"', ["السلام", "الخير", "طيب"]),
        ("ل« السد » فقط", [" السد "]),
        ('"Uzun Yol"un sonu', ["Uzun Yol"]),
        ("the 'best' road, the drivers' choice", ["best"]),
        ("Türkiye'nin 'iyi' günü", ["iyi"]),
        ("{يفتح بقوس خاطئ»", ["يفتح بقوس خاطئ"]),
    ],
)
def test_every_kind_of_marks(text: str, inner: list[str]) -> None:
    assert [text[slice(*quote.inner)] for quote in quotations(text)] == inner


@pytest.mark.parametrize(
    "text",
    [
        'צה"ל ומנכ"לית ודו"חות',
        "צה״ל וארה״ב",
        "don't, Türkiye'nin, Qur'an",
        'a 6.5" screen',
        "ג'ורג' וצ'רלי",
        "no marks",
    ],
)
def test_no_quotation_marks(text: str) -> None:
    assert quotations(text) == ()


def test_gershayim_inside_and_prefix_before() -> None:
    text = 'ב"ידיעון" נכתב: "צה"ל יצא", וה"דרך הארוכה" נסגרה'
    assert [text[slice(*quote.inner)] for quote in quotations(text)] == ["ידיעון", 'צה"ל יצא', "דרך הארוכה"]


def test_nested_quotations_have_a_depth() -> None:
    text = "قال «إن «الجسر «القديم» مغلق» اليوم» فقط"
    assert [(text[slice(*quote.outer)], quote.depth) for quote in quotations(text)] == [
        ("«إن «الجسر «القديم» مغلق» اليوم»", 0),
        ("«الجسر «القديم» مغلق»", 1),
        ("«القديم»", 2),
    ]


def test_a_missing_mark_spoils_its_own_sentence_only() -> None:
    text = 'He said "it is open. Then he left.\nShe said "it is shut".'
    first, second = quotations(text)
    assert (text[slice(*first.inner)], first.closed) == ("it is open.", False)
    assert (text[slice(*second.inner)], second.closed) == ("it is shut", True)


def test_a_stray_closing_mark_is_passed_over() -> None:
    assert [quote.inner for quote in quotations("الجسر» مغلق «اليوم»")] == [(13, 18)]


def test_a_quotation_goes_on_where_the_next_paragraph_opens_again() -> None:
    text = "He said: “One.\n\n“Two.\n\n“Three.” He left.\n\n“Four.”"
    first, second = quotations(text)
    assert [text[slice(*part)] for part in first.parts] == ["One.", "Two.", "Three."]
    assert first.closed
    assert text[slice(*second.inner)] == "Four."


def test_a_quotation_does_not_cross_into_another_paragraph() -> None:
    text = "He said: “One\n\nTwo” and left."
    (only,) = quotations(text)
    assert (text[slice(*only.inner)], only.closed) == ("One", False)


def test_a_range_gives_offsets_of_the_whole_text() -> None:
    text = "قال «نعم».\nقالت «لا»."
    (only,) = quotations(text, 11)
    assert text[slice(*only.outer)] == "«لا»"
    assert inside(text.index("لا"), (only,))
    assert not inside(0, (only,))


@given(st.text(alphabet="ab .\n«»“”\"'״צהל", max_size=60))
def test_spans_are_always_inside_and_nested(text: str) -> None:
    for quote in quotations(text):
        assert 0 <= quote.outer[0] < quote.inner[0] <= quote.inner[1] <= quote.outer[1] <= len(text)
        assert quote.parts[0][0] == quote.inner[0]
        assert quote.parts[-1][1] == quote.inner[1]
