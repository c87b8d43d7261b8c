"""Whom a statement goes back to: references, carriers that go on or stop, nesting, and statements of nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tawatur.attribution.model import SourceKind
from tawatur.attribution.resolve import Resolved, inner
from tawatur.attribution.tagger.tagger import Mention, Tagged
from tawatur.claims.model import Stance

Chains = Callable[..., list[tuple[str, ...]]]

REFERENCES = {
    "a ministry that the text only named": (
        "ar",
        """تستعد وزارة النقل الأردنية لافتتاح الجسر. <1c>وقالت</1c> <1.1>الوزارة</1.1> إن <1>العمل انتهى قبل موعده</1>.
---
1 | indirect | asserts | وزارة النقل الأردنية/institution
""",
        [("وزارة النقل الأردنية",)],
    ),
    "a title and its holder": (
        "en",
        """<1.1>Foreign Minister Maria Costa</1.1> <1c>said</1c> that <1>the talks had failed</1>. Later \
<2.1>the foreign minister</2.1> <2c>warned</2c> that <2>time was short</2>.
---
1 | indirect | asserts | Maria Costa/person
2 | indirect | asserts | Maria Costa/person
""",
        [("Maria Costa",), ("Maria Costa",)],
    ),
    "a surname and the full name that the text gives": (
        "en",
        """The talks were led by Maria Costa in Lisbon. <1.1>Costa</1.1> <1c>said</1c> that <1>they had failed</1>.
---
1 | indirect | asserts | Maria Costa/person
""",
        [("Maria Costa",)],
    ),
    "a pronoun means the person, not the body that spoke last": (
        "en",
        """<1.1>Maria Costa</1.1> <1c>said</1c> <1>the talks had failed</1>. <2.1>The government</2.1> <2c>denied</2c> \
<2>that they had</2>. <3.1>She</3.1> <3c>added</3c> that <3>nobody had called her</3>.
---
1 | indirect | asserts | Maria Costa/person
2 | indirect | denies | government/institution
3 | indirect | asserts | Maria Costa/person
""",
        [("Maria Costa",), ("government",), ("Maria Costa",)],
    ),
    "a description of the paper": (
        "en",
        """<1.1>Al-Jarida</1.1> <1c>reported</1c> that <1>the port was closed</1>. <2.1>The Kuwaiti newspaper</2.1> \
<2c>added</2c> that <2>ships were waiting</2>.
---
1 | indirect | asserts | Al-Jarida/outlet
2 | indirect | asserts | Al-Jarida/outlet
""",
        [("Al-Jarida",), ("Al-Jarida",)],
    ),
    "an adjective tells two ministries apart": (
        "ar",
        """<1c>قالت</1c> <1.1>وزارة الخارجية المصرية</1.1> إن <1>المحادثات فشلت</1>. <2c>وردت</2c> \
<2.1>وزارة الخارجية الإيطالية</2.1> بأن <2>ذلك غير صحيح</2>. \
<3c>وأضافت</3c> <3.1>الوزارة المصرية</3.1> أن <3>القرار نهائي</3>.
---
1 | indirect | asserts | وزارة الخارجية المصرية/institution
2 | indirect | denies | وزارة الخارجية الإيطالية/institution
3 | indirect | asserts | وزارة الخارجية المصرية/institution
""",
        [("وزارة الخارجية المصرية",), ("وزارة الخارجية الإيطالية",), ("وزارة الخارجية المصرية",)],
    ),
    "case endings of Turkish": (
        "tr",
        """<1.1>Sağlık Bakanlığı</1.1> <1>aşıların geldiğini</1> <1c>duyurdu</1c>. \
<2.1>Bakanlıktan</2.1> <2c>yapılan açıklamada</2c> \
<2>dağıtımın başladığı</2> belirtildi.
---
1 | indirect | asserts | Sağlık Bakanlığı/institution
2 | indirect | asserts | Sağlık Bakanlığı/institution
""",
        [("Sağlık Bakanlığı",), ("Sağlık Bakanlığı",)],
    ),
}


@pytest.mark.parametrize("case", REFERENCES)
def test_references(case: str, chains: Chains) -> None:
    language, marked, expected = REFERENCES[case]
    assert chains(language, marked) == expected


CARRIED = """<1c>ذكر</1c> <1.1>موقع "البوصلة"</1.1> نقلا عن <1.2>مسؤولين إسرائيليين</1.2> أن <1>الاتفاق قريب</1>. \
<2c>وأضافت</2c> <2.2>المصادر</2.2> أن <2>التوقيع سيتم غدا</2>.
---
1 | indirect | asserts | البوصلة/outlet > مسؤولين إسرائيليين/officials
2 | indirect | asserts | البوصلة/outlet > مسؤولين إسرائيليين/officials
"""


@pytest.mark.parametrize("carry", [0.9, 0.4, 0.05])
def test_a_carrier_goes_on_right_after_it(chains: Chains, carry: float) -> None:
    assert chains("ar", CARRIED, carry=carry)[1] == ("البوصلة", "مسؤولين إسرائيليين")


def test_a_report_named_beside_its_medium_is_no_further_source(chains: Chains) -> None:
    marked = """<1c>وأشار</1c> <1.1>موقع "الضفة"</1.1> في <1.2>تقرير</1.2> إلى أن <1>الأسعار سترتفع</1>.
---
1 | indirect | asserts | الضفة/outlet > تقرير/document
"""
    assert chains("ar", marked) == [("الضفة",)]


def test_a_paper_carries_the_next_speaker_when_the_tagger_says_so(chains: Chains) -> None:
    marked = """<1.1>The Herald</1.1> <1c>reported</1c> that <1>the plant will close</1>. \
<2.2>A manager</2.2> <2c>said</2c> <2>nobody had been told</2>.
---
1 | indirect | asserts | The Herald/outlet
2 | indirect | asserts | The Herald/outlet > A manager/officials
"""
    assert len(chains("en", marked, carry=0.95)[1]) == 2
    assert len(chains("en", marked, carry=0.7)[1]) == 1


def test_an_institution_does_not_carry_the_next_speaker_on_a_doubtful_word(chains: Chains) -> None:
    marked = """<1.1>The Health Ministry</1.1> <1c>said</1c> <1>the ward is safe</1>. \
<2.1>Maria Costa</2.1> <2c>said</2c> <2>it is not</2>.
---
1 | indirect | asserts | Health Ministry/institution
2 | indirect | asserts | Maria Costa/person
"""
    assert chains("en", marked, carry=0.6)[1] == ("Maria Costa",)


def test_a_nested_report_adds_its_source_to_the_chain_around_it(chains: Chains) -> None:
    marked = """<1.1>Officials</1.1> <1c>said</1c> that <1><2.2>the king's advisers</2.2> <2c>told</2c> them that \
<2>the answer was yes</2></1>.
---
1 | indirect | asserts | Officials/officials
2 | indirect | asserts | Officials/officials > the king's advisers/officials
"""
    first, second = chains("en", marked)
    assert second[:1] == first and len(second) == 2


def test_a_pronoun_inside_a_quotation_is_not_its_speaker(chains: Chains) -> None:
    marked = """<1.1>Maria Costa</1.1> <1c>said</1c>: "<1>I met the mayor. <2.2>He</2.2> <2c>promised</2c> \
<2>a new bridge</2></1>."
---
1 | direct | asserts | Maria Costa/person
2 | indirect | asserts | Maria Costa/person > the mayor/person
"""
    assert len(chains("en", marked)[1]) == 2


UNNAMED = """<1.1>Maria Costa</1.1> <1c>said</1c> <1>the talks had failed</1>. The envoy <2c>reportedly</2c> \
<2>plans another trip</2>.
---
1 | indirect | asserts | Maria Costa/person
2 | indirect | asserts | unnamed media reports/unnamed
"""


def test_nobody_named_does_not_fall_to_the_last_speaker(chains: Chains) -> None:
    assert chains("en", UNNAMED)[1] == ("unnamed media reports",)


def test_a_doubtful_kind_leaves_the_statement_with_the_last_speaker(chains: Chains) -> None:
    assert chains("en", UNNAMED, kind_score=0.5)[1] == ("Maria Costa",)


def test_the_paper_speaks_again_after_its_source(chains: Chains) -> None:
    marked = """<1c>ونقلت</1c> <1.1>صحيفة "الضفة"</1.1> عن <1.2>خبير اقتصادي</1.2> أن <1>الأسعار سترتفع</1>. \
<2c>وأضافت</2c> أن <2>الأسواق مغلقة</2>.
---
1 | indirect | asserts | الضفة/outlet > خبير اقتصادي/unnamed
2 | indirect | asserts | الضفة/outlet
"""
    assert chains("ar", marked)[1] == ("الضفة",)


def test_words_quoted_by_somebody_unnamed(chains: Chains) -> None:
    marked = """<1.2>A lawmaker</1.2> <1c>was quoted as saying</1c> <1>the test is near</1>.
---
1 | indirect | asserts | unnamed media reports/unnamed > A lawmaker/officials
"""
    assert chains("en", marked) == [("unnamed media reports", "lawmaker")]


def test_a_heading_in_quotation_marks_belongs_to_the_speaker_after_it(chains: Chains) -> None:
    marked = """<1.1>Ali Demir</1.1> <1>yolun açıldığını</1> <1c>söyledi</1c>.

‘<2>Köprü yıkılacak</2>’

<3.1>Ayşe Kaya</3.1> ise <3>köprünün eski olduğunu</3> <3c>anlattı</3c>.
---
1 | indirect | asserts | Ali Demir/person
2 | direct | asserts | Ayşe Kaya/person
3 | indirect | asserts | Ayşe Kaya/person
"""
    assert chains("tr", marked)[1] == ("Ayşe Kaya",)


def test_every_link_says_why_it_stands_there(resolved: Callable[..., list[Resolved]]) -> None:
    assert all(link.reason for item in resolved("ar", CARRIED) for link in item.chain)
    assert all(link.reason for item in resolved("en", UNNAMED) for link in item.chain)


def test_an_inner_cue_before_the_outer_one_is_settled(resolved: Callable[..., list[Resolved]]) -> None:
    marked = """"<1>It is late, <2.1>he</2.1> <2c>said</2c>, <2>and dark</2></1>," <1.1>Maria Costa</1.1> <1c>said</1c>.
---
1 | direct | asserts | Maria Costa/person
2 | indirect | asserts | Maria Costa/person
"""
    assert len(resolved("en", marked)) == 2


def test_a_verb_that_cannot_mean_the_last_speakers_means_who_quoted_them(chains: Chains) -> None:
    marked = """<1c>ونقل</1c> <1.1>موقع "الضفة"</1.1> عن <1.2>مسؤولين محليين</1.2> أن <1>الأسعار سترتفع</1>. \
<2c>وأضاف</2c> أن <2>الأسواق مغلقة</2>.
---
1 | indirect | asserts | الضفة/outlet > مسؤولين محليين/officials
2 | indirect | asserts | الضفة/outlet
"""
    assert chains("ar", marked, kind_score=0.3)[1] == ("الضفة",)


@pytest.mark.parametrize(
    ("people", "expected"), [("مسؤولون محليون", ("الضفة", "مسؤولون محليون")), ("عمال مناجم", ("عمال مناجم",))]
)
def test_people_of_the_same_description_are_carried_on(people: str, expected: tuple[str, ...], chains: Chains) -> None:
    marked = f"""<1c>ونقل</1c> <1.1>موقع "الضفة"</1.1> عن <1.2>مسؤولين محليين كبار</1.2> أن <1>الأسعار سترتفع</1>. \
<2c>وقال</2c> <2.1>{people}</2.1> إن <2>الأسواق مغلقة</2>.
---
1 | indirect | asserts | الضفة/outlet > مسؤولين محليين كبار/officials
2 | indirect | asserts | {people}/officials
"""
    assert chains("ar", marked, carry=0.2)[1] == expected


def test_a_report_inside_another_says_what_follows_its_own_cue() -> None:
    text = "Officials said the president conveyed that he would come."
    whole = (15, len(text) - 1)

    def tagged(cue: str, origin: str) -> Tagged:
        start, named = text.index(cue), text.index(origin)
        mention = Mention((named, named + len(origin)), SourceKind.OFFICIALS)
        return Tagged((start, start + len(cue)), 1.0, (whole,), 1.0, Stance.ASSERTS, mention)

    outer, nested = inner(text, [tagged("said", "Officials"), tagged("conveyed", "the president")])
    assert outer.content == (whole,)
    assert [text[a:b] for a, b in nested.content] == ["that he would come"]
