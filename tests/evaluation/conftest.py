"""Folders of shared data built by hand, so that the commands are judged without the real ones."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ECHO = """import json, sys
if "--json" in sys.argv: print(json.dumps({"given": sys.argv[1:-1]}))
else: print("first error\\nsecond error\\nfigures 1")
"""


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """An empty shared folder with a scorer that tells its arguments, and one that fails."""
    folder = tmp_path / "shared"
    (folder / "gold").mkdir(parents=True)
    (folder / "echo.py").write_text(ECHO, encoding="utf-8")
    (folder / "failing.py").write_text("raise SystemExit('2 pairs have no judgement')\n", encoding="utf-8")
    return folder


@pytest.fixture
def write_lines(shared: Path) -> Callable[[str, list[dict[str, Any]]], Path]:
    """Write records as JSONL to a path inside the shared folder."""

    def write(name: str, records: list[dict[str, Any]]) -> Path:
        path = shared / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        path.write_text(text, encoding="utf-8")
        return path

    return write
