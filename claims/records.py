"""JSON and JSONL of the contract: a record with ``text``, a list of records, or an object that holds such a list."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from .decode import decode
from .draft import Found, Problem
from .metadata import draft

_LISTS = ("documents", "articles")


def from_lines(lines: Iterable[bytes], *, where: str, stem: str, path: str | None) -> Found:
    """The documents of a JSONL file, a problem for every line that holds none; empty lines are passed over."""
    number = 0
    for number, line in enumerate(lines, start=1):
        place = f"{where}, line {number}"
        if not line.strip(b" \t\r\n\xef\xbb\xbf\x00"):
            continue
        text = decode(line)
        if text is None:
            yield Problem(f"{place}: not text; save the file as UTF-8")
            continue
        yield from _parsed(text, where=place, id=f"{stem}-{number}", path=path)
    if number == 0:
        yield Problem(f"{where}: the file is empty; put a record into it or leave it out")


def from_json(text: str, *, where: str, stem: str, path: str | None) -> Found:
    """The documents of a JSON file, in order."""
    yield from _parsed(text, where=where, id=stem, path=path)


def _parsed(text: str, *, where: str, id: str, path: str | None) -> Found:
    """What a JSON text holds; one problem where it is no JSON."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        yield Problem(f"{where}: not valid JSON ({error.msg} at column {error.colno}); mend or remove it")
        return
    except (RecursionError, ValueError):
        yield Problem(f"{where}: nested too deep or with numbers too long to be a record; mend or remove it")
        return
    yield from _values(value, where=where, id=id, path=path)


def _values(value: Any, *, where: str, id: str, path: str | None) -> Found:
    if isinstance(value, dict) and "text" not in value:
        held = next((value[name] for name in _LISTS if isinstance(value.get(name), list)), None)
        if held is not None:
            value = held
    if isinstance(value, list):
        if not value:
            yield Problem(f"{where}: the list is empty; put a record into it or leave it out")
        for number, item in enumerate(value, start=1):
            yield from _record(item, where=f"{where}, record {number}", id=f"{id}-{number}", path=path)
        return
    yield from _record(value, where=where, id=id, path=path)


def _record(value: Any, *, where: str, id: str, path: str | None) -> Found:
    if not isinstance(value, dict):
        yield Problem(f'{where}: not a record; write {{"text": "…"}}')
    elif not isinstance(value.get("text"), str):
        yield Problem(f'{where}: the record has no "text"; add the article\'s text as a string')
    else:
        yield from draft(value, value["text"], where=where, id=id, title="", path=path)
