"""The database of an index: opened, created where it is not there, and refused where it is something else."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..claims.model import TawaturError

FILE = "index.sqlite"
VERSION = 1
"""Raised whenever the tables change; an index of another version is refused."""
_APPLICATION = 0x7A777472  # marks the file as ours
_PATIENCE = 60.0
"""Seconds to wait for another writer; it holds its lock while sources are compared and rows written, not while a model
runs."""

_TABLES = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE documents (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest TEXT NOT NULL UNIQUE, outlet TEXT, record TEXT NOT NULL
);
CREATE TABLE sources (id TEXT PRIMARY KEY, record TEXT NOT NULL);
CREATE TABLE same (a TEXT NOT NULL, b TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (a, b));
CREATE TABLE statements (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL REFERENCES documents (id),
    record TEXT NOT NULL
);
CREATE TABLE propositions (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, statement TEXT NOT NULL REFERENCES statements (id),
    record TEXT NOT NULL, vector BLOB NOT NULL
);
"""


def connect(folder: Path, *, create: bool) -> sqlite3.Connection:
    """The database in ``folder``, with its tables; both are made when they are not there and ``create`` says so.

    Raises:
        TawaturError: there is no index, it cannot be opened or written, or it is of another version.
    """
    path = folder / FILE
    if not create and not path.is_file():
        raise TawaturError(f"{folder}: no index there; make it with: tawatur index {folder} PATHS")
    with told(folder):
        if create:
            folder.mkdir(parents=True, exist_ok=True)
        mode = "rwc" if create else "rw" if os.access(path, os.W_OK) else "ro"
        database = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=_PATIENCE, isolation_level=None
        )
        try:
            if create and _empty(database):
                with writing(database):
                    if _empty(database):  # nobody else has made them meanwhile
                        for statement in _TABLES.split(";"):
                            database.execute(statement)
                        database.execute(f"PRAGMA application_id = {_APPLICATION}")
                        database.execute(f"PRAGMA user_version = {VERSION}")
            _check(folder, *_version(database))
        except BaseException:
            database.close()
            raise
    return database


@contextmanager
def writing(database: sqlite3.Connection) -> Iterator[None]:
    """A transaction that no other writer shares: all of it is kept, or nothing."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


@contextmanager
def reading(database: sqlite3.Connection) -> Iterator[None]:
    """A transaction that sees one state of the index, whatever is written meanwhile."""
    database.execute("BEGIN")
    try:
        yield
    finally:
        database.execute("ROLLBACK")


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """What goes wrong with the database, in words that help."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise  # a fault of the caller (an id twice in one run), not of the file
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise TawaturError(f"{folder}: another process is writing to this index; try again later") from error
        raise TawaturError(f"{folder}: the index cannot be opened or written ({error})") from error
    except sqlite3.DatabaseError as error:
        raise TawaturError(f"{folder}: the index is damaged ({error}); make it anew in another folder") from error
    except OSError as error:
        raise TawaturError(f"{folder}: the index cannot be opened or written ({error.strerror or error})") from error


def _version(database: sqlite3.Connection) -> tuple[int, int]:
    (application,) = database.execute("PRAGMA application_id").fetchone()
    (version,) = database.execute("PRAGMA user_version").fetchone()
    return application, version


def _empty(database: sqlite3.Connection) -> bool:
    return not database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]


def _check(folder: Path, application: int, version: int) -> None:
    if application != _APPLICATION:
        raise TawaturError(f"{folder}: {FILE} there is no index of tawatur")
    if version != VERSION:
        age = "an older" if version < VERSION else "a newer"
        raise TawaturError(f"{folder}: the index was made by {age} version of tawatur; make it anew in another folder")
