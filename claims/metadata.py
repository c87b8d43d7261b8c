"""What a record, a front matter or a page says about its article, under the names that people use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from .dates import parse_date
from .draft import Draft, Note
from .language import languages, load

_NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id",),
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "site", "publication", "publisher"),
    "author": ("author", "byline"),
    "language": ("language", "lang"),
    "published": ("published", "date", "published_at", "pubdate"),
    "url": ("url", "link"),
}
_SERVICE_HOSTS = ("www.", "m.", "amp.", "mobile.", "edition.")


def draft(
    metadata: Mapping[str, Any], text: str, *, where: str, id: str, title: str, path: str | None
) -> Iterator[Draft | Note]:
    """The draft that ``metadata`` describes, after a note for each field that cannot be used.

    ``id`` and ``title`` are taken where the metadata has none.
    """
    fields = {field: _first(metadata, names) for field, names in _NAMES.items()}
    published = parse_date(fields["published"])
    if fields["published"] is not None and published is None:
        yield Note(f"{where}: date {_short(fields['published'])} is not understood; write it as YYYY-MM-DD")
    for field in ("title", "outlet", "author", "language", "url"):
        if fields[field] is not None and not isinstance(fields[field], str):
            yield Note(f"{where}: {field} is not text and is left out; write it in quotation marks")
            fields[field] = None
    url = _text(fields["url"])
    yield Draft(
        where=where,
        id=str(fields["id"]).strip() if isinstance(fields["id"], str | int) and str(fields["id"]).strip() else id,
        text=text,
        title=_text(fields["title"]) or title,
        outlet=_text(fields["outlet"]) or host(url),
        author=_text(fields["author"]),
        language=known_language(_text(fields["language"])),
        published=published,
        url=url,
        path=path,
    )


def host(url: str | None) -> str | None:
    """The host of ``url`` without "www." and its like; None where it has none."""
    if not url:
        return None
    try:
        name = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    if not name or "." not in name:
        return None
    for service in _SERVICE_HOSTS:
        if name.startswith(service) and name.count(".") > 1:
            name = name.removeprefix(service)
    return name


def known_language(name: str | None) -> str | None:
    """The known language that ``name`` means ("ar", "ar-SA", "Arabic"); None for any other."""
    if name is None:
        return None
    folded = name.strip().lower().replace("_", "-")
    for code in languages():
        if folded.split("-")[0] == code or folded == load(code).name.lower():
            return code
    return None


def _first(metadata: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    """The first value that is there under one of ``names``, whatever the case of the keys."""
    lowered = {str(key).lower(): value for key, value in metadata.items()}
    for name in names:
        if lowered.get(name) not in (None, ""):
            return lowered[name]
    return None


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _short(value: object) -> str:
    shown = " ".join(repr(value).split())
    return shown if len(shown) <= 40 else shown[:39] + "…"
