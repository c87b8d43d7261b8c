"""Training pairs of Arabic headlines: public ones that agree, disagree or neither, and the same written here."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from pathlib import Path
from typing import Any

from ..model import Relation
from .pairs import TrainingPair, paired

_LABELS = {"agree": Relation.SAME, "disagree": Relation.CONFLICT, "other": Relation.DIFFERENT}


def public_headlines(path: Path) -> Iterator[TrainingPair]:
    """ANS (Apache-2.0)."""
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            yield TrainingPair(row["s1"], row["s2"], frozenset({_LABELS[row["stance"]]}))


def written_headlines(items: Sequence[Mapping[str, Any]], rng: random.Random) -> Iterator[TrainingPair]:
    """One epoch's pairs: each headline with those that agree, disagree or tell something else, and these across."""
    for item in items:
        agreeing = [item["headline"], *item["agree"]]
        for a, b in combinations(agreeing, 2):
            yield paired(a, b, Relation.SAME, rng)
        for label in ("disagree", "other"):
            for other in item[label]:
                yield paired(item["headline"], other, _LABELS[label], rng)
                yield paired(rng.choice(item["agree"]), other, _LABELS[label], rng)
        yield paired(*rng.choice(list(product(item["disagree"], item["other"]))), Relation.DIFFERENT, rng)
