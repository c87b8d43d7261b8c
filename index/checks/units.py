"""What a number counts: its unit, found at the number or in the nouns after it."""

from __future__ import annotations

from dataclasses import dataclass

from .data import table
from .lexicon import Hit
from .numerals import Numeral
from .text import Text

_REACH = 3  # tokens after a number in which its noun is looked for ("118 Houthi-held detainees")
_SYMBOLS = {"%", "٪", "$", "€", "£", "₺", "₪"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something: ``values`` are its possible readings as (low, high), in the base unit of ``unit``.

    ``unit`` is the class it is compared in, "" when the noun is not known. ``bound`` is ``about``, ``over``,
    ``under``, ``vague`` or "" (exact); ``digits`` counts the significant digits of the number as written.
    """

    text: str
    unit: str
    values: tuple[tuple[float, float], ...]
    bound: str
    digits: int
    start: int
    end: int


def unit_at(text: Text, numeral: Numeral, units: dict[int, Hit]) -> tuple[str, int]:
    """The unit's concept and the end of the words that name it: a sign at the number, else the nearest noun after."""
    tokens = text.tokens
    before = numeral.start - 1
    if before >= 0:
        if tokens[before].text in _SYMBOLS:
            return tokens[before].text, numeral.end
        hit = units.get(before)
        if hit and hit.concept == "percent":
            return hit.concept, numeral.end
    for i in range(numeral.end, min(numeral.end + _REACH, len(tokens))):
        if tokens[i].text in _SYMBOLS:
            return tokens[i].text, i + 1
        if tokens[i].kind == "number" or tokens[i].text in ".;:!?,،؛":
            break
        if i in units and not (
            units[i].concept == "percent" and i + 1 < len(tokens) and tokens[i + 1].kind == "number"
        ):
            return units[i].concept, units[i].end
    return "", numeral.end


def unit_class(concept: str) -> tuple[str, float]:
    """The class in which a unit is compared and its factor to the base unit; none for an unknown noun."""
    if not concept:
        return "", 1.0
    name, factor = table("units")[concept]
    return str(name), float(factor)


def surface(text: Text, start: int, end: int) -> str:
    """The words of the tokens ``[start, end)`` as they stand in the text."""
    return text.raw[text.tokens[start].start : text.tokens[end - 1].end]


def by_start(hits: tuple[Hit, ...]) -> dict[int, Hit]:
    """The longest hit at each token."""
    best: dict[int, Hit] = {}
    for hit in hits:
        if hit.start not in best or hit.end > best[hit.start].end:
            best[hit.start] = hit
    return best
