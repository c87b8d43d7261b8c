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


@pytest.mark.parametrize(
    ("language", "text", "origin", "content", "wanted"),
    [
        (
            "ar",
            'وأشار تقرير أورده موقع "النور" الأميركي، إلى أن أنقرة تدرس ذلك',
            "تقرير",
            "أنقرة تدرس ذلك",
            'تقرير أورده موقع "النور" الأميركي',
        ),
        (
            "en",
            "A report published by The Valley Post said the dam leaks",
            "A report",
            "the dam leaks",
            "A report published by The Valley Post",
        ),
        ("en", "A report said the dam leaks", "A report", "the dam leaks", "A report"),
        ("he", "דוח שפורסם בעיתון הארץ קובע כי הסכר דולף", "דוח", "הסכר דולף", "דוח שפורסם בעיתון הארץ"),
    ],
)
def test_a_report_is_named_with_who_published_it(
    language: str, text: str, origin: str, content: str, wanted: str
) -> None:
    cue = {"ar": "وأشار", "en": "said", "he": "קובע"}[language]
    found = fitted(text, language, _tagged(text, cue=cue, origin=origin, content=content)).origin
    assert found.span is not None
    assert text[slice(*found.span)] == wanted


def _tagged(text: str, *, cue: str, origin: str, content: str, carriers: tuple[str, ...] = ()) -> Tagged:
    def place(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    def mention(words: str) -> Mention:
        return Mention(place(words), SourceKind.OUTLET)

    named = tuple(map(mention, carriers))
    return Tagged(place(cue), 1.0, (place(content),), 1.0, Stance.ASSERTS, mention(origin), named)


def _words(text: str, item: Tagged) -> tuple[str, ...]:
    spans = [m.span for m in (*item.carriers, item.origin)]
    return tuple(text[slice(*span)] for span in spans if span)


def test_two_names_side_by_side_are_two_sources() -> None:
    text = "Yeni Tepe'nin Walla'ya dayandırdığı habere göre liman kapandı"
    item = _tagged(text, cue="göre", origin="Yeni Tepe'nin Walla'ya", content="liman kapandı")
    assert _words(text, fitted(text, "tr", item)) == ("Yeni Tepe'nin", "Walla'ya")


def test_who_stands_after_a_cue_that_follows_its_source_is_part_of_what_is_said() -> None:
    text = "Walla'nın haberine göre Yılmaz, limanı gezdi"
    item = _tagged(text, cue="göre", origin="Yılmaz", content="limanı gezdi", carriers=("Walla'nın",))
    found = fitted(text, "tr", item)
    assert _words(text, found) == ("Walla'nın",)
    assert [text[slice(*span)] for span in found.content] == ["Yılmaz, limanı gezdi"]


def test_a_cue_before_its_source_keeps_it() -> None:
    text = 'Walla\'ya konuşan Yılmaz "liman kapandı" dedi'
    item = _tagged(text, cue="dedi", origin="Yılmaz", content="liman kapandı", carriers=("Walla'ya",))
    assert fitted(text, "tr", item) == item


def test_a_mention_ends_before_a_cue_that_it_runs_into() -> None:
    text = "Dana Miller added that the port is closed"
    item = _tagged(text, cue="added", origin="Dana Miller added", content="the port is closed")
    assert _words(text, fitted(text, "en", item, cues=[item.cue])) == ("Dana Miller",)


def test_words_that_name_nobody_are_no_carrier() -> None:
    text = "Today the firm said the port is closed"
    item = _tagged(text, cue="said", origin="the firm", content="the port is closed", carriers=("Today",))
    assert _words(text, fitted(text, "en", item)) == ("the firm",)
