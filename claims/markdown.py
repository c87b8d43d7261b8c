"""Markdown with YAML front matter, and plain text with its title in the first line."""

from __future__ import annotations

import re
from typing import Any

import yaml

from .draft import Found, Note
from .metadata import draft

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t#]*\r?$", re.MULTILINE)
_FIRST_LINE = re.compile(r"[^\S\n\r]*([^\n\r]+)(?:\r\n|\n|\r)[^\S\n\r]*(?:\r\n|\n|\r)")
# The longest headlines of the gold articles have 21 words.
_TITLE_WORDS = 25


def from_markdown(text: str, *, where: str, stem: str, path: str | None) -> Found:
    """The document after the front matter; its text is the body, exactly as it stands there."""
    found = _FRONT_MATTER.match(text)
    body = text[found.end() :] if found is not None else text
    metadata = _mapping(found[1]) if found is not None else {}
    if metadata is None:
        yield Note(f"{where}: the front matter is no YAML mapping and is left out; write it as 'name: value' lines")
        metadata = {}
    heading = _HEADING.search(body)
    title = heading[1] if heading is not None else title_of(body)
    yield from draft(metadata, body, where=where, id=stem, title=title, path=path)


def _mapping(source: str) -> dict[str, Any] | None:
    """The front matter's mapping, empty where it is blank; None where it is no YAML or no mapping."""
    try:
        value = yaml.safe_load(source)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    if value is None:
        return {}
    return value if isinstance(value, dict) else None


def from_text(text: str, *, where: str, stem: str, path: str | None) -> Found:
    """The document of a plain text file: the whole text, with its first line as title where that looks like one."""
    yield from draft({}, text, where=where, id=stem, title=title_of(text), path=path)


def title_of(text: str) -> str:
    """The first line, where it is short and an empty line follows; else an empty string."""
    found = _FIRST_LINE.match(text.lstrip("\ufeff\n\r \t"))
    if found is None or len(found[1].split()) > _TITLE_WORDS or found[1].rstrip().endswith((".", ":", "،")):
        return ""
    return found[1].strip()
