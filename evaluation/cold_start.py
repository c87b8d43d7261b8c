"""``python -m tawatur.evaluation.cold_start``: what starting costs, against ``python -c "import torch"``."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence

import click

from ..claims.model import TawaturError
from .shared import CHECKOUT, Command, table

TAWATUR = ("-c", "from tawatur.cli import main; main()")


def seconds(arguments: Sequence[str], repeats: int) -> float:
    """The best wall-clock time of ``repeats`` runs of python with ``arguments``, after one that fills the caches.

    Raises:
        TawaturError: a run failed.
    """
    best = float("inf")
    for number in range(repeats + 1):
        start = time.perf_counter()
        done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False)
        taken = time.perf_counter() - start
        if done.returncode:
            reason = (done.stderr.strip().splitlines() or ["no message"])[-1]
            raise TawaturError(f"python {' '.join(arguments[:2])} failed: {reason}")
        best = min(best, taken) if number else best
    return best


@click.command(cls=Command)
@click.option("--repeats", default=3, show_default=True, metavar="N", help="Runs of each; the best one counts.")
def main(repeats: int) -> None:
    """Print how long the help and a run on the seed article take, as ratios to importing torch."""
    seed = [str(path) for path in sorted((CHECKOUT / "seeds").glob("0*.txt"))]
    if not seed:
        raise TawaturError(f"no seed article in {CHECKOUT / 'seeds'}: run this from a checkout")
    commands = {
        'python -c "import torch"': ("-c", "import torch"),
        "tawatur --help": (*TAWATUR, "--help"),
        "tawatur check (the seed article)": (*TAWATUR, "check", "-q", "-f", "json", *seed),
    }
    taken = {name: seconds(arguments, repeats) for name, arguments in commands.items()}
    torch = next(iter(taken.values()))
    click.echo(table(("command", "seconds", "ratio"), [[name, value, value / torch] for name, value in taken.items()]))


if __name__ == "__main__":
    main()
