"""Cues that say of nobody what he said: talks held on a topic, attempts ("discussed", «بحث», "çalışıyor").

The guidelines list no statement for them; which words they are is data of the language (``topic_cues``).
"""

from __future__ import annotations

from .mentions import folded, listed


def tells_topic(cue: str, language: str) -> bool:
    """Whether ``cue`` is nothing but words for a talk or an attempt."""
    return folded(cue) in listed(language, "topic_cues")
