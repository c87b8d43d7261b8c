"""Statements with their chains, out of what a tagger found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import pytest

from tawatur.attribution.attribute import attribute
from tawatur.attribution.model import SourceKind
from tawatur.attribution.tagger.tagger import Mention, Tagged, Tagger
from tawatur.claims.model import Document, Span, Stance


@dataclass(frozen=True)
class Marked:
    """A tagger that finds one statement: its cue, content, origin and carrier by their words."""

    cue: str
    content: str
    origin: str | None
    carrier: str | None

    def read(self, texts: Sequence[str]) -> list[tuple[Tagged, ...]]:
        def mention(text: str, words: str | None, kind: SourceKind) -> Mention:
            return Mention(_span(text, words) if words else None, kind)

        return [
            (
                Tagged(
                    _span(text, self.cue),
                    1.0,
                    (_span(text, self.content),),
                    1.0,
                    Stance.ASSERTS,
                    mention(text, self.origin, SourceKind.PERSON if self.carrier else SourceKind.OUTLET),
                    (mention(text, self.carrier, SourceKind.OUTLET),) if self.carrier else (),
                ),
            )
            for text in texts
        ]


def _span(text: str, words: str) -> Span:
    return text.index(words), text.index(words) + len(words)


@pytest.mark.parametrize(
    ("outlet", "chain"), [("Al-Monitor", ["Mayor Dana Miller"]), ("Haaretz", ["Al-Monitor", "Mayor Dana Miller"])]
)
def test_the_articles_own_outlet_is_no_link(outlet: str, chain: list[str]) -> None:
    text = "Mayor Dana Miller told Al-Monitor that the bridge over the river is closed."
    tagger = Marked("told", "the bridge over the river is closed", "Mayor Dana Miller", "Al-Monitor")
    found = attribute([Document("d", text, "en", outlet=outlet)], tagger=cast(Tagger, tagger))
    (statement,) = (s for s in found.statements if s.chain)
    names = [found.sources[link.source].name for link in statement.chain]
    assert [name.removeprefix("Mayor ") for name in names] == [name.removeprefix("Mayor ") for name in chain]


def test_what_only_the_own_outlet_says_is_its_own_voice() -> None:
    text = "Al-Monitor has learned that the bridge over the river is closed."
    tagger = Marked("learned", "the bridge over the river is closed", "Al-Monitor", None)
    found = attribute([Document("d", text, "en", outlet="Al-Monitor")], tagger=cast(Tagger, tagger))
    assert [s.chain for s in found.statements] == [()]
    assert "the bridge over the river is closed" in found.statements[0].text


def test_a_papers_sources_are_not_the_paper() -> None:
    text = 'وكشفت مصادر "سبق" أن الجسر فوق النهر مغلق.'
    tagger = Marked("وكشفت", "الجسر فوق النهر مغلق", 'مصادر "سبق"', None)
    found = attribute([Document("d", text, "ar", outlet="سبق")], tagger=cast(Tagger, tagger))
    (statement,) = (s for s in found.statements if s.chain)
    assert found.sources[statement.chain[0].source].kind is SourceKind.UNNAMED


def test_two_names_of_one_source_side_by_side_are_one_link() -> None:
    text = "Al Monitor told Al-Monitor that the bridge over the river is closed."
    tagger = Marked("told", "the bridge over the river is closed", "Al Monitor", "Al-Monitor")
    found = attribute([Document("d", text, "en", outlet="Haaretz")], tagger=cast(Tagger, tagger))
    (statement,) = (s for s in found.statements if s.chain)
    assert len(statement.chain) == 1
