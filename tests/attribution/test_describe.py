"""What is kept of the articles whose sources were described."""

from __future__ import annotations

import gc

from tawatur.attribution.describe import describe
from tawatur.attribution.entities import Entity
from tawatur.attribution.mentions import read_mention
from tawatur.attribution.model import SourceKind
from tawatur.attribution.outlets import outlet_of
from tawatur.claims.model import Document


def _describe_a_ministry(name: str) -> None:
    document = Document(name, f"The foreign ministry said so ({name}).", "en", outlet="The Times of Israel")
    entity = Entity("en", [read_mention("the foreign ministry", "en")], [SourceKind.INSTITUTION], 0)
    found = describe(entity, document, outlet_of(document))
    assert found.key is not None and "il" in found.key


def test_the_texts_of_many_articles_are_not_all_kept() -> None:
    for number in range(100):
        _describe_a_ministry(f"kept {number}")
    gc.collect()
    kept = [item for item in gc.get_objects() if isinstance(item, Document) and item.id.startswith("kept ")]
    assert len(kept) < 50
