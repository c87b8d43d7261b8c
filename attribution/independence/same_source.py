"""Who may be the same people: what a source's name says of nation and role, and the rules that compare two sources.

The minimum of independent origins takes sources that may be the same as one, the maximum keeps them apart. The words
that mark nations and roles are data (section ``groups`` of each language file); the rules hold for every language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ...claims.language import languages, load
from ...claims.model import Evidence
from ..model import Source, SourceKind
from .words import fold, split, variants

STATE_ROLES = frozenset({"executive", "official", "security", "health", "local"})
SIDE_ROLES = frozenset({"nonstate", "expert", "activist", "social", "witness", "video", "family", "company"})
# Roles that the same people may be called by: an official may be a minister, an officer or a health official.
_AKIN = frozenset(
    frozenset(pair)
    for pair in (
        ("official", "executive"),
        ("official", "security"),
        ("official", "health"),
        ("official", "local"),
        ("executive", "security"),
    )
)


@dataclass(frozen=True, slots=True)
class Facets:
    """What a source's names say of it: its nations, its roles, and whether it is a nation as such ("Iran")."""

    nations: frozenset[str]
    roles: frozenset[str]
    nation_itself: bool


@cache
def _patterns() -> Mapping[tuple[str, bool], tuple[tuple[tuple[str, ...], str, str], ...]]:
    """Every word list, found by the first word of a phrase: (word, is a beginning) → (further words, sort, label)."""
    table: dict[tuple[str, bool], list[tuple[tuple[str, ...], str, str]]] = {}
    for code in languages():
        section = load(code).section("groups")
        for sort in ("nations", "roles"):
            for label, phrases in section.get(sort, {}).items():
                for phrase in phrases:
                    first, *rest = (fold(word) for word in phrase.split())
                    key = (first.rstrip("*"), first.endswith("*"))
                    table.setdefault(key, []).append((tuple(rest), sort, label))
    return {key: tuple(entries) for key, entries in table.items()}


def _matches(word: str, pattern: str) -> bool:
    if pattern.endswith("*"):
        return any(form.startswith(pattern[:-1]) for form in variants(word))
    return any(form == pattern or form in variants(pattern) for form in variants(word))


def _found(words: tuple[str, ...], place: int) -> Iterator[tuple[str, str, int]]:
    patterns = _patterns()
    for form in variants(words[place]):
        keys = [(form, False), *((form[:size], True) for size in range(2, len(form) + 1))]
        for key in keys:
            for rest, sort, label in patterns.get(key, ()):
                tail = words[place + 1 : place + 1 + len(rest)]
                if len(tail) == len(rest) and all(map(_matches, tail, rest)):
                    yield sort, label, 1 + len(rest)


@cache
def _read(text: str) -> tuple[frozenset[str], frozenset[str], int]:
    """Nations, roles, and the number of words that neither marks."""
    words = split(text).words
    labels = {(sort, label, place, size) for place in range(len(words)) for sort, label, size in _found(words, place)}
    covered = {place + step for _, _, place, size in labels for step in range(size)}
    nations = frozenset(label for sort, label, _, _ in labels if sort == "nations")
    roles = frozenset(label for sort, label, _, _ in labels if sort == "roles")
    return nations, roles, len(words) - len(covered)


def facets(source: Source, descriptions: tuple[str, ...] = ()) -> Facets:
    """What the names of ``source``, and the titles that stand beside them, say of it.

    A person's own name is not read (surnames are nations' names too); only the titles beside it are.
    """
    names = (source.name, *source.aliases)
    person = source.kind is SourceKind.PERSON
    read = [_read(text) for text in (*names, *descriptions)]
    nations = frozenset().union(*(n for n, _, _ in read))
    roles = frozenset().union(*(r for _, r, _ in read))
    itself = not person and any(bool(n) and not r and not blank for n, r, blank in read[: len(names)])
    return Facets(nations, roles | {"executive", "official"} if itself else roles, itself)


def roles_fit(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether people of these roles may be the same; a source without a known role fits any."""
    left, right = first - {"generic"}, second - {"generic"}
    if not left or not right:
        return True
    if (left | right) & SIDE_ROLES:
        return bool(left & right & SIDE_ROLES)
    return bool(left & right) or any(frozenset((a, b)) in _AKIN for a in left for b in right)


def may_be_same(first: Source, second: Source, left: Facets, right: Facets) -> Evidence | None:
    """Why two sources may be the same people or speak for the same body; None where nothing says so.

    Two anonymous sources may be the same unless nation or role tells them apart; an anonymous and an identified one
    when something in common speaks for it; two identified ones when both speak for one government.
    """
    if left.nations and right.nations and not left.nations & right.nations:
        return None
    shared = ", ".join(sorted(left.nations & right.nations))
    names = f"{first.name} and {second.name}"
    if first.belongs_to == second.id or second.belongs_to == first.id:
        return Evidence(0.8, f"{names}: one belongs to the other")
    if first.identified and second.identified:
        if shared and _one_government(left.roles, right.roles):
            return Evidence(0.6, f"{names} may speak for one government ({shared})")
        return None
    if not roles_fit(left.roles, right.roles):
        return None
    kinds = {first.kind, second.kind} & {SourceKind.SOCIAL, SourceKind.DOCUMENT, SourceKind.OUTLET, SourceKind.AGENCY}
    roles = (left.roles & right.roles) - {"generic"}
    if kinds and not roles:
        return None
    if not first.identified and not second.identified:
        common = shared or ", ".join(sorted(roles))
        return Evidence(0.6 if common else 0.4, f"{names} are not named and may be the same people" + _of(common))
    anonymous, named = (left, right) if not first.identified else (right, left)
    if shared or roles:
        return Evidence(0.5, f"{names} may be the same" + _of(shared or ", ".join(sorted(roles))))
    if not anonymous.nations | (anonymous.roles & SIDE_ROLES) and (not named.roles or named.roles & STATE_ROLES):
        return Evidence(0.3, f"{names} may be the same: nothing that is said of the unnamed one speaks against it")
    return None


def _one_government(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether one speaks for the government and the other for it, a ministry or the security services."""
    national = {"executive", "security", "official"}
    return any("executive" in a and b & national and not b & SIDE_ROLES for a, b in ((first, second), (second, first)))


def _of(common: str) -> str:
    return f" (both: {common})" if common else ""


def surely_same(child: Source, parent: Source, parent_facets: Facets) -> Evidence | None:
    """Why a source and the one it belongs to, or speaks for, are one voice even in the maximum; None where not.

    A spokesman or head and the body are one voice, and an outlet and its publisher; a person and a whole country, or
    a columnist and the paper, only may be.
    """
    if child.kind in {SourceKind.OUTLET, SourceKind.AGENCY} and parent.kind in {SourceKind.OUTLET, SourceKind.AGENCY}:
        return Evidence(1.0, f"{child.name} and {parent.name} have one publisher")
    people = child.kind in {SourceKind.PERSON, SourceKind.OFFICIALS, SourceKind.INSTITUTION}
    if people and parent.kind is SourceKind.INSTITUTION and not parent_facets.nation_itself:
        return Evidence(1.0, f"{child.name} speaks for {parent.name}")
    return None
