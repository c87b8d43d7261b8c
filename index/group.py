"""Judged pairs grouped into claims that keep to one point, and the conflicts between them.

Groups grow along "same" links, the surest first, and only while they stay coherent: two groups join when the pairs
judged between them mostly agree, none of them clearly conflicts, and their cores are the same. So a chain of near
matches cannot drift from one claim to another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from .model import ConflictKind, Judgement, Relation

Judged = Mapping[tuple[int, int], Judgement]
"""Judgements by pairs of positions ``(i, j)``, i < j."""

JOINING = 0.65
"""Probability of "same" from which two groups may join; calibrated like ``AGREEING``."""
SURE = 0.93
"""Probability of "same" from which a link is sure; a minimum of origins counts no member that is joined less surely.
Calibrated like ``AGREEING``: of single-source claims 0.017 are called corroborated with it, 0.136 without."""
AGREEING = 0.3
"""Share of the judged pairs between two groups that have to be "same"; calibrated on stories-dev by
``python -m tawatur.evaluation.linking``."""
CLEAR = 0.9
"""Probability from which a conflict between two members keeps their groups apart; calibrated like ``AGREEING``."""
CONFLICT = 0.4
"""Probability from which a conflict between propositions is one between their claims; calibrated like ``AGREEING``."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """Groups of positions, each with its core first; and conflicts between groups by their numbers, with the pair.

    ``sure`` holds for each group the members that sure links join to its core, the core among them; ``judged`` all
    judgements, those on cores that grouping asked for among them.
    """

    groups: tuple[tuple[int, ...], ...]
    conflicts: tuple[tuple[int, int, ConflictKind, tuple[int, int]], ...]
    sure: tuple[frozenset[int], ...]
    judged: Judged


def group(
    count: int, judged: Judged, *, judge: Callable[[Sequence[tuple[int, int]]], Sequence[Judgement]] | None = None
) -> Grouping:
    """Group ``count`` propositions by what was ``judged``.

    ``judge`` may judge further pairs of positions, where the cores of two groups were not compared.
    """
    known = dict(judged)
    home = list(range(count))
    members: dict[int, list[int]] = {n: [n] for n in range(count)}
    degree = [0.0] * count
    for (i, j), judgement in known.items():
        if judgement.relation is Relation.SAME:
            degree[i] += judgement.score
            degree[j] += judgement.score

    def core(of: int) -> int:
        return max(members[of], key=lambda n: (degree[n], -n))

    def between(left: int, right: int) -> list[Judgement]:
        pairs = ((min(a, b), max(a, b)) for a in members[left] for b in members[right])
        return [known[pair] for pair in pairs if pair in known]

    def coherent(left: int, right: int) -> bool:
        one, two = sorted((core(left), core(right)))
        if (one, two) not in known and judge is not None:
            known[one, two] = judge([(one, two)])[0]
        if (one, two) in known and known[one, two].relation is not Relation.SAME:
            return False
        found = between(left, right)
        same = sum(j.relation is Relation.SAME for j in found)
        clash = any(j.relation is Relation.CONFLICT and j.score >= CLEAR for j in found)
        return not clash and same >= AGREEING * len(found)

    links = [(-j.score, pair) for pair, j in known.items() if j.relation is Relation.SAME and j.score >= JOINING]
    for _, (i, j) in sorted(links):
        left, right = home[i], home[j]
        if left != right and coherent(left, right):
            keep, drop = min(left, right), max(left, right)
            members[keep].extend(members.pop(drop))
            for n in members[keep]:
                home[n] = keep
    ordered = sorted(members)
    groups = tuple((core(g), *(n for n in sorted(members[g]) if n != core(g))) for g in ordered)
    number = {g: position for position, g in enumerate(ordered)}
    conflicts = tuple(_conflicts(known, [number[home[n]] for n in range(count)]))
    sure: dict[int, list[int]] = {}
    for (i, j), judgement in known.items():
        if home[i] == home[j] and judgement.relation is Relation.SAME and judgement.score >= SURE:
            sure.setdefault(i, []).append(j)
            sure.setdefault(j, []).append(i)
    return Grouping(groups, conflicts, tuple(_reached(members[0], sure) for members in groups), known)


def _reached(first: int, links: Mapping[int, Sequence[int]]) -> frozenset[int]:
    """``first`` and all that ``links`` join to it, over any number of steps."""
    found = {first}
    waiting = [first]
    while waiting:
        for other in links.get(waiting.pop(), ()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return frozenset(found)


def _conflicts(known: Judged, home: Sequence[int]) -> Iterable[tuple[int, int, ConflictKind, tuple[int, int]]]:
    """Pairs of groups between which a conflict was judged and agreement was not, with the surest conflicting pair."""
    found: dict[tuple[int, int], list[tuple[float, ConflictKind, tuple[int, int]]]] = {}
    against: dict[tuple[int, int], int] = {}
    for (i, j), judgement in sorted(known.items()):
        a, b = sorted((home[i], home[j]))
        if a == b:
            continue
        if judgement.relation is Relation.CONFLICT and judgement.kind and judgement.score >= CONFLICT:
            found.setdefault((a, b), []).append((judgement.score, judgement.kind, (i, j)))
        elif judgement.relation is Relation.SAME:
            against[a, b] = against.get((a, b), 0) + 1
    for (a, b), items in sorted(found.items()):
        if len(items) >= against.get((a, b), 0):
            _, kind, pair = max(items, key=lambda item: (item[0], item[2]))
            yield a, b, kind, pair
