"""The whole way with the shipped weights, on the seed article."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.attribution.model import SourceKind, Verdict
from tawatur.checker import Checker, Report
from tawatur.claims.model import Document, TawaturError
from tawatur.claims.read import read
from tawatur.index.model import Claim

ROOT = Path(__file__).resolve().parent.parent
NEEDED = ("weights/tagger.npz", "weights/pairs.npz", "index/data/combiner.json", "index/data/linking.json")
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


def test_half_a_surrogate_is_no_error(tmp_path: Path) -> None:
    checker = Checker()
    assert checker.relate("The dam \ud800 broke", "The dam broke \udcff").reason
    checker.add((Document("d", "The minister said that the dam broke on Monday.", "en"),), tmp_path)
    assert checker.verify("The dam \udcff broke", tmp_path).claim == "The dam \ufffd broke"


@pytest.mark.parametrize("work", ["check", "add"])
def test_a_slip_in_the_corrections_is_told_before_the_work(
    work: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[object] = []
    monkeypatch.setattr("tawatur.run.gather", lambda *_, **__: begun.append(work))
    (tmp_path / "c.yaml").write_text("sam: [[a, b]]", encoding="utf-8")
    checker = Checker(corrections=tmp_path / "c.yaml")
    with pytest.raises(TawaturError, match="unknown key 'sam'"):
        checker.check([]) if work == "check" else checker.add([], tmp_path / "index")
    assert not begun and not (tmp_path / "index").exists()


@pytest.fixture(scope="module")
def story() -> Report:
    return Checker().check(read(ROOT / "seeds" / "story").documents)


def _claim(story: Report, document: str, words: str) -> Claim:
    """The claim of the longest proposition of ``document`` with these words."""
    home = {s.id: s.document for s in story.statements}
    found = [p for p in story.propositions if home[p.statement].startswith(document) and words in p.text]
    name = max(found, key=lambda p: len(p.text)).id
    return next(claim for claim in story.claims if name in claim.propositions)


def _told_in(story: Report, claim: Claim) -> set[str]:
    home = {s.id: s.document for s in story.statements}
    mine = {p.statement for p in story.propositions if p.id in claim.propositions}
    return {home[statement][0] for statement in mine}


def test_a_report_repeated_in_four_languages_rests_on_one_source(story: Report) -> None:
    claim = _claim(story, "1", "التوسط")
    assert _told_in(story, claim) == {"1", "2", "3", "4", "6", "7"}
    assert claim.verdict is Verdict.SINGLE_SOURCE
    names = {source.id: {source.name, *source.aliases} for source in story.sources}
    assert any("Walla" in names[source] for source in claim.rests_on)


def test_what_somebody_else_confirms_is_corroborated(story: Report) -> None:
    claim = _claim(story, "5", "did speak by telephone")
    assert {"1", "2", "3", "5"} <= _told_in(story, claim)
    assert (claim.verdict, claim.origins.minimum) == (Verdict.CORROBORATED, 2)


def test_what_is_denied_is_disputed(story: Report) -> None:
    assert _claim(story, "2", "responded positively").verdict is Verdict.DISPUTED


def test_a_wrong_number_is_not_the_same_claim(story: Report) -> None:
    assert _claim(story, "3", "90").id != _claim(story, "4", "19").id
