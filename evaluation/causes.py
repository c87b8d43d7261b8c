"""Why attributed statements are wrong: each gold or predicted statement is put under one cause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..attribution.model import Source
from ..claims.model import Document, Link, Span, Statement
from .shared import pointed, same_words

CAUSES = ("right", "missed", "spurious", "boundaries", "chain short", "chain long", "wrong entity")
"""``boundaries``: the right place, but less than half in common (one count stands for a miss and a spurious one);
``chain short`` and ``chain long``: found, with too few or too many links; ``wrong entity``: a link is somebody else."""

FOUND = 0.5  # intersection over union from which two statements are one, as the scorer has it
TOUCHES = 0.1  # … and from which a miss and a spurious statement are one with wrong boundaries

Record = Mapping[str, Any]


def causes(
    gold: Sequence[Record],
    documents: Mapping[str, Document],
    statements: Sequence[Statement],
    sources: Mapping[str, Source],
) -> Counter[str]:
    """How many statements fall under each of ``CAUSES``, over articles of the gold."""
    found: Counter[str] = Counter(dict.fromkeys(CAUSES, 0))
    for record in gold:
        text = documents[record["id"]].text
        predicted = [s for s in statements if s.document == record["id"] and s.chain]
        found.update(_article(text, record["statements"], predicted, sources))
    return found


def _article(
    text: str, gold: Sequence[Record], predicted: Sequence[Statement], sources: Mapping[str, Source]
) -> Iterator[str]:
    wanted = [_characters(pointed(text, piece) for piece in statement["content"]) for statement in gold]
    given = [_characters(statement.spans) for statement in predicted]
    overlaps = sorted(
        (
            # Of two that fit alike the one with as long a chain, for a nested report repeats part of the outer one.
            (-overlap - 0.001 * (len(gold[i]["chain"]) == len(predicted[j].chain)), i, j, overlap)
            for i, one in enumerate(wanted)
            for j, other in enumerate(given)
            if (overlap := len(one & other) / len(one | other)) >= TOUCHES
        ),
    )
    left_gold, left_predicted = set(range(len(gold))), set(range(len(predicted)))
    for least, found in ((FOUND, True), (TOUCHES, False)):
        for _, i, j, overlap in overlaps:
            if overlap >= least and i in left_gold and j in left_predicted:
                left_gold.remove(i)
                left_predicted.remove(j)
                yield _chain(text, gold[i]["chain"], predicted[j].chain, sources) if found else "boundaries"
    yield from ["missed"] * len(left_gold)
    yield from ["spurious"] * len(left_predicted)


def _chain(text: str, gold: Sequence[Record], predicted: Sequence[Link], sources: Mapping[str, Source]) -> str:
    if len(predicted) != len(gold):
        return "chain short" if len(predicted) < len(gold) else "chain long"
    right = all(_same(text, one, other, sources[other.source]) for one, other in zip(gold, predicted, strict=True))
    return "right" if right else "wrong entity"


def _same(text: str, gold: Record, link: Link, source: Source) -> bool:
    """Whether a link is the gold's: by the words that mention it, or by one of the source's names."""
    names = [source.name, *source.aliases]
    if link.mention:
        names.append(text[slice(*link.mention)])
        if gold.get("mention"):
            start, end = pointed(text, gold["mention"])
            common = min(end, link.mention[1]) - max(start, link.mention[0])
            if common > 0 and common >= 0.5 * min(end - start, link.mention[1] - link.mention[0]):
                return True
    return same_words(gold["name"], names)


def _characters(spans: Iterator[Span] | Sequence[Span]) -> frozenset[int]:
    return frozenset(place for start, end in spans for place in range(start, end))
