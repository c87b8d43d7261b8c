"""The report for a terminal: claims by verdict with their chains, then who says what through whom."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from ..attribution.model import Verdict
from ..checker import Report
from ..claims.model import Document, Statement
from ..index.model import Claim
from .text import isolate, one_line, wrap
from .tree import Branch, provenance
from .view import View
from .words import MEANING, count, document_facts, manner, mark, origin_range, summary

if TYPE_CHECKING:
    from rich.console import Console

_STYLE = {
    Verdict.DISPUTED: "bold red",
    Verdict.CORROBORATED: "bold green",
    Verdict.UNRESOLVED: "bold yellow",
    Verdict.SINGLE_SOURCE: "bold cyan",
}
_REASONS_SHOWN = 6  # of a claim; the rest is in the JSON and HTML reports, and the line that ends the list says so
_SOURCES_SHOWN = 12  # the ones that feed most
_COPIES_SHOWN = 40  # papers of one publisher make pairs by the thousand
_NAME = 48  # characters of a name that are shown: a sentence taken for a name must not push its line apart
_ARROW = " ← "


def render_terminal(report: Report, *, width: int = 100) -> str:
    """The report as plain text without colours, ``width`` cells wide."""
    from rich.console import Console

    buffer = StringIO()
    print_report(report, Console(file=buffer, width=width, markup=False, emoji=False, highlight=False, no_color=True))
    return buffer.getvalue()


def print_report(report: Report, console: Console) -> None:
    """Print the report on a console of rich, as wide as that console is and coloured if it is."""
    view = View(report)
    page = _Page(console)
    for verdict, claims in view.grouped():
        page.rule(f"{verdict.value} ({len(claims)}): {MEANING[verdict]}", _STYLE[verdict])
        for claim in claims:
            _claim(page, view, claim)
    _speakers(page, view)
    _copies(page, view)
    _sources(page, view)
    _notes(page, view)
    page.rule("summary", "bold")
    page.text(summary(view), style="bold")


class _Page:
    """Lines with an indentation, wrapped to the console's width."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def rule(self, title: str, style: str) -> None:
        self.line()
        self._console.rule(title, style=style, align="left", characters="─")

    def line(self, text: str = "", *, indent: int = 0, style: str = "") -> None:
        from rich.text import Text

        self._console.print(Text(" " * indent + text, style=style), soft_wrap=True)

    def text(self, text: str, *, indent: int = 0, lead: str = "", style: str = "") -> None:
        """Wrapped text behind ``lead``; the lines after the first are indented as far as the first one's text."""
        margin = indent + len(lead)
        width = max(20, self._console.width - margin)
        for number, line in enumerate(wrap(text, width)):
            self.line(f"{lead if not number else ' ' * len(lead)}{line}", indent=indent, style=style)


def _claim(page: _Page, view: View, claim: Claim) -> None:
    page.line()
    page.text(claim.text, lead="■ ", style=_STYLE[claim.verdict])
    credibility = f" · credibility {claim.credibility}" if claim.credibility else ""
    page.line(f"{origin_range(claim.origins)}{credibility}", indent=2)
    if claim.rests_on:
        page.line("rests on " + ", ".join(_name(view, source) for source in claim.rests_on), indent=2)
    for branch in provenance(view, claim):
        _branch(page, view, branch)
    denied = provenance(view, claim, denials=True)
    if denied:
        page.line("denied by", indent=2, style="red")
    for branch in denied:
        _branch(page, view, branch)
    for conflict in claim.conflicts_with:
        other = view.claims.get(conflict.claim)
        side = f" [{origin_range(other.origins)}]" if other else ""
        text = one_line(other.text, 160) if other else conflict.claim
        page.text(text, indent=2, lead=f"≠ {conflict.kind.value}{side}: ", style="red")
    _reasons(page, claim)
    _timeline(page, view, claim)


def _branch(page: _Page, view: View, branch: Branch) -> None:
    if not branch.sources:
        for document in branch.documents:
            page.line(f"{_document(view, document)}: its own voice", indent=2)
    elif len(branch.documents) == 1 and not branch.branches:
        page.line(f"{_document(view, branch.documents[0])}{_ARROW}{_chain(view, branch.sources)}", indent=2)
    else:
        page.line(_chain(view, branch.sources), indent=2)
        _children(page, view, branch, "  ")


def _children(page: _Page, view: View, branch: Branch, margin: str) -> None:
    items: list[Document | Branch] = [*branch.documents, *branch.branches]
    for number, item in enumerate(items, 1):
        elbow, below = ("└─ ", "   ") if number == len(items) else ("├─ ", "│  ")
        if isinstance(item, Document):
            page.line(f"{margin}{elbow}{_document(view, item)}")
        elif len(item.documents) == 1 and not item.branches:
            page.line(f"{margin}{elbow}{_document(view, item.documents[0])}{_ARROW}{_chain(view, item.sources)}")
        else:
            page.line(f"{margin}{elbow}{_chain(view, item.sources)}")
            _children(page, view, item, margin + below)


def _reasons(page: _Page, claim: Claim) -> None:
    for reason in claim.explanation[:_REASONS_SHOWN]:
        page.text(reason, indent=2, lead="· ", style="dim")
    left = len(claim.explanation) - _REASONS_SHOWN
    if left > 0:
        page.line(f"· and {count(left, 'more reason')} in the JSON and HTML reports", indent=2, style="dim")


def _timeline(page: _Page, view: View, claim: Claim) -> None:
    # One entry only repeats what the chain above it says.
    for entry in claim.timeline if len(claim.timeline) > 1 else ():
        document = view.documents.get(entry.document)
        carrier = isolate(view.carrier(document)) if document else isolate(entry.document)
        through = f"{_ARROW}{isolate(view.name(entry.source))}" if entry.source else ""
        when = entry.when.isoformat() if entry.when else "undated"
        page.line(f"{when:<10}  {carrier}{through}: {isolate(entry.what)}", indent=2, style="dim")


def _speakers(page: _Page, view: View) -> None:
    if any(view.chain(statement) for statement in view.report.statements):
        page.rule("who says what, through whom", "bold")
    for document in view.report.documents:
        attributed = [statement for statement in view.statements_of(document) if view.chain(statement)]
        if not attributed:
            continue
        page.line()
        page.text(document.title or document.id, lead=f"{_document(view, document)}: ", style="bold")
        chain = None
        for statement in attributed:
            sources = tuple(link.source for link in view.chain(statement))
            if sources != chain:
                page.line(f"← {_chain(view, sources)}", indent=2, style="bold")
                chain = sources
            _statement(page, statement)


def _statement(page: _Page, statement: Statement) -> None:
    how = manner(statement)
    page.text(statement.text, indent=4, lead=f"[{how}] " if how else "")


def _copies(page: _Page, view: View) -> None:
    if view.report.copies:
        page.rule("copies", "bold")
    for copy in view.report.copies[:_COPIES_SHOWN]:
        names = [
            _document(view, view.documents[key]) if key in view.documents else isolate(key)
            for key in (copy.later, copy.earlier)
        ]
        page.line(f"{_ARROW.join(names)}  {copy.kind.value}, {copy.overlap:.0%} of its words")
        page.text(copy.reason, indent=2, style="dim")
    left = len(view.report.copies) - _COPIES_SHOWN
    if left > 0:
        page.line(f"and {count(left, 'more pair')} in the JSON and HTML reports", style="dim")


def _sources(page: _Page, view: View) -> None:
    sources = view.report.source_view
    if sources is None or not sources.rows:
        return
    page.rule("sources", "bold")
    for row in sources.rows[:_SOURCES_SHOWN]:
        through = f", through {', '.join(isolate(view.name(item)) for item in row.through)}" if row.through else ""
        sizes = f"{count(row.claims, 'claim')} ({row.sole} on it alone) in {count(row.documents, 'document')}"
        page.line(f"{_name(view, row.source)}: {sizes}{through} [{row.rating}]")
    left = len(sources.rows) - _SOURCES_SHOWN
    if left > 0:
        page.line(f"and {count(left, 'more source')} in the JSON and HTML reports", style="dim")
    page.line(f"{sources.anonymous_share:.0%} of the claims rest on anonymous sources only")


def _notes(page: _Page, view: View) -> None:
    lines = (*view.report.problems, *view.report.notes)
    if lines:
        page.rule("notes", "bold")
    for line in lines:
        page.text(line, lead="· ")


def _chain(view: View, sources: tuple[str, ...]) -> str:
    return _ARROW.join(_name(view, source) for source in sources)


def _name(view: View, source: str) -> str:
    return f"{isolate(view.name(source, _NAME))}{mark(view, source)}"


def _document(view: View, document: Document) -> str:
    facts = document_facts(document)
    name = isolate(one_line(view.carrier(document), _NAME))
    return f"{name} ({facts})" if facts else name
