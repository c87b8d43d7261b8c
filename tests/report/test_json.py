from __future__ import annotations

import json
from dataclasses import replace

from tawatur.attribution.model import Origins, Source, SourceKind
from tawatur.checker import Report, Support, Verification
from tawatur.report.json import render_json, render_verification
from tawatur.report.prov import render_prov

CONTRACT = {
    "documents": {"id", "outlet", "language", "title", "url", "published", "path"},
    "sources": {"id", "name", "kind", "aliases", "belongs_to", "identified"},
    "statements": {"id", "document", "spans", "text", "form", "stance", "cue", "chain"},
    "propositions": {"id", "statement", "spans", "text"},
    "claims": {
        "id", "text", "propositions", "verdict", "origins", "rests_on", "links", "conflicts_with", "explanation",
    },
    "copies": {"earlier", "later", "kind", "overlap", "reason"},
}  # fmt: skip


def test_every_field_of_the_contract_is_there(story: Report) -> None:
    record = json.loads(render_json(story))
    assert record["version"] == 1
    for name, fields in CONTRACT.items():
        assert record[name]
        assert all(fields <= item.keys() for item in record[name]), name


def test_values_are_those_of_the_contract(story: Report) -> None:
    record = json.loads(render_json(story))
    first = record["statements"][0]
    assert first["spans"] == [[0, 24]]
    assert first["form"] == "indirect" and first["stance"] == "asserts"
    assert [(link["source"], link["mention"]) for link in first["chain"]] == [
        ("nahr", [41, 45]),
        ("officials", [50, 58]),
    ]
    claim = record["claims"][0]
    assert claim["verdict"] == "single source"
    assert claim["origins"] == {"min": 1, "max": 1, "ids": ["officials"]}
    same = {"a": "p1", "b": "p2", "relation": "same", "kind": None, "score": 0.93, "reason": "same actors, same act"}
    assert claim["links"][0] == same
    assert record["claims"][1]["conflicts_with"] == [{"claim": "c1", "kind": "number"}]


def test_the_outlet_is_a_source_id_or_null(story: Report) -> None:
    documents = json.loads(render_json(story))["documents"]
    assert [document["outlet"] for document in documents] == ["daffa", None, None]
    assert documents[1]["outlet_name"] == "Gadah"


def test_documents_of_two_outlets_of_one_name_have_each_its_own(story: Report) -> None:
    name = "الوطن"
    saudi = Source("alwatan-sa", name, SourceKind.OUTLET, ("الوطن السعودية",))
    syrian = Source("alwatan-sy", "الوطن السورية", SourceKind.OUTLET, (name,))
    documents = tuple(replace(document, outlet=name) for document in story.documents[:2])
    outlets = {"first": "alwatan-sa", "second": "alwatan-sy"}
    report = replace(story, documents=documents, sources=(*story.sources, saudi, syrian), outlets=outlets)
    assert [item["outlet"] for item in json.loads(render_json(report))["documents"]] == ["alwatan-sa", "alwatan-sy"]
    attributed = json.loads(render_prov(report))["wasAttributedTo"].values()
    agents = {item["prov:entity"]: item["prov:agent"] for item in attributed}
    assert agents["tawatur:document/second"] == "tawatur:source/alwatan-sy"


def test_why_sources_are_one_is_told(story: Report) -> None:
    told = json.loads(render_json(story))["identifications"][0]
    reason = "names agree across scripts"
    assert told == {"source": "nahr", "document": "second", "wording": "נהר", "score": 0.9, "reason": reason}


def test_only_extracted_text_is_included(story: Report) -> None:
    documents = json.loads(render_json(story))["documents"]
    assert ["text" in document for document in documents] == [False, False, True]


def test_letters_are_written_as_letters_and_texts_kept_exactly(story: Report, hostile: Report) -> None:
    assert "الوساطة" in render_json(story)
    assert json.loads(render_json(hostile))["statements"][0]["text"] == hostile.statements[0].text


def test_an_empty_report_has_all_lists() -> None:
    record = json.loads(render_json(Report()))
    assert all(record[name] == [] for name in CONTRACT)


def test_verification(story: Report) -> None:
    judgement = story.claims[0].links[0].judgement
    support = Support("first", story.statements[0], story.propositions[0], judgement)
    found = Verification("X", story.claims[0].verdict, story.claims[0].origins, ("nahr",), (support,))
    record = json.loads(render_verification(found))
    assert record["verdict"] == "single source"
    assert record["supporting"][0]["proposition"]["id"] == "p1"
    assert [link["source"] for link in record["supporting"][0]["chain"]] == ["nahr", "officials"]
    nothing = replace(found, verdict=None, origins=Origins(0, 0, ()), supporting=(), rests_on=())
    assert json.loads(render_verification(nothing))["verdict"] == "not found"
