"""Statements with their chains, for a whole run: tag, refine, resolve, identify, and add the documents' own voice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ..claims.credits import credits
from ..claims.language import load
from ..claims.model import Document, Evidence, Link, Sentence, Span, Statement
from ..claims.quotations import Quotation, quotations
from ..claims.segment import sentences
from .edges import fitted
from .identity import ArticleSources, Identified, identify
from .mentions import fold
from .model import Identification, Source, SourceKind
from .own_voice import own_spans
from .quoting import form, snapped, spoken
from .recipients import with_recipient
from .refusals import refusal, unsaid
from .resolve import Entity, Resolved, inner, resolve
from .tagger.tagger import Tagged, Tagger, bundled_tagger
from .topics import tells_topic

BATCH = 16
"""Documents that the tagger reads at once: enough to fill its batches, few enough to show progress."""

_SILENT_ROLES = frozenset({"repeat", "boilerplate", "caption", "credit"})


@dataclass(frozen=True)
class Attribution:
    """Statements in document order, sources by their ids, and the documents' outlets (source ids) by document id.

    ``merges`` tells why sources of several documents are one.
    """

    statements: tuple[Statement, ...]
    sources: Mapping[str, Source]
    outlets: Mapping[str, str]
    merges: tuple[Identification, ...] = ()


@dataclass(frozen=True)
class _Article:
    document: Document
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    resolved: tuple[Resolved, ...]
    credit: Entity | None


def attribute(
    documents: Sequence[Document],
    *,
    tagger: Tagger | None = None,
    advance: Callable[[int], None] = lambda count: None,
) -> Attribution:
    """Find who says what through whom in ``documents``; ``advance`` is told how many more of them are tagged."""
    tagger = tagger or bundled_tagger()
    articles: list[_Article] = []
    for start in range(0, len(documents), BATCH):
        batch = documents[start : start + BATCH]
        for document, tagged in zip(batch, tagger.read([d.text for d in batch]), strict=True):
            articles.append(_article(document, tagged))
        advance(len(batch))
    known = identify([_sources(article) for article in articles])
    statements = [s for article in articles for s in _statements(article, known)]
    return Attribution(tuple(statements), known.sources, known.outlets, known.merges)


def _article(document: Document, tagged: Sequence[Tagged]) -> _Article:
    found = sentences(document)
    quoted = quotations(document.text, 0, len(document.text))
    silent = [s.span for s in found if s.role in _SILENT_ROLES]
    text, language = document.text, document.language
    cues = [t.cue for t in tagged]
    kept = [_refined(text, language, t, quoted, cues) for t in tagged if _says(text, language, t, silent)]
    resolved = resolve(text, language, _distinct(inner(text, kept)))
    named = [c for c in credits(document) if c.name]
    credit = Entity.named(named[0].name, SourceKind.AGENCY, document.language) if named else None
    return _Article(document, found, quoted, tuple(resolved), credit)


def _says(text: str, language: str, item: Tagged, silent: Sequence[Span]) -> bool:
    """Whether somebody says something at this cue: it stands in the article's body, and is no mere topic or silence."""
    in_body = not any(a <= item.cue[0] < b for a, b in silent)
    return in_body and not tells_topic(text[slice(*item.cue)], language) and not unsaid(text, language, item)


def _refined(text: str, language: str, item: Tagged, quoted: Sequence[Quotation], cues: Sequence[Span]) -> Tagged:
    """``item`` with its content on whole quotations, its mentions on whole names, and whom it was told to."""
    snug = spoken(replace(item, content=snapped(text, item.content, quoted)), quoted)
    return refusal(text, language, fitted(text, language, with_recipient(text, language, snug), cues=cues))


def _distinct(tagged: Iterable[Tagged]) -> list[Tagged]:
    """Without statements that say the same stretch by the same words twice; the surer one stays."""
    kept: list[Tagged] = []
    for item in sorted(tagged, key=lambda t: -t.cue_score):
        if not any(other.content == item.content and other.origin.span == item.origin.span for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda t: t.cue)


def _sources(article: _Article) -> ArticleSources:
    carriers: dict[Entity, Entity | None] = {}
    for resolved in article.resolved:
        before: Entity | None = None
        for link in resolved.chain:
            if carriers.get(link.entity) is None:
                carriers[link.entity] = before
            before = link.entity
    if article.credit:
        carriers.setdefault(article.credit, None)
    return ArticleSources(article.document, tuple(carriers), carriers)


def _statements(article: _Article, known: Identified) -> list[Statement]:
    document = article.document
    credit = known.of[document.id, article.credit] if article.credit else None
    attributed = [(resolved, _attributed(article, resolved, known)) for resolved in article.resolved]
    found = [s for _, s in attributed if s is not None]
    ascribed = [_ascribed(resolved) for resolved, s in attributed if s is not None]
    for spans in own_spans(document.text, article.sentences, ascribed):
        text = _joined(document.text, spans)
        reason = Evidence(1.0, "nobody is named: the article says it in its own voice")
        found.append(Statement("", document.id, spans, text, credit=credit, evidence=(reason,)))
    found.sort(key=lambda s: (s.spans[0], s.cue or (0, 0), len(s.chain)))
    return [replace(s, id=f"{document.id}#s{number}") for number, s in enumerate(found, start=1)]


def _attributed(article: _Article, resolved: Resolved, known: Identified) -> Statement | None:
    """The statement with its chain; None where nobody but the article's own outlet, which is no link, stands behind it.

    "… told The Gazette" is said to the reader by The Gazette itself.
    """
    document, item = article.document, resolved.tagged
    named = ((known.of[document.id, link.entity], link) for link in resolved.chain)
    own = known.outlets.get(document.id)
    links = [Link(source, link.mention, link.reason) for source, link in named if source != own]
    # Two names of one source side by side ("the report" of "the site") are one link.
    chain = tuple(link for place, link in enumerate(links) if not place or link.source != links[place - 1].source)
    if not chain or not item.content:
        return None
    cue_words = document.text[item.cue[0] : item.cue[1]]
    real_cue = any(c.isalnum() for c in cue_words) and not any(a <= item.cue[0] < b for a, b in item.content)
    evidence = (
        Evidence(item.cue_score, f"“{cue_words}” signals reported speech"),
        Evidence(item.score, "this stretch is what the cue governs"),
    )
    return Statement(
        id="",
        document=document.id,
        spans=item.content,
        text=_joined(document.text, item.content),
        form=form(item.content, article.quotations),
        stance=item.stance,
        cue=item.cue if real_cue else None,
        chain=chain,
        distanced=_distanced(cue_words, document.language),
        evidence=evidence,
    )


def _distanced(cue: str, language: str) -> bool:
    """Whether the cue keeps its distance from what is said ("claimed")."""
    words = {fold(word) for word in load(language).section("attribution").get("distance", ())}
    return any(fold(word.strip(".,:;\"'")) in words for word in cue.split())


def _ascribed(resolved: Resolved) -> tuple[Span, ...]:
    """All stretches that the article does not say itself: content, cue and mentions."""
    mentions = [link.mention for link in resolved.chain if link.mention]
    return (*resolved.tagged.content, resolved.tagged.cue, *mentions)


def _joined(text: str, spans: Sequence[Span]) -> str:
    return " … ".join(text[a:b] for a, b in spans)
