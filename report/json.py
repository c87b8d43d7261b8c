"""The report as one JSON object; its shape is a contract with other programs, so fields are only ever added."""

from __future__ import annotations

import json
from typing import Any

from ..attribution.independence.source_view import SourceView
from ..attribution.model import Copy, Identification, Origins, Source
from ..checker import Report, Support, Verification
from ..claims.model import Document, Evidence, Link, Proposition, Statement
from ..index.model import Claim, ClaimLink
from .view import View

Record = dict[str, Any]


def render_json(report: Report) -> str:
    """The whole report, indented by two, in the order of the contract."""
    return _dump(report_record(report))


def report_record(report: Report) -> Record:
    """The report as plain dictionaries and lists."""
    view = View(report)
    record: Record = {
        "version": report.version,
        "documents": [_document(document, view) for document in report.documents],
        "sources": [_source(source) for source in report.sources],
        "statements": [_statement(statement) for statement in report.statements],
        "propositions": [_proposition(proposition) for proposition in report.propositions],
        "claims": [_claim(claim) for claim in report.claims],
        "copies": [_copy(copy) for copy in report.copies],
        "problems": list(report.problems),
        "notes": list(report.notes),
        "identifications": [_identification(item) for item in report.identifications],
    }
    if report.source_view is not None:
        record["source_view"] = _source_view(report.source_view)
    return record


def render_verification(verification: Verification) -> str:
    """What an index holds on one claim, as one JSON object."""
    return _dump(
        {
            "claim": verification.claim,
            "verdict": verification.verdict.value if verification.verdict else "not found",
            "origins": _origins(verification.origins),
            "rests_on": list(verification.rests_on),
            "supporting": [_support(support) for support in verification.supporting],
            "conflicting": [_support(support) for support in verification.conflicting],
            "explanation": list(verification.explanation),
            "sources": [_source(source) for source in verification.sources],
        }
    )


def _dump(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _document(document: Document, view: View) -> Record:
    record: Record = {
        "id": document.id,
        "outlet": view.outlet_id(document),
        "outlet_name": document.outlet,
        "language": document.language,
        "title": document.title,
        "url": document.url,
        "published": document.published.isoformat() if document.published else None,
        "path": document.path,
    }
    if document.extracted:
        record["text"] = document.text
    return record


def _source(source: Source) -> Record:
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind.value,
        "aliases": list(source.aliases),
        "belongs_to": source.belongs_to,
        "identified": source.identified,
    }


def _identification(item: Identification) -> Record:
    return {"source": item.source, "document": item.document, "wording": item.wording, **_evidence(item.evidence)}


def _statement(statement: Statement) -> Record:
    return {
        "id": statement.id,
        "document": statement.document,
        "spans": _spans(statement.spans),
        "text": statement.text,
        "form": statement.form.value,
        "stance": statement.stance.value,
        "cue": list(statement.cue) if statement.cue else None,
        "chain": [_link(link) for link in statement.chain],
        "distanced": statement.distanced,
        "credit": statement.credit,
        "evidence": [_evidence(evidence) for evidence in statement.evidence],
    }


def _link(link: Link) -> Record:
    return {
        "source": link.source,
        "mention": list(link.mention) if link.mention else None,
        "reason": link.reason,
    }


def _proposition(proposition: Proposition) -> Record:
    return {
        "id": proposition.id,
        "statement": proposition.statement,
        "spans": _spans(proposition.spans),
        "text": proposition.text,
    }


def _claim(claim: Claim) -> Record:
    return {
        "id": claim.id,
        "text": claim.text,
        "propositions": list(claim.propositions),
        "verdict": claim.verdict.value,
        "origins": _origins(claim.origins),
        "rests_on": list(claim.rests_on),
        "links": [_claim_link(link) for link in claim.links],
        "conflicts_with": [{"claim": other.claim, "kind": other.kind.value} for other in claim.conflicts_with],
        "explanation": list(claim.explanation),
        "timeline": [
            {
                "when": entry.when.isoformat() if entry.when else None,
                "document": entry.document,
                "source": entry.source,
                "what": entry.what,
            }
            for entry in claim.timeline
        ],
        "credibility": claim.credibility,
    }


def _claim_link(link: ClaimLink) -> Record:
    judgement = link.judgement
    return {
        "a": link.a,
        "b": link.b,
        "relation": judgement.relation.value,
        "kind": judgement.kind.value if judgement.kind else None,
        "score": _score(judgement.score),
        "reason": judgement.reason,
    }


def _copy(copy: Copy) -> Record:
    return {
        "earlier": copy.earlier,
        "later": copy.later,
        "kind": copy.kind.value,
        "overlap": _score(copy.overlap),
        "reason": copy.reason,
        "spans": [[list(earlier), list(later)] for earlier, later in copy.spans],
    }


def _source_view(view: SourceView) -> Record:
    return {
        "anonymous_share": _score(view.anonymous_share),
        "rows": [
            {
                "source": row.source,
                "claims": row.claims,
                "documents": row.documents,
                "sole": row.sole,
                "through": list(row.through),
                "rating": row.rating,
            }
            for row in view.rows
        ],
    }


def _support(support: Support) -> Record:
    return {
        "document": support.document,
        "proposition": _proposition(support.proposition),
        "statement": _statement(support.statement),
        "chain": [_link(link) for link in support.statement.chain],
        "relation": support.judgement.relation.value,
        "kind": support.judgement.kind.value if support.judgement.kind else None,
        "score": _score(support.judgement.score),
        "reason": support.judgement.reason,
    }


def _origins(origins: Origins) -> Record:
    return {"min": origins.minimum, "max": origins.maximum, "ids": list(origins.ids)}


def _evidence(evidence: Evidence) -> Record:
    return {"score": _score(evidence.score), "reason": evidence.reason}


def _spans(spans: tuple[tuple[int, int], ...]) -> list[list[int]]:
    return [list(span) for span in spans]


def _score(value: float) -> float:
    # Four digits: more would only carry the noise of the machine's arithmetic into files that people compare.
    return round(float(value), 4)
