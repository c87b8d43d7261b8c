"""Training pairs: distorted numbers, families, and public pairs."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from pathlib import Path

import pytest

from tawatur.index.model import Relation
from tawatur.index.training.pairs import family_pairs, headlines, inference, other_number, records

FAMILY = {
    "same": {
        "en": ["The fire killed 12 people", "Twelve died in the fire"],
        "ar": ["قتل الحريق ١٢ شخصا", "لقي ١٢ حتفهم"],
    },
    "conflict": [{"kind": "number", "texts": {"en": "The fire killed 18 people"}}],
    "different": [{"texts": {"en": "The fire destroyed 12 shops"}}],
    "update": {"texts": {"en": "The toll of the fire rose to 18"}},
}


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("text", ["12 dead", "قتل ١٢ شخصا", "1,250 tonnes", "3.5 milyon", "7 קילומטרים", "٣٫٥ مليون"])
def test_a_distorted_number_really_differs(text: str, seed: int) -> None:
    changed = other_number(text, random.Random(seed))
    assert changed is not None and changed != text and len(changed) == len(text)
    digits = [int("".join(str(int(c)) for c in side if c.isdigit())) for side in (text, changed)]
    assert digits[0] != digits[1]


@pytest.mark.parametrize("seed", range(10))
def test_eastern_digits_stay_eastern(seed: int) -> None:
    changed = other_number("قتل ١٢ شخصا", random.Random(seed))
    assert changed and re.search("[٠-٩]{2}", changed) and not re.search("[0-9]", changed)


@pytest.mark.parametrize("text", ["no number here", "in 2024", "عام ٢٠٢٤"])
def test_years_are_left_alone(text: str) -> None:
    assert other_number(text, random.Random(1)) is None


def test_a_family_gives_every_relation_and_equal_texts_only_as_the_same() -> None:
    pairs = list(family_pairs([FAMILY], random.Random(2)))
    found = Counter(next(iter(pair.right)) for pair in pairs)
    assert set(found) == set(Relation)
    assert all(Relation.SAME in pair.right for pair in pairs if pair.a == pair.b)
    assert all((pair.kind is not None) is (Relation.CONFLICT in pair.right) for pair in pairs)


def test_the_same_seed_gives_the_same_pairs() -> None:
    assert list(family_pairs([FAMILY], random.Random(3))) == list(family_pairs([FAMILY], random.Random(3)))


def test_families_are_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "f.jsonl"
    path.write_text(json.dumps(FAMILY) + "\n\n" + json.dumps(FAMILY) + "\n", encoding="utf-8")
    assert len(records([path, path])) == 4


def test_public_headlines_and_inference_pairs(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("s1,s2,stance\nأ,ب,agree\nج,د,disagree\n", encoding="utf-8")
    assert [pair.right for pair in headlines(tmp_path / "a.csv")] == [{Relation.SAME}, {Relation.CONFLICT}]
    row = {"sentence1": "a", "sentence2": "b", "translation1": "א", "translation2": "ב", "original_label": "entailment"}
    (tmp_path / "h.jsonl").write_text("\n".join([json.dumps(row)] * 3), encoding="utf-8")
    found = list(inference(tmp_path / "h.jsonl"))
    assert [(pair.a, pair.b) for pair in found] == [("א", "ב"), ("a", "b"), ("א", "b")]
    assert all(Relation.CONFLICT not in pair.right for pair in found)
