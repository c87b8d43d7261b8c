"""Paragraphs: what a long text costs."""

from __future__ import annotations

from typing import SupportsIndex

from tawatur.claims.paragraphs import paragraphs


class Counted(str):
    """A text that counts the characters that are copied out of it."""

    copied = 0

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        part = super().__getitem__(key)
        self.copied += len(part)
        return part


def test_a_long_text_of_wrapped_lines_is_copied_a_few_times_only() -> None:
    text = Counted("the new dam was complete after ten years of work and would open\n" * 500)
    assert paragraphs(text) == ((0, len(text) - 1),)
    assert text.copied < 5 * len(text)
