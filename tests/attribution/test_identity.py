"""One identity for each source of a run, whatever the articles call it."""

from __future__ import annotations

from itertools import permutations

import pytest

from tawatur.attribution.entities import Entity
from tawatur.attribution.identity import ArticleSources, Identified, identify
from tawatur.attribution.mentions import read_mention
from tawatur.attribution.model import SourceKind
from tawatur.claims.model import Document

KINDS = {kind.value: kind for kind in SourceKind}


class Story:
    """Articles made of (mention, kind, number of its carrier) by hand."""

    def __init__(self) -> None:
        self.articles: list[ArticleSources] = []
        self.entities: dict[str, list[Entity]] = {}

    def add(
        self,
        name: str,
        language: str,
        *sources: tuple[str, str] | tuple[str, str, int],
        outlet: str = "",
        text: str = "",
    ) -> Story:
        entities = [
            Entity(language, [read_mention(source[0], language)], [KINDS[source[1]]], place)
            for place, source in enumerate(sources)
        ]
        carriers = {
            entity: entities[source[2]] if len(source) == 3 else None
            for entity, source in zip(entities, sources, strict=True)
        }
        document = Document(name, text, language, outlet=outlet or None)
        self.articles.append(ArticleSources(document, tuple(entities), carriers))
        self.entities[name] = entities
        return self

    def identify(self) -> Identified:
        return identify(self.articles)

    def ids(self) -> dict[str, list[str]]:
        found = self.identify()
        return {name: [found.of[name, entity] for entity in entities] for name, entities in self.entities.items()}


def test_an_outlet_is_one_in_four_languages() -> None:
    story = (
        Story()
        .add("a", "ar", ('موقع "واللا" الإسرائيلي', "outlet"))
        .add("b", "en", ("the Walla news site", "outlet"))
        .add("c", "he", ("אתר וואלה", "outlet"))
        .add("d", "tr", ("Walla haber sitesi", "outlet"))
    )
    assert {ids[0] for ids in story.ids().values()} == {"walla"}
    source = story.identify().sources["walla"]
    assert source.name == "واللا"
    assert {"Walla", "וואלה"} <= set(source.aliases)
    assert source.identified


def test_the_publisher_is_there() -> None:
    found = Story().add("a", "he", ("ynet", "outlet")).add("b", "he", ("ידיעות אחרונות", "outlet")).identify()
    assert found.sources["ynet"].belongs_to == found.sources["yedioth"].belongs_to == "yedioth-group"
    assert found.sources["yedioth-group"].kind is SourceKind.INSTITUTION


def test_a_ministry_is_one_in_four_languages() -> None:
    story = (
        Story()
        .add("a", "ar", ("وزارة الخارجية الإسرائيلية", "institution"))
        .add("b", "en", ("Israel's foreign ministry", "institution"))
        .add("c", "he", ("משרד החוץ", "institution"), outlet="הארץ")
        .add("d", "tr", ("İsrail Dışişleri Bakanlığı", "institution"))
    )
    assert {ids[0] for ids in story.ids().values()} == {"il-foreign-ministry"}


def test_bare_ministries_of_two_countries_papers_are_two() -> None:
    story = (
        Story()
        .add("a", "ar", ("وزارة الخارجية", "institution"), outlet="عكاظ")
        .add("b", "ar", ("وزارة الخارجية", "institution"), outlet="الأهرام")
        .add("c", "ar", ("وزارة الخارجية", "institution"), outlet="رويترز")
    )
    ids = story.ids()
    assert ids["a"] == ["sa-foreign-ministry"]
    assert ids["b"] == ["eg-foreign-ministry"]
    assert ids["c"][0] not in {"sa-foreign-ministry", "eg-foreign-ministry"}


def test_a_bare_ministry_in_an_article_on_another_country_is_not_the_outlets() -> None:
    text = "قالت إيران إن طهران لن تقبل. وأضافت وزارة الخارجية في طهران."
    story = Story().add("a", "ar", ("وزارة الخارجية", "institution"), outlet="عكاظ", text=text)
    assert story.ids()["a"] != ["sa-foreign-ministry"]


def test_a_capital_is_its_government() -> None:
    story = Story().add("a", "ar", ("أنقرة", "institution")).add("b", "en", ("the Turkish government", "institution"))
    assert story.ids() == {"a": ["tr-government"], "b": ["tr-government"]}


def test_a_person_is_one_across_scripts_and_named_in_the_first_articles_language() -> None:
    story = (
        Story()
        .add("a", "ar", ("الرئيس الأذربيجاني، إلهام علييف", "person"))
        .add("b", "en", ("Azerbaijani President Ilham Aliyev", "person"))
        .add("c", "tr", ("Aliyev", "person"))
    )
    assert {ids[0] for ids in story.ids().values()} == {"ilham-aliyev"}
    source = story.identify().sources["ilham-aliyev"]
    assert source.name == "إلهام علييف"
    assert "Ilham Aliyev" in source.aliases


def test_somebody_known_by_office_is_the_one_who_holds_it() -> None:
    story = (
        Story()
        .add("a", "en", ("Azerbaijani President Ilham Aliyev", "person"))
        .add("b", "ar", ("الرئيس الأذربيجاني", "person"))
        .add("c", "en", ("the Turkish president", "person"))
    )
    ids = story.ids()
    assert ids["b"] == ids["a"]
    assert ids["c"] == ["tr-president"]


def test_an_office_without_a_country_is_held_in_the_outlets_own() -> None:
    story = (
        Story()
        .add("a", "he", ("שר הביטחון בני גנץ", "person"), ("שר הביטחון", "person"), outlet="ynet")
        .add("b", "he", ("שר החוץ", "person"), outlet="ynet")
        .add("c", "en", ("the defence minister", "person"), outlet="The Guardian")
    )
    ids = story.ids()
    assert len(set(ids["a"])) == 1
    assert ids["b"][0] not in ids["a"]
    assert ids["c"][0] not in ids["a"]


def test_the_head_of_a_body_known_by_office_is_the_one_named_elsewhere() -> None:
    story = (
        Story()
        .add("a", "ar", ("الأمين العام لأوبك عبد الله البدري", "person"))
        .add("b", "ar", ("أمين عام أوبك", "person"))
        .add("c", "en", ("OPEC Secretary-General", "person"))
        .add("d", "en", ("NATO Secretary General", "person"))
    )
    ids = story.ids()
    assert ids["a"] == ids["b"] == ids["c"]
    assert ids["d"] != ids["a"]


def test_officials_of_two_articles_are_two() -> None:
    ids = (
        Story()
        .add("a", "en", ("senior Israeli officials", "officials"))
        .add("b", "en", ("senior Israeli officials", "officials"))
        .ids()
    )
    assert ids["a"] != ids["b"]


def test_officials_that_one_outlet_carried_are_one() -> None:
    story = (
        Story()
        .add("a", "ar", ("واللا", "outlet"), ("مسؤولون إسرائيليون", "officials", 0))
        .add("b", "en", ("Walla", "outlet"), ("Israeli officials", "officials", 0))
        .add("c", "en", ("Axios", "outlet"), ("Israeli officials", "officials", 0))
    )
    ids = story.ids()
    assert ids["a"][1] == ids["b"][1]
    assert ids["a"][1].startswith("walla/")
    assert ids["c"][1] != ids["b"][1]
    assert not story.identify().sources[ids["a"][1]].identified


def test_officials_of_two_nations_that_one_outlet_carried_are_two() -> None:
    ids = (
        Story()
        .add("a", "en", ("Reuters", "agency"), ("Israeli officials", "officials", 0))
        .add("b", "en", ("Reuters", "agency"), ("Turkish officials", "officials", 0))
        .ids()
    )
    assert ids["a"][0] == ids["b"][0] == "reuters"
    assert ids["a"][1] != ids["b"][1]


def test_reports_of_nobody_stay_with_their_article() -> None:
    story = Story()
    for name in ("a", "b"):
        entities = [Entity.named("unnamed media reports", SourceKind.UNNAMED, "en") for _ in range(2)]
        story.articles.append(ArticleSources(Document(name, "", "en"), tuple(entities), dict.fromkeys(entities)))
        story.entities[name] = entities
    ids = story.ids()
    assert ids["a"][0] == ids["a"][1]
    assert ids["a"][0] != ids["b"][0]


def test_a_columnist_belongs_to_the_paper() -> None:
    story = Story().add("a", "ar", ('المحلل العسكري في صحيفة "يديعوت أحرونوت"، رون بن يشاي', "person"))
    found = story.identify()
    assert found.sources[story.ids()["a"][0]].belongs_to == "yedioth"
    assert "yedioth" in found.sources


def test_a_spokesman_belongs_to_the_body() -> None:
    story = Story().add("a", "en", ("Kremlin spokesman Dmitry Peskov", "person"))
    found = story.identify()
    assert found.sources["dmitry-peskov"].belongs_to == "ru-presidency"
    assert found.sources["ru-presidency"].kind is SourceKind.INSTITUTION


def test_a_name_that_several_papers_have_is_the_articles_own_outlet() -> None:
    story = (
        Story()
        .add("a", "ar", ("صحيفة الوطن", "outlet"), outlet="الوطن (alwatan.com.sa)")
        .add("b", "ar", ("صحيفة الوطن", "outlet"), outlet="الوطن السورية")
        .add("c", "ar", ("صحيفة الوطن", "outlet"), outlet="رويترز")
    )
    ids = story.ids()
    assert ids["a"] == ["alwatan-sa"]
    assert ids["b"] == ["alwatan-sy"]
    assert ids["c"][0] not in {"alwatan-sa", "alwatan-sy"}


def test_an_unknown_outlet_is_one_source_with_those_who_cite_it() -> None:
    story = Story().add("a", "ar", outlet="صدى الساحل").add("b", "ar", ("صحيفة صدى الساحل", "outlet"))
    found = story.identify()
    assert found.outlets["a"] == story.ids()["b"][0]


def test_media_of_a_country_are_nobody_in_particular() -> None:
    story = (
        Story().add("a", "ar", ("وسائل إعلام إسرائيلية", "outlet")).add("b", "ar", ("وسائل إعلام إسرائيلية", "outlet"))
    )
    ids = story.ids()
    assert ids["a"] != ids["b"]
    assert not story.identify().sources[ids["a"][0]].identified


def test_every_identification_across_documents_has_its_reason() -> None:
    story = Story().add("a", "ar", ("إلهام علييف", "person")).add("b", "en", ("Ilham Aliyev", "person"))
    (told,) = story.identify().merges
    assert (told.source, told.document, told.wording) == ("ilham-aliyev", "b", "Ilham Aliyev")
    assert told.evidence.reason


def test_every_id_that_a_source_belongs_to_is_there() -> None:
    story = Story().add("a", "en", ("the Wall Street Journal", "outlet")).add("b", "ar", ("تلفزيون المنار", "outlet"))
    sources = story.identify().sources
    assert {"dow-jones", "news-corp", "hezbollah"} <= set(sources)
    assert all(source.belongs_to in sources for source in sources.values() if source.belongs_to)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_ids_do_not_depend_on_the_order_of_documents(order: tuple[int, ...]) -> None:
    parts = [
        ("a", "ar", ("واللا", "outlet"), ("إلهام علييف", "person")),
        ("b", "en", ("Ilham Aliyev", "person"), ("senior officials", "officials", 0)),
        ("c", "tr", ("Aliyev", "person"), ("Ankara", "institution")),
    ]
    straight, turned = Story(), Story()
    for part in parts:
        straight.add(*part)  # type: ignore[arg-type]
    for number in order:
        turned.add(*parts[number])  # type: ignore[arg-type]
    assert straight.ids() == turned.ids()


def test_the_full_name_of_a_person_counts_though_most_mentions_are_short() -> None:
    story = Story().add("a", "en", ("Eli Cohen", "person")).add("b", "en", ("Meir Cohen", "person"))
    for mention in ("Cohen", "Cohen"):
        story.entities["b"][0].readings.append(read_mention(mention, "en"))
    ids = story.ids()
    assert ids == {"a": ["eli-cohen"], "b": ["meir-cohen"]}
