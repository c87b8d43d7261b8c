"""Training pairs out of story clusters: one event as several outlets told it, cut to propositions as they stand.

A cluster's claims are worded at every length, from a bare fragment to a sentence full of detail, and some are denied.
What families of full sentences cannot teach is learned here: that another detail is no conflict, and that two claims of
one story with the same actors are two.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from itertools import combinations, product
from typing import Any, TypeVar

from ..model import ConflictKind, Relation
from .pairs import TrainingPair, paired

Cluster = Mapping[str, Any]

SAME = 6
"""Pairs of one claim taken in an epoch, of fifteen or so."""
AGAINST = 5
"""Pairs of what affirms and what denies one claim (or gives a later state of it) taken in an epoch."""
APART = 100
"""Pairs of two claims taken in an epoch, of some thousand, half of them those with the most words in common. In a real
story nineteen of twenty pairs are of two claims: with 40 here the model took what is near for the same."""
DENIED_APART = 40
"""Further ones of which a side denies something: else a negation would be all that it takes to see a conflict."""

_Item = TypeVar("_Item")
_WORD = re.compile(r"\w+")


def cluster_pairs(cluster: Cluster, rng: random.Random) -> Iterator[TrainingPair]:
    """One epoch's sample of the pairs of a cluster."""
    for claim in cluster["claims"]:
        affirming = _texts(claim, "affirms")
        for a, b in _some(list(combinations(affirming, 2)), SAME, rng):
            yield paired(a, b, Relation.SAME, rng)
        denying = [text for text in claim["texts"] if text["stance"] == "denies"]
        for text, a in _some(list(product(denying, affirming)), AGAINST, rng):
            yield paired(text["text"], a, Relation.CONFLICT, rng, ConflictKind(text["kind"]))
        for a, b in _some(list(product(_texts(claim, "update"), affirming)), AGAINST, rng):
            yield paired(a, b, Relation.UPDATE, rng)
    for a, b in _apart(cluster, rng):
        yield paired(a, b, Relation.DIFFERENT, rng)


def _texts(claim: Mapping[str, Any], stance: str) -> list[str]:
    return [text["text"] for text in claim["texts"] if text["stance"] == stance]


def _apart(cluster: Cluster, rng: random.Random) -> list[tuple[str, str]]:
    """Pairs of wordings of two claims that neither hold nor entail one another."""
    together = {frozenset(pair) for pair in cluster.get("overlap", ())}
    rows = [
        (one["text"], other["text"], "denies" in (one["stance"], other["stance"]))
        for a, b in combinations(cluster["claims"], 2)
        if frozenset((a["id"], b["id"])) not in together
        for one, other in product(a["texts"], b["texts"])
    ]
    denied = [(one, other) for one, other, denies in rows if denies]
    found = [(one, other) for one, other, _ in rows]
    tempting = _some(found, 5 * APART, rng)
    tempting.sort(key=lambda pair: -_shared(*pair))
    chosen = tempting[: APART // 2] + _some(tempting[APART // 2 :], APART // 2, rng)
    return chosen + _some(denied, DENIED_APART, rng)


def _shared(a: str, b: str) -> float:
    left, right = (set(_WORD.findall(text.lower())) for text in (a, b))
    return len(left & right) / max(1, min(len(left), len(right)))


def _some(items: list[_Item], count: int, rng: random.Random) -> list[_Item]:
    return rng.sample(items, min(count, len(items)))
