"""The sentences that more than one renderer uses."""

from __future__ import annotations

from ..attribution.model import Origins, Verdict
from ..claims.model import Document, Stance, Statement
from .view import View

MEANING = {
    Verdict.DISPUTED: "an independent origin denies it or asserts what cannot hold together with it",
    Verdict.CORROBORATED: "at least two origins that are independent of each other",
    Verdict.UNRESOLVED: "its origins may or may not be one and the same",
    Verdict.SINGLE_SOURCE: "all that is known of it comes through one source",
}
"""What each verdict means, in half a sentence."""


def count(number: int, noun: str) -> str:
    """``1 claim``, ``2 claims``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def summary(view: View) -> str:
    """The whole report in one line."""
    report = view.report
    size = ", ".join(
        count(len(items), noun)
        for items, noun in ((report.documents, "document"), (report.statements, "statement"), (report.claims, "claim"))
    )
    verdicts = ", ".join(f"{len(claims)} {verdict.value}" for verdict, claims in view.grouped())
    return f"{size}: {verdicts}" if verdicts else size


def origin_range(origins: Origins) -> str:
    """``1 independent origin``, ``1 to 2 independent origins``."""
    if origins.minimum == origins.maximum:
        return count(origins.minimum, "independent origin")
    return f"{origins.minimum} to {count(origins.maximum, 'independent origin')}"


def document_facts(document: Document) -> str:
    """Language and day of a document, as far as they are known."""
    known = (document.language, document.published.isoformat() if document.published else "")
    return ", ".join(fact for fact in known if fact)


def manner(statement: Statement) -> str:
    """How a statement is worded, as far as that is out of the ordinary: denied, declined, with distance."""
    stance = {Stance.DENIES: "denies", Stance.DECLINES: "declines to comment"}.get(statement.stance)
    parts = (stance, "with distance" if statement.distanced else None)
    return ", ".join(part for part in parts if part)


def mark(view: View, source: str) -> str:
    """What is put behind an anonymous source's name; nothing behind another's."""
    return " [anonymous]" if view.anonymous(source) else ""
