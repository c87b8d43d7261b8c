"""Statements that only point at what was said before («نفى هذه المعلومات», "confirmed the report").

Their propositions would say nothing on their own; they get the words of what they point at, on their own spans. Which
words only point is data of the language (``pointing`` of its ``propositions`` section).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from .language import load
from .model import Document, Proposition, Statement

LONGEST = 5
"""Words of a content that may do nothing but point; more name a topic of their own."""

_WORD = re.compile(r"\w+")


def with_antecedents(
    propositions: Sequence[Proposition], statements: Mapping[str, Statement], documents: Mapping[str, Document]
) -> tuple[Proposition, ...]:
    """``propositions`` (of each document in order), those that only point with the words of what they point at.

    That is the nearest statement of somebody else before them in the document.
    """
    cut: dict[str, list[Proposition]] = {}
    for item in propositions:
        cut.setdefault(item.statement, []).append(item)
    found: list[Proposition] = []
    told: dict[str, list[str]] = {}
    for name, mine in cut.items():
        document = documents[statements[name].document]
        earlier = told.setdefault(document.id, [])
        if _points(statements[name].text, document.language):
            found += _resolved(mine, cut, earlier, _somebody_else(statements, name))
        else:
            found += mine
            earlier.append(name)
    return tuple(found)


def _somebody_else(statements: Mapping[str, Statement], name: str) -> Callable[[str], bool]:
    speaker = statements[name].chain[-1:]

    def other(earlier: str) -> bool:
        theirs = statements[earlier].chain[-1:]
        return [link.source for link in theirs] != [link.source for link in speaker]

    return other


def _resolved(
    mine: Sequence[Proposition],
    cut: Mapping[str, Sequence[Proposition]],
    earlier: Sequence[str],
    other: Callable[[str], bool],
) -> Sequence[Proposition]:
    antecedent = next((name for name in reversed(earlier) if other(name)), None)
    if antecedent is None:
        return mine
    first = mine[0]
    return [
        replace(first, id=f"{first.statement}.p{number}", text=item.text)
        for number, item in enumerate(cut[antecedent], start=1)
    ]


def _points(text: str, language: str) -> bool:
    words = [word.lower() for word in _WORD.findall(text)]
    return 0 < len(words) <= LONGEST and all(word in _pointing(language) for word in words)


@cache
def _pointing(language: str) -> frozenset[str]:
    return frozenset(word.lower() for word in load(language).section("propositions").get("pointing", ()))
