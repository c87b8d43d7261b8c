"""What has to hold of every span."""

from __future__ import annotations

import json
import lzma
from dataclasses import replace
from pathlib import Path

import pytest

from tawatur.attribution.model import Source, SourceKind
from tawatur.claims.model import Document, Link, Statement
from tawatur.evaluation.throughput import faults, sample

TEXT = "Rain fell, the office said, for days."
GOOD = Statement(
    "d#s1", "d", ((0, 9), (28, 36)), "Rain fell … for days", cue=(22, 26), chain=(Link("office", (11, 21)),)
)


def found(*statements: Statement) -> list[str]:
    sources = {"office": Source("office", "office", SourceKind.INSTITUTION)}
    return list(faults({"d": Document("d", TEXT, "en")}, statements, sources))


def test_what_holds_is_no_fault() -> None:
    assert found(GOOD) == []


@pytest.mark.parametrize(
    "wrong",
    [
        replace(GOOD, text="Rain fell for days"),
        replace(GOOD, spans=((28, 36), (0, 9)), text="for days … Rain fell"),
        replace(GOOD, spans=((0, 9), (28, 99)), text=f"Rain fell … {TEXT[28:]}"),
        replace(GOOD, spans=((0, 9), (28, 28)), text="Rain fell … "),
        replace(GOOD, spans=(), text=""),
        replace(GOOD, cue=(30, 40)),
        replace(GOOD, chain=(Link("office", (-1, 4)),)),
        replace(GOOD, chain=(Link("nobody"),)),
    ],
)
def test_what_does_not_hold_is_told(wrong: Statement) -> None:
    (line,) = found(wrong)
    assert line.startswith("d#s1: ")


def test_ids_are_unique() -> None:
    assert len(found(GOOD, GOOD)) == 1


def test_a_sample_is_drawn_over_the_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl.xz"
    records = [{"id": str(n), "text": "قال الوزير إن الطريق مفتوح", "lang": "ar"} for n in range(100)]
    with lzma.open(path, "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps(record) + "\n" for record in [*records, {"id": "x", "text": " "}])
    chosen = [document.id for document in sample(path, 10)]
    assert chosen == [document.id for document in sample(path, 10)]
    assert len(chosen) == 10
    assert any(int(name) > 50 for name in chosen)
    assert len(sample(path, None)) == 100
