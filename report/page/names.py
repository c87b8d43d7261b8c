"""Anchors, and the way in which documents, sources and chains are shown on the page."""

from __future__ import annotations

from functools import cached_property

from ...claims.model import Document, Statement
from ..text import one_line
from ..view import View
from ..words import document_facts
from .markup import Markup, element, join, own

_NAME = 80  # characters of a name that are shown


class Names:
    """A report's things under running numbers: an id of the report is somebody's text and makes no safe anchor."""

    def __init__(self, view: View) -> None:
        self.view = view

    @cached_property
    def claim(self) -> dict[str, str]:
        """Anchor of a claim by its id."""
        return {claim.id: f"claim-{number}" for number, claim in enumerate(self.view.report.claims, 1)}

    @cached_property
    def statement(self) -> dict[str, str]:
        """Anchor of a statement by its id."""
        return {item.id: f"statement-{number}" for number, item in enumerate(self.view.report.statements, 1)}

    @cached_property
    def document(self) -> dict[str, str]:
        """Anchor of a document by its id."""
        return {item.id: f"document-{number}" for number, item in enumerate(self.view.report.documents, 1)}

    @cached_property
    def source(self) -> dict[str, str]:
        """Running number of a source by its id."""
        return {item.id: f"source-{number}" for number, item in enumerate(self.view.report.sources, 1)}

    def source_pill(self, source_id: str) -> Markup:
        """A source's name with its kind; anonymous ones marked."""
        source = self.view.sources.get(source_id)
        anonymous = self.view.anonymous(source_id)
        facts = " · ".join(
            part for part in (source.kind.value if source else "", "anonymous" if anonymous else "") if part
        )
        return element(
            "span",
            own(self.view.name(source_id, _NAME)),
            element("small", f" {facts}") if facts else None,
            class_="pill anonymous" if anonymous else "pill",
        )

    def document_pill(self, document: Document) -> Markup:
        """A document's outlet, language and day, linked to its text."""
        facts = document_facts(document)
        return element(
            "a",
            own(one_line(self.view.carrier(document), _NAME)),
            element("small", f" {facts}") if facts else None,
            class_="pill document",
            href=f"#{self.document[document.id]}",
        )

    def chain(self, statement: Statement) -> Markup:
        """A statement's chain as pills, from the link nearest to the article to the origin."""
        return arrows([self.source_pill(link.source) for link in self.view.chain(statement)])


def arrows(pills: list[Markup]) -> Markup:
    """Pills with an arrow before each but the first."""
    arrow = element("span", " ← ", class_="arrow")
    return join(part for number, pill in enumerate(pills) for part in ((arrow, pill) if number else (pill,)))
