"""Claims against an index: what earlier runs stored for and against a text, and on whom it rests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from .assess import sure_sides
from .attribution.independence import (
    HIDDEN_PREFIX,
    Finding,
    Opposition,
    OriginCount,
    Sides,
    World,
    build_world,
    hidden_source,
    testimony,
    verdict,
)
from .attribution.model import Origins, Source
from .checker import Support, Verification
from .claims.model import Document, Stance
from .index.encoder import Encoder
from .index.group import CONFLICT, SURE
from .index.holdings import Holdings
from .index.link import LEAST_COSINE
from .index.model import ConflictKind, Judgement, Relation
from .index.pairfile import Pair
from .index.store import Store

JudgePairs = Callable[[Sequence[Pair]], Sequence[Judgement]]
"""What judges pairs, in their order (``Judge.judge_many``)."""

NEIGHBOURS = 50
"""Stored propositions that are judged against a claim: five times as many as linking looks at for each proposition,
for one claim costs little and an index holds more wordings of it than one run does."""


def world_of(held: Holdings, documents: Sequence[Document] | None = None) -> World:
    """The world of an index, as a check's; copies are looked for among ``documents`` only, if given.

    Only the documents that tell of a claim matter to it as copies of each other, and comparing all texts takes long.
    """
    world = build_world(
        held.documents if documents is None else documents, held.statements, held.sources, outlets=held.outlets
    )
    return replace(world, same=held.same)


def verify(
    text: str,
    store: Store,
    *,
    encoder: Encoder,
    judge: JudgePairs,
    published: date | None = None,
    neighbours: int = NEIGHBOURS,
) -> Verification:
    """Say what ``store`` holds for and against the claim ``text``.

    Args:
        text: the claim, in any of the languages.
        store: the open index.
        encoder: the one that made the index's vectors.
        judge: judges pairs of texts.
        published: the day of the claim, where known: a different figure of another day may be the newer one.
        neighbours: stored propositions that are judged, at the most.
    """
    hits = store.search(encoder.encode([text])[0], neighbours)
    near = {hit.proposition.id for hit in hits if hit.cosine >= LEAST_COSINE}
    if not near:
        return _nothing(text)
    held = store.load()
    order = {hit.proposition.id: place for place, hit in enumerate(hits)}
    supports = _judged(text, held, near, judge, published)
    supports.sort(key=lambda item: (-item.judgement.score, order[item.proposition.id]))
    return _answer(text, held, supports)


def _nothing(text: str) -> Verification:
    return Verification(text, None, Origins(0, 0, ()))


def _judged(text: str, held: Holdings, near: Iterable[str], judge: JudgePairs, published: date | None) -> list[Support]:
    documents = {item.id: item for item in held.documents}
    statements = {item.id: item for item in held.statements}
    wanted = set(near)
    found = [item for item in held.propositions if item.id in wanted]
    told = [statements[item.statement] for item in found]
    pairs = [
        Pair(item.id, text, item.text, published, documents[statement.document].published)
        for item, statement in zip(found, told, strict=True)
    ]
    judgements = judge(pairs)
    return [
        Support(statement.document, statement, item, judgement)
        for item, statement, judgement in zip(found, told, judgements, strict=True)
    ]


def _answer(text: str, held: Holdings, supports: Sequence[Support]) -> Verification:
    same = [item for item in supports if item.judgement.relation is Relation.SAME]
    asserting = [item for item in same if item.statement.stance is Stance.ASSERTS]
    denying = [_as_denial(item) for item in same if item.statement.stance is Stance.DENIES]
    # Whoever denies something that contradicts the claim does not thereby contradict the claim.
    against = [
        item
        for item in supports
        if item.judgement.relation is Relation.CONFLICT
        and item.judgement.score >= CONFLICT
        and item.statement.stance is Stance.ASSERTS
    ]
    later = sum(item.judgement.relation is Relation.UPDATE for item in supports)
    if not (asserting or denying or against):
        return _nothing(text)
    world = world_of(held, _documents(held, (*asserting, *denying, *against)))
    supporting = _sides(asserting, held, world).supporting
    oppositions = [Opposition(_sides(denying, held, world).denying, ConflictKind.DENIAL.value)]
    oppositions += [
        Opposition(_sides(items, held, world).supporting, kind.value, kind.value) for kind, items in _by_kind(against)
    ]
    finding = verdict(supporting, oppositions, world)
    counts = (supporting, *(item.count for item in oppositions))
    conflicting = sorted((*denying, *against), key=lambda item: -item.judgement.score)
    return Verification(
        claim=text,
        verdict=finding.verdict,
        origins=Origins(supporting.minimum, supporting.maximum, supporting.ids),
        rests_on=supporting.rests_on,
        supporting=tuple(asserting),
        conflicting=tuple(conflicting),
        explanation=tuple(_explanation(finding, later)),
        sources=tuple(_sources((*asserting, *conflicting), counts, held, world)),
    )


def _as_denial(item: Support) -> Support:
    """A denial of the very claim: the words agree, and that is what is denied."""
    reason = f"it is denied there; {item.judgement.reason}"
    return replace(item, judgement=Judgement(Relation.CONFLICT, ConflictKind.DENIAL, item.judgement.score, reason))


def _documents(held: Holdings, supports: Iterable[Support]) -> list[Document]:
    wanted = {item.document for item in supports}
    return [document for document in held.documents if document.id in wanted]


def _sides(supports: Sequence[Support], held: Holdings, world: World) -> Sides:
    """Both sides of what is told; as in a check, a minimum counts only what was judged the same for sure."""
    documents = {document.id: document for document in held.documents}
    told = [testimony(item.proposition, item.statement, documents[item.document]) for item in supports]
    sure = [item.judgement.relation is not Relation.SAME or item.judgement.score >= SURE for item in supports]
    return sure_sides(told, sure, world)


def _by_kind(against: Iterable[Support]) -> list[tuple[ConflictKind, list[Support]]]:
    table: dict[ConflictKind, list[Support]] = {}
    for item in against:
        table.setdefault(item.judgement.kind or ConflictKind.NEGATION, []).append(item)
    return sorted(table.items())


def _explanation(finding: Finding, later: int) -> Iterable[str]:
    yield from finding.explanation
    for question in finding.settles:
        yield f"would settle it: {question}"
    if later:
        figures = "1 stored proposition gives" if later == 1 else f"{later} stored propositions give"
        yield f"{figures} another day's figure, which is no conflict"


def _sources(
    supports: Iterable[Support], counts: Iterable[OriginCount], held: Holdings, world: World
) -> Iterable[Source]:
    """The sources that the answer names: of chains, credits, outlets and counts, with those they belong to."""
    names: dict[str, None] = {}
    for item in supports:
        outlet = held.outlets.get(item.document)
        named = [outlet, *(link.source for link in item.statement.chain), item.statement.credit]
        names.update(dict.fromkeys(name for name in named if name))
    for count in counts:
        names.update(dict.fromkeys((*count.ids, *count.rests_on)))
    left = list(names)
    while left:
        owner = world.sources[name].belongs_to if (name := left.pop()) in world.sources else None
        if owner and owner not in names:
            names[owner] = None
            left.append(owner)
    for name in names:
        if name in world.sources:
            yield world.sources[name]
        elif name.startswith(HIDDEN_PREFIX):
            yield hidden_source(name)
