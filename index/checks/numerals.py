"""Where a number starts and ends in a text and what value its digits and words have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .data import relation
from .lexicon import forms
from .text import Token, fold

_GROUPED = re.compile(r"\d{1,3}([.,٬])\d{3}(?:\1\d{3})*")
_SEPARATORS = ".,٫٬"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: the tokens ``[start, end)`` and its possible values (two where a separator is ambiguous).

    ``written`` says whether it stands in digits; ``step`` is the value of its last scale word (1 without), of which
    "and a half" is half.
    """

    start: int
    end: int
    values: tuple[float, ...]
    written: bool
    step: float


@cache
def _words(code: str) -> dict[str, float]:
    return {fold(word): float(value) for word, value in relation(code)["numbers"]["words"].items()}


@cache
def _scales(code: str) -> dict[str, float]:
    return {fold(word): float(value) for word, value in relation(code)["numbers"]["scales"].items()}


@cache
def _list(code: str, name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in relation(code)["numbers"].get(name, ()))


def digit_values(text: str, decimal: str) -> tuple[float, ...]:
    """The values that digits with separators may have: ``1.500`` is 1500 first where the comma is the decimal sign.

    ``decimal`` is the language's decimal sign; a text may follow another custom, so an ambiguous number keeps both
    readings, the language's own first.
    """
    signs = [c for c in text if c in _SEPARATORS]
    if not signs:
        return (float(text),)
    plain = float("".join(c for c in text if c.isdigit()))
    if len(set(signs)) == 2:  # thousands and decimals, in this order
        whole, _, rest = text.rpartition(signs[-1])
        return (float("".join(c for c in whole if c.isdigit()) + "." + rest),)
    if len(signs) > 1:
        return (plain,)
    whole, _, rest = text.partition(signs[0])
    as_decimal = float(f"{whole}.{rest}")
    if not _GROUPED.fullmatch(text) or whole == "0" or signs[0] == "٫":
        return (as_decimal,)
    return (as_decimal, plain) if signs[0] == decimal else (plain, as_decimal)


def numeral_at(tokens: tuple[Token, ...], i: int, language: str) -> Numeral | None:
    """The longest number that starts at token ``i``, or None."""
    total = 0.0
    readings: tuple[float, ...] = (0.0,)
    end, last_scale, scaled, written = i, float("inf"), False, False
    while (group := _group(tokens, end, language, joined=end > i)) is not None:
        values, after = group
        scale, after_scale = _scale(tokens, after, language, least=1000 if tokens[after - 1].kind == "number" else 1)
        if scale == 1.0 and tokens[after - 1].kind == "word" and (own := _own_scale(values[0])):
            values, scale = tuple(value / own for value in values), own  # a dual: "two thousand" in one word
        if end > i and scale > last_scale == 1000.0 and max(values) < 1000:  # "four thousand and six hundred billion"
            readings, last_scale = ((total + values[0]) * scale,), scale
            end = after_scale
            break
        if end > i and (scale >= last_scale or (not scaled) or (max(values) * scale >= last_scale)):
            break
        readings = tuple(total_ + value * scale for value in values for total_ in (total,))
        total = readings[0]
        written = written or tokens[end].kind == "number" or tokens[after - 1].kind == "number"
        end, scaled = after_scale, scaled or scale > 1
        last_scale = scale
        if scale == 1.0 or len(readings) > 1:
            break
    if end == i:
        return None
    step = last_scale if last_scale != float("inf") else 1.0
    end, half = half_at(tokens, end)
    if half:
        readings = tuple(value + 0.5 * step for value in readings)
    return Numeral(i, end, readings, written, step)


def _own_scale(value: float) -> float:
    return next((scale for scale in (1e12, 1e9, 1e6, 1e3) if value >= scale and value % scale == 0), 0.0)


def _group(tokens: tuple[Token, ...], i: int, language: str, *, joined: bool) -> tuple[tuple[float, ...], int] | None:
    """The values and end of one group (digits, or words below a thousand) at ``i``; a joiner may come first."""
    if i >= len(tokens):
        return None
    token = tokens[i]
    if joined and (token.folded in _list(token.language, "joiners")) and i + 1 < len(tokens):
        return _group(tokens, i + 1, language, joined=False)
    if token.kind == "number":
        return digit_values(token.text, relation(language)["numbers"]["decimal"]), i + 1
    if token.kind != "word":
        return None
    value, end = _small(tokens, i)
    if end > i:
        return (value,), end
    scale, _ = _scale(tokens, i, language, ended=False)
    return ((1.0,), i) if scale > 1 and not joined else None


@cache
def _ending(code: str) -> re.Pattern[str] | None:
    pattern = relation(code)["numbers"].get("endings")
    return re.compile(pattern) if pattern else None


def _bare(token: Token) -> str:
    """A number word without its case ending ("yedisi" is seven); only asked for where a number has begun."""
    pattern, word = _ending(token.language), token.folded
    if pattern is None or word in _words(token.language):
        return word
    stems = (word[:-n] for n in range(1, 6) if pattern.fullmatch(word[-n:]))
    return next((stem for stem in stems if stem in _words(token.language) or stem in _scales(token.language)), word)


def _word(token: Token, *, inside: bool = False) -> tuple[float, bool] | None:
    """The value of a number word and whether a conjunction is written onto it."""
    if token.kind != "word":
        return None
    if inside and (value := _words(token.language).get(_bare(token))) is not None:
        return value, False
    conjunction = relation(token.language).get("conjunction", "")
    for prefix, form in forms(token.folded, token.language):
        if form in _words(token.language):
            return _words(token.language)[form], bool(conjunction) and prefix.startswith(conjunction)
    return None


def _small(tokens: tuple[Token, ...], i: int) -> tuple[float, int]:
    """Number words added up from token ``i`` on while they make one number below a million; end is ``i`` if none."""
    first = (100.0, False) if _is_hundred(tokens[i]) else _word(tokens[i], inside=i > 0 and _is_percent(tokens[i - 1]))
    if first is None:
        return 0.0, i
    value, end = first[0], i + 1
    while end < len(tokens):
        step = end
        if tokens[step].text == "-" and step + 1 < len(tokens):
            step += 1
        explicit = tokens[step].folded in _list(tokens[step].language, "joiners")
        if explicit and step + 1 < len(tokens):
            step += 1
        token = tokens[step]
        if not explicit and token.kind == "word" and _is_hundred(token) and 1 <= value < 100:
            value, end = value * 100, step + 1
            continue
        found = _word(token, inside=True)
        if found is None or found[0] == 0:
            break
        word, joined = found
        teen = token.folded in _list(token.language, "teens")
        if not _adds(value, word, joined=joined or explicit, teen=teen):
            break
        value, end = value + word, step + 1
    return value, end


def _is_percent(token: Token) -> bool:
    units = relation(token.language)["units"]
    return token.kind == "word" and token.folded in {fold(word) for word in units["percent"]}


def _adds(value: float, word: float, *, joined: bool, teen: bool) -> bool:
    """Whether ``word`` continues a number that stands at ``value``: 20 + 3, 100 + 47, 7 + 40 with "and", 5 + "teen"."""
    low = value % 100
    if teen and 0 < low < 10 and not joined:
        return True
    if 0 < low < 10:
        return joined and word >= 20 and word < 100 and word % 10 == 0
    if low == 0:
        return 100 <= value < 1000 and word < 100
    return low >= 10 and low % 10 == 0 and word < 10


def _is_hundred(token: Token) -> bool:
    return any(_scales(token.language).get(form) == 100 for _, form in forms(token.folded, token.language))


def _scale(
    tokens: tuple[Token, ...], i: int, language: str, *, least: float = 1, ended: bool = True
) -> tuple[float, int]:
    """The product of scale words of at least ``least`` at ``i`` and where they end (1 and ``i`` when there is none)."""
    product, end = 1.0, i
    while end < len(tokens):
        step = end + 1 if tokens[end].text == "-" and end + 1 < len(tokens) else end
        token = tokens[step]
        if token.kind != "word":
            break
        scales = _scales(token.language)
        if len(token.folded) == 1 and (step == 0 or tokens[step - 1].end != token.start):
            break  # "5m" but not "a m..."
        value = next((scales[form] for form in _scale_forms(token, ended) if form in scales), None)
        if value is None or value < least:
            break
        product, end = product * value, step + 1
    return product, end


def _scale_forms(token: Token, ended: bool) -> tuple[str, ...]:
    found = tuple(form for _, form in forms(token.folded, token.language))
    return (*found, _bare(token)) if ended else found


def half_at(tokens: tuple[Token, ...], i: int) -> tuple[int, bool]:
    """Whether "and a half" follows, and where it ends."""
    if i >= len(tokens):
        return i, False
    for phrase in sorted(relation(tokens[i].language)["numbers"].get("half", ()), key=len, reverse=True):
        words = fold(phrase).split()
        if [token.folded for token in tokens[i : i + len(words)]] == words:
            return i + len(words), True
    return i, False
