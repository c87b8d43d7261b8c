"""``python -m tawatur.evaluation.neighbours``: why the search is exact: what an inverted file would find, and save."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click
import numpy as np
import numpy.typing as npt

from .figures import Floats
from .shared import Command, counter, need, shared_option, table
from .throughput import ARTICLES, sample

if TYPE_CHECKING:
    from faiss import Index

K = 10
SHARES = (1 / 32, 1 / 16, 1 / 8, 1 / 4)
_NOISE = 0.25  # length of what is added to a copy of a vector, so that it is a neighbour and no twin


@click.command(cls=Command)
@shared_option
@click.option("--articles", default=300, show_default=True, metavar="N", help="Articles whose sentences are searched.")
@click.option(
    "--vectors",
    "count",
    default=0,
    metavar="N",
    help="Add noisy copies until there are N (for the time; they find each other easily).",
)
@click.option("--queries", default=1000, show_default=True, metavar="N", help="Vectors that are searched for.")
def main(shared: Path | None, articles: int, count: int, queries: int) -> None:
    """Print the recall of an inverted file, and its time as a ratio to that of the exact search."""
    import faiss

    from ..claims.segment import sentences
    from ..index.encoder import bundled_encoder

    documents = sample(need(shared) / ARTICLES, articles)
    texts = [document.text[slice(*s.span)] for document in documents for s in sentences(document)]
    vectors = more(bundled_encoder().encode(texts, advance=counter("embedding", len(texts))), count)
    flat = faiss.IndexFlatIP(vectors.shape[1])
    flat.add(vectors)
    cells = int(4 * len(vectors) ** 0.5)
    inverted = faiss.IndexIVFFlat(flat.__class__(vectors.shape[1]), vectors.shape[1], cells, faiss.METRIC_INNER_PRODUCT)
    inverted.cp.min_points_per_centroid = 1
    inverted.train(vectors)
    inverted.add(vectors)
    exact, exactly = timed(flat, vectors[:queries])
    rows: list[list[object]] = []
    for share in SHARES:
        inverted.nprobe = max(1, round(cells * share))
        found, taken = timed(inverted, vectors[:queries])
        common = sum(len(np.intersect1d(a, b)) for a, b in zip(exact, found, strict=True))
        rows.append([f"1/{round(1 / share)}", common / exact.size, taken / exactly])
    click.echo(table(("cells looked into", "neighbours found", "time to exact"), rows))
    click.echo(f"{len(vectors)} vectors ({len(texts)} sentences), {len(exact)} queries, {K} neighbours each")


def more(vectors: Floats, count: int) -> Floats:
    """``vectors`` with noisy copies of them until there are ``count``."""
    random = np.random.default_rng(0)
    parts = [vectors]
    while sum(map(len, parts)) < count:
        noise = random.normal(size=vectors.shape)
        noisy = vectors + _NOISE * noise / np.linalg.norm(noise, axis=1, keepdims=True)
        parts.append((noisy / np.linalg.norm(noisy, axis=1, keepdims=True)).astype(np.float32))
    return np.concatenate(parts)[: max(count, len(vectors))]


def timed(index: Index, queries: Floats) -> tuple[npt.NDArray[np.int64], float]:
    """The neighbours of ``queries`` and the seconds of processor time taken."""
    start = time.process_time()
    _, found = index.search(queries, K)
    return found, time.process_time() - start


if __name__ == "__main__":
    main()
