"""The user's cache directory: graphs are built once, checked by a digest, and safe when two processes build at once."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from .adapter import Adapter
from .container import FILE_SHA256, Container, WeightsError, verify
from .graph import Reading, build, write

_LAYOUT = "3"
"""Raised whenever the built files change in form."""


def directory() -> Path:
    """Where prepared weights are kept: ``$TAWATUR_CACHE``, else the platform's cache directory."""
    if own := os.environ.get("TAWATUR_CACHE"):
        return Path(own)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home() / "AppData" / "Local"))) / "tawatur"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "tawatur"
    return Path(os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))) / "tawatur"


def session_file(container: Container, reading: Reading, adapter: Adapter, *, name: str) -> Path:
    """The ONNX file for one reading of the encoder, built when it is not there or damaged."""
    key = hashlib.sha256(f"{_LAYOUT} {FILE_SHA256} {reading}".encode())
    for part, value in sorted(adapter.arrays.items()):
        key.update(part.encode())
        key.update(value.tobytes())
    path = directory() / f"{name}-{key.hexdigest()[:16]}.onnx"

    def make(target: Path) -> None:
        verify(container)
        write(target, build(container, reading, adapter))

    return prepared(path, make)


def prepared(path: Path, make: Callable[[Path], None]) -> Path:
    """``path``, made by ``make`` unless a sound copy stands there.

    The file is written beside its place and moved over it together with its digest, so that a second process sees all of
    it or nothing, and one that was interrupted starts over. A file whose size or digest differs is made again.

    Raises:
        WeightsError: the cache directory cannot be written.
    """
    seal = path.with_suffix(path.suffix + ".sha256")
    if _sound(path, seal):
        return path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=path.name, dir=path.parent)
    except OSError as error:
        raise WeightsError(
            f"{path.parent}: cannot write prepared weights there ({error.strerror}); set TAWATUR_CACHE to a writable folder"
        ) from error
    os.close(handle)
    draft = Path(temporary)
    try:
        make(draft)
        digest = _digest(draft)
        draft.replace(path)
        seal_draft = Path(temporary + ".seal")
        seal_draft.write_text(f"{digest} {path.stat().st_size}\n", encoding="ascii")
        seal_draft.replace(seal)
    finally:
        draft.unlink(missing_ok=True)
    return path


def _sound(path: Path, seal: Path) -> bool:
    if not (path.is_file() and seal.is_file()):
        return False
    wanted = seal.read_text(encoding="ascii").split()
    return len(wanted) == 2 and str(path.stat().st_size) == wanted[1] and _digest(path) == wanted[0]


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
