"""Which propositions are compared at all, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from tawatur.claims.model import Proposition
from tawatur.index.link import Linked, link
from tawatur.index.model import ConflictKind, Judgement, Relation
from tawatur.index.pairfile import Pair


class Judge:
    """Texts with one first word are the same claim, others conflict."""

    def judge_many(
        self, pairs: Sequence[Pair], *, advance: Callable[[int], None] = lambda count: None
    ) -> list[Judgement]:
        return [
            Judgement(Relation.SAME, None, 0.99, "")
            if pair.a.split()[0] == pair.b.split()[0]
            else Judgement(Relation.CONFLICT, ConflictKind.DENIAL, 0.99, "")
            for pair in pairs
        ]


def linked(texts: Sequence[str], documents: Sequence[str], speakers: Sequence[str | None]) -> Linked:
    found = [Proposition(str(n), str(n), ((0, 1),), text) for n, text in enumerate(texts)]
    vectors = np.tile(np.array([1.0, 0.0], dtype=np.float32), (len(texts), 1))
    days = [None] * len(texts)
    judge = Judge()
    return link(found, vectors, documents=documents, speakers=speakers, days=days, judge=judge)  # type: ignore[arg-type]


def test_documents_are_compared_with_one_another() -> None:
    found = linked(["one a", "one b", "two"], ["d", "e", "f"], [None, None, None])
    assert found.grouping.groups == ((0, 1), (2,))
    assert {(a, b) for a, b, _, _ in found.grouping.conflicts} == {(0, 1)}


def test_two_speakers_of_one_document_are_compared_and_one_speaker_is_not() -> None:
    found = linked(["one", "two", "two"], ["d", "d", "d"], ["army", "ministry", "army"])
    assert set(found.judged) == {(0, 1), (1, 2)}


def test_inside_a_document_only_the_same_words_are_one_claim() -> None:
    near = linked(["one claim here", "one claim there"], ["d", "d"], ["army", "ministry"])
    equal = linked(["one claim here", "one claim here"], ["d", "d"], ["army", "ministry"])
    assert (len(near.grouping.groups), len(equal.grouping.groups)) == (2, 1)
