"""From all that a run's articles call a source to one record: its name, its aliases, what it belongs to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .describe import Described
from .entities import Entity
from .institutions import names_of_body
from .model import Source, SourceKind
from .registry import entries, source
from .wording import plain

_ANONYMOUS = (SourceKind.OFFICIALS, SourceKind.UNNAMED, SourceKind.SOCIAL, SourceKind.DOCUMENT)


@dataclass(frozen=True, eq=False)
class Member:
    """A source as one document knows it."""

    document: str
    entity: Entity
    described: Described


def build(identifier: str, group: Sequence[Member], *, known: Source | None = None) -> Source:
    """The source ``identifier``, from how the articles of ``group`` describe it.

    ``known`` is what is known of it from elsewhere, as the outlet of a document.
    """
    items = [member.described for member in group]
    entry = entries().get(identifier)
    language = items[0].language
    said = [text for item in items for text in item.wordings]
    if entry is not None:
        given = [item.name for item in items if item.language == language and plain(item.name) in entry.names]
        name = known.name if known else next(iter(given), entry.named(language))
        return Source(identifier, name, entry.kind, _others(name, [*said, *entry.all_names(language)]), entry.publisher)
    kind = known.kind if known else Counter(item.kind for item in items).most_common(1)[0][0]
    if any(item.key and item.key[0] == "institution" for item in items):
        kind = SourceKind.INSTITUTION
    first = [item for item in items if item.language == language]
    name = known.name if known else _fullest(first)
    data = [text for names in names_of_body(identifier).values() for text in names]
    owners = Counter(item.owner.id for item in items if item.owner and item.owner.id != identifier)
    return Source(
        id=identifier,
        name=name,
        kind=kind,
        aliases=_others(name, [*(known.aliases if known else ()), *said, *data]),
        belongs_to=owners.most_common(1)[0][0] if owners else known.belongs_to if known else None,
        identified=known is not None or _identified(kind, items),
    )


def with_owners(found: Mapping[str, Source], described: Iterable[Described]) -> dict[str, Source]:
    """``found``, with the sources that they belong to, up to the last."""
    told = {item.owner.id: item.owner for item in described if item.owner}
    every = dict(found)
    for item in found.values():
        owner = item.belongs_to
        while owner and owner not in every:
            every[owner] = _owner(owner, told)
            owner = every[owner].belongs_to
    return every


def _owner(identifier: str, told: Mapping[str, Source]) -> Source:
    """A source that only others' belonging to it brings in."""
    if identifier in entries():
        return source(entries()[identifier])
    names = [name for group in names_of_body(identifier).values() for name in group]
    if names:
        return Source(identifier, names[0], SourceKind.INSTITUTION, tuple(names[1:]))
    return told.get(identifier) or Source(identifier, identifier, SourceKind.INSTITUTION)


def _identified(kind: SourceKind, items: Iterable[Described]) -> bool:
    """Whether it is somebody in particular: by name, by the data files, or by an office that one person holds."""
    if any(item.key for item in items):
        return True
    return kind not in _ANONYMOUS and any(item.named or item.post for item in items)


def _fullest(items: Sequence[Described]) -> str:
    """The fullest name that the articles of one language give: most words, then longest, then first."""
    names = [item.names[0] if item.person else item.name for item in items]
    if items[0].person:
        return max(names, key=lambda name: (len(name.split()), len(name)))
    return names[0]


def _others(name: str, texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(text for text in dict.fromkeys(texts) if text and text != name)
