"""The quantities of a text: a number, how exact it is, and what it counts."""

from __future__ import annotations

from functools import cache

from .data import languages, relation
from .lexicon import Hit, Lexicon, lexicon
from .numerals import Numeral, half_at, numeral_at
from .rough import counted, ranks, vague
from .text import Text, fold
from .units import Quantity, by_start, surface, unit_at, unit_class

_YEARS = (1900.0, 2100.0)
_RATES = {"usd", "eur", "pound", "gbp", "$", "€", "£"}


def quantities(text: Text, taken: frozenset[int] = frozenset()) -> tuple[Quantity, ...]:
    """Every quantity of the text in order; ``taken`` are tokens that belong to dates and times."""
    found = [*counted(text), *vague(text, taken)]
    covered = taken | {i for q in found for i in range(q.start, q.end)}
    found += ranks(text, covered)
    covered |= {i for q in found for i in range(q.start, q.end)}
    units = by_start(lexicon("units").find(text))
    bounds = lexicon("numbers.bounds").find(text)
    ages = _ages_lexicon().find(text)
    i = 0
    while i < len(text.tokens):
        percent = i in units and units[i].concept == "percent"
        numeral = None if i in covered or percent else numeral_at(text.tokens, i, text.language)
        if numeral is None:
            i += 1
            continue
        found += _quantity(text, numeral, units, bounds, ages)
        i = numeral.end
    return _joined(text, sorted(found, key=lambda q: q.start))


def _quantity(
    text: Text, numeral: Numeral, units: dict[int, Hit], bounds: tuple[Hit, ...], ages: tuple[Hit, ...]
) -> list[Quantity]:
    unit, end = unit_at(text, numeral, units)
    value = numeral.values[0]
    if not unit and (_is_year(numeral, text) or value == 1 or (value == 2 and not numeral.written)):
        return []  # a bare "one" is a pronoun more often than a count
    if value == 1 and (not numeral.written or unit in _RATES):
        return []  # "1 dolar" opens an exchange rate
    if unit_class(unit)[0] in ("duration", "") and any(
        h.start - 3 <= numeral.end and numeral.start <= h.end + 1 and _beside(h, numeral, end) for h in ages
    ):
        return []
    name, factor = unit_class(unit)
    end, half = half_at(text.tokens, end) if end > numeral.end else (end, False)
    values = tuple(v + 0.5 * numeral.step * half for v in numeral.values)
    low_high = tuple((v * factor, v * factor) for v in values)
    bound = _bound(text, numeral, bounds, end)
    return [Quantity(surface(text, numeral.start, end), name, low_high, bound, _digits(value), numeral.start, end)]


def _beside(hit: Hit, numeral: Numeral, end: int) -> bool:
    return (
        hit.end == numeral.start
        or numeral.end <= hit.start <= max(end, numeral.end + 1)
        or hit.start == numeral.end + 1
    )


def _is_year(numeral: Numeral, text: Text) -> bool:
    token = text.tokens[numeral.start]
    return token.kind == "number" and len(token.text) == 4 and _YEARS[0] <= numeral.values[0] < _YEARS[1]


def _digits(value: float) -> int:
    shown = (
        f"{value:.10g}".replace(".", "").strip("0")
        if value < 1e15
        else f"{value:.6e}".split("e")[0].replace(".", "").rstrip("0")
    )
    return max(1, len(shown))


def _bound(text: Text, numeral: Numeral, bounds: tuple[Hit, ...], end: int) -> str:
    """How exact the number is said to be, by the nearest words before it, else right after it or its noun."""
    before = [h for h in bounds if h.end <= numeral.start and numeral.start - h.end <= 1]
    if before:
        return max(before, key=lambda h: (h.end, h.end - h.start)).concept
    single = text.tokens[numeral.start - 1] if numeral.start else None
    after = [h for h in bounds if numeral.end <= h.start <= end + 1]
    if after:
        return after[0].concept
    hyphen = single is not None and single.text == "-" and numeral.start >= 2
    if hyphen and _is_bound_letter(text, numeral.start - 2):
        return "about"
    return ""


def _is_bound_letter(text: Text, i: int) -> bool:
    """Whether a word ends in a one-letter "about" (Hebrew "kaf" before a hyphen)."""
    token = text.tokens[i]
    letters = [w for w in relation(token.language)["numbers"]["bounds"]["about"] if len(w) == 1]
    return token.kind == "word" and len(token.folded) <= 3 and any(token.folded.endswith(fold(w)) for w in letters)


@cache
def _ages_lexicon() -> Lexicon:
    return Lexicon({code: {"age": relation(code)["numbers"]["ages"]} for code in languages()})


def _joiner(text: Text, i: int) -> bool:
    token = text.tokens[i]
    return token.folded in {fold(word) for word in relation(token.language)["numbers"]["joiners"]}


def _joined(text: Text, found: list[Quantity]) -> tuple[Quantity, ...]:
    """Durations in two units as one: "12 years 6 months"."""
    joined: list[Quantity] = []
    for quantity in found:
        last = joined[-1] if joined else None
        near = last is not None and (
            quantity.start == last.end or (quantity.start == last.end + 1 and _joiner(text, last.end))
        )
        if last and near and last.unit == quantity.unit == "duration" and quantity.values[0][1] < last.values[0][0] / 2:
            value = last.values[0][0] + quantity.values[0][0]
            words = surface(text, last.start, quantity.end)
            joined[-1] = Quantity(words, "duration", ((value, value),), last.bound, 2, last.start, quantity.end)
        else:
            joined.append(quantity)
    return tuple(joined)
