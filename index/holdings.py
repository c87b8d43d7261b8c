"""What an index holds, or is given: documents with all that was found in them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from ..attribution.model import Identification, Source
from ..claims.model import Document, Proposition, Statement

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Holdings:
    """Documents, their statements and propositions, the sources by id, and the documents' outlets as source ids.

    ``vectors`` (propositions, dim) are those of the propositions' texts, in their order; ``same`` names pairs of
    source ids of different runs that are one source, each with why. ``merges`` tells why sources of several documents
    of one run are one; it is known of a run that was just made, and not kept on disk.
    """

    documents: tuple[Document, ...] = ()
    statements: tuple[Statement, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    outlets: Mapping[str, str] = field(default_factory=dict)
    vectors: Floats = field(default_factory=lambda: np.zeros((0, 0), dtype=np.float32))
    same: Mapping[tuple[str, str], str] = field(default_factory=dict)
    merges: tuple[Identification, ...] = ()

    def __post_init__(self) -> None:
        if len(self.vectors) != len(self.propositions):
            raise ValueError(f"expected {len(self.propositions)} vectors, got {self.vectors.shape}")


def holdings(
    documents: Sequence[Document],
    statements: Sequence[Statement],
    propositions: Sequence[Proposition],
    sources: Iterable[Source],
    *,
    outlets: Mapping[str, str],
    vectors: Floats,
    merges: Sequence[Identification] = (),
) -> Holdings:
    """What one run found, as an index takes it."""
    by_id = {source.id: source for source in sources}
    return Holdings(
        tuple(documents),
        tuple(statements),
        tuple(propositions),
        by_id,
        dict(outlets),
        vectors,
        merges=tuple(merges),
    )


def digest(document: Document) -> str:
    """What makes two documents one: the text, and who published it when and where (not the file it was read from).

    One text in two papers is two documents: that is what a copy is.
    """
    day = document.published.isoformat() if document.published else None
    parts = [document.text, document.outlet, document.title, document.url, day]
    # Unpaired surrogates, which damaged input may hold, have no UTF-8; ASCII escapes say them all the same.
    return hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()
