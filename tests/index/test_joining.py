"""Runs put together: nothing clashes, and a source of two runs is one only for a stated reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tawatur.attribution.model import Source, SourceKind
from tawatur.index.holdings import Holdings
from tawatur.index.joining import joined

Run = Callable[..., Holdings]


def speaker(identifier: str, name: str, kind: SourceKind = SourceKind.PERSON, *, identified: bool = True) -> Source:
    return Source(identifier, name, kind, identified=identified)


def both(run: Run, first: Source, second: Source, *, carrier: str = "") -> Holdings:
    chains = [((carrier, item.id) if carrier else (item.id,)) for item in (first, second)]
    return joined(
        run("a", "He said twelve died.", chain=chains[0], sources=(first,)),
        run("b", "He said 12 were killed.", chain=chains[1], sources=(second,), outlet="weekly"),
    )


def origins(held: Holdings) -> list[str]:
    return [statement.chain[-1].source for statement in held.statements]


def test_both_runs_are_there(run: Run) -> None:
    held = joined(run("a", "Twelve died."), run("b", "Nobody died."))
    assert [document.id for document in held.documents] == ["a", "b"]
    assert held.vectors.shape == (2, 4)


def test_joining_with_nothing(run: Run) -> None:
    new = run("a", "Twelve died.")
    assert joined(Holdings(), new).documents == joined(new, Holdings()).documents == new.documents
    assert joined(Holdings(), Holdings()).propositions == ()


def test_a_run_joined_with_itself_adds_nothing(run: Run) -> None:
    new = run("a", "Twelve died.")
    assert joined(new, new).propositions == new.propositions


def test_a_known_outlet_is_one_with_all_its_names(run: Run) -> None:
    old = Source("walla", "واللا", SourceKind.OUTLET, ("Walla",))
    new = Source("walla", "וואלה", SourceKind.OUTLET, ("Walla",))
    held = both(run, old, new)
    assert origins(held) == ["walla", "walla"]
    assert held.sources["walla"].name == "واللا" and held.sources["walla"].aliases == ("Walla", "וואלה")


def test_people_whose_ids_meet_by_chance_stay_two(run: Run) -> None:
    held = both(run, speaker("levi-2", "Moshe Levi"), speaker("levi-2", "Dan Levi"))
    assert origins(held) == ["levi-2", "levi-2~2"]
    assert held.same == {}


def test_one_person_in_two_scripts_is_one_with_the_reason(run: Run) -> None:
    held = both(run, speaker("ron-ben-yishai", "Ron Ben-Yishai"), speaker("rwn-bn-yshay", "رون بن يشاي"))
    assert origins(held) == ["ron-ben-yishai", "rwn-bn-yshay"]
    (reason,) = held.same.values()
    assert list(held.same) == [("ron-ben-yishai", "rwn-bn-yshay")] and "Ron Ben-Yishai" in reason


@pytest.mark.parametrize(
    ("carrier", "ids"), [("walla", ["walla/officials"] * 2), ("", ["walla/officials", "walla/officials~2"])]
)
def test_anonymous_people_are_one_only_where_one_source_carried_them(run: Run, carrier: str, ids: list[str]) -> None:
    officials = speaker("walla/officials", "Israeli officials", SourceKind.OFFICIALS, identified=False)
    assert origins(both(run, officials, officials, carrier=carrier)) == ids


def test_what_a_source_belongs_to_comes_along(run: Run) -> None:
    paper = speaker("gazette", "The Gazette", SourceKind.OUTLET)
    writer = Source("smith", "Smith", SourceKind.PERSON, belongs_to="gazette")
    held = joined(Holdings(), run("a", "He said so.", chain=("smith",), sources=(paper, writer)))
    assert set(held.sources) == {"gazette", "smith", "daily"}
