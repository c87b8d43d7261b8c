"""The pairs that judgements are measured on: minimal pairs, headlines, inference pairs, headlines out of addresses."""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ..index.pairfile import Pair, parse_pair
from .shared import lines

MINIMAL = "gold/pairs-dev.jsonl"
ANS = "data/ans/dev.csv"
XNLI = "data/xnli-measure-only/xnli.dev.ar-en-tr.jsonl"
SLUGS = "data/slugs/train.ar-tr-en.jsonl"
INFERENCE_LANGUAGES = ("ar", "en", "tr")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A pair and what the data says of it."""

    pair: Pair
    label: str


@dataclass(frozen=True, slots=True)
class Slugs:
    """Two headlines of one language, and how alike people found the stories: 1 (the same) to 4 (different)."""

    pair: Pair
    language: str
    distance: float


def sampled(items: Sequence[T], count: int | None, *, seed: int = 0) -> list[T]:
    """``count`` of the items in their order, drawn with a fixed seed; all of them for None."""
    if count is None or count >= len(items):
        return list(items)
    chosen = random.Random(seed).sample(range(len(items)), count)
    return [items[n] for n in sorted(chosen)]


def minimal(path: Path) -> list[Labelled]:
    """Minimal pairs, with their relation."""
    texts = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [Labelled(parse_pair(text), record["relation"]) for text, record in zip(texts, lines(path), strict=True)]


def headlines(path: Path) -> list[Labelled]:
    """Arabic headlines: agree, disagree or other."""
    with path.open(encoding="utf-8", newline="") as stream:
        return [
            Labelled(Pair(str(number), row["s1"], row["s2"]), row["stance"])
            for number, row in enumerate(csv.DictReader(stream))
        ]


def inference(path: Path, language: str) -> list[Labelled]:
    """Premise and hypothesis in one language: entailment, neutral or contradiction."""
    return [
        Labelled(Pair(row["id"], row[f"premise_{language}"], row[f"hypothesis_{language}"]), row["label"])
        for row in lines(path)
    ]


def slugs(path: Path) -> dict[str, list[Slugs]]:
    """Headline pairs by language; those across languages are left out, for the file has next to none."""
    found: dict[str, list[Slugs]] = {}
    for row in lines(path):
        if row["lang1"] == row["lang2"]:
            pair = Pair(row["pair_id"], row["slug1"], row["slug2"])
            found.setdefault(row["lang1"], []).append(Slugs(pair, row["lang1"], float(row["overall"])))
    return dict(sorted(found.items()))
