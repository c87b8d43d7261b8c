"""Training pairs: distorted numbers, families, and public pairs."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from pathlib import Path

import pytest

from tawatur.index.model import Relation
from tawatur.index.training.headlines import public_headlines, written_headlines
from tawatur.index.training.inference import public_inference, written_inference
from tawatur.index.training.neighbours import neighbours
from tawatur.index.training.pairs import family_pairs, other_number, records

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
    assert [pair.right for pair in public_headlines(tmp_path / "a.csv")] == [{Relation.SAME}, {Relation.CONFLICT}]
    row = {"sentence1": "a", "sentence2": "b", "translation1": "א", "translation2": "ב", "original_label": "entailment"}
    (tmp_path / "h.jsonl").write_text(json.dumps(row), encoding="utf-8")
    found = list(public_inference(tmp_path / "h.jsonl"))
    assert [(pair.a, pair.b) for pair in found] == [("א", "ב"), ("a", "b"), ("א", "b")]
    assert all(Relation.CONFLICT not in pair.right for pair in found)


def test_written_headlines_agree_disagree_or_neither() -> None:
    item = {"headline": "h", "agree": ["a1", "a2"], "disagree": ["d1", "d2"], "other": ["o1", "o2"]}
    found = {frozenset((p.a, p.b)): next(iter(p.right)) for p in written_headlines([item], random.Random(1))}
    assert found[frozenset(["h", "a1"])] is found[frozenset(["a1", "a2"])] is Relation.SAME
    assert found[frozenset(["h", "d1"])] is Relation.CONFLICT
    assert found[frozenset(["h", "o2"])] is Relation.DIFFERENT


def test_written_premises_meet_their_hypotheses_in_every_language() -> None:
    texts = {name: {"ar": f"{name}-ar", "en": f"{name}-en"} for name in "pcen"}
    item = {"premise": texts["p"], "contradicted": [texts["c"]], "entailed": [texts["e"]], "neutral": [texts["n"]]}
    found = {(p.a, p.b): p.right for p in written_inference([item], random.Random(1))}
    assert found["p-ar", "c-ar"] == found["p-en", "c-en"] == {Relation.CONFLICT}
    assert found["p-en", "n-en"] == {Relation.DIFFERENT}
    assert Relation.CONFLICT not in found["p-ar", "e-ar"]


def test_neighbours_are_texts_or_stretches_of_shared_articles(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    article = json.dumps({"id": "x-1", "text": "one two three"})
    (tmp_path / "gold" / "attribution-train.ar.articles.jsonl").write_text(article, encoding="utf-8")
    own = {"home": "w", "a": "A", "b": "B", "relation": "conflict", "kind": "number"}
    side = {"article": "x-1", "spans": [[0, 3], [8, 13]]}
    theirs = {"home": "x", "a": side, "b": {"article": "x-1", "spans": [[4, 7]]}, "relation": "different"}
    (tmp_path / "n.jsonl").write_text("\n".join(map(json.dumps, (own, theirs))), encoding="utf-8")
    found = neighbours(tmp_path, [tmp_path / "n.jsonl"])
    assert [(n.pair.a, n.pair.b) for n in found] == [("A", "B"), ("one … three", "two")]
    assert [n.home for n in neighbours(tmp_path / "nowhere", [tmp_path / "n.jsonl"])] == ["w"]
