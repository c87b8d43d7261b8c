"""What the readers of single formats hand to ``claims.read``: drafts of documents, and lines about what went wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Draft:
    """A document before its language is known and its id is unique; ``where`` names file and line for messages."""

    where: str
    id: str
    text: str
    title: str = ""
    outlet: str | None = None
    author: str | None = None
    language: str | None = None
    published: date | None = None
    url: str | None = None
    path: str | None = None
    extracted: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """One line that names the place, what is wrong and how to mend it; nothing was read there."""

    line: str


@dataclass(frozen=True, slots=True)
class Note:
    """One line about something that was read all the same."""

    line: str


Found = Iterator[Draft | Problem | Note]
"""What a format's reader yields, in the order of its file."""
