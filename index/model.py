"""What the third step hands on: judgements on pairs, links, and claims."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """How two propositions stand to each other."""

    SAME = "same"
    CONFLICT = "conflict"
    UPDATE = "update"
    DIFFERENT = "different"


class ConflictKind(StrEnum):
    """In what two conflicting propositions differ."""

    NUMBER = "number"
    NEGATION = "negation"
    DATE = "date"
    PLACE = "place"
    ACTOR = "actor"
    ANTONYM = "antonym"
    DENIAL = "denial"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The judgement on one pair: the relation, the kind of conflict, a probability of the relation (0..1), and why."""

    relation: Relation
    kind: ConflictKind | None
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class ClaimLink:
    """A judged pair of propositions, by their ids."""

    a: str
    b: str
    judgement: Judgement
