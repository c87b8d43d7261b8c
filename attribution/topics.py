"""Cues that say of nobody what he said: talks held on a topic, attempts ("discussed", «بحث», "çalışıyor").

The guidelines list no statement for them; which words they are is data of the language (``topic_cues``).
"""

from __future__ import annotations

from functools import cache

from ..claims.language import load
from .mentions import fold


def tells_topic(cue: str, language: str) -> bool:
    """Whether ``cue`` is nothing but words for a talk or an attempt."""
    return _folded(cue) in _topic_cues(language)


@cache
def _topic_cues(language: str) -> frozenset[str]:
    return frozenset(map(_folded, load(language).section("attribution").get("topic_cues", ())))


def _folded(phrase: str) -> str:
    return " ".join(map(fold, phrase.split()))
