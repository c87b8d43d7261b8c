"""Bytes to text: byte order marks, UTF-8, the declared encoding, then the old code pages of the known languages.

Nothing is translated on the way: line ends, no-break spaces and direction marks stay, for offsets count them. Only a
byte order mark at the very start is dropped.
"""

from __future__ import annotations

import codecs
import re

from .language import languages, load, share_of_common_words

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
# Enough to tell a code page; guessing on more only costs time.
_SAMPLE = 20_000


def decode(data: bytes, *, declared: str | None = None) -> str | None:
    """The text of ``data``, or None where it is no text (a picture, a PDF, an office file).

    UTF-8 that decodes goes before the ``declared`` encoding: pages lie about it, and other text is hardly ever valid.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    # A stray zero byte is no binary file; UTF-16 has one in every second byte of Latin text, every sixth of Arabic.
    if data[:_SAMPLE].count(0) > len(data[:_SAMPLE]) / 50:
        return _wide(data)
    for name in ("utf-8", declared, _code_page(data)):
        if name is not None and (text := _strict(data, name)) is not None:
            return text
    return None


def without_surrogates(text: str) -> str:
    """``text`` with the replacement character for every half of a surrogate pair, which no encoding can hold.

    One character stands for one, so that offsets stay right.
    """
    return _SURROGATE.sub("\ufffd", text)


def _strict(data: bytes, encoding: str) -> str | None:
    """The decoded text; None where the bytes do not fit the encoding or decode to control characters."""
    try:
        text = str(data, encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    # One in a hundred: a stray form feed or escape is no picture.
    return None if len(_CONTROL.findall(text)) > len(text) / 100 else text


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark, told by its spaces; None for binary data."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _strict(data, encoding)
        # Running text has a space in every four to nine letters.
        if text is not None and text[:_SAMPLE].count(" ") > len(text[:_SAMPLE]) / 25:
            return text
    return None


def _code_page(data: bytes) -> str | None:
    """The code page in which the bytes read as a known language: by its commonest words, else by charset-normalizer."""
    sample = data[:_SAMPLE]
    shares = {
        encoding: share_of_common_words(_loose(sample, encoding), code)
        for code in languages()
        for encoding in load(code).section("reading")["encodings"]
    }
    best = max(shares, key=lambda encoding: shares[encoding])
    # News in the four languages has 10-30 % of its words among the commonest; a wrong code page under 2 %
    # (seed, spare-articles.jsonl encoded and decoded crosswise).
    if shares[best] > 0.05:
        return str(best)
    from charset_normalizer import from_bytes

    guess = from_bytes(sample, cp_isolation=[encoding.replace("-", "_") for encoding in shares]).best()
    return str(guess.encoding) if guess is not None else None


def _loose(data: bytes, encoding: str) -> str:
    return data.decode(encoding, errors="replace")
