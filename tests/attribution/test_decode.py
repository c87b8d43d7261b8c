"""From probabilities to spans."""

from __future__ import annotations

import numpy as np
import pytest

from tawatur.attribution.tagger.decode import Run, atoms, cues, per_atom, roles, runs, smoothed, softmax, trimmed
from tawatur.attribution.tagger.windows import Tokens, cue_window, pseudo_cue, tiles


def words(text: str) -> Tokens:
    """One token a word."""
    spans = np.array([span for span in atoms(text, 0, len(text))], dtype=np.int64).reshape(-1, 2)
    return Tokens(np.arange(len(spans)), spans[:, 0], spans[:, 1])


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  it is late. ", "it is late"),
        ('"it is late"', "it is late"),
        ('"yes" and "no"', '"yes" and "no"'),
        ("«نعم", "نعم"),
        ('it is "late"', 'it is "late"'),
        ("it is late»", "it is late"),
        ("the U.S.", "the U.S."),
        ("\u200fنعم،", "نعم"),
        (' ."', None),
    ],
)
def test_edges_are_trimmed(text: str, kept: str | None) -> None:
    span = trimmed(text, (0, len(text)))
    assert (text[slice(*span)] if span else None) == kept


@pytest.mark.parametrize(("text", "count"), [('צה"ל הודיע.', 3), ("Koca'nın sözü", 2), ("don't go", 2), ("", 0)])
def test_atoms_keep_words_whole(text: str, count: int) -> None:
    assert len(atoms(text, 0, len(text))) == count


def test_one_doubtful_word_does_not_break_a_run() -> None:
    sure, doubt = [0.1, 0.9], [0.6, 0.4]
    assert smoothed(np.array([sure, sure, doubt, sure, sure], dtype=np.float32)).tolist() == [1, 1, 1, 1, 1]
    assert smoothed(np.array([sure, doubt, sure], dtype=np.float32), switch=0.0).tolist() == [1, 0, 1]


def test_runs_are_the_stretches_of_one_label() -> None:
    labels = np.array([0, 1, 1, 2, 0])
    chances = np.full((5, 3), 0.5, dtype=np.float32)
    assert runs(labels, chances, [(n, n + 1) for n in range(5)]) == [Run(1, (1, 3), 0.5), Run(2, (3, 4), 0.5)]


def read_roles(chances: list[list[float]], cue: int) -> tuple[list[int], int | None, list[int]]:
    """The places of contents, origin and carriers where every atom is one character wide."""
    spans = [(n, n + 1) for n in range(len(chances))]
    contents, origin, carriers = roles(np.array(chances, dtype=np.float32), spans, spans[cue])
    return [run.span[0] for run in contents], origin.span[0] if origin else None, [run.span[0] for run in carriers]


NOTHING, CONTENT = [0.94, 0.02, 0.02, 0.02], [0.02, 0.94, 0.02, 0.02]
ORIGIN, CARRIER = [0.02, 0.02, 0.9, 0.06], [0.02, 0.02, 0.06, 0.9]


def test_origin_and_carrier_are_told_apart() -> None:
    assert read_roles([CARRIER, NOTHING, ORIGIN, NOTHING, CONTENT, CONTENT], cue=1) == ([4], 2, [0])


def test_two_sources_side_by_side_are_parted() -> None:
    carrier, origin = [0.01, 0.01, 0.01, 0.97], [0.01, 0.01, 0.97, 0.01]
    assert read_roles([carrier, origin, NOTHING, CONTENT, CONTENT], cue=2) == ([3], 1, [0])


def test_of_several_origins_the_nearer_of_equals_is_taken() -> None:
    assert read_roles([ORIGIN, *[NOTHING] * 20, ORIGIN, NOTHING, CONTENT], cue=22)[1] == 21


def test_a_sure_carrier_alone_leaves_its_speaker_understood() -> None:
    assert read_roles([CARRIER, NOTHING, CONTENT], cue=1) == ([2], None, [0])


def test_a_source_that_is_split_between_the_two_is_still_found() -> None:
    torn = [0.1, 0.02, 0.45, 0.43]
    assert read_roles([torn, NOTHING, CONTENT], cue=1)[1] == 0


def test_nobody_named() -> None:
    assert read_roles([NOTHING, CONTENT, CONTENT], cue=0) == ([1], None, [])


def test_cues_are_split_where_one_begins_and_an_empty_text_has_none() -> None:
    text = "he said and added so"
    none, begin, inside = [0.9, 0.05, 0.05], [0.05, 0.9, 0.05], [0.05, 0.05, 0.9]
    found = cues(text, words(text), np.array([none, begin, inside, begin, none], dtype=np.float32))
    assert [text[slice(*span)] for span, _ in found] == ["said and", "added"]
    assert cues("", words(""), np.zeros((0, 3), dtype=np.float32)) == []


def test_atoms_without_tokens_count_as_nothing() -> None:
    tokens = Tokens(np.array([7]), np.array([0]), np.array([2]))
    values = per_atom(tokens, 0, softmax(np.array([[0.0, 5.0]], dtype=np.float32)), [(0, 2), (3, 5)])
    assert values[0, 1] > 0.9 and values[1].tolist() == [1.0, 0.0]


@pytest.mark.parametrize("count", [1, 50, 180, 181, 1000])
@pytest.mark.parametrize("offset", [0, 77])
def test_windows_cover_every_token(count: int, offset: int) -> None:
    covered = {n for start, end in tiles(count, offset=offset) for n in range(start, end)}
    assert covered == set(range(count))


@pytest.mark.parametrize(("count", "cue"), [(10, 0), (10, 9), (500, 250)])
def test_a_cue_stands_in_its_window(count: int, cue: int) -> None:
    start, end = cue_window(count, cue)
    assert 0 <= start <= cue < end <= count


@pytest.mark.parametrize(
    ("text", "content", "cue"),
    [
        ('Minister: "We go."', "We go.", ":"),
        ('He left. "We go."', "We go.", '"'),
        ("We go home", "We go", "We"),
        ("قال: نعم", "نعم", ":"),
    ],
)
def test_the_stand_in_for_a_missing_cue(text: str, content: str, cue: str) -> None:
    start = text.index(content)
    assert text[slice(*pseudo_cue(text, (start, start + len(content))))] == cue
