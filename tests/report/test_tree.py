from __future__ import annotations

from dataclasses import replace

from tawatur.checker import Report
from tawatur.claims.model import Link
from tawatur.report.tree import Branch, provenance
from tawatur.report.view import View


def chained(story: Report, *chains: tuple[str, ...]) -> View:
    """The story with the chains of its first statements, all of them in the first claim."""
    statements = [
        replace(statement, chain=tuple(map(Link, chain)))
        for statement, chain in zip(story.statements, chains, strict=False)
    ]
    claim = replace(story.claims[0], propositions=tuple(f"p{number}" for number in range(1, len(chains) + 1)))
    return View(replace(story, statements=tuple(statements), claims=(claim,)))


def test_one_chain_is_one_branch(story: Report) -> None:
    view = chained(story, ("a", "b", "c"))
    assert provenance(view, view.report.claims[0]) == (Branch(("a", "b", "c"), story.documents[:1]),)


def test_chains_part_where_their_relays_do(story: Report) -> None:
    first, second, _ = story.documents
    view = chained(story, ("a", "c"), ("b", "c"))
    below = (Branch(("a",), (first,)), Branch(("b",), (second,)))
    assert provenance(view, view.report.claims[0]) == (Branch(("c",), (), below),)


def test_a_longer_chain_hangs_below_a_shorter_one(story: Report) -> None:
    first, second, _ = story.documents
    view = chained(story, ("c",), ("a", "b", "c"))
    assert provenance(view, view.report.claims[0]) == (Branch(("c",), (first,), (Branch(("a", "b"), (second,)),)),)


def test_own_voices_stand_by_themselves_and_a_credit_is_a_chain(story: Report) -> None:
    view = chained(story, (), ())
    assert provenance(view, view.report.claims[0]) == (Branch((), story.documents[:2]),)
    credited = View(replace(view.report, statements=(replace(view.report.statements[0], credit="afp"),)))
    assert provenance(credited, view.report.claims[0]) == (Branch(("afp",), story.documents[:1]),)


def test_denials_are_apart(story: Report) -> None:
    view = View(story)
    assert [branch.sources for branch in provenance(view, story.claims[1])] == [()]
    assert [branch.sources for branch in provenance(view, story.claims[1], denials=True)] == [("ministry",)]
