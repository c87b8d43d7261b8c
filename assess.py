"""Linked propositions turned into claims: testimonies, both sides, verdict, time line, and the view of the sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from .attribution.independence.model import OriginCount, Testimony, World
from .attribution.independence.source_view import Assessed, SourceView, credibility, source_view
from .attribution.independence.timeline import timeline
from .attribution.independence.verdict import Finding, Opposition, Sides, sides, verdict
from .attribution.independence.world import testimony
from .attribution.model import Origins
from .claims.model import Document, Proposition, Statement
from .index.group import SURE
from .index.link import Linked
from .index.model import Claim, ClaimLink, Conflict, Relation, TimelineEntry


@dataclass(frozen=True)
class Material:
    """What a run knows before it comes to a verdict; ``propositions`` in the order in which they were linked."""

    documents: Mapping[str, Document]
    statements: Mapping[str, Statement]
    propositions: Sequence[Proposition]
    world: World


def claims(
    material: Material, linked: Linked, *, reliability: Mapping[str, str] | None = None
) -> tuple[tuple[Claim, ...], SourceView]:
    """The claims of a run, in order of their first proposition, and which source feeds how many of them."""
    members = [[_testimony(material, n) for n in group] for group in linked.grouping.groups]
    counted = [
        sure_sides(testimonies, [place in sure for place in group], material.world)
        for group, sure, testimonies in zip(linked.grouping.groups, linked.grouping.sure, members, strict=True)
    ]
    against = _oppositions(linked, counted)
    ties = _ties(material, linked)
    found: list[Claim] = []
    assessed: list[Assessed] = []
    for number, testimonies in enumerate(members):
        count = counted[number].supporting
        finding = verdict(count, against[number], material.world)
        group = linked.grouping.groups[number]
        found.append(_claim(number, material, group, testimonies, count, finding, ties[number]))
        assessed.append(Assessed(found[-1].id, tuple(testimonies), count, finding.verdict))
    return tuple(found), source_view(assessed, material.world, reliability=reliability)


def sure_sides(testimonies: Sequence[Testimony], sure: Sequence[bool], world: World) -> Sides:
    """Both sides of a claim; its minimum of origins counts only what sure links join to it (``sure``, for each).

    A wrong link would make two claims with one origin each a corroborated one.
    """
    both = sides(testimonies, world)
    if all(sure) or both.supporting.minimum <= 1:
        return both
    joined = [told for told, certain in zip(testimonies, sure, strict=True) if certain]
    least = max(1, sides(joined, world).supporting.minimum)
    if least >= both.supporting.minimum:
        return both
    told = f"{len(sure) - sum(sure)} of {len(sure)} propositions are linked less surely (below {SURE})"
    reasons = (
        *both.supporting.reasons,
        f"{told}: the minimum counts without them; whether they tell the same would settle it",
    )
    return replace(both, supporting=replace(both.supporting, minimum=least, reasons=reasons))


def _testimony(material: Material, place: int) -> Testimony:
    proposition = material.propositions[place]
    statement = material.statements[proposition.statement]
    return testimony(proposition, statement, material.documents[statement.document])


def _oppositions(linked: Linked, counted: Sequence[Sides]) -> list[list[Opposition]]:
    """What stands against every claim: its own denials, and the claims in conflict with it."""
    against = [[Opposition(both.denying, "denial")] if both.denying.maximum else [] for both in counted]
    for a, b, kind, _ in linked.grouping.conflicts:
        against[a].append(Opposition(counted[b].supporting, kind, _claim_id(b)))
        against[b].append(Opposition(counted[a].supporting, kind, _claim_id(a)))
    return against


@dataclass(slots=True)
class _Ties:
    """What ties a claim together and to others: judgements that are shown, and the claims in conflict with it."""

    links: list[ClaimLink] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)


def _ties(material: Material, linked: Linked) -> list[_Ties]:
    """The ties of every claim: "same" within it, conflicts by the pair that showed them, updates of its members."""
    grouping = linked.grouping
    found = [_Ties() for _ in grouping.groups]
    home = {place: number for number, group in enumerate(grouping.groups) for place in group}
    for a, b, kind, _ in grouping.conflicts:
        found[a].conflicts.append(Conflict(_claim_id(b), kind))
        found[b].conflicts.append(Conflict(_claim_id(a), kind))
    conflicting = {pair for *_, pair in grouping.conflicts}
    for (i, j), judgement in sorted(linked.judged.items()):
        inside = home[i] == home[j]
        if (
            (inside and judgement.relation is Relation.SAME)
            or (i, j) in conflicting
            or judgement.relation is Relation.UPDATE
        ):
            link = ClaimLink(material.propositions[i].id, material.propositions[j].id, judgement)
            for number in sorted({home[i], home[j]}):
                found[number].links.append(link)
    return found


def _claim(
    number: int,
    material: Material,
    group: Sequence[int],
    testimonies: Sequence[Testimony],
    count: OriginCount,
    finding: Finding,
    ties: _Ties,
) -> Claim:
    return Claim(
        id=_claim_id(number),
        text=material.propositions[group[0]].text,
        propositions=tuple(material.propositions[n].id for n in group),
        verdict=finding.verdict,
        origins=Origins(count.minimum, count.maximum, count.ids),
        rests_on=count.rests_on,
        links=tuple(ties.links),
        conflicts_with=tuple(ties.conflicts),
        explanation=(*finding.explanation, *(f"what would settle it: {line}" for line in finding.settles)),
        timeline=tuple(
            TimelineEntry(event.day, event.document, event.chain[-1] if event.chain else None, event.note)
            for event in timeline(testimonies, material.world)
        ),
        credibility=str(credibility(count, finding.verdict)),
    )


def _claim_id(number: int) -> str:
    return f"c{number + 1}"
