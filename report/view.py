"""What every renderer looks up in a report: who, where, and the members of a claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..attribution.model import Source, SourceKind, Verdict
from ..checker import Report
from ..claims.model import Document, Link, Proposition, Statement
from ..index.model import Claim
from .text import one_line

VERDICT_ORDER = (Verdict.DISPUTED, Verdict.CORROBORATED, Verdict.UNRESOLVED, Verdict.SINGLE_SOURCE)
"""The order in which claims are shown: what a reader should see first comes first."""


@dataclass(frozen=True, slots=True)
class Member:
    """One proposition of a claim, with the statement and the document it stands in."""

    proposition: Proposition
    statement: Statement
    document: Document


class View:
    """A report with its cross-references resolved.

    An id that the report does not hold is shown as it is, so that a renderer never fails on a report from elsewhere.
    """

    def __init__(self, report: Report) -> None:
        self.report = report

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Documents by id."""
        return {document.id: document for document in self.report.documents}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.report.sources}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.report.claims}

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """Statements by id."""
        return {statement.id: statement for statement in self.report.statements}

    @cached_property
    def propositions(self) -> dict[str, Proposition]:
        """Propositions by id."""
        return {proposition.id: proposition for proposition in self.report.propositions}

    @cached_property
    def _merges(self) -> dict[str, dict[tuple[str, str], int]]:
        grouped: dict[str, dict[tuple[str, str], int]] = {}
        for item in self.report.identifications:
            counts = grouped.setdefault(item.source, {})
            key = (item.wording, item.evidence.reason)
            counts[key] = counts.get(key, 0) + 1
        return grouped

    @cached_property
    def _statements_by_document(self) -> dict[str, list[Statement]]:
        grouped: dict[str, list[Statement]] = {}
        for statement in self.report.statements:
            grouped.setdefault(statement.document, []).append(statement)
        return grouped

    @cached_property
    def claims_by_statement(self) -> dict[str, list[Claim]]:
        """The claims to which a statement's propositions belong, by the statement's id."""
        found: dict[str, list[Claim]] = {}
        for claim in self.report.claims:
            for member in self.members(claim):
                claims = found.setdefault(member.statement.id, [])
                if claim not in claims:
                    claims.append(claim)
        return found

    def members(self, claim: Claim) -> list[Member]:
        """The members of a claim, in the claim's order."""
        found = []
        for identifier in claim.propositions:
            proposition = self.propositions.get(identifier)
            statement = self.statements.get(proposition.statement) if proposition else None
            document = self.documents.get(statement.document) if statement else None
            if proposition and statement and document:
                found.append(Member(proposition, statement, document))
        return found

    def statements_of(self, document: Document) -> list[Statement]:
        """A document's statements in the order of its text."""
        return sorted(self._statements_by_document.get(document.id, []), key=lambda s: (s.spans, s.id))

    def grouped(self) -> Iterator[tuple[Verdict, list[Claim]]]:
        """Claims by verdict; inside a verdict those told by most documents first, then in the report's order."""
        for verdict in VERDICT_ORDER:
            claims = [claim for claim in self.report.claims if claim.verdict == verdict]
            if claims:
                yield verdict, sorted(claims, key=lambda claim: -len({m.document.id for m in self.members(claim)}))

    def outlet_id(self, document: Document) -> str | None:
        """The source id of a document's outlet, None where it has none."""
        return self.report.outlets.get(document.id)

    def carrier(self, document: Document) -> str:
        """The name under which a document is shown: its outlet's, or its own id."""
        outlet = self.outlet_id(document)
        return self.name(outlet) if outlet else document.outlet or document.id

    def name(self, source_id: str, limit: int | None = None) -> str:
        """A source's name, with its Latin alias behind it when the name is in another script.

        ``limit`` is the number of characters to which each of the two is cut.
        """
        source = self.sources.get(source_id)
        name = one_line(source.name if source else source_id, limit)
        aliases = source.aliases if source and not name.isascii() else ()
        latin = next((one_line(alias, limit) for alias in aliases if alias.isascii()), "")
        return f"{name} ({latin})" if latin else name

    def merges(self, source_id: str) -> list[tuple[str, str, int]]:
        """Why a source of several documents is one: what it is called, the reason, and how many mentions have both."""
        return [(wording, reason, number) for (wording, reason), number in self._merges.get(source_id, {}).items()]

    def anonymous(self, source_id: str) -> bool:
        """Whether a source is known not to be identified."""
        source = self.sources.get(source_id)
        return source is not None and (not source.identified or source.kind == SourceKind.UNNAMED)

    def chain(self, statement: Statement) -> tuple[Link, ...]:
        """A statement's chain; a credit line stands in for it where the document speaks in its own voice."""
        if statement.chain or not statement.credit:
            return statement.chain
        return (Link(statement.credit, None, "credit line"),)

    def links_of(self, claim: Claim) -> list[str]:
        """The sources that stand anywhere in a claim's chains, each once, nearest first."""
        chains = (link.source for member in self.members(claim) for link in self.chain(member.statement))
        return list(dict.fromkeys(chains))
