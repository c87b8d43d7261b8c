"""Days of publication as files write them: ISO, RFC 2822, day-month-year with numbers or month names, timestamps."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import cache

from .language import languages, load

_YEAR_FIRST = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?!\d)")
_TIMESTAMP = re.compile(r"\d{10}(\d{3})?$")
# Programs write the first day that they can hold (0001-01-01 in .NET) or the last one where they know none.
_YEARS = range(1800, 2201)


def parse_date(value: object) -> date | None:
    """The day that ``value`` (a date, a number of seconds or milliseconds, or text) names; None where it names none.

    Of two numbers before the year the first is the day unless it cannot be. One before 1800 or after 2200 is none.
    """
    found = _parsed(value)
    return found if found is not None and is_plausible(found) else None


def is_plausible(day: date) -> bool:
    """Whether an article may have been published on ``day``: from 1800 to 2200."""
    return day.year in _YEARS


def _parsed(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    text = str(int(value)) if isinstance(value, float) and value == value and abs(value) < 1e15 else str(value).strip()
    if _TIMESTAMP.match(text):
        return datetime.fromtimestamp(int(text[:10]), tz=UTC).date()
    if (found := _YEAR_FIRST.match(text)) is not None:
        return _day(int(found[1]), int(found[3]), int(found[4]))
    if (found := _DAY_FIRST.search(text)) is not None:
        day, month, year = (int(part) for part in found.groups())
        return _day(year, month, day) or _day(year, day, month)
    return _by_name(text) or _rfc(text)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _rfc(text: str) -> date | None:
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, OverflowError):
        return None


@cache
def _months() -> tuple[tuple[re.Pattern[str], int], ...]:
    """Every month's names in every language, with the month's number."""
    named = [
        (name, number)
        for code in languages()
        for number, names in enumerate(load(code).section("reading")["months"], start=1)
        for name in names
    ]
    longest_first = sorted(named, key=lambda item: (-len(item[0]), item[0]))
    return tuple((re.compile(rf"(?<!\w)[ולبב]?{re.escape(name)}(?!\w)"), number) for name, number in longest_first)


def _by_name(text: str) -> date | None:
    """A day written with the month's name: ``20 December 2020``, ``Dec. 20, 2020``, «٢٠ كانون الأول 2020»."""
    folded = text.replace("İ", "i").lower()
    year = re.search(r"(?<!\d)(\d{4})(?!\d)", folded)
    day = re.search(r"(?<![\d:])(\d{1,2})(?:st|nd|rd|th)?(?![\d:])", folded)
    if year is None or day is None:
        return None
    for pattern, number in _months():
        if pattern.search(folded):
            return _day(int(year[1]), number, int(day[1]))
    return None
