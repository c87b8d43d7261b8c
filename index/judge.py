"""The judgement on pairs: the learned model and the typed checks, combined and calibrated.

The pair model gives log-probabilities of the relations and of the kinds of conflict, the checks their agreement and
clashes; a multinomial logistic regression (fitted by ``python -m tawatur.index.training.calibrate`` on pairs that the
model has not seen) turns both into probabilities that mean what they say: one for pairs that somebody asks about, and
one for the neighbours met in linking.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from .checks import features, run_checks
from .checks.model import Check, Outcome
from .model import ConflictKind, Judgement, Relation
from .pair_labels import KIND, KINDS, RELATION, RELATIONS
from .pair_model import PairModel, bundled_pair_model
from .pairfile import Pair
from .reprint import reprinted

COMBINER = Path(__file__).parent / "data" / "combiner.json"
LINKING = Path(__file__).parent / "data" / "linking.json"

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Combiner:
    """Weights (relations, features), biases (relations,) and the probability from which two texts are the same."""

    weights: Floats
    bias: Floats
    same_threshold: float

    def chances(self, rows: Floats) -> Floats:
        """Probabilities (n, relations) of feature rows (n, features)."""
        logits = rows @ self.weights.T + self.bias
        shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
        result: Floats = shifted / shifted.sum(axis=1, keepdims=True)
        return result


def load_combiner(path: Path = COMBINER) -> Combiner:
    """Read a fitted combiner."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return Combiner(
        np.array(data["weights"], dtype=np.float32), np.array(data["bias"], dtype=np.float32), data["same_threshold"]
    )


def feature_row(logits: Floats, checks: tuple[Check, ...]) -> Floats:
    """The features of one pair: 4 log-probabilities of relations, 7 probabilities of kinds, and those of the checks."""
    relation = _log_softmax(logits[RELATION])
    kinds = np.exp(_log_softmax(logits[KIND])) * np.exp(relation[RELATIONS.index(Relation.CONFLICT)])
    return np.concatenate([relation, kinds, np.array(features(checks))]).astype(np.float32)


class Judge:
    """Says of pairs of short texts whether they are the same claim, in conflict, an update, or different."""

    def __init__(self, model: PairModel | None = None, combiner: Combiner | None = None) -> None:
        self._model = model or bundled_pair_model()
        self._combiner = combiner or load_combiner()

    def judge_many(
        self, pairs: Sequence[Pair], *, advance: Callable[[int], None] = lambda count: None
    ) -> list[Judgement]:
        """Judge ``pairs``, in their order."""
        if not pairs:
            return []
        logits = self._model.logits([(p.a, p.b) for p in pairs], advance=advance)
        checks = [run_checks(p.a, p.b, a_date=p.a_date, b_date=p.b_date) for p in pairs]
        rows = np.stack([feature_row(row, found) for row, found in zip(logits, checks, strict=True)])
        chances = self._combiner.chances(rows)
        return [
            self._decide(pair, chance, row, found)
            for pair, chance, row, found in zip(pairs, chances, logits, checks, strict=True)
        ]

    def _decide(self, pair: Pair, chances: Floats, logits: Floats, checks: tuple[Check, ...]) -> Judgement:
        printed = reprinted(pair.a, pair.b)
        if printed and (printed.score == 1.0 or all(check.outcome is not Outcome.CLASH for check in checks)):
            return Judgement(Relation.SAME, None, round(max(printed.score, float(chances[0])), 4), printed.reason)
        relation = self._relation(chances)
        score = float(chances[RELATIONS.index(relation)])
        kind = _kind(logits, checks) if relation is Relation.CONFLICT else None
        if relation is Relation.CONFLICT and kind is ConflictKind.NUMBER and _later(pair):
            relation, kind = Relation.UPDATE, None
        return Judgement(relation, kind, round(score, 4), _reason(relation, score, checks))

    def _relation(self, chances: Floats) -> Relation:
        """ "Same" where it is likely enough, whatever else is; otherwise the likeliest of the others."""
        order = [RELATIONS[i] for i in np.argsort(-chances, kind="stable")]
        if chances[RELATIONS.index(Relation.SAME)] >= self._combiner.same_threshold:
            return Relation.SAME
        return next(relation for relation in order if relation is not Relation.SAME)


@lru_cache(maxsize=1)
def bundled_judge() -> Judge:
    """The shipped judge of pairs that somebody asks about, loaded once."""
    return Judge()


@lru_cache(maxsize=1)
def linking_judge() -> Judge:
    """The shipped judge of neighbours, most of which are of two claims, loaded once.

    The model and the checks are the same; how far they are believed is not.
    """
    return Judge(combiner=load_combiner(LINKING))


def _kind(logits: Floats, checks: tuple[Check, ...]) -> ConflictKind:
    """The likeliest kind: the model's word, moved by the checks that clash."""
    scores: dict[ConflictKind, float] = dict(zip(KINDS, _log_softmax(logits[KIND]).tolist(), strict=True))
    for check in checks:
        if check.outcome is Outcome.CLASH and check.kind is not None:
            scores[check.kind] += 2.0 * check.score
    return max(scores, key=lambda kind: scores[kind])


def _later(pair: Pair) -> bool:
    """Whether both days are known and differ: then a different figure may simply be the newer one."""
    return pair.a_date is not None and pair.b_date is not None and pair.a_date != pair.b_date


def _reason(relation: Relation, score: float, checks: tuple[Check, ...]) -> str:
    """One sentence: what the two judges say, the checks with what they found."""
    wanted = Outcome.AGREE if relation is Relation.SAME else Outcome.CLASH
    found = [check.reason for check in checks if check.outcome is wanted]
    said = f"judged {relation} with probability {score:.2f}"
    return f"{said}; {'; '.join(found)}" if found else said


def _log_softmax(logits: Floats) -> Floats:
    shifted = logits - logits.max()
    result: Floats = shifted - np.log(np.exp(shifted).sum())
    return result
