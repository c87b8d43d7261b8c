import pytest

from tawatur.attribution.edges import fitted
from tawatur.attribution.model import SourceKind
from tawatur.attribution.tagger.tagger import Mention, Tagged
from tawatur.claims.model import Stance


@pytest.mark.parametrize(
    ("language", "text", "tagged", "wanted"),
    [
        (
            "ar",
            "ونقلت الصحيفة عن متحدثة باسم الوزارة قولها إن الخطة جاهزة",
            "متحدثة باسم الوزارة قولها",
            "متحدثة باسم الوزارة",
        ),
        ("ar", "وقال لوكالة النور للأنباء اليوم السبت إن", "لوكالة النور للأنباء اليوم السبت", "لوكالة النور للأنباء"),
        ("ar", "وظهر على دانا ميلر الغضب وهو يقول", "على دانا ميلر", "دانا ميلر"),
        ("en", "a lawmaker who, on Monday, said so", "a lawmaker who", "a lawmaker"),
        (
            "en",
            "Rep. Dana Miller (R-Ohio), the chair, said so",
            "Ohio), the chair",
            "Rep. Dana Miller (R-Ohio), the chair",
        ),
        ("en", "the agency said so", "the agency", "the agency"),
        ("tr", "Bakan Yılmaz ise şunu söyledi", "Bakan Yılmaz ise", "Bakan Yılmaz"),
    ],
)
def test_a_mention_is_fitted_to_the_whole_name_and_no_more(language: str, text: str, tagged: str, wanted: str) -> None:
    start = text.index(tagged)
    origin = Mention((start, start + len(tagged)), SourceKind.PERSON, tagged)
    item = Tagged((0, 1), 1.0, ((0, 1),), 1.0, Stance.ASSERTS, origin, (origin,))
    found = fitted(text, language, item)
    for mention in (found.origin, *found.carriers):
        assert mention.span is not None
        assert text[slice(*mention.span)] == wanted
