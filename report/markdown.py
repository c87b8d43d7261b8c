"""The report as Markdown, for a wiki, an issue or a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..checker import Report
from ..claims.model import Document
from ..index.model import Claim
from .text import isolate, one_line
from .tree import Branch, provenance
from .view import View
from .words import MEANING, count, document_facts, manner, mark, origin_range, summary

_SPECIAL = re.compile(r"([\\`*_\[\]|~$])")
_LINE_START = re.compile(r"^([#+>=-]|\d+(?=[.)]))")


def render_markdown(report: Report) -> str:
    """The whole report; other people's text is escaped, so that it can neither format nor link."""
    view = View(report)
    lines = ["# tawatur report", "", f"{summary(view)}."]
    for verdict, claims in view.grouped():
        title = verdict.value.capitalize()
        lines += ["", f"## {title} ({len(claims)})", "", f"{MEANING[verdict].capitalize()}."]
        for claim in claims:
            lines += ["", f"### {_escape(claim.text)}", "", *_claim(view, claim)]
    lines += [*_speakers(view), *_copies(view), *_sources(view)]
    if report.problems or report.notes:
        lines += ["", "## Notes", "", *(f"- {_escape(line)}" for line in (*report.problems, *report.notes))]
    return "\n".join(lines) + "\n"


def _claim(view: View, claim: Claim) -> Iterator[str]:
    basis = ", ".join(_escape(f"{view.name(source)}{mark(view, source)}") for source in claim.rests_on)
    yield f"- **{claim.verdict.value}**: {origin_range(claim.origins)}{f', rests on {basis}' if basis else ''}"
    if claim.credibility:
        yield f"- credibility {_escape(claim.credibility)}"
    for heading, branches in (
        ("Told by", provenance(view, claim)),
        ("Denied by", provenance(view, claim, denials=True)),
    ):
        if branches:
            yield f"- {heading}:"
        for branch in branches:
            yield from _branch(view, branch, "  ")
    for conflict in claim.conflicts_with:
        other = view.claims.get(conflict.claim)
        yield f"- Against it ({conflict.kind.value}): {_escape(other.text if other else conflict.claim)}"
    for reason in claim.explanation:
        yield f"- Why: {_escape(reason)}"
    for entry in claim.timeline:
        document = view.documents.get(entry.document)
        carrier = view.carrier(document) if document else entry.document
        yield f"- {entry.when.isoformat() if entry.when else 'undated'}: {_escape(carrier)}: {_escape(entry.what)}"


def _branch(view: View, branch: Branch, margin: str) -> Iterator[str]:
    chain = " ← ".join(_escape(view.name(source)) for source in branch.sources)
    if not branch.branches and len(branch.documents) == 1:
        told = f" ← {chain}" if chain else " (own voice)"
        yield f"{margin}- {_document(view, branch.documents[0])}{told}"
        return
    yield f"{margin}- {chain or 'own voice'}"
    for document in branch.documents:
        yield f"{margin}  - {_document(view, document)}"
    for below in branch.branches:
        yield from _branch(view, below, f"{margin}  ")


def _speakers(view: View) -> Iterator[str]:
    heading = ["", "## Who says what, through whom"]
    for document in view.report.documents:
        attributed = [statement for statement in view.statements_of(document) if view.chain(statement)]
        if not attributed:
            continue
        yield from heading
        heading = []
        yield from ("", f"### {_document(view, document)}: {_escape(document.title or document.id)}", "")
        yield from ("| through whom | what |", "| --- | --- |")
        for statement in attributed:
            chain = " ← ".join(_escape(view.name(link.source)) for link in view.chain(statement))
            how = manner(statement)
            yield f"| {chain} | {f'({how}) ' if how else ''}{_escape(statement.text)} |"


def _copies(view: View) -> Iterator[str]:
    if view.report.copies:
        yield from ("", "## Copies", "")
    for copy in view.report.copies:
        later, earlier = (
            _document(view, view.documents[key]) if key in view.documents else _escape(key)
            for key in (copy.later, copy.earlier)
        )
        yield f"- {later} ← {earlier}: {copy.kind.value}, {copy.overlap:.0%} of its words; {_escape(copy.reason)}"


def _sources(view: View) -> Iterator[str]:
    sources = view.report.source_view
    if sources is None or not sources.rows:
        return
    yield from ("", "## Sources", "", "| source | claims | on it alone | documents | through | rating |")
    yield "| --- | ---: | ---: | ---: | --- | --- |"
    for row in sources.rows:
        through = ", ".join(_escape(view.name(source)) for source in row.through)
        cells = (_escape(view.name(row.source)), row.claims, row.sole, row.documents, through, _escape(row.rating))
        yield f"| {' | '.join(map(str, cells))} |"
    yield from (
        "",
        f"{sources.anonymous_share:.0%} of {count(len(view.report.claims), 'claim')} rest on anonymous sources only.",
    )
    heading = ["", "Why what several articles name is one source:", ""]
    for row in sources.rows:
        for wording, reason, number in view.merges(row.source):
            yield from heading
            heading = []
            told = f"“{one_line(wording)}” ({count(number, 'mention')}): {one_line(reason)}"
            yield f"- {_escape(view.name(row.source))}: {_escape(told)}"


def _document(view: View, document: Document) -> str:
    facts = document_facts(document)
    return f"{_escape(view.carrier(document))}{f' ({_escape(facts)})' if facts else ''}"


def _escape(text: str) -> str:
    line = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return isolate(_LINE_START.sub(r"\\\1", _SPECIAL.sub(r"\\\1", line)))
