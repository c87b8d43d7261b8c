"""Names of people without what their titles belong to."""

from __future__ import annotations

import pytest

from tawatur.attribution.mentions import read_mention
from tawatur.attribution.titles import names_of_person


@pytest.mark.parametrize(
    ("language", "mention", "name"),
    [
        ("ar", "الأمين العام لأوبك عبدالله البدري", "عبدالله البدري"),
        ("ar", "المتحدث باسم حماس سامي أبو زهري", "سامي أبو زهري"),
        ("he", "נשיא טורקיה רג'פ טאיפ ארדואן", "רג'פ טאיפ ארדואן"),
        ("en", "Foreign Minister Israel Katz", "Israel Katz"),
        ("he", "שר החוץ ישראל כץ", "ישראל כץ"),
    ],
)
def test_a_body_or_country_of_the_title_is_no_part_of_the_name(language: str, mention: str, name: str) -> None:
    assert names_of_person([read_mention(mention, language)], language)[0] == name
