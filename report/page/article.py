"""One article: its text with the statements marked, and beside it who says each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ...claims.model import Document, Span, Statement
from ..text import one_line
from ..words import document_facts, manner
from .markup import Markup, element, own
from .names import Names

_SHOWN = 160  # characters of a statement in the list beside the text, where the whole of it stands marked


def article(names: Names, document: Document) -> Markup:
    """The article's section: heading, marked text, and the list of statements with their chains."""
    statements = names.view.statements_of(document)
    numbers = {statement.id: number for number, statement in enumerate(statements, 1)}
    facts = document_facts(document)
    return element(
        "section",
        own(document.title or document.id, "h3", language=document.language),
        element(
            "p", own(names.view.carrier(document)), f" · {facts} " if facts else " ", _address(document), class_="facts"
        ),
        element(
            "div",
            element("div", *_paragraphs(names, document, statements, numbers), lang=document.language, class_="text"),
            element("ol", *(_said(names, statement) for statement in statements), class_="said"),
            class_="beside",
        ),
        class_="article",
        id=names.document[document.id],
    )


def _address(document: Document) -> Markup | None:
    # Only web addresses become links: a document's url is somebody's text and could hold a script.
    if not document.url or not document.url.lower().startswith(("https://", "http://")):
        return None
    return element("a", "original", href=document.url, rel="noopener noreferrer nofollow", target="_blank")


def _paragraphs(
    names: Names, document: Document, statements: list[Statement], numbers: dict[str, int]
) -> Iterator[Markup]:
    start = 0
    for line in document.text.split("\n"):
        end = start + len(line)
        if line.strip():
            inside = [s for s in statements if any(a < end and b > start for a, b in s.spans)]
            yield element("p", *_pieces(names, document.text, (start, end), inside, numbers), dir="auto")
        start = end + 1


def _pieces(
    names: Names, text: str, within: Span, statements: list[Statement], numbers: dict[str, int]
) -> Iterator[Markup | str]:
    """The stretch ``within`` cut wherever a statement begins or ends; nested statements share their pieces."""
    low, high = within
    edges = {edge for statement in statements for span in statement.spans for edge in span if low < edge < high}
    cuts = [low, *sorted(edges), high]
    for start, end in pairwise(cuts):
        covering = [s for s in statements if any(a <= start and end <= b for a, b in s.spans)]
        for statement in covering:
            if statement.spans[0][0] == start:
                yield _reference(names, statement, numbers[statement.id])
        if not covering:
            yield text[start:end]
            continue
        voice = "told" if any(names.view.chain(statement) for statement in covering) else "own"
        anchors = " ".join(names.statement[statement.id] for statement in covering)
        yield element("mark", text[start:end], class_=voice, data_statements=anchors)


def _reference(names: Names, statement: Statement, number: int) -> Markup:
    return element("a", str(number), class_="reference", href=f"#{names.statement[statement.id]}")


def _said(names: Names, statement: Statement) -> Markup:
    how = manner(statement)
    claims = names.view.claims_by_statement.get(statement.id, [])
    reasons = [f"{link.reason}" for link in statement.chain if link.reason] + [
        f"{evidence.reason} ({evidence.score:.2f})" for evidence in statement.evidence
    ]
    return element(
        "li",
        names.chain(statement) or element("small", "own voice"),
        element("em", f" {how}") if how else None,
        own(one_line(statement.text, _SHOWN), "p"),
        element("details", element("summary", "Why"), element("ul", *(own(reason, "li") for reason in reasons)))
        if reasons
        else None,
        *(
            element(
                "a",
                claim.verdict.value,
                class_=f"verdict {claim.verdict.value.replace(' ', '-')}",
                href=f"#{names.claim[claim.id]}",
            )
            for claim in claims
        ),
        id=names.statement[statement.id],
    )
