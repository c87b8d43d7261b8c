"""Outlets and agencies are recognised in all the ways that news names them, and papers of one name are kept apart."""

from __future__ import annotations

import pytest

from tawatur.attribution.known import known, named_in


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("رويترز", "reuters"),
        ("لرويترز", "reuters"),
        ("وكالة رويترز للأنباء", "reuters"),
        ("Reuters'ın", "reuters"),
        ("לרויטרס", "reuters"),
        ("סוכנות הידיעות רויטרס", "reuters"),
        ('موقع "واللا" الإسرائيلي', "walla"),
        ("the Walla news site", "walla"),
        ("אתר וואלה", "walla"),
        ("AFP", "afp"),
        ("أ ف ب", "afp"),
        ("أ.ف.ب", "afp"),
        ("وكالة الصحافة الفرنسية", "afp"),
        ("الفرنسية", "afp"),
        ("Fransız Haber Ajansı AFP", "afp"),
        ("صحيفة يديعوت أحرونوت", "yedioth"),
        ("ידיעות אחרונות", "yedioth"),
        ("Anadolu Ajansı'na", "anadolu"),
        ("وكالة انباء الاناضول", "anadolu"),
        ("אנאדולו", "anadolu"),
        ("وكالة الأنباء السعودية (واس)", "spa"),
        ("واس", "spa"),
        ("İHA'ya", "iha"),
        ("للعربية", "alarabiya"),
        ("Hürriyet gazetesinin", "hurriyet"),
        ("the Wall Street Journal", "wsj"),
        ("CNN's", "cnn"),
        ("the Israeli daily Haaretz", "haaretz"),
        ("القناة 12 العبرية", "channel-12-il"),
        ("Israeli Channel 12", "channel-12-il"),
        ("İsrail'in Kanal 12 televizyonu", "channel-12-il"),
        ("Iran's state television", "irib"),
        ("التلفزيون الرسمي المصري", "egypt-tv"),
        ("Syria's state news agency", "sana"),
        ("Azerbaijan's state news agency", "azertac"),
    ],
)
def test_a_mention_is_known(name: str, identifier: str | None) -> None:
    found = known(name)
    assert (found[0].id if found else None) == identifier


@pytest.mark.parametrize(
    "name",
    [
        "الوطن",
        "The Times",
        "النهار",
        "المدينة",
        "Channel 12",
        "الصحف الفرنسية",
        "وسائل إعلام إسرائيلية",
        "Iranian media",
        "مصادر رويترز",
        "Reuters correspondent in Gaza",
        "קול ישראלי",
        "who",
        "map",
        "Haber",
        "قناة العربية الحدث والجزيرة",
    ],
)
def test_what_says_more_or_could_be_several_is_not_known(name: str) -> None:
    assert known(name) is None


@pytest.mark.parametrize(
    ("name", "near", "identifier"),
    [
        ("الوطن", "sa", "alwatan-sa"),
        ("الوطن", "sy", "alwatan-sy"),
        ("صحيفة الوطن السورية", "sa", "alwatan-sy"),
        ("صحيفة الوطن المصرية", None, "elwatan-eg"),
        ("النهار", "lb", "annahar-lb"),
        ("النهار", "dz", "ennahar-dz"),
        ("The Times", "gb", "times-uk"),
        ("The Times", "us", None),
        ("Sabah", "tr", "sabah"),
        ("الجزيرة", "sa", "aljazirah"),
        ("الجزيرة", "qa", "aljazeera"),
    ],
)
def test_papers_of_one_name_are_told_apart_by_country(name: str, near: str | None, identifier: str | None) -> None:
    found = known(name, near_country=near)
    assert (found[0].id if found else None) == identifier


def test_the_reason_says_why() -> None:
    found = known("القناة 12 في إسرائيل")
    assert found is not None
    assert found[1].score < 1
    assert "several papers" in found[1].reason
    assert "il" in found[1].reason


def test_a_source_is_named_in_the_language_asked_for() -> None:
    found = known("Reuters", language="he")
    assert found is not None
    assert found[0].name == "רויטרס"
    assert "رويترز" in found[0].aliases


def test_a_paper_is_found_inside_a_title() -> None:
    found = named_in("محلل الشؤون الأمنية في صحيفة يديعوت أحرونوت")
    assert found is not None
    assert found.id == "yedioth"
