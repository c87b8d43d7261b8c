"""Full names that an article gives in passing."""

import pytest

from tawatur.attribution.background import Background
from tawatur.attribution.model import SourceKind


def test_a_body_named_in_passing_ends_before_its_relative_clause() -> None:
    text = "يمهد النص الطريق أمام مجلس الأمن الذي يضم 15 دولة. وهدد المجلس بعواقب."
    found = Background(text, "ar").body(["مجلس"], SourceKind.INSTITUTION, text.index("وهدد"))
    assert found == "مجلس الأمن"


@pytest.mark.parametrize(
    ("language", "text", "title", "name"),
    [
        ("he", "שר הביטחון טען כך. שר הביטחון, דני כרמל נאם הבוקר. כרמל הוסיף.", "שר הביטחון", "דני כרמל"),
        ("he", "כך נמסר. אורן, סגן מפקד היחידה, אמר זאת. סגן מפקד היחידה הוסיף.", "סגן מפקד היחידה", "אורן"),
        ("en", "Foreign Minister Dana Miller left. The foreign minister said so.", "foreign minister", "Dana Miller"),
        ("en", "Dana Miller, the club's chairman, left.", "club's chairman", None),
        ("tr", "Tarım Bakanı Ayşe Kaya konuştu. Tarım Bakanı gitti.", "Tarım Bakanı", "Ayşe Kaya"),
        ("ar", "وصل وزير النقل سامي الحداد. وقال وزير النقل. وأضاف الحداد.", "وزير النقل", "سامي الحداد"),
        ("ar", "وصل وزير النقل سامي حداد. وقال وزير النقل. وأضاف حداد.", "وزير النقل", "سامي حداد"),
        ("he", "שר הביטחון דני כרמל נאם. שר הביטחון רון ברק נאם. כרמל וברק. ברק, כרמל.", "שר הביטחון", None),
    ],
)
def test_a_title_is_held_by_the_one_named_beside_it(language: str, text: str, title: str, name: str | None) -> None:
    assert Background(text, language).holder(title) == name
