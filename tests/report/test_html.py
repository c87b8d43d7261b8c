from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

from tawatur.checker import Report
from tawatur.report.html import render_html
from tawatur.report.page.markup import element

VOID = {"meta", "input", "br", "hr", "link"}


class Page(HTMLParser):
    """All elements of a page with their text, and a check that every one is closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self._holder: list[int] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.texts.append("")
        if tag not in VOID:
            self._open.append(tag)
            self._holder.append(len(self.texts) - 1)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag
        self._holder.pop()

    def handle_data(self, data: str) -> None:
        for holder in self._holder:
            self.texts[holder] += data

    def named(self, tag: str, class_: str = "") -> Iterator[tuple[dict[str, str | None], str]]:
        for (name, attributes), text in zip(self.elements, self.texts, strict=True):
            if name == tag and class_ in [*(attributes.get("class") or "").split(), ""]:
                yield attributes, text


def test_markup_escapes_all_but_itself() -> None:
    inner = element("b", "<i>")
    assert element("p", inner, "&", class_='"x"', hidden=None) == '<p class="&quot;x&quot;"><b>&lt;i&gt;</b>&amp;</p>'


def test_every_claim_has_a_card_with_its_verdict(story: Report) -> None:
    cards = list(Page(render_html(story)).named("article", "claim"))
    assert [attributes["data-verdict"] for attributes, _ in cards] == ["disputed", "single-source"]
    assert "rests on نهر (Nahr)" in cards[1][1] and "same actors, same act" in cards[1][1]


def test_why_sources_of_several_articles_are_one_is_said(story: Report) -> None:
    (row,) = (text for _, text in Page(render_html(story)).named("tr") if "Nahr" in text)
    assert "נהר (2 mentions): names agree across scripts" in row


def test_statements_are_marked_where_they_stand(story: Report) -> None:
    marks = [text for _, text in Page(render_html(story)).named("mark")]
    assert [statement.text for statement in story.statements] == marks


def test_nested_and_broken_up_statements_keep_the_text_whole(story: Report) -> None:
    text = story.documents[2].text
    outer = replace(story.statements[3], spans=((0, 12), (17, len(text))))
    inner = replace(story.statements[3], id="s5", spans=((3, 11),))
    page = Page(render_html(replace(story, statements=(*story.statements[:3], outer, inner))))
    last = [shown for _, shown in page.named("div", "text")][-1]
    assert re.sub(r"[12](?=He|med)", "", last) == text
    marks = [(attributes["data-statements"], shown) for attributes, shown in page.named("mark")][-4:]
    expected = [("He ", 1), ("mediates", 2), (".", 1), ("& more", 1)]
    assert [(shown, len((ids or "").split())) for ids, shown in marks] == expected


def test_links_lead_somewhere(story: Report) -> None:
    page = Page(render_html(story))
    anchors = [attributes["id"] for _, attributes in page.elements if attributes.get("id")]
    assert len(anchors) == len(set(anchors))
    inside = [(attributes["href"] or "") for attributes, _ in page.named("a")]
    assert all(link[1:] in anchors for link in inside if link.startswith("#"))
    assert [link for link in inside if not link.startswith("#")] == ["https://example.org/a"]


def test_texts_carry_language_and_direction(story: Report) -> None:
    page = Page(render_html(story))
    headings = [(attributes["lang"], attributes["dir"]) for attributes, _ in page.named("h3")]
    assert headings == [("en", "auto"), ("ar", "auto"), ("ar", "auto"), ("he", "auto"), ("en", "auto")]


def test_the_page_may_load_nothing_and_run_only_its_own_script(story: Report) -> None:
    page = Page(render_html(story))
    assert not [name for name, attributes in page.elements if "src" in attributes or name in ("link", "iframe", "img")]
    policy = next(a["content"] or "" for a, _ in page.named("meta") if a.get("http-equiv") == "Content-Security-Policy")
    (script,) = (text for _, text in page.named("script"))
    digest = b64encode(sha256(script.encode()).digest()).decode()
    assert "default-src 'none'" in policy and f"script-src 'sha256-{digest}'" in policy


def test_hostile_text_stays_text(hostile: Report) -> None:
    html = render_html(hostile)
    page = Page(html)
    assert len(list(page.named("script"))) == 1
    assert "<script>alert" not in html and "\x1b" not in html and "\u202e" not in html
    assert not any("javascript" in (attributes.get("href") or "") for attributes, _ in page.named("a"))
    handlers = {key for _, attributes in page.elements for key in attributes if key.startswith("on")}
    assert not handlers


def test_an_empty_report_is_a_page() -> None:
    page = Page(render_html(Report()))
    assert [text for _, text in page.named("p")] == ["0 documents, 0 statements, 0 claims"]
    assert not list(page.named("form"))
