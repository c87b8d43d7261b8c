"""The tagger at work: cues first, then for every cue what it governs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from ...claims.model import Span, Stance
from ...weights import adapter
from ...weights.engine import Engine
from ...weights.graph import Reading
from ...weights.tokenizer import bundled_tokenizer
from ..model import SourceKind
from .decode import Floats, Run, atoms, cues, per_atom, roles, softmax, trimmed
from .labels import CARRY, CUE, KIND, KINDS, NAME, ROLE, STANCE, STANCES
from .windows import Tokens, cue_window, tiles, tokenize

WEIGHTS = Path(__file__).parent.parent.parent / "weights" / "tagger.npz"


@dataclass(frozen=True, slots=True)
class Mention:
    """The words that name one source at a cue (None where it is understood), its kind, and the name among the words.

    ``kind_score`` is the probability of the kind.
    """

    span: Span | None
    kind: SourceKind
    name: str | None = None
    kind_score: float = 1.0


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the tagger found for one cue, before any reference is resolved.

    ``cue_score`` is the probability of the cue, ``score`` that of its content; ``carry`` the probability that a carrier
    is understood from before. ``carriers`` stand in reading order, which is their order in the chain; ``origin`` is the
    last link that the cue itself names.
    """

    cue: Span
    cue_score: float
    content: tuple[Span, ...]
    score: float
    stance: Stance
    origin: Mention
    carriers: tuple[Mention, ...] = ()
    carry: float = 0.0


class Tagger:
    """Finds cues and what they govern in texts of any of the languages."""

    def __init__(self, weights: Path = WEIGHTS) -> None:
        self._engine = Engine(Reading.TOKENS, adapter.load(weights), name="tagger")
        self._tokenizer = bundled_tokenizer()

    def read(self, texts: Sequence[str]) -> list[tuple[Tagged, ...]]:
        """The statements of every text, in order of their cues."""
        tokens = [tokenize(self._tokenizer, text) for text in texts]
        windows = [(n, *window) for n, t in enumerate(tokens) if len(t.ids) for window in tiles(len(t.ids))]
        outputs = self._engine.run(
            [tokens[n].window_ids(start, end) for n, start, end in windows],
            [np.zeros(end - start + 2, dtype=np.float32) for _, start, end in windows],
        )
        marked: list[tuple[int, Span, float, int, int]] = []
        for n, text in enumerate(texts):
            mine = [(s, e, o) for (m, s, e), o in zip(windows, outputs, strict=True) if m == n]
            for cue, score in cues(text, tokens[n], _blend(len(tokens[n].ids), mine)):
                place = tokens[n].within(cue)
                start, end = cue_window(len(tokens[n].ids), int(place[0]))
                marked.append((n, cue, score, start, end))
        flags = []
        for n, cue, _, start, end in marked:
            row = np.zeros(end - start + 2, dtype=np.float32)
            row[tokens[n].within(cue)[tokens[n].within(cue) < end] - start + 1] = 1.0
            flags.append(row)
        outcomes = self._engine.run([tokens[n].window_ids(s, e) for n, _, _, s, e in marked], flags)
        found: list[list[Tagged]] = [[] for _ in texts]
        for (n, cue, score, start, end), output in zip(marked, outcomes, strict=True):
            tagged = _decode(texts[n], tokens[n], cue, score, start, end, output[1:-1])
            if tagged:
                found[n].append(tagged)
        return [tuple(sorted(items, key=lambda t: t.cue)) for items in found]


@lru_cache(maxsize=1)
def bundled_tagger() -> Tagger:
    """The shipped tagger, loaded once."""
    return Tagger()


def _blend(count: int, windows: list[tuple[int, int, Floats]]) -> Floats:
    """Cue probabilities (count, 3) of overlapping windows, weighted towards the middle of each."""
    total = np.zeros((count, 3), dtype=np.float32)
    weight = np.zeros((count, 1), dtype=np.float32)
    for start, end, output in windows:
        places = np.arange(end - start)
        middle = (np.minimum(places, places[::-1]) + 1).astype(np.float32)[:, None]
        total[start:end] += softmax(output[1:-1, CUE]) * middle
        weight[start:end] += middle
    result: Floats = (total / np.maximum(weight, 1e-6)).astype(np.float32)
    return result


def _decode(
    text: str, tokens: Tokens, cue: Span, cue_score: float, start: int, end: int, logits: Floats
) -> Tagged | None:
    spans = atoms(text, int(tokens.starts[start]), int(tokens.ends[end - 1]))
    probabilities = per_atom(tokens, start, softmax(logits[:, ROLE]), spans)
    contents, named, carrying = roles(probabilities, spans, cue)
    content, score = _content(text, contents, cue)
    if not content:
        return None
    carriers = [span for run in carrying if (span := trimmed(text, run.span))]
    at_cue = tokens.within(cue) - start
    at_cue = at_cue[at_cue < len(logits)]
    stance = STANCES[int(logits[at_cue, STANCE].mean(axis=0).argmax())]
    carry = float(softmax(logits[at_cue, CARRY].mean(axis=0, keepdims=True))[0, 1])

    def mention(span: Span | None) -> Mention:
        places = at_cue if span is None else tokens.within(span) - start
        places = places[(places >= 0) & (places < len(logits))]
        if not len(places):
            return Mention(span, SourceKind.UNNAMED, kind_score=0.0)
        chances = softmax(logits[places, KIND].mean(axis=0))
        kind = SourceKind(KINDS[int(chances.argmax())])
        name = _name(text, tokens, start, span, softmax(logits[:, NAME])) if span else None
        return Mention(span, kind, name, float(chances.max()))

    return Tagged(
        cue=cue,
        cue_score=cue_score,
        content=content,
        score=score,
        stance=Stance(stance),
        origin=mention(trimmed(text, named.span) if named else None),
        carriers=tuple(mention(span) for span in carriers),
        carry=carry,
    )


def _name(text: str, tokens: Tokens, first: int, span: Span, chances: Floats) -> str | None:
    """The longest run of words in a mention that are more likely its name than not; None where no word is."""
    words = atoms(text, *span)
    values = per_atom(tokens, first, chances, words)[:, 1]
    best: Span | None = None
    start: int | None = None
    for place in range(len(words) + 1):
        mark = place < len(words) and not text[words[place][0]].isalnum()
        inside = place < len(words) and (values[place] > 0.5 or (mark and start is not None))
        if inside and start is None:
            start = place
        elif not inside and start is not None:
            run = trimmed(text, (words[start][0], words[place - 1][1]))
            if run and (best is None or run[1] - run[0] > best[1] - best[0]):
                best = run
            start = None
    return text[best[0] : best[1]] if best else None


_GAP = 2
"""Atoms of nothing between two pieces of content that are still one piece."""


def _content(text: str, found: list[Run], cue: Span) -> tuple[tuple[Span, ...], float]:
    """The pieces of the content, joined over small gaps, and their mean probability.

    A piece that runs over the end of a paragraph is cut to the paragraph of the cue (a headline above a lead is no part
    of it); what a quotation has in further paragraphs is added when contents are fitted to quotations.
    """
    pieces: list[Run] = []
    for run in found:
        if pieces and len(atoms(text, pieces[-1].span[1], run.span[0])) <= _GAP:
            last = pieces.pop()
            pieces.append(Run(run.label, (last.span[0], run.span[1]), (last.score + run.score) / 2))
        else:
            pieces.append(run)
    longest = max((p.span[1] - p.span[0] for p in pieces), default=0)
    kept = [p for p in pieces if p.span[1] - p.span[0] >= 0.1 * longest or p.score > 0.9]
    spans = [span for piece in kept if (span := trimmed(text, _in_paragraph(text, piece.span, cue)))]
    return tuple(spans), float(np.mean([p.score for p in kept])) if kept else 0.0


def _in_paragraph(text: str, span: Span, cue: Span) -> Span:
    """``span`` without what lies beyond the line of the cue, where it reaches into that line at all."""
    start = text.rfind("\n", 0, cue[0]) + 1
    end = text.find("\n", cue[1])
    end = len(text) if end < 0 else end
    return (max(span[0], start), min(span[1], end)) if span[0] < end and start < span[1] else span
