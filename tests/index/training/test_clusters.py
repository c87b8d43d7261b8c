"""Story clusters: the shipped ones keep to their form, and their pairs say what the claims say."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

import tawatur.index.training
from tawatur.claims.language import languages
from tawatur.index.model import ConflictKind, Relation
from tawatur.index.training.clusters import cluster_pairs
from tawatur.index.training.pairs import records

HOME = Path(tawatur.index.training.__file__).parent
CLUSTER = {
    "id": "x",
    "overlap": [["c1", "c3"]],
    "claims": [
        {
            "id": "c1",
            "texts": [
                {"lang": "en", "text": "The bridge was closed", "stance": "affirms"},
                {"lang": "ar", "text": "أغلق الجسر", "stance": "affirms"},
                {"lang": "en", "text": "The bridge never closed", "stance": "denies", "kind": "denial"},
                {"lang": "en", "text": "The bridge is open again", "stance": "update"},
            ],
        },
        {"id": "c2", "texts": [{"lang": "en", "text": "Two cranes fell", "stance": "affirms"}]},
        {"id": "c3", "texts": [{"lang": "en", "text": "Bridge closed, mayor says", "stance": "affirms"}]},
    ],
}


def test_pairs_follow_the_claims() -> None:
    found = {frozenset((p.a, p.b)): next(iter(p.right)) for p in cluster_pairs(CLUSTER, random.Random(1))}
    assert found[frozenset(("The bridge was closed", "أغلق الجسر"))] is Relation.SAME
    assert found[frozenset(("The bridge never closed", "أغلق الجسر"))] is Relation.CONFLICT
    assert found[frozenset(("The bridge is open again", "أغلق الجسر"))] is Relation.UPDATE
    assert found[frozenset(("Two cranes fell", "The bridge was closed"))] is Relation.DIFFERENT


def test_claims_that_overlap_are_never_called_different() -> None:
    pairs = [{p.a, p.b} for seed in range(20) for p in cluster_pairs(CLUSTER, random.Random(seed))]
    assert {"Bridge closed, mayor says", "The bridge was closed"} not in pairs


def test_the_same_seed_gives_the_same_pairs() -> None:
    assert list(cluster_pairs(CLUSTER, random.Random(3))) == list(cluster_pairs(CLUSTER, random.Random(3)))


@pytest.mark.parametrize("path", sorted(HOME.glob("stories-*.jsonl")), ids=lambda path: path.stem)
def test_the_shipped_clusters_keep_to_their_form(path: Path) -> None:
    for cluster in records([path]):
        names = [claim["id"] for claim in cluster["claims"]]
        assert len(set(names)) == len(names), cluster["id"]
        assert all(set(pair) <= set(names) for pair in cluster.get("overlap", ())), cluster["id"]
        for text in (text for claim in cluster["claims"] for text in claim["texts"]):
            assert text["lang"] in languages() and text["text"].strip(), cluster["id"]
            assert text["stance"] in {"affirms", "denies", "update"}, cluster["id"]
            assert text["stance"] != "denies" or ConflictKind(text["kind"]), cluster["id"]
        stances = Counter(text["stance"] for claim in cluster["claims"] for text in claim["texts"])
        assert stances["affirms"] >= 2 * len(names), cluster["id"]
