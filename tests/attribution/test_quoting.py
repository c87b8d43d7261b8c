"""Contents and the quotations that they mean."""

from __future__ import annotations

import pytest

from tawatur.attribution.model import SourceKind
from tawatur.attribution.quoting import form, snapped, spoken
from tawatur.attribution.tagger.tagger import Mention, Tagged
from tawatur.claims.model import Form, Span, Stance
from tawatur.claims.quotations import quotations


def place(text: str, part: str) -> Span:
    start = text.index(part)
    return start, start + len(part)


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ('He said: "We will not go back to that road." Then he left.', "We will not go back to that", Form.DIRECT),
        ("He said that we will not go back.", "we will not go back", Form.INDIRECT),
        ('He called the plan "a joke" and left.', 'the plan "a joke"', Form.MIXED),
        ("قال «لن نعود إلى الوراء».", "لن نعود إلى الوراء", Form.DIRECT),
    ],
)
def test_the_form_follows_the_marks(text: str, content: str, expected: Form) -> None:
    assert form([place(text, content)], quotations(text)) is expected


def test_a_content_that_nearly_is_a_quotation_becomes_it() -> None:
    text = 'He said: "We will not go back to that road. It is closed." Then he left.'
    (span,) = snapped(text, [place(text, "We will not go back to that road")], quotations(text))
    assert text[slice(*span)] == "We will not go back to that road. It is closed"


def test_a_content_that_only_holds_a_quoted_word_stays() -> None:
    text = 'He called the plan of the new government for the old port "a joke" and left.'
    content = place(text, 'the plan of the new government for the old port "a joke"')
    assert snapped(text, [content], quotations(text)) == (content,)


def test_pieces_that_mean_one_quotation_become_one() -> None:
    text = '"We will not go back to that road, which is closed", he said.'
    pieces = [place(text, "We will not go back to that road"), place(text, "which is closed")]
    assert len(snapped(text, pieces, quotations(text))) == 1


@pytest.mark.parametrize(
    ("text", "carrier", "kept"),
    [
        ('"In a speech carried by state TV," Miller reports, "the deal is off."', "state TV", False),
        ('Miller told "The Valley Post" that the deal is off.', "The Valley Post", True),
        ("Miller told state TV that the deal is off.", "state TV", True),
    ],
)
def test_whom_a_quotation_names_does_not_carry_it(text: str, carrier: str, kept: bool) -> None:
    cue = place(text, "reports" if "reports" in text else "told")
    speaker = Mention(place(text, "Miller"), SourceKind.PERSON)
    medium = Mention(place(text, carrier), SourceKind.OUTLET)
    item = Tagged(cue, 1.0, (place(text, "the deal is off"),), 1.0, Stance.ASSERTS, speaker, (medium,))
    assert bool(spoken(item, quotations(text)).carriers) is kept
