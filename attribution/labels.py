"""Ids of sources: readable, unique, the same whatever the order of the documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from .describe import Described
from .skeleton import script
from .slugs import slug

Key = tuple[str, ...]
_REPORTS = "unnamed-reports"


class Labels(Mapping[Key, str]):
    """The id of every key; ``described`` are the articles' descriptions of each, ``reserved`` ids that are taken."""

    def __init__(self, described: Mapping[Key, Sequence[Described]], reserved: Iterable[str]) -> None:
        given = {key: key[1] for key in described if key[0] in {"known", "institution"}}
        taken = {*reserved, *given.values()}
        self._ids: dict[Key, str] = dict(given)
        for key in sorted((key for key in described if key not in given), key=_order):
            base = self._base(key, described[key])
            identifier, number = base, 2
            while identifier in taken:
                identifier, number = f"{base}-{number}", number + 1
            taken.add(identifier)
            self._ids[key] = identifier

    def __getitem__(self, key: Key) -> str:
        return self._ids[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def _base(self, key: Key, described: Sequence[Described]) -> str:
        if key[0] == "office":
            return f"{key[1]}-{key[2]}"
        if key[0] == "carried":
            end = key.index("|")
            label = key[end + 1 :]
            return f"{self._ids[key[1:end]]}/{slug('-'.join(label))}"
        if key[0] == "single":
            return f"{key[1]}/{_REPORTS if described[0].nobody else '-'.join(described[0].label)}"
        return slug(_telling(item.core for item in described))


def _order(key: Key) -> tuple[int, tuple[tuple[int, str], ...]]:
    """Those that others are named after first; numbers by their size."""
    parts = tuple((len(part) if part.isdigit() else 0, part) for part in key)
    return {"carried": 1, "single": 2}.get(key[0], 0), parts


def _telling(names: Iterable[str]) -> str:
    """The name to make an id of: one in Latin letters, the fullest, the first in the alphabet."""
    return min(names, key=lambda name: (script(name) != "latin", -len(name.split()), -len(name), name))
