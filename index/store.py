"""The index on disk: what earlier runs found, kept so that nothing stored is lost.

One SQLite file in a folder, vectors included: what one run adds is one transaction. An interrupted run leaves the index
as it was, two writers wait for each other, and readers see all of a run or nothing of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
import numpy.typing as npt

from ..attribution.model import Source
from ..claims.model import Document, Proposition, TawaturError
from . import records
from .holdings import Holdings, digest
from .joining import fitted
from .schema import connect, reading, told, writing
from .search import nearest

Floats = npt.NDArray[np.float32]
_STORED = np.dtype("<f4")


@dataclass(frozen=True, slots=True)
class Hit:
    """A stored proposition near a vector, and the cosine of the two."""

    proposition: Proposition
    cosine: float


@dataclass(frozen=True, slots=True)
class _Held:
    """What :func:`.joining.fitted` asks of an index; the sources are read once."""

    sources: Mapping[str, Source]
    has_text: Callable[[str], bool]
    has_id: Callable[[str, str], bool]


class Store:
    """An open index; use it as a context manager, or close it."""

    def __init__(self, folder: Path, database: sqlite3.Connection, model: str) -> None:
        self.folder = folder
        self.model = model
        self._database = database
        self._vectors: tuple[int, Floats] | None = None

    @classmethod
    def open(cls, path: Path, model: str, *, create: bool = False) -> Store:
        """The index in the folder ``path``; ``model`` is the name of the encoder that makes its vectors.

        Raises:
            TawaturError: there is no index (and ``create`` does not ask for one), it was made with another model or by
                another version, or it cannot be opened.
        """
        store = cls(path, connect(path, create=create), model)
        made_with = store._fact("model")
        if made_with not in (None, model):
            store.close()
            raise TawaturError(
                f"{path}: the index was made with the model {made_with}, not with {model}; "
                "give that model (--model) or another folder"
            )
        return store

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def __len__(self) -> int:
        """The number of documents."""
        with told(self.folder):
            return int(self._database.execute("SELECT count(*) FROM documents").fetchone()[0])

    def missing(self, documents: Sequence[Document]) -> tuple[Document, ...]:
        """Those of ``documents`` that are not held yet: the ones worth reading."""
        with told(self.folder):
            return tuple(document for document in documents if not self.has_text(digest(document)))

    def add(self, new: Holdings) -> Holdings:
        """Keep what of ``new`` is not held yet, and return it under the ids that it has here.

        Raises:
            TawaturError: the vectors are not of this index's length, or the index cannot be written.
        """
        with told(self.folder), writing(self._database):
            fit = fitted(new, _Held(self.sources(), self.has_text, self.has_id))
            self._check_dimension(fit.vectors)
            self._insert(fit)
        return fit

    def load(self) -> Holdings:
        """All that is held, in the order in which it was added."""
        with told(self.folder), reading(self._database):
            documents = self._rows("SELECT record, id, outlet FROM documents ORDER BY number")
            return Holdings(
                documents=tuple(records.document(row[0]) for row in documents),
                statements=tuple(records.statement(line) for line in self._lines("statements")),
                propositions=tuple(records.proposition(line) for line in self._lines("propositions")),
                sources=self.sources(),
                outlets={row[1]: row[2] for row in documents if row[2] is not None},
                vectors=self._all_vectors(),
                same={(a, b): reason for a, b, reason in self._rows("SELECT a, b, reason FROM same ORDER BY a, b")},
            )

    def search(self, vector: Floats, k: int) -> list[Hit]:
        """The ``k`` stored propositions nearest to ``vector`` (dim,) of unit length, the nearest first."""
        with told(self.folder), reading(self._database):
            vectors = self._all_vectors()
            if not len(vectors):
                return []
            found = nearest(np.asarray(vector, dtype=np.float32)[None], vectors, k=k)
            return [
                Hit(self._proposition(position + 1), float(cosine))
                for position, cosine in zip(found.positions[0].tolist(), found.cosines[0], strict=True)
                if position >= 0
            ]

    def sources(self) -> dict[str, Source]:
        """All sources by id."""
        return {name: records.source(line) for name, line in self._rows("SELECT id, record FROM sources ORDER BY id")}

    def has_text(self, digest: str) -> bool:
        """Whether a document with this digest (:func:`.holdings.digest`) is held."""
        return bool(self._rows("SELECT 1 FROM documents WHERE digest = ?", digest))

    def has_id(self, table: str, identifier: str) -> bool:
        """Whether ``identifier`` is taken among the ``documents``, ``statements`` or ``propositions``."""
        return bool(self._rows(f"SELECT 1 FROM {table} WHERE id = ?", identifier))

    def _insert(self, fit: Holdings) -> None:
        insert = self._database.executemany
        insert(
            "INSERT INTO documents (id, digest, outlet, record) VALUES (?, ?, ?, ?)",
            [(d.id, digest(d), fit.outlets.get(d.id), records.dump(d)) for d in fit.documents],
        )
        insert(
            "INSERT INTO statements (id, document, record) VALUES (?, ?, ?)",
            [(s.id, s.document, records.dump(s)) for s in fit.statements],
        )
        insert(
            "INSERT INTO propositions (id, statement, record, vector) VALUES (?, ?, ?, ?)",
            [
                (p.id, p.statement, records.dump(p), vector.astype(_STORED).tobytes())
                for p, vector in zip(fit.propositions, fit.vectors, strict=True)
            ],
        )
        insert("INSERT OR REPLACE INTO sources VALUES (?, ?)", [(n, records.dump(s)) for n, s in fit.sources.items()])
        insert("INSERT OR IGNORE INTO same VALUES (?, ?, ?)", [(a, b, why) for (a, b), why in fit.same.items()])

    def _check_dimension(self, vectors: Floats) -> None:
        """Compare the vectors with those that are there; the first ones say what model and length it is to be."""
        self._database.execute("INSERT OR IGNORE INTO facts VALUES ('model', ?)", (self.model,))
        if self._fact("model") != self.model:  # an empty index, opened by two at once
            raise TawaturError(f"{self.folder}: the index was just made with the model {self._fact('model')}")
        if not len(vectors):
            return
        self._database.execute("INSERT OR IGNORE INTO facts VALUES ('dimension', ?)", (str(vectors.shape[1]),))
        dimension = int(self._fact("dimension") or 0)
        if dimension != vectors.shape[1]:
            raise TawaturError(f"{self.folder}: the index holds vectors of {dimension} numbers, not {vectors.shape[1]}")

    def _all_vectors(self) -> Floats:
        """The vectors in the order of the propositions, whose numbers run from 1 without a gap; read once."""
        (count,) = self._rows("SELECT count(*) FROM propositions")[0]
        if self._vectors is None or self._vectors[0] != count:
            rows = self._rows("SELECT vector FROM propositions ORDER BY number")
            flat = np.frombuffer(b"".join(row[0] for row in rows), dtype=_STORED).astype(np.float32)
            self._vectors = (count, flat.reshape(count, int(self._fact("dimension") or 0)))
        return self._vectors[1]

    def _proposition(self, number: int) -> Proposition:
        return records.proposition(self._rows("SELECT record FROM propositions WHERE number = ?", number)[0][0])

    def _fact(self, name: str) -> str | None:
        with told(self.folder):
            found = self._rows("SELECT value FROM facts WHERE name = ?", name)
        return str(found[0][0]) if found else None

    def _lines(self, table: str) -> list[str]:
        return [row[0] for row in self._rows(f"SELECT record FROM {table} ORDER BY number")]

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        return self._database.execute(query, values).fetchall()
