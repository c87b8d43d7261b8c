"""Names as rows of sounds, comparable across scripts."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

# What it costs to leave out or exchange a sound, in consonants (1). Chosen by hand; checked, not searched for, on
# tests/attribution/name_pairs.tsv (`python -m tawatur.evaluation.names`), the list they were mended on.
_WEAK, _WEAK_EDGE, _OTHER_VOWEL, _CONSONANT = 0.12, 0.3, 0.3, 1.0
_NEAR_SOUND = 0.4
_NEAR = ({"s", "S"}, {"S", "C"}, {"d", "t"})  # consonants that languages exchange: Guterres, Davud
_SCRIPTS = ((0x0590, 0x05FF, "hebrew"), (0x0600, 0x06FF, "arabic"))
_KEPT = {"ş": "ş", "ğ": "ğ", "ç": "ç", "š": "š", "č": "č", "ć": "ć", "ž": "ž", "ș": "ș"}
_VARIANTS = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ا",
        "ة": "ه",
        "ؤ": "و",
        "ئ": "ي",
        "ـ": "",
        "ı": "i",
        "ø": "o",
        "ł": "l",
    }
    | {"ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ", "׳": "'", "’": "'", "ß": "s"}
)


@dataclass(frozen=True, slots=True)
class Sound:
    """One letter's possible sounds; ``weak`` ones are often not written."""

    sounds: frozenset[str]
    weak: bool


Skeleton = tuple[Sound, ...]


def script(text: str) -> str:
    """``arabic``, ``hebrew`` or ``latin``: the script of the first letter (latin stands for every other)."""
    code = next((ord(c) for c in text if c.isalpha()), 0)
    return next((name for low, high, name in _SCRIPTS if low <= code <= high), "latin")


@cache
def _table(name: str) -> Mapping[str, Sound]:
    text = (files("tawatur.attribution") / "data" / "transliteration.yaml").read_text(encoding="utf-8")
    tables: dict[str, dict[str, Any]] = yaml.safe_load(text)
    return {
        letters: Sound(frozenset(value.replace("~", "").split()), "~" in value)
        for letters, value in tables[name].items()
    }


def plain(word: str) -> str:
    """Lower case without accents and points, but with the letters of which the table knows the sound ("ş", "ğ")."""
    kept = []
    for letter in unicodedata.normalize("NFC", word.replace("İ", "i").lower()):
        base = unicodedata.normalize("NFKD", letter) if letter not in _KEPT else letter
        kept.append("".join(c for c in base if not unicodedata.combining(c)))
    return "".join(kept).translate(_VARIANTS)


@cache
def skeleton(word: str) -> Skeleton:
    """The sounds of one word of a name, double letters once."""
    table, text = _table(script(word)), plain(word)
    longest = max(map(len, table))
    sounds: list[Sound] = []
    i = 0
    while i < len(text):
        size = next((n for n in range(min(longest, len(text) - i), 0, -1) if text[i : i + n] in table), 0)
        if size:
            sound = table[text[i : i + size]]
            if not (sounds and sounds[-1] == sound):
                sounds.append(sound)
        i += max(1, size)
    return tuple(sounds)


@cache
def likeness(one: Skeleton, other: Skeleton) -> float:
    """How alike two words sound (0..1): 1 less the cost of turning one into the other, per consonant."""
    weight = (_weight(one) + _weight(other)) / 2
    return max(0.0, 1.0 - _distance(one, other) / weight) if weight else 0.0


def _weight(word: Skeleton) -> float:
    return sum(_WEAK_EDGE if sound.weak else 1.0 for sound in word)


def _distance(one: Skeleton, other: Skeleton) -> float:
    row = [0.0]
    for j, sound in enumerate(other):
        row.append(row[-1] + _drop(sound, edge=j == 0))
    for i, x in enumerate(one):
        previous, row = row, [row[0] + _drop(x, edge=i == 0)]
        for j, y in enumerate(other):
            row.append(
                min(previous[j] + _swap(x, y), previous[j + 1] + _drop(x, edge=i == 0), row[j] + _drop(y, edge=j == 0))
            )
    return row[-1]


def _drop(sound: Sound, *, edge: bool) -> float:
    if not sound.weak:
        return _CONSONANT
    return _WEAK_EDGE if edge and not sound.sounds & {"a"} else _WEAK


def _swap(x: Sound, y: Sound) -> float:
    if x.sounds & y.sounds:
        return 0.0
    if not x.weak and not y.weak and any(x.sounds & near and y.sounds & near for near in _NEAR):
        return _NEAR_SOUND
    return _OTHER_VOWEL if x.weak and y.weak else _CONSONANT + (0.0 if x.weak == y.weak else _WEAK)
