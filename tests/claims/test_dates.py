"""Days of publication."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tawatur.claims.dates import parse_date


@pytest.mark.parametrize(
    "value",
    [
        "2020-12-20", "2020-12-20T08:30:00+03:00", "2020/12/20", "20201220", "20.12.2020", "20/12/2020 10:15",
        "12/20/2020", "Sun, 20 Dec 2020 08:30:00 +0000", "20 December 2020", "Dec. 20, 2020 at 9:45 AM", 
        "December 20th, 2020",
        "٢٠ كانون الأول ٢٠٢٠", "الأحد 20 ديسمبر 2020 - 08:30", "20 Aralık 2020 Pazar", "20 בדצמבר 2020", "1608451200",
        1608451200, 1608451200000, date(2020, 12, 20), datetime(2020, 12, 20, 8, 30),
    ],
)  # fmt: skip
def test_common_forms(value: object) -> None:
    assert parse_date(value) == date(2020, 12, 20)


@pytest.mark.parametrize(
    "value",
    [
        "yesterday", "", "2020-13-45", "20.20.2020", None, True, [2020], float("nan"), "2020", 7,
        "Mon, 1 Jan 99999999999999999999 00:00:00 +0000", "Jan 1 1:2 : +99999999999 1",
    ],
)  # fmt: skip
def test_what_names_no_day(value: object) -> None:
    assert parse_date(value) is None


@pytest.mark.parametrize(
    "value",
    ["0001-01-01T00:00:00", "9999-12-31", "01.01.1601", "Sun, 1 Jan 0001 00:00:00 +0000", "9999999999", date.min],
)
def test_the_first_and_the_last_day_that_a_program_can_hold_are_none(value: object) -> None:
    assert parse_date(value) is None


def test_old_papers_have_their_days() -> None:
    assert parse_date("1821-05-06") == date(1821, 5, 6)


def test_the_day_comes_before_the_month() -> None:
    assert parse_date("03.04.2021") == date(2021, 4, 3)
