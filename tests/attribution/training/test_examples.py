"""Annotated articles as examples for the tagger."""

from __future__ import annotations

import re

import numpy as np

from tawatur.attribution.tagger.labels import KINDS, Cue, Role
from tawatur.attribution.tagger.windows import Tokens
from tawatur.attribution.training.articles import parse
from tawatur.attribution.training.examples import IGNORE, cue_examples, own_links, role_examples

ARTICLE = parse(
    """id: x
lang: en
---
<1.1>Minister Bob Smith</1.1> <1c>said</1c> that <1><2.2>the army</2.2> <2c>promised</2c> <2>more water</2></1>.
---
1 | indirect | asserts | Bob Smith/person
2 | indirect | denies | Bob Smith/person > the army/institution
""",
    name="x",
)


def tokens() -> Tokens:
    spans = np.array([m.span() for m in re.finditer(r"\w+|[^\w\s]", ARTICLE.text)], dtype=np.int64)
    return Tokens(np.arange(10, 10 + len(spans)), spans[:, 0], spans[:, 1])


def labelled(row: np.ndarray, label: int) -> list[str]:
    """The words with a label; the first and the last place of a row are special tokens."""
    found = tokens()
    return [ARTICLE.text[found.starts[n] : found.ends[n]] for n in np.flatnonzero(row[1:-1] == label)]


def test_a_nested_statement_teaches_only_its_own_links() -> None:
    assert [link.name for link in own_links(ARTICLE, ARTICLE.statements[1])] == ["the army"]


def test_cues_are_labelled() -> None:
    (example,) = cue_examples(ARTICLE, tokens())
    assert labelled(example.labels[0], Cue.BEGIN) == ["said", "promised"]
    assert not example.flags.any() and (example.labels[1:] == IGNORE).all()


def test_roles_stand_around_the_marked_cue() -> None:
    first, second = role_examples(ARTICLE, tokens())
    assert labelled(first.flags, 1) == ["said"] and labelled(second.flags, 1) == ["promised"]
    assert labelled(first.labels[1], Role.CONTENT) == ["the", "army", "promised", "more", "water"]
    assert labelled(first.labels[1], Role.ORIGIN) == ["Minister", "Bob", "Smith"]
    assert labelled(second.labels[1], Role.ORIGIN) == ["the", "army"]
    assert labelled(second.labels[1], Role.CARRIER) == []
    assert labelled(second.labels[3], KINDS.index("institution")) == ["the", "army", "promised"]


def test_the_words_of_the_name_are_told_from_the_title() -> None:
    first, _ = role_examples(ARTICLE, tokens())
    assert labelled(first.labels[5], 1) == ["Bob", "Smith"] and labelled(first.labels[5], 0) == ["Minister"]


def test_shifted_windows_keep_tokens_and_labels_together() -> None:
    for shift in (-40, 0, 40):
        for example in role_examples(ARTICLE, tokens(), shift=shift):
            assert example.ids.shape == example.flags.shape == example.labels[0].shape
