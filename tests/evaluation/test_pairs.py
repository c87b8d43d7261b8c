"""Reading the sets of pairs, and what is counted over them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tawatur.evaluation.pair_data import Labelled, headlines, inference, minimal, sampled, slugs
from tawatur.evaluation.pairs import contradiction, stance_figures
from tawatur.index.model import Judgement, Relation
from tawatur.index.pairfile import Pair

Write = Callable[[str, list[dict[str, Any]]], Path]


def judged(*relations: Relation) -> list[Judgement]:
    return [Judgement(relation, None, 0.9, "") for relation in relations]


def labelled(*labels: str) -> list[Labelled]:
    return [Labelled(Pair("", "a", "b"), label) for label in labels]


def test_a_sample_is_always_the_same_and_in_order() -> None:
    once = sampled(range(1000), 20)
    assert once == sampled(range(1000), 20) == sorted(once)
    assert len(set(once)) == 20
    assert sampled([1, 2], 5) == sampled([1, 2], None) == [1, 2]


def test_each_file_is_read_with_its_labels(write_lines: Write, tmp_path: Path) -> None:
    path = write_lines("pairs.jsonl", [{"id": "1", "a": "x", "b": "y", "a_date": "2020-01-02", "relation": "update"}])
    (pair,) = minimal(path)
    assert (pair.label, pair.pair.a_date and pair.pair.a_date.day) == ("update", 2)
    table = tmp_path / "dev.csv"
    table.write_text('s1,s2,stance\n"عنوان، أول",عنوان ثان,agree\n', encoding="utf-8")
    (pair,) = headlines(table)
    assert (pair.pair.a, pair.label) == ("عنوان، أول", "agree")
    row = {
        "id": "d",
        "premise_tr": "p",
        "hypothesis_tr": "h",
        "premise_ar": "q",
        "hypothesis_ar": "g",
        "label": "neutral",
    }
    (pair,) = inference(write_lines("xnli.jsonl", [row]), "tr")
    assert (pair.pair.a, pair.pair.b, pair.label) == ("p", "h", "neutral")


def test_headlines_out_of_addresses_are_grouped_by_language(write_lines: Write) -> None:
    row = {"pair_id": "1", "lang1": "tr", "lang2": "tr", "slug1": "a", "slug2": "b", "overall": 1.5}
    found = slugs(write_lines("slugs.jsonl", [row, {**row, "lang2": "en"}, {**row, "lang1": "ar", "lang2": "ar"}]))
    assert {language: len(items) for language, items in found.items()} == {"ar": 1, "tr": 1}
    assert found["tr"][0].distance == 1.5


def test_same_agrees_conflict_disagrees_and_all_else_is_other() -> None:
    gold = labelled("agree", "disagree", "disagree", "other")
    figures = stance_figures(gold, judged(Relation.SAME, Relation.CONFLICT, Relation.UPDATE, Relation.DIFFERENT))
    assert figures == {"n": 4, "agree": 1.0, "disagree": pytest.approx(2 / 3), "mean": pytest.approx(5 / 6)}


def test_only_a_conflict_is_a_contradiction() -> None:
    gold = labelled("contradiction", "contradiction", "entailment", "neutral")
    said = judged(Relation.CONFLICT, Relation.DIFFERENT, Relation.SAME, Relation.UPDATE)
    assert contradiction(gold, said) == pytest.approx(2 / 3)
