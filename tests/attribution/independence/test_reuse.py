"""Text taken over from another article, in the four languages, whole, in part and retouched."""

from datetime import date

import numpy as np
import pytest

from tawatur.attribution.independence import aligned_runs, find_copies
from tawatur.attribution.model import CopyKind
from tawatur.claims.model import Document

SENTENCES = {
    "en": (
        "The harbour authority closed the northern quay to all "
        "freight on Sunday after inspectors found cracks in two piers."
    ),
    "ar": (
        "أغلقت هيئة الميناء الرصيف الشمالي أمام جميع الشحنات يوم الأحد بعد أن عثر المفتشون على شقوق في دعامتين اثنتين."
    ),
    "he": "רשות הנמל סגרה את הרציף הצפוני לכל המטענים ביום ראשון לאחר שמפקחים מצאו סדקים בשני עמודי תמיכה ישנים.",
    "tr": (
        "Liman idaresi müfettişlerin iki ayakta çatlak bulmasının "
        "ardından pazar günü kuzey rıhtımını bütün yüklere kapattı."
    ),
}
RETOUCHED = {
    "en": (
        "The harbour authority closed the north quay to all "
        "freight on Sunday, after its inspectors found cracks in two piers."
    ),
    "ar": (
        "أغلقت هيئةُ الميناء الرصيف الشماليّ امام جميع الشحنات أمس الأحد بعد أن عثر المفتشون على شقوق في دعامتين اثنتين"
    ),
    "he": "רשות הנמל סגרה אתמול את הרציף הצפוני לכל המטענים ביום ראשון, לאחר שמפקחים מצאו סדקים בשני עמודי תמיכה",
    "tr": (
        "Liman İdaresi, müfettişlerin iki ayakta çatlak bulmasının ardından dün kuzey rıhtımını bütün yüklere kapattı."
    ),
}
OPENING = "A long day at the coast, by our own reporter, who spoke to nobody in particular and saw the sea. "


def document(identifier: str, text: str, day: int | None = 1, outlet: str = "o") -> Document:
    published = None if day is None else date(2024, 5, day)
    return Document(identifier, text, "en", outlet=f"{outlet}-{identifier}", published=published)


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_a_retouched_sentence_in_a_longer_article_is_found_with_its_place(language: str) -> None:
    early, late = SENTENCES[language], OPENING + RETOUCHED[language]
    (copy,) = find_copies([document("late", late, 2), document("early", early, 1)])
    assert (copy.earlier, copy.later, copy.kind) == ("early", "late", CopyKind.REUSE)
    ((first, second),) = copy.spans
    assert first[0] == 0
    assert second[0] >= len(OPENING)
    assert 0 < copy.overlap < 1


@pytest.mark.parametrize(
    "other",
    [
        "Inspectors say that two piers are cracked; freight has to take the southern quay until further notice.",
        "The harbour authority closed the northern quay.",
        "",
    ],
)
def test_the_same_news_in_other_words_is_no_copy(other: str) -> None:
    assert find_copies([document("a", SENTENCES["en"]), document("b", OPENING + other)]) == ()


def test_a_long_title_in_many_articles_is_no_copy() -> None:
    title = "His Excellency the Deputy Chairman of the Council and Minister of Ports and Inland Waters Dr Ann Lee"
    texts = [f"{title} number{n} spoke{n} of{n} quite{n} other{n} things{n}." for n in range(8)]
    assert find_copies([document(f"a{n}", text) for n, text in enumerate(texts)]) == ()


def test_without_dates_the_one_that_cites_is_later() -> None:
    documents = [document("a", SENTENCES["en"], None), document("b", SENTENCES["en"] + " " + OPENING, None)]
    (copy,) = find_copies(documents, outlets={"a": "A", "b": "B"}, cites={"b": frozenset({"A"})})
    assert (copy.earlier, copy.later, copy.kind) == ("a", "b", CopyKind.CITATION)
    assert copy.spans


def test_without_anything_else_the_more_complete_one_is_earlier() -> None:
    (copy,) = find_copies([document("a", SENTENCES["en"]), document("b", SENTENCES["en"] + " " + OPENING)])
    assert (copy.earlier, copy.later) == ("b", "a")


def test_articles_of_one_publisher_are_named() -> None:
    documents = [document("a", SENTENCES["en"]), document("b", OPENING)]
    (copy,) = find_copies(documents, outlets={"a": "A", "b": "B"}, publishers={"A": "G", "B": "G"})
    assert copy.kind is CopyKind.PUBLISHER
    assert not copy.spans


def test_an_article_rendered_proposition_by_proposition_is_a_run() -> None:
    similarity = np.full((6, 7), 0.1, dtype=np.float32)
    for i, j in ((1, 0), (2, 1), (3, 3), (4, 4), (0, 6)):
        similarity[i, j] = 0.9
    assert aligned_runs(similarity) == [[(1, 0), (2, 1), (3, 3), (4, 4)]]
    assert aligned_runs(similarity[:3]) == []
    with pytest.raises(ValueError, match="must be a matrix"):
        aligned_runs(similarity[0])
