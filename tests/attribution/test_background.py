"""Full names that an article gives in passing."""

from tawatur.attribution.background import Background
from tawatur.attribution.model import SourceKind


def test_a_body_named_in_passing_ends_before_its_relative_clause() -> None:
    text = "يمهد النص الطريق أمام مجلس الأمن الذي يضم 15 دولة. وهدد المجلس بعواقب."
    found = Background(text, "ar").body(["مجلس"], SourceKind.INSTITUTION, text.index("وهدد"))
    assert found == "مجلس الأمن"
