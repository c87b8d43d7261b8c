"""Judgements by one part of the judge alone, to see what each part adds: the cosine, the pair model, the checks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, cast

import numpy as np

from ..index.checks import run_checks
from ..index.checks.model import Check, Outcome
from ..index.judge import Combiner, Judge, feature_row, load_combiner
from ..index.model import Judgement, Relation
from ..index.pair_labels import KIND, KINDS, RELATION, RELATIONS
from ..index.pairfile import Pair
from .figures import Floats, best_threshold

if TYPE_CHECKING:
    from ..index.pair_model import PairModel


class Logits(Protocol):
    """What a pair model does."""

    def logits(self, pairs: Sequence[tuple[str, str]], *, advance: Callable[[int], None] = ...) -> Floats:
        """The logits (pairs, SIZE) of ``index.pair_labels``."""
        ...


class Remembering:
    """A pair model that reads every pair once, however many figures ask for it."""

    def __init__(self, model: Logits) -> None:
        self._model = model
        self._known: dict[tuple[str, str], Floats] = {}

    def logits(
        self, pairs: Sequence[tuple[str, str]], *, advance: Callable[[int], None] = lambda count: None
    ) -> Floats:
        """The logits (pairs, SIZE), read now where they were not read before."""
        new = [pair for pair in dict.fromkeys(pairs) if pair not in self._known]
        if new:
            self._known.update(zip(new, self._model.logits(new, advance=advance), strict=True))
        return np.stack([self._known[pair] for pair in pairs])


class Panel:
    """The judge and its parts over one model, which reads every pair once."""

    def __init__(self, model: Logits | None = None, combiner: Combiner | None = None) -> None:
        from ..index.pair_model import bundled_pair_model

        self.model = Remembering(model or bundled_pair_model())
        self._vectors: dict[str, Floats] = {}
        self._combiner = combiner or load_combiner()
        self._judge = Judge(cast("PairModel", self.model), self._combiner)

    def judged(self, pairs: Sequence[Pair]) -> list[Judgement]:
        """All parts together: what ``tawatur relate`` says."""
        return self._judge.judge_many(pairs)

    def by_model(self, pairs: Sequence[Pair]) -> list[Judgement]:
        """The pair model alone: its likeliest relation and kind."""
        return [_by_model(row) for row in self.model.logits([(p.a, p.b) for p in pairs])]

    def by_checks(self, pairs: Sequence[Pair]) -> list[Judgement]:
        """The checks alone: a clash decides, then any agreement means "same"."""
        return [_by_checks(_checks(pair)) for pair in pairs]

    def same_chances(self, pairs: Sequence[Pair]) -> Floats:
        """The probability (pairs,) of "same" that the judge comes to before it decides."""
        logits = self.model.logits([(p.a, p.b) for p in pairs])
        rows = np.stack([feature_row(row, _checks(pair)) for row, pair in zip(logits, pairs, strict=True)])
        result: Floats = self._combiner.chances(rows)[:, RELATIONS.index(Relation.SAME)]
        return result

    def vectors(self, texts: Sequence[str]) -> Floats:
        """The vectors (texts, dim) of the bundled encoder; each text is embedded once."""
        from ..index.encoder import encoder

        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        self._vectors.update(zip(new, encoder().encode(new), strict=True))
        return np.stack([self._vectors[text] for text in texts])

    def cosines(self, pairs: Sequence[Pair]) -> Floats:
        """The cosine (pairs,) of every pair's vectors."""
        a, b = self.vectors([pair.a for pair in pairs]), self.vectors([pair.b for pair in pairs])
        result: Floats = (a * b).sum(axis=1)
        return result


def by_cosine(cosines: Floats, same: Sequence[bool]) -> tuple[list[Judgement], float]:
    """The cosine alone: "same" from the threshold on that fits these very pairs best, and that threshold.

    Chosen with the answers in sight, it is the most that any threshold can reach.
    """
    threshold = best_threshold(cosines, same)
    said = [Relation.SAME if cosine >= threshold else Relation.DIFFERENT for cosine in cosines]
    judged = [Judgement(r, None, float(cosine), "cosine alone") for r, cosine in zip(said, cosines, strict=True)]
    return judged, threshold


def _checks(pair: Pair) -> tuple[Check, ...]:
    return run_checks(pair.a, pair.b, a_date=pair.a_date, b_date=pair.b_date)


def _by_model(row: Floats) -> Judgement:
    relation = RELATIONS[int(row[RELATION].argmax())]
    chances = np.exp(row[RELATION] - row[RELATION].max())
    kind = KINDS[int(row[KIND].argmax())] if relation is Relation.CONFLICT else None
    return Judgement(relation, kind, float(chances.max() / chances.sum()), "model alone")


def _by_checks(found: Sequence[Check]) -> Judgement:
    clashes = [check for check in found if check.outcome is Outcome.CLASH]
    if clashes:
        worst = max(clashes, key=lambda check: check.score)
        relation = Relation.CONFLICT if worst.kind else Relation.DIFFERENT
        return Judgement(relation, worst.kind, worst.score, worst.reason)
    agreeing = [check for check in found if check.outcome is Outcome.AGREE]
    if agreeing:
        best = max(agreeing, key=lambda check: check.score)
        return Judgement(Relation.SAME, None, best.score, best.reason)
    return Judgement(Relation.DIFFERENT, None, 0.0, "no check found anything to compare")
