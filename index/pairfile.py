"""The lines that ``relate`` reads and writes: one pair, one judgement."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..claims.dates import is_plausible
from ..claims.decode import without_surrogates
from ..claims.model import TawaturError
from .model import Judgement


@dataclass(frozen=True, slots=True)
class Pair:
    """Two short texts to be judged, and the days they were published, when known."""

    id: str
    a: str
    b: str
    a_date: date | None = None
    b_date: date | None = None


def parse_pair(line: str) -> Pair:
    """Read one JSON line ``{"id", "a", "b"}`` with optional ``a_date`` and ``b_date``; else raise TawaturError.

    ``id`` may be missing; dates are ISO dates or time stamps, and one before 1800 or after 2200 stands for none.
    """
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:  # a number of thousands of digits is a plain ValueError
        raise TawaturError("not JSON") from error
    if not isinstance(record, dict):
        raise TawaturError('a pair is an object {"id", "a", "b"}')
    identifier = record.get("id")
    return Pair(
        "" if identifier is None else str(identifier),
        _text(record, "a"),
        _text(record, "b"),
        _day(record, "a_date"),
        _day(record, "b_date"),
    )


def format_judgement(pair: Pair, judgement: Judgement) -> str:
    """One JSON line of the contract, without its line feed."""
    record = {
        "id": pair.id,
        "relation": judgement.relation.value,
        "kind": judgement.kind.value if judgement.kind else None,
        "score": round(judgement.score, 4),
        "reason": judgement.reason,
    }
    return json.dumps(record, ensure_ascii=False)


def _text(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    if not isinstance(value, str) or not value.strip():
        raise TawaturError(f'"{name}" has to be a text')
    return without_surrogates(value)


def _day(record: Mapping[str, Any], name: str) -> date | None:
    value = record.get(name)
    if value is None or value == "":
        return None
    try:
        # The day of a longer time stamp is enough: judgements compare days.
        day = date.fromisoformat(str(value)[:10])
    except ValueError as error:
        raise TawaturError(f'"{name}" is not a date like 2020-12-31') from error
    return day if is_plausible(day) else None
