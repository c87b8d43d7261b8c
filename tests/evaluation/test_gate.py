"""No figure gets worse unnoticed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tawatur.evaluation import gate
from tawatur.evaluation.gate import Measure

Run = Callable[..., Result]


@pytest.fixture
def figures() -> dict[str, float]:
    """What the measuring finds; a test changes it."""
    return {"ar.joint_f1": 0.8, "distorted_as_same": 0.1}


@pytest.fixture
def pinned(tmp_path: Path) -> Path:
    return tmp_path / "pinned.json"


@pytest.fixture
def run(shared: Path, pinned: Path, figures: dict[str, float], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command over one group of figures, already pinned."""
    (shared / "gold" / "data").write_text("data", encoding="utf-8")
    monkeypatch.setattr(gate, "PINNED", pinned)
    monkeypatch.setattr(gate, "MEASURES", {"pairs": Measure(("gold/data",), lambda folder: dict(figures))})

    def command(*arguments: str, folder: Path = shared) -> Result:
        return CliRunner().invoke(gate.main, ["--shared", str(folder), *arguments])

    assert command("--raise").exit_code == 0
    return command


def kept(pinned: Path) -> dict[str, float]:
    found: dict[str, float] = json.loads(pinned.read_text(encoding="utf-8"))["groups"]["pairs"]["figures"]
    return found


def test_the_same_figures_pass(run: Run) -> None:
    result = run()
    assert result.exit_code == 0
    assert result.output.endswith("accuracy gate: passed\n")


@pytest.mark.parametrize(("name", "value"), [("ar.joint_f1", 0.79), ("distorted_as_same", 0.11)])
def test_a_worse_figure_fails_and_is_named(run: Run, figures: dict[str, float], name: str, value: float) -> None:
    figures[name] = value
    result = run()
    assert result.exit_code == 1
    assert f"worse than pinned: pairs.{name}" in result.output


@pytest.mark.parametrize(("name", "value"), [("ar.joint_f1", 0.7985), ("distorted_as_same", 0.1015)])
def test_a_hair_worse_passes(run: Run, figures: dict[str, float], name: str, value: float) -> None:
    figures[name] = value
    assert run().exit_code == 0


def test_a_figure_that_is_no_longer_measured_fails(run: Run, figures: dict[str, float]) -> None:
    del figures["ar.joint_f1"]
    assert run().exit_code == 1


def test_better_figures_are_written_only_when_asked_and_worse_ones_never(
    run: Run, figures: dict[str, float], pinned: Path
) -> None:
    figures.update({"ar.joint_f1": 0.9, "distorted_as_same": 0.2})
    assert run().exit_code == 1
    assert kept(pinned)["ar.joint_f1"] == 0.8
    assert run("--raise").exit_code == 1
    assert kept(pinned) == {"ar.joint_f1": 0.9, "distorted_as_same": 0.1}


def test_raising_twice_writes_nothing_new(run: Run, pinned: Path) -> None:
    before = pinned.read_bytes()
    assert "written" not in run("--raise").output
    assert pinned.read_bytes() == before


def test_a_figure_is_lowered_with_a_reason_that_is_kept(run: Run, figures: dict[str, float], pinned: Path) -> None:
    figures["ar.joint_f1"] = 0.7
    assert run("--lower", "pairs.ar.joint_f1").exit_code == 2
    assert run("--lower", "pairs.ar.joint_f1", "--because", "the gold was mended").exit_code == 0
    assert kept(pinned)["ar.joint_f1"] == 0.7
    (entry,) = json.loads(pinned.read_text(encoding="utf-8"))["lowered"]
    assert entry == {"figure": "pairs.ar.joint_f1", "before": 0.8, "after": 0.7, "because": "the gold was mended"}
    assert run().exit_code == 0


def test_what_is_not_worse_cannot_be_lowered(run: Run) -> None:
    result = run("--lower", "pairs.ar.joint_f1", "--because", "just so")
    assert result.exit_code == 2
    assert "is not worse" in result.output


def test_without_the_data_the_gate_is_skipped_and_says_so(run: Run, tmp_path: Path) -> None:
    result = run(folder=tmp_path / "nothing")
    assert result.exit_code == 0
    assert "skipped: there is no shared data" in result.output


def test_other_data_is_not_measured_against_the_pinned_figures(
    run: Run, shared: Path, figures: dict[str, float], pinned: Path
) -> None:
    (shared / "gold" / "data").write_text("other", encoding="utf-8")
    figures["ar.joint_f1"] = 0.1
    result = run()
    assert result.exit_code == 0
    assert "pairs: skipped: gold/data is not the pinned file" in result.output
    assert run("--renew", "pairs").exit_code == 2
    assert run("--renew", "pairs", "--because", "more articles").exit_code == 0
    assert kept(pinned)["ar.joint_f1"] == 0.1
    (entry,) = json.loads(pinned.read_text(encoding="utf-8"))["lowered"]
    assert (entry["figure"], entry["because"]) == ("pairs.ar.joint_f1", "more articles")
    assert run().output.endswith("accuracy gate: passed\n")


def test_a_missing_file_skips_its_group(run: Run, shared: Path) -> None:
    (shared / "gold" / "data").unlink()
    result = run()
    assert result.exit_code == 0
    assert "gold/data is not there" in result.output
