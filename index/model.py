"""What the third step hands on: judgements on pairs, links, and claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..attribution.model import Origins, Verdict


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


@dataclass(frozen=True, slots=True)
class Conflict:
    """A claim that cannot hold together with this one, by its id, and in what the two differ."""

    claim: str
    kind: ConflictKind


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One step in the life of a claim.

    ``when`` is the day of publication (None when unknown), ``document`` the document that carries it, ``source`` the
    source id it gives (None for its own voice) and ``what`` a sentence
    that tells the step ("… is the first to say so", "… carries on what … said", "… denies it").
    """

    when: date | None
    document: str
    source: str | None
    what: str


@dataclass(frozen=True, slots=True)
class Claim:
    """The propositions, of any number of documents, that say the same thing, and what their provenance amounts to.

    ``rests_on`` holds the ids of the sources through which every chain passes; ``explanation`` the reasons, a sentence
    each; ``credibility`` an Admiralty-style digit from independent origins ("" when it was not computed).
    """

    id: str
    text: str
    propositions: tuple[str, ...]
    verdict: Verdict
    origins: Origins
    rests_on: tuple[str, ...] = ()
    links: tuple[ClaimLink, ...] = ()
    conflicts_with: tuple[Conflict, ...] = ()
    explanation: tuple[str, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    credibility: str = ""
