"""From logits to spans: atoms (words and marks), a smoothed labelling, and the trimming of what comes out."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ...claims.model import Span
from .labels import Cue, Role
from .windows import Tokens

Floats = npt.NDArray[np.float32]

_ATOM = re.compile(r"\w+(?:[\"'’׳״.\-]\w+)*|[^\w\s]")
_EDGE = " \t\r\n\u00a0\u200e\u200f\u202a\u202b\u202c.,;:،؛…•"
_OPEN = "\"'«“„‘‚״”’"
_CLOSE = "\"'»”“’‘״"
SWITCH = 0.6
"""Log-odds that a change of label has to bring in; set on articles held out of the first training, by trial with
``python -m tawatur.evaluation.attribution`` only since."""
CARRIER_ODDS = 1.0
"""Log-odds of origin against carrier under which a second named source is a carrier; set like ``SWITCH``."""
ALONE_ODDS = 1.0
"""Minus the log-odds under which a source named alone is a carrier whose speaker is understood; set likewise."""
PARTING_ODDS = 3.0
"""Log-odds by which the two parts of one stretch must be origin and carrier to be two sources; set likewise."""
CUE_THRESHOLD = 0.5
"""Probability from which a word counts as cue; set like ``SWITCH``."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of atoms with one label, and the mean probability of that label."""

    label: int
    span: Span
    score: float


def atoms(text: str, start: int, end: int) -> list[Span]:
    """Words (with inner apostrophes, gershayim, dots and hyphens) and single marks between ``start`` and ``end``."""
    return [match.span() for match in _ATOM.finditer(text, start, end)]


def softmax(logits: Floats) -> Floats:
    """Probabilities over the last axis."""
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    result: Floats = shifted / shifted.sum(axis=-1, keepdims=True)
    return result


def per_atom(tokens: Tokens, first: int, probabilities: Floats, spans: list[Span]) -> Floats:
    """Mean token probabilities of every atom; row 0 of ``probabilities`` (n, labels) belongs to token ``first``."""
    out = np.zeros((len(spans), probabilities.shape[1]), dtype=np.float32)
    out[:, 0] = 1.0
    for row, span in enumerate(spans):
        inside = tokens.within(span) - first
        inside = inside[(inside >= 0) & (inside < len(probabilities))]
        if len(inside):
            out[row] = probabilities[inside].mean(axis=0)
    return out


def smoothed(probabilities: Floats, *, switch: float = SWITCH) -> npt.NDArray[np.int64]:
    """The best labelling (n,) of (n, labels) probabilities when every change of label costs ``switch`` (Viterbi)."""
    scores = np.log(probabilities + 1e-6)
    count, labels = scores.shape
    back = np.zeros((count, labels), dtype=np.int64)
    best = scores[0].copy()
    stay = np.eye(labels, dtype=np.float32) * switch - switch
    for position in range(1, count):
        options = best[:, None] + stay
        back[position] = options.argmax(axis=0)
        best = options.max(axis=0) + scores[position]
    path = np.zeros(count, dtype=np.int64)
    path[-1] = int(best.argmax())
    for position in range(count - 1, 0, -1):
        path[position - 1] = back[position, path[position]]
    return path


def runs(labels: npt.NDArray[np.int64], probabilities: Floats, spans: list[Span]) -> list[Run]:
    """The stretches of equal label other than 0."""
    found: list[Run] = []
    position = 0
    while position < len(labels):
        end = position
        while end < len(labels) and labels[end] == labels[position]:
            end += 1
        if labels[position]:
            score = float(probabilities[position:end, labels[position]].mean())
            found.append(Run(int(labels[position]), (spans[position][0], spans[end - 1][1]), score))
        position = end
    return found


def cues(text: str, tokens: Tokens, probabilities: Floats) -> list[tuple[Span, float]]:
    """The cues of a text with their probabilities, from (tokens, 3) probabilities."""
    spans = atoms(text, 0, len(text))
    if not spans:
        return []
    values = per_atom(tokens, 0, probabilities, spans)
    inside = values[:, Cue.BEGIN] + values[:, Cue.INSIDE]
    found: list[tuple[Span, float]] = []
    current: list[int] = []

    def close() -> None:
        if current:
            found.append(((spans[current[0]][0], spans[current[-1]][1]), float(inside[current].max())))
            current.clear()

    for row, value in enumerate(inside):
        if value < CUE_THRESHOLD:
            close()
            continue
        if current and values[row, Cue.BEGIN] > values[row, Cue.INSIDE]:
            close()
        current.append(row)
    close()
    return found


def roles(probabilities: Floats, spans: list[Span], cue: Span) -> tuple[list[Run], Run | None, list[Run]]:
    """Contents, origin and carriers from (atoms, roles) probabilities, each in reading order.

    Whether a stretch names a source at all is surer than which of the two it is, so stretches are found with both
    taken together; then the one that is the likelier origin against carrier becomes the origin.
    """
    source = probabilities[:, [Role.ORIGIN, Role.CARRIER]].sum(axis=1)
    joint = np.stack([probabilities[:, Role.NONE], probabilities[:, Role.CONTENT], source], axis=1)
    labels = smoothed(joint)
    labels[(labels == 2) & (joint[:, 0] > 0.5)] = 0
    labels[[cue[0] <= span[0] < cue[1] for span in spans]] = 0
    found = runs(labels, joint, spans)
    content = [run for run in found if run.label == 1]
    rows = {span[0]: row for row, span in enumerate(spans)}
    ends = {span[1]: row + 1 for row, span in enumerate(spans)}
    named: list[tuple[float, Run]] = []
    apart = [part for run in found if run.label == 2 for part in _parted(run, probabilities, rows, ends, spans)]
    for run in apart:
        inside = probabilities[rows[run.span[0]] : ends[run.span[1]]]
        odds = float(np.log(inside[:, Role.ORIGIN].mean() + 1e-4) - np.log(inside[:, Role.CARRIER].mean() + 1e-4))
        named.append((odds, run))
    if not named:
        return content, None, []

    def worth(item: tuple[float, Run]) -> float:
        odds, run = item
        distance = max(run.span[0] - cue[1], cue[0] - run.span[1], 0)
        return min(odds, 2.0) + run.score - distance / 200

    best = max(named, key=worth)
    carriers = [run for odds, run in named if run is not best[1] and odds < CARRIER_ODDS]
    if best[0] < -ALONE_ODDS and not carriers:
        return content, None, [best[1]]
    return content, best[1], carriers


def _parted(
    run: Run, probabilities: Floats, rows: dict[int, int], ends: dict[int, int], spans: list[Span]
) -> tuple[Run, ...]:
    """A stretch that names two sources side by side ("The Lantern'in Walla'ya"), parted where the one ends."""
    first, last = rows[run.span[0]], ends[run.span[1]]
    inside = probabilities[first:last]
    odds = np.log(inside[:, Role.ORIGIN] + 1e-4) - np.log(inside[:, Role.CARRIER] + 1e-4)
    best, place = 0.0, 0
    for cut in range(1, len(odds)):
        left, right = float(odds[:cut].mean()), float(odds[cut:].mean())
        if left * right < 0 and min(abs(left), abs(right)) > max(best, PARTING_ODDS):
            best, place = min(abs(left), abs(right)), cut
    if not place:
        return (run,)
    return (
        Run(run.label, (run.span[0], spans[first + place - 1][1]), run.score),
        Run(run.label, (spans[first + place][0], run.span[1]), run.score),
    )


def trimmed(text: str, span: Span) -> Span | None:
    """``span`` without blanks, stops and unpaired or enclosing quotation marks at its edges; None if none is left."""
    start, end = span
    changed = True
    while changed and start < end:
        changed = False
        while start < end and text[start] in _EDGE:
            start += 1
            changed = True
        while start < end and text[end - 1] in _EDGE and not _abbreviation(text, start, end):
            end -= 1
            changed = True
        if end - start >= 2 and text[start] in _OPEN and text[end - 1] in _CLOSE and _one_quotation(text, start, end):
            start, end, changed = start + 1, end - 1, True
        elif start < end and text[start] in _OPEN and not _closes(text[start + 1 : end]):
            start, changed = start + 1, True
        elif start < end and text[end - 1] in _CLOSE and not _opens(text[start : end - 1]):
            end, changed = end - 1, True
    return (start, end) if start < end else None


def _abbreviation(text: str, start: int, end: int) -> bool:
    """Whether the stop at the end belongs to an abbreviation with inner stops ("U.S.")."""
    return text[end - 1] == "." and end - start >= 4 and text[end - 3] == "." and text[end - 2].isupper()


def _one_quotation(text: str, start: int, end: int) -> bool:
    inner = text[start + 1 : end - 1]
    pairs = {"«": "»", "“": "”", "„": "“"}
    opener = text[start]
    if opener in pairs:
        return pairs[opener] not in inner or -1 < inner.find(opener) < inner.find(pairs[opener])
    return not re.search(rf"(?<!\w){re.escape(opener)}|{re.escape(opener)}(?!\w)", inner)


def _closes(rest: str) -> bool:
    return bool(re.search(r"[»”“’״\"'](?!\w)", rest))


def _opens(before: str) -> bool:
    return bool(re.search(r"(?<!\w)[«“„‘״”\"']", before))
