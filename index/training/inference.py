"""Training pairs of everyday sentences: does one contradict the other? Public ones, and the same written here.

What is entailed need not be the same claim, so an entailed pair only counts as no conflict.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..model import Relation
from .pairs import TrainingPair

_WEIGHT = 0.7
_SIDES = (("translation1", "translation2"), ("sentence1", "sentence2"), ("translation1", "sentence2"))
_RIGHT = {
    "entailment": frozenset({Relation.SAME, Relation.DIFFERENT}),
    "neutral": frozenset({Relation.DIFFERENT}),
    "contradiction": frozenset({Relation.CONFLICT}),
}
_WRITTEN = {"entailed": "entailment", "neutral": "neutral", "contradicted": "contradiction"}


def public_inference(path: Path) -> Iterator[TrainingPair]:
    """HebNLI (CC BY 3.0), in Hebrew, in English and across."""
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        if row["original_label"] in _RIGHT:  # else the annotators did not agree
            for left, right in _SIDES:
                yield TrainingPair(row[left], row[right], _RIGHT[row["original_label"]], weight=_WEIGHT)


def written_inference(items: Sequence[Mapping[str, Any]], rng: random.Random) -> Iterator[TrainingPair]:
    """One epoch's pairs: every premise with its hypotheses in each language, and each once across languages."""
    for item in items:
        premise = item["premise"]
        for name, label in _WRITTEN.items():
            for hypothesis in item[name]:
                crossed = rng.sample(sorted(premise), 2)
                for left, right in (*((language, language) for language in sorted(premise)), crossed):
                    yield TrainingPair(premise[left], hypothesis[right], _RIGHT[label], weight=_WEIGHT)
