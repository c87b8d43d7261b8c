"""Compare a wheel's files with those of the checkout that should ship.

usage: wheel.py WHEEL    (from the checkout's root)
"""

from __future__ import annotations

import sys
from pathlib import Path
from zipfile import ZipFile

FOLDERS = ("weights", "claims", "attribution", "index", "report", "evaluation")
# The kinds of file a wheel holds. Another kind in a package folder is a stray file, or to be added here on purpose.
SUFFIXES = {".py", ".yaml", ".json", ".npz", ".onnx", ".bin", ".css", ".js"}
LIMIT = 60_000_000  # bytes of a wheel; package registries take 100 million


def expected(root: Path) -> set[str]:
    """The files that should ship, as they are named in the wheel."""
    files = {
        root / name
        for name in ("__init__.py", "assess.py", "checker.py", "cli.py", "errors.py", "run.py", "stored.py", "py.typed")
    }
    for folder in FOLDERS:
        files |= {path for path in (root / folder).rglob("*") if path.suffix in SUFFIXES}
    inside = (path.relative_to(root) for path in files)
    return {f"tawatur/{path.as_posix()}" for path in inside if not {"training", "__pycache__"} & set(path.parts)}


def main(wheel: str) -> int:
    with ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if not name.split("/")[0].endswith(".dist-info")}
    wanted = expected(Path.cwd())
    complaints = [f"should not ship: {name}" for name in sorted(names - wanted)]
    complaints += [f"does not ship: {name}" for name in sorted(wanted - names)]
    size = Path(wheel).stat().st_size
    if size > LIMIT:
        complaints.append(f"the wheel has {size:,} bytes, more than {LIMIT:,}")
    print("\n".join(complaints) or f"the wheel holds the {len(names)} files that should ship, {size:,} bytes")
    return int(bool(complaints))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
