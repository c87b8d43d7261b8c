"""The user's own word on sources: what is the same, what is not, what is independent, and how reliable it is.

A corrections file is YAML or JSON::

    same: [[walla, n12], ["Israeli officials", "a senior official in Jerusalem"]]
    different: [[al-watan-syria, al-watan-saudi]]
    independent: [[reuters, afp]]
    merge: {SANA: [سانا, "Syrian Arab News Agency"]}
    split: [officials]
    reliability: {reuters: B}

Sources are named by their id, name or alias. What the file says is applied as data and shown as the user's word.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from ...claims.model import TawaturError
from ..model import Source
from .model import World
from .words import split as split_words

_PAIRS = ("same", "different", "independent")
_KEYS = (*_PAIRS, "merge", "split", "reliability")
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a corrections file says, in the names that it uses."""

    same: tuple[Pair, ...] = ()
    different: tuple[Pair, ...] = ()
    independent: tuple[Pair, ...] = ()
    merge: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    split: tuple[str, ...] = ()
    reliability: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Applied:
    """A world with the corrections in it, the user's reliability table by source id, and what was done, a line each."""

    world: World
    reliability: Mapping[str, str]
    lines: tuple[str, ...]


def read_corrections(path: Path) -> Corrections:
    """The corrections in the file at ``path`` (JSON where it is named so, YAML otherwise).

    Raises:
        TawaturError: the file cannot be read or does not have the shape that the module's page shows.
    """
    if not path.is_file():
        raise TawaturError(f"corrections {path}: no such file")
    try:
        text = path.read_text(encoding="utf-8")
        data = json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)
    except RecursionError as error:
        raise TawaturError(f"corrections {path}: nested too deep") from error
    # What is no text, no JSON, or a date or number that there is not, is a ValueError.
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise TawaturError(f"corrections {path}: {' '.join(str(error).split())}") from error
    return parse_corrections(data if data is not None else {}, where=str(path))


def parse_corrections(data: object, *, where: str = "corrections") -> Corrections:
    """The corrections in ``data``, checked.

    Raises:
        TawaturError: something has another shape; the message says where and what was expected.
    """
    if not isinstance(data, dict):
        raise TawaturError(f"{where}: expected a mapping with some of {', '.join(_KEYS)}")
    unknown = sorted(str(key) for key in data if key not in _KEYS)
    if unknown:
        raise TawaturError(f"{where}: unknown key {unknown[0]!r}: use {', '.join(_KEYS)}")
    pairs = {key: _pairs(data.get(key) or [], f"{where}: {key}") for key in _PAIRS}
    merge = data.get("merge") or {}
    if not isinstance(merge, dict) or not all(isinstance(key, str) for key in merge):
        raise TawaturError(f"{where}: merge: expected a mapping of a source to the list of its other names")
    reliability = data.get("reliability") or {}
    if not isinstance(reliability, dict):
        raise TawaturError(f"{where}: reliability: expected a mapping of sources to letters A to F")
    for source, letter in reliability.items():
        if not isinstance(letter, str) or letter not in set("ABCDEF"):
            raise TawaturError(f"{where}: reliability of {source}: expected a letter A to F, got {letter!r}")
    return Corrections(
        same=pairs["same"],
        different=pairs["different"],
        independent=pairs["independent"],
        merge={key: _strings(value, f"{where}: merge: {key}") for key, value in merge.items()},
        split=_strings(data.get("split") or [], f"{where}: split"),
        reliability={str(source): str(letter) for source, letter in reliability.items()},
    )


def _strings(value: Any, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise TawaturError(f"{where}: expected a list of source names")
    return tuple(value)


def _pairs(value: Any, where: str) -> tuple[Pair, ...]:
    if not isinstance(value, list):
        raise TawaturError(f"{where}: expected a list of pairs of source names")
    found = []
    for number, item in enumerate(value, start=1):
        names = _strings(item, f"{where}: item {number}")
        if len(names) != 2 or names[0] == names[1]:
            raise TawaturError(f"{where}: item {number}: expected two different source names, got {len(set(names))}")
        found.append((names[0], names[1]))
    return tuple(found)


def apply_corrections(world: World, corrections: Corrections) -> Applied:
    """``world`` with the user's word in it.

    "same" and "merge" make sources one in minimum and maximum; "different" and "independent" keep a pair apart even
    in the minimum; "split" makes a source that was one by name count as another in each document. A name that no
    source of the run has is passed over, and said so; so is a pair of names of one source, but for "same" and "merge",
    which then hold already.
    """
    finder = _Finder(world.sources.values())
    same, different = dict(world.same), dict(world.different)
    independent = set(world.independent)
    sources = dict(world.sources)
    lines: list[str] = []
    wanted = [*corrections.same, *((key, name) for key, names in corrections.merge.items() for name in names)]
    for left, right in wanted:
        if pair := finder.pair(left, right, lines):
            same[pair] = f"the user says that {left} and {right} are the same"
            lines.append(same[pair])
    for left, right in corrections.different:
        if pair := finder.apart(left, right, lines):
            different[pair] = f"the user says that {left} and {right} are different"
            lines.append(different[pair])
    for left, right in corrections.independent:
        if pair := finder.apart(left, right, lines):
            independent.add(pair)
            lines.append(f"the user says that {left} and {right} are independent")
    for name in corrections.split:
        if identifier := finder.find(name, lines):
            sources[identifier] = replace(sources[identifier], identified=False)
            different[(identifier, identifier)] = f"the user says that {name} is not one source"
            lines.append(f"the user says that {name} is not one source: it counts anew in each document")
    table = {found: letter for name, letter in corrections.reliability.items() if (found := finder.find(name, lines))}
    lines += [f"the user rates {world.name(source)} {letter}" for source, letter in table.items()]
    changed = replace(world, sources=sources, same=same, different=different, independent=frozenset(independent))
    return Applied(changed, table, tuple(lines))


class _Finder:
    """Sources by id, name or alias."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._by_name: dict[str, str] = {}
        ordered = sorted(sources, key=lambda source: source.id)
        for names in (lambda s: (s.id,), lambda s: (s.name,), lambda s: s.aliases):
            for source in ordered:
                for name in names(source):
                    self._by_name.setdefault(name, source.id)
                    self._by_name.setdefault(" ".join(split_words(name).words), source.id)

    def find(self, name: str, lines: list[str]) -> str | None:
        """The id of the source called ``name``; a line is added where there is none."""
        found = self._by_name.get(name) or self._by_name.get(" ".join(split_words(name).words))
        if found is None:
            lines.append(f"the user's corrections name {name!r}, which is no source of these documents")
        return found

    def pair(self, left: str, right: str, lines: list[str]) -> Pair | None:
        """Both ids, in order; None where one is unknown or both are one source already."""
        a, b = self.find(left, lines), self.find(right, lines)
        return (min(a, b), max(a, b)) if a and b and a != b else None

    def apart(self, left: str, right: str, lines: list[str]) -> Pair | None:
        """As :meth:`pair`, for names that are to be kept apart: a line is added where both are one source."""
        found = self.pair(left, right, lines)
        if found is None and (one := self.find(left, [])) and one == self.find(right, []):
            lines.append(f"the user's corrections keep {left!r} and {right!r} apart, which are names of one source")
        return found
