from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest

from tawatur.checker import Report
from tawatur.report.csv import COLUMNS, render_csv


def rows(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(render_csv(report), newline="")))


def test_one_row_for_each_claim_and_member(story: Report) -> None:
    found = rows(story)
    assert [(row["claim"], row["proposition"]) for row in found] == [
        ("c1", "p1"),
        ("c1", "p2"),
        ("c2", "p4"),
        ("c2", "p3"),
    ]
    assert found[0]["chain"] == "نهر (Nahr) ← مسؤولون" and found[0]["rests_on"] == "نهر (Nahr)"
    assert found[0]["spans"] == "0:24" and found[3]["stance"] == "denies"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", " =", "＝", "\n-", "\x00="])
def test_a_cell_that_a_spreadsheet_would_compute_is_made_text(story: Report, start: str) -> None:
    text = f"{start}1+1"
    changed = replace(story, claims=(replace(story.claims[0], text=text),))
    assert rows(changed)[0]["claim_text"] == "'" + text.replace("\x00", "")


def test_no_cell_of_a_hostile_report_is_a_formula(hostile: Report) -> None:
    assert not any(cell.startswith("=") for row in rows(hostile) for cell in row.values())


def test_an_empty_report_is_its_header() -> None:
    assert render_csv(Report()) == ",".join(COLUMNS) + "\r\n"
