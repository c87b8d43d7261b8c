"""Saved web pages: the main text, title, author, date and site name that trafilatura finds; nothing is fetched."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from .draft import Draft, Found, Problem
from .metadata import draft

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html[^>]{0,400}?\blang\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_TAGS = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^>]*>", re.IGNORECASE | re.DOTALL)
_TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)


def declared_charset(data: bytes) -> str | None:
    """The encoding that the page's own head names; None where it names none."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found is not None else None


def from_webpage(source: str, *, where: str, stem: str, path: str | None) -> Found:
    """The document of one page; its text is the extracted one (``extracted`` is set)."""
    from trafilatura import bare_extraction, html2txt

    page = bare_extraction(source, with_metadata=True, include_comments=False, include_tables=False)
    data = page.as_dict() if page is not None and not isinstance(page, dict) else page or {}
    text = data.get("text") or html2txt(source) or _without_tags(source)
    if not text or not text.strip():
        yield Problem(f"{where}: no main text found in the page; save the article's text as .txt")
        return
    language = _LANGUAGE.search(source[:4096])
    title = _TITLE.search(source)
    metadata = {
        "title": data.get("title"),
        "outlet": data.get("sitename"),
        "author": data.get("author"),
        "date": data.get("date"),
        "url": data.get("url"),
        "language": language[1] if language is not None else None,
    }
    fallback = " ".join(html.unescape(title[1]).split()) if title is not None else ""
    for item in draft(metadata, text, where=where, id=stem, title=fallback, path=path):
        yield replace(item, extracted=True) if isinstance(item, Draft) else item


def _without_tags(source: str) -> str:
    """The words of a fragment that is too short or too broken to be parsed as a page."""
    return " ".join(html.unescape(_TAGS.sub(" ", source)).split())
