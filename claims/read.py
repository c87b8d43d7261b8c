"""Documents in: files, folders, patterns and standard input to documents, with one line for whatever could not be read.

``.txt``, ``.md``, ``.jsonl``, ``.json`` and ``.html`` are read by their names, other files by what they hold.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from .decode import decode, without_surrogates
from .draft import Draft, Found, Note, Problem
from .language import detect, languages, load
from .markdown import from_markdown, from_text
from .model import Document
from .paths import FORMATS, files
from .records import from_json, from_lines
from .webpage import declared_charset, from_webpage

MAX_BYTES = 50_000_000
"""The largest file that is read whole. An article has some kilobytes; JSONL is read line by line and has no limit."""

_READERS: dict[str, Callable[..., Found]] = {
    "text": from_text, "markdown": from_markdown, "json": from_json, "page": from_webpage,
}  # fmt: skip
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body|article|div)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What was read, in the order of the input.

    ``problems`` are lines about what was not read, ``notes`` about what was read all the same (an id made unique, a
    date not understood); each line names the file and the way to mend it.
    """

    documents: tuple[Document, ...]
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def read(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    language: str | None = None,
    outlet: str | None = None,
) -> ReadResult:
    """Read the documents at ``paths``: files, folders (recursive, sorted), patterns such as ``*.txt``, ``-`` for stdin.

    ``language`` holds for every document and goes before what the files say; ``outlet`` for those that name none and
    have no address.

    Raises:
        TawaturError: ``language`` is not known.
    """
    if language is not None:
        load(language)
    given = [paths] if isinstance(paths, str | os.PathLike) else paths
    documents: list[Document] = []
    problems: list[str] = []
    notes: list[str] = []
    taken: dict[str, str] = {}
    for item in _all(os.fspath(path) for path in given):
        finished = _finished(item, taken, notes, language=language, outlet=outlet) if isinstance(item, Draft) else item
        match finished:
            case Document():
                documents.append(finished)
            case Problem(line):
                problems.append(line)
            case Note(line):
                notes.append(line)
    return ReadResult(tuple(documents), tuple(problems), tuple(notes))


def _finished(
    draft: Draft, taken: dict[str, str], notes: list[str], *, language: str | None, outlet: str | None
) -> Document | Problem:
    """The document of a draft, with its language and a unique id; ``taken`` maps ids to the places that have them."""
    text = without_surrogates(draft.text)
    if not any(map(str.isalnum, text)):
        return Problem(f"{draft.where}: the text is empty; put the article into it or leave it out")
    code = language or draft.language or detect(text)
    if code is None:
        known = ", ".join(languages())
        return Problem(f"{draft.where}: language not recognised; known are {known}: name one with --language")
    return Document(
        id=_unique(draft, taken, notes),
        text=text,
        language=code,
        outlet=draft.outlet or outlet,
        title=without_surrogates(draft.title),
        url=draft.url,
        published=draft.published,
        path=draft.path,
        extracted=draft.extracted,
        author=draft.author,
    )


def _unique(draft: Draft, taken: dict[str, str], notes: list[str]) -> str:
    """The draft's id, with the first free number after it where another document has it."""
    name, number = draft.id, 1
    while name in taken:
        number += 1
        name = f"{draft.id}-{number}"
    if name != draft.id:
        notes.append(f"{draft.where}: id '{draft.id}' is that of {taken[draft.id]} too; this one is called '{name}'")
    taken[name] = draft.where
    return name


def _all(paths: Iterable[str]) -> Found:
    """What every path holds; a file that is named twice is read once."""
    seen: set[str] = set()
    for path in paths:
        if path == "-":
            yield from _stdin()
            continue
        for entry in files(path):
            if isinstance(entry, Problem):
                yield entry
            elif (real := os.path.realpath(entry)) in seen:
                yield Note(f"{entry}: named more than once; it is read once")
            else:
                seen.add(real)
                yield from _file(Path(entry))


def _file(path: Path) -> Found:
    """What one file holds."""
    where, kind = str(path), FORMATS.get(path.suffix.lower())
    try:
        if kind == "lines":
            with path.open("rb") as lines:
                yield from _lines(lines, where=where, stem=path.stem, path=where)
            return
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        yield Problem(f"{where}: cannot be read ({error.strerror or 'input error'}); check path and permissions")
        return
    if size > MAX_BYTES:
        yield _too_large(where)
    else:
        yield from _content(data, kind, where=where, stem=path.stem, path=where)


def _lines(lines: Iterable[bytes], *, where: str, stem: str, path: str | None) -> Found:
    """A JSONL file line by line; one in UTF-16 is decoded as a whole first, for its line ends are two bytes."""
    stream = iter(lines)
    first = next(stream, b"")
    if first[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = decode(first + b"".join(stream)) or ""
        yield from from_lines((line.encode() for line in text.split("\n")), where=where, stem=stem, path=path)
    else:
        yield from from_lines(chain([first] if first else [], stream), where=where, stem=stem, path=path)


def _stdin() -> Found:
    """What standard input holds: text, JSONL, JSON or a page, as its beginning tells."""
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        yield _too_large("standard input")
    else:
        yield from _content(data, None, where="standard input", stem="stdin", path=None)


def _content(data: bytes, kind: str | None, *, where: str, stem: str, path: str | None) -> Found:
    """The documents in ``data`` of a known kind, or of the kind that it looks like."""
    if not data.strip():
        yield Problem(f"{where}: empty; put the article into it or leave it out")
        return
    text = decode(data, declared=declared_charset(data) if kind in ("page", None) else None)
    if text is None:
        yield Problem(f"{where}: not text (a picture, PDF or office file?); save it as .txt or .html")
        return
    kind = kind or _kind(text)
    if kind == "lines":
        lines = (line.encode(errors="surrogatepass") for line in text.split("\n"))
        yield from from_lines(lines, where=where, stem=stem, path=path)
    else:
        yield from _READERS[kind](text, where=where, stem=stem, path=path)


def _kind(text: str) -> str:
    """What a text without a telling name looks like."""
    start = text.lstrip()
    if start.startswith("{"):
        return "lines" if start.split("\n", 1)[0].rstrip().endswith("}") else "json"
    if re.match(r"\[\s*[\[{\]]", start):
        return "json"
    if _PAGE.match(text):
        return "page"
    return "markdown" if re.match(r"---[ \t]*\r?\n", text) else "text"


def _too_large(where: str) -> Problem:
    return Problem(f"{where}: larger than {MAX_BYTES // 1_000_000} MB; split it, or give its articles as JSONL")
