"""The outlet of a document, however it is given."""

from __future__ import annotations

import pytest

from tawatur.attribution.outlets import by_domain, outlet_of
from tawatur.claims.model import Document


def document(outlet: str | None = None, url: str | None = None, language: str = "ar") -> Document:
    return Document("d", "", language, outlet=outlet, url=url)


def test_a_known_outlet_keeps_the_name_that_its_document_gives() -> None:
    found = outlet_of(document("اليوم (alyaum.com)"))
    assert found is not None
    assert (found.name, found.id) == ("اليوم", "alyaum-sa")
    assert "اليوم (alyaum.com)" in found.aliases


@pytest.mark.parametrize(
    ("host", "identifier"),
    [
        ("www.bbc.co.uk", "bbc"),
        ("arabic.rt.com", "rt"),
        ("news.walla.co.il", "walla"),
        ("arabic.cnn.com", "cnn-arabic"),
    ],
)
def test_a_host_is_a_source(host: str, identifier: str) -> None:
    found = by_domain(host)
    assert found is not None
    assert found.id == identifier


@pytest.mark.parametrize("host", ["example.com", "co.il", "notbbc.co.uk"])
def test_a_strange_host_is_none(host: str) -> None:
    assert by_domain(host) is None


@pytest.mark.parametrize(
    ("outlet", "url", "identifier"),
    [
        ("الشرق الأوسط (aawsat.com)", None, "aawsat"),
        ("VentureBeat (Reuters)", None, "venturebeat"),
        ("Bigpara/Hürriyet", None, "bigpara"),
        ("הארץ (Haaretz)", None, "haaretz"),
        ("aleqtisadiya", None, "aleqt"),
        (None, "https://www.alwatan.com.sa/article/1", "alwatan-sa"),
        ("الوطن", "https://www.alwatan.com.sa/article/1", "alwatan-sa"),
        ("الوطن", "https://alwatan.sy/1", "alwatan-sy"),
        ("NPR Online News", None, "npr"),
        ("USA TODAY", None, "usa-today"),
        ("Reuters", None, "reuters"),
        ("مجهول", None, "mjhwl"),
        ("Morning Ledger", "https://ledger.example/1", "morning-ledger"),
        (None, "https://www.ledger.example/1", "ledger-example"),
    ],
)
def test_the_outlet_of_a_document(outlet: str | None, url: str | None, identifier: str) -> None:
    found = outlet_of(document(outlet, url))
    assert found is not None
    assert found.id == identifier


def test_a_name_that_several_papers_have_is_none_of_them() -> None:
    found = outlet_of(document("الوطن"))
    assert found is not None
    assert found.id == "alwtn"
    assert found.belongs_to is None


def test_no_outlet_is_none() -> None:
    assert outlet_of(document()) is None


def test_the_name_is_the_one_that_the_article_gives() -> None:
    found = outlet_of(document("عرب48"))
    assert found is not None
    assert (found.id, found.name) == ("arab48", "عرب48")
