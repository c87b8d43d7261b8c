"""The report as one HTML file that needs nothing else: no network, no fonts, no server."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from ..attribution.model import Source
from ..checker import Report
from .page.article import article
from .page.claim import claim_card
from .page.markup import Markup, element, join
from .page.names import Names
from .page.tables import copies_list, notes_list, sources_table
from .view import View
from .words import MEANING, summary


def render_html(report: Report) -> str:
    """The whole report; everything that comes from a document is escaped, and the page may load nothing."""
    view = View(report)
    names = Names(view)
    script = _resource("page.js")
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(script)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", f"tawatur: {summary(view)}"),
        element("style", _resource("page.css")),
    )
    body = element(
        "body",
        element("header", element("h1", "tawatur"), element("p", summary(view)), _navigation(report)),
        element("main", _claims(names), _articles(names), sources_table(names), copies_list(names), notes_list(names)),
        element("script", script),
    )
    return f"<!doctype html>\n{element('html', head, body, lang='en')}\n"


def _policy(script: Markup) -> str:
    digest = b64encode(sha256(script.encode("utf-8")).digest()).decode("ascii")
    rules = (
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        f"script-src 'sha256-{digest}'",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def _resource(name: str) -> Markup:
    return Markup(files(__package__).joinpath("page", name).read_text(encoding="utf-8"))


def _navigation(report: Report) -> Markup:
    sections = [("claims", "Claims", True), ("articles", "Articles", bool(report.documents))]
    sections.append(("sources", "Sources", bool(report.source_view and report.source_view.rows)))
    sections.append(("copies", "Copies", bool(report.copies)))
    links = (element("a", label, href=f"#{anchor}") for anchor, label, there in sections if there)
    return element("nav", *links)


def _claims(names: Names) -> Markup:
    groups = list(names.view.grouped())
    cards = []
    for verdict, claims in groups:
        slug = verdict.value.replace(" ", "-")
        cards.append(
            element(
                "section",
                element("h2", f"{verdict.value.capitalize()} ({len(claims)})"),
                element("p", MEANING[verdict], class_="meaning"),
                *(claim_card(names, claim) for claim in claims),
                class_=f"group {slug}",
            )
        )
    return element("section", _filters(names) if groups else None, *cards, id="claims")


def _filters(names: Names) -> Markup:
    """Shown by the script only: without it there is nothing to filter with."""
    boxes = (
        element("label", element("input", type="checkbox", value=slug, checked=True), f" {slug.replace('-', ' ')}")
        for slug in (verdict.value.replace(" ", "-") for verdict, _ in names.view.grouped())
    )
    return element(
        "form",
        join(boxes),
        element("input", type="search", id="words", placeholder="words", aria_label="words in a claim", dir="auto"),
        _select("by-source", "all sources", [(names.source[s.id], names.view.name(s.id)) for s in _used(names)]),
        _select(
            "by-document",
            "all documents",
            [(names.document[d.id], d.title or d.id) for d in names.view.report.documents],
        ),
        element("output", id="shown"),
        class_="filters",
        hidden=True,
    )


def _used(names: Names) -> list[Source]:
    used = {source for claim in names.view.report.claims for source in names.view.links_of(claim)}
    return [source for source in names.view.report.sources if source.id in used]


def _select(identifier: str, everything: str, choices: list[tuple[str, str]]) -> Markup:
    options = (element("option", label, value=value) for value, label in choices)
    return element("select", element("option", everything, value=""), *options, id=identifier, aria_label=everything)


def _articles(names: Names) -> Markup | None:
    documents = names.view.report.documents
    if not documents:
        return None
    return element(
        "section", element("h2", "Articles"), *(article(names, document) for document in documents), id="articles"
    )
