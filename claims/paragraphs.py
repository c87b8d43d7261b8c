"""Paragraphs: where they begin and end, whatever marks them (blank or single lines, hard-wrapped lines, wide gaps)."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from .model import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029\x0b\x0c\x85]")
# Saudi papers flatten their paragraphs to one line and leave three or more spaces between them, after a stop.
_WIDE_GAP = re.compile(r"(?<=[.!?؟»”\"])[ \u00a0]{3,}(?=\S)")
_STOPS = tuple('.!?؟…:"»”')
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\u061c\ufeff"
"""Zero-width and direction marks: they carry no meaning of their own and stand anywhere."""
_BLANK = rf"[\s{INVISIBLE}]*"
_EDGES = re.compile(rf"{_BLANK}(.*?){_BLANK}\Z", re.DOTALL)


@lru_cache(maxsize=256)
def paragraphs(text: str) -> tuple[Span, ...]:
    """The spans of the paragraphs of ``text``, without the white space around them, in reading order."""
    lines = [span for match in _LINE.finditer(text) for span in _visible(text, match.start(), match.end())]
    if _is_wrapped(text, lines):
        lines = _unwrapped(text, lines)
    return tuple(part for start, end in lines for part in _at_gaps(text, start, end))


def trimmed(text: str, start: int, end: int) -> Span:
    """``text[start:end]`` without the white space and invisible marks at its edges."""
    match = _EDGES.match(text[start:end])
    if match is None:  # the pattern matches every string
        return start, end
    return start + match.start(1), start + match.end(1)


def _visible(text: str, start: int, end: int) -> tuple[Span, ...]:
    span = trimmed(text, start, end)
    return (span,) if span[0] < span[1] else ()


def _at_gaps(text: str, start: int, end: int) -> list[Span]:
    parts, at = [], start
    for gap in _WIDE_GAP.finditer(text, start, end):
        parts.append((at, gap.start()))
        at = gap.end()
    return [*parts, (at, end)]


def _touch(text: str, first: Span, second: Span) -> bool:
    """Whether no blank line stands between two lines."""
    return len(_BREAK.findall(text[first[1] : second[0]])) == 1


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether lines were cut at a fixed width: most that touch the next are of like length and end in mid-sentence.

    50 to 100 characters cover the usual widths (65, 72, 80); at least four such lines, for fewer may be a list.
    """
    inner = [first for first, second in pairwise(lines) if _touch(text, first, second)]
    cut = [span for span in inner if 50 <= span[1] - span[0] <= 100 and not text.endswith(_STOPS, 0, span[1])]
    return len(cut) >= 4 and len(cut) >= 0.7 * len(inner)


def _unwrapped(text: str, lines: list[Span]) -> list[Span]:
    """Join the lines of each block between blank lines."""
    joined = lines[:1]
    for first, second in pairwise(lines):
        if _touch(text, first, second) and first[1] - first[0] >= 40:
            joined[-1] = (joined[-1][0], second[1])
        else:
            joined.append(second)
    return joined
