"""The files that a command line means: files, folders with everything below, patterns such as ``news/*.txt``."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from pathlib import Path

from .draft import Problem

FORMATS = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".jsonl": "lines", ".ndjson": "lines",
    ".json": "json", ".html": "page", ".htm": "page", ".xhtml": "page",
}  # fmt: skip
"""The endings that are read, each with its format."""


def files(path: str) -> Iterator[str | Problem]:
    """The files that a path means: itself, those of a folder, or those that match a pattern."""
    if os.path.isdir(path):
        inside = sorted(_walk(path))
        yield from inside
        if not inside:
            yield Problem(f"{path}: no readable file in the folder; it takes {', '.join(sorted(FORMATS))}")
    elif os.path.exists(path) or not glob.has_magic(path):
        yield path
    else:
        matches = sorted(glob.glob(path, recursive=True))
        for match in matches:
            yield from files(match)
        if not matches:
            yield Problem(f"{path}: no file matches the pattern; check the path")


def _walk(folder: str) -> Iterator[str]:
    """The files with a known ending in the folder and below, hidden ones left out."""
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and Path(name).suffix.lower() in FORMATS:
                yield os.path.join(root, name)
