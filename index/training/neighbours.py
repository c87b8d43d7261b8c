"""Training pairs as linking meets them: propositions of articles with their nearest neighbours.

Nineteen of twenty such pairs are of two claims, however many words, numbers and negations they share.
``neighbours-1.jsonl`` was chosen by what an earlier model took for the same or a conflict, and read and labelled one by
one. In that sample 95 of 100 were different, so ``neighbours-2.jsonl`` takes what the model said of further pairs of
attribution-train.ar, unless it was sure, for different without reading. ``neighbours-3.jsonl`` pairs articles written
for this project that tell of different events. Where the texts are not this project's own, a side is an article's id
with the stretches that it is made of, and the article comes from ``../shared``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..model import ConflictKind, Relation
from .pairs import TrainingPair, records

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Neighbours:
    """A labelled pair and the article (or pair of articles) it was met in."""

    home: str
    pair: TrainingPair


def neighbours(shared: Path, paths: Iterable[Path] | None = None) -> list[Neighbours]:
    """The labelled pairs of ``paths`` (all of this folder's); those of shared articles only where these are there."""
    articles = _articles(shared / "gold" / "attribution-train.ar.articles.jsonl")
    found = []
    for record in records(sorted(paths if paths is not None else HERE.glob("neighbours-*.jsonl"))):
        a, b = (_text(record[side], articles) for side in ("a", "b"))
        if a and b:
            relation = Relation(record["relation"])
            kind = ConflictKind(record["kind"]) if record.get("kind") else None
            found.append(Neighbours(record["home"], TrainingPair(a, b, frozenset({relation}), kind)))
    return found


def _articles(path: Path) -> Mapping[str, str]:
    if not path.is_file():
        return {}
    return {item["id"]: item["text"] for item in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def _text(side: str | Mapping[str, Any], articles: Mapping[str, str]) -> str:
    """The words of one side; none where its article is not there."""
    if isinstance(side, str):
        return side
    text = articles.get(side["article"], "")
    return " … ".join(text[start:end] for start, end in side["spans"]) if text else ""
