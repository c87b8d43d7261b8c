"""Quantities that are no plain numbers: duals, rough amounts ("dozens") and ranks ("the 19th")."""

from __future__ import annotations

from functools import cache

from .data import languages, relation
from .lexicon import Lexicon, lexicon
from .numerals import Numeral, half_at, numeral_at
from .text import Text, fold
from .units import Quantity, by_start, surface, unit_at, unit_class


def counted(text: Text) -> list[Quantity]:
    """Words that carry their own number (Arabic and Hebrew duals)."""
    found = []
    for hit in lexicon("counted").find(text):
        number, concept = hit.concept.split()
        name, factor = unit_class(concept)
        end, half = half_at(text.tokens, hit.end)
        value = (float(number) + 0.5 * half) * factor
        found.append(Quantity(surface(text, hit.start, end), name, ((value, value),), "", 1 + half, hit.start, end))
    return found


def vague(text: Text, taken: frozenset[int]) -> list[Quantity]:
    """Rough amounts ("dozens", "hundreds of thousands"), unless a number stands before them and makes them exact."""
    found: list[Quantity] = []
    hits = sorted(lexicon("numbers.vague").find(text), key=lambda h: (h.start, h.start - h.end))
    end = 0
    for hit in hits:
        if hit.start < end or hit.start in taken or _numbered(text, hit.start):
            continue
        end = hit.end
        low, high = (float(part) for part in hit.concept.split(".."))
        units = by_start(lexicon("units").find(text))
        concept, _ = unit_at(text, Numeral(hit.start, hit.end, (low,), False, 1.0), units)
        name, factor = unit_class(concept)
        found.append(
            Quantity(
                surface(text, hit.start, hit.end),
                name,
                ((low * factor, high * factor),),
                "vague",
                1,
                hit.start,
                hit.end,
            )
        )
    return found


def _numbered(text: Text, i: int) -> bool:
    before = i - 1
    return before >= 0 and (
        text.tokens[before].kind == "number" or numeral_at(text.tokens, before, text.language) is not None
    )


@cache
def _ordinal_lexicon() -> Lexicon:
    tables: dict[str, dict[str, list[str]]] = {}
    for code in languages():
        tables[code] = {}
        for word, value in relation(code)["numbers"]["ordinals"].items():
            tables[code].setdefault(str(value), []).append(word)
    return Lexicon(tables)


def ranks(text: Text, taken: frozenset[int] | set[int]) -> list[Quantity]:
    """Ranks from the third up, in words or as digits with an ending ("19th", "19.", "19'uncu")."""
    found: list[Quantity] = []
    for hit in sorted(_ordinal_lexicon().find(text), key=lambda h: (h.start, h.start - h.end)):
        if hit.start not in taken and not any(q.start <= hit.start < q.end for q in found):
            value = float(hit.concept)
            found.append(
                Quantity(surface(text, hit.start, hit.end), "ordinal", ((value, value),), "", 2, hit.start, hit.end)
            )
    suffixes = frozenset(fold(s) for code in languages() for s in relation(code)["numbers"]["ordinal_suffixes"])
    for i, token in enumerate(text.tokens[:-1]):
        after = text.tokens[i + 1]
        if (
            token.kind == "number"
            and token.text.isdigit()
            and i not in taken
            and after.folded in suffixes
            and after.start <= token.end + 1
        ):
            value = float(token.text)
            found.append(Quantity(token.text + after.text, "ordinal", ((value, value),), "", 2, i, i + 2))
    return found
