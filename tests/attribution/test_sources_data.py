"""The data of known sources is sound: what is unique is, what is referred to is there."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest

from tawatur.attribution.countries import table
from tawatur.attribution.model import SourceKind
from tawatur.attribution.registry import entries
from tawatur.attribution.wording import plain
from tawatur.claims.language import languages

ENTRIES = tuple(entries().values())
MEDIA = tuple(entry for entry in ENTRIES if entry.kind is not SourceKind.INSTITUTION)
FIELDS = {"name", "kind", "country", "languages", "domains", "publisher", "shared", "state_of", "state_tv", "world"}


@pytest.mark.parametrize("name", ["sources", "institutions", "states", "places"])
def test_no_key_is_given_twice(name: str) -> None:
    text = (files("tawatur.attribution") / "data" / f"{name}.yaml").read_text(encoding="utf-8")
    keys: Counter[tuple[str, str]] = Counter()
    section = ""
    for line in text.splitlines():
        if line and not line.lstrip().startswith("#") and ":" in line:
            section = line if not line.startswith(" ") and line.endswith(":") else section
            keys[section, line.split(":")[0]] += 1
    assert [key for key, count in keys.items() if count > 1] == []


def test_enough_outlets_agencies_and_bodies_are_known() -> None:
    assert sum(entry.kind is SourceKind.OUTLET for entry in ENTRIES) >= 200
    assert sum(entry.kind is SourceKind.AGENCY for entry in ENTRIES) >= 60
    assert len(table("institutions")["bodies"]) >= 90


def test_records_hold_known_fields_only() -> None:
    allowed = FIELDS | set(languages())
    assert {key for record in table("sources").values() for key in record} <= allowed


def test_no_name_is_two_sources_unless_marked_shared() -> None:
    owners: dict[tuple[str, ...], set[str]] = {}
    for entry in MEDIA:
        shared = {plain(name) for name in entry.shared}
        for name in {plain(name) for name in entry.all_names()} - shared:
            owners.setdefault(name, set()).add(entry.id)
        for name in shared:
            owners.setdefault(name, set()).add("shared")
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_no_domain_is_two_sources() -> None:
    counts = Counter(domain for entry in ENTRIES for domain in entry.domains)
    assert [domain for domain, count in counts.items() if count > 1] == []


def test_publishers_are_entries_or_bodies() -> None:
    bodies = table("institutions")["bodies"]
    assert [e.id for e in ENTRIES if e.publisher and e.publisher not in entries() and e.publisher not in bodies] == []


def test_every_outlet_has_a_country_that_is_known() -> None:
    places = table("places")
    assert [e.id for e in MEDIA if not e.countries or set(e.countries) - set(places)] == []


def test_only_one_agency_speaks_for_a_state() -> None:
    counts = Counter(entry.state_of for entry in ENTRIES if entry.state_of)
    assert [country for country, count in counts.items() if count > 1] == []


def test_names_of_bodies_are_unique() -> None:
    owners: dict[tuple[str, ...], set[str]] = {}
    for identifier, record in table("institutions")["bodies"].items():
        for name in (n for code in languages() for n in record.get(code, ())):
            owners.setdefault(plain(name), set()).add(identifier)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}
