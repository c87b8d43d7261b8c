"""The registry of renderers: a format's name, where its function lives, and the suffixes that name it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from ..claims.model import TawaturError

if TYPE_CHECKING:
    from ..checker import Report

# Named, not imported: a run that writes JSON should not load rich, and "--help" should load none of them.
_RENDERERS = {
    "terminal": (".terminal", "render_terminal"),
    "json": (".json", "render_json"),
    "html": (".html", "render_html"),
    "markdown": (".markdown", "render_markdown"),
    "csv": (".csv", "render_csv"),
    "prov": (".prov", "render_prov"),
}
_SUFFIXES = {".json": "json", ".html": "html", ".htm": "html", ".md": "markdown", ".csv": "csv"}

FORMATS = tuple(_RENDERERS)
"""The names of the report formats."""


def render(report: Report, format: str) -> str:
    """The report in one of ``FORMATS``, as text; raise TawaturError for a format that there is none of."""
    if format not in _RENDERERS:
        raise TawaturError(f"no report format {format!r}; there are {', '.join(FORMATS)}")
    module, function = _RENDERERS[format]
    renderer: Callable[[Report], str] = getattr(import_module(module, __package__), function)
    return renderer(report)


def format_of(path: Path) -> str:
    """The format that a file's name asks for; ``terminal`` (plain text) when it asks for none."""
    return _SUFFIXES.get(path.suffix.lower(), "terminal")
