"""Linking: the nearest partners of every proposition found, judged, and grouped into claims."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from ..claims.model import Proposition
from .group import Grouping, Judged, group
from .judge import Judge
from .model import Judgement, Relation
from .pairfile import Pair
from .reprint import reprinted
from .search import Floats, candidates

NEIGHBOURS = 10
"""Nearest propositions of other documents that are judged for each; the recall at this number is printed by
``python -m tawatur.evaluation.candidates``."""
INSIDE = 3
"""Nearest propositions of other speakers in the same document that are judged for each: denials often stand there.
Three or none was all that was compared: on stories-dev verdicts are right in 0.496 with them and 0.487 without, and
0.375 of the conflicts are found against 0.312 (given the run's own judgements)."""
LEAST_COSINE = 0.25
"""Cosine (of centred vectors) under which two propositions are not worth judging; the share of same pairs of the
pairs-train families below it is printed by ``python -m tawatur.evaluation.candidates``."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Judgements by pairs of positions, and the groups and conflicts made of them."""

    judged: Judged
    grouping: Grouping


def link(
    propositions: Sequence[Proposition],
    vectors: Floats,
    *,
    documents: Sequence[str],
    speakers: Sequence[str | None],
    days: Sequence[date | None],
    judge: Judge,
    advance: Callable[[str, int, int], None] = lambda stage, done, total: None,
) -> Linked:
    """Link ``propositions`` by their ``vectors`` (n, dim).

    ``documents``, ``speakers`` and ``days`` give each one's document id, its origin there (None for the document's own
    voice) and its day of publication.
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
    across = {(i, j) for i, j, cosine in found.pairs if cosine >= LEAST_COSINE}
    pairs = sorted(across | _inside(vectors, documents, speakers))

    def pair(i: int, j: int) -> Pair:
        return Pair("", texts[i], texts[j], days[i], days[j])

    judgements = judge.judge_many([pair(i, j) for i, j in pairs], advance=step("judging", len(pairs)))
    judged = {
        pair: judgement if pair in across else _within_document(judgement, texts[pair[0]], texts[pair[1]])
        for pair, judgement in zip(pairs, judgements, strict=True)
    }

    def ask(more: Sequence[tuple[int, int]]) -> list[Judgement]:
        """What the cores of two groups say of each other; that another document links them speaks for them already."""
        return judge.judge_many([pair(i, j) for i, j in more])

    grouping = group(len(texts), judged, judge=ask)
    return Linked(grouping.judged, grouping)


def _within_document(judgement: Judgement, a: str, b: str) -> Judgement:
    """A judgement on two speakers of one document: near the same is not enough there, only the same words are.

    What one article tells in two places shares its names and its subject; what it opposes, it opposes on purpose.
    """
    if judgement.relation is not Relation.SAME or reprinted(a, b):
        return judgement
    return Judgement(Relation.DIFFERENT, None, judgement.score, f"{judgement.reason}; but of one document")


def _inside(vectors: Floats, documents: Sequence[str], speakers: Sequence[str | None]) -> set[tuple[int, int]]:
    """For each proposition the nearest ones of its document that somebody else says."""
    members: dict[str, list[int]] = {}
    for place, document in enumerate(documents):
        members.setdefault(document, []).append(place)
    found: set[tuple[int, int]] = set()
    for places in members.values():
        cosines = vectors[places] @ vectors[places].T
        for row, i in enumerate(places):
            others = [(-float(cosines[row, n]), j) for n, j in enumerate(places) if speakers[j] != speakers[i]]
            near = [j for cosine, j in sorted(others)[:INSIDE] if -cosine >= LEAST_COSINE]
            found.update((min(i, j), max(i, j)) for j in near)
    return found
