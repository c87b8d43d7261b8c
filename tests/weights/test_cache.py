"""Prepared files: whole or not there, whoever prepares them at once, and however a process ended."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tawatur.weights import cache
from tawatur.weights.container import WeightsError

FILES = ("a.bin", "inner/b.bin")
CONTENT = b"x" * 100_000

PREPARE = """
import os, sys, time
from pathlib import Path
from tawatur.weights.cache import prepared

def make(draft):
    (draft / "inner").mkdir()
    (draft / "inner/b.bin").write_bytes(b"y")
    with (draft / "a.bin").open("wb") as stream:
        stream.write(b"x" * 50_000)
        stream.flush()
        if sys.argv[2] == "die":
            os._exit(9)
        time.sleep(0.2)
        stream.write(b"x" * 50_000)

prepared(Path(sys.argv[1]), ("a.bin", "inner/b.bin"), make)
"""


class Maker:
    def __init__(self) -> None:
        self.runs = 0

    def __call__(self, draft: Path) -> None:
        self.runs += 1
        (draft / "inner").mkdir()
        (draft / "a.bin").write_bytes(CONTENT)
        (draft / "inner/b.bin").write_bytes(b"y")


@pytest.fixture
def make() -> Maker:
    return Maker()


def test_prepared_once(tmp_path: Path, make: Maker) -> None:
    for _ in range(3):
        assert cache.prepared(tmp_path / "new" / "folder", FILES, make) == tmp_path / "new" / "folder"
    assert make.runs == 1
    assert (tmp_path / "new" / "folder" / "inner" / "b.bin").read_bytes() == b"y"


def cut(path: Path) -> None:
    path.write_bytes(CONTENT[:10])


def changed(path: Path) -> None:
    path.write_bytes(b"z" + CONTENT[1:])


def no_seal(path: Path) -> None:
    (path.parent / "a.bin.seal").unlink()


def half_a_seal(path: Path) -> None:
    seal = path.parent / "a.bin.seal"
    seal.write_text(seal.read_text()[:20])


@pytest.mark.parametrize("damage", [cut, changed, no_seal, half_a_seal, Path.unlink])
def test_damage_is_mended(tmp_path: Path, make: Maker, damage: object) -> None:
    cache.prepared(tmp_path, FILES, make)
    damage(tmp_path / "a.bin")  # type: ignore[operator]
    cache.prepared(tmp_path, FILES, make)
    assert make.runs == 2
    assert (tmp_path / "a.bin").read_bytes() == CONTENT
    cache.prepared(tmp_path, FILES, make)
    assert make.runs == 2


def test_a_restored_copy_is_compared_and_kept(tmp_path: Path, make: Maker) -> None:
    cache.prepared(tmp_path, FILES, make)
    os.utime(tmp_path / "a.bin", (1, 1))
    cache.prepared(tmp_path, FILES, make)
    assert make.runs == 1
    (tmp_path / "a.bin").write_bytes(b"z" + CONTENT[1:])  # its time differs again, so it is compared again
    cache.prepared(tmp_path, FILES, make)
    assert make.runs == 2


def run(folder: Path, how: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", PREPARE, str(folder), how])


def test_two_processes_at_once(tmp_path: Path) -> None:
    both = [run(tmp_path, "finish") for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    assert (tmp_path / "a.bin").read_bytes() == CONTENT
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.bin", "a.bin.seal", "inner"]


def test_a_process_killed_half_way(tmp_path: Path, make: Maker) -> None:
    assert run(tmp_path, "die").wait() == 9
    assert not (tmp_path / "a.bin").exists()
    (draft,) = tmp_path.glob(".draft-*")
    cache.prepared(tmp_path, FILES, make)
    assert (tmp_path / "a.bin").read_bytes() == CONTENT
    assert draft.exists(), "its maker might be at work still"
    os.utime(draft, (time.time() - 7200,) * 2)
    (tmp_path / "a.bin").unlink()
    cache.prepared(tmp_path, FILES, make)
    assert not draft.exists()


def test_a_failure_while_making_leaves_nothing(tmp_path: Path) -> None:
    def fail(draft: Path) -> None:
        (draft / "a.bin").write_bytes(b"half")
        raise OSError(28, "No space left on device")

    with pytest.raises(WeightsError, match=r"No space left.*TAWATUR_CACHE"):
        cache.prepared(tmp_path, FILES, fail)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written(tmp_path: Path, make: Maker) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(WeightsError, match="TAWATUR_CACHE") as caught:
        cache.prepared(tmp_path / "file" / "cache", FILES, make)
    assert "\n" not in str(caught.value)


def test_what_is_prepared_can_be_read_where_nothing_can_be_written(tmp_path: Path, make: Maker) -> None:
    cache.prepared(tmp_path, FILES, make)
    os.utime(tmp_path / "a.bin", (1, 1))
    tmp_path.chmod(0o500)
    try:
        cache.prepared(tmp_path, FILES, make)
    finally:
        tmp_path.chmod(0o700)
    assert make.runs == 1


def test_the_users_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TAWATUR_CACHE", str(tmp_path))
    assert cache.directory() == tmp_path
