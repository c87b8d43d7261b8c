"""From links to verdicts: what an unsure link may and may not do."""

from __future__ import annotations

import pytest

from tawatur.assess import Material, claims
from tawatur.attribution.independence.world import build_world
from tawatur.attribution.model import Source, SourceKind, Verdict
from tawatur.index.group import group
from tawatur.index.joining import joined
from tawatur.index.link import Linked
from tawatur.index.model import Judgement, Relation
from tests.conftest import build_run


@pytest.mark.parametrize(("score", "verdict", "least"), [(0.99, Verdict.CORROBORATED, 2), (0.7, Verdict.UNRESOLVED, 1)])
def test_only_a_sure_link_adds_an_independent_origin(score: float, verdict: Verdict, least: int) -> None:
    people = (Source("ann", "Ann Lee", SourceKind.PERSON), Source("bo", "Bo Chan", SourceKind.PERSON))
    one = build_run("a", "The port is closed", chain=("ann",), outlet="post", sources=people[:1])
    two = build_run("b", "Ships cannot enter the harbour", chain=("bo",), outlet="herald", sources=people[1:])
    held = joined(one, two)
    documents = {item.id: item for item in held.documents}
    statements = {item.id: item for item in held.statements}
    world = build_world(held.documents, held.statements, held.sources, outlets=held.outlets)
    judged = {(0, 1): Judgement(Relation.SAME, None, score, "")}
    linked = Linked(judged, group(2, judged))
    ((claim,), _) = claims(Material(documents, statements, held.propositions, world), linked)
    assert (claim.verdict, claim.origins.minimum, claim.origins.maximum) == (verdict, least, 2)
    assert any("less surely" in line for line in claim.explanation) is (least == 1)
