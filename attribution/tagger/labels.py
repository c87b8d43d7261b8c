"""What the tagger says of every token, and where in its output each answer stands.

One linear layer on top of the encoder gives every token ``SIZE`` logits, in the groups below. The encoder reads a
window twice: once plain, to find cues (``CUE``), and once for every cue with that cue marked, to find what the cue
governs (``ROLE``), the stance (read at the cue), the kind of the origin (read at its mention, or at the cue),
whether a carrier is understood from before (``CARRY``, read at the cue), and which words of a mention are the name
proper, without titles and appositions (``NAME``).
"""

from __future__ import annotations

from enum import IntEnum

from ..model import SourceKind


class Cue(IntEnum):
    """Whether a token belongs to a cue."""

    NONE = 0
    BEGIN = 1
    INSIDE = 2


class Role(IntEnum):
    """What a token is to the marked cue."""

    NONE = 0
    CONTENT = 1
    ORIGIN = 2
    CARRIER = 3


STANCES = ("asserts", "denies", "declines")
KINDS = tuple(kind.value for kind in SourceKind)

CUE = slice(0, 3)
ROLE = slice(3, 7)
STANCE = slice(7, 10)
KIND = slice(10, 18)
CARRY = slice(18, 20)
NAME = slice(20, 22)
SIZE = 22
