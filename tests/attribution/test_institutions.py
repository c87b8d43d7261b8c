"""Institutions have one identity in all languages, and those of two countries two."""

from __future__ import annotations

import pytest

from tawatur.attribution.institutions import institution, offices_in, spoken_for


@pytest.mark.parametrize(
    ("identifier", "names"),
    [
        (
            "il-foreign-ministry",
            [
                "Israel's foreign ministry",
                "وزارة الخارجية الإسرائيلية",
                "İsrail Dışişleri Bakanlığından",
                "משרד החוץ הישראלי",
            ],
        ),
        (
            "az-foreign-ministry",
            ["Azerbaijan's Foreign Ministry", "الخارجية الأذربيجانية", "Azerbaycan Dışişleri Bakanlığı"],
        ),
        ("tr-government", ["أنقرة", "Ankara", "Turkey", "الحكومة التركية", "Türkiye", "ממשלת טורקיה"]),
        ("us-government", ["the United States", "واشنطن", "ABD", 'ארה"ב', "the U.S."]),
        ("us-defence-ministry", ["the Pentagon", "البنتاغون", "הפנטגון", "وزارة الدفاع الأمريكية (البنتاجون)"]),
        ("ru-presidency", ["Kremlin", "الكرملين", "הקרמלין"]),
        ("il-army", ["IDF", 'צה"ל', "الجيش الإسرائيلي", "İsrail ordusu", "the Israeli military"]),
        ("un", ["UN", "الأمم المتحدة", 'האו"ם', "BM"]),
        ("hamas", ["Hamas", "حركة حماس", "חמאס", "Hamas'ın", "لحماس"]),
        ("houthis", ["the Houthis", "جماعة الحوثي", "أنصار الله", "Husiler", "החות'ים"]),
        ("islamic-state", ["ISIS", "تنظيم داعش", "IŞİD", "דאעש", "تنظيم الدولة الإسلامية"]),
        (
            "sohr",
            [
                "the Syrian Observatory for Human Rights",
                "المرصد السوري لحقوق الانسان",
                "Suriye İnsan Hakları Gözlemevi",
            ],
        ),
        ("iaea", ["IAEA", "الوكالة الدولية للطاقة الذرية", 'סבא"א', "UAEA"]),
        ("sy-government", ["دمشق", "النظام السوري", "the Syrian government"]),
    ],
)
def test_one_identity_in_all_languages(identifier: str, names: list[str]) -> None:
    found = {name: institution(name) for name in names}
    assert {name: body.id if body else None for name, body in found.items()} == dict.fromkeys(names, identifier)


def test_ministries_of_two_countries_are_two() -> None:
    first, second = institution("وزارة الخارجية الإيرانية"), institution("وزارة الخارجية التركية")
    assert first is not None
    assert second is not None
    assert first.id != second.id


@pytest.mark.parametrize(
    "name", ["وزارة الخارجية", "משרד החוץ", "the foreign ministry", "Dışişleri Bakanlığı", "الشرطة"]
)
def test_a_bare_role_is_nobodys_without_an_outlet(name: str) -> None:
    assert institution(name) is None


@pytest.mark.parametrize("name", ["وزارة الخارجية", "משרד החוץ", "the foreign ministry", "Dışişleri Bakanlığı"])
def test_a_bare_role_is_that_of_the_outlets_country(name: str) -> None:
    body = institution(name, near_country="il")
    assert body is not None
    assert body.id == "il-foreign-ministry"
    assert body.evidence.score < 1


@pytest.mark.parametrize(
    "name",
    [
        "الإسرائيليون",
        "Israelis",
        "the Turkish company Halkbank",
        "الفصائل المقاتلة المعارضة للنظام السوري",
        "הוועדה לסיווג מדינות במשרד הבריאות",
        "مجموعة لافارج",
        "بريطانيا وفرنسا والولايات المتحدة",
    ],
)
def test_what_says_more_is_not_a_known_body(name: str) -> None:
    assert institution(name, near_country="il") is None


@pytest.mark.parametrize(
    ("title", "identifier"),
    [
        ("المتحدث باسم وزارة الخارجية الإيرانية", "ir-foreign-ministry"),
        ("a State Department spokesperson", "us-foreign-ministry"),
        ("Kremlin spokesman", "ru-presidency"),
        ('דובר צה"ל', "il-army"),
        ("Dışişleri Bakanlığı sözcüsü", None),
        ("Türkiye Dışişleri Bakanlığı Sözcüsü", "tr-foreign-ministry"),
        ("المتحدث باسم حزب بوديموس اليساري بالبرلمان", None),
        ("رئيس الحكومة اليمنية", None),
    ],
)
def test_whom_a_title_says_somebody_speaks_for(title: str, identifier: str | None) -> None:
    body = spoken_for(title)
    assert (body.id if body else None) == identifier


@pytest.mark.parametrize(
    ("title", "offices"),
    [
        ("وزير الخارجية الإيراني", {"foreign-minister"}),
        ("U.S. President", {"president"}),
        ("שר הביטחון", {"defence-minister"}),
        ("Türkiye Dışişleri Bakanı", {"foreign-minister"}),
        ("former Israeli prime minister", set()),
        ("نائب الرئيس الأذربيجاني ومستشاره", set()),
        ("adviser to the president", set()),
    ],
)
def test_offices_are_those_held(title: str, offices: set[str]) -> None:
    assert offices_in(title) == offices
