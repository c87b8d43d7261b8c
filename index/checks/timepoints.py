"""When a text says that something happened: weekdays, days and months, years, and days relative to publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .lexicon import Hit, lexicon
from .numerals import numeral_at
from .text import Text, Token

_YEARS = range(1900, 2100)
_DAYS = range(1, 32)
_CALENDAR = range(date.min.toordinal(), date.max.toordinal() + 1)  # the first day has no yesterday


@dataclass(frozen=True, slots=True)
class Timepoints:
    """The times that a text names, one field per way of fixing a time; ``tokens`` are those that belong to them.

    ``weekdays`` are 1 (Monday) to 7, ``days`` (month, day), ``months`` 1 to 12, ``hijri`` months of the lunar year,
    ``periods`` (unit, offset) such as ("week", -1), ``dates`` calendar days where they can be worked out.
    """

    weekdays: frozenset[int]
    days: frozenset[tuple[int, int]]
    months: frozenset[int]
    hijri: frozenset[int]
    years: frozenset[int]
    periods: frozenset[tuple[str, int]]
    relative: frozenset[int]
    clock: frozenset[str]
    dayparts: frozenset[str]
    dates: frozenset[date]
    tokens: frozenset[int]


def timepoints(text: Text, published: date | None = None) -> Timepoints:
    """Find the times in a text; relative ones are worked out when the day of publication is known."""
    hits = {
        name: lexicon(f"dates.{name}").find(text)
        for name in ("weekdays", "months", "hijri", "days", "periods", "dayparts", "seasons")
    }
    used = {i for name, found in hits.items() if name != "dayparts" for h in found for i in range(h.start, h.end)}
    days: set[tuple[int, int]] = set()
    for hit in hits["months"]:
        for i in _day_tokens(text.tokens, hit):
            days.add((int(hit.concept), int(text.tokens[i].text)))
            used.add(i)
    years = {i: int(t.text) for i, t in enumerate(text.tokens) if _is_year(text.tokens, i, t, used)}
    used |= set(years)
    clock = {i: t.text for i, t in enumerate(text.tokens) if t.kind == "time"}
    months = frozenset(int(h.concept) for h in hits["months"])
    relative = frozenset(int(h.concept) for h in hits["days"])
    weekdays = frozenset(int(h.concept) for h in hits["weekdays"])
    return Timepoints(
        weekdays=weekdays,
        days=frozenset(days),
        months=months,
        hijri=frozenset(int(h.concept) for h in hits["hijri"]),
        years=frozenset(years.values()),
        periods=frozenset((h.concept.split()[0], int(h.concept.split()[1])) for h in hits["periods"]),
        relative=relative,
        clock=frozenset(clock.values()),
        dayparts=frozenset(h.concept for h in hits["dayparts"]),
        dates=_dates(days, relative, weekdays, frozenset(years.values()), published),
        tokens=frozenset(used | set(clock)),
    )


def _day_tokens(tokens: tuple[Token, ...], month: Hit) -> list[int]:
    """The tokens that hold the day of a month name: the number before it, else the one after ("March 3")."""
    for i in (month.start - 1, month.start - 2, month.end, month.start - 3):
        if (
            0 <= i < len(tokens)
            and tokens[i].kind == "number"
            and tokens[i].text.isdigit()
            and int(tokens[i].text) in _DAYS
        ):
            if i < month.start - 1 and any(t.kind in ("number", "mark") for t in tokens[i + 1 : month.start]):
                continue
            if i == month.start - 3 and not all(len(t.folded) <= 3 for t in tokens[i + 1 : month.start]):
                continue
            if i == month.end and not _alone(tokens, i):
                continue
            return [i]
    return []


def _alone(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the number at ``i`` ends there: "in September 20 thousand ..." names no day."""
    numeral = numeral_at(tokens, i, tokens[i].language)
    return numeral is not None and numeral.end == i + 1


def _is_year(tokens: tuple[Token, ...], i: int, token: Token, used: set[int]) -> bool:
    if token.kind != "number" or len(token.text) != 4 or not token.text.isdigit() or i in used:
        return False
    follows = tokens[i + 1].folded if i + 1 < len(tokens) else ""
    return int(token.text) in _YEARS and follows not in ("%", "$", "€")


def _dates(
    days: set[tuple[int, int]],
    relative: frozenset[int],
    weekdays: frozenset[int],
    years: frozenset[int],
    published: date | None,
) -> frozenset[date]:
    """Calendar days: named days in a named year or the year of publication; relative days and the last such weekday."""
    found: set[date] = set()
    year = next(iter(years)) if len(years) == 1 else published.year if published else None
    if year:
        found |= {date(year, month, day) for month, day in days if _exists(year, month, day)}
    if published:
        offsets = {*relative, *(-((published.isoweekday() - weekday) % 7) for weekday in weekdays)}
        nearby = (published.toordinal() + offset for offset in offsets)
        found |= {date.fromordinal(day) for day in nearby if day in _CALENDAR}
    return frozenset(found)


def _exists(year: int, month: int, day: int) -> bool:
    lengths = (
        31,
        29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28,
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
        31,
    )
    return day <= lengths[month - 1]
