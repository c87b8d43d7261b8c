"""What the pair model says of a pair, and where in its output each answer stands."""

from __future__ import annotations

from .model import ConflictKind, Relation

RELATIONS = (Relation.SAME, Relation.CONFLICT, Relation.UPDATE, Relation.DIFFERENT)
KINDS = tuple(ConflictKind)

RELATION = slice(0, len(RELATIONS))
KIND = slice(len(RELATIONS), len(RELATIONS) + len(KINDS))
SIZE = len(RELATIONS) + len(KINDS)

MAX_TOKENS = 160
"""A pair is cut to this many tokens, the longer text first; two news sentences together have 69 on average."""
