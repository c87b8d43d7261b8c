"""The quantities of a text: a number, how exact it is, and what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .data import languages, relation, table
from .lexicon import Hit, Lexicon, lexicon
from .numerals import Numeral, half_at, numeral_at
from .text import Text, fold

_REACH = 3  # tokens after a number in which its noun is looked for ("118 Houthi-held detainees")
_YEARS = (1900.0, 2100.0)
_RATES = {"usd", "eur", "pound", "gbp", "$", "€", "£"}
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


def quantities(text: Text, taken: frozenset[int] = frozenset()) -> tuple[Quantity, ...]:
    """Every quantity of the text in order; ``taken`` are tokens that belong to dates and times."""
    found: list[Quantity] = list(_counted(text))
    vague = _vague(text, taken)
    found += vague
    covered = taken | {i for q in found for i in range(q.start, q.end)}
    found += _ordinals(text, covered)
    covered |= {i for q in found for i in range(q.start, q.end)}
    units = _by_start(lexicon("units").find(text))
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


def _quantity(text: Text, numeral: Numeral, units: dict[int, Hit], bounds: tuple[Hit, ...], ages: tuple[Hit, ...]) -> list[Quantity]:
    unit, end = _unit(text, numeral, units)
    value = numeral.values[0]
    if not unit and (_is_year(numeral, text) or value == 1 or (value == 2 and not numeral.written)):
        return []  # a bare "one" is a pronoun more often than a count
    if value == 1 and (not numeral.written or unit in _RATES):
        return []  # "1 dolar" opens an exchange rate
    if _class(unit)[0] in ("duration", "") and any(h.start - 3 <= numeral.end and numeral.start <= h.end + 1 and _beside(h, numeral, end) for h in ages):
        return []
    name, factor = _class(unit)
    end, half = half_at(text.tokens, end) if end > numeral.end else (end, False)
    values = tuple(v + 0.5 * numeral.step * half for v in numeral.values)
    low_high = tuple((v * factor, v * factor) for v in values)
    bound = _bound(text, numeral, bounds, end)
    return [Quantity(_surface(text, numeral.start, end), name, low_high, bound, _digits(value), numeral.start, end)]


def _beside(hit: Hit, numeral: Numeral, end: int) -> bool:
    return hit.end == numeral.start or numeral.end <= hit.start <= max(end, numeral.end + 1) or hit.start == numeral.end + 1


def _unit(text: Text, numeral: Numeral, units: dict[int, Hit]) -> tuple[str, int]:
    """The unit's concept and the end of the words that name it: a sign at the number, then the nearest noun after it."""
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
        if i in units and not (units[i].concept == "percent" and i + 1 < len(tokens) and tokens[i + 1].kind == "number"):
            return units[i].concept, units[i].end
    return "", numeral.end


def _class(concept: str) -> tuple[str, float]:
    if not concept:
        return "", 1.0
    name, factor = table("units")[concept]
    return str(name), float(factor)


def _is_year(numeral: Numeral, text: Text) -> bool:
    token = text.tokens[numeral.start]
    return token.kind == "number" and len(token.text) == 4 and _YEARS[0] <= numeral.values[0] < _YEARS[1]


def _digits(value: float) -> int:
    shown = f"{value:.10g}".replace(".", "").strip("0") if value < 1e15 else f"{value:.6e}".split("e")[0].replace(".", "").rstrip("0")
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


def _surface(text: Text, start: int, end: int) -> str:
    return text.raw[text.tokens[start].start : text.tokens[end - 1].end]


def _by_start(hits: tuple[Hit, ...]) -> dict[int, Hit]:
    """The longest hit at each token."""
    best: dict[int, Hit] = {}
    for hit in hits:
        if hit.start not in best or hit.end > best[hit.start].end:
            best[hit.start] = hit
    return best


@cache
def _ages_lexicon() -> Lexicon:
    return Lexicon({code: {"age": relation(code)["numbers"]["ages"]} for code in languages()})


def _counted(text: Text) -> list[Quantity]:
    """Words that carry their own number (Arabic and Hebrew duals)."""
    found = []
    for hit in lexicon("counted").find(text):
        number, concept = hit.concept.split()
        name, factor = _class(concept)
        end, half = half_at(text.tokens, hit.end)
        value = (float(number) + 0.5 * half) * factor
        found.append(Quantity(_surface(text, hit.start, end), name, ((value, value),), "", 1 + half, hit.start, end))
    return found


def _vague(text: Text, taken: frozenset[int]) -> list[Quantity]:
    """Rough amounts ("dozens", "hundreds of thousands"), unless a number stands before them and makes them exact."""
    found: list[Quantity] = []
    hits = sorted(lexicon("numbers.vague").find(text), key=lambda h: (h.start, h.start - h.end))
    end = 0
    for hit in hits:
        if hit.start < end or hit.start in taken or _numbered(text, hit.start):
            continue
        end = hit.end
        low, high = (float(part) for part in hit.concept.split(".."))
        units = _by_start(lexicon("units").find(text))
        concept, _ = _unit(text, Numeral(hit.start, hit.end, (low,), False, 1.0), units)
        name, factor = _class(concept)
        found.append(Quantity(_surface(text, hit.start, hit.end), name, ((low * factor, high * factor),), "vague", 1, hit.start, hit.end))
    return found


def _numbered(text: Text, i: int) -> bool:
    before = i - 1
    return before >= 0 and (text.tokens[before].kind == "number" or numeral_at(text.tokens, before, text.language) is not None)


@cache
def _ordinal_lexicon() -> Lexicon:
    tables: dict[str, dict[str, list[str]]] = {}
    for code in languages():
        tables[code] = {}
        for word, value in relation(code)["numbers"]["ordinals"].items():
            tables[code].setdefault(str(value), []).append(word)
    return Lexicon(tables)


def _ordinals(text: Text, taken: frozenset[int] | set[int]) -> list[Quantity]:
    """Ranks from the third up, in words or as digits with an ending ("19th", "19.", "19'uncu")."""
    found: list[Quantity] = []
    for hit in sorted(_ordinal_lexicon().find(text), key=lambda h: (h.start, h.start - h.end)):
        if hit.start not in taken and not any(q.start <= hit.start < q.end for q in found):
            value = float(hit.concept)
            found.append(Quantity(_surface(text, hit.start, hit.end), "ordinal", ((value, value),), "", 2, hit.start, hit.end))
    suffixes = frozenset(fold(s) for code in languages() for s in relation(code)["numbers"]["ordinal_suffixes"])
    for i, token in enumerate(text.tokens[:-1]):
        after = text.tokens[i + 1]
        if token.kind == "number" and token.text.isdigit() and i not in taken and after.folded in suffixes and after.start <= token.end + 1:
            value = float(token.text)
            found.append(Quantity(token.text + after.text, "ordinal", ((value, value),), "", 2, i, i + 2))
    return found


def _joiner(text: Text, i: int) -> bool:
    token = text.tokens[i]
    return token.folded in {fold(word) for word in relation(token.language)["numbers"]["joiners"]}


def _joined(text: Text, found: list[Quantity]) -> tuple[Quantity, ...]:
    """Durations in two units as one: "12 years 6 months"."""
    joined: list[Quantity] = []
    for quantity in found:
        last = joined[-1] if joined else None
        near = last is not None and (quantity.start == last.end or (quantity.start == last.end + 1 and _joiner(text, last.end)))
        if last and near and last.unit == quantity.unit == "duration" and quantity.values[0][1] < last.values[0][0] / 2:
            value = last.values[0][0] + quantity.values[0][0]
            surface = _surface(text, last.start, quantity.end)
            joined[-1] = Quantity(surface, "duration", ((value, value),), last.bound, 2, last.start, quantity.end)
        else:
            joined.append(quantity)
    return tuple(joined)
