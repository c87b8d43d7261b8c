"""Train the tagger: ``python -m tawatur.attribution.training.train --gold ../shared/gold --out weights/tagger.npz``."""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from ...weights import adapter
from ...weights.finetune import Encoder
from ...weights.fit import fit, padded, seed
from ...weights.tokenizer import bundled_tokenizer
from ..tagger.labels import CARRY, ROLE, SIZE, Role
from ..tagger.windows import OVERLAP, TILE, Tokens, tokenize
from .articles import Article, gold_articles, labelled_articles, own_articles
from .examples import GROUPS, IGNORE, Example, cue_examples, role_examples

HERE = Path(__file__).parent
WEIGHTS = (1.0, 1.0, 0.2, 0.3, 0.4, 0.2)
"""How much each group of labels counts in the loss."""


ROLE_ROW, CARRY_ROW = GROUPS.index(ROLE), GROUPS.index(CARRY)
RARE = {ROLE_ROW: torch.tensor([1.0, 1.0, 1.5, 3.0]), CARRY_ROW: torch.tensor([1.0, 3.0])}
"""What a label counts within its group: carriers are few, and missing one spoils the whole chain."""
MASK = 250_001
"""The id of ``<mask>``."""


def gold_sets(folder: Path, parts: Sequence[str]) -> Iterator[Article]:
    """All gold articles of the named parts ("dev", "train") of every language."""
    for part in parts:
        for gold in sorted(folder.glob(f"attribution-{part}.*.gold.jsonl")):
            yield from gold_articles(gold.with_name(gold.name.replace(".gold.", ".articles.")), gold)


def epoch_examples(articles: Sequence[tuple[Article, Tokens]], epoch: int) -> list[Example]:
    """The examples of one epoch: windows shift from epoch to epoch, so that no place is learned by heart.

    Statements that came through a carrier are rare, so each is read twice.
    """
    rng = random.Random(epoch)
    found: list[Example] = []
    for article, tokens in articles:
        found.extend(cue_examples(article, tokens, offset=rng.randrange(TILE - OVERLAP)))
        found.extend(role_examples(article, tokens, shift=rng.randint(-40, 40)))
        again = role_examples(article, tokens, shift=rng.randint(-40, 40))
        found.extend(e for e in again if (e.labels[ROLE_ROW] == Role.CARRIER).any() or (e.labels[CARRY_ROW] == 1).any())
    return found


def loss(model: Encoder, batch: list[Example]) -> torch.Tensor:
    """The weighted sum of the groups' mean cross-entropies."""
    ids = masked(padded([e.ids for e in batch], fill=1)) if model.training else padded([e.ids for e in batch], fill=1)
    flags = padded([e.flags for e in batch], fill=0.0)
    labels = padded([e.labels for e in batch], fill=IGNORE)
    logits = model(ids, (ids != 1).long(), flags)
    total = torch.zeros(())
    for row, (group, weight) in enumerate(zip(GROUPS, WEIGHTS, strict=True)):
        wanted = labels[:, row]
        if (wanted != IGNORE).any():
            total = total + weight * functional.cross_entropy(
                logits[..., group].flatten(0, 1), wanted.flatten(), weight=RARE.get(row), ignore_index=IGNORE
            )
    return total


def masked(ids: torch.Tensor, *, share: float = 0.06) -> torch.Tensor:
    """``ids`` with a share of the ordinary tokens hidden, so that single words are not learned by heart."""
    hidden = torch.from_numpy(np.random.random(tuple(ids.shape)) < share) & (ids > 3)
    return torch.where(hidden, torch.full_like(ids, MASK), ids)


def main(arguments: Sequence[str] | None = None) -> None:
    """Parse the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--parts", nargs="*", default=["train"], help="gold to learn from beside the own articles")
    parser.add_argument("--hold-out", type=int, default=0, help="leave out every n-th own article")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--start", type=Path, help="weights of an earlier training to go on from")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    seed(options.seed)
    articles = [*own_articles(HERE / "articles"), *gold_sets(options.gold, options.parts)]
    articles.extend(labelled_articles(options.gold.parent / "data" / "spare-articles.jsonl", HERE / "labels.jsonl"))
    if options.hold_out:
        articles = [a for n, a in enumerate(articles) if n % options.hold_out or not a.id.startswith("w-")]
    tokenizer = bundled_tokenizer()
    pairs = [(article, tokenize(tokenizer, article.text)) for article in articles]
    say(f"{len(articles)} articles, {sum(len(a.statements) for a in articles)} statements")
    model = Encoder(outputs=SIZE)
    if options.start:
        model.resume(adapter.load(options.start).arrays)

    def keep(epoch: int) -> None:
        adapter.save(options.out, model.arrays())

    fit(
        model,
        examples=lambda epoch: epoch_examples(pairs, epoch),
        length=lambda e: len(e.ids),
        loss=loss,
        epochs=options.epochs,
        rate=options.rate,
        say=say,
        after_epoch=keep,
    )
    say(f"wrote {options.out}")


def say(line: str) -> None:
    """Progress, on stderr."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
