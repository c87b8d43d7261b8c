"""The whole run at a glance: sources, copies, notes."""

from __future__ import annotations

from ...attribution.independence.source_view import SourceRow
from ...attribution.model import Copy
from ..words import count
from .markup import Markup, element, join, own
from .names import Names, arrows


def sources_table(names: Names) -> Markup | None:
    """Which source feeds how much, and through whom."""
    view = names.view.report.source_view
    if view is None or not view.rows:
        return None
    heads = ("Source", "Claims", "On it alone", "Documents", "Through", "Rating")
    return element(
        "section",
        element("h2", "Sources"),
        element("p", f"{view.anonymous_share:.0%} of the claims rest on anonymous sources only."),
        element(
            "table",
            element("thead", element("tr", *(element("th", head, scope="col") for head in heads))),
            element("tbody", *(_row(names, row) for row in view.rows)),
            class_="sources",
        ),
        id="sources",
    )


def _row(names: Names, row: SourceRow) -> Markup:
    through = join(part for source in row.through for part in (names.source_pill(source), " "))
    numbers = (element("td", str(number), class_="number") for number in (row.claims, row.sole, row.documents))
    name = element("td", names.source_pill(row.source), _merges(names, row.source))
    return element("tr", name, *numbers, element("td", through), element("td", row.rating))


def _merges(names: Names, source: str) -> Markup | None:
    """Why what several articles call a source is one."""
    merges = names.view.merges(source)
    if not merges:
        return None
    items = (
        element("li", own(wording), f" ({count(number, 'mention')}): ", own(reason))
        for wording, reason, number in merges
    )
    return element("details", element("summary", "Why one source"), element("ul", *items))


def copies_list(names: Names) -> Markup | None:
    """Which documents depend on which."""
    copies = names.view.report.copies
    if not copies:
        return None
    items = (_copy(names, copy) for copy in copies)
    return element("section", element("h2", "Copies"), element("ul", *items), id="copies")


def _copy(names: Names, copy: Copy) -> Markup:
    documents = names.view.documents
    pills = [
        names.document_pill(documents[key]) if key in documents else own(key, class_="pill")
        for key in (copy.later, copy.earlier)
    ]
    share = element("small", f" {copy.kind.value}, {copy.overlap:.0%} of its words")
    return element("li", arrows(pills), share, own(copy.reason, "div"))


def notes_list(names: Names) -> Markup | None:
    """What went wrong with single inputs, and what a reader should know about the whole."""
    lines = (*names.view.report.problems, *names.view.report.notes)
    if not lines:
        return None
    return element("section", element("h2", "Notes"), element("ul", *(own(line, "li") for line in lines)), id="notes")
