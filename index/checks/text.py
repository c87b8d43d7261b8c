"""A short text as tokens, folded for look-up, each with the language whose data it is looked up in."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from .data import languages, relation

_TOKEN = re.compile(
    r"(?P<time>\d{1,2}:\d{2}(?:[.,:]\d+)?)"
    r"|(?P<number>\d+(?:[.,٫٬]\d+)*)"
    r"|(?P<word>[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u064b-\u065f\u0670\u0591-\u05c7])*"
    r"(?:['’׳\"״](?:[^\W\d_]|[\u064b-\u065f])+|['’׳](?!\w))*)"
    r"|(?P<symbol>[%٪$€£₺₪])"
    r"|(?P<mark>[^\w\s])"
)
_DIGITS = {ord(c): str(i % 10) for i, c in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
_FOLD = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": ""}
    | {"ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ", "׳": "'", "’": "'", "״": '"', "ı": "i", "ø": "o", "ł": "l"}
)
_SCRIPTS = ((0x0590, 0x05FF, "hebrew"), (0x0600, 0x06FF, "arabic"))


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number, symbol or mark; ``folded`` is what tables are asked for, ``language`` whose tables."""

    text: str
    folded: str
    kind: str
    start: int
    end: int
    language: str

    @property
    def capital(self) -> bool:
        """Whether the word is written with a capital letter (always False in scripts that have none)."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Text:
    """A text's tokens and the language that most of its words are in."""

    raw: str
    language: str
    tokens: tuple[Token, ...]


def fold(text: str) -> str:
    """Letters without case, accents, vowel points and spelling variants: what words are compared by."""
    decomposed = unicodedata.normalize("NFKD", text.replace("İ", "i").lower().translate(_FOLD))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return plain.translate(_FOLD)


def script(text: str) -> str:
    """``arabic``, ``hebrew`` or ``latin``: the script of the first letter (latin stands for every other)."""
    code = next((ord(c) for c in text if c.isalpha()), 0)
    return next((name for low, high, name in _SCRIPTS if low <= code <= high), "latin")


@lru_cache(maxsize=4096)
def analyse(text: str, language: str | None = None) -> Text:
    """Cut ``text`` into tokens; ``language`` is only a hint, words in another script are looked up in its language."""
    digits = text.translate(_DIGITS)
    matches = list(_TOKEN.finditer(digits))
    by_script = _language_of_scripts([m.group() for m in matches if m.lastgroup == "word"], language)
    words = [by_script[script(m.group())] for m in matches if m.lastgroup == "word"]
    main = language if language in languages() else max(dict.fromkeys(words), key=words.count, default=languages()[0])
    tokens: list[Token] = []
    for match in matches:
        kind = match.lastgroup or "mark"
        surface = match.group()
        if kind == "mark" and surface in "'’" and tokens and tokens[-1].kind == "number":
            continue  # a Turkish ending on a number
        of = by_script[script(surface)] if kind == "word" else main
        tokens.append(Token(surface, _look_up_form(surface, kind), kind, match.start(), match.end(), of))
    return Text(text, main, tuple(tokens))


def _look_up_form(surface: str, kind: str) -> str:
    if kind != "word":
        return surface
    folded = fold(surface)
    if script(surface) != "latin":
        return folded.replace("'", "").replace('"', "")
    return folded if folded.endswith("n't") else folded.split("'")[0].split('"')[0]


def _language_of_scripts(words: list[str], hint: str | None) -> dict[str, str]:
    """Whose tables serve each script in this text: the hint where it fits, else the language that knows most words."""
    folded = {fold(word) for word in words}
    chosen: dict[str, str] = {}
    for code in languages():
        name = relation(code)["script"]
        best = chosen.get(name)
        if best is None or (
            best != hint and (code == hint or _known(code, folded, words) > _known(best, folded, words))
        ):
            chosen[name] = code
    return chosen


def _known(code: str, folded: set[str], words: list[str]) -> float:
    data = relation(code)
    letters = set(data.get("letters", ""))
    function_words = {fold(word) for word in data.get("function_words", ())}
    return len(folded & function_words) + sum(bool(letters & set(word)) for word in words)
