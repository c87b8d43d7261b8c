"""``python -m tawatur.evaluation.pairs``: the judgement on pairs, over minimal pairs, headlines and inference pairs."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import numpy as np

from ..index.model import Judgement, Relation
from ..index.pairfile import Pair, format_judgement
from . import pair_data
from .figures import best_first, calibration_error, f1, first_hits, reliability, spearman
from .pair_data import Labelled, Slugs, sampled
from .shared import Command, errors_option, need, row, score, shared_option, table
from .yardstick import against_yardstick

if TYPE_CHECKING:
    from .variants import Panel

SCORER = "score_pairs.py"
COLUMNS = ("accuracy", "macro_f1", "same_p", "same_r", "conflict_f1", "distorted_as_same", "kind")
STANCES = {Relation.SAME: "agree", Relation.CONFLICT: "disagree"}
SAME_STORY = 1.5
"""Mean score of the annotators (1 very similar … 4 very dissimilar) up to which two headlines are of one story."""
RERANKED = 20
"""Nearest headlines by cosine that the judge puts in order: the most at which candidate search is measured."""
K = (1, 5)

Judging = Callable[[Sequence[Pair]], list[Judgement]]


def minimal_figures(shared: Path, judge: Judging, *, errors: int = 0) -> dict[str, Any]:
    """The scorer's figures of what ``judge`` says of the minimal pairs."""
    pairs = [item.pair for item in pair_data.minimal(shared / pair_data.MINIMAL)]
    return score_minimal(shared, judge(pairs), errors=errors)


def score_minimal(shared: Path, judgements: Sequence[Judgement], *, errors: int = 0) -> dict[str, Any]:
    """The scorer's figures; ``groups`` holds the accuracy by languages and by kind."""
    pairs = [item.pair for item in pair_data.minimal(shared / pair_data.MINIMAL)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "judged.jsonl"
        judged = (format_judgement(*both) + "\n" for both in zip(pairs, judgements, strict=True))
        path.write_text("".join(judged), encoding="utf-8")
        return score(shared / SCORER, shared / pair_data.MINIMAL, path, errors=errors)


def stance_figures(items: Sequence[Labelled], judgements: Sequence[Judgement]) -> dict[str, float]:
    """F1 of agree and of disagree among headlines, and the mean of both."""
    gold = [item.label for item in items]
    said = [STANCES.get(judgement.relation, "other") for judgement in judgements]
    agree, disagree = f1(gold, said, "agree"), f1(gold, said, "disagree")
    return {"n": len(items), "agree": agree, "disagree": disagree, "mean": (agree + disagree) / 2}


def contradiction(items: Sequence[Labelled], judgements: Sequence[Judgement]) -> float:
    """F1 of contradiction among inference pairs; a conflict is one."""
    said = ["contradiction" if judgement.relation is Relation.CONFLICT else "" for judgement in judgements]
    return f1([item.label for item in items], said, "contradiction")


def print_minimal(shared: Path, panel: Panel, *, errors: int) -> None:
    """The minimal pairs, with the accuracy by languages and by kind of distortion."""
    found = minimal_figures(shared, panel.judged, errors=errors)
    click.echo(table(("pairs-dev", "n", *COLUMNS), [row("relate", found, ("n", *COLUMNS))]))
    click.echo("accuracy: " + "  ".join(f"{name} {share:.2f}" for name, share in found["groups"].items()))


def print_ablation(shared: Path, panel: Panel, headlines: Sequence[Labelled]) -> None:
    """What each part of the judge reaches on its own, on the minimal pairs and on headlines."""
    gold = pair_data.minimal(shared / pair_data.MINIMAL)
    on_minimal, low = _by_best_cosine(panel, gold, "same")
    on_headlines, high = _by_best_cosine(panel, headlines, "agree")
    said = {"cosine": (on_minimal, on_headlines)}
    for name, judge in (("model", panel.by_model), ("checks", panel.by_checks), ("all", panel.judged)):
        said[name] = (judge([item.pair for item in gold]), judge([item.pair for item in headlines]))
    rows = [
        [*row(name, score_minimal(shared, minimal), COLUMNS), stance_figures(headlines, stances)["mean"]]
        for name, (minimal, stances) in said.items()
    ]
    click.echo(table(("ablation", *COLUMNS, "ANS mean F1"), rows))
    click.echo(f"best thresholds of the cosine: {low:.3f} (pairs-dev), {high:.3f} (ANS)")


def _by_best_cosine(panel: Panel, items: Sequence[Labelled], same: str) -> tuple[list[Judgement], float]:
    from .variants import by_cosine

    return by_cosine(panel.cosines([item.pair for item in items]), [item.label == same for item in items])


def print_reliability(shared: Path, panel: Panel, headlines: Sequence[Labelled]) -> None:
    """How often judgements are right, by the probability that they state."""
    minimal = pair_data.minimal(shared / pair_data.MINIMAL)
    for name, items in (("pairs-dev", minimal), ("ANS dev", headlines)):
        judged = panel.judged([item.pair for item in items])
        stated = [judgement.score for judgement in judged]
        right = [
            item.label in (judgement.relation.value, STANCES.get(judgement.relation, "other"))
            for item, judgement in zip(items, judged, strict=True)
        ]
        click.echo(table((f"stated, {name}", "n", "mean stated", "right"), reliability(stated, right)))
        click.echo(f"mean distance {calibration_error(stated, right):.3f}")


def print_headlines(panel: Panel, headlines: Sequence[Labelled]) -> None:
    """Agreement and disagreement of Arabic headlines."""
    figures = stance_figures(headlines, panel.judged([item.pair for item in headlines]))
    click.echo(table(("F1", *figures), [row("ANS dev", figures, tuple(figures))]))


def print_inference(shared: Path, panel: Panel, count: int | None) -> None:
    """Contradiction between premise and hypothesis, per language."""
    rows: list[list[object]] = []
    for language in pair_data.INFERENCE_LANGUAGES:
        items = sampled(pair_data.inference(shared / pair_data.XNLI, language), count)
        rows.append([language, len(items), contradiction(items, panel.judged([item.pair for item in items]))])
    click.echo(table(("XNLI dev", "n", "contradiction F1"), rows))


def print_slugs(shared: Path, panel: Panel, count: int | None) -> None:
    """Likeness of headlines against people's scores, and finding the other headline of a story: cosine, then judge."""
    hits = (f"{who} @{k}" for who in ("cosine", "judge") for k in K)
    head = ("slugs", "pairs", "rho cosine", "rho judge", "stories", *hits)
    rows: list[list[object]] = []
    for language, items in pair_data.slugs(shared / pair_data.SLUGS).items():
        chosen = sampled(items, count)
        found, stories = retrieval(panel, chosen)
        rows.append([language, len(chosen), *correlations(panel, chosen), stories, *found])
    click.echo(table(head, rows))


def correlations(panel: Panel, items: Sequence[Slugs]) -> tuple[float, float]:
    """Spearman's correlation of nearness as people see it with the cosine, and with the judge's chance of "same"."""
    pairs = [item.pair for item in items]
    near = [-item.distance for item in items]
    return spearman(panel.cosines(pairs), near), spearman(panel.same_chances(pairs), near)


def retrieval(panel: Panel, items: Sequence[Slugs]) -> tuple[list[float], int]:
    """The share of headlines whose story's other headline is among the first ``K``, and of how many stories.

    First by cosine among all headlines of the sample, then with the first ``RERANKED`` put in order by the judge.
    """
    texts = list(dict.fromkeys(text for item in items for text in (item.pair.a, item.pair.b)))
    place = {text: number for number, text in enumerate(texts)}
    partners: dict[int, set[int]] = {}
    for item in items:
        one, other = place[item.pair.a], place[item.pair.b]
        if item.distance <= SAME_STORY and one != other:
            partners.setdefault(one, set()).add(other)
    if not partners:
        return [0.0] * (2 * len(K)), 0
    queries, wanted = list(partners), [frozenset(right) for right in partners.values()]
    vectors = panel.vectors(texts)
    scores = vectors[queries] @ vectors.T
    scores[np.arange(len(queries)), queries] = -1.0  # not itself
    nearest = best_first(scores, RERANKED)
    asked = [Pair("", texts[query], texts[n]) for query, row_ in zip(queries, nearest, strict=True) for n in row_]
    chances = iter(panel.same_chances(asked).tolist())
    judged = [[n for _, n in sorted(((-next(chances), n) for n in row_), key=lambda c: c[0])] for row_ in nearest]
    return [first_hits(ranked, wanted, k) for ranked in (nearest, judged) for k in K], len(queries)


def print_speed(shared: Path, panel: Panel) -> None:
    """Pairs a second, as ``tawatur relate`` judges them, once loaded."""
    from ..index.judge import Judge

    pairs = [item.pair for item in pair_data.minimal(shared / pair_data.MINIMAL)]
    judge = Judge()
    judge.judge_many(pairs[:8])  # the first call warms caches
    start = time.perf_counter()
    judge.judge_many(pairs)
    click.echo(against_yardstick(len(pairs) / (time.perf_counter() - start), "pairs"))


PARTS = ("minimal", "ablation", "reliability", "ans", "xnli", "slugs", "speed")


@click.command(cls=Command)
@shared_option
@click.option("--part", "chosen", type=click.Choice(PARTS), multiple=True, help="Only this part; may be given again.")
@click.option("--sample", "count", type=int, metavar="N", help="Judge only N pairs of each large set.")
@errors_option
def main(shared: Path | None, chosen: tuple[str, ...], count: int | None, errors: int) -> None:
    """Print the figures of the judgement on pairs."""
    from .variants import Panel

    folder, panel = need(shared), Panel()
    headlines = sampled(pair_data.headlines(folder / pair_data.ANS), count)
    steps: dict[str, Callable[[], None]] = {
        "minimal": lambda: print_minimal(folder, panel, errors=errors),
        "ablation": lambda: print_ablation(folder, panel, headlines),
        "reliability": lambda: print_reliability(folder, panel, headlines),
        "ans": lambda: print_headlines(panel, headlines),
        "xnli": lambda: print_inference(folder, panel, count),
        "slugs": lambda: print_slugs(folder, panel, count),
        "speed": lambda: print_speed(folder, panel),
    }
    for part in chosen or PARTS:
        steps[part]()
        click.echo()


if __name__ == "__main__":
    main()
