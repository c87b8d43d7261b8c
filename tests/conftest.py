"""What several folders of tests use: small runs built by hand, as a check of one article hands them to an index."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pytest
from hypothesis import settings

from tawatur.attribution.model import Source, SourceKind
from tawatur.claims.model import Document, Evidence, Form, Link, Proposition, Stance, Statement
from tawatur.index.holdings import Holdings

# The same generated examples in every run, so that a red test is red for everybody.
settings.register_profile("same", derandomize=True)
settings.load_profile("same")


def build_run(
    document: str,
    text: str,
    *,
    chain: tuple[str, ...] = (),
    outlet: str = "daily",
    sources: tuple[Source, ...] = (),
    stance: Stance = Stance.ASSERTS,
    at: tuple[float, ...] = (1.0, 0.0, 0.0, 0.0),
    published: date | None = date(2024, 5, 1),
) -> Holdings:
    """A run of one document with one statement that is the whole text."""
    vector = np.array(at, dtype=np.float32)
    known = {source.id: source for source in sources}
    for name in (*chain, outlet):
        known.setdefault(name, Source(name, name.title(), SourceKind.OUTLET))
    statement = Statement(
        id=f"{document}#s1",
        document=document,
        spans=((0, len(text)),),
        text=text,
        form=Form.INDIRECT if chain else Form.OWN,
        stance=stance,
        cue=(0, 2) if chain else None,
        chain=tuple(Link(name, (0, 3), "named") for name in chain),
        evidence=(Evidence(0.9, "a cue"),),
    )
    return Holdings(
        documents=(Document(document, text, "en", outlet=outlet, published=published, path=f"/in/{document}.txt"),),
        statements=(statement,),
        propositions=(Proposition(f"{document}#s1.p1", statement.id, statement.spans, text),),
        sources=known,
        outlets={document: outlet},
        vectors=(vector / np.linalg.norm(vector))[None],
    )


@pytest.fixture
def run() -> Callable[..., Holdings]:
    """Builds a run of one document; see ``build_run``."""
    return build_run
