"""Language files and the detection of a text's language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from tawatur.claims.language import detect, languages, load
from tawatur.claims.model import TawaturError

KEYS = {
    "detection": {"script": str, "letters": str, "foreign_letters": str, "own_letters": str, "words": tuple},
    "reading": {"encodings": tuple, "months": tuple},
    "segmentation": {
        "enders": tuple, "cased": bool, "ordinal_digits": int, "abbreviations": tuple, "final_abbreviations": tuple,
        "starters": tuple, "continuations": tuple, "quote_prefixes": str, "quote_prefix_words": tuple,
    },
    "layout": {
        "boilerplate": tuple, "notices": tuple, "tail_boilerplate": tuple, "captions": tuple, "bylines": tuple,
        "credit_notes": tuple, "byline_words": tuple, "credit_words": tuple, "agencies": tuple,
    },
}  # fmt: skip
PATTERNS = ("boilerplate", "notices", "tail_boilerplate", "captions", "bylines", "credit_notes")


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, Mapping):
        for item in value.values():
            yield from _leaves(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from _leaves(item)
    else:
        yield value


def test_the_four_languages_are_known() -> None:
    assert languages() == ("ar", "en", "he", "tr")


@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize("section", KEYS)
def test_sections_have_their_keys_and_types(code: str, section: str) -> None:
    data = load(code).section(section)
    assert {name: type(value) for name, value in data.items()} == KEYS[section]
    for name, value in data.items():
        if isinstance(value, tuple):
            # An unquoted "No" or "on" is a truth value in YAML.
            assert all(isinstance(leaf, str) and leaf for leaf in _leaves(value)), name


@pytest.mark.parametrize("code", languages())
def test_patterns_compile_and_match_no_sentence(code: str) -> None:
    sentences = {
        "ar": "وصلت السفينة إلى الميناء صباح الأحد بعد رحلة طويلة",
        "en": "The ship reached the harbour on Sunday after a long voyage",
        "he": "הספינה הגיעה לנמל ביום ראשון אחרי הפלגה ארוכה",
        "tr": "Gemi uzun bir yolculuğun ardından pazar günü limana ulaştı",
    }
    for name in PATTERNS:
        for pattern in load(code).section("layout")[name]:
            assert not re.compile(pattern, re.IGNORECASE).fullmatch(sentences[code]), pattern
    assert len(load(code).section("reading")["months"]) == 12


def test_a_language_is_loaded_once_and_read_only() -> None:
    language = load("tr")
    assert load("tr") is language
    assert (language.code, language.direction) == ("tr", "ltr")
    assert dict(language.section("no such section")) == {}
    with pytest.raises(TypeError):
        language.section("segmentation")["cased"] = False  # type: ignore[index]


def test_an_unknown_language_says_which_are_known() -> None:
    with pytest.raises(TawaturError, match="'fr' is not known: use one of ar, en, he, tr"):
        load("fr")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("قال الوزير إن السد اكتمل.", "ar"),
        ("زار الوفد Microsoft و Google في واشنطن", "ar"),
        ("השר אמר כי הסכר הושלם", "he"),
        ("Bakan barajın tamamlandığını açıkladı", "tr"),
        ("Bakan konustu: yeni yol yapilacak", "tr"),
        ("The minister said that the dam was complete.", "en"),
        ("Minister visits dam", "en"),
        ("https://example.com/english/words/here السد اكتمل", "ar"),
        ("Le ministre a déclaré hier que le barrage était terminé", None),
        ("Der Minister sagte, dass der Damm fertig ist", None),
        ("وزیر گفت که ساخت سد به پایان رسیده است", None),
        ("وزیر نے کہا کہ ڈیم مکمل ہو گیا ہے", None),
        ("Nazir bəndin tamamlandığını bildirib", None),
        ("大臣はダムが完成したと述べた", None),
        ("12345 !?", None),
        ("", None),
    ],
)
def test_detection(text: str, code: str | None) -> None:
    assert detect(text) == code
