"""On whom does it rest: provenance graphs, independent origins, hidden copies and verdicts, independent of any model.

The way through: :func:`build_world` once per run, :func:`testimony` for each member of a claim, :func:`sides` for each
claim, :func:`verdict` with its denials and conflicting claims.
"""

from .alignment import aligned_runs
from .model import EMPTY, HIDDEN_PREFIX, Merge, OriginCount, Testimony, World, hidden_source
from .provenance import independent_origins
from .reuse import find_copies
from .verdict import Finding, Opposition, Sides, sides, verdict
from .world import build_world, testimony

__all__ = [
    "EMPTY",
    "HIDDEN_PREFIX",
    "Finding",
    "Merge",
    "Opposition",
    "OriginCount",
    "Sides",
    "Testimony",
    "World",
    "aligned_runs",
    "build_world",
    "find_copies",
    "hidden_source",
    "independent_origins",
    "sides",
    "testimony",
    "verdict",
]
