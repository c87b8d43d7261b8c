"""Where the data is, what its files are, and what the scorers say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tawatur.claims.model import TawaturError
from tawatur.evaluation import shared as module
from tawatur.evaluation.shared import checksums, documents, find, need, score, table


def test_the_folder_that_is_named_is_taken(shared: Path) -> None:
    assert find(shared) == shared


def test_the_folder_beside_the_checkout_is_found(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CHECKOUT", shared.parent / "checkout")
    assert find() == shared


def test_the_folder_beside_the_working_folder_is_found(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CHECKOUT", tmp_path / "elsewhere" / "site-packages" / "tawatur")
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    assert find() == shared


def test_a_named_folder_that_is_not_there_is_not_replaced_by_another(shared: Path, tmp_path: Path) -> None:
    assert find(tmp_path / "nothing") is None
    with pytest.raises(TawaturError, match="--shared"):
        need(tmp_path / "nothing")


def test_checksums_tell_changed_and_missing_files(shared: Path) -> None:
    (shared / "gold" / "a").write_bytes(b"abc")
    before = checksums(shared, ["gold/b", "gold/a"])
    assert list(before) == ["gold/a", "gold/b"]
    assert before["gold/b"] is None
    (shared / "gold" / "a").write_bytes(b"abd")
    assert checksums(shared, ["gold/a"])["gold/a"] not in (None, before["gold/a"])


def test_a_scorer_is_given_its_files_and_its_figures_are_read(shared: Path) -> None:
    assert score(shared / "echo.py", Path("x"), Path("y")) == {"given": ["x", "y"]}


def test_errors_are_passed_through_without_the_line_of_figures(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    score(shared / "echo.py", Path("x"), errors=2)
    assert capsys.readouterr().out == "first error\nsecond error\n"


def test_a_scorer_that_fails_says_why(shared: Path) -> None:
    with pytest.raises(TawaturError, match=r"failing.py failed: 2 pairs have no judgement"):
        score(shared / "failing.py")


def test_a_file_is_read_whole_or_not_at_all(write_lines: Callable[[str, list[dict[str, Any]]], Path]) -> None:
    good = {"id": "a", "text": "The minister said that the road is open.", "lang": "en"}
    assert [d.id for d in documents(write_lines("one.jsonl", [good]))] == ["a"]
    with pytest.raises(TawaturError):
        documents(write_lines("two.jsonl", [good, {"id": "b", "text": ""}]))


def test_a_table_lines_up_and_shows_three_digits_of_a_share() -> None:
    assert table(("x", "share"), [["long", 0.5], ["y", 12]]) == "x     share\nlong  0.500\ny        12"
