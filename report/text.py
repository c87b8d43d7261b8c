"""Making other people's text safe and readable on one line: control characters, direction, width."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Written with \u, because the characters themselves would rearrange this very line in an editor.
_BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\u2028\u2029]")
_ESCAPE_SEQUENCES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?)")
_SPACES = re.compile(r"\s+")
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"


def clean(text: str) -> str:
    """Text for display: without terminal escape sequences, other control characters and direction marks.

    Only shown text is changed; the JSON report keeps every character.
    """
    plain = _ESCAPE_SEQUENCES.sub("", text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _BIDI_CONTROLS.sub("", _CONTROLS.sub("", plain))


def one_line(text: str, limit: int | None = None) -> str:
    """Clean text with every run of white space made one space, cut at a word near ``limit`` characters."""
    line = _SPACES.sub(" ", clean(text)).strip()
    if limit is None or len(line) <= limit:
        return line
    head = line[: limit - 1]
    cut = head.rfind(" ")
    return (head[:cut] if cut > limit // 2 else head).rstrip(" ,;:،؛") + "…"


def direction(text: str) -> str:
    """``rtl`` or ``ltr``, by the first character that has a direction (``ltr`` when none has)."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return "rtl"
        if kind == "L":
            return "ltr"
    return "ltr"


def isolate(text: str) -> str:
    """Clean text between isolate marks when it holds right-to-left letters, so that it cannot rearrange its line."""
    cleaned = clean(text)
    if not any(unicodedata.bidirectional(character) in ("R", "AL") for character in cleaned):
        return cleaned
    return f"{_FIRST_STRONG_ISOLATE}{cleaned}{_POP_ISOLATE}"


def wrap(text: str, width: int) -> Iterator[str]:
    """Clean text in lines of at most ``width`` terminal cells, each line isolated on its own.

    An isolate ends with its line on a terminal, so one pair of marks around a wrapped text would not hold.
    """
    from rich.cells import cell_len, chop_cells

    line = ""
    for word in one_line(text).split(" "):
        joined = f"{line} {word}" if line else word
        if cell_len(joined) <= width:
            line = joined
            continue
        if line:
            yield isolate(line)
        *full, line = chop_cells(word, width) or [""]
        yield from map(isolate, full)
    if line:
        yield isolate(line)
