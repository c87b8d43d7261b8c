from __future__ import annotations

from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from tawatur.checker import Report
from tawatur.report.terminal import print_report, render_terminal


def bare(text: str) -> str:
    return text.translate({0x2068: None, 0x2069: None})


def test_chains_run_from_the_article_to_the_origin(story: Report) -> None:
    shown = bare(render_terminal(story))
    assert "الضفة (Daffa) (ar, 2020-12-20) ← نهر (Nahr) ← مسؤولون [anonymous]" in shown
    assert "rests on نهر (Nahr)" in shown


def test_disputed_claims_come_first_and_show_the_other_side(story: Report) -> None:
    shown = bare(render_terminal(story))
    assert shown.index("disputed (1)") < shown.index("single source (1)")
    assert "denied by\n  Gadah (he, 2020-12-21) ← המשרד" in shown
    assert "≠ number [1 independent origin]: يسعى الرئيس" in shown


def test_documents_with_one_chain_share_a_branch(story: Report) -> None:
    chain = story.statements[0].chain
    second = replace(story.statements[1], chain=chain)
    shown = bare(render_terminal(replace(story, statements=(story.statements[0], second, *story.statements[2:]))))
    assert "نهر (Nahr) ← مسؤولون [anonymous]\n  ├─ الضفة (Daffa) (ar, 2020-12-20)\n  └─ Gadah (he, 2020-12-21)" in shown


def test_who_says_what_lists_attributed_statements_only(story: Report) -> None:
    listed = bare(render_terminal(story)).split("who says what")[1].split("copies")[0]
    assert "[denies] המשרד מכחיש" in listed
    assert "He mediates" not in listed


def test_copies_by_the_hundred_are_counted_and_not_listed(story: Report) -> None:
    shown = bare(render_terminal(replace(story, copies=story.copies[:1] * 300)))
    assert "and 260 more pairs in the JSON and HTML reports" in shown


@pytest.mark.parametrize("width", [40, 80, 160])
def test_statements_keep_to_the_width(story: Report, width: int) -> None:
    long = replace(story.claims[1], text="He mediates between two allies of his country. " * 8)
    lines = render_terminal(replace(story, claims=(long,)), width=width).splitlines()
    assert all(len(line) <= width for line in lines if "mediates between" in line)


def test_colours_only_on_a_terminal(story: Report) -> None:
    assert "\x1b" not in render_terminal(story)
    buffer = StringIO()
    print_report(story, Console(file=buffer, force_terminal=True, color_system="standard"))
    assert "\x1b" in buffer.getvalue()


def test_hostile_text_cannot_reach_the_terminal(hostile: Report) -> None:
    shown = render_terminal(hostile)
    assert "\x1b" not in shown and "\u202e" not in shown
    assert "<script>alert(1)</script>" in shown


def test_an_empty_report_is_its_summary() -> None:
    assert "0 documents, 0 statements, 0 claims" in render_terminal(Report())
