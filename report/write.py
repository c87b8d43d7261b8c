"""Writing a report to a file so that a reader never meets half of one."""

from __future__ import annotations

import os
from pathlib import Path

from ..claims.model import TawaturError


def write_text(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8 to ``path`` in one step; raise TawaturError with one line when that is not possible.

    A pipe or a device is written to directly. A lone surrogate, which no UTF-8 file can hold, becomes ``?``.
    """
    check_target(path)
    data = encode(text)
    target = path.resolve()
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)
        else:
            _replace(target, data)
    except OSError as error:
        raise TawaturError(f"cannot write {path}: {error.strerror or error}") from error


def check_target(path: Path) -> None:
    """Raise TawaturError when nothing can be written to ``path``; asked before the work whose result goes there."""
    target = path.resolve()
    if target.is_dir():
        raise TawaturError(f"cannot write {path}: it is a folder")
    if not target.parent.is_dir():
        raise TawaturError(f"cannot write {path}: there is no folder {path.parent}")
    if not os.access(target if target.exists() else target.parent, os.W_OK):
        raise TawaturError(f"cannot write {path}: no permission")


def encode(text: str) -> bytes:
    """UTF-8, with ``?`` for a lone surrogate: one character for one, so that offsets stay right."""
    return text.encode("utf-8", "replace")


def _replace(target: Path, data: bytes) -> None:
    # Beside the target, because a rename is one step only inside one file system.
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with open(part, "xb") as file:
            file.write(data)
        if target.exists():
            os.chmod(part, target.stat().st_mode & 0o7777)
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)
