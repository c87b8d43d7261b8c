"""Parts of the judge on their own, over a model that says what the test wants."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from tawatur.evaluation.figures import Floats
from tawatur.evaluation.variants import Panel, Remembering, by_cosine
from tawatur.index.checks import CHECKS
from tawatur.index.judge import Combiner
from tawatur.index.model import ConflictKind, Relation
from tawatur.index.pair_labels import KINDS, RELATIONS, SIZE
from tawatur.index.pairfile import Pair

SAME, CONFLICT = RELATIONS.index(Relation.SAME), RELATIONS.index(Relation.CONFLICT)


class Fake:
    """Finds a conflict of dates in everything, and counts what it is asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def logits(self, pairs: Sequence[tuple[str, str]], *, advance: Callable[[int], None] = lambda n: None) -> Floats:
        self.asked += pairs
        rows = np.zeros((len(pairs), SIZE), dtype=np.float32)
        rows[:, CONFLICT] = 3.0
        rows[:, len(RELATIONS) + KINDS.index(ConflictKind.DATE)] = 3.0
        return rows


def panel() -> Panel:
    features = len(RELATIONS) + len(KINDS) + 3 * len(CHECKS)
    bias = np.zeros(len(RELATIONS), dtype=np.float32)
    bias[SAME] = 2.0
    # A combiner that disregards everything and finds "same" likeliest.
    return Panel(Fake(), Combiner(np.zeros((len(RELATIONS), features), dtype=np.float32), bias, 0.5))


def test_a_pair_is_read_once() -> None:
    fake = Fake()
    model = Remembering(fake)
    model.logits([("a", "b"), ("c", "d")])
    assert model.logits([("c", "d"), ("a", "b"), ("e", "f")]).shape == (3, SIZE)
    assert fake.asked == [("a", "b"), ("c", "d"), ("e", "f")]


def test_each_part_says_its_own() -> None:
    pairs = [Pair("1", "Twelve people died in Cairo.", "Thirty people died in Cairo.")]
    judges = panel()
    (by_model,) = judges.by_model(pairs)
    assert (by_model.relation, by_model.kind) == (Relation.CONFLICT, ConflictKind.DATE)
    (by_checks,) = judges.by_checks(pairs)
    assert (by_checks.relation, by_checks.kind) == (Relation.CONFLICT, ConflictKind.NUMBER)
    (together,) = judges.judged(pairs)
    assert together.relation is Relation.SAME
    assert judges.same_chances(pairs)[0] == pytest.approx(np.exp(2) / (np.exp(2) + 3))


def test_checks_that_find_nothing_to_compare_leave_two_texts_different() -> None:
    (judged,) = panel().by_checks([Pair("1", "The road is wide.", "A song was heard.")])
    assert judged.relation is Relation.DIFFERENT


def test_the_cosine_is_cut_where_it_fits_best() -> None:
    judged, threshold = by_cosine(np.array([0.95, 0.9, 0.8], dtype=np.float32), [True, True, False])
    assert [j.relation for j in judged] == [Relation.SAME, Relation.SAME, Relation.DIFFERENT]
    assert 0.8 < threshold <= 0.9
