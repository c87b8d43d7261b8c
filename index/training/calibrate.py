"""Fit the combiners of the pair model and the typed checks on what the model has not seen.

``python -m tawatur.index.training.calibrate --shared ../shared --hold-out 12`` writes ``index/data/combiner.json`` (for
two texts that somebody asks about: families, stories and headlines) and ``index/data/linking.json`` (for neighbours of
one run, of which nineteen in twenty are of two claims: stories and labelled neighbours), and prints how well their
probabilities mean what they say (on those they were not fitted on, by cross-fitting).
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ..checks import run_checks
from ..group import JOINING
from ..judge import COMBINER, LINKING, Combiner, feature_row
from ..pair_labels import RELATIONS
from ..pair_model import WEIGHTS, PairModel
from .clusters import cluster_pairs
from .headlines import public_headlines
from .neighbours import neighbours
from .pairs import TrainingPair, family_pairs, held_out, records
from .train import HERE

Floats = npt.NDArray[np.float32]

SAME = 0.75
"""Probability that "same" has to reach. On pairs-dev it leaves 0.042 of the distorted pairs taken for the same and
0.688 of the same found (0.097 and 0.771 at 0.5, 0.042 and 0.583 at 0.85: ``evaluation.pairs --part minimal``)."""
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Sample:
    """Pairs that are fitted on or left out together: their features (n, features) and right relations (n,)."""

    x: Floats
    y: npt.NDArray[np.int64]


def judged(groups: Sequence[Sequence[TrainingPair]], model: PairModel) -> list[Sample]:
    """``groups`` of pairs with what the model and the checks say of them."""
    pairs = [pair for group in groups for pair in group]
    logits = model.logits([(p.a, p.b) for p in pairs])
    x = np.stack([feature_row(row, run_checks(p.a, p.b)) for p, row in zip(pairs, logits, strict=True)])
    y = np.array([RELATIONS.index(next(iter(p.right))) for p in pairs])
    ends = np.cumsum([len(group) for group in groups])[:-1]
    return [Sample(*both) for both in zip(np.split(x, ends), np.split(y, ends), strict=True)]


def fit(x: Floats, y: npt.NDArray[np.int64], weights: Floats) -> tuple[Floats, Floats]:
    """Weights (relations, features) and biases of a multinomial logistic regression, lightly regularised."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=0.3, max_iter=3000)
    model.fit(x, y, sample_weight=weights)
    return model.coef_.astype(np.float32), model.intercept_.astype(np.float32)


def main(arguments: Sequence[str] | None = None) -> None:
    """Parse the command line, fit, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--hold-out", type=int, default=12, help="as given to the training of the pair model")
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--out", type=Path, default=COMBINER)
    parser.add_argument("--linking", type=Path, default=LINKING)
    options = parser.parse_args(arguments)
    every = options.hold_out
    model = PairModel(options.weights)
    paths = [options.shared / "gold" / "pairs-train.families.jsonl", *sorted(HERE.glob("families-*.jsonl"))]
    held_families = records(paths)[::every]
    told = [cluster for cluster in records(sorted(HERE.glob("stories-*.jsonl"))) if held_out(cluster["id"], every)]
    ans = list(public_headlines(options.shared / "data" / "ans" / "train.csv"))
    families = judged([list(family_pairs([f], random.Random(n))) for n, f in enumerate(held_families)], model)
    stories = judged([list(cluster_pairs(cluster, random.Random(n))) for n, cluster in enumerate(told)], model)
    public = judged([[pair] for pair in random.Random(3).sample(ans, 300)], model)
    met = judged([[item.pair] for item in neighbours(options.shared) if held_out(item.home, every)], model)
    names = [f"{len(families)} families", f"{len(stories)} story clusters", f"{len(public)} headline pairs"]
    _fitted([*families, *stories], public, same=SAME, names=names, out=options.out)
    names = [f"{len(stories)} story clusters", f"{len(met)} neighbours"]
    _fitted([*stories, *met], [], same=JOINING, names=names, out=options.linking)


def _fitted(
    samples: Sequence[Sample], public: Sequence[Sample], *, same: float, names: Sequence[str], out: Path
) -> None:
    """Fit on all ``samples`` and, at half the weight, ``public``; print what cross-fitting over the samples gives."""
    every = (*samples, *public)
    home = np.repeat(np.arange(len(every)), [len(sample.y) for sample in every])
    x = np.concatenate([sample.x for sample in every])
    y = np.concatenate([sample.y for sample in every])
    own = home < len(samples)
    weights = np.where(own, 1.0, 0.5).astype(np.float32)
    crossed = np.zeros((len(y), len(RELATIONS)), dtype=np.float32)
    for number in range(FOLDS):
        inside = home % FOLDS != number
        crossed[~inside] = Combiner(*fit(x[inside], y[inside], weights[inside]), same).chances(x[~inside])
    held = f"{' and '.join(names)} held out"
    _print(crossed[own], y[own], same, held)
    coefficients, bias = fit(x, y, weights)
    data = {
        "fitted": f"{held}, index.training.calibrate",
        "same_threshold": same,
        "weights": [[round(float(v), 5) for v in row] for row in coefficients],
        "bias": [round(float(v), 5) for v in bias],
    }
    out.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def _print(found: Floats, y: npt.NDArray[np.int64], least: float, held: str) -> None:
    top = found.argmax(axis=1)
    print(f"{held}, {len(y)} pairs, accuracy {(top == y).mean():.3f}, same from {least:.2f}")
    same = found[:, 0] >= least
    passed, distorted = same & (top == 0), (y == 1) | (y == 3)
    print(f"recall of same {passed[y == 0].mean():.3f}, distorted as same {passed[distorted].mean():.3f}")
    best = found.max(axis=1)
    for low in np.arange(0.3, 1.0, 0.1):
        inside = (best >= low) & (best < low + 0.1)
        if inside.any():
            print(f"stated {best[inside].mean():.2f}  right {(top == y)[inside].mean():.2f}  of {inside.sum()}")


if __name__ == "__main__":
    main()
