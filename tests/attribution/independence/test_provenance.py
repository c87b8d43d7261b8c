"""Who counts as an independent origin, on small cases with known answers."""

from datetime import date

import pytest

from tawatur.attribution.independence import Testimony as Said
from tawatur.attribution.independence import World, independent_origins
from tawatur.attribution.independence.flow import disjoint_chains
from tawatur.attribution.model import Copy, CopyKind, Source, SourceKind

OUTLETS = {"d1": "Post", "d2": "Herald", "d3": "Times"}
LONG = "the ministry closed the northern border crossing to all trucks on Sunday evening after a fire"
OTHER = "lorries cannot pass in the north any more"


def source(name: str, kind: SourceKind = SourceKind.PERSON, **more: object) -> Source:
    return Source(name, name, kind, **more)  # type: ignore[arg-type]


def world(*sources: Source, **more: object) -> World:
    known = [source(name, SourceKind.OUTLET) for name in OUTLETS.values()]
    return World(sources={item.id: item for item in (*known, *sources)}, outlets=OUTLETS, **more)  # type: ignore[arg-type]


def says(document: str, *chain: str, text: str = "", day: int = 1, **more: object) -> Said:
    return Said(
        f"{document}:{'<'.join(chain)}:{text[:9]}",
        document,
        chain,
        own_voice=not chain,
        text=text,
        published=date(2024, 5, day),
        **more,  # type: ignore[arg-type]
    )


def span(count: object) -> tuple[int, int]:
    return (count.minimum, count.maximum)  # type: ignore[attr-defined]


def test_one_source_in_three_papers_is_one_origin_and_is_named() -> None:
    count = independent_origins([says(d, "Ann Lee") for d in OUTLETS], world(source("Ann Lee")))
    assert span(count) == (1, 1)
    assert count.rests_on == ("Ann Lee",)


def test_what_rests_on_a_minister_rests_on_him_and_not_on_his_ministry() -> None:
    ministry = source("Ministry", SourceKind.INSTITUTION)
    known = world(ministry, source("Ann Lee"), same={("Ann Lee", "Ministry"): "she speaks for it"})
    assert independent_origins([says(d, "Ann Lee") for d in OUTLETS], known).rests_on == ("Ann Lee",)
    both = [says("d1", "Ann Lee"), says("d2", "Ministry"), says("d3", "Ministry")]
    assert independent_origins(both, known).rests_on == ("Ministry",)


def test_a_lead_is_no_origin_beside_the_source_that_its_article_goes_on_to_name() -> None:
    known = world(source("Reuters", SourceKind.AGENCY), source("Ann Lee"))
    lead, body = says("d1", spans=((0, 40),)), says("d1", "Ann Lee", spans=((80, 120),))
    count = independent_origins([lead, body], known)
    assert (span(count), count.rests_on) == ((1, 1), ("Ann Lee",))
    short, whole = says("d1", "Reuters", spans=((80, 120),)), says("d1", "Reuters", "Ann Lee", spans=((0, 40),))
    assert span(independent_origins([short, whole], known)) == (1, 1)


def test_what_a_paper_says_itself_after_quoting_somebody_stays_its_own() -> None:
    quoted, own = says("d1", "Ann Lee", spans=((0, 40),)), says("d1", spans=((80, 120),))
    assert span(independent_origins([quoted, own], world(source("Ann Lee")))) == (1, 2)


def test_a_shared_relay_makes_two_origins_one() -> None:
    count = independent_origins(
        [says("d1", "Reuters", "Ann Lee"), says("d2", "Reuters", "Bo Chan")],
        world(source("Reuters", SourceKind.AGENCY), source("Ann Lee"), source("Bo Chan")),
    )
    assert span(count) == (1, 1)
    assert count.rests_on == ("Reuters",)


def test_two_origins_in_one_article_have_one_carrier() -> None:
    count = independent_origins(
        [says("d1", "Ann Lee"), says("d1", "Bo Chan")], world(source("Ann Lee"), source("Bo Chan"))
    )
    assert span(count) == (1, 2)
    assert count.rests_on == ("Post",)


def test_own_voices_of_two_papers_in_other_words_are_two_origins() -> None:
    assert span(independent_origins([says("d1", text=LONG), says("d2", text=OTHER)], world())) == (2, 2)


def test_outlets_of_one_publisher_are_one_voice() -> None:
    one = world(publishers={"Post": "Group", "Herald": "Group"})
    assert span(independent_origins([says("d1", text=LONG), says("d2", text=OTHER)], one)) == (1, 1)


def test_an_uncredited_sentence_in_two_papers_has_one_hidden_origin() -> None:
    spans = ((0, len(LONG)),)
    copy = Copy("d1", "d2", CopyKind.REUSE, 1.0, "", ((spans[0], spans[0]),))
    count = independent_origins(
        [says("d1", text=LONG, spans=spans), says("d2", text=LONG, spans=spans)], world(copies=(copy,))
    )
    assert span(count) == (1, 1)
    assert count.rests_on == ("unnamed-copy:d1",)


def test_what_a_copy_adds_is_its_own() -> None:
    copy = Copy("d1", "d2", CopyKind.REUSE, 0.5, "", (((0, 90), (0, 90)),))
    members = [says("d1", text=LONG, spans=((0, 90),)), says("d2", "Ann Lee", text=OTHER, spans=((200, 240),))]
    assert span(independent_origins(members, world(source("Ann Lee"), copies=(copy,)))) == (2, 2)


def test_a_sentence_of_a_named_source_without_its_name_still_rests_on_it() -> None:
    members = [says("d1", "Ann Lee", text=LONG), says("d2", text=LONG, day=2)]
    count = independent_origins(members, world(source("Ann Lee")))
    assert span(count) == (1, 1)
    assert count.rests_on == ("Ann Lee",)


def test_a_credit_line_is_a_link() -> None:
    agency = source("AFP", SourceKind.AGENCY)
    count = independent_origins([says("d1", credit="AFP"), says("d2", "AFP")], world(agency))
    assert span(count) == (1, 1)
    assert count.rests_on == ("AFP",)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Israeli officials", "مسؤول إسرائيلي رفيع", (1, 2)),
        ("Israeli officials", "a senior official in Jerusalem", (1, 2)),
        ("גורמים בישראל", "İsrailli yetkililer", (1, 2)),
        ("Israeli officials", "Turkish officials", (2, 2)),
        ("مسؤول تركي", "مصادر إيرانية", (2, 2)),
        ("health officials", "a Taliban commander", (2, 2)),
    ],
)
def test_unnamed_groups_are_one_in_the_minimum_only_where_nothing_tells_them_apart(
    first: str, second: str, expected: tuple[int, int]
) -> None:
    groups = [source(name, SourceKind.OFFICIALS, identified=False) for name in (first, second)]
    assert span(independent_origins([says("d1", first), says("d2", second)], world(*groups))) == expected


def test_an_unnamed_source_that_may_be_either_never_joins_two_named_ones() -> None:
    people = world(source("Ann Lee"), source("Bo Chan"), source("officials", SourceKind.OFFICIALS, identified=False))
    count = independent_origins([says("d1", "Ann Lee"), says("d2", "Bo Chan"), says("d3", "officials")], people)
    assert span(count) == (2, 3)


def test_a_spokesman_and_the_body_are_one_even_in_the_maximum() -> None:
    body = source("Harbour Authority", SourceKind.INSTITUTION)
    people = world(source("Ann Lee", belongs_to="Harbour Authority"), body)
    assert span(independent_origins([says("d1", "Ann Lee"), says("d2", "Harbour Authority")], people)) == (1, 1)


def test_two_mouths_of_one_government_may_be_one() -> None:
    mouths = [source(name, SourceKind.INSTITUTION) for name in ("White House", "وزارة الخارجية الأمريكية")]
    members = [says("d1", mouths[0].id), says("d2", mouths[1].id)]
    assert span(independent_origins(members, world(*mouths))) == (1, 2)


def test_own_words_close_to_a_cited_source_may_be_its_words() -> None:
    cited = world(source("Ann Lee"), cites={"d2": frozenset({"Ann Lee"})})
    members = [
        says("d1", "Ann Lee", text="the northern border crossing is closed"),
        says("d2", text="closed the northern crossing"),
    ]
    assert span(independent_origins(members, cited)) == (1, 2)


def test_the_user_may_say_that_two_are_independent() -> None:
    groups = [
        source(name, SourceKind.OFFICIALS, identified=False) for name in ("Israeli officials", "an Israeli official")
    ]
    said = world(*groups, independent=frozenset({("Israeli officials", "an Israeli official")}))
    assert span(independent_origins([says("d1", groups[0].id), says("d2", groups[1].id)], said)) == (2, 2)


def test_every_merge_has_a_reason() -> None:
    groups = [
        source(name, SourceKind.OFFICIALS, identified=False) for name in ("Israeli officials", "an Israeli official")
    ]
    count = independent_origins([says("d1", groups[0].id), says("d2", groups[1].id)], world(*groups))
    assert [merge.evidence.reason for merge in count.merges] == [
        "Israeli officials and an Israeli official are not named and may be the same people (both: il)"
    ]


def test_paths_may_turn_from_one_chain_into_another() -> None:
    assert disjoint_chains([("a", "x"), ("a", "y"), ("b", "x")]) == 2
    assert disjoint_chains([]) == 0
