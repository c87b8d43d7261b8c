"""The training loop that every fine-tuning of the bundled model shares: batches by length, warm-up, decay, one seed."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import torch

from .finetune import Encoder


def seed(value: int) -> None:
    """Seed every generator that training draws from."""
    random.seed(value)
    np.random.seed(value)
    torch.manual_seed(value)


def padded(rows: Sequence[np.ndarray], *, fill: int | float) -> torch.Tensor:
    """Arrays (…, n_i) padded on the last axis to (batch, …, n)."""
    longest = max(row.shape[-1] for row in rows)
    out = np.full((len(rows), *rows[0].shape[:-1], longest), fill, dtype=rows[0].dtype)
    for position, row in enumerate(rows):
        out[position, ..., : row.shape[-1]] = row
    return torch.from_numpy(out)


def batches(lengths: Sequence[int], *, tokens: int, rng: random.Random) -> list[list[int]]:
    """Positions grouped into batches of at most ``tokens`` padded tokens, alike in length, in random order."""
    order = sorted(range(len(lengths)), key=lambda i: (lengths[i] + rng.randint(0, 6), rng.random()))
    out: list[list[int]] = []
    current: list[int] = []
    for position in order:
        if current and (len(current) + 1) * lengths[position] > tokens:
            out.append(current)
            current = []
        current.append(position)
    if current:
        out.append(current)
    rng.shuffle(out)
    return out


def fit(
    model: Encoder,
    *,
    examples: Callable[[int], Sequence[Any]],
    length: Callable[[Any], int],
    loss: Callable[[Encoder, list[Any]], torch.Tensor],
    epochs: int,
    rate: float,
    tokens: int = 6000,
    warm_up: float = 0.06,
    after_epoch: Callable[[int], None] | None = None,
    say: Callable[[str], None] = lambda line: None,
) -> None:
    """Train ``model``; ``examples(epoch)`` gives an epoch's examples, ``loss`` the mean loss of a batch of them."""
    optimiser = torch.optim.AdamW(model.groups(rate), weight_decay=0.01, fused=True)
    rng = random.Random(7)
    first = examples(0)
    per_epoch = len(batches([length(e) for e in first], tokens=tokens, rng=random.Random(1)))
    total = per_epoch * epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / max(1, warm_up * total), max(0.02, 1 - step / total))
    )
    model.train()
    started = time.monotonic()
    step = 0
    for epoch in range(epochs):
        items = first if epoch == 0 else examples(epoch)
        running = 0.0
        for number, batch in enumerate(batches([length(e) for e in items], tokens=tokens, rng=rng), start=1):
            value = loss(model, [items[i] for i in batch])
            optimiser.zero_grad()
            torch.autograd.backward(value)
            torch.nn.utils.clip_grad_norm_(model.trainable(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            running += (value.item() - running) / min(number, 100)
            if step % 20 == 0:
                say(f"epoch {epoch + 1} step {step}/{total} loss {running:.4f} {time.monotonic() - started:.0f} s")
        if after_epoch:
            model.eval()
            after_epoch(epoch)
            model.train()
    model.eval()
