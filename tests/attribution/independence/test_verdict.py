"""Verdicts, what would settle them, and the views built on them."""

from datetime import date

import pytest

from tawatur.attribution.independence import Opposition, OriginCount, World, sides, verdict
from tawatur.attribution.independence import Testimony as Said
from tawatur.attribution.independence.source_view import Assessed, credibility, source_view
from tawatur.attribution.independence.timeline import Step, timeline
from tawatur.attribution.model import Source, SourceKind, Verdict
from tawatur.claims.model import Stance

PEOPLE = {name: Source(name, name, SourceKind.PERSON) for name in ("Ann Lee", "Bo Chan")}
GROUP = {"officials": Source("officials", "officials", SourceKind.OFFICIALS, identified=False)}
WORLD = World(sources={**PEOPLE, **GROUP}, outlets={"d1": "Post", "d2": "Herald"})
ONE = OriginCount(1, 1, ("Ann Lee",), ("Ann Lee",), ("Post",))
TWO = OriginCount(2, 2, ("Ann Lee", "Bo Chan"), (), ("Herald", "Post"))
OPEN = OriginCount(1, 2, ("Ann Lee", "Bo Chan"), ("Post",), ("Post",))
OTHER = OriginCount(1, 1, ("Bo Chan",), ("Bo Chan",), ("Herald",))


@pytest.mark.parametrize(
    ("count", "against", "expected"),
    [
        (ONE, [], Verdict.SINGLE_SOURCE),
        (TWO, [], Verdict.CORROBORATED),
        (OPEN, [], Verdict.UNRESOLVED),
        (TWO, [Opposition(OriginCount(0, 0), "denial")], Verdict.CORROBORATED),
        (ONE, [Opposition(OTHER, "number", "c2")], Verdict.DISPUTED),
        (ONE, [Opposition(ONE, "number", "c2")], Verdict.SINGLE_SOURCE),
    ],
)
def test_verdicts(count: OriginCount, against: list[Opposition], expected: Verdict) -> None:
    assert verdict(count, against, WORLD).verdict is expected


def test_two_papers_of_one_publisher_that_contradict_each_other_are_a_dispute() -> None:
    sources = {name: Source(name, name, SourceKind.OUTLET) for name in ("Post", "Herald", "House")}
    world = World(
        sources=sources, outlets={"d1": "Post", "d2": "Herald"}, publishers={"Post": "House", "Herald": "House"}
    )
    by_post = OriginCount(1, 1, ("Post",), ("Post",), ("Post",))
    by_herald = OriginCount(1, 1, ("Herald",), ("Herald",), ("Herald",))
    assert verdict(by_post, [Opposition(by_herald, "number", "c2")], world).verdict is Verdict.DISPUTED
    assert verdict(by_post, [Opposition(by_post, "number", "c2")], world).verdict is Verdict.SINGLE_SOURCE


def test_an_open_claim_says_what_would_settle_it() -> None:
    (line,) = verdict(OPEN, [], WORLD).settles
    assert line.startswith("only Post carries it")


def test_a_denial_counts_on_its_side_and_a_refusal_on_none() -> None:
    members = [
        Said("p1", "d1", ("Ann Lee",)),
        Said("p2", "d2", ("Bo Chan",), stance=Stance.DENIES),
        Said("p3", "d2", ("officials",), stance=Stance.DECLINES),
    ]
    both = sides(members, WORLD)
    assert (both.supporting.maximum, both.denying.ids, both.declining) == (1, ("Bo Chan",), 1)
    found = verdict(both.supporting, [Opposition(both.denying, "denial")], WORLD)
    assert found.verdict is Verdict.DISPUTED
    assert any("denied by Bo Chan" in line for line in found.explanation)


def test_the_time_line_tells_first_relay_and_denial() -> None:
    members = [
        Said("p3", "d2", ("Bo Chan",), stance=Stance.DENIES, published=date(2024, 5, 3)),
        Said("p2", "d2", ("Ann Lee",), published=date(2024, 5, 2)),
        Said("p1", "d1", ("Ann Lee",), published=date(2024, 5, 1)),
    ]
    assert [event.step for event in timeline(members, WORLD)] == [Step.FIRST, Step.CARRIED, Step.DENIED]


def test_the_source_view_counts_what_a_source_feeds_and_through_whom() -> None:
    members = (Said("p1", "d1", ("Ann Lee",)), Said("p2", "d2", ("Ann Lee",)))
    unnamed = (Said("p3", "d1", ("officials",)),)
    view = source_view(
        [
            Assessed("c1", members, sides(members, WORLD).supporting, Verdict.SINGLE_SOURCE),
            Assessed("c2", unnamed, sides(unnamed, WORLD).supporting, Verdict.SINGLE_SOURCE),
        ],
        WORLD,
        reliability={"Ann Lee": "B"},
    )
    first = view.rows[0]
    assert (first.source, first.claims, first.documents, first.sole) == ("Ann Lee", 1, 2, 1)
    assert first.through == ("Herald", "Post")
    assert [row.rating for row in view.rows] == ["B6", "F6"]
    assert view.anonymous_share == 0.5
    with pytest.raises(ValueError, match="letter from A to F"):
        source_view([], WORLD, reliability={"Ann Lee": "good"})


def test_the_digit_comes_from_independent_origins_only() -> None:
    assert [credibility(count, Verdict.UNRESOLVED) for count in (TWO, OPEN, ONE)] == [2, 3, 6]
    assert [credibility(count, Verdict.DISPUTED) for count in (TWO, ONE)] == [4, 5]
