from __future__ import annotations

import json
from typing import Any

import pytest

from tawatur.checker import Report
from tawatur.report.prov import render_prov


def graph(report: Report) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(render_prov(report))
    return record


def test_a_statement_derives_from_every_link_of_its_chain(story: Report) -> None:
    record = graph(story)
    derived = {(r["prov:generatedEntity"], r["prov:usedEntity"]) for r in record["wasDerivedFrom"].values()}
    assert ("tawatur:statement/s1", "tawatur:statement/s1/1") in derived
    assert ("tawatur:statement/s1/1", "tawatur:statement/s1/2") in derived
    attributed = {(r["prov:entity"], r["prov:agent"]) for r in record["wasAttributedTo"].values()}
    assert ("tawatur:statement/s1/1", "tawatur:source/nahr") in attributed
    assert ("tawatur:statement/s1/2", "tawatur:source/officials") in attributed
    assert ("tawatur:document/second", "tawatur:document/first") in derived


def test_claims_carry_their_verdict_and_members(story: Report) -> None:
    record = graph(story)
    assert record["entity"]["tawatur:claim/c1"]["tawatur:verdict"] == "single source"
    members = {(r["prov:collection"], r["prov:entity"]) for r in record["hadMember"].values()}
    assert ("tawatur:claim/c1", "tawatur:statement/s2") in members


@pytest.mark.parametrize("name", ["story", "hostile"])
def test_relations_name_only_what_is_declared(name: str, request: pytest.FixtureRequest) -> None:
    record = graph(request.getfixturevalue(name))
    declared = record["entity"].keys() | record["agent"].keys()
    relations = record.keys() - {"prefix", "entity", "agent"}
    named = {
        value
        for relation in relations
        for item in record[relation].values()
        for key, value in item.items()
        if key != "prov:type"
    }
    assert named and named <= declared


def test_an_empty_report_is_an_empty_graph() -> None:
    assert graph(Report()) == {"prefix": {"tawatur": "https://w3id.org/tawatur#"}}
