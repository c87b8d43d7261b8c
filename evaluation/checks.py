"""``python -m tawatur.evaluation.checks``: how often each typed check clashes, by relation, kind and language pair."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import click

from ..index.checks import CHECKS, run_checks
from ..index.checks.model import Outcome
from .shared import Command, need, shared_option


class Pair(NamedTuple):
    """Two texts, how they stand to each other and the languages they are in."""

    a: str
    b: str
    relation: str
    languages: str


def family_pairs(path: Path) -> Iterator[Pair]:
    """Every pair of a family's first text of a language with its other wordings, conflicts, near misses and updates."""
    for line in path.read_text(encoding="utf-8").splitlines():
        family: dict[str, Any] = json.loads(line)
        same = [(code, text) for code, texts in family["same"].items() for text in texts]
        for i, (code, text) in enumerate(same):
            for other, wording in same[i + 1 :]:
                yield _pair(text, wording, "same", code, other)
        others = [(f"conflict/{c['kind']}", c["texts"]) for c in family["conflict"]]
        others += [("different", d["texts"]) for d in family["different"]]
        others += [("update", family["update"]["texts"])] if family.get("update") else []
        for (code, text), (relation, texts) in product(same, others):
            for other, wording in texts.items():
                yield _pair(text, wording, relation, code, other)


def gold_pairs(path: Path) -> Iterator[Pair]:
    """The pairs of a gold file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        gold: dict[str, Any] = json.loads(line)
        relation = gold["relation"] + (f"/{gold['kind']}" if gold.get("kind") else "")
        yield _pair(gold["a"], gold["b"], relation, gold["a_lang"], gold["b_lang"])


def _pair(a: str, b: str, relation: str, code_a: str, code_b: str) -> Pair:
    return Pair(a, b, relation, "-".join(sorted((code_a, code_b))))


@click.command(cls=Command)
@shared_option
@click.argument("files", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--show", "shown", help="Print pairs on which CHECK clashes in RELATION: CHECK:RELATION (with ! the misses)."
)
@click.option("--limit", default=20, show_default=True, help="How many of them.")
@click.option("--every", default=1, show_default=True, help="Take every Nth pair only.")
def main(files: tuple[Path, ...], shared: Path | None, shown: str | None, limit: int, every: int) -> None:
    """Print the share of "clash" (and of "agree") of every check over FILES (families or gold pairs)."""
    for path in files or [need(shared) / "gold" / name for name in ("pairs-train.families.jsonl", "pairs-dev.jsonl")]:
        pairs = family_pairs(path) if "families" in path.name else gold_pairs(path)
        _report(path, [pair for i, pair in enumerate(pairs) if i % every == 0], shown, limit)


def _report(path: Path, pairs: list[Pair], shown: str | None, limit: int) -> None:
    clashes: dict[str, Counter[str]] = defaultdict(Counter)
    agreements: dict[str, Counter[str]] = defaultdict(Counter)
    by_language: dict[str, Counter[str]] = defaultdict(Counter)
    totals: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    for pair in pairs:
        checks = run_checks(pair.a, pair.b)
        totals[pair.relation] += 1
        languages[pair.languages] += pair.relation == "same"
        for check in checks:
            hit = check.outcome is Outcome.CLASH
            clashes[pair.relation][check.name] += hit
            agreements[pair.relation][check.name] += check.outcome is Outcome.AGREE
            by_language[pair.languages][check.name] += hit and pair.relation == "same"
            if shown and limit > 0 and _wanted(shown, check.name, pair.relation, hit):
                limit -= 1
                click.echo(f"[{pair.languages}] {check.reason}\n   {pair.a}\n   {pair.b}")
    click.echo(f"{path.name}: {len(pairs)} pairs; share of clash (agree)")
    click.echo(f"{'':18}{'n':>7}" + "".join(f"{name:>14}" for name in CHECKS))
    for relation in sorted(totals):
        cells = (
            f"{clashes[relation][n] / totals[relation]:.3f} ({agreements[relation][n] / totals[relation]:.2f})"
            for n in CHECKS
        )
        click.echo(f"{relation:18}{totals[relation]:>7}" + "".join(f"{cell:>14}" for cell in cells))
    click.echo("same, by language pair: clash")
    for pair_name in sorted(languages):
        cells = (f"{by_language[pair_name][n] / max(1, languages[pair_name]):.3f}" for n in CHECKS)
        click.echo(f"{pair_name:18}{languages[pair_name]:>7}" + "".join(f"{cell:>14}" for cell in cells))


def _wanted(shown: str, name: str, relation: str, hit: bool) -> bool:
    check, _, wanted = shown.partition(":")
    missed = wanted.endswith("!")
    return name == check and relation == wanted.rstrip("!") and hit != missed


if __name__ == "__main__":
    main()
