"""HTML that is escaped by construction: only an element is markup, every other text is text."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from ..text import clean

_EMPTY = {"meta", "input", "br", "hr"}


class Markup(str):
    """Text that is HTML already. Made by ``element`` and ``join`` only."""

    __slots__ = ()


Child = str | Markup | None


def element(name: str, /, *children: Child, **attributes: str | int | bool | None) -> Markup:
    """One element. Children that are no markup are escaped; an attribute that is None or False is left out.

    An underscore at the end of an attribute's name is dropped (``class_``), one inside becomes a hyphen (``data_id``).
    """
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _EMPTY:
        return Markup(f"<{name}{written}>")
    return Markup(f"<{name}{written}>{join(children)}</{name}>")


def join(children: Iterable[Child]) -> Markup:
    """Children behind each other, those that are no markup escaped."""
    return Markup("".join(child if isinstance(child, Markup) else escape(clean(child)) for child in children if child))


def own(text: str, name: str = "bdi", *, language: str | None = None, class_: str | None = None) -> Markup:
    """Somebody's own words in an element that takes its direction from them."""
    return element(name, text, dir="auto", lang=language, class_=class_)


def _attribute(name: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    key = name.rstrip("_").replace("_", "-")
    return f" {key}" if value is True else f' {key}="{escape(clean(str(value)))}"'
