from __future__ import annotations

import os
from pathlib import Path

import pytest

from tawatur.claims.model import TawaturError
from tawatur.report.write import write_text


def test_an_old_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "r.json"
    target.write_text("old")
    target.chmod(0o640)
    write_text(target, "نص")
    assert target.read_text(encoding="utf-8") == "نص"
    assert target.stat().st_mode & 0o777 == 0o640
    assert os.listdir(tmp_path) == ["r.json"]


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    write_text(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink() and (tmp_path / "real").read_text() == "new"


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "r.json"
    target.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(TawaturError, match="No space left on device"):
        write_text(target, "new")
    assert target.read_text() == "old" and os.listdir(tmp_path) == ["r.json"]


@pytest.mark.parametrize("path", [".", "missing/r.json"])
def test_a_place_that_cannot_hold_it_is_said(tmp_path: Path, path: str) -> None:
    with pytest.raises(TawaturError, match="cannot write"):
        write_text(tmp_path / path, "x")


def test_a_lone_surrogate_does_not_stop_the_report(tmp_path: Path) -> None:
    write_text(tmp_path / "r", "a\ud800b")
    assert (tmp_path / "r").read_text() == "a?b"
