"""Annotated articles as training examples of the tagger: windows of tokens with labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ...claims.model import Span
from ..mentions import fold
from ..tagger.labels import CARRY, CUE, KIND, KINDS, NAME, ROLE, STANCE, STANCES, Cue, Role
from ..tagger.windows import Tokens, cue_window, pseudo_cue, tiles
from .articles import Article, GoldLink, GoldStatement

IGNORE = -100
GROUPS = (CUE, ROLE, STANCE, KIND, CARRY, NAME)
"""The groups of logits, in the order of the label rows of an example."""


@dataclass(frozen=True, slots=True)
class Example:
    """One window: token ids (n,), marks (n,), and one row of labels per group (groups, n); -100 means no label."""

    ids: np.ndarray
    flags: np.ndarray
    labels: np.ndarray


def own_links(article: Article, statement: GoldStatement) -> tuple[GoldLink, ...]:
    """The links that the statement's own cue adds: without those of the statement in which it is nested."""
    place = statement.cue or statement.content[0]
    best: GoldStatement | None = None
    for other in article.statements:
        if other is statement or not any(a <= place[0] and place[1] <= b for a, b in other.content):
            continue
        if other.content == statement.content or len(other.chain) >= len(statement.chain):
            continue
        names = [link.name for link in other.chain]
        if [link.name for link in statement.chain[: len(names)]] != names:
            continue
        if best is None or len(other.chain) > len(best.chain):
            best = other
    return statement.chain[len(best.chain) :] if best else statement.chain


def cue_of(article: Article, statement: GoldStatement) -> Span:
    """The statement's cue, or the stand-in where it has none (a colon, an opening quotation mark, a first word)."""
    return statement.cue or pseudo_cue(article.text, statement.content[0])


def cue_examples(article: Article, tokens: Tokens, *, offset: int = 0) -> Iterator[Example]:
    """Windows over the whole article with the cues labelled."""
    row = np.zeros(len(tokens.ids), dtype=np.int64)
    for statement in article.statements:
        inside = tokens.within(cue_of(article, statement))
        row[inside] = Cue.INSIDE
        row[inside[:1]] = Cue.BEGIN
    for start, end in tiles(len(tokens.ids), offset=offset):
        yield _example(tokens, start, end, {0: row[start:end]}, flags=None)


def role_examples(article: Article, tokens: Tokens, *, shift: int = 0) -> Iterator[Example]:
    """One window per cue with the roles, stance, kind and carry labelled."""
    done: set[Span] = set()
    for statement in article.statements:
        cue = cue_of(article, statement)
        if cue in done:
            continue
        done.add(cue)
        cue_tokens = tokens.within(cue)
        if not len(cue_tokens):
            continue
        links = own_links(article, statement)
        start, end = cue_window(len(tokens.ids), int(cue_tokens[0]), shift=shift)
        roles = np.full(len(tokens.ids), Role.NONE, dtype=np.int64)
        for piece in statement.content:
            roles[tokens.within(piece)] = Role.CONTENT
        kinds = np.full(len(tokens.ids), IGNORE, dtype=np.int64)
        names = np.full(len(tokens.ids), IGNORE, dtype=np.int64)
        for position, link in enumerate(links):
            if link.mention:
                _mark_name(article.text, tokens, link, names)
                last = position == len(links) - 1
                roles[tokens.within(link.mention)] = Role.ORIGIN if last else Role.CARRIER
                kinds[tokens.within(link.mention)] = KINDS.index(link.kind)
        if statement.cue is None:
            outside = [t for t in cue_tokens if not any(a <= tokens.starts[t] < b for a, b in statement.content)]
            roles[outside] = Role.NONE
        else:
            roles[cue_tokens] = Role.NONE
        at_cue = np.full(len(tokens.ids), IGNORE, dtype=np.int64)
        at_cue[cue_tokens] = 1
        stance = np.where(at_cue == 1, STANCES.index(statement.stance), IGNORE)
        carry = np.where(at_cue == 1, int(any(link.mention is None for link in links[:-1])), IGNORE)
        kinds = np.where(at_cue == 1, KINDS.index(links[-1].kind), kinds)
        flags = np.zeros(len(tokens.ids), dtype=np.float32)
        flags[cue_tokens] = 1.0
        rows = {1: roles, 2: stance, 3: kinds, 4: carry, 5: names}
        yield _example(tokens, start, end, {k: v[start:end] for k, v in rows.items()}, flags=flags[start:end])


def _mark_name(text: str, tokens: Tokens, link: GoldLink, row: np.ndarray) -> None:
    """Label the words of a mention that stand in the link's name; a mention that only points back is left out."""
    assert link.mention is not None
    wanted = {part for word in link.name.split() for part in _forms(word)}
    words = [m for m in re.finditer(r"[\w'’״\".\-]+", text[slice(*link.mention)])]
    hits = [bool(_forms(m.group()) & wanted) for m in words]
    if not any(hits):
        return
    for match, hit in zip(words, hits, strict=True):
        start = link.mention[0] + match.start()
        row[tokens.within((start, start + len(match.group())))] = int(hit)


def _forms(word: str) -> set[str]:
    base = fold(word).strip("\"'.")
    return {base, base.split("'")[0]} | {base[n:] for n in (1, 2) if len(base) - n >= 3}


def _example(tokens: Tokens, start: int, end: int, rows: dict[int, np.ndarray], *, flags: np.ndarray | None) -> Example:
    length = end - start + 2
    labels = np.full((len(GROUPS), length), IGNORE, dtype=np.int64)
    for row, values in rows.items():
        labels[row, 1:-1] = values
    marks = np.zeros(length, dtype=np.float32)
    if flags is not None:
        marks[1:-1] = flags
    return Example(tokens.window_ids(start, end), marks, labels)
