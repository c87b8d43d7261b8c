"""The report object as terminal text, HTML, JSON, Markdown, CSV and PROV."""

from __future__ import annotations

from .render import FORMATS, format_of, render

__all__ = ["FORMATS", "format_of", "render"]
