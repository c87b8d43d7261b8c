"""The user's cache directory: what is prepared once, sealed by digests, and made again when it is not sound."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from .adapter import Adapter
from .container import FILE_SHA256, Container, WeightsError, verify
from .graph import Reading, build, write

_LAYOUT = "3"
"""Raised whenever the built files change in form."""
_DRAFT = ".draft-"
_ABANDONED = 3600.0
"""Seconds after which a draft's maker is taken for dead: building takes seconds, on a slow disk a minute or two."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What a sound file looks like; ``mtime`` (ns) spares reading all of it at every start."""

    size: int
    mtime: int
    sha256: str


def directory() -> Path:
    """Where prepared weights are kept: ``$TAWATUR_CACHE``, else the platform's cache directory."""
    if own := os.environ.get("TAWATUR_CACHE"):
        return Path(own)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or _home() / "AppData" / "Local") / "tawatur"
    if sys.platform == "darwin":
        return _home() / "Library" / "Caches" / "tawatur"
    return Path(os.environ.get("XDG_CACHE_HOME") or _home() / ".cache") / "tawatur"


def session_file(container: Container, reading: Reading, adapter: Adapter, *, name: str) -> Path:
    """The ONNX file for one reading of the encoder, built when it is not there or damaged."""
    parts = [reading.encode()]
    for part, value in sorted(adapter.arrays.items()):
        parts += [part.encode(), value.tobytes()]
    file = f"{name}-{key(*parts)}.onnx"

    def make(draft: Path) -> None:
        verify(container)
        write(draft / file, build(container, reading, adapter))

    return prepared(directory(), (file,), make) / file


def key(*parts: bytes) -> str:
    """A short name for what is made of the bundled weights and ``parts``; it changes when either does."""
    digest = hashlib.sha256(f"{_LAYOUT} {FILE_SHA256} ".encode())
    for part in parts:
        digest.update(part)
    return digest.hexdigest()[:16]


def prepared(folder: Path, files: Iterable[str], make: Callable[[Path], None]) -> Path:
    """``folder``, in which ``files`` are sound: made by ``make`` in a draft folder unless they stand there already.

    Every file moves from the draft to its place in one step and the seal, which lists their digests, comes last. So a
    second process sees whole files only and may do the same work at the same time; one that was interrupted leaves no
    seal and is started over; a file that was cut or changed is made again.

    Raises:
        WeightsError: the folder cannot be written.
    """
    names = tuple(files)
    seal = folder / f"{names[0]}.seal"
    if _sound(folder, names, seal):
        return folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _clear(folder)
        draft = Path(tempfile.mkdtemp(prefix=_DRAFT, dir=folder))
        try:
            make(draft)
            _write_seal(seal, {name: _place(draft / name, folder / name) for name in names}, draft)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    except OSError as error:
        raise WeightsError(
            f"{folder}: cannot write prepared weights there ({error.strerror or error}); "
            "set TAWATUR_CACHE to a folder with room that you can write"
        ) from error
    return folder


def _sound(folder: Path, names: tuple[str, ...], seal: Path) -> bool:
    seals = _read_seal(seal)
    if set(names) - set(seals) or not all((folder / name).is_file() for name in names):
        return False
    now = {name: (folder / name).stat() for name in names}
    if any(now[name].st_size != seals[name].size for name in names):
        return False
    touched = [name for name in names if now[name].st_mtime_ns != seals[name].mtime]
    if any(_digest(folder / name) != seals[name].sha256 for name in touched):
        return False
    if touched:  # copied or restored, but sound: remember its new time where that can be written
        known = {name: Seal(now[name].st_size, now[name].st_mtime_ns, seals[name].sha256) for name in names}
        with suppress(OSError), tempfile.TemporaryDirectory(prefix=_DRAFT, dir=folder) as draft:
            _write_seal(seal, known, Path(draft))
    return True


def _place(draft: Path, target: Path) -> Seal:
    """Move ``draft`` to ``target``; one that another process has just put there stays, for it may be in use."""
    new = _seal(draft)
    if target.is_file() and target.stat().st_size == new.size and (old := _seal(target)).sha256 == new.sha256:
        return old
    target.parent.mkdir(exist_ok=True)
    draft.chmod(0o644)  # some libraries write for the owner alone, but a cache may be shared
    draft.replace(target)
    return new


def _seal(path: Path) -> Seal:
    state = path.stat()
    return Seal(state.st_size, state.st_mtime_ns, _digest(path))


def _write_seal(seal: Path, seals: Mapping[str, Seal], draft: Path) -> None:
    text = json.dumps({name: asdict(value) for name, value in seals.items()}, indent=1)
    written = draft / seal.name
    written.write_text(text + "\n", encoding="utf-8")
    written.replace(seal)


def _read_seal(seal: Path) -> dict[str, Seal]:
    """The seals by file; none where the seal is missing or is no seal of ours."""
    if not seal.is_file():
        return {}
    try:
        return {name: Seal(**value) for name, value in json.loads(seal.read_bytes()).items()}
    except (ValueError, TypeError, AttributeError):
        return {}


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _clear(folder: Path) -> None:
    """Remove the drafts of processes that were killed."""
    for draft in folder.glob(f"{_DRAFT}*"):
        with suppress(OSError):
            if time.time() - draft.stat().st_mtime > _ABANDONED:
                shutil.rmtree(draft, ignore_errors=True)


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError as error:
        raise WeightsError("no home directory to keep prepared weights in; set TAWATUR_CACHE to a folder") from error
