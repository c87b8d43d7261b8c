"""``python -m tawatur.evaluation.candidates``: does the search by vectors find the other wordings of a fact?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import numpy as np
import numpy.typing as npt

from ..claims.model import TawaturError
from .figures import Floats
from .pair_data import sampled
from .shared import Command, counter, lines, need, shared_option, table

FAMILIES = "gold/pairs-train.families.jsonl"
OWN = Path(__file__).resolve().parents[1] / "index" / "training"
K = (1, 5, 10, 20)


@dataclass(frozen=True, slots=True)
class Pool:
    """All texts of the families; ``family`` (n,) and ``language`` say whose each is, ``same`` if it words the fact.

    The others are its conflicts, near misses and updates, which lie as near.
    """

    texts: list[str]
    family: npt.NDArray[np.int64]
    language: list[str]
    same: npt.NDArray[np.bool_]


def pool(families: Sequence[Any]) -> Pool:
    """The texts of ``families``, in order."""
    rows = [(text, number, code, same) for number, family in enumerate(families) for text, code, same in _texts(family)]
    return Pool(
        [text for text, *_ in rows],
        np.array([number for _, number, *_ in rows], dtype=np.int64),
        [code for _, _, code, _ in rows],
        np.array([same for *_, same in rows], dtype=np.bool_),
    )


def _texts(family: Any) -> Iterator[tuple[str, str, bool]]:
    for code, texts in family["same"].items():
        yield from ((text, code, True) for text in texts)
    others = [*family["conflict"], *family["different"], *([family["update"]] if family.get("update") else [])]
    for other in others:
        yield from ((text, code, False) for code, text in other["texts"].items())


@dataclass(frozen=True, slots=True)
class Found:
    """A pair of wordings of one fact: languages, cosine, and the partner's rank for the other (1 is the nearest).

    ``rank`` counts all texts that are no wording of the fact as rivals; ``among_others`` those of other facts only,
    without this one's conflicts, near misses and updates.
    """

    languages: str
    cosine: float
    rank: int
    among_others: int


def search(texts: Pool, vectors: Floats) -> Iterator[Found]:
    """Every ordered pair of wordings. The fact's other wordings are no rivals: finding them is right, too."""
    for query in np.flatnonzero(texts.same):
        cosines = vectors @ vectors[query]
        own = texts.family == texts.family[query]
        others, distorted = cosines[~own], cosines[own & ~texts.same]
        for partner in np.flatnonzero(own & texts.same):
            if partner == query:
                continue
            cosine = cosines[partner]
            nearer, nearer_own = int((others > cosine).sum()), int((distorted > cosine).sum())
            languages = "-".join(sorted((texts.language[query], texts.language[partner])))
            yield Found(languages, float(cosine), nearer + nearer_own + 1, nearer + 1)


def summary(found: Sequence[Found], floor: float) -> list[list[object]]:
    """Rows by pair of languages and for all: pairs, recall at each of ``K`` by both ranks, share under ``floor``."""
    groups: dict[str, list[Found]] = defaultdict(list)
    for item in found:
        groups[item.languages].append(item)
    named = [*sorted(groups.items()), ("all", list(found))]
    return [
        [
            name,
            len(items),
            *(sum(item.rank <= k for item in items) / len(items) for k in K),
            *(sum(item.among_others <= k for item in items) / len(items) for k in K),
            sum(item.cosine < floor for item in items) / len(items),
        ]
        for name, items in named
    ]


def as_linked(texts: Pool, vectors: Floats, *, neighbours: int, floor: float) -> float:
    """The share of pairs of wordings that linking would judge: found by the search as it is, and above the floor.

    Each text stands for a document of its own, so all of them are rivals.
    """
    from ..index.search import candidates

    found = candidates(vectors, k=neighbours, groups=[str(number) for number in range(len(texts.texts))])
    judged = {(i, j) for i, j, cosine in found.pairs if cosine >= floor}
    places = np.flatnonzero(texts.same)
    wanted = [
        (int(i), int(j)) for n, i in enumerate(places) for j in places[n + 1 :] if texts.family[i] == texts.family[j]
    ]
    return sum(pair in judged for pair in wanted) / max(1, len(wanted))


@click.command(cls=Command)
@shared_option
@click.option("--sample", "count", type=int, metavar="N", help="Only N families, drawn with a fixed seed.")
@click.option("--own", is_flag=True, help="The families of this repository, too.")
def main(shared: Path | None, count: int | None, own: bool) -> None:
    """Print the recall of candidate search over families of wordings."""
    from ..index.centring import linking_encoder
    from ..index.link import LEAST_COSINE, NEIGHBOURS

    paths = [need(shared) / FAMILIES, *(sorted(OWN.glob("families-*.jsonl")) if own else [])]
    families = sampled([family for path in paths for family in lines(path)], count)
    if not families:
        raise TawaturError("no family of wordings to search for")
    texts = pool(families)
    vectors = linking_encoder().encode(texts.texts, advance=counter("embedding", len(texts.texts)))
    recall = (*(f"recall@{k}" for k in K), *(f"others@{k}" for k in K))
    head = ("wordings", "pairs", *recall, f"cosine < {LEAST_COSINE}")
    click.echo(table(head, summary(list(search(texts, vectors)), LEAST_COSINE)))
    judged = as_linked(texts, vectors, neighbours=NEIGHBOURS, floor=LEAST_COSINE)
    click.echo(f"{len(families)} families, {len(texts.texts)} texts: recall among all, and among other facts only")
    click.echo(f"pairs that linking would judge (k = {NEIGHBOURS}, cosine from {LEAST_COSINE}): {judged:.3f}")


if __name__ == "__main__":
    main()
