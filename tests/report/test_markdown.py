from __future__ import annotations

from tawatur.checker import Report
from tawatur.report.markdown import render_markdown


def bare(text: str) -> str:
    return text.translate({0x2068: None, 0x2069: None})


def test_claims_statements_and_sources(story: Report) -> None:
    shown = bare(render_markdown(story))
    assert "- **single source**: 1 independent origin, rests on نهر (Nahr)" in shown
    assert "  - الضفة (Daffa) (ar, 2020-12-20) ← نهر (Nahr) ← مسؤولون" in shown
    assert "- Denied by:\n  - Gadah (he, 2020-12-21) ← המשרד" in shown
    assert "| המשרד | (denies) המשרד מכחיש. |" in shown
    assert "| نهر (Nahr) | 1 | 1 | 2 | الضفة (Daffa) | F6 |" in shown
    assert "- نهر (Nahr): “נהר” (2 mentions): names agree across scripts" in shown


def test_hostile_text_neither_formats_nor_breaks_tables(hostile: Report) -> None:
    shown = render_markdown(hostile)
    assert "<script" not in shown and "\x1b" not in shown
    rows = [line for line in shown.splitlines() if line.startswith("|")]
    assert {row.replace("\\|", "").count("|") for row in rows} == {3, 7}


def test_an_empty_report_is_its_summary() -> None:
    assert render_markdown(Report()) == "# tawatur report\n\n0 documents, 0 statements, 0 claims.\n"
