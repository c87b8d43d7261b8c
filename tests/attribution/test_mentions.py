"""What the words of a mention say."""

from __future__ import annotations

import pytest

from tawatur.attribution.mentions import fold, names_of, read_mention, related, tokens_of, unprefixed
from tawatur.attribution.model import SourceKind


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ar", "وزير الخارجية المصري سامح شكري", "سامح شكري"),
        ("ar", 'موقع "واللا" الإسرائيلي', "واللا"),
        ("ar", "صحيفة “هآرتس″", "هآرتس"),
        ("ar", "سعاد الكيلاني، مديرة المستشفى", "سعاد الكيلاني"),
        ("en", "Foreign Minister Maria Costa", "Maria Costa"),
        ("en", "Maria Costa, the foreign minister", "Maria Costa"),
        ("en", "the Bank of Israel's governor, Amir Yaron", "Amir Yaron"),
        ("he", "שר הביטחון יואב גלנט", "יואב גלנט"),
        ("tr", "Sağlık Bakanı Fahrettin Koca'nın", "Fahrettin Koca"),
    ],
)
def test_the_name_is_found_in_the_mention(language: str, text: str, name: str) -> None:
    reading = read_mention(text, language)
    assert (reading.name, reading.proper) == (name, True)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "مسؤول أمني رفيع"),
        ("en", "a senior official in the office of the president"),
        ("en", "the whistleblower who worked in the Thames valley"),
        ("tr", "üst düzey bir yetkili"),
    ],
)
def test_a_description_is_no_name(language: str, text: str) -> None:
    assert not read_mention(text, language).proper


def test_a_description_is_named_in_the_nominative() -> None:
    assert read_mention("مسؤولا ليبيا رفيعا", "ar").name == "مسؤول ليبي رفيع"


@pytest.mark.parametrize(
    ("language", "text", "points"),
    [
        ("ar", "الوزارة", True),
        ("ar", "للصحيفة", True),
        ("ar", "المصدر ذاته", True),
        ("ar", "المصدر الذي طلب عدم الكشف عن اسمه", True),
        ("ar", "هو", True),
        ("ar", "مصدر أمني", False),
        ("ar", "وزارة الداخلية الألمانية", False),
        ("en", "the ministry", True),
        ("en", "the official, who asked not to be named", True),
        ("en", "the Interior Ministry spokesman John Smith", False),
        ("he", "המשרד", True),
        ("he", "לעיתון", True),
        ("he", "משרד הבריאות", False),
        ("tr", "bakanlık", True),
        ("tr", "Bakanlıktan", True),
    ],
)
def test_what_points_back(language: str, text: str, points: bool) -> None:
    assert read_mention(text, language).points_back is points


def test_class_nouns_are_known_through_clitics_and_case_endings() -> None:
    assert "وزاره" in read_mention("وللوزارة", "ar").heads[SourceKind.INSTITUTION]
    assert SourceKind.INSTITUTION in read_mention("Bakanlığın", "tr").heads


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("bakanlık", "bakanlığı", True),
        ("source", "sources", True),
        ("شرطه", "شركه", False),
        ("court", "council", False),
    ],
)
def test_forms_of_one_noun(first: str, second: str, same: bool) -> None:
    assert related(first, second) is same


@pytest.mark.parametrize(
    ("word", "folded"), [("ﻷمير", "لامير"), ("مُحَمَّد", "محمد"), ("İZMİR", "izmir"), ("צה״ל", 'צה"ל')]
)
def test_letters_are_folded(word: str, folded: str) -> None:
    assert fold(word) == folded


def test_names_are_compared_without_articles() -> None:
    assert tokens_of("الجيش الإسرائيلي", "ar") == tokens_of("جيش إسرائيلي", "ar")
    assert tokens_of("the Times", "en") == tokens_of("Times", "en")


def test_the_fullest_name_comes_first_and_pointers_last() -> None:
    texts = ["the minister", "Costa", "Maria Costa"]
    assert names_of(read_mention(t, "en") for t in texts)[0] == "Maria Costa"
    assert names_of(read_mention(t, "ar") for t in ["المصدر الذي طلب عدم ذكر اسمه", "مصدر أمني"])[0] == "مصدر أمني"


@pytest.mark.parametrize("text", ["", " ", "\n", "…", '"', "((", "«»"])
@pytest.mark.parametrize("language", ["ar", "en", "he", "tr"])
def test_odd_mentions_are_read_without_a_crash(text: str, language: str) -> None:
    assert not read_mention(text, language).points_back


def test_a_preposition_written_to_a_class_noun_is_no_part_of_a_name() -> None:
    assert unprefixed("لوكالة النور للأنباء", "ar") == "وكالة النور للأنباء"
    assert unprefixed("ליאור כהן", "he") == "ליאור כהן"
