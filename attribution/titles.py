"""What stands beside a person's name: the office and its country, and whom the person writes or speaks for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .countries import countries_of
from .institutions import homes_in, institution, offices_in, spoken_for, wording_list
from .known import known, named_in
from .mentions import Reading, read_mention
from .model import Source, SourceKind
from .wording import plain, words

_LONGEST_BODY = 3  # words of a body or country written before a name
_LONGEST_NAME = 4  # words of a name that stands beside a title; more is a clause


@dataclass(frozen=True, slots=True)
class Titles:
    """The offices in the titles beside a name, where they are held, and the source that somebody belongs to.

    An office is held in a country or, where none is named, in a body; ``homes`` has the codes and ids of these.
    """

    offices: frozenset[str] = frozenset()
    homes: frozenset[str] = frozenset()
    owner: Source | None = None


def titles(readings: Iterable[Reading], names: tuple[str, ...], near_country: str | None) -> Titles:
    """What all mentions of somebody called ``names`` say beside them."""
    offices: set[str] = set()
    homes: set[str] = set()
    owner: Source | None = None
    for title in (_title(reading, names) for reading in readings):
        if held := offices_in(title):
            offices |= held
            homes |= set(homes_in(title))
        owner = owner or _owner(title, near_country)
    return Titles(frozenset(offices), frozenset(homes), owner)


def names_of_person(readings: Iterable[Reading], language: str) -> tuple[str, ...]:
    """The names of a person, the likeliest first: no outlet's or body's name, borne out by other mentions, full."""
    read = list(readings)
    names = [_without_body(r.name, language) for r in read if r.proper]
    own = [name for name in names if not known(name) and not institution(name)]
    own = own or [name for reading in read for name in _apposed(reading.text, language)]
    told = [frozenset(plain(r.text)) for r in read]

    def borne_out(name: str) -> int:
        return sum(bool(mention & frozenset(plain(name)[-1:])) for mention in told)

    ordered = sorted(own, key=lambda name: (-borne_out(name), -len(name.split())))
    fuller = [name for name in ordered if {*plain(ordered[0])} < {*plain(name)} and _is_bare(name, language)]
    return tuple(dict.fromkeys([*sorted(fuller, key=lambda name: -len(name.split()))[:1], *ordered]))


def _without_body(name: str, language: str) -> str:
    """A name without the country or body of a title before it («[الأمين العام] لأوبك عبدالله البدري»).

    A full name has to be left: "Israel Katz" is one.
    """
    parts = name.split()
    for count in range(min(_LONGEST_BODY, len(parts) - 2), 0, -1):
        first, rest = " ".join(parts[:count]), " ".join(parts[count:])
        if institution(first) or (countries_of(first) and len(plain(first)) == 1):
            return read_mention(rest, language).name or name
    return name


def _is_bare(name: str, language: str) -> bool:
    """Whether a name is nothing else: no title, country or paper stands beside it ("NPR's Peter Kenyon")."""
    titled = read_mention(name, language).heads or countries_of(name) or named_in(name)
    return not titled and len(name.split()) <= _LONGEST_NAME


def _apposed(text: str, language: str) -> list[str]:
    """The names in a mention between commas or at its end («المحلل في صحيفة يديعوت أحرونوت، رون بن يشاي»)."""
    parts = [read_mention(part, language) for part in re.split(r"\s*[,،]\s*", text)[1:] if part]
    return [part.name for part in parts if part.proper and not part.heads and len(part.name.split()) <= _LONGEST_NAME]


def _title(reading: Reading, names: tuple[str, ...]) -> str:
    """What stands beside the name in a mention."""
    name = next((name for name in sorted(names, key=len, reverse=True) if name in reading.text), "")
    return reading.text.replace(name, " ") if name else reading.text


def _owner(title: str, near_country: str | None) -> Source | None:
    """The paper of somebody who writes for it, or the body of somebody who speaks for it."""
    if wording_list("staff").find(words(title)) and (paper := named_in(title, near_country=near_country)):
        return paper
    body = spoken_for(title)
    return Source(body.id, body.name, SourceKind.INSTITUTION) if body else None
