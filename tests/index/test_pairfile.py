from __future__ import annotations

import json
from datetime import date

import pytest

from tawatur.claims.model import TawaturError
from tawatur.index.model import ConflictKind, Judgement, Relation
from tawatur.index.pairfile import Pair, format_judgement, parse_pair


def test_a_pair_is_read_with_its_dates() -> None:
    line = '{"id": 7, "a": "שלום", "b": "سلام", "a_date": "2020-12-31", "b_date": "2021-01-01T10:00:00Z"}'
    assert parse_pair(line) == Pair("7", "שלום", "سلام", date(2020, 12, 31), date(2021, 1, 1))


def test_dates_and_id_may_be_missing() -> None:
    assert parse_pair('{"a": "x", "b": "y", "a_date": null}') == Pair("", "x", "y")


def test_a_date_that_a_program_writes_for_none_is_none() -> None:
    assert parse_pair('{"a": "x", "b": "y", "a_date": "0001-01-01T00:00:00"}').a_date is None


def test_half_a_surrogate_can_be_tokenised() -> None:
    pair = parse_pair('{"a": "the dam \\ud83d", "b": "\\ud800 broke"}')
    assert (pair.a, pair.b) == ("the dam \ufffd", "\ufffd broke")


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("x", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('{"id": %s, "a": "x", "b": "y"}' % ("9" * 5_000), "not JSON"),
        ('["x", "y"]', "object"),
        ('{"a": "x"}', '"b"'),
        ('{"a": " ", "b": "y"}', '"a"'),
        ('{"a": "x", "b": 5}', '"b"'),
        ('{"a": "x", "b": "y", "b_date": "yesterday"}', '"b_date"'),
    ],
)
def test_what_is_no_pair_is_said(line: str, complaint: str) -> None:
    with pytest.raises(TawaturError, match=complaint):
        parse_pair(line)


def test_a_judgement_is_one_line_of_the_contract() -> None:
    line = format_judgement(
        Pair("1", "x", "y"), Judgement(Relation.CONFLICT, ConflictKind.NUMBER, 0.91234, "12 ≠ 18\nx")
    )
    expected = {"id": "1", "relation": "conflict", "kind": "number", "score": 0.9123, "reason": "12 ≠ 18\nx"}
    assert json.loads(line) == expected and "\n" not in line
