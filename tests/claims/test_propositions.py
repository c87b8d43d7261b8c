"""Statements cut to propositions."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.claims.model import Stance, Statement
from tawatur.claims.propositions import propositions


def cut(text: str, language: str = "en", **options: str) -> list[str]:
    statement = Statement("d#s1", "d", ((0, len(text)),), text)
    return [p.text for p in propositions(statement, text, language, **options)]


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "The bridge is closed", 1),
        ("en", "The bridge over the river was closed in May. It will be opened again in June", 2),
        ("en", "The army had bombed the airport in the north of the land, and it had sent two units to the border", 2),
        ("en", "The bridge is old, and it is closed", 1),
        ("ar", "أغلق الجسر فوق النهر في مايو الماضي. وسيفتح من جديد في يونيو المقبل", 2),
        ("tr", "Köprü geçen mayıs ayında trafiğe kapatıldı. Gelecek haziran ayında yeniden açılacak", 2),
        ("he", "הגשר מעל הנהר נסגר לתנועה בחודש מאי. הוא ייפתח מחדש בחודש יוני", 2),
    ],
)
def test_a_content_is_cut_at_sentences_and_long_clauses(language: str, text: str, count: int) -> None:
    assert len(cut(text, language)) == count


def test_crumbs_stay_with_their_neighbours() -> None:
    assert cut("No. The bridge over the river will stay closed until the end of May") != []
    assert len(cut("No. The bridge over the river will stay closed until the end of May")) == 1


@pytest.mark.parametrize("marks", ["()", "«»"])
def test_brackets_and_quotations_stay_whole(marks: str) -> None:
    inner = f"{marks[0]}the older one of the two, and the one that carries more of the traffic{marks[1]}"
    text = f"The bridge over the river in the north of the city {inner} will be closed for years"
    assert all(piece.count(marks[0]) == piece.count(marks[1]) for piece in cut(text))


def test_a_pronoun_for_the_speaker_gives_way_to_the_name() -> None:
    assert cut("it had bombed the airport", speaker="the army") == ["the army had bombed the airport"]
    assert cut("the bridge is closed to all traffic", speaker="the army") == ["the bridge is closed to all traffic"]


def test_a_refusal_to_comment_says_nothing() -> None:
    statement = Statement("d#s1", "d", ((0, 10),), "on the war", stance=Stance.DECLINES)
    assert propositions(statement, "on the war", "en") == ()


def test_pieces_of_one_content_belong_together() -> None:
    text = '"The bridge", she said, "will be closed for many years".'
    spans = ((1, 11), (25, len(text) - 2))
    (found,) = propositions(Statement("d#s1", "d", spans, ""), text, "en")
    assert found.text == "The bridge will be closed for many years" and found.spans == spans


@settings(deadline=None)
@given(st.text(alphabet='ab .,()«»"\n؛،', max_size=120))
def test_every_span_lies_inside_the_statement(text: str) -> None:
    text = f"x{text}x"
    statement = Statement("d#s1", "d", ((1, len(text) - 1),), "")
    if len(text) == 2:
        return
    found = propositions(statement, text, "en")
    assert found and len({p.id for p in found}) == len(found)
    assert all(1 <= a < b <= len(text) - 1 for p in found for a, b in p.spans)


@pytest.mark.parametrize(
    ("stance", "wanted"),
    [
        (Stance.ASSERTS, "claimed yesterday responsibility for the attack"),
        (Stance.DENIES, "responsibility for the attack"),
    ],
)
def test_a_fragment_is_worded_with_what_governs_it(stance: Stance, wanted: str) -> None:
    text = "The group claimed yesterday responsibility for the attack."
    start = text.index("responsibility")
    statement = Statement("d#s1", "d", ((start, len(text) - 1),), text[start:-1], cue=(10, 17), stance=stance)
    (found,) = propositions(statement, text, "en")
    assert (found.text, found.spans) == (wanted, statement.spans)
