"""Judgements from a model's logits and the typed checks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt
import pytest

from tawatur.index.checks import CHECKS
from tawatur.index.judge import Combiner, Judge
from tawatur.index.model import ConflictKind, Judgement, Relation
from tawatur.index.pair_labels import KINDS, RELATIONS, SIZE
from tawatur.index.pairfile import Pair

FEATURES = len(RELATIONS) + len(KINDS) + 3 * len(CHECKS)


class Says:
    """A pair model that gives one relation and kind for every pair."""

    def __init__(self, relation: Relation, kind: ConflictKind = ConflictKind.NUMBER, *, strength: float = 4.0) -> None:
        self.row = np.zeros(SIZE, dtype=np.float32)
        self.row[RELATIONS.index(relation)] = strength
        self.row[len(RELATIONS) + KINDS.index(kind)] = 1.0

    def logits(
        self, pairs: Sequence[tuple[str, str]], *, advance: Callable[[int], None] = lambda count: None
    ) -> npt.NDArray[np.float32]:
        advance(len(pairs))
        return np.tile(self.row, (len(pairs), 1))


def judge(model: Says, *, threshold: float = 0.5) -> Judge:
    """A judge that takes the model at its word."""
    weights = np.zeros((len(RELATIONS), FEATURES), dtype=np.float32)
    weights[:, : len(RELATIONS)] = np.eye(len(RELATIONS))
    combiner = Combiner(weights, np.zeros(len(RELATIONS), dtype=np.float32), threshold)
    return Judge(model, combiner)  # type: ignore[arg-type]


def one(model: Says, pair: Pair, *, threshold: float = 0.5) -> Judgement:
    return judge(model, threshold=threshold).judge_many([pair])[0]


PAIR = Pair("", "Twelve people died in the fire", "The fire killed eighteen people")


@pytest.mark.parametrize("relation", list(Relation))
def test_the_likeliest_relation_wins_with_its_probability_and_a_reason(relation: Relation) -> None:
    found = one(Says(relation), PAIR)
    assert found.relation is relation and 0.5 < found.score <= 1 and str(relation) in found.reason
    assert (found.kind is not None) is (relation is Relation.CONFLICT)


def test_same_has_to_be_sure() -> None:
    assert one(Says(Relation.SAME, strength=1.0), PAIR, threshold=0.9).relation is not Relation.SAME


def test_same_may_be_enough_below_a_half() -> None:
    found = one(Says(Relation.DIFFERENT, strength=0.1), PAIR, threshold=0.2)
    assert found.relation is Relation.SAME and found.score < 0.5


def test_a_clashing_check_gives_the_kind_of_conflict_and_the_reason() -> None:
    found = one(Says(Relation.CONFLICT, ConflictKind.ACTOR), PAIR)
    assert found.kind is ConflictKind.NUMBER and ";" in found.reason


@pytest.mark.parametrize(
    ("a_date", "b_date", "relation"),
    [
        (date(2024, 5, 1), date(2024, 5, 3), Relation.UPDATE),
        (date(2024, 5, 1), date(2024, 5, 1), Relation.CONFLICT),
        (None, date(2024, 5, 3), Relation.CONFLICT),
    ],
)
def test_another_figure_on_another_day_is_an_update(
    a_date: date | None, b_date: date | None, relation: Relation
) -> None:
    assert one(Says(Relation.CONFLICT), Pair("", PAIR.a, PAIR.b, a_date, b_date)).relation is relation


def test_many_pairs_keep_their_order_and_are_counted() -> None:
    counted: list[int] = []
    pairs = [PAIR, Pair("", "It rained", "It rained"), PAIR]
    found = judge(Says(Relation.CONFLICT)).judge_many(pairs, advance=counted.append)
    assert len(found) == 3 and found[0] == found[2] and sum(counted) == 3
    assert judge(Says(Relation.SAME)).judge_many([]) == []
