"""Stories from the scorer's articles to its figures, with the checking itself replaced."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tawatur.checker import Checker, Report
from tawatur.claims.model import Document
from tawatur.evaluation.linking import COLUMNS, SCORER, STORIES, main

SCORE = f"""import json, pathlib, sys
if sys.argv[1] == "--articles":
    for line in open(sys.argv[2], encoding="utf-8"):
        story = json.loads(line)
        records = "".join(json.dumps(article) + "\\n" for article in story["articles"])
        (pathlib.Path(sys.argv[3]) / (story["id"] + ".jsonl")).write_text(records, encoding="utf-8")
else:
    reports = [json.load(open(path, encoding="utf-8")) for path in pathlib.Path(sys.argv[3]).glob("*.json")]
    print(json.dumps(dict.fromkeys({COLUMNS!r}, 0.5) | {{"claims": sum(len(r["documents"]) for r in reports)}}))
"""


def test_every_story_is_checked_on_its_own(
    shared: Path, write_lines: Callable[[str, list[dict[str, Any]]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    (shared / SCORER).write_text(SCORE, encoding="utf-8")
    article = {"id": "1", "text": "The mayor said the bridge is closed.", "lang": "en"}
    stories = [{"id": "a", "articles": [article, {**article, "id": "2"}]}, {"id": "b", "articles": [article]}]
    write_lines(STORIES, stories)
    seen: list[int] = []

    def check(self: Checker, documents: Sequence[Document]) -> Report:
        seen.append(len(documents))
        return Report(documents=tuple(documents))

    monkeypatch.setattr(Checker, "check", check)
    result = CliRunner().invoke(main, ["--shared", str(shared)])
    assert result.exit_code == 0, result.output
    assert seen == [2, 1]
    _, row, timing = result.output.splitlines()
    assert row.split()[:5] == ["end", "to", "end", "3", "0.500"]
    assert timing.startswith("3 articles, ")
