"""Which people of a run are the same."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tawatur.attribution.people import Named, join_bodies, join_people


def groups(people: Sequence[Named]) -> set[frozenset[int]]:
    return {frozenset(member.key for member in group.members) for group in join_people(people)}


def named(*names: str) -> list[Named]:
    return [Named(number, (name,)) for number, name in enumerate(names)]


@pytest.mark.parametrize(
    "names",
    [
        ("إلهام علييف", "Ilham Aliyev", "İlham Aliyev", "אילהם אלייב"),
        ("رجب طيب إردوغان", "Recep Tayyip Erdoğan", "רג'פ טאיפ ארדואן"),
        ("محمد جواد ظريف", "Mohammad Javad Zarif", "جواد ظريف"),
        ("فدريكا موغريني", "فيديريكا موغيريني"),
    ],
)
def test_one_person_in_several_scripts(names: tuple[str, ...]) -> None:
    assert groups(named(*names)) == {frozenset(range(len(names)))}


@pytest.mark.parametrize(
    "names",
    [
        ("Eli Cohen", "Meir Cohen"),
        ("علي العمير", "حسين علي أميري"),
        ("حسن نصر الله", "حسن روحاني"),
        ("Ahmed Hassan", "Hassan Ahmed Ali"),
    ],
)
def test_two_people(names: tuple[str, ...]) -> None:
    assert groups(named(*names)) == {frozenset({0}), frozenset({1})}


def test_a_surname_goes_to_the_one_who_bears_it() -> None:
    assert groups(named("Ilham Aliyev", "علييف", "Hassan Rouhani")) == {frozenset({0, 1}), frozenset({2})}


def test_a_surname_that_two_bear_goes_to_neither() -> None:
    assert groups(named("Eli Cohen", "Meir Cohen", "Cohen")) == {frozenset({0}), frozenset({1}), frozenset({2})}


def test_ministers_of_one_surname_are_told_apart_by_office() -> None:
    people = [
        Named(0, ("Eli Cohen",), frozenset({"foreign-minister"}), frozenset({"il"})),
        Named(1, ("Cohen",), frozenset({"finance-minister"}), frozenset({"il"})),
        Named(2, ("Cohen",), frozenset({"foreign-minister"}), frozenset({"il"})),
    ]
    assert groups(people) == {frozenset({0, 2}), frozenset({1})}


def test_ministers_of_one_office_in_two_countries_are_two() -> None:
    people = [
        Named(0, ("Aliyev",), frozenset({"president"}), frozenset({"az"})),
        Named(1, ("Aliyev",), frozenset({"president"}), frozenset({"kz"})),
    ]
    assert groups(people) == {frozenset({0}), frozenset({1})}


def test_every_joining_has_its_reason() -> None:
    (group,) = join_people(named("إلهام علييف", "Ilham Aliyev"))
    ((key, evidence),) = group.reasons
    assert key == 1
    assert 0 < evidence.score <= 1
    assert "علييف" in evidence.reason


def test_bodies_are_one_by_words_or_by_sound_but_not_by_part() -> None:
    found = join_bodies(named("Halkbank", "هالك بنك", "خلق بنك الدولي", "Halkbank"), least=0.85)
    assert {frozenset(m.key for m in group.members) for group in found} >= {frozenset({2})}
    assert any({0, 3} <= {m.key for m in group.members} for group in found)
