"""Readable ids: names in small Latin letters with dashes, whatever their script."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_ARABIC = (
    "ا:a ب:b ت:t ث:th ج:j ح:h خ:kh د:d ذ:dh ر:r ز:z س:s ش:sh ص:s ض:d ط:t ظ:z ع:a غ:gh ف:f ق:q ك:k ل:l م:m ن:n ه:h و:w "
    "ي:y أ:a إ:i آ:a ة:a ى:a ؤ:u ئ:i ء: پ:p چ:ch ڤ:v گ:g ژ:zh"
)
_HEBREW = (
    "א:a ב:b ג:g ד:d ה:h ו:v ז:z ח:h ט:t י:y כ:k ל:l מ:m נ:n ס:s ע:a פ:p צ:tz ק:k ר:r ש:sh ת:t ך:k ם:m ן:n ף:f ץ:tz"
)
_LATIN = "ı:i ø:o ł:l ß:ss æ:ae œ:oe đ:d ð:d þ:th"
_TABLE = str.maketrans(dict(pair.split(":") for table in (_ARABIC, _HEBREW, _LATIN) for pair in table.split()))
_LONGEST = 60


@cache
def slug(name: str) -> str:
    """``name`` as an id: Latin letters and digits, dashes between words; "x" where nothing of it can be written so."""
    lowered = name.replace("İ", "i").lower().translate(_TABLE)
    plain = "".join(char for char in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(char))
    found = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’׳״\"]", "", plain)).strip("-")
    return found[:_LONGEST].rstrip("-") or "x"
