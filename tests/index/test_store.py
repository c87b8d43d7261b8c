"""An index keeps all it was given, skips what it has, and is whole however a writer ended."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tawatur.claims.model import TawaturError
from tawatur.index.holdings import Holdings
from tawatur.index.schema import FILE
from tawatur.index.store import Store

Run = Callable[..., Holdings]
WRITE = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[4])
from conftest import build_run as run
from tawatur.index.store import Store

with Store.open(Path(sys.argv[1]), "model", create=True) as store:
    if sys.argv[3] == "die":
        insert = store._insert
        store._insert = lambda fit: (insert(fit), os._exit(9))
    for number in range(5):
        store.add(run(f"{sys.argv[2]}{number}", f"text {sys.argv[2]} {number}"))
"""


def vector(*numbers: float) -> np.ndarray:
    found = np.array(numbers, dtype=np.float32)
    return found / np.linalg.norm(found)


def opened(folder: Path) -> Store:
    return Store.open(folder, "model", create=True)


def writer(folder: Path, name: str, how: str = "finish") -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", WRITE, str(folder), name, how, str(Path(__file__).parent.parent)])


def test_what_is_added_is_there_after_reopening(tmp_path: Path, run: Run) -> None:
    new = run("a", "Twelve died.", chain=("walla", "officials"))
    with opened(tmp_path / "new" / "index") as store:
        store.add(new)
    with Store.open(tmp_path / "new" / "index", "model") as store:
        held = store.load()
    assert held.documents == new.documents
    assert held.statements == new.statements
    assert held.propositions == new.propositions
    assert held.sources == new.sources
    assert held.outlets == new.outlets
    assert np.array_equal(held.vectors, new.vectors)


def test_a_document_that_is_there_is_skipped(tmp_path: Path, run: Run) -> None:
    new = run("a", "Twelve died.")
    with opened(tmp_path) as store:
        assert store.missing(new.documents) == new.documents
        store.add(new)
        assert store.missing(new.documents) == ()
        again = store.add(run("another-name", "Twelve died."))
        assert again.documents == () and again.propositions == () and len(again.vectors) == 0
        assert len(store) == 1


def test_one_text_in_two_papers_is_two_documents(tmp_path: Path, run: Run) -> None:
    with opened(tmp_path) as store:
        store.add(run("a", "Twelve died.", outlet="daily"))
        store.add(run("b", "Twelve died.", outlet="weekly"))
        assert len(store) == 2


def test_an_id_that_is_taken_gets_a_number(tmp_path: Path, run: Run) -> None:
    with opened(tmp_path) as store:
        store.add(run("a", "Twelve died."))
        fit = store.add(run("a", "Fifteen died.", at=(0, 1, 0, 0)))
        assert fit.documents[0].id == "a~2"
        held = store.load()
    assert [document.id for document in held.documents] == ["a", "a~2"]
    assert {statement.document for statement in held.statements} == {"a", "a~2"}
    assert len({item.id for item in held.propositions}) == 2
    by_id = {item.id: item for item in held.statements}
    assert [by_id[item.statement].document for item in held.propositions] == ["a", "a~2"]


def test_search_gives_the_nearest_first(tmp_path: Path, run: Run) -> None:
    with opened(tmp_path) as store:
        assert store.search(vector(1, 0, 0, 0), 3) == []
        for number, at in enumerate([(0, 1, 0, 0), (1, 0.1, 0, 0), (1, 1, 0, 0)]):
            store.add(run(str(number), f"text {number}", at=at))
        hits = store.search(vector(1, 0, 0, 0), 2)
    assert [hit.proposition.text for hit in hits] == ["text 1", "text 2"]
    assert hits[1].cosine == pytest.approx(0.5**0.5, abs=1e-5)


def test_another_model_is_refused(tmp_path: Path, run: Run) -> None:
    with opened(tmp_path) as store:
        store.add(run("a", "Twelve died."))
    with pytest.raises(TawaturError, match=r"made with the model model, not with other.*--model"):
        Store.open(tmp_path, "other")


def test_vectors_of_another_length_are_refused(tmp_path: Path, run: Run) -> None:
    with opened(tmp_path) as store:
        store.add(run("a", "Twelve died."))
        with pytest.raises(TawaturError, match="4 numbers, not 2"):
            store.add(run("b", "Nobody died.", at=(1, 0)))
        assert len(store) == 1


def test_no_index_there(tmp_path: Path) -> None:
    with pytest.raises(TawaturError, match="tawatur index"):
        Store.open(tmp_path, "model")
    assert list(tmp_path.iterdir()) == []


def test_something_else_there(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database at all" * 100)
    with pytest.raises(TawaturError) as caught:
        opened(tmp_path)
    assert "\n" not in str(caught.value)


def test_an_index_of_another_version_is_refused(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store._database.execute("PRAGMA user_version = 99")
    with pytest.raises(TawaturError, match="newer version"):
        opened(tmp_path)


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    both = [writer(tmp_path, name) for name in ("a", "b")]
    assert [process.wait() for process in both] == [0, 0]
    with opened(tmp_path) as store:
        assert {document.id for document in store.load().documents} == {f"{n}{i}" for n in "ab" for i in range(5)}


def test_an_interrupted_writer_leaves_the_index_as_it_was(tmp_path: Path, run: Run) -> None:
    assert writer(tmp_path, "a").wait() == 0
    assert writer(tmp_path, "b", "die").wait() == 9
    with opened(tmp_path) as store:
        held = store.load()
        assert len(held.documents) == len(held.propositions) == len(held.vectors) == 5
        store.add(run("c", "text c"))
        assert len(store) == 6


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom permissions bind")
def test_an_index_that_cannot_be_written_can_be_read(tmp_path: Path, run: Run) -> None:
    with opened(tmp_path) as store:
        store.add(run("a", "Twelve died."))
    (tmp_path / FILE).chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        with Store.open(tmp_path, "model") as store:
            assert len(store.load().documents) == 1
            with pytest.raises(TawaturError):
                store.add(run("b", "Nobody died."))
    finally:
        tmp_path.chmod(0o700)


def test_odd_characters_are_kept(tmp_path: Path, run: Run) -> None:
    odd = run("f\udce9", "نص\u202e\udcff\x00 'quoted'")
    with opened(tmp_path) as store:
        store.add(odd)
        held = store.load()
    assert held.documents[0].text == odd.documents[0].text
    assert held.statements[0].document == held.documents[0].id


def test_an_empty_run(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.add(Holdings())
        assert store.load().documents == ()
