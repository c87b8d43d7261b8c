"""Reading: formats, folders, metadata, and everything that can be wrong with a file."""

from __future__ import annotations

import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest

from tawatur.claims import read as reading
from tawatur.claims.model import TawaturError
from tawatur.claims.read import read

AR = "قال الوزير إن السد الجديد اكتمل بعد عشر سنوات من العمل."
EN = "The minister said that the new dam was complete."
PARAGRAPHS = "".join(
    f"<p>{EN} Part {n} of the work in the valley took {n} years of the river's people.</p>" for n in range(1, 6)
)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Dam complete | Valley Post</title>
<meta property="og:title" content="Dam complete"><meta property="og:site_name" content="Valley Post">
<meta property="article:published_time" content="2021-04-03T08:00:00Z"><meta name="author" content="Jane Roe">
<link rel="canonical" href="https://www.valleypost.example/dam"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Dam complete</h1>{PARAGRAPHS}</article>
<footer>Contact</footer></body></html>"""


def _file(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def test_plain_text_is_kept_to_the_letter(tmp_path: Path) -> None:
    text = f"السد يكتمل\r\n\r\n{AR}\u00a0\u200fالســد\r\n"
    (document,) = read(_file(tmp_path, "dam.txt", text)).documents
    assert (document.id, document.text, document.title, document.language) == ("dam", text, "السد يكتمل", "ar")
    assert (document.outlet, document.published, document.extracted) == (None, None, False)


def test_a_long_or_unset_first_line_is_no_title(tmp_path: Path) -> None:
    paths = [_file(tmp_path, "a.txt", f"{EN}\n\n{EN}"), _file(tmp_path, "b.txt", f"Dam complete\n{EN}")]
    assert [document.title for document in read(paths).documents] == ["", ""]


def test_front_matter(tmp_path: Path) -> None:
    source = f"---\ntitle: 'Dam: complete'\noutlet: Valley Post\ndate: 2021-04-03\nlang: en\nid: 7\n---\n\n{EN}\n"
    (document,) = read(_file(tmp_path, "dam.md", source)).documents
    assert document.text == f"\n{EN}\n"
    assert (document.id, document.title, document.outlet) == ("7", "Dam: complete", "Valley Post")
    assert document.published == date(2021, 4, 3)


@pytest.mark.parametrize("matter", ["[unclosed", "just words", "- a\n- b", "a: !!python/object/apply:os.getcwd []"])
def test_front_matter_that_is_no_mapping_is_left_out_with_a_note(tmp_path: Path, matter: str) -> None:
    result = read(_file(tmp_path, "dam.md", f"---\n{matter}\n---\n# Dam complete\n\n{EN}"))
    assert [(document.title, document.id) for document in result.documents] == [("Dam complete", "dam")]
    assert "front matter is no YAML mapping" in result.notes[0]


def test_records_of_the_contract(tmp_path: Path) -> None:
    lines = [
        {"id": "one", "text": EN, "title": "T", "outlet": "Valley Post", "language": "en", "published": "2021-04-03"},
        {"text": AR, "lang": "ar-SA", "date": "3 April 2021", "url": "https://www.wadi.example/dam"},
    ]
    path = _file(tmp_path, "news.jsonl", "\ufeff" + "\n\n".join(json.dumps(line) for line in lines) + "\n")
    first, second = read(path).documents
    assert (first.id, first.title, first.outlet, first.language) == ("one", "T", "Valley Post", "en")
    assert (second.id, second.language, second.outlet) == ("news-3", "ar", "wadi.example")
    assert first.published == second.published == date(2021, 4, 3)


@pytest.mark.parametrize(
    "value",
    [
        [{"id": "a", "text": EN}, {"id": "b", "text": AR}],
        {"documents": [{"id": "a", "text": EN}, {"id": "b", "text": AR}]},
        {"id": "story", "articles": [{"id": "a", "text": EN}, {"id": "b", "text": AR}]},
    ],
)
def test_json_lists(tmp_path: Path, value: object) -> None:
    assert [document.id for document in read(_file(tmp_path, "n.json", json.dumps(value, indent=1))).documents] == [
        "a",
        "b",
    ]


def test_a_bad_line_does_not_stop_the_others(tmp_path: Path) -> None:
    lines = [
        json.dumps({"text": EN}),
        "{broken",
        '"text"',
        '{"title": "no text"}',
        json.dumps({"text": 5}),
        json.dumps({"text": AR}),
    ]
    result = read(_file(tmp_path, "n.jsonl", "\n".join(lines)))
    assert [document.id for document in result.documents] == ["n-1", "n-6"]
    assert [problem.split(": ")[0].rsplit(", ")[-1] for problem in result.problems] == [
        f"line {n}" for n in (2, 3, 4, 5)
    ]


def test_a_line_of_a_hundred_thousand_brackets_is_one_problem(tmp_path: Path) -> None:
    result = read(_file(tmp_path, "n.jsonl", "[" * 100_000 + "\n" + json.dumps({"text": EN})))
    assert (len(result.documents), len(result.problems)) == (1, 1)


def test_half_a_surrogate_can_be_printed(tmp_path: Path) -> None:
    (document,) = read(
        _file(tmp_path, "n.jsonl", '{"text": "The dam \\ud83d is complete and it was the best"}')
    ).documents
    assert document.text.encode().decode() == "The dam \ufffd is complete and it was the best"


def test_the_date_that_a_program_writes_for_none_is_told(tmp_path: Path) -> None:
    record = json.dumps({"text": EN, "published": "0001-01-01T00:00:00"})
    result = read(_file(tmp_path, "n.jsonl", record))
    assert result.documents[0].published is None and "not understood" in result.notes[0]


def test_a_web_page(tmp_path: Path) -> None:
    (document,) = read(_file(tmp_path, "dam.html", PAGE)).documents
    assert (document.title, document.outlet, document.author) == ("Dam complete", "Valley Post", "Jane Roe")
    assert (document.published, document.language, document.extracted) == (date(2021, 4, 3), "en", True)
    assert EN in document.text
    assert "Contact" not in document.text


def test_a_broken_page_in_an_old_encoding(tmp_path: Path) -> None:
    head = "<html><head><meta charset=windows-1256><title>السد</title><body>"
    body = head + f"<p>{AR}<p>{AR} ثم <b>قال إن العمل انتهى<div></p></table>"
    (document,) = read(_file(tmp_path, "dam.htm", body.encode("windows-1256"))).documents
    assert AR in document.text
    assert document.language == "ar"


def test_a_fragment_of_a_page(tmp_path: Path) -> None:
    (document,) = read(_file(tmp_path, "dam.html", f"<p>{AR}<br>&laquo;نعم&raquo;")).documents
    assert document.text == f"{AR} «نعم»"


def test_folders_patterns_and_order(tmp_path: Path) -> None:
    for name in ("b/two.txt", "a.txt", "b/one.md", "c.jsonl"):
        _file(tmp_path, name, json.dumps({"text": EN}) if name.endswith("jsonl") else EN)
    for name in ("b/.hidden.txt", ".git/x.txt", "picture.png"):
        _file(tmp_path, name, EN)
    assert [document.id for document in read(tmp_path).documents] == ["a", "one", "two", "c-1"]
    assert [document.id for document in read([str(tmp_path / "**" / "*.txt")]).documents] == ["a", "two"]
    assert [document.id for document in read([tmp_path / "b", tmp_path / "a.txt"]).documents] == ["one", "two", "a"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = _file(tmp_path, "a.txt", EN)
    result = read([path, tmp_path])
    assert len(result.documents) == 1
    assert "read once" in result.notes[0]


def test_equal_ids_are_made_unique_with_a_note(tmp_path: Path) -> None:
    paths = [_file(tmp_path, f"{folder}/dam.txt", EN) for folder in ("x", "y", "z")]
    result = read(paths)
    assert [document.id for document in result.documents] == ["dam", "dam-2", "dam-3"]
    assert len(result.notes) == 2
    assert "'dam-2'" in result.notes[0]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("e.txt", b"", "empty"), ("e.txt", b" \n\t", "empty"), ("e.jsonl", b"", "empty"),
        ("e.json", b"[]", "the list is empty"),
        ("e.json", b'{"text": "  "}', "the text is empty"), ("e.json", b"{", "not valid JSON"),
        ("e.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not text"),
        ("e.html", b"<html><body></body></html>", "no main text"),
        ("e.txt", "Le ministre a déclaré que le barrage était terminé hier.".encode(), "language not recognised"),
        ("e.md", b"---\ntitle: x\n---\n", "the text is empty"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_one_line_with_the_way_to_mend_it(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    path = _file(tmp_path, name, content)
    result = read(path)
    assert result.documents == ()
    (line,) = result.problems
    assert line.startswith(path)
    assert words in line
    assert "\n" not in line
    assert ";" in line or "--language" in line


def test_paths_that_lead_nowhere(tmp_path: Path) -> None:
    result = read([tmp_path / "no.txt", str(tmp_path / "*.txt"), tmp_path])
    assert [line.split(": ")[1].split(";")[0] for line in result.problems] == [
        "cannot be read (No such file or directory)",
        "no file matches the pattern",
        "no readable file in the folder",
    ]


def test_large_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 1_000_000)
    result = read(_file(tmp_path, "big.txt", EN * 30_000))
    assert "larger than 1 MB" in result.problems[0]


def test_a_language_goes_before_the_files_own_and_an_outlet_stands_in_for_a_missing_one(tmp_path: Path) -> None:
    texts = [{"text": "Hapax legomena dixit.", "outlet": "X", "lang": "la"}, {"text": "Hapax legomena."}]
    path = _file(tmp_path, "a.json", json.dumps(texts))
    found = read(path, language="tr", outlet="Y").documents
    assert [(document.language, document.outlet) for document in found] == [("tr", "X"), ("tr", "Y")]
    with pytest.raises(TawaturError):
        read(path, language="la")


def test_fields_that_cannot_be_used_are_noted(tmp_path: Path) -> None:
    result = read(
        _file(tmp_path, "a.json", json.dumps({"text": EN, "date": "some day", "outlet": ["X"], "url": "http://[bad"}))
    )
    (document,) = result.documents
    assert (document.published, document.outlet) == (None, None)
    assert len(result.notes) == 2


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        (f"Dam complete\n\n{EN}", ["stdin"]),
        (f'{{"id": "a", "text": "{EN}"}}\n{{"text": "{EN}"}}\n', ["a", "stdin-2"]),
        (f'[{{"id": "a", "text": "{EN}"}}]', ["a"]),
        (f'{{\n "id": "a",\n "text": "{EN}"\n}}', ["a"]),
        (f"[{EN}] she wrote", ["stdin"]),
        (PAGE, ["stdin"]),
        (f"---\nid: a\n---\n{EN}", ["a"]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, content: str, ids: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    result = read("-")
    assert [document.id for document in result.documents] == ids
    assert result.problems == ()
