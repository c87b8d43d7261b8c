"""Annotated articles: the project's own, with tags in their text, and gold by substring pointers.

The project's own articles are invented: real papers, bodies and people are named in them as in news, and nothing in
them was ever reported or said. They stand in ``articles/<language>/<id>.txt``: a header, the text with standoff tags
(``<1>content</1>``, ``<1c>cue</1c>``, ``<1.2>mention of link 2</1.2>``), and a tail with one line per statement
(``1 | indirect | asserts | Reuters/agency > officials/officials``), the parts separated by lines of ``---``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...claims.model import Span

_TAG = re.compile(r"<(/?)(\d+)(c|\.\d+)?>")
_RULE = re.compile(r"(?m)^---[ \t]*\n")


class AnnotationError(ValueError):
    """An annotated article that does not keep to the form."""


@dataclass(frozen=True, slots=True)
class GoldLink:
    """One link of an annotated chain."""

    name: str
    kind: str
    mention: Span | None


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """One annotated statement; ``chain`` runs from the nearest link to the origin."""

    content: tuple[Span, ...]
    cue: Span | None
    form: str
    stance: str
    chain: tuple[GoldLink, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """An annotated article."""

    id: str
    language: str
    text: str
    statements: tuple[GoldStatement, ...]


def parse(raw: str, *, name: str) -> Article:
    """An article out of the project's own annotated form.

    Raises:
        AnnotationError: a tag, the header or the tail is broken.
    """
    parts = _RULE.split(raw)
    if len(parts) != 3:
        raise AnnotationError(f"{name}: expected header, text and tail")
    header = dict(line.split(":", 1) for line in parts[0].splitlines() if ":" in line)
    text, spans = _strip(parts[1].strip("\n"), name)
    statements = tuple(_statement(line, spans, name) for line in parts[2].splitlines() if line.strip())
    return Article(header["id"].strip(), header["lang"].strip(), text, statements)


def own_articles(folder: Path) -> Iterator[Article]:
    """All articles below ``folder``, sorted by path."""
    for path in sorted(folder.rglob("*.txt")):
        yield parse(path.read_text(encoding="utf-8"), name=path.name)


def gold_articles(articles: Path, gold: Path) -> Iterator[Article]:
    """Articles with pointer gold: two JSONL files as the project's gold guidelines say."""
    texts = {row["id"]: row for row in map(json.loads, articles.read_text(encoding="utf-8").splitlines())}
    for row in map(json.loads, gold.read_text(encoding="utf-8").splitlines()):
        article = texts[row["id"]]
        statements = tuple(_from_pointers(article["text"], item) for item in row["statements"])
        yield Article(row["id"], article["lang"], article["text"], statements)


def labelled_articles(texts: Path, labels: Path) -> Iterator[Article]:
    """Articles whose texts stay with their publisher: labels by offsets, for the texts of a JSONL file."""
    known = {row["id"]: row for row in map(json.loads, texts.read_text(encoding="utf-8").splitlines())}
    for row in map(json.loads, labels.read_text(encoding="utf-8").splitlines()):
        article = known[row["id"]]
        statements = tuple(
            GoldStatement(
                content=tuple((a, b) for a, b in item["content"]),
                cue=_pair(item["cue"]),
                form=item["form"],
                stance=item["stance"],
                chain=tuple(GoldLink(link["name"], link["kind"], _pair(link["mention"])) for link in item["chain"]),
            )
            for item in row["statements"]
        )
        yield Article(row["id"], article["lang"], article["text"], statements)


def _pair(value: list[int] | None) -> Span | None:
    return (value[0], value[1]) if value else None


def _strip(marked: str, name: str) -> tuple[str, dict[tuple[int, str], list[Span]]]:
    pieces: list[str] = []
    opened: dict[tuple[int, str], int] = {}
    spans: dict[tuple[int, str], list[Span]] = {}
    position = at = 0
    for match in _TAG.finditer(marked):
        pieces.append(marked[position : match.start()])
        at += match.start() - position
        position = match.end()
        key = (int(match[2]), match[3] or "")
        if not match[1]:
            opened[key] = at
        elif key in opened:
            spans.setdefault(key, []).append((opened.pop(key), at))
        else:
            raise AnnotationError(f"{name}: {match[0]} closes nothing")
    if opened:
        raise AnnotationError(f"{name}: never closed: {sorted(opened)}")
    pieces.append(marked[position:])
    return "".join(pieces), spans


def _statement(line: str, spans: dict[tuple[int, str], list[Span]], name: str) -> GoldStatement:
    fields = [field.strip() for field in line.split("|")]
    if len(fields) != 4:
        raise AnnotationError(f"{name}: a tail line needs four fields: {line}")
    number = int(fields[0])
    links = []
    for position, item in enumerate(fields[3].split(" > "), start=1):
        who, _, kind = item.strip().rpartition("/")
        mentions = spans.get((number, f".{position}"), [])
        links.append(GoldLink(who, kind, mentions[0] if mentions else None))
    cues = spans.get((number, "c"), [])
    content = tuple(sorted(spans.get((number, ""), [])))
    if not content:
        raise AnnotationError(f"{name}: statement {number} has no content")
    return GoldStatement(content, cues[0] if cues else None, fields[1], fields[2], tuple(links))


def _from_pointers(text: str, item: dict[str, Any]) -> GoldStatement:
    def span(pointer: list[Any]) -> Span:
        needle, nth = pointer
        start = -1
        for _ in range(nth):
            start = text.index(needle, start + 1)
        return start, start + len(needle)

    return GoldStatement(
        content=tuple(span(piece) for piece in item["content"]),
        cue=span(item["cue"]) if item["cue"] else None,
        form=item["form"],
        stance=item["stance"],
        chain=tuple(
            GoldLink(link["name"], link["kind"], span(link["mention"]) if link["mention"] else None)
            for link in item["chain"]
        ),
    )
