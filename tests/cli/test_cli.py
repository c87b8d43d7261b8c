from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

import tawatur.checker
from tawatur import cli
from tawatur.attribution.model import Origins, Verdict
from tawatur.checker import Report, Verification
from tawatur.claims.model import Document, Proposition, Statement, TawaturError
from tawatur.index.model import Claim, Judgement, Relation
from tawatur.index.pairfile import Pair


class FakeChecker:
    """Every document is one claim with one source; every pair is the same when its texts are."""

    def __init__(self, **options: Any) -> None:
        self.options = options

    def check(
        self, documents: Sequence[Document], *, index: Path | None = None, problems: Sequence[str] = ()
    ) -> Report:
        if any("IMPOSSIBLE" in document.text for document in documents):
            raise TawaturError("this cannot be\nchecked")
        statements = tuple(Statement(f"s-{d.id}", d.id, ((0, len(d.text)),), d.text) for d in documents)
        propositions = tuple(Proposition(f"p-{s.document}", s.id, s.spans, s.text) for s in statements)
        claims = tuple(
            Claim(f"c-{p.statement}", p.text, (p.id,), Verdict.SINGLE_SOURCE, Origins(1, 1, ())) for p in propositions
        )
        return Report(
            tuple(documents), (), statements, propositions, claims, problems=tuple(problems), notes=("a note",)
        )

    def prepare(self) -> Path:
        return Path(f"made/{self.options['model']}")

    def relate_many(self, pairs: Sequence[Pair]) -> list[Judgement]:
        verdicts = {True: Relation.SAME, False: Relation.DIFFERENT}
        return [Judgement(verdicts[pair.a == pair.b], None, 1.0, str(pair.a_date)) for pair in pairs]

    def verify(self, text: str, index: Path) -> Verification:
        return Verification(text, None, Origins(0, 0, ()))

    def add(self, documents: Sequence[Document], index: Path) -> Report:
        return self.check(documents)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    monkeypatch.setattr(tawatur.checker, "Checker", FakeChecker)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("The minister resigned.", encoding="utf-8")

    def invoke(*arguments: str, stdin: str | None = None) -> Any:
        return CliRunner().invoke(cli.main, list(arguments), input=stdin)

    return invoke


def test_check_prints_a_report(run: Any) -> None:
    result = run("check", "a.txt", "--language", "en")
    assert result.exit_code == 0
    assert "single source (1)" in result.stdout and "The minister resigned." in result.stdout
    assert result.stderr == "tawatur: note: a note\n"


def test_quiet_leaves_notes_out(run: Any) -> None:
    assert run("check", "a.txt", "--language", "en", "-q").stderr == ""


def test_what_was_not_read_is_told_once_and_stands_in_the_report(run: Any) -> None:
    result = run("check", "a.txt", "missing.txt", "--language", "en", "-q", "-f", "json")
    (problem,) = json.loads(result.stdout)["problems"]
    assert problem.startswith("missing.txt") and result.stderr == f"tawatur: {problem}\n"
    assert problem in " ".join(run("check", "a.txt", "missing.txt", "--language", "en").stdout.split())


def test_json_is_all_that_stdout_gets(run: Any) -> None:
    record = json.loads(run("check", "a.txt", "--language", "en", "-f", "json").stdout)
    assert [document["id"] for document in record["documents"]] == ["a"]


@pytest.mark.parametrize(
    ("name", "start"), [("r.json", "{"), ("r.html", "<!doctype html>"), ("r.md", "# "), ("r.csv", "claim"), ("r", "\n")]
)
def test_the_suffix_of_the_output_names_the_format(run: Any, tmp_path: Path, name: str, start: str) -> None:
    result = run("check", "a.txt", "--language", "en", "-o", name)
    assert result.exit_code == 0 and result.stdout == ""
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


@pytest.mark.parametrize(
    ("verdicts", "code"),
    [
        (("--fail-on", "single-source"), 3),
        (("--fail-on", "disputed"), 0),
        (("--fail-on", "disputed", "--fail-on", "single-source"), 3),
    ],
)
def test_fail_on_ends_with_three_after_the_report(run: Any, verdicts: tuple[str, ...], code: int) -> None:
    result = run("check", "a.txt", "--language", "en", "-f", "json", *verdicts)
    assert result.exit_code == code
    assert json.loads(result.stdout)["claims"]


def test_nothing_read_is_one(run: Any) -> None:
    result = run("check", "missing.txt")
    assert result.exit_code == 1
    assert "missing.txt" in result.stderr and "Traceback" not in result.output
    assert all(line.startswith("tawatur: ") for line in result.stderr.splitlines())


def test_a_library_error_is_one_line_and_one(run: Any, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("IMPOSSIBLE", encoding="utf-8")
    result = run("check", "b.txt", "--language", "en")
    assert result.exit_code == 1
    assert result.stderr == "tawatur: this cannot be checked\n"


@pytest.mark.parametrize("arguments", [("check",), ("check", "a.txt", "-f", "pdf"), ("verify", "x"), ("nonsense",)])
def test_wrong_use_is_two(run: Any, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_a_missing_output_folder_is_one_clear_line(run: Any) -> None:
    result = run("check", "a.txt", "--language", "en", "-q", "-o", "no/such/r.json")
    assert result.exit_code == 1
    assert result.stderr == "tawatur: cannot write no/such/r.json: there is no folder no/such\n"


def test_an_output_that_cannot_be_written_is_refused_before_the_work(run: Any, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("IMPOSSIBLE", encoding="utf-8")
    assert run("check", "b.txt", "--language", "en", "-o", ".").stderr == "tawatur: cannot write .: it is a folder\n"


def test_relate_answers_line_by_line_in_order(run: Any) -> None:
    lines = [
        '{"id": "1", "a": "x", "b": "x", "a_date": "2020-12-31"}',
        "",
        "nonsense",
        '{"id": "2", "a": "x", "b": "ש"}',
    ]
    result = run("relate", "-", stdin="\n".join(lines))
    first, second = map(json.loads, result.stdout.splitlines())
    expected = {"id": "1", "relation": "same", "kind": None, "score": 1.0, "reason": str(date(2020, 12, 31))}
    assert first == expected
    assert (second["id"], second["relation"]) == ("2", "different")
    assert result.stderr == "tawatur: line 3: not JSON\n" and result.exit_code == 0


def test_relate_without_a_pair_is_one(run: Any) -> None:
    assert run("relate", "-", stdin="nonsense\n").exit_code == 1


def test_relate_without_a_pair_leaves_the_file_as_it_is(run: Any, tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_text("earlier", encoding="utf-8")
    result = run("relate", "-", "-o", "out.jsonl", stdin="nonsense\n")
    assert result.exit_code == 1 and result.stderr.endswith("no pair could be read\n")
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == "earlier"


def test_relate_writes_to_a_file(run: Any, tmp_path: Path) -> None:
    assert run("relate", "-", "-o", "out.jsonl", stdin='{"id": "1", "a": "x", "b": "x"}').stdout == ""
    assert json.loads((tmp_path / "out.jsonl").read_text())["relation"] == "same"


def test_verify_and_index(run: Any, tmp_path: Path) -> None:
    result = run("index", str(tmp_path), "a.txt", "--language", "en")
    assert result.stdout == f"{tmp_path}: 1 document, 1 proposition\n"
    found = json.loads(run("verify", "X", "--index", str(tmp_path), "-f", "json").stdout)
    assert (found["claim"], found["verdict"]) == ("X", "not found")
    assert "not found" in run("verify", "X", "--index", str(tmp_path)).stdout


def test_prepare_says_where(run: Any) -> None:
    assert run("prepare", "--model", "x").stdout == f"{Path('made/x')}\n"


def test_every_command_and_option_has_help() -> None:
    for name, command in cli.main.commands.items():
        assert command.help, name
        for parameter in command.params:
            assert isinstance(parameter, click.Argument) or parameter.help, f"{name} {parameter.name}"


def test_help_loads_nothing_heavy() -> None:
    program = "import sys; from tawatur.cli import main; main(['--help'], standalone_mode=False); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert not loaded & {"torch", "numpy", "rich", "yaml", "transformers", "faiss", "onnxruntime", "trafilatura"}
