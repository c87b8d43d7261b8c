"""Readable ids: names in small Latin letters with dashes, whatever their script."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_ARABIC = dict(zip("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w y".split(), strict=True))
_HEBREW = dict(zip("אבגדהוזחטיכלמנסעפצקרשת", "a b g d h v z h t y k l m n s a p tz k r sh t".split(), strict=True))
_ALSO = {"أ": "a", "إ": "i", "آ": "a", "ة": "a", "ى": "a", "ؤ": "u", "ئ": "i", "ء": "", "پ": "p", "چ": "ch", "ڤ": "v", "گ": "g", "ژ": "zh"}
_FINAL = {"ך": "k", "ם": "m", "ן": "n", "ף": "f", "ץ": "tz"}
_LATIN = {"ı": "i", "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th"}
_TABLE = str.maketrans(_ARABIC | _HEBREW | _ALSO | _FINAL | _LATIN)
_LONGEST = 60


@cache
def slug(name: str) -> str:
    """``name`` as an id: Latin letters and digits, dashes between words; "x" where nothing of it can be written so."""
    lowered = name.replace("İ", "i").lower().translate(_TABLE)
    plain = "".join(char for char in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(char))
    found = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’׳״\"]", "", plain)).strip("-")
    return found[:_LONGEST].rstrip("-") or "x"
