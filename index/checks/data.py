"""The data of the checks: each language's ``relation`` section and the tables that belong to no language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from ...claims import language as _language

_TABLES = files("tawatur.index") / "data"
_SHARED = {"places": files("tawatur.attribution") / "data"}  # whose sources speak for countries, too


@cache
def languages() -> tuple[str, ...]:
    """The codes of all languages that have a ``relation`` section, sorted."""
    return tuple(code for code in _language.languages() if _language.load(code).section("relation"))


def relation(code: str) -> Mapping[str, Any]:
    """The ``relation`` section of one language's data file."""
    return _language.load(code).section("relation")


@cache
def table(name: str) -> Any:
    """One table: ``antonyms``, ``cities`` or ``units`` of ``index/data``, ``places`` of ``attribution/data``."""
    return yaml.safe_load((_SHARED.get(name, _TABLES) / f"{name}.yaml").read_text(encoding="utf-8"))
