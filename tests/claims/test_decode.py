"""Encodings."""

from __future__ import annotations

import codecs

import pytest

from tawatur.claims.decode import decode

TEXTS = {
    "ar": "قال الوزير إن السد الجديد اكتمل بعد عشر سنوات من العمل على الطريق إلى المدينة، التي زارها أمس.\r\n",
    "he": "השר אמר כי הסכר החדש הושלם אחרי עשר שנים של עבודה, וכי הוא לא ייפתח על ידי הממשלה או העירייה.\r\n",
    "tr": "Bakan, yeni barajın on yıl süren çalışmanın ardından tamamlandığını ve bu yıl açılacağını söyledi.\r\n",
    "en": "The minister said that the new dam – “the best” – was complete after ten years of work on it.\r\n",
}


@pytest.mark.parametrize(
    ("code", "encoding"),
    [
        *((code, "utf-8") for code in TEXTS), *((code, "utf-16-le") for code in TEXTS), ("ar", "utf-16-be"),
        ("ar", "windows-1256"), ("he", "windows-1255"), ("tr", "windows-1254"), ("en", "windows-1252"),
        ("ar", "iso8859-6"),
    ],
)  # fmt: skip
def test_encodings_without_a_mark(code: str, encoding: str) -> None:
    text = TEXTS[code].replace("،", ",") if encoding == "iso8859-6" else TEXTS[code]
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)  # fmt: skip
def test_byte_order_marks(mark: bytes, encoding: str) -> None:
    assert decode(mark + TEXTS["ar"].encode(encoding)) == TEXTS["ar"]


def test_the_declared_encoding_decides_where_it_fits_and_the_text_is_no_utf8() -> None:
    assert decode("السد".encode("windows-1256"), declared="windows-1256") == "السد"
    assert decode("السد".encode(), declared="windows-1256") == "السد"
    assert decode(TEXTS["tr"].encode("windows-1254"), declared="no-such-code") == TEXTS["tr"]


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, b"%PDF-1.7\n" + bytes(200), bytes(range(32)) * 9]
)
def test_binary_is_no_text(data: bytes) -> None:
    assert decode(data) is None


def test_nothing_is_translated() -> None:
    text = "a\r\nb\rc\u00a0\u200f\u0640\n"
    assert decode(text.encode()) == text
