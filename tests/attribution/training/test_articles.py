"""The project's annotated form, and gold by pointers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tawatur.attribution.training.articles import AnnotationError, gold_articles, own_articles, parse

RAW = """id: x-1
lang: en
outlet: A
---
<1.1>Reuters</1.1> <1c>reported</1c> that <1>it rained</1>. It added: "<2>And <3.2>he</3.2> <3c>said</3c> \
<3>more</3></2>."
---
1 | indirect | asserts | Reuters/agency
2 | direct | asserts | Reuters/agency
3 | indirect | denies | Reuters/agency > Bob/Smith/person
"""


def test_tags_leave_the_text_and_become_spans() -> None:
    article = parse(RAW, name="x")
    first, second, third = article.statements
    assert article.text == 'Reuters reported that it rained. It added: "And he said more."'
    assert [article.text[a:b] for a, b in first.content] == ["it rained"]
    assert first.cue and article.text[slice(*first.cue)] == "reported"
    assert second.cue is None and third.stance == "denies"
    assert third.chain[0].mention is None and third.chain[1].name == "Bob/Smith"
    assert third.chain[1].mention and article.text[slice(*third.chain[1].mention)] == "he"


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        (lambda raw: raw.replace("</1>", ""), "never closed"),
        (lambda raw: raw.replace("<1>it", "it"), "closes nothing"),
        (lambda raw: raw.replace("| denies ", ""), "four fields"),
        (lambda raw: raw.replace("---\n1", "1"), "header, text and tail"),
        (lambda raw: raw + "4 | indirect | asserts | Reuters/agency\n", "no content"),
    ],
)
def test_broken_annotation_is_refused(damage, complaint) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(AnnotationError, match=complaint):
        parse(damage(RAW), name="x")


def test_pointers_count_occurrences(tmp_path: Path) -> None:
    text = "It rained, he said. It rained again, he said."
    statement = {
        "content": [["It rained", 2]], "cue": ["said", 2], "form": "indirect", "stance": "asserts",
        "chain": [{"mention": ["he", 2], "name": "Bob", "kind": "person"},
                  {"mention": None, "name": "X", "kind": "outlet"}],
    }  # fmt: skip
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "1", "lang": "en", "text": text}) + "\n", encoding="utf-8")
    (tmp_path / "g.jsonl").write_text(json.dumps({"id": "1", "statements": [statement]}) + "\n", encoding="utf-8")
    (article,) = gold_articles(tmp_path / "a.jsonl", tmp_path / "g.jsonl")
    (found,) = article.statements
    assert found.content == ((20, 29),) and found.cue == (40, 44)
    assert found.chain[0].mention == (37, 39) and found.chain[1].mention is None


def test_the_projects_own_articles_are_sound() -> None:
    folder = Path(__file__).parents[3] / "attribution" / "training" / "articles"
    found = list(own_articles(folder))
    assert {article.language for article in found} == {"ar", "en", "he", "tr"}
    assert len({article.id for article in found}) == len(found)
    for article in found:
        for statement in article.statements:
            assert all(0 <= a < b <= len(article.text) for a, b in statement.content), article.id
