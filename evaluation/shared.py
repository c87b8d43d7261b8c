"""What every measuring command shares: where the data beside the project is, its checksums, and the scorers in it."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from ..attribution.independence.words import split, stem
from ..claims.model import Document, Span, TawaturError
from ..claims.read import read

CHECKOUT = Path(__file__).resolve().parents[1]

Figures = dict[str, float]
"""Figures by name: shares in 0..1, or counts."""
SAME_NAME = 0.6
"""Share of common words (F1) from which two names are one, as score_attribution.py has it."""


def lines(path: Path) -> list[Mapping[str, Any]]:
    """The records of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def pointed(text: str, pointer: Sequence[Any]) -> Span:
    """The span of the gold's pointer [words, which occurrence]; ValueError where the words are not there."""
    position = -1
    for _ in range(pointer[1]):
        position = text.index(pointer[0], position + 1)
    return position, position + len(pointer[0])


def name_words(name: str) -> frozenset[str]:
    """The words of a name that tell, without what stands in brackets."""
    return frozenset(
        stem(word) for word in split(re.sub(r"\(.*?\)", "", name)).words if word not in {"the", "of", "in"}
    )


def same_words(gold: str, names: Iterable[str]) -> bool:
    """Whether one of ``names`` has enough words in common with ``gold``."""
    words = name_words(gold)
    others = (name_words(name) for name in names)
    return any(2 * len(words & other) >= SAME_NAME * (len(words) + len(other)) for other in others)


class Command(click.Command):
    """A measuring command: what the user can mend is one line on stderr, not a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except TawaturError as error:
            raise click.ClickException(str(error)) from error


shared_option = click.option(
    "--shared",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="TAWATUR_SHARED",
    help="The folder with gold/, data/ and the scorers ($TAWATUR_SHARED; else ../shared next to the checkout).",
)
errors_option = click.option("--errors", default=0, metavar="N", help="Print this many things that went wrong.")


def find(given: Path | None = None) -> Path | None:
    """The shared folder: ``given``, or the one next to this checkout or the working folder; None without any."""
    places = [given] if given else [CHECKOUT.parent / "shared", Path.cwd().parent / "shared"]
    return next((place for place in places if (place / "gold").is_dir()), None)


def need(given: Path | None = None) -> Path:
    """Like ``find``, but raise TawaturError where there is none."""
    found = find(given)
    if found is None:
        raise TawaturError(f"no shared data at {given or '../shared'}: name its folder with --shared")
    return found


def checksums(shared: Path, names: Iterable[str]) -> dict[str, str | None]:
    """The SHA-256 of files by their path inside ``shared``, sorted; None for a file that is not there."""
    return {name: _checksum(shared / name) for name in sorted(names)}


def _checksum(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def score(scorer: Path, *arguments: Path, errors: int = 0) -> dict[str, Any]:
    """What a scorer of the shared folder prints with ``--json``; its ``errors`` first lines go to our stdout before.

    Raises:
        TawaturError: the scorer failed.
    """
    if errors:
        # The last line repeats the figures, which the caller prints in its own table.
        click.echo(_run(scorer, *map(str, arguments), "--errors", str(errors)).rsplit("\n", 2)[0])
    result: dict[str, Any] = json.loads(_run(scorer, *map(str, arguments), "--json"))
    return result


def run_scorer(scorer: Path, *arguments: str | Path) -> str:
    """The output of a scorer with other arguments than those of ``score``."""
    return _run(scorer, *map(str, arguments))


def _run(scorer: Path, *arguments: str) -> str:
    # -B: the folder is not ours, so no compiled files are left in it.
    done = subprocess.run(
        [sys.executable, "-B", str(scorer), *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise TawaturError(f"{scorer.name} failed: {reason}")
    return done.stdout


def documents(path: Path) -> list[Document]:
    """Every document of a file; TawaturError where one of them cannot be read, for figures are for whole files."""
    found = read(path)
    if found.problems:
        raise TawaturError(found.problems[0])
    return list(found.documents)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Lines of columns, the first to the left, numbers to the right; shares with three digits."""
    cells = [list(head), *([_cell(value) for value in row] for row in rows)]
    widths = [max(len(line[n]) for line in cells) for n in range(len(head))]
    return "\n".join("  ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]) for line in cells)


def _cell(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def row(label: str, figures: Mapping[str, float], names: Sequence[str]) -> list[object]:
    """One row of a ``table``: a label and the named figures."""
    return [label, *(figures[name] for name in names)]


def counter(label: str, total: int) -> Callable[[int], None]:
    """A counter that tells on stderr, in place, how much of ``total`` is done; silent where stderr is no terminal."""
    done = 0

    def advance(more: int) -> None:
        nonlocal done
        done += more
        if sys.stderr.isatty():
            click.echo(f"\r{label} {min(done, total)}/{total}", err=True, nl=done >= total)

    return advance


__all__ = [
    "CHECKOUT",
    "Command",
    "Figures",
    "checksums",
    "counter",
    "documents",
    "errors_option",
    "find",
    "lines",
    "need",
    "pointed",
    "row",
    "run_scorer",
    "same_words",
    "score",
    "shared_option",
    "table",
]
