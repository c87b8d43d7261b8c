"""What a run hands to the report beside its claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

import pytest

from tawatur.attribution.independence.corrections import Corrections
from tawatur.attribution.model import Identification
from tawatur.checker import Report
from tawatur.claims.model import Evidence
from tawatur.index.holdings import Holdings
from tawatur.index.joining import joined
from tawatur.index.judge import Judge
from tawatur.index.model import Judgement
from tawatur.index.pairfile import Pair
from tawatur.run import decide
from tests.conftest import build_run


class NothingToJudge:
    def judge_many(self, pairs: Sequence[Pair], **_: object) -> list[Judgement]:
        assert not pairs
        return []


def decided(held: Holdings) -> Report:
    """The report on one statement."""
    judge = cast(Judge, NothingToJudge())
    return decide(held, judge=judge, corrections=Corrections(), progress=lambda stage, done, total: None)


def test_a_report_holds_each_documents_outlet_and_why_sources_are_one() -> None:
    told = Identification("ann", "a", "Ann", Evidence(0.9, "the names agree"))
    report = decided(replace(build_run("a", "Twelve died.", chain=("ann",), outlet="daily"), merges=(told,)))
    assert report.outlets == {"a": "daily"}
    assert report.identifications == (told,)


@pytest.mark.parametrize(("language", "notes"), [("en", 0), ("fa", 1)])
def test_a_language_without_measured_error_rates_is_told(language: str, notes: int) -> None:
    held = build_run("a", "Twelve died.")
    report = decided(replace(held, documents=(replace(held.documents[0], language=language),)))
    assert len(report.notes) == notes
    assert all("'fa'" in note for note in report.notes)


def test_reasons_follow_the_ids_of_a_joined_run() -> None:
    told = (Identification("ann", "a", "Ann", Evidence(0.9, "the names agree")),)
    new = replace(build_run("a", "Nobody died.", chain=("ann",)), merges=told)
    assert [item.document for item in joined(build_run("a", "Twelve died."), new).merges] == ["a~2"]
    assert joined(new, new).merges == told
