"""The whole way with the shipped weights, on the seed article."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.attribution.model import SourceKind
from tawatur.checker import Checker, Report
from tawatur.claims.read import read

ROOT = Path(__file__).resolve().parent.parent
NEEDED = ("weights/tagger.npz", "weights/pairs.npz", "index/data/combiner.json")
MISSING = [name for name in NEEDED if not (ROOT / name).is_file()]

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not trained yet: {', '.join(MISSING)}")


@pytest.fixture(scope="module")
def report() -> Report:
    (article,) = sorted((ROOT / "seeds").glob("*.txt"))
    return Checker().check(read(article).documents)


@pytest.mark.parametrize("name", ["واللا", "المونيتور", "رون بن يشاي"])
def test_who_speaks_in_the_seed_article_is_named(report: Report, name: str) -> None:
    assert any(name in other for source in report.sources for other in (source.name, *source.aliases))


def test_the_officials_come_through_walla(report: Report) -> None:
    kinds = {source.id: source.kind for source in report.sources}
    walla = next(s.id for s in report.sources if "واللا" in (s.name, *s.aliases))
    through = [s.chain for s in report.statements if s.chain and s.chain[0].source == walla and len(s.chain) > 1]
    assert any(kinds[chain[1].source] is SourceKind.OFFICIALS for chain in through)


def test_every_span_lies_in_the_text_and_every_link_has_its_reason(report: Report) -> None:
    texts = {document.id: document.text for document in report.documents}
    for statement in report.statements:
        size = len(texts[statement.document])
        assert all(0 <= a < b <= size for a, b in statement.spans)
        assert all(link.reason for link in statement.chain)
        assert all(0 <= m[0] < m[1] <= size for m in (link.mention for link in statement.chain) if m)


def test_every_proposition_is_in_exactly_one_claim(report: Report) -> None:
    placed = [name for claim in report.claims for name in claim.propositions]
    assert sorted(placed) == sorted(p.id for p in report.propositions)


def test_one_article_alone_corroborates_nothing(report: Report) -> None:
    assert {claim.verdict.value for claim in report.claims} <= {"single source", "unresolved", "disputed"}


def test_two_texts_are_related() -> None:
    found = Checker().relate("Twelve people died in the fire", "The fire killed eighteen people")
    assert 0 <= found.score <= 1 and found.reason
