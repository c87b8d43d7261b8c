"""Train the pair model: ``python -m tawatur.index.training.train --shared ../shared --out weights/pairs.npz``."""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from ...weights import adapter
from ...weights.finetune import Encoder
from ...weights.fit import fit, padded, seed
from ...weights.tokenizer import bundled_tokenizer
from ..pair_labels import KIND, KINDS, RELATION, RELATIONS, SIZE
from ..pair_model import pair_ids
from .clusters import cluster_pairs
from .headlines import public_headlines, written_headlines
from .inference import public_inference, written_inference
from .neighbours import neighbours
from .pairs import TrainingPair, family_pairs, held_out, records

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Example:
    """A pair as token ids, the right relations (4,), the kind or -100, and its weight."""

    ids: np.ndarray
    right: np.ndarray
    kind: int
    weight: float


def loss(model: Encoder, batch: list[Example]) -> torch.Tensor:
    """Minus the log probability of the right relations, and of the kind of conflict where it is known."""
    ids = padded([e.ids for e in batch], fill=1)
    logits = model(ids, (ids != 1).long())[:, 0]
    right = torch.tensor(np.stack([e.right for e in batch]))
    chances = functional.log_softmax(logits[:, RELATION], dim=-1)
    wanted = torch.logsumexp(chances.masked_fill(~right, -1e9), dim=-1)
    weights = torch.tensor([e.weight for e in batch])
    kinds = torch.tensor([e.kind for e in batch])
    total = -(wanted * weights).sum() / weights.sum()
    if (kinds >= 0).any():
        total = total + 0.3 * functional.cross_entropy(logits[:, KIND], kinds, ignore_index=-100)
    return total


def main(arguments: Sequence[str] | None = None) -> None:
    """Parse the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--start", type=Path, help="weights of an earlier training to go on from")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--hold-out", type=int, default=12, help="leave out every n-th family and story (0: none)")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    seed(options.seed)
    paths = [options.shared / "gold" / "pairs-train.families.jsonl", *sorted(HERE.glob("families-*.jsonl"))]
    every = records(paths)
    stories = records(sorted(HERE.glob("stories-*.jsonl")))
    learned = [f for n, f in enumerate(every) if not options.hold_out or n % options.hold_out]
    told = [cluster for cluster in stories if not held_out(cluster["id"], options.hold_out)]
    met = [item.pair for item in neighbours(options.shared) if not held_out(item.home, options.hold_out)]
    public = [
        *public_headlines(options.shared / "data" / "ans" / "train.csv"),
        *public_inference(options.shared / "data" / "hebnli" / "HebNLI_val.jsonl"),
    ]
    titles = records(sorted(HERE.glob("headlines-*.jsonl")))
    premises = records(sorted(HERE.glob("inference-*.jsonl")))
    tokenizer = bundled_tokenizer()

    def encoded(pair: TrainingPair) -> Example:
        return Example(
            pair_ids(tokenizer, pair.a, pair.b),
            np.array([r in pair.right for r in RELATIONS]),
            KINDS.index(pair.kind) if pair.kind else -100,
            pair.weight,
        )

    def examples(epoch: int) -> list[Example]:
        rng = random.Random(epoch)
        out_of_stories = [pair for cluster in told for pair in cluster_pairs(cluster, rng)]
        written = [*written_headlines(titles, rng), *written_inference(premises, rng)]
        return [encoded(p) for p in (*family_pairs(learned, rng), *out_of_stories, *met, *written, *public)]

    model = Encoder(outputs=SIZE)
    if options.start:
        model.resume(adapter.load(options.start).arrays)

    def keep(epoch: int) -> None:
        adapter.save(options.out, model.arrays())

    say(
        f"{len(learned)} families, {len(told)} story clusters, {len(met)} neighbours, {len(titles)} headlines, "
        f"{len(premises)} premises, {len(public)} public pairs"
    )
    fit(
        model,
        examples=examples,
        length=lambda e: len(e.ids),
        loss=loss,
        epochs=options.epochs,
        rate=options.rate,
        tokens=4000,
        after_epoch=keep,
        say=say,
    )
    say(f"wrote {options.out}")


def say(line: str) -> None:
    """Progress, on stderr."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
