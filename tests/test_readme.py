"""The README says what the program does."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from tawatur import cli

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_help_in_the_readme_is_that_of_the_program() -> None:
    done = subprocess.run([sys.executable, ".ci/readme.py", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_command_is_in_the_readme() -> None:
    assert all(f"<!-- help: {name} -->" in README for name in cli.main.commands)


def test_the_readme_opens_with_the_two_commands() -> None:
    done = subprocess.run([sys.executable, ".ci/readme.py", "--commands"], cwd=ROOT, capture_output=True, text=True)
    install, test = done.stdout.splitlines()
    assert install.startswith("pip install .") and "tawatur check seeds/" in install
    assert test.endswith("pytest")
    assert (ROOT / install.split()[-1]).is_file()


def test_every_command_that_a_docstring_or_page_names_is_there() -> None:
    files = [path for path in (*ROOT.rglob("*.py"), *ROOT.glob("*.md")) if ".git" not in path.parts]
    told = {name for path in files for name in re.findall(r"-m (tawatur(?:\.\w+)+)", path.read_text(encoding="utf-8"))}
    assert "tawatur.evaluation.gate" in told
    assert [name for name in sorted(told) if find_spec(name) is None] == []
