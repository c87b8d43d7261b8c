"""The claims as a table: one row for each claim and member."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from ..checker import Report
from ..index.model import Claim
from .view import Member, View

COLUMNS = (
    "claim", "verdict", "origins_min", "origins_max", "rests_on", "claim_text",
    "proposition", "text", "document", "outlet", "language", "published", "url", "form", "stance", "chain", "spans",
)  # fmt: skip
# What a spreadsheet takes for the start of a formula, full-width forms included.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def render_csv(report: Report) -> str:
    """A table with a header row; a cell that a spreadsheet would compute gets an apostrophe in front."""
    view = View(report)
    buffer = StringIO()
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for claim in report.claims:
        for member in view.members(claim):
            writer.writerow([cell if isinstance(cell, int) else _safe(cell) for cell in _row(view, claim, member)])
    return buffer.getvalue()


def _row(view: View, claim: Claim, member: Member) -> Iterator[str | int]:
    proposition, statement, document = member.proposition, member.statement, member.document
    yield claim.id
    yield claim.verdict.value
    yield claim.origins.minimum
    yield claim.origins.maximum
    yield "; ".join(view.name(source) for source in claim.rests_on)
    yield claim.text
    yield proposition.id
    yield proposition.text
    yield document.id
    yield document.outlet or ""
    yield document.language
    yield document.published.isoformat() if document.published else ""
    yield document.url or ""
    yield statement.form.value
    yield statement.stance.value
    yield " ← ".join(view.name(link.source) for link in view.chain(statement))
    yield " ".join(f"{start}:{end}" for start, end in proposition.spans)


def _safe(cell: str) -> str:
    # A NUL ends the cell for some readers; leading white space does not stop a formula.
    text = cell.replace("\x00", "")
    return f"'{text}" if text.lstrip().startswith(_FORMULA) or text.startswith(("\t", "\r")) else text
