"""The known outlets, agencies and publishers of ``data/sources.yaml``, as records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from ..claims.language import languages
from .countries import table
from .model import Source, SourceKind
from .wording import plain


@dataclass(frozen=True, slots=True)
class Entry:
    """One known outlet, agency or publisher.

    ``countries`` are where it is at home, the first one above all; ``aliases`` its names by language, the usual one
    first; ``shared`` the names that other papers have too; ``state_of`` the country whose official news agency or
    ``state_tv`` whose state broadcaster it is; ``world`` marks outlets
    that report from everywhere, whose "foreign ministry" is not their country's.
    """

    id: str
    name: str
    kind: SourceKind
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    publisher: str | None = None
    domains: tuple[str, ...] = ()
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shared: tuple[str, ...] = ()
    state_of: str | None = None
    state_tv: str | None = None
    world: bool = False

    @property
    def names(self) -> frozenset[tuple[str, ...]]:
        """All its names as folded words."""
        return frozenset(plain(name) for name in self.all_names())

    def named(self, language: str | None) -> str:
        """The usual name in ``language``, or the name in its own language."""
        return next(iter(self.aliases.get(language or "", ())), self.name)

    def all_names(self, first: str | None = None) -> tuple[str, ...]:
        """All names that no other paper has, those of the language ``first`` before the others."""
        ordered = [first] if first is not None and first in self.aliases else []
        codes = [*ordered, *(code for code in self.aliases if code not in ordered)]
        return tuple(dict.fromkeys([*(n for code in codes for n in self.aliases[code]), self.name, *self.shared]))


@cache
def entries() -> Mapping[str, Entry]:
    """All entries by id."""
    return {identifier: _entry(identifier, record) for identifier, record in table("sources").items()}


def _entry(identifier: str, record: Mapping[str, object]) -> Entry:
    def many(key: str) -> tuple[str, ...]:
        value = record.get(key, ())
        return (value,) if isinstance(value, str) else tuple(map(str, value))  # type: ignore[call-overload]

    def one(key: str) -> str | None:
        return str(record[key]) if key in record else None

    return Entry(
        id=identifier,
        name=str(record["name"]),
        kind=SourceKind(str(record["kind"])),
        countries=many("country"),
        languages=many("languages"),
        publisher=one("publisher"),
        domains=many("domains"),
        aliases={code: many(code) for code in languages() if code in record},
        shared=many("shared"),
        state_of=one("state_of"),
        state_tv=one("state_tv"),
        world=bool(record.get("world", False)),
    )


def source(entry: Entry, language: str | None = None) -> Source:
    """The entry as a source, named as ``language`` names it."""
    name = entry.named(language)
    others = tuple(other for other in entry.all_names(language) if other != name)
    return Source(entry.id, name, entry.kind, others, entry.publisher)
