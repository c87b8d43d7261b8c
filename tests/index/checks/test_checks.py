"""What the typed checks must see in pairs of short news texts, and what they must not mistake for a conflict."""

from __future__ import annotations

from datetime import date

import pytest

from tawatur.index.checks import CHECKS, features, run_checks
from tawatur.index.checks.model import Check, Outcome
from tawatur.index.checks.quantities import quantities
from tawatur.index.checks.text import analyse


def answer(name: str, a: str, b: str, **dates: date) -> Check:
    return dict(zip(CHECKS, run_checks(a, b, **dates), strict=True))[name]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("بلغت الكلفة مليارين و280 مليون جنيه", 2_280_000_000),
        ("مئة وثمانين ألف برميل", 180_000),
        ("سبعة وأربعين محتجزاً", 47),
        ("١١٨ معتقلاً", 118),
        ("تسعة ملايين ونصف مليون متر", 9_500_000),
        ("ארבעים ושבעה אסירים", 47),
        ("מאה ושמונים אלף חביות", 180_000),
        ("ארבעה אחוזים וחצי", 4.5),
        ("hükümet yirmi üç kişiyi serbest bıraktı", 23),
        ("üyelerin yüzde elli yedisi için oy verdi", 57),
        ("sekiz yüz elli binden fazla Sudanlı kaçtı", 850_000),
        ("yılın bütçesi 1.500 lira oldu", 1500),
        ("fifteen hundred troops", 1500),
        ("some 2.28 billion Egyptian pounds", 2_280_000_000),
        ("two dozen ministers", 24),
    ],
)
def test_a_number_in_words_or_digits_has_its_value(text: str, value: float) -> None:
    found = quantities(analyse(text))
    assert [q.values[0][0] for q in found] == [pytest.approx(value)]


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        ("The Houthis freed 118 detainees.", "أفرج الحوثيون عن 181 محتجزاً.", "clash"),
        ("The Houthis freed 118 detainees.", "החות'ים שחררו 118 עצורים.", "agree"),
        ("180,000 barrels per day", "günde yüz seksen bin varil", "agree"),
        ("He got 24 months in jail.", "حكم عليه بالسجن عامين", "agree"),
        ("Nearly 2 million euros were stolen.", "نهب 1.8 مليون يورو", "agree"),
        ("Thousands of people fled.", "فر الآلاف من الأشخاص", "agree"),
        ("In 2015 the 34-year-old minister left.", "In 2016 the 36-year-old minister left.", "unknown"),
        ("271 votes, 18 short of the majority", "271 oy aldı, gereken 289 oydu", "agree"),
        ("12 killed", "12 killed and 30 injured", "agree"),
        ("Inflation fell to 13.6 percent.", "yüzde 14,9'a düştü", "clash"),
    ],
)
def test_numbers(a: str, b: str, outcome: str) -> None:
    assert answer("number", a, b).outcome == outcome


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        ("It happened on Thursday.", "حدث ذلك يوم الخميس", "agree"),
        ("It happened on Thursday.", "זה קרה ביום שני", "clash"),
        ("on 3 March", "3 Mart'ta oldu", "agree"),
        ("on 3 March", "في 13 آذار/مارس", "clash"),
        ("in July 2015", "في تموز 2015", "agree"),
        ("He may resign.", "In June he resigned.", "unknown"),
    ],
)
def test_dates(a: str, b: str, outcome: str) -> None:
    assert answer("date", a, b).outcome == outcome


@pytest.mark.parametrize("day", [date.min, date.max])
@pytest.mark.parametrize("when", ["yesterday", "tomorrow", "on Tuesday", "on Sunday"])
def test_days_beyond_the_calendar_are_no_error(day: date, when: str) -> None:
    assert run_checks(f"The dam broke {when}.", "The dam broke.", a_date=day)


def test_relative_days_are_worked_out_from_the_day_of_publication() -> None:
    first, second = date(2024, 3, 5), date(2024, 3, 6)
    assert answer("date", "He resigned today.", "استقال أمس", a_date=first, b_date=second).outcome == "agree"


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Iraq resumed exports.", "نفت بغداد استئناف الصادرات", "denial"),
        ("Bakanlık anlaşmayı imzaladı.", "Bakanlık haberi yalanladı.", "denial"),
        ("The minister signed the deal.", "לא השר הזה חתם על ההסכם", "negation"),
        ("The minister signed the deal.", "لم يوقع الوزير على الاتفاق", "negation"),
    ],
)
def test_a_denial_or_negation_on_one_side_is_a_clash(a: str, b: str, kind: str) -> None:
    found = answer("negation", a, b)
    assert (found.outcome, found.kind) == ("clash", kind)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The town is on the island.", "المدينة على بعد 5 كلم"),
        ("Not only the minister resigned.", "The minister resigned."),
        ("No fewer than 12 people died.", "12 people died."),
        ("إردوغان لم يرفض تحسين العلاقات مع إسرائيل", "محاولة من إردوغان لتحسين العلاقات مع إسرائيل"),
        ("The ministry did not rule out new talks.", "The ministry spoke of new talks."),
        ("המשרד לא שלל את הידיעה", "המשרד דיבר על הידיעה"),
        ("Bakanlık öneriyi reddetmedi.", "Bakanlık öneriyi görüştü."),
        ("The minister did not deny the report.", "The minister read the report."),
    ],
)
def test_what_only_looks_like_a_negation_is_none(a: str, b: str) -> None:
    assert answer("negation", a, b).outcome == "unknown"


@pytest.mark.parametrize(
    ("a", "b", "outcome", "kind"),
    [
        ("Oil prices rose.", "انخفضت أسعار النفط", "clash", "antonym"),
        ("The council accepted the bid.", "המועצה דחתה את הבקשה", "clash", "antonym"),
        ("The border was closed.", "Sınır kapısı açıldı.", "clash", "antonym"),
        ("Parliament approved it.", "لم يوافق البرلمان عليه", "clash", "negation"),
        ("Parliament did not reject the bill.", "رفض البرلمان القانون", "clash", "negation"),
        ("Prices rose.", "Fiyatlar arttı.", "agree", None),
    ],
)
def test_antonyms(a: str, b: str, outcome: str, kind: str | None) -> None:
    found = answer("antonym", a, b)
    assert (found.outcome, found.kind) == (outcome, kind)


def test_a_plan_is_not_the_deed() -> None:
    found = answer("modality", "The government plans to open a port.", "The government opened a port.")
    assert (found.outcome, found.kind) == ("clash", None)


@pytest.mark.parametrize(
    ("a", "b", "place", "actor"),
    [
        ("The summit was held in Geneva.", "عقدت القمة في إسطنبول", "clash", "unknown"),
        ("Colombia recalled its envoy.", "استدعت بوغوتا سفيرها", "unknown", "agree"),
        ("Colombia recalled its envoy.", "פרו החזירה את שגרירה", "unknown", "clash"),
        ("South Sudan signed.", "Güney Sudan imzaladı.", "agree", "agree"),
    ],
)
def test_places_and_countries(a: str, b: str, place: str, actor: str) -> None:
    assert (answer("place", a, b).outcome, answer("actor", a, b).outcome) == (place, actor)


def test_features_have_three_numbers_a_check_and_every_check_has_a_reason() -> None:
    checks = run_checks("12 people died on Monday.", "توفي 12 شخصاً يوم الثلاثاء")
    assert len(features(checks)) == 3 * len(CHECKS)
    assert all(check.reason for check in checks)
    assert features(checks)[0] > 0  # numbers agree
    assert features(checks)[4] > 0  # dates clash


def test_nothing_to_compare_is_no_error() -> None:
    assert {check.outcome for check in run_checks("", "…")} == {"unknown"}


@pytest.mark.parametrize(
    ("a", "b", "clashes"),
    [
        ("The coalition bombed the port", "Houthi rebels bombed the port", True),
        ("قصف الجيش الميناء", "قصف التحالف الميناء", True),
        ("המשטרה פינתה את המחנה", "הצבא פינה את המחנה", True),
        ("Polis kampı boşalttı", "Ordu kampı boşalttı", True),
        ("The army says rebels bombed the port", "Rebels bombed the port", False),
        ("The army left the port", "The port is empty", False),
    ],
)
def test_another_agent_is_a_clash(a: str, b: str, clashes: bool) -> None:
    found = {check.name: check for check in run_checks(a, b)}["actor"]
    assert (found.outcome is Outcome.CLASH and "act" in found.reason) is clashes
