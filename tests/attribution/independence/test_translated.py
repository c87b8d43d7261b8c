"""An article that renders another one of another language is a relay of it."""

from __future__ import annotations

from datetime import date

import pytest

from tawatur.attribution.independence import Testimony as Said
from tawatur.attribution.independence import World, independent_origins
from tawatur.attribution.independence.translated import translated_copies, with_translations
from tawatur.attribution.model import Copy, CopyKind
from tawatur.claims.model import Document, Span

EN = Document("en", "x" * 200, "en", published=date(2024, 1, 1))
AR = Document("ar", "س" * 200, "ar", published=date(2024, 1, 2))
DOCUMENTS = {document.id: document for document in (EN, AR)}
PLACES: list[tuple[str, tuple[Span, ...]]] = [
    (document, ((10 * n, 10 * n + 8),)) for document in ("en", "ar") for n in range(6)
]


def copies(*aligned: tuple[int, int]) -> tuple[Copy, ...]:
    same = {(i, 6 + j): 0.9 for i, j in aligned}
    return translated_copies(DOCUMENTS, PLACES, same, outlets={}, cites={})


def test_propositions_in_the_same_order_make_the_later_article_a_relay() -> None:
    (copy,) = copies((0, 1), (1, 2), (2, 3), (3, 4))
    assert (copy.earlier, copy.later, copy.kind, copy.translated) == ("en", "ar", CopyKind.REUSE, True)
    assert copy.spans[0] == ((0, 8), (10, 18))


@pytest.mark.parametrize("aligned", [[(0, 0), (1, 1), (2, 2)], [(0, 5), (1, 3), (2, 4), (3, 1)]])
def test_claims_shared_here_and_there_do_not(aligned: list[tuple[int, int]]) -> None:
    assert copies(*aligned) == ()


def test_own_words_that_were_translated_are_no_second_origin() -> None:
    world = World(sources={}, outlets={"en": "o-en", "ar": "o-ar"}, copies=copies((0, 0), (1, 1), (2, 2), (3, 3)))
    told = [
        Said("1", "en", (), own_voice=True, published=EN.published, text="The quay was closed", spans=PLACES[1][1]),
        Said("2", "ar", (), own_voice=True, published=AR.published, text="أغلق الرصيف", spans=PLACES[7][1]),
    ]
    assert independent_origins(told, world).maximum == 1
    added = [told[0], Said("3", "ar", (), own_voice=True, published=AR.published, text="أغلق", spans=((90, 99),))]
    assert independent_origins(added, world).maximum == 2


def test_a_citation_keeps_its_kind_and_gets_the_stretches() -> None:
    cited = Copy("en", "ar", CopyKind.CITATION, 0.0, "ar cites en")
    (copy,) = with_translations([cited], copies((0, 0), (1, 1), (2, 2), (3, 3)))
    assert copy.kind is CopyKind.CITATION
    assert copy.spans and copy.translated
