"""Documents, statements, propositions and sources as JSON, and back: the form in which an index keeps them.

A field that is missing has its default, and one that is unknown is passed over, so that adding a field to the model
leaves the indexes of yesterday readable.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from ..attribution.model import Source, SourceKind
from ..claims.model import Document, Evidence, Form, Link, Proposition, Span, Stance, Statement

Record = Mapping[str, Any]
Item = Document | Statement | Proposition | Source


def dump(item: Item) -> str:
    """``item`` as one line of JSON."""
    return json.dumps(asdict(item), default=str)  # dates; ASCII, for SQLite takes no unpaired surrogates


def document(line: str) -> Document:
    """The document that :func:`dump` wrote."""
    known = _known(Document, json.loads(line))
    published = known.get("published")
    return Document(**{**known, "published": date.fromisoformat(published) if published else None})


def statement(line: str) -> Statement:
    """The statement that :func:`dump` wrote."""
    known = _known(Statement, json.loads(line))
    converted: dict[str, Any] = {
        "spans": _spans(known["spans"]),
        "cue": _span(known.get("cue")),
        "chain": tuple(_link(_known(Link, item)) for item in known.get("chain", ())),
        "evidence": tuple(Evidence(**_known(Evidence, item)) for item in known.get("evidence", ())),
        "form": Form(known.get("form", Form.OWN)),
        "stance": Stance(known.get("stance", Stance.ASSERTS)),
    }
    return Statement(**{**known, **converted})


def proposition(line: str) -> Proposition:
    """The proposition that :func:`dump` wrote."""
    known = _known(Proposition, json.loads(line))
    return Proposition(**{**known, "spans": _spans(known["spans"])})


def source(line: str) -> Source:
    """The source that :func:`dump` wrote."""
    known = _known(Source, json.loads(line))
    return Source(**{**known, "kind": SourceKind(known["kind"]), "aliases": tuple(known.get("aliases", ()))})


def _known(kind: type[Any], record: Record) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name in kind.__dataclass_fields__}


def _link(record: Record) -> Link:
    return Link(**{**record, "mention": _span(record.get("mention"))})


def _spans(value: Iterable[Any]) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in value)


def _span(value: Any) -> Span | None:
    return None if value is None else (value[0], value[1])
