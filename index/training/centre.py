"""Measure the mean vector of every language: ``python -m tawatur.index.training.centre --shared ../shared``.

The wordings of a family say the same in every language, so their means differ in nothing but the language.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ..encoder import bundled_encoder
from .pairs import records
from .train import HERE

OUT = HERE.parent / "data" / "language_means.npz"


def main(arguments: Sequence[str] | None = None) -> None:
    """Parse the command line, embed every third family's wordings, and write the means."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    options = parser.parse_args(arguments)
    paths = [options.shared / "gold" / "pairs-train.families.jsonl", *sorted(HERE.glob("families-*.jsonl"))]
    learned = records(paths)[::3]
    encoder = bundled_encoder()
    means = {
        language: encoder.encode([text for family in learned for text in family["same"][language]]).mean(axis=0)
        for language in sorted(learned[0]["same"])
    }
    np.savez(OUT, allow_pickle=False, **{name: mean.astype(np.float16) for name, mean in means.items()})
    print(f"{len(learned)} families, {', '.join(means)}: {OUT}")


if __name__ == "__main__":
    main()
