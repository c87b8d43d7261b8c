"""Which of a run's named people are the same, across documents, scripts and spellings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from rapidfuzz.fuzz import ratio

from ..claims.model import Evidence
from .names import SAME, name_words, same_name
from .skeleton import Sound, script, skeleton
from .skeleton import plain as plain_word
from .wording import plain

_ANY_SOUND = "-"
# Per cent of letters that two spellings of one name in one script share at the least ("Qassem" and "Kasım": 55); set
# below all such pairs of tests/attribution/name_pairs.tsv (83 and more, counted with rapidfuzz.fuzz.ratio).
_SPELLED_ALIKE = 50
_COMPARED_WORDS = 3  # names of bodies with more words are translated rather than transcribed
_COMPARED_SOUNDS = 4  # "CNN" and «إسنا» have the same three

BODIES_ALIKE = 0.85
"""Likeness from which unknown outlets and companies are one across scripts: stricter than for people, whose titles and
given names speak, too. Set by eye on the outlets and companies of the gold chains (``evaluation.identity``)."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody as one article names them: names, the likeliest first, and offices with where they are held.

    ``homes`` are the countries or bodies that the offices are held in; ``key`` is the caller's.
    """

    key: int
    names: tuple[str, ...]
    offices: frozenset[str] = frozenset()
    homes: frozenset[str] = frozenset()
    language: str = ""

    @property
    def tongue(self) -> str:
        """Its language, or the script where that is not told."""
        return self.language or script(self.names[0])

    @property
    def full(self) -> bool:
        """Whether more than one word of a name is known."""
        return any(len(name_words(name)) > 1 for name in self.names)


@dataclass(frozen=True, slots=True)
class Joined:
    """Those that are one, in the order given, and why: one reason for each that was added to the first."""

    members: tuple[Named, ...]
    reasons: tuple[tuple[int, Evidence], ...]


class _Groups:
    """Disjoint groups of ``Named``, joined for reasons."""

    def __init__(self, people: Sequence[Named]) -> None:
        self._people = people
        self._root = list(range(len(people)))
        self._reasons: dict[int, list[tuple[int, Evidence]]] = defaultdict(list)

    def root(self, place: int) -> int:
        while self._root[place] != place:
            place = self._root[place]
        return place

    def join(self, a: int, b: int, evidence: Evidence) -> None:
        low, high = sorted((self.root(a), self.root(b)))
        if low != high:
            self._root[high] = low
            self._reasons[low] += [*self._reasons.pop(high, []), (self._people[high].key, evidence)]

    def all(self) -> dict[int, list[int]]:
        groups: dict[int, list[int]] = defaultdict(list)
        for place in range(len(self._people)):
            groups[self.root(place)].append(place)
        return groups

    def joined(self) -> tuple[Joined, ...]:
        return tuple(
            Joined(tuple(self._people[place] for place in places), tuple(self._reasons[root]))
            for root, places in self.all().items()
        )


def join_people(people: Sequence[Named]) -> tuple[Joined, ...]:
    """Group people who are the same.

    Full names that are written or sound alike are one; a surname alone goes to the one fuller name that it fits, if the
    offices do not differ, and to nobody where two fit.
    """
    groups = _Groups(people)
    full = [place for place, person in enumerate(people) if person.full]
    _join_full(groups, people, full)
    lone = [place for place, person in enumerate(people) if not person.full]
    index = _by_word(people, full)
    waiting = [place for place in lone if not _join_surname(groups, people, place, index)]
    _join_lone(groups, people, waiting)
    return groups.joined()


def join_bodies(items: Sequence[Named], *, least: float = BODIES_ALIKE) -> tuple[Joined, ...]:
    """Group bodies of the same words, or whose names in another script sound alike with a score of at least ``least``.

    Only short names of as many words are compared by sound: a committee of a ministry is not the ministry, and long
    names are translated, not transcribed.
    """
    groups = _Groups(items)
    by_words: dict[frozenset[str], int] = {}
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        name = item.names[0]
        first = by_words.setdefault(frozenset(plain(name)), place)
        if first != place:
            groups.join(first, place, Evidence(1.0, f"the same name, “{name}”"))
            continue
        parts = name_words(name)
        if len(parts) > _COMPARED_WORDS or sum(len(skeleton(word)) for word in parts) < _COMPARED_SOUNDS:
            continue
        for key in _keys(name):
            for other in blocks[key]:
                theirs = items[other].names[0]
                if script(theirs) == script(name) or len(name_words(theirs)) != len(parts):
                    continue
                evidence = same_name(theirs, name)
                if evidence.score >= least:
                    groups.join(other, place, evidence)
            blocks[key].append(place)
    return groups.joined()


def _join_full(groups: _Groups, people: Sequence[Named], places: Sequence[int]) -> None:
    """Join full names; within a language, where spelling varies little, only surnames that begin alike are compared."""
    same_text: dict[tuple[str, ...], int] = {}
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    tongues = sorted({people[place].tongue for place in places})
    for place in places:
        name, tongue = people[place].names[0], people[place].tongue
        first = same_text.setdefault(plain(name), place)
        if first != place:
            groups.join(first, place, Evidence(1.0, f"the same name, “{name}”"))
            continue
        near = [("within", tongue, *key) for key in _surname_keys(name)]
        loose = list(_keys(name))
        far = [("across", other, *key) for other in tongues if other != tongue for key in loose]
        for other in sorted({other for key in (*near, *far) for other in blocks.get(key, ())}):
            if groups.root(other) != groups.root(place):
                evidence = _same_full(people[other].names[0], name)
                if evidence.score >= SAME:
                    groups.join(other, place, evidence)
        for key in (*near, *(("across", tongue, *key) for key in loose)):
            blocks[key].append(place)


def _same_full(a: str, b: str) -> Evidence:
    """Whether two full names agree; where one has more words, one spelling in one script is asked of the last ones.

    «علي العمير» is not «حسين علي أميري», though two words of them sound alike.
    """
    first, second = name_words(a), name_words(b)
    if len(first) != len(second) and script(a) == script(b) and plain(first[-1]) != plain(second[-1]):
        return Evidence(0.0, f"“{a}” and “{b}” end in different surnames")
    if script(a) == script(b) and not (_spelled_alike(first, second) or _spelled_alike(second, first)):
        return Evidence(0.0, f"“{a}” and “{b}” are spelled too differently for one script")
    return same_name(a, b)


def _spelled_alike(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether the last word of one name is spelled a little like a word of the other: cheap, asked before the sound."""
    return max(ratio(plain_word(first[-1]), plain_word(word)) for word in second) >= _SPELLED_ALIKE


def _by_word(people: Sequence[Named], places: Iterable[int]) -> dict[str, list[int]]:
    """The people by the first consonants of every word of their fullest names."""
    index: dict[str, list[int]] = defaultdict(list)
    for place in places:
        for sound in {s for word in name_words(people[place].names[0]) for s in _first(skeleton(word))}:
            index[sound].append(place)
    return index


def _join_surname(groups: _Groups, people: Sequence[Named], lone: int, index: dict[str, list[int]]) -> bool:
    """Join a surname to the one person it fits; whether anybody fits (where two do, which is meant is not known)."""
    places = {p for word in name_words(people[lone].names[0]) for s in _first(skeleton(word)) for p in index.get(s, ())}
    fitting: dict[int, tuple[Evidence, list[Named]]] = {}
    for place in sorted(places):
        evidence = same_name(people[lone].names[0], people[place].names[0])
        if evidence.score >= SAME:
            kept, members = fitting.get(groups.root(place), (evidence, []))
            fitting[groups.root(place)] = (max(kept, evidence, key=lambda e: e.score), [*members, people[place]])
    able = {root: e for root, (e, members) in fitting.items() if not _offices_differ([people[lone]], members)}
    if len(able) == 1:
        ((root, evidence),) = able.items()
        groups.join(root, lone, evidence)
    return bool(able)


def _join_lone(groups: _Groups, people: Sequence[Named], lone: Sequence[int]) -> None:
    """Join surnames that nobody's full name goes with."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in lone:
        for key in _keys(people[place].names[0]):
            for other in blocks[key]:
                evidence = same_name(people[other].names[0], people[place].names[0])
                if evidence.score < SAME or _offices_differ([people[other]], [people[place]]):
                    continue
                reason = evidence.reason + "; nobody else of that name speaks"
                groups.join(other, place, Evidence(round(0.8 * evidence.score, 3), reason))
            blocks[key].append(place)


def _offices_differ(some: Sequence[Named], others: Sequence[Named]) -> bool:
    left = frozenset().union(*(p.offices for p in some))
    right = frozenset().union(*(p.offices for p in others))
    lands = frozenset().union(*(p.homes for p in some)), frozenset().union(*(p.homes for p in others))
    return bool((left and right and not left & right) or (left & right and all(lands) and not lands[0] & lands[1]))


def _keys(name: str) -> Iterator[tuple[str, ...]]:
    """What two names that sound alike share: the first consonants of two of their words (or of the only one)."""
    words = name_words(name)
    sounds = [sorted(_first(skeleton(word))) for word in words]
    pairs = combinations(sounds, 2) if len(sounds) > 1 else [(s,) for s in sounds]
    found = {tuple(sorted(choice)) for pair in pairs for choice in product(*pair)}
    yield from sorted(found)


def _surname_keys(name: str) -> Iterator[tuple[str, str]]:
    """The first two consonants of a name's last word, as they may sound."""
    strong = [sorted(sound.sounds) for sound in skeleton(name_words(name)[-1]) if not sound.weak]
    first, second = (*strong, [_ANY_SOUND], [_ANY_SOUND])[:2]
    yield from product(first, second)


def _first(word: tuple[Sound, ...]) -> frozenset[str]:
    return next((sound.sounds for sound in word if not sound.weak), frozenset({_ANY_SOUND}))
