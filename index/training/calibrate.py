"""Fit the combiner of the pair model and the typed checks on families and stories that the model has not seen.

``python -m tawatur.index.training.calibrate --shared ../shared --hold-out 12`` writes ``index/data/combiner.json`` and
prints how well its probabilities mean what they say (on those it was not fitted on, by cross-fitting).
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ..checks import run_checks
from ..judge import COMBINER, feature_row
from ..pair_labels import RELATIONS
from ..pair_model import WEIGHTS, PairModel
from .clusters import cluster_pairs, held_out
from .headlines import public_headlines
from .pairs import TrainingPair, family_pairs, records
from .train import HERE

Floats = npt.NDArray[np.float32]

SAME = 0.7
"""Probability that "same" has to reach. On pairs-dev it leaves 0.056 of the distorted pairs taken for the same and
0.667 of the same found (0.111 and 0.771 at 0.5, 0.056 and 0.458 at 0.85: ``evaluation.pairs --part minimal``)."""
FOLDS = 5


def rows(pairs: Sequence[TrainingPair], model: PairModel) -> Floats:
    """The features (n, features) of ``pairs``."""
    logits = model.logits([(p.a, p.b) for p in pairs])
    return np.stack([feature_row(row, run_checks(p.a, p.b)) for p, row in zip(pairs, logits, strict=True)])


def fit(x: Floats, y: npt.NDArray[np.int64], weights: Floats) -> tuple[Floats, Floats]:
    """Weights (relations, features) and biases of a multinomial logistic regression, lightly regularised."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=0.3, max_iter=3000)
    model.fit(x, y, sample_weight=weights)
    return model.coef_.astype(np.float32), model.intercept_.astype(np.float32)


def chances(x: Floats, coefficients: Floats, bias: Floats) -> Floats:
    """Probabilities (n, relations)."""
    logits = x @ coefficients.T + bias
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    result: Floats = shifted / shifted.sum(axis=1, keepdims=True)
    return result


def main(arguments: Sequence[str] | None = None) -> None:
    """Parse the command line, fit, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--hold-out", type=int, default=12, help="as given to the training of the pair model")
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--out", type=Path, default=COMBINER)
    options = parser.parse_args(arguments)
    paths = [options.shared / "gold" / "pairs-train.families.jsonl", *sorted(HERE.glob("families-*.jsonl"))]
    held = records(paths)[:: options.hold_out]
    stories = records(sorted(HERE.glob("stories-*.jsonl")))
    told = [cluster for cluster in stories if held_out(cluster, options.hold_out)]
    pairs: list[TrainingPair] = []
    home: list[int] = []
    sampled = [
        *(family_pairs([family], random.Random(number)) for number, family in enumerate(held)),
        *(cluster_pairs(cluster, random.Random(number)) for number, cluster in enumerate(told)),
    ]
    for number, sample in enumerate(sampled):
        found = list(sample)
        pairs += found
        home += [number] * len(found)
    public = random.Random(3).sample(list(public_headlines(options.shared / "data" / "ans" / "train.csv")), 300)
    pairs += public
    home += [10_000 + n for n in range(len(public))]
    x = rows(pairs, PairModel(options.weights))
    y = np.array([RELATIONS.index(next(iter(p.right))) for p in pairs])
    weights = np.where(np.array(home) >= 10_000, 0.5, 1.0).astype(np.float32)
    fold = np.array(home) % FOLDS
    crossed = np.zeros((len(y), len(RELATIONS)), dtype=np.float32)
    for number in range(FOLDS):
        inside = fold != number
        crossed[~inside] = chances(x[~inside], *fit(x[inside], y[inside], weights[inside]))
    own = np.array(home) < 10_000
    kept = f"{len(held)} families and {len(told)} story clusters held out"
    _print(crossed[own], y[own], kept)
    coefficients, bias = fit(x, y, weights)
    data = {
        "fitted": f"{kept} and {len(public)} ANS headline pairs, index.training.calibrate",
        "same_threshold": SAME,
        "weights": [[round(float(v), 5) for v in row] for row in coefficients],
        "bias": [round(float(v), 5) for v in bias],
    }
    options.out.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def _print(found: Floats, y: npt.NDArray[np.int64], held: str) -> None:
    top = found.argmax(axis=1)
    print(f"{held}, {len(y)} pairs, accuracy {(top == y).mean():.3f}, same from {SAME:.2f}")
    same = found[:, 0] >= SAME
    passed, distorted = same & (top == 0), (y == 1) | (y == 3)
    print(f"recall of same {passed[y == 0].mean():.3f}, distorted as same {passed[distorted].mean():.3f}")
    best = found.max(axis=1)
    for low in np.arange(0.3, 1.0, 0.1):
        inside = (best >= low) & (best < low + 0.1)
        if inside.any():
            print(f"stated {best[inside].mean():.2f}  right {(top == y)[inside].mean():.2f}  of {inside.sum()}")


if __name__ == "__main__":
    main()
