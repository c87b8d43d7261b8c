"""How fast this machine is at a fixed calculation, so that speeds measured on different machines can be compared."""

from __future__ import annotations

import time

import numpy as np

SIDE = 512
REPEATS = 20


def products_per_second() -> float:
    """Products of two 512 x 512 float32 matrices a second: the best of five runs, for other work only slows them."""
    matrix = np.random.default_rng(0).random((SIDE, SIDE), dtype=np.float32)
    best = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        for _ in range(REPEATS):
            matrix @ matrix
        best = min(best, time.perf_counter() - start)
    return REPEATS / best


def against_yardstick(rate: float, what: str) -> str:
    """One line: ``rate`` of ``what`` a second, absolute and as a ratio to ``products_per_second``."""
    products = products_per_second()
    against = f"{1000 * rate / products:.2f} in the time of 1,000 products of {SIDE} x {SIDE} matrices"
    return f"{rate:.2f} {what} a second; {against} ({products:.0f} a second here)"
