"""The table of attribution, with attribution itself replaced."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tawatur.attribution import attribute as module
from tawatur.attribution.attribute import Attribution
from tawatur.attribution.model import Source, SourceKind
from tawatur.claims.model import Document, Link, Statement
from tawatur.evaluation.attribution import COLUMNS, SCORER, main, parts

Write = Callable[[str, list[dict[str, Any]]], Path]

TEXT = "The mayor said the bridge is closed."
SCORE = f"""import json, sys
statements = json.load(open(sys.argv[3], encoding="utf-8"))["statements"]
print(json.dumps(dict.fromkeys({COLUMNS!r}, 0.25) | {{"predicted": len(statements)}}))
"""


def attribute(documents: Sequence[Document], *, advance: Callable[[int], None]) -> Attribution:
    """The first article's content, said by the mayor."""
    statement = Statement("s", documents[0].id, ((15, 35),), TEXT[15:35], chain=(Link("mayor", (0, 9)),))
    return Attribution((statement,), {"mayor": Source("mayor", "The mayor", SourceKind.PERSON)}, {})


@pytest.fixture
def data(shared: Path, write_lines: Write) -> Path:
    (shared / SCORER).write_text(SCORE, encoding="utf-8")
    chain = [{"name": "The mayor", "mention": ["The mayor", 1], "kind": "person"}]
    for part in ("attribution-dev.en", "attribution-dev.tr", "seed"):
        write_lines(f"gold/{part}.articles.jsonl", [{"id": "d", "text": TEXT, "lang": "en"}])
        statements = [{"content": [["the bridge is closed", 1]], "chain": chain}]
        write_lines(f"gold/{part}.gold.jsonl", [{"id": "d", "statements": statements}])
    return shared


@pytest.mark.parametrize(("name", "labels"), [("dev", ["en", "tr"]), ("seed", ["seed"])])
def test_a_set_has_a_part_for_each_language(data: Path, name: str, labels: list[str]) -> None:
    assert [part.label for part in parts(data, name)] == labels
    assert all(part.articles.exists() for part in parts(data, name))


def test_one_row_for_each_language_and_the_causes(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "attribute", attribute)
    result = CliRunner().invoke(main, ["--shared", str(data), "--by-cause"])
    assert result.exit_code == 0, result.output
    head, english, turkish, _, causes, *counts = result.output.splitlines()
    assert head.split() == ["dev", *COLUMNS]
    assert english.split()[:4] == ["en", "0.250", "1", "0.250"]
    assert turkish.split()[0] == "tr"
    assert causes.split()[:2] == ["statements", "right"]
    assert [line.split()[:3] for line in counts] == [["en", "1", "0"], ["tr", "1", "0"]]


def test_a_set_that_is_not_there_is_told_in_one_line(data: Path) -> None:
    result = CliRunner().invoke(main, ["--shared", str(data), "--set", "train"])
    assert result.exit_code == 1
    assert result.output.startswith("Error: no attribution-train")
    assert json.dumps(result.output).count("\\n") == 1
