"""Each statement under one cause."""

from __future__ import annotations

import pytest

from tawatur.attribution.model import Source, SourceKind
from tawatur.claims.model import Document, Link, Span, Statement
from tawatur.evaluation.causes import causes

TEXT = "Walla said, citing officials, that the bridge is closed to all cars until further notice."
CONTENT = "the bridge is closed to all cars until further notice"
START = TEXT.index(CONTENT)
WHOLE = (START, START + len(CONTENT))
SOURCES = {
    "walla": Source("walla", "Walla", SourceKind.OUTLET),
    "officials": Source("officials", "officials", SourceKind.OFFICIALS, identified=False),
    "other": Source("other", "The mayor", SourceKind.PERSON),
}
GOLD = {
    "id": "d",
    "statements": [
        {
            "content": [[CONTENT, 1]],
            "chain": [
                {"name": "Walla", "mention": ["Walla", 1], "kind": "outlet"},
                {"name": "officials", "mention": None, "kind": "officials"},
            ],
        }
    ],
}


def counted(*statements: tuple[Span, tuple[Link, ...]]) -> dict[str, int]:
    found = [Statement(str(n), "d", (span,), TEXT[slice(*span)], chain=c) for n, (span, c) in enumerate(statements)]
    counts = causes([GOLD], {"d": Document("d", TEXT, "en")}, found, SOURCES)
    return {cause: count for cause, count in counts.items() if count}


def chain(*names: str) -> tuple[Link, ...]:
    return tuple(Link(name) for name in names)


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ([], {"missed": 1}),
        ([(WHOLE, chain("walla", "officials"))], {"right": 1}),
        ([(WHOLE, chain("walla"))], {"chain short": 1}),
        ([(WHOLE, chain("walla", "other", "officials"))], {"chain long": 1}),
        ([(WHOLE, chain("walla", "other"))], {"wrong entity": 1}),
        ([((WHOLE[0], WHOLE[0] + 17), chain("walla", "officials"))], {"boundaries": 1}),
        ([((0, 5), chain("walla"))], {"missed": 1, "spurious": 1}),
        ([(WHOLE, ())], {"missed": 1}),  # the article's own voice is no attribution
    ],
)
def test_cause(statements: list[tuple[Span, tuple[Link, ...]]], expected: dict[str, int]) -> None:
    assert counted(*statements) == expected


def test_of_two_that_fit_alike_the_one_with_as_long_a_chain_is_taken() -> None:
    assert counted((WHOLE, chain("walla")), (WHOLE, chain("walla", "officials"))) == {"right": 1, "spurious": 1}


def test_the_words_that_mention_a_source_are_enough() -> None:
    assert counted((WHOLE, (Link("other", (0, 5)), Link("officials")))) == {"right": 1}
