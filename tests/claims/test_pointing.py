"""Contents that only point at what was said before."""

from __future__ import annotations

import pytest

from tawatur.claims.model import Document, Link, Proposition, Stance, Statement
from tawatur.claims.pointing import with_antecedents


def told(language: str, *said: tuple[str, str, Stance]) -> list[str]:
    """The propositions of one document with statements by (speaker, words, stance)."""
    document = Document("d", " ".join(words for _, words, _ in said), language)
    statements, cut = {}, []
    for number, (speaker, words, stance) in enumerate(said):
        chain = (Link(speaker, None, ""),) if speaker else ()  # type: ignore[arg-type]
        statement = Statement(f"d#s{number}", "d", ((0, 1),), words, stance=stance, chain=chain)
        statements[statement.id] = statement
        cut.append(Proposition(f"{statement.id}.p1", statement.id, ((0, 1),), words))
    return [p.text for p in with_antecedents(cut, statements, {"d": document})]


@pytest.mark.parametrize(
    ("language", "claim", "pointing"),
    [
        ("en", "the port is closed", "these reports"),
        ("ar", "الميناء مغلق", "صحة هذه المعلومات"),
        ("he", "הנמל סגור", "את הטענות"),
        ("tr", "liman kapalı", "bu iddiaları"),
    ],
)
def test_what_only_points_gets_the_words_it_points_at(language: str, claim: str, pointing: str) -> None:
    said = ("union", claim, Stance.ASSERTS), ("ministry", pointing, Stance.DENIES)
    assert told(language, *said) == [claim, claim]


def test_nobody_denies_his_own_words() -> None:
    said = ("union", "the port is closed", Stance.ASSERTS), ("ministry", "the port is open", Stance.ASSERTS)
    assert told("en", *said, ("ministry", "the reports", Stance.DENIES))[-1] == "the port is closed"


def test_a_topic_of_its_own_is_left_alone() -> None:
    said = ("union", "the port is closed", Stance.ASSERTS), ("ministry", "the report on the bridge", Stance.DENIES)
    assert told("en", *said)[-1] == "the report on the bridge"


def test_without_anything_before_it_stays() -> None:
    assert told("en", ("ministry", "the reports", Stance.DENIES)) == ["the reports"]
