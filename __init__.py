"""tawatur: who says what, through whom, and on whom a claim rests.

The importable facade is loaded on first use, so that ``import tawatur`` stays cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .checker import Checker, Report
    from .claims.model import Document

__version__ = "0.1.0"
__all__ = ["Checker", "Document", "Report", "__version__"]

_HOME = {"Checker": ".checker", "Report": ".checker", "Document": ".claims.model"}


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(_HOME[name], __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
