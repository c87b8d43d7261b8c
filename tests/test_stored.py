"""A claim against an index gets the verdict that a check of the stored articles would give."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from tawatur.attribution.model import Source, SourceKind, Verdict
from tawatur.checker import Verification
from tawatur.claims.model import Stance
from tawatur.index.holdings import Holdings
from tawatur.index.model import ConflictKind, Judgement, Relation
from tawatur.index.pairfile import Pair
from tawatur.index.store import Store
from tawatur.stored import verify

Run = Callable[..., Holdings]
Add = Callable[..., None]
CLAIM = "Twelve people died in the harbour"
SOURCES = (
    Source("ministry", "the ministry of health of Ruritania", SourceKind.INSTITUTION),
    Source("rescue", "the Red Anchor rescue service", SourceKind.INSTITUTION),
)


class Near:
    """An encoder for which all texts lie near each other, except those that say so."""

    name = "model"
    dimension = 4

    def encode(self, texts: Sequence[str], *, advance: object = None) -> np.ndarray:
        return np.array([[0, 1, 0, 0] if "weather" in text else [1, 0, 0, 0] for text in texts], dtype=np.float32)


def judge(pairs: Sequence[Pair]) -> list[Judgement]:
    """Texts with "Nobody" conflict with the claim, those with "fifteen" update it, the others say the same."""
    table = {
        "Nobody": Judgement(Relation.CONFLICT, ConflictKind.NUMBER, 0.9, "twelve against nobody"),
        "Fifteen": Judgement(Relation.UPDATE, None, 0.8, "a later figure"),
    }
    return [table.get(pair.b.split()[0], Judgement(Relation.SAME, None, 0.95, "the same event")) for pair in pairs]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path, "model", create=True)


@pytest.fixture
def add(store: Store, run: Run) -> Add:
    """Puts an article into the index: its name, its text, and the chain through which it came."""

    def put(name: str, text: str, *chain: str, outlet: str, stance: Stance = Stance.ASSERTS) -> None:
        store.add(run(name, text, chain=chain, outlet=outlet, sources=SOURCES, stance=stance))

    return put


def asked(store: Store, claim: str = CLAIM) -> Verification:
    return verify(claim, store, encoder=Near(), judge=judge)


def test_two_independent_origins(store: Store, add: Add) -> None:
    add("a", "Twelve were killed at the port, doctors there count.", "ministry", outlet="daily")
    add("b", "Harbour blast: rescuers recovered 12 bodies overnight.", "rescue", outlet="weekly")
    found = asked(store)
    assert found.verdict is Verdict.CORROBORATED
    assert found.origins.minimum == 2 and set(found.origins.ids) == {"ministry", "rescue"}
    assert {support.document for support in found.supporting} == {"a", "b"}
    assert {source.id for source in found.sources} == {"ministry", "rescue", "daily", "weekly"}


def test_links_that_are_not_sure_do_not_corroborate(store: Store, add: Add) -> None:
    add("a", "Twelve were killed at the port, doctors there count.", "ministry", outlet="daily")
    add("b", "Harbour blast: rescuers recovered 12 bodies overnight.", "rescue", outlet="weekly")

    def unsure(pairs: Sequence[Pair]) -> list[Judgement]:
        return [Judgement(Relation.SAME, None, 0.7, "the same event, perhaps") for _ in pairs]

    found = verify(CLAIM, store, encoder=Near(), judge=unsure)
    assert found.verdict is Verdict.UNRESOLVED
    assert (found.origins.minimum, found.origins.maximum) == (1, 2)


def test_two_papers_on_one_report(store: Store, add: Add) -> None:
    add("a", "Twelve were killed at the port, doctors there count.", "walla", "ministry", outlet="daily")
    add("b", "Harbour blast: rescuers recovered 12 bodies overnight.", "walla", "rescue", outlet="weekly")
    found = asked(store)
    assert found.verdict is Verdict.SINGLE_SOURCE
    assert found.rests_on == ("walla",)
    assert found.explanation


def test_a_conflict_makes_it_disputed(store: Store, add: Add) -> None:
    add("a", "Twelve were killed at the port, doctors there count.", "ministry", outlet="daily")
    add("b", "Nobody was killed in the harbour.", "rescue", outlet="weekly")
    found = asked(store)
    assert found.verdict is Verdict.DISPUTED
    assert [support.judgement.kind for support in found.conflicting] == [ConflictKind.NUMBER]
    assert found.origins.maximum == 1


def test_a_denial_of_the_claim_stands_against_it(store: Store, add: Add) -> None:
    add("a", "Twelve were killed at the port, doctors there count.", "ministry", outlet="daily")
    add("b", "that twelve people died", "rescue", outlet="weekly", stance=Stance.DENIES)
    found = asked(store)
    assert found.verdict is Verdict.DISPUTED
    assert [support.document for support in found.supporting] == ["a"]
    assert [support.judgement.kind for support in found.conflicting] == [ConflictKind.DENIAL]


def test_only_conflicts(store: Store, add: Add) -> None:
    add("b", "Nobody was killed in the harbour.", "rescue", outlet="weekly")
    found = asked(store)
    assert found.verdict is Verdict.DISPUTED
    assert (found.origins.minimum, found.origins.maximum) == (0, 0) and found.supporting == ()


def test_a_later_figure_is_no_conflict(store: Store, add: Add) -> None:
    add("a", "Twelve were killed at the port, doctors there count.", "ministry", outlet="daily")
    add("b", "Fifteen have died by now.", "rescue", outlet="weekly")
    found = asked(store)
    assert found.verdict is Verdict.SINGLE_SOURCE
    assert any("another day's figure" in line for line in found.explanation)


@pytest.mark.parametrize("claim", [CLAIM, "the weather"])
def test_nothing_on_it(store: Store, add: Add, claim: str) -> None:
    if claim != CLAIM:
        add("a", "Twelve were killed.", "ministry", outlet="daily")
    found = asked(store, claim)
    assert found.verdict is None and found.supporting == () and found.conflicting == ()


def test_the_day_of_the_claim_reaches_the_judge(store: Store, add: Add) -> None:
    add("a", "Twelve were killed.", "ministry", outlet="daily")
    seen: list[Pair] = []

    def spy(pairs: Sequence[Pair]) -> list[Judgement]:
        seen.extend(pairs)
        return judge(pairs)

    verify(CLAIM, store, encoder=Near(), judge=spy, published=date(2024, 5, 3))
    assert [(pair.a, pair.a_date, pair.b_date) for pair in seen] == [(CLAIM, date(2024, 5, 3), date(2024, 5, 1))]
