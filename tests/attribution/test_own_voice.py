"""What an article says itself."""

from __future__ import annotations

from tawatur.attribution.own_voice import own_spans
from tawatur.claims.model import Sentence, Span

TEXT = "The bridge was closed on Monday. Officials said that it was unsafe. Read also"
FIRST, SECOND = (0, 32), (33, 67)


def found(*sentences: Sentence, ascribed: list[list[Span]]) -> list[list[str]]:
    return [[TEXT[a:b] for a, b in spans] for spans in own_spans(TEXT, sentences, ascribed)]


def test_a_sentence_of_nobody_is_the_articles_own() -> None:
    assert found(Sentence(FIRST, 0), ascribed=[]) == [["The bridge was closed on Monday"]]


def test_what_is_ascribed_is_not_own_and_leaves_no_crumbs() -> None:
    assert found(Sentence(FIRST, 0), Sentence(SECOND, 0), ascribed=[[(33, 42), (43, 47), (53, 66)]]) == [
        ["The bridge was closed on Monday"]
    ]


def test_captions_and_boilerplate_say_nothing() -> None:
    assert found(Sentence(FIRST, 0, "caption"), Sentence((68, 77), 1, "boilerplate"), ascribed=[]) == []


def test_a_long_rest_of_a_sentence_stays_own() -> None:
    text = "Years after the old bridge over the river was closed to all traffic, officials said it was unsafe."
    start = text.index("officials")
    (spans,) = own_spans(text, [Sentence((0, len(text)), 0)], [[(start, len(text))]])
    assert [text[a:b] for a, b in spans] == ["Years after the old bridge over the river was closed to all traffic"]
