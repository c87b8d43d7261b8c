"""The report as W3C PROV-JSON: articles, statements and claims as entities, sources as agents.

A statement is derived, link by link, from what each source of its chain told, and that from its origin's own word; a
later document that copies an earlier one is derived from it.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from ..attribution.model import CopyKind, Source, SourceKind
from ..checker import Report
from ..claims.model import Document, Form, Statement
from ..index.model import Claim
from .view import View

NAMESPACE = "https://w3id.org/tawatur#"
_ORGANISATIONS = {SourceKind.OUTLET, SourceKind.AGENCY, SourceKind.INSTITUTION}
_COPY_TYPES = {CopyKind.CITATION: "prov:PrimarySource", CopyKind.REUSE: "prov:Revision", CopyKind.PUBLISHER: None}

Record = dict[str, Any]


def render_prov(report: Report) -> str:
    """The provenance of every statement and claim, as PROV-JSON (W3C member submission of 2013)."""
    graph = _Graph(View(report))
    for source in report.sources:
        graph.source(source)
    for document in report.documents:
        graph.document(document)
    for statement in report.statements:
        graph.statement(statement)
    for claim in report.claims:
        graph.claim(claim)
    for copy in report.copies:
        graph.derive(_name("document", copy.later), _name("document", copy.earlier), _COPY_TYPES[copy.kind])
    return json.dumps(graph.record(), ensure_ascii=False, indent=2) + "\n"


class _Graph:
    """The records of a PROV document, each relation under a running number."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._records: dict[str, dict[str, Record]] = {}

    def record(self) -> Record:
        return {"prefix": {"tawatur": NAMESPACE}, **self._records}

    def source(self, source: Source) -> None:
        kind = "prov:Person" if source.kind == SourceKind.PERSON else None
        kind = "prov:Organization" if source.kind in _ORGANISATIONS else kind
        self._agent(source.id, source.name, kind, source.kind.value, identified=source.identified)
        if source.belongs_to:
            self._known_agent(source.belongs_to)
            pair = {"prov:delegate": _name("source", source.id), "prov:responsible": _name("source", source.belongs_to)}
            self._relate("actedOnBehalfOf", pair)

    def document(self, document: Document) -> None:
        name = _name("document", document.id)
        facts = {"prov:label": document.title or document.id, "tawatur:language": document.language}
        if document.published:
            facts["tawatur:published"] = document.published.isoformat()
        if document.url:
            facts["prov:location"] = document.url
        self._entity(name, "Document", facts)
        outlet = self._view.outlet_id(document)
        if outlet:
            self._attribute(name, outlet)

    def statement(self, statement: Statement) -> None:
        name = _name("statement", statement.id)
        facts = {
            "prov:value": statement.text,
            "tawatur:stance": statement.stance.value,
            "tawatur:form": statement.form.value,
        }
        self._entity(name, "Statement", facts)
        self._relate("hadMember", {"prov:collection": _name("document", statement.document), "prov:entity": name})
        kind = "prov:Quotation" if statement.form in (Form.DIRECT, Form.MIXED) else None
        for number, link in enumerate(self._view.chain(statement), 1):
            told = _name("statement", f"{statement.id}/{number}")
            self._entity(told, "Telling", {"prov:label": self._view.name(link.source)})
            self._attribute(told, link.source)
            self.derive(name, told, kind)
            name = told

    def claim(self, claim: Claim) -> None:
        name = _name("claim", claim.id)
        facts = {
            "prov:value": claim.text,
            "tawatur:verdict": claim.verdict.value,
            "tawatur:originsMin": claim.origins.minimum,
            "tawatur:originsMax": claim.origins.maximum,
        }
        self._entity(name, "Claim", facts)
        for statement in dict.fromkeys(member.statement.id for member in self._view.members(claim)):
            self._relate("hadMember", {"prov:collection": name, "prov:entity": _name("statement", statement)})
        for source in claim.rests_on:
            self._known_agent(source)
            pair = {
                "prov:influencee": name,
                "prov:influencer": _name("source", source),
                "prov:type": _qualified("tawatur:restsOn"),
            }
            self._relate("wasInfluencedBy", pair)

    def derive(self, derived: str, origin: str, kind: str | None) -> None:
        pair: Record = {"prov:generatedEntity": derived, "prov:usedEntity": origin}
        if kind:
            pair["prov:type"] = _qualified(kind)
        self._relate("wasDerivedFrom", pair)

    def _attribute(self, entity: str, source: str) -> None:
        self._known_agent(source)
        self._relate("wasAttributedTo", {"prov:entity": entity, "prov:agent": _name("source", source)})

    def _entity(self, name: str, kind: str, facts: Record) -> None:
        types = [_qualified(f"tawatur:{kind}")]
        if kind in ("Document", "Claim"):
            types.append(_qualified("prov:Collection"))
        self._records.setdefault("entity", {})[name] = {"prov:type": types, **facts}

    def _agent(self, identifier: str, label: str, kind: str | None, sort: str, *, identified: bool) -> None:
        facts: Record = {"prov:label": label, "tawatur:kind": sort, "tawatur:identified": identified}
        if kind:
            facts["prov:type"] = _qualified(kind)
        self._records.setdefault("agent", {})[_name("source", identifier)] = facts

    def _known_agent(self, identifier: str) -> None:
        # Every id that a relation names has to be declared, also one that the report's sources lack.
        if _name("source", identifier) not in self._records.get("agent", {}) and identifier not in self._view.sources:
            self._agent(identifier, identifier, None, SourceKind.UNNAMED.value, identified=False)

    def _relate(self, relation: str, record: Record) -> None:
        records = self._records.setdefault(relation, {})
        records[f"_:{relation}{len(records) + 1}"] = record


def _name(kind: str, identifier: str) -> str:
    return f"tawatur:{kind}/{quote(identifier, safe='/', errors='replace')}"


def _qualified(name: str) -> Record:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}
