"""Judged pairs grouped into claims."""

from __future__ import annotations

from itertools import permutations

import pytest

from tawatur.index.group import CONFLICT, JOINING, Grouping, group
from tawatur.index.model import ConflictKind, Judgement, Relation

Pairs = dict[tuple[int, int], Judgement]


def same(score: float = 0.95) -> Judgement:
    return Judgement(Relation.SAME, None, score, "")


def conflict(score: float = 0.9) -> Judgement:
    return Judgement(Relation.CONFLICT, ConflictKind.NUMBER, score, "")


DIFFERENT = Judgement(Relation.DIFFERENT, None, 0.9, "")


def members(grouping: Grouping) -> set[frozenset[int]]:
    return {frozenset(found) for found in grouping.groups}


def test_same_is_grouped_and_the_rest_stands_alone() -> None:
    assert members(group(4, {(0, 2): same(), (1, 3): DIFFERENT})) == {frozenset({0, 2}), frozenset({1}), frozenset({3})}


def test_a_chain_of_near_matches_does_not_drift() -> None:
    chain: Pairs = {(n, n + 1): same(0.99 - n / 200) for n in range(9)}
    apart: Pairs = {(i, j): DIFFERENT for i in range(10) for j in range(i + 2, 10)}
    for core, *others in group(10, {**chain, **apart}).groups:
        assert all(abs(core - n) == 1 for n in others)


def test_cores_that_were_not_compared_are_asked_about() -> None:
    asked: list[tuple[int, int]] = []

    def judge(pairs: object) -> list[Judgement]:
        asked.extend(pairs)  # type: ignore[arg-type]
        return [DIFFERENT]

    judged = {(0, 1): same(0.99), (0, 2): same(0.95), (3, 4): same(0.98), (3, 5): same(0.95), (2, 5): same(0.94)}
    found = group(6, judged, judge=judge)
    assert members(found) == {frozenset({0, 1, 2}), frozenset({3, 4, 5})}
    assert asked == [(0, 3)]
    assert found.judged == {**judged, (0, 3): DIFFERENT}


def test_a_clear_conflict_keeps_groups_apart_and_is_reported() -> None:
    judged = {(0, 1): same(0.99), (2, 3): same(0.98), (0, 2): same(0.93), (1, 3): conflict(0.95)}
    found = group(4, judged)
    assert members(found) == {frozenset({0, 1}), frozenset({2, 3})}
    assert [(kind, pair) for _, _, kind, pair in found.conflicts] == [(ConflictKind.NUMBER, (1, 3))]


def test_a_doubtful_conflict_is_none() -> None:
    assert group(2, {(0, 1): conflict(CONFLICT - 0.01)}).conflicts == ()


def test_the_core_is_the_member_that_most_others_match() -> None:
    assert group(4, {(0, 3): same(), (1, 3): same(), (2, 3): same()}).groups[0][0] == 3


@pytest.mark.parametrize("order", list(permutations(range(5)))[::7])
def test_the_order_of_propositions_does_not_matter(order: tuple[int, ...]) -> None:
    judged = {(0, 1): same(0.99), (1, 2): same(0.96), (0, 2): same(0.95), (2, 3): same(0.94)}
    judged |= {(3, 4): conflict(0.9), (0, 4): DIFFERENT}
    moved = {(min(order[i], order[j]), max(order[i], order[j])): found for (i, j), found in judged.items()}
    plain, other = group(5, judged), group(5, moved)
    assert {frozenset(order[n] for n in found) for found in members(plain)} == members(other)
    assert len(plain.conflicts) == len(other.conflicts) == 1


def test_a_doubtful_likeness_joins_nothing() -> None:
    assert members(group(2, {(0, 1): same(JOINING - 0.01)})) == {frozenset({0}), frozenset({1})}


def test_what_sure_links_join_to_the_core_is_told() -> None:
    judged = {(0, 1): same(0.99), (1, 2): same(0.97), (0, 2): same(0.7), (2, 3): same(0.7), (0, 3): same(0.7)}
    found = group(4, judged)
    assert members(found) == {frozenset({0, 1, 2, 3})}
    assert found.sure == (frozenset({0, 1, 2}),)
