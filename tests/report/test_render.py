from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tawatur.checker import Report
from tawatur.claims.model import TawaturError
from tawatur.index.model import Conflict, ConflictKind
from tawatur.report import FORMATS, format_of, render


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", ["story", "hostile"])
def test_every_format_renders_the_same_twice(format: str, name: str, request: pytest.FixtureRequest) -> None:
    report: Report = request.getfixturevalue(name)
    assert render(report, format) == render(report, format) != ""


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_renders_one_bare_document_and_none(story: Report, format: str) -> None:
    assert render(Report(), format)
    assert render(Report(story.documents[:1]), format)


@pytest.mark.parametrize("format", FORMATS)
def test_ids_that_lead_nowhere_are_shown_as_they_are(story: Report, format: str) -> None:
    claim = replace(story.claims[0], rests_on=("nobody",), conflicts_with=(Conflict("nothing", ConflictKind.DATE),))
    assert "nobody" in render(replace(story, claims=(claim,), sources=()), format)


def test_an_unknown_format_is_said() -> None:
    with pytest.raises(TawaturError, match="no report format 'pdf'"):
        render(Report(), "pdf")


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.json", "json"), ("a.HTM", "html"), ("a.md", "markdown"), ("a.csv", "csv"), ("a", "terminal")],
)
def test_the_suffix_names_the_format(name: str, format: str) -> None:
    assert format_of(Path(name)) == format
