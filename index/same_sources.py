"""Which sources of two runs are one, told without the articles: by id, and by names that agree across scripts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..attribution.institutions import names_of_body
from ..attribution.model import Source, SourceKind
from ..attribution.names import SAME, same_name
from ..attribution.people import Joined, Named, join_bodies, join_people
from ..attribution.registry import entries

_PRESS = frozenset({SourceKind.OUTLET, SourceKind.AGENCY})


def one_id(old: Source, new: Source, held: Mapping[str, Source]) -> bool:
    """Whether two sources of one id are one source.

    Identified ones are where the data files know the id or the names agree. Anonymous ones are only where the same
    identified source carried them ("walla/officials"), for otherwise their id speaks of one article.
    """
    if old.kind is not new.kind or old.identified is not new.identified:
        return False
    if not new.identified:
        carrier = new.id.rpartition("/")[0]
        return carrier in held and old.name == new.name
    return _known(new.id) or old.name == new.name or same_name(old.name, new.name).score >= SAME


def across_runs(held: Mapping[str, Source], new: Mapping[str, Source]) -> dict[tuple[str, str], str]:
    """Pairs of ids (in order), one of ``held`` and one of ``new``, whose names say that they are one, with why.

    Where the names leave open with which of several a source is one, none is named.
    """
    found: dict[tuple[str, str], str] = {}
    fresh = {name: item for name, item in new.items() if name not in held and item.identified and not _known(name)}
    if not fresh:
        return found
    older = {name: item for name, item in held.items() if item.identified and not _known(name)}
    ids = [*older, *fresh]
    known = [*older.values(), *fresh.values()]
    for sort in (frozenset({SourceKind.PERSON}), _PRESS, frozenset({SourceKind.INSTITUTION})):
        items = [Named(place, (item.name,)) for place, item in enumerate(known) if item.kind in sort]
        groups = join_people(items) if SourceKind.PERSON in sort else join_bodies(items)
        found |= _pairs(groups, ids, older, fresh)
    return found


def _pairs(
    groups: Iterable[Joined], ids: Sequence[str], older: Mapping[str, Source], fresh: Mapping[str, Source]
) -> dict[tuple[str, str], str]:
    found = {}
    for group in groups:
        named = [ids[member.key] for member in group.members]
        before, after = [name for name in named if name in older], [name for name in named if name in fresh]
        if len(before) == 1 and len(after) == 1:
            reason = next(evidence.reason for name, evidence in group.reasons)
            found[min(before[0], after[0]), max(before[0], after[0])] = reason
    return found


def _known(identifier: str) -> bool:
    """Whether the data files give the id its meaning."""
    return identifier in entries() or bool(names_of_body(identifier))
