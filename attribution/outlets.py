"""Who published a document: by the outlet's name as given, the address, or both."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from ..claims.model import Document
from .countries import table
from .known import known
from .model import Source, SourceKind
from .registry import Entry, entries, source
from .skeleton import script
from .slugs import slug
from .wording import plain

_HOST = re.compile(r"(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})(?:[/:?#]\S*)?", re.IGNORECASE)
_PARTS = re.compile(r"\s*[(\[{|/–—)\]}]\s*|\s+-\s+")


def by_domain(host: str) -> Source | None:
    """The known source whose web site is ``host`` (or a part of it: ``arabic.rt.com``); None if there is none."""
    labels = host.lower().strip(".").split(".")
    names = [".".join(labels[start:]) for start in range(len(labels) - 1)]
    found = next((_domains()[name] for name in names if name in _domains()), None)
    return source(entries()[found]) if found else None


def outlet_of(document: Document) -> Source | None:
    """The source that published ``document``: a known one, or a new one of the name or host that it gives.

    None where neither an outlet nor an address is given.
    """
    given = (document.outlet or "").strip()
    hosts = [match[1] for text in (given, document.url or "") for match in _HOST.finditer(text)]
    parts = [part for part in _PARTS.split(_HOST.sub("", given)) if part]
    at_home = next((found for host in hosts if (found := by_domain(host))), None)
    home = entries()[at_home.id] if at_home else None
    near = home.countries[0] if home and home.countries else None
    for part in parts:
        if entry := _entry(part, home, near, stated=bool(_HOST.search(given))):
            return _given(_called(entry, part, document.language), given)
    if home and not parts:
        return _given(source(home, document.language), given)
    if not parts and not hosts:
        return None
    name = parts[0] if parts else hosts[0].removeprefix("www.")
    return Source(slug(name), name, SourceKind.OUTLET, (given,) if given and given != name else ())


def outlet_country(outlet: Source | None, document: Document) -> str | None:
    """The country whose ministry the outlet means by "the ministry": its own, None for world-wide ones and agencies."""
    entry = entries().get(outlet.id) if outlet else None
    if entry is not None:
        return entry.countries[0] if entry.countries and entry.kind is SourceKind.OUTLET and not entry.world else None
    host = _HOST.match(document.url or "") or _HOST.search(document.outlet or "")
    ending = host[1].rpartition(".")[2].lower() if host else ""
    return ending if ending in table("places") else None


def _entry(part: str, home: Entry | None, near: str | None, *, stated: bool) -> Entry | None:
    """The known source of one part of a given name; ``stated`` says that the name comes with its own address."""
    if home and (stated or plain(part) in home.names):
        return home
    found = known(part, near_country=near)
    return entries().get(found[0].id if found else _labels().get(re.sub(r"[\s_-]", "", part).lower(), ""))


def _called(entry: Entry, name: str, language: str) -> Source:
    """The entry under the name that its article gives, where that is one of its names and in the article's script."""
    found = source(entry, language)
    if plain(name) not in entry.names or script(name) != script(found.name):
        return found
    return replace(found, name=name, aliases=tuple(n for n in (found.name, *found.aliases) if n != name))


def _given(found: Source, name: str) -> Source:
    """``found`` with the outlet's name as the document gives it among its aliases: a reader looks for that one."""
    if not name or name == found.name or name in found.aliases:
        return found
    return replace(found, aliases=(*found.aliases, name))


@cache
def _domains() -> Mapping[str, str]:
    return {domain: entry.id for entry in entries().values() for domain in entry.domains}


@cache
def _labels() -> Mapping[str, str]:
    """The first labels of domains that only one source has ("aawsat"): data sets name outlets so."""
    found: dict[str, set[str]] = defaultdict(set)
    for domain, identifier in _domains().items():
        found[domain.split(".")[0]].add(identifier)
    return {label: next(iter(ids)) for label, ids in found.items() if len(ids) == 1 and len(label) >= 4}
