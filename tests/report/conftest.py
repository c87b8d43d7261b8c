"""Reports built by hand, so that renderers are judged apart from the steps that fill a report."""

from __future__ import annotations

from datetime import date

import pytest

from tawatur.attribution.independence.source_view import SourceRow, SourceView
from tawatur.attribution.model import Copy, CopyKind, Identification, Origins, Source, SourceKind, Verdict
from tawatur.checker import Report
from tawatur.claims.model import Document, Evidence, Form, Link, Proposition, Stance, Statement
from tawatur.index.model import (
    Claim,
    ClaimLink,
    Conflict,
    ConflictKind,
    Judgement,
    Relation,
    TimelineEntry,
)

ARABIC = "يسعى الرئيس إلى الوساطة، بحسب ما نقل موقع «نهر» عن مسؤولين."
HEBREW = "הנשיא מנסה לתווך, כך דיווח נהר. המשרד מכחיש."
HOSTILE = '=cmd|"/c calc"!A1 <script>alert(1)</script> \u202egnol\u202c \x1b[31mred'


@pytest.fixture
def story() -> Report:
    """Three documents in three languages: one claim that rests on a relay, one that is disputed."""
    first, second, third = "first", "second", "third"
    documents = (
        Document(first, ARABIC, "ar", outlet="الضفة", title="وساطة", published=date(2020, 12, 20)),
        Document(second, HEBREW, "he", outlet="Gadah", title="תיווך", published=date(2020, 12, 21)),
        Document(
            third, "He mediates. [1] & more", "en", title="Mediation", url="https://example.org/a", extracted=True
        ),
    )
    sources = (
        Source("nahr", "نهر", SourceKind.OUTLET, ("Nahr", "נהר")),
        Source("officials", "مسؤولون", SourceKind.OFFICIALS, identified=False),
        Source("ministry", "המשרד", SourceKind.INSTITUTION),
        Source("daffa", "الضفة", SourceKind.OUTLET, ("Daffa",)),
    )
    chain = (Link("nahr", (41, 45), "names it"), Link("officials", (50, 58), "the group behind it"))
    evidence = (Evidence(0.9, "an according-to phrase"),)
    statements = (
        Statement("s1", first, ((0, 24),), ARABIC[:24], Form.INDIRECT, cue=(26, 30), chain=chain, evidence=evidence),
        Statement("s2", second, ((0, 16),), HEBREW[:16], Form.INDIRECT, chain=(Link("nahr"),)),
        Statement("s3", second, ((32, 44),), HEBREW[32:44], Form.INDIRECT, Stance.DENIES, chain=(Link("ministry"),)),
        Statement("s4", third, ((0, 12),), "He mediates."),
    )
    propositions = tuple(Proposition(f"p{s.id[1]}", s.id, s.spans, s.text) for s in statements)
    same = Judgement(Relation.SAME, None, 0.93, "same actors, same act")
    against = Judgement(Relation.CONFLICT, ConflictKind.DENIAL, 0.88, "the ministry denies it")
    claims = (
        Claim(
            "c1",
            ARABIC[:24],
            ("p1", "p2"),
            Verdict.SINGLE_SOURCE,
            Origins(1, 1, ("officials",)),
            ("nahr",),
            (ClaimLink("p1", "p2", same), ClaimLink("p1", "p3", against)),
            explanation=("every chain passes through Nahr",),
            timeline=(
                TimelineEntry(date(2020, 12, 20), first, "nahr", "first"),
                TimelineEntry(None, second, "nahr", "carried on"),
            ),
            credibility="F6",
        ),
        Claim(
            "c2",
            "He mediates.",
            ("p4", "p3"),
            Verdict.DISPUTED,
            Origins(1, 2, ("third",)),
            conflicts_with=(Conflict("c1", ConflictKind.NUMBER),),
            explanation=("the ministry denies it",),
        ),
    )
    return Report(
        documents,
        sources,
        statements,
        propositions,
        claims,
        (Copy(first, second, CopyKind.CITATION, 0.41, "second names Nahr, too", (((0, 10), (0, 10)),)),),
        problems=("x.txt: empty",),
        notes=("Hebrew figures are from few articles",),
        source_view=SourceView((SourceRow("nahr", 1, 2, 1, ("daffa",), "F6"),), 0.5),
        outlets={first: "daffa"},
        identifications=(
            Identification("nahr", second, "נהר", Evidence(0.9, "names agree across scripts")),
            Identification("nahr", third, "נהר", Evidence(0.9, "names agree across scripts")),
        ),
    )


@pytest.fixture
def hostile() -> Report:
    """One document whose every text tries to break out of its renderer."""
    document = Document(HOSTILE, HOSTILE, "en", outlet=HOSTILE, title=HOSTILE, url="javascript:alert(1)", path=HOSTILE)
    statement = Statement(
        "s", HOSTILE, ((0, 10), (5, 20)), HOSTILE, Form.DIRECT, chain=(Link(HOSTILE, (2, 7), HOSTILE),)
    )
    claim = Claim("c", HOSTILE, ("p",), Verdict.UNRESOLVED, Origins(1, 2, (HOSTILE,)), explanation=(HOSTILE,))
    source = Source(HOSTILE, HOSTILE, SourceKind.UNNAMED, (HOSTILE,), identified=False)
    proposition = Proposition("p", "s", ((0, 10),), HOSTILE)
    return Report(
        (document,),
        (source,),
        (statement,),
        (proposition,),
        (claim,),
        notes=(HOSTILE,),
        source_view=SourceView((SourceRow(HOSTILE, 1, 1, 1, (HOSTILE,), "F6"),), 1.0),
        outlets={HOSTILE: HOSTILE},
        identifications=(Identification(HOSTILE, HOSTILE, HOSTILE, Evidence(0.5, HOSTILE)),),
    )
