"""One claim as a card: verdict, chains, the other side, reasons, evidence, time line."""

from __future__ import annotations

from ...index.model import Claim, ClaimLink
from ..tree import Branch, provenance
from ..words import count, manner, origin_range
from .markup import Markup, element, join, own
from .names import Names, arrows


def claim_card(names: Names, claim: Claim) -> Markup:
    """The card of a claim; what a reader needs first is open, the rest folds out."""
    view = names.view
    members = view.members(claim)
    documents = dict.fromkeys(names.document[member.document.id] for member in members)
    sources = [names.source[source] for source in view.links_of(claim) if source in names.source]
    slug = claim.verdict.value.replace(" ", "-")
    return element(
        "article",
        element("span", claim.verdict.value, class_="verdict"),
        own(claim.text, "h3", language=members[0].document.language if members else None),
        element("p", *_facts(names, claim), class_="facts"),
        _tree(names, provenance(view, claim)),
        _denials(names, claim),
        *(_conflict(names, conflict.claim, conflict.kind.value) for conflict in claim.conflicts_with),
        _reasons(claim),
        _waterfall(names, claim),
        _members(names, claim),
        _timeline(names, claim),
        class_=f"claim {slug}",
        id=names.claim[claim.id],
        data_verdict=slug,
        data_documents=" ".join(documents),
        data_sources=" ".join(sources),
    )


def _facts(names: Names, claim: Claim) -> list[Markup | str]:
    facts: list[Markup | str] = [origin_range(claim.origins)]
    if claim.rests_on:
        pills = [names.source_pill(source) for source in claim.rests_on]
        facts += [" · rests on ", join(part for pill in pills for part in (pill, " "))]
    if claim.credibility:
        facts.append(f" · credibility {claim.credibility}")
    return facts


def _tree(names: Names, branches: tuple[Branch, ...]) -> Markup | None:
    if not branches:
        return None
    return element("ul", *(_branch(names, branch) for branch in branches), class_="tree", dir="ltr")


def _branch(names: Names, branch: Branch) -> Markup:
    documents = [names.document_pill(document) for document in branch.documents]
    sources = [names.source_pill(source) for source in branch.sources]
    if not sources:
        return element("li", join(part for pill in documents for part in (pill, " ")), element("small", "own voice"))
    if len(documents) == 1 and not branch.branches:
        return element("li", arrows([*documents, *sources]))
    below = [element("li", pill) for pill in documents] + [_branch(names, inner) for inner in branch.branches]
    return element("li", arrows(sources), element("ul", *below))


def _denials(names: Names, claim: Claim) -> Markup | None:
    tree = _tree(names, provenance(names.view, claim, denials=True))
    return element("div", element("h4", "Denied by"), tree, class_="against") if tree else None


def _conflict(names: Names, other_id: str, kind: str) -> Markup:
    other = names.view.claims.get(other_id)
    if other is None:
        return element("p", f"Against it ({kind}): ", own(other_id), class_="against")
    return element(
        "p",
        f"Against it ({kind}), {origin_range(other.origins)}: ",
        element("a", own(other.text), href=f"#{names.claim[other.id]}"),
        class_="against",
    )


def _reasons(claim: Claim) -> Markup | None:
    if not claim.explanation:
        return None
    return element("ul", *(own(reason, "li") for reason in claim.explanation), class_="reasons")


def _waterfall(names: Names, claim: Claim) -> Markup | None:
    if not claim.links:
        return None
    rows = [_link(names, link) for link in claim.links]
    return element(
        "details",
        element("summary", f"Evidence: {count(len(rows), 'judged pair')}"),
        element("table", element("tbody", *rows), class_="waterfall"),
    )


def _link(names: Names, link: ClaimLink) -> Markup:
    judgement = link.judgement
    percent = f"{max(0.0, min(1.0, judgement.score)) * 100:.0f}%"
    kind = f": {judgement.kind.value}" if judgement.kind else ""
    bar = element("span", class_=f"bar {judgement.relation.value}", style=f"inline-size:{percent}")
    return element(
        "tr",
        element("td", *(_proposition(names, item) for item in (link.a, link.b))),
        element("td", f"{judgement.relation.value}{kind}"),
        element("td", element("span", bar, class_="scale"), f"{judgement.score:.2f}", class_="score"),
        own(judgement.reason, "td"),
    )


def _proposition(names: Names, identifier: str) -> Markup:
    proposition = names.view.propositions.get(identifier)
    return own(proposition.text if proposition else identifier, "div")


def _members(names: Names, claim: Claim) -> Markup | None:
    members = names.view.members(claim)
    if not members:
        return None
    items = []
    for member in members:
        how = manner(member.statement)
        text = own(member.proposition.text, language=member.document.language)
        link = element("a", text, href=f"#{names.statement[member.statement.id]}")
        items.append(
            element("li", names.document_pill(member.document), " ", element("em", f"{how} ") if how else None, link)
        )
    return element("details", element("summary", f"Said in {count(len(items), 'place')}"), element("ul", *items))


def _timeline(names: Names, claim: Claim) -> Markup | None:
    if not claim.timeline:
        return None
    items = []
    for entry in claim.timeline:
        when = element("time", entry.when.isoformat() if entry.when else "undated")
        document = names.view.documents.get(entry.document)
        pills = [names.document_pill(document) if document else own(entry.document)]
        if entry.source:
            pills.append(names.source_pill(entry.source))
        items.append(element("li", when, " ", arrows(pills), " ", own(entry.what)))
    return element("details", element("summary", "Time line"), element("ol", *items, class_="timeline"))
