"""What was not said: refusals to comment without a topic, and cues that are negated ("did not mention").

Where a refusal names no topic, the refusing phrase is the content (the gold's guidelines). Which words make no topic
(``refusal_words``) and which negate a cue (``negations``, with ``auxiliaries`` that alone say nothing) is data of the
language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..claims.model import Span, Stance
from .mentions import Word, fold, listed, words_of
from .tagger.tagger import Tagged

_BETWEEN = 1
"""Words that may stand between a negation and its cue ("did not directly blame")."""
_NEAR = 30
"""Characters before a cue in which its negation is looked for."""


def refusal(text: str, language: str, item: Tagged) -> Tagged:
    """``item`` with the refusing phrase as content where it is a refusal that names no topic; else as it is."""
    if item.stance is not Stance.DECLINES or not item.content:
        return item
    said = [word for span in item.content for word in words_of(text[slice(*span)], language)]
    if not all(fold(word.text) in listed(language, "refusal_words") for word in said):
        return item
    start = min(item.cue[0], item.content[0][0])
    end = max(item.cue[1], item.content[-1][1])
    return replace(item, content=((start, end),)) if "\n" not in text[start:end] else item


def unsaid(text: str, language: str, item: Tagged) -> bool:
    """Whether the cue stands under a negation that is no part of it, or is no more than one: nothing was said."""
    if item.stance is not Stance.ASSERTS:
        return False
    before = _before(text, language, item.cue)[-1 - _BETWEEN :]
    negations = listed(language, "negations")
    cue = [fold(word.text) for word in words_of(text[slice(*item.cue)], language)]
    bare = bool(cue) and all(word in negations | listed(language, "auxiliaries") for word in cue)
    return bare or any(fold(word.text) in negations for word in before)


def _before(text: str, language: str, cue: Span) -> Sequence[Word]:
    start = max(text.rfind("\n", 0, cue[0]) + 1, cue[0] - _NEAR)
    return words_of(text[start : cue[0]], language)
