"""The user's corrections: read, checked, applied and shown."""

from pathlib import Path

import pytest

from tawatur.attribution.independence import Testimony as Said
from tawatur.attribution.independence import World, independent_origins
from tawatur.attribution.independence.corrections import apply_corrections, parse_corrections, read_corrections
from tawatur.attribution.model import Source, SourceKind
from tawatur.claims.model import TawaturError

SOURCES = {
    "a": Source("a", "Ann Lee", SourceKind.PERSON, ("A. Lee",)),
    "b": Source("b", "Bo Chan", SourceKind.PERSON),
    "g": Source("g", "Israeli officials", SourceKind.OFFICIALS, identified=False),
    "h": Source("h", "an Israeli official", SourceKind.OFFICIALS, identified=False),
}
WORLD = World(sources=SOURCES, outlets={"d1": "Post", "d2": "Herald"})


def span(first: str, second: str, data: object) -> tuple[int, int]:
    world = apply_corrections(WORLD, parse_corrections(data)).world
    count = independent_origins([Said("p1", "d1", (first,)), Said("p2", "d2", (second,))], world)
    return count.minimum, count.maximum


@pytest.mark.parametrize(
    ("first", "second", "data", "expected"),
    [
        ("a", "b", {}, (2, 2)),
        ("a", "b", {"same": [["A. Lee", "Bo Chan"]]}, (1, 1)),
        ("a", "b", {"merge": {"Ann Lee": ["b"]}}, (1, 1)),
        ("g", "h", {}, (1, 2)),
        ("g", "h", {"different": [["Israeli officials", "an Israeli official"]]}, (2, 2)),
        ("g", "h", {"independent": [["g", "h"]]}, (2, 2)),
        ("a", "a", {}, (1, 1)),
        ("a", "a", {"split": ["Ann Lee"]}, (2, 2)),
    ],
)
def test_corrections_change_the_count(first: str, second: str, data: object, expected: tuple[int, int]) -> None:
    assert span(first, second, data) == expected


LINKED = World(
    sources={
        "m": Source("m", "the Israeli foreign ministry", SourceKind.INSTITUTION),
        "a": Source("a", "Ann Lee", SourceKind.PERSON, belongs_to="m"),
        "o": Source("o", "an official", SourceKind.OFFICIALS, identified=False),
        "q": Source("q", "another official", SourceKind.OFFICIALS, identified=False),
        "house": Source("house", "The House", SourceKind.OUTLET),
        "post": Source("post", "The Post", SourceKind.OUTLET, belongs_to="house"),
        "times": Source("times", "The Times", SourceKind.OUTLET, belongs_to="house"),
    },
    outlets={"d1": "x", "d2": "y", "d3": "z", "d4": "post", "d5": "times"},
)
PAPERS = (Said("p4", "d4", own_voice=True, text="a dam broke"), Said("p5", "d5", own_voice=True, text="the dam broke"))


@pytest.mark.parametrize(
    ("said", "data", "expected"),
    [
        ([Said("p1", "d1", ("a",)), Said("p2", "d2", ("o",))], {}, (1, 2)),
        ([Said("p1", "d1", ("a",)), Said("p2", "d2", ("o",))], {"different": [["Ann Lee", "an official"]]}, (2, 2)),
        ([Said("p1", "d1", ("m",)), Said("p2", "d2", ("o",))], {"different": [["Ann Lee", "an official"]]}, (2, 2)),
        ([Said("p1", "d1", ("a",)), Said("p2", "d2", ("a",))], {"split": ["Ann Lee"]}, (2, 2)),
        (PAPERS, {}, (1, 1)),
        (PAPERS, {"different": [["post", "times"]]}, (2, 2)),
        (PAPERS, {"independent": [["post", "times"]]}, (2, 2)),
    ],
)
def test_what_the_user_keeps_apart_stays_apart_beside_certain_identities(
    said: list[Said], data: object, expected: tuple[int, int]
) -> None:
    count = independent_origins(said, apply_corrections(LINKED, parse_corrections(data)).world)
    assert (count.minimum, count.maximum) == expected


@pytest.mark.parametrize(("data", "least"), [({}, 1), ({"different": [["o", "q"]]}, 2)])
def test_two_who_are_two_are_not_both_the_third(data: object, least: int) -> None:
    said = [Said("p1", "d1", ("m",)), Said("p2", "d2", ("o",)), Said("p3", "d3", ("q",))]
    assert independent_origins(said, apply_corrections(LINKED, parse_corrections(data)).world).minimum == least


def test_what_was_done_is_said_and_unknown_names_are_too() -> None:
    applied = apply_corrections(WORLD, parse_corrections({"same": [["a", "nobody"]], "reliability": {"b": "C"}}))
    assert applied.lines == (
        "the user's corrections name 'nobody', which is no source of these documents",
        "the user rates Bo Chan C",
    )
    assert applied.reliability == {"b": "C"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"different": [["Ann Lee", "A. Lee"]]}, ["'Ann Lee' and 'A. Lee' apart, which are names of one source"]),
        ({"independent": [["a", "A. Lee"]]}, ["'a' and 'A. Lee' apart, which are names of one source"]),
        ({"different": [["nobody", "no one"]]}, ["'nobody', which is no source", "'no one', which is no source"]),
        ({"same": [["a", "A. Lee"]], "merge": {"b": ["Bo Chan"]}}, []),
    ],
)
def test_two_names_of_one_source_cannot_be_kept_apart_and_that_is_said(data: object, said: list[str]) -> None:
    lines = apply_corrections(WORLD, parse_corrections(data)).lines
    assert len(lines) == len(said) and all(part in line for part, line in zip(said, lines, strict=True))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], "expected a mapping"),
        ({"sam": []}, "unknown key 'sam'"),
        ({"same": [["a"]]}, "same: item 1: expected two different source names, got 1"),
        ({"same": "a"}, "expected a list of pairs"),
        ({"merge": ["a"]}, "merge: expected a mapping"),
        ({"split": [3]}, "split: expected a list of source names"),
        ({"reliability": {"a": "G"}}, "expected a letter A to F, got 'G'"),
        ({"reliability": {"a": ["B"]}}, r"expected a letter A to F, got \['B'\]"),
    ],
)
def test_a_wrong_file_is_told_in_one_line(data: object, message: str) -> None:
    with pytest.raises(TawaturError, match=message) as caught:
        parse_corrections(data)
    assert "\n" not in str(caught.value)


def test_files_are_read_as_yaml_or_json(tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text("same: [[a, b]]\n", encoding="utf-8")
    (tmp_path / "c.json").write_text('{"same": [["a", "b"]]}', encoding="utf-8")
    (tmp_path / "bad.yaml").write_text("same: [[a, b\n", encoding="utf-8")
    (tmp_path / "day.yaml").write_text("reliability: {reuters: 2020-13-45}", encoding="utf-8")
    (tmp_path / "deep.yaml").write_text("same: " + "[" * 1_000, encoding="utf-8")
    (tmp_path / "deep.json").write_text("[" * 100_000, encoding="utf-8")
    (tmp_path / "long.json").write_text("[%s]" % ("9" * 5_000), encoding="utf-8")
    assert read_corrections(tmp_path / "c.yaml") == read_corrections(tmp_path / "c.json")
    for name in ("bad.yaml", "day.yaml", "deep.yaml", "deep.json", "long.json", "none.yaml"):
        with pytest.raises(TawaturError) as caught:
            read_corrections(tmp_path / name)
        assert "\n" not in str(caught.value)
