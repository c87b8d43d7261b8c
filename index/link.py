"""Linking: the nearest partners of every proposition found, judged, and grouped into claims."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from ..claims.model import Proposition
from .group import Grouping, group
from .judge import Judge
from .model import Judgement
from .pairfile import Pair
from .search import Floats, candidates

NEIGHBOURS = 10
"""Nearest propositions of other documents that are judged for each; the recall at this number is printed by
``python -m tawatur.evaluation.candidates``."""
LEAST_COSINE = 0.25
"""Cosine (of centred vectors) under which two propositions are not worth judging; the share of same pairs of the
pairs-train families below it is printed by ``python -m tawatur.evaluation.candidates``."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Judgements by pairs of positions, and the groups and conflicts made of them."""

    judged: dict[tuple[int, int], Judgement]
    grouping: Grouping


def link(
    propositions: Sequence[Proposition],
    vectors: Floats,
    *,
    documents: Sequence[str],
    days: Sequence[date | None],
    judge: Judge,
    advance: Callable[[str, int, int], None] = lambda stage, done, total: None,
) -> Linked:
    """Link ``propositions`` by their ``vectors`` (n, dim).

    ``documents`` and ``days`` give each one's document id and its day of publication.
    """
    texts = [p.text for p in propositions]
    done = 0

    def step(stage: str, total: int) -> Callable[[int], None]:
        nonlocal done
        done = 0

        def count(more: int) -> None:
            nonlocal done
            done += more
            advance(stage, min(done, total), total)

        return count

    found = candidates(vectors, k=NEIGHBOURS, groups=documents)
    pairs = [(i, j) for i, j, cosine in found.pairs if cosine >= LEAST_COSINE]

    def pair(i: int, j: int) -> Pair:
        return Pair("", texts[i], texts[j], days[i], days[j])

    judgements = judge.judge_many([pair(i, j) for i, j in pairs], advance=step("judging", len(pairs)))
    judged = dict(zip(pairs, judgements, strict=True))

    def ask(more: Sequence[tuple[int, int]]) -> list[Judgement]:
        return judge.judge_many([pair(i, j) for i, j in more])

    return Linked(judged, group(len(texts), judged, judge=ask))
