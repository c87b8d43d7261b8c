"""Articles in the project's annotated form, resolved from their own tags."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tawatur.attribution.model import SourceKind
from tawatur.attribution.resolve import Resolved, resolve
from tawatur.attribution.tagger.tagger import Mention, Tagged
from tawatur.attribution.training.articles import GoldLink, parse
from tawatur.attribution.training.examples import cue_of, own_links
from tawatur.claims.model import Stance


def resolve_marked(
    language: str, marked: str, *, kind_score: float = 1.0, carry: float | None = None
) -> list[Resolved]:
    """The resolved statements of an annotated text; its tail gives the kinds, mentions and carriers of a tagger.

    ``carry`` replaces what the annotation says about understood carriers, ``kind_score`` says how sure the kinds are.
    """
    text, _, tail = marked.partition("---\n")
    article = parse(f"id: t\nlang: {language}\n---\n{text}---\n{tail}", name="t")

    def mention(link: GoldLink) -> Mention:
        return Mention(link.mention, SourceKind(link.kind), None, kind_score)

    tagged = []
    for statement in article.statements:
        own = own_links(article, statement)
        understood = float(any(link.mention is None for link in own[:-1]))
        tagged.append(
            Tagged(
                cue=cue_of(article, statement),
                cue_score=1.0,
                content=statement.content,
                score=1.0,
                stance=Stance(statement.stance),
                origin=mention(own[-1]),
                carriers=tuple(mention(link) for link in own[:-1] if link.mention),
                carry=understood if carry is None else carry,
            )
        )
    return resolve(article.text, language, sorted(tagged, key=lambda item: item.cue))


def chains_of(language: str, marked: str, **options: float) -> list[tuple[str, ...]]:
    """The names of the chains of an annotated text, nearest link first."""
    found = resolve_marked(language, marked, **options)
    return [tuple(link.entity.names[0] for link in resolved.chain) for resolved in found]


@pytest.fixture
def resolved() -> Callable[..., list[Resolved]]:
    """Resolves an annotated text; see ``resolve_marked``."""
    return resolve_marked


@pytest.fixture
def chains() -> Callable[..., list[tuple[str, ...]]]:
    """Gives the names in the chains of an annotated text; see ``chains_of``."""
    return chains_of
