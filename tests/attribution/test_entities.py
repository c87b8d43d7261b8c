"""The sources of one article."""

from __future__ import annotations

from tawatur.attribution.entities import Register
from tawatur.attribution.model import SourceKind
from tawatur.attribution.tagger.tagger import Mention


def test_a_mention_whose_name_is_blank_is_no_crash() -> None:
    found = Register("- قال إن الميناء مغلق", "ar").entity(Mention((0, 1), SourceKind.PERSON, " "))
    assert found.kind is SourceKind.PERSON
