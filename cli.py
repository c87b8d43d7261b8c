"""The command line: parses options and prints; everything else is the library's."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import __version__
from .claims.model import TawaturError
from .report import FORMATS, format_of, render

if TYPE_CHECKING:
    from .checker import Checker, Progress, Report
    from .claims.read import ReadResult
    from .index.pairfile import Pair

NOTHING_DONE, WRONG_USE, FAIL_ON_MATCHED = 1, 2, 3
_PAIRS_AT_ONCE = 512  # large enough for full length-sorted batches, small enough that a pipe sees lines early

_EXIT_CODES = f"""\b
Exit codes:
  0  done
  {NOTHING_DONE}  nothing could be read or done
  {WRONG_USE}  wrong use of the command line
  {FAIL_ON_MATCHED}  a verdict given to --fail-on was found (check)"""


class _Group(click.Group):
    """Commands whose expected errors are one line on stderr and exit code 1."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except TawaturError as error:
            _complain(str(error))
            ctx.exit(NOTHING_DONE)


@click.group(cls=_Group, epilog=_EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tawatur")
def main() -> None:
    """Find out who says what, through whom, and on whom a claim really rests.

    tawatur reads news articles in Arabic, English, Hebrew and Turkish, follows every statement back to its origin,
    links the same claim across articles and languages, and says which claims have independent origins, which rest on
    a single source, and which are disputed. It never says "true" or "false".
    """


_paths = click.argument("paths", nargs=-1, required=True, metavar="PATHS...")
_language = click.option("--language", metavar="CODE", help="The language of all documents (detected otherwise).")
_outlet = click.option("--outlet", metavar="NAME", help="The outlet of documents that do not name one.")
_model = click.option(
    "--model",
    default="bundled",
    show_default=True,
    metavar="NAME",
    help='The encoder: "bundled", or a sentence-transformers name or path.',
)
_corrections = click.option(
    "--corrections",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A YAML file of your own corrections (same, different, merge, split, independent).",
)


def _checked(_: click.Context, __: click.Parameter, output: Path | None) -> Path | None:
    """The file to write to, None for stdout; refused before any work is done for it."""
    from .report.write import check_target

    if output is None or str(output) == "-":
        return None
    check_target(output)
    return output


_output = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    callback=_checked,
    help="Write to this file instead of stdout.",
)
_quiet = click.option(
    "-q", "--quiet", is_flag=True, help="No progress and no notes on stderr; problems are still told."
)
_verbose = click.option("-v", "--verbose", is_flag=True, help="Tell on stderr what is being done.")


@main.command(epilog=_EXIT_CODES)
@_paths
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="The form of the report; without it, what the suffix of --output asks for, or terminal.",
)
@_output
@_language
@_outlet
@_model
@click.option(
    "--index",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    help="Check against what this folder holds, too (see the index command).",
)
@_corrections
@click.option(
    "--fail-on",
    type=click.Choice(("single-source", "disputed", "unresolved")),
    multiple=True,
    help="Exit with 3 when a claim has this verdict; may be given more than once.",
)
@_quiet
@_verbose
def check(
    paths: tuple[str, ...],
    format_: str | None,
    output: Path | None,
    language: str | None,
    outlet: str | None,
    model: str,
    index: Path | None,
    corrections: Path | None,
    fail_on: tuple[str, ...],
    quiet: bool,
    verbose: bool,
) -> None:
    """Check articles: who says what, and which claims rest on a single source.

    PATHS are files (text, Markdown, HTML, JSON, JSONL), folders, globs, or - for stdin.
    """
    result = _read(paths, language, outlet, quiet=quiet)
    with _checker(model, corrections, quiet=quiet, verbose=verbose) as checker:
        report = checker.check(result.documents, index=index, problems=result.problems)
    _tell((), () if quiet else report.notes)
    chosen = format_ or (format_of(output) if output else "terminal")
    if chosen == "terminal" and output is None:
        _print_terminal(report)
    else:
        _write(render(report, chosen), output)
    if {claim.verdict.value.replace(" ", "-") for claim in report.claims} & set(fail_on):
        sys.exit(FAIL_ON_MATCHED)


@main.command(epilog=_EXIT_CODES)
@click.argument("pairs", type=click.File("r", encoding="utf-8-sig", errors="replace"))
@_output
@_model
@_quiet
@_verbose
def relate(pairs: Iterable[str], output: Path | None, model: str, quiet: bool, verbose: bool) -> None:
    """Judge pairs of short texts: same, conflict, update or different.

    PAIRS is a JSONL file (or - for stdin) with {"id", "a", "b"} a line, and "a_date" and "b_date" where known. One
    judgement a line comes out, in the same order; a line that is no pair is told on stderr and left out.
    """
    with _checker(model, None, quiet=quiet, verbose=verbose) as checker:
        judged = _judged(checker, _pairs(pairs))
        # To a pipe chunk by chunk, so that its reader need not wait for the end. A file stays as it is without a pair.
        texts = judged if output is None else filter(None, ["".join(judged)])
        count = sum(_write(text, output) for text in texts)
    if not count:
        raise TawaturError("no pair could be read")


@main.command(epilog=_EXIT_CODES)
@click.argument("text")
@click.option(
    "--index",
    required=True,
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    help="The folder that the index command made.",
)
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(("terminal", "json")),
    default="terminal",
    show_default=True,
    help="The form of the answer.",
)
@_output
@_model
@_quiet
@_verbose
def verify(text: str, index: Path, format_: str, output: Path | None, model: str, quiet: bool, verbose: bool) -> None:
    """Look a claim up in an index: who supports it, who contradicts it."""
    with _checker(model, None, quiet=quiet, verbose=verbose) as checker:
        verification = checker.verify(text, index)
    if format_ == "json":
        from .report.json import render_verification

        _write(render_verification(verification), output)
    else:
        from .report.verification import render_verification_text

        _write(render_verification_text(verification), output)


@main.command("index", epilog=_EXIT_CODES)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@_paths
@_language
@_outlet
@_model
@_quiet
@_verbose
def index_(
    folder: Path,
    paths: tuple[str, ...],
    language: str | None,
    outlet: str | None,
    model: str,
    quiet: bool,
    verbose: bool,
) -> None:
    """Keep the claims of articles in FOLDER, to check or verify against later.

    The folder is made when it is not there; documents that it holds already are not read again.
    """
    from .report.words import count

    documents = _read(paths, language, outlet, quiet=quiet).documents
    with _checker(model, None, quiet=quiet, verbose=verbose) as checker:
        report = checker.add(documents, folder)
    _tell(report.problems, () if quiet else report.notes)
    sizes = (count(len(report.documents), "document"), count(len(report.propositions), "proposition"))
    click.echo(f"{folder}: {', '.join(sizes)}")


@main.command(epilog=_EXIT_CODES)
@_model
@_quiet
@_verbose
def prepare(model: str, quiet: bool, verbose: bool) -> None:
    """Prepare the model now, so that the first check need not wait for it.

    The bundled model is unpacked once into your cache directory ($TAWATUR_CACHE names another one), without a network.
    """
    with _checker(model, None, quiet=quiet, verbose=verbose) as checker:
        click.echo(checker.prepare())


def _read(paths: tuple[str, ...], language: str | None, outlet: str | None, *, quiet: bool) -> ReadResult:
    """What the paths hold; problems and notes are told at once, before the work begins."""
    from .claims.read import read

    result = read(paths, language=language, outlet=outlet)
    _tell(result.problems, () if quiet else result.notes)
    if not result.documents:
        raise TawaturError("nothing could be read")
    return result


def _judged(checker: Checker, pairs: Iterator[Pair]) -> Iterator[str]:
    from .index.pairfile import format_judgement

    while chunk := list(islice(pairs, _PAIRS_AT_ONCE)):
        judgements = checker.relate_many(chunk)
        yield "".join(f"{format_judgement(*judged)}\n" for judged in zip(chunk, judgements, strict=True))


def _pairs(lines: Iterable[str]) -> Iterator[Pair]:
    from .index.pairfile import parse_pair

    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield parse_pair(line)
        except TawaturError as error:
            _complain(f"line {number}: {error}")


@contextmanager
def _checker(model: str, corrections: Path | None, *, quiet: bool, verbose: bool) -> Iterator[Checker]:
    from .checker import Checker

    if verbose:
        import logging

        logging.basicConfig(format="%(message)s", stream=sys.stderr)
        logging.getLogger("tawatur").setLevel(logging.INFO)
    if quiet or not sys.stderr.isatty():
        yield Checker(model=model, corrections=corrections)
        return
    with _progress() as progress:
        yield Checker(model=model, corrections=corrections, progress=progress)


@contextmanager
def _progress() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import Progress as Bars

    with Bars(console=Console(stderr=True), transient=True) as bars:
        tasks = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield tell


def _tell(problems: Iterable[str], notes: Iterable[str]) -> None:
    for problem in problems:
        _complain(problem)
    for note in notes:
        _complain(f"note: {note}")


def _complain(line: str) -> None:
    # A file name or a message may hold a line feed; a problem stays one line.
    click.echo(f"tawatur: {' '.join(line.split())}", err=True)


def _print_terminal(report: Report) -> None:
    from rich.console import Console

    from .report.terminal import print_report

    if isinstance(sys.stdout, io.TextIOWrapper):
        # An old terminal that lacks a letter shows a question mark instead of stopping the report.
        sys.stdout.reconfigure(errors="replace")
    print_report(report, Console(markup=False, emoji=False, highlight=False))


def _write(text: str, output: Path | None) -> int:
    """Write to the file, or to stdout when there is none; return the number of characters."""
    from .report.write import encode, write_text

    if output is None:
        sys.stdout.buffer.write(encode(text))
        sys.stdout.buffer.flush()
    else:
        write_text(output, text)
    return len(text)
