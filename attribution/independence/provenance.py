"""On whom a claim rests: how many independent origins it has, as a range, and through whom all its chains pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from .clusters import Origin, certain, origins, possible
from .flow import disjoint_chains
from .identity import Identities, identities
from .model import EMPTY, HIDDEN_PREFIX, Merge, OriginCount, Testimony, World
from .witnesses import Node, Witness, witnesses

_REASONS = 12  # sentences kept of merges; a claim with thousands of members would otherwise explain itself at length


def independent_origins(testimonies: Iterable[Testimony], world: World) -> OriginCount:
    """The independent origins behind ``testimonies``, which must all be of one side of a claim.

    The maximum is the number of chains from distinct origins that share no node, the outlets that carry them left
    out and every origin that is not known to be another kept apart. The minimum adds the carriers as nodes and takes
    origins that may be the same as one. No order of the testimonies, and no copy of one, changes either.
    """
    known = identities(world)
    given = tuple(testimonies)
    found = witnesses(given, world, known)
    if not found:
        return EMPTY
    starts = origins(found, known)
    sure = certain(starts, known, world)
    goes_to = {origin.node: sure[origin.node][0] if origin.node in sure else origin.node for origin in starts}
    maximum = disjoint_chains([_mapped(witness.nodes, goes_to) for witness in found])
    merges = [merge for _, merge in sure.values()]
    minimum = maximum
    if maximum > 1:
        may, perhaps = possible([origin for origin in starts if origin.node not in sure], known, world)
        lowest = {node: may.get(target, target) for node, target in goes_to.items()}
        chains = [((witness.carrier, ""), *_mapped(witness.nodes, lowest)) for witness in found]
        minimum = min(maximum, disjoint_chains(chains))
        merges += perhaps
    rests = _rests_on(found, goes_to)
    carriers = tuple(sorted({witness.carrier for witness in found}))
    if not rests and len(carriers) == 1:
        rests = carriers
    named = _as_named(given, world, known)
    ids = dict.fromkeys(origin.source for origin in sorted(starts, key=lambda item: item.node))
    return OriginCount(
        minimum=minimum,
        maximum=maximum,
        ids=tuple(named.get(source, source) for source in ids),
        rests_on=tuple(named.get(source, source) for source in rests),
        carriers=carriers,
        merges=tuple(merges),
        reasons=tuple(_reasons(found, starts, merges, minimum, maximum, world, known)),
    )


def _mapped(nodes: Sequence[Node], targets: dict[Node, Node]) -> tuple[Node, ...]:
    return tuple(dict.fromkeys(targets.get(node, node) for node in nodes))


def _as_named(testimonies: Sequence[Testimony], world: World, known: Identities) -> dict[str, str]:
    """For each identity the source that stands for it in this claim: the one that its chains name most often.

    A minister may be one with the ministry he speaks for; where he alone is named, the claim rests on him.
    """
    named = Counter(
        source for item in testimonies for source in (*item.chain, *((item.credit,) if item.credit else ()))
    )
    named.update(dict.fromkeys((world.outlet(item.document) for item in testimonies if not item.chain), 0))
    best: dict[str, str] = {}
    for source, _ in sorted(named.items(), key=lambda item: (-item[1], item[0])):
        best.setdefault(known.of(source), source)
    return best


def _rests_on(found: Sequence[Witness], targets: dict[Node, Node]) -> tuple[str, ...]:
    """The sources that every chain passes through (the dominators of the reader), nearest first."""
    common = dict.fromkeys(source for source, _ in _mapped(found[0].nodes, targets))
    for witness in found[1:]:
        passed = {source for source, _ in _mapped(witness.nodes, targets)}
        common = dict.fromkeys(source for source in common if source in passed)
        if not common:
            break
    return tuple(common)


def _reasons(
    found: Sequence[Witness],
    starts: Sequence[Origin],
    merges: Sequence[Merge],
    minimum: int,
    maximum: int,
    world: World,
    known: Identities,
) -> Iterable[str]:
    documents = {document for witness in found for document in witness.documents}
    carriers = {witness.carrier for witness in found}
    yield (
        f"{_count(len(documents), 'document')} of {_count(len(carriers), 'voice')} tell it through "
        f"{_count(len(found), 'chain')} from {_count(len(starts), 'origin')}"
    )
    for witness in found:
        if witness.hidden and witness.nodes[-1][0].startswith(HIDDEN_PREFIX):
            yield f"{', '.join(sorted(set(witness.documents)))} print one text without naming where it comes from"
    for merge in merges[:_REASONS]:
        yield f"{'taken as one' if merge.certain else 'one in the minimum'}: {merge.evidence.reason}"
    if len(merges) > _REASONS:
        yield f"and {len(merges) - _REASONS} more such pairs"
    for origin in starts[:_REASONS]:
        for evidence in known.reasons.get(origin.source, ())[:_REASONS]:
            yield f"one source: {evidence.reason}"
    if minimum < maximum and len(carriers) == 1:
        yield f"only {world.name(next(iter(carriers)))} carries all of it"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
