from __future__ import annotations

import pytest
from rich.cells import cell_len

from tawatur.report.text import clean, direction, isolate, one_line, wrap


def test_escape_sequences_and_direction_marks_are_not_shown() -> None:
    assert clean("\x1b[31mred\x1b[0m \x1b]8;;http://x\x07link \u202egnol\u202c\u2069 a\x00b") == "red link gnol ab"


def test_lines_and_letters_are_kept() -> None:
    assert clean("سَلام\r\nשלום\tİğ") == "سَلام\nשלום İğ"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("واللا", "rtl"), ("«וואלה»", "rtl"), ("Walla", "ltr"), ("12 — واللا", "rtl"), ("123", "ltr"), ("", "ltr")],
)
def test_direction_is_that_of_the_first_letter(text: str, expected: str) -> None:
    assert direction(text) == expected


def test_only_right_to_left_text_is_isolated() -> None:
    assert isolate("Walla") == "Walla"
    assert isolate("a \u2069واللا") == "\u2068a واللا\u2069"


def test_one_line_is_cut_at_a_word() -> None:
    assert one_line(" one\n two  three ", 9) == "one two…"
    assert one_line("one two", 9) == "one two"
    assert len(one_line("x" * 50, 10)) == 10


@pytest.mark.parametrize("text", ["يسعى الرئيس إلى الوساطة بين البلدين " * 5, "a" * 95, "漢字 " * 30, "מילה " * 40])
def test_wrapped_lines_fit_and_lose_nothing(text: str) -> None:
    lines = list(wrap(text, 20))
    assert all(cell_len(line) <= 20 for line in lines)
    # Every line has its own pair of marks.
    assert all(line.count("\u2068") == line.count("\u2069") <= 1 for line in lines)
    kept = "".join(lines).translate({0x2068: None, 0x2069: None})
    assert kept.replace(" ", "") == text.replace(" ", "")
