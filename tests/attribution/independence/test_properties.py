"""Random chain structures: what must hold whatever the chains, and agreement with counting by hand."""

from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.attribution.independence import Testimony as Said
from tawatur.attribution.independence import World, independent_origins
from tawatur.attribution.independence.flow import disjoint_chains
from tawatur.attribution.model import Copy, CopyKind, Source, SourceKind

PEOPLE = [Source(f"p{n}", f"Person {n}", SourceKind.PERSON) for n in range(5)]
AGENCIES = [Source(f"a{n}", f"Agency {n}", SourceKind.AGENCY) for n in range(3)]
GROUPS = [
    Source("g0", "Israeli officials", SourceKind.OFFICIALS, identified=False),
    Source("g1", "Turkish officials", SourceKind.OFFICIALS, identified=False),
    Source("g2", "sources", SourceKind.UNNAMED, identified=False),
]
SOURCES = {source.id: source for source in (*PEOPLE, *AGENCIES, *GROUPS)}
OUTLETS = {f"d{n}": f"o{n}" for n in range(6)}
WORLD = World(sources=SOURCES, outlets={**OUTLETS, "new": "o-new"})
SPANS = ((0, 60),)

chains = st.lists(st.sampled_from(sorted(SOURCES)), max_size=3, unique=True).map(tuple)
members = st.lists(st.tuples(st.sampled_from(sorted(OUTLETS)), chains, st.integers(1, 9)), min_size=1, max_size=9).map(
    lambda rows: [
        Said(f"t{n}", document, chain, own_voice=not chain, published=date(2024, 1, day), spans=SPANS)
        for n, (document, chain, day) in enumerate(rows)
    ]
)


def span(found: list[Said], world: World = WORLD) -> tuple[int, int]:
    count = independent_origins(found, world)
    return count.minimum, count.maximum


@settings(max_examples=300, deadline=None)
@given(members)
def test_the_minimum_is_at_least_one_and_never_above_the_maximum(found: list[Said]) -> None:
    minimum, maximum = span(found)
    assert 1 <= minimum <= maximum <= len(found)


@settings(max_examples=300, deadline=None)
@given(members, st.randoms(use_true_random=False))
def test_order_never_matters(found: list[Said], random: object) -> None:
    shuffled = found.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert independent_origins(shuffled, WORLD) == independent_origins(found, WORLD)


@settings(max_examples=300, deadline=None)
@given(members, st.integers(0, 8))
def test_adding_a_copy_never_raises_the_minimum(found: list[Said], place: int) -> None:
    original = found[place % len(found)]
    copy = replace(original, proposition="copy", document="new", published=date(2024, 2, 1))
    world = replace(WORLD, copies=(Copy(original.document, "new", CopyKind.REUSE, 1.0, "", ((SPANS[0], SPANS[0]),)),))
    with_text = [replace(item, text=f"wording number {item.proposition} of many others") for item in [*found, copy]]
    with_text[-1] = replace(with_text[-1], text=with_text[place % len(found)].text)
    assert span(with_text, world)[0] <= span(with_text[:-1], world)[0]


@settings(max_examples=300, deadline=None)
@given(members)
def test_adding_an_independent_origin_never_lowers_the_minimum(found: list[Said]) -> None:
    world = replace(WORLD, sources={**SOURCES, "x": Source("x", "Greek court", SourceKind.DOCUMENT)})
    added = Said("x", "new", ("x",), published=date(2024, 1, 5))
    before, after = span(found, world), span([*found, added], world)
    assert after[0] >= before[0]
    assert after[1] >= before[1]


@settings(max_examples=300, deadline=None)
@given(members)
def test_saying_it_twice_changes_nothing(found: list[Said]) -> None:
    again = [replace(item, proposition=f"{item.proposition}-again") for item in found]
    assert span([*found, *again]) == span(found)


def _paths(rows: list[tuple[str, ...]]) -> list[frozenset[str]]:
    """Every simple path from an origin to the reader in the union of the chains."""
    up: dict[str, set[str]] = {}
    for row in rows:
        for nearer, further in pairwise(row):
            up.setdefault(nearer, set()).add(further)
    origins = {row[-1] for row in rows}
    found: list[frozenset[str]] = []

    def walk(node: str, path: tuple[str, ...]) -> None:
        if node in path:
            return
        if node in origins:
            found.append(frozenset((*path, node)))
        for further in up.get(node, ()):
            walk(further, (*path, node))

    for row in rows:
        walk(row[0], ())
    return found


nodes = st.lists(
    st.lists(st.sampled_from("abcdef"), min_size=1, max_size=3, unique=True).map(tuple), min_size=1, max_size=5
)


@settings(max_examples=300, deadline=None)
@given(nodes)
def test_the_flow_agrees_with_trying_all_sets_of_paths(rows: list[tuple[str, ...]]) -> None:
    paths = sorted(set(_paths(rows)), key=lambda path: (len(path), sorted(path)))
    minimal = [path for path in paths if not any(other < path for other in paths)]
    best = 1
    for size in range(2, 6):
        if any(all(not a & b for a, b in combinations(chosen, 2)) for chosen in combinations(minimal, size)):
            best = size
    assert disjoint_chains(rows) == best


@settings(max_examples=300, deadline=None)
@given(st.integers(1, 6), st.integers(0, 3), st.integers(1, 4))
def test_built_structures_have_the_origins_they_were_built_with(origins: int, relays: int, documents: int) -> None:
    """So many people, each through so many relays of their own, each in so many papers of their own."""
    sources, outlets, found = {}, {}, []
    for person in range(origins):
        chain = (*(f"r{person}-{n}" for n in range(relays)), f"who{person}")
        sources |= {name: Source(name, name, SourceKind.PERSON) for name in chain}
        for number in range(documents):
            name = f"doc{person}-{number}"
            outlets[name] = f"outlet of {name}"
            found.append(Said(name, name, chain))
    assert span(found, World(sources=sources, outlets=outlets)) == (origins, origins)


def test_a_copy_of_words_that_go_back_to_a_cited_source_never_raises_the_minimum() -> None:
    told = [
        ("d0", (), 1), ("d0", (), 1), ("d0", (), 1), ("d0", ("a0", "a1", "g1"), 1),
        ("d1", ("a0",), 2), ("d1", ("a0", "a1", "g0"), 1), ("d1", (), 1),
    ]  # fmt: skip
    found = [
        Said(f"t{n}", document, chain, own_voice=not chain, published=date(2024, 1, day), spans=SPANS)
        for n, (document, chain, day) in enumerate(told)
    ]
    test_adding_a_copy_never_raises_the_minimum.hypothesis.inner_test(found, 6)  # type: ignore[attr-defined]
