"""``python -m tawatur.evaluation.encoder_speed``: how fast the two encoder paths are, and how far they agree."""

from __future__ import annotations

import time
from pathlib import Path

import click

from ..claims.segment import sentences
from .figures import Floats
from .shared import CHECKOUT, Command, documents, find, shared_option, table
from .yardstick import products_per_second

ARTICLES = "data/spare-articles.jsonl"


@click.command(cls=Command)
@shared_option
@click.option("--count", default=400, show_default=True, metavar="N", help="Sentences to encode.")
@click.option("--repeats", default=2, show_default=True, metavar="N", help="Runs of each path; the best one counts.")
def main(shared: Path | None, count: int, repeats: int) -> None:
    """Print sentences a second of the bundled model under ONNX Runtime and under sentence-transformers."""
    from ..index.encoder import Encoder, SentenceTransformersEncoder, bundled_encoder
    from ..weights.hub_folder import sentence_transformers_folder

    texts = real_sentences(find(shared))[:count]
    paths: dict[str, Encoder] = {
        "bundled (ONNX Runtime)": bundled_encoder(),
        "bundled (sentence-transformers)": SentenceTransformersEncoder(str(sentence_transformers_folder())),
    }
    rates: dict[str, float] = {}
    vectors: list[Floats] = []
    for name, path in paths.items():
        path.encode(texts[:16])  # the first run sets up memory
        for _ in range(repeats):
            start = time.perf_counter()
            found = path.encode(texts)
            rates[name] = max(rates.get(name, 0.0), len(texts) / (time.perf_counter() - start))
        vectors.append(found)
    slow = rates["bundled (sentence-transformers)"]
    products = products_per_second()
    rows = [[name, round(rate), rate / slow, 1000 * rate / products] for name, rate in rates.items()]
    click.echo(table(("path", "sentences/s", "ratio", "in 1,000 products"), rows))
    agree = (vectors[0] * vectors[1]).sum(axis=1)
    click.echo(f"{len(texts)} sentences; cosine of the two paths' vectors: at least {agree.min():.6f}")


def real_sentences(shared: Path | None) -> list[str]:
    """The sentences of the spare articles, or of the seeds where there is no shared data."""
    from ..claims.read import read

    path = shared / ARTICLES if shared else None
    found = documents(path) if path and path.is_file() else read((str(CHECKOUT / "seeds"),)).documents
    return [document.text[slice(*sentence.span)] for document in found for sentence in sentences(document)]


if __name__ == "__main__":
    main()
