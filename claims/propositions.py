"""Statements cut to propositions: one checkable thing each, standing on its own, on exact spans.

A content is cut at its sentences and at the joints between long clauses (data of the language). Nothing is added but
the speaker's name for a pronoun that opens the content and means the speaker ("it had bombed …" of the army).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from .language import load
from .model import Proposition, Span, Stance, Statement
from .quotations import inside, quotations
from .segment import split

LEAST_WORDS = 5
"""Words that a piece needs to stand on its own; shorter ones stay with their neighbour (read off attribution-train.ar
and attribution-dev.en)."""
FRAGMENT_REACH = 80
"""Characters from a fragment to its cue within which both are one clause (read off the same articles)."""
LONG = 12
"""Words from which a sentence is cut at joints at all (read off the same articles)."""

_WORD = re.compile(r"\w+")
_EDGE = " \t\r\n\u00a0,،;؛.:"


@cache
def _joints(language: str) -> re.Pattern[str] | None:
    found = load(language).section("propositions").get("joints", ())
    return re.compile("|".join(re.escape(j) for j in sorted(found, key=len, reverse=True))) if found else None


def propositions(
    statement: Statement, text: str, language: str, *, speaker: str | None = None
) -> tuple[Proposition, ...]:
    """The propositions of one statement of the document ``text``; none for a refusal to comment.

    ``speaker`` is the name of the origin, put in place of a pronoun that opens the content.
    """
    if statement.stance is Stance.DECLINES:
        return ()
    pieces = [clause for span in statement.spans for clause in _clauses(text, span, language)]
    groups: list[list[Span]] = []
    for piece in pieces:
        if groups and min(_count(text, [piece]), _count(text, groups[-1])) < LEAST_WORDS:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    found = []
    for number, group in enumerate(groups or [list(statement.spans)], start=1):
        merged = _merged(text, group)
        wording = _whole(statement, text, " ".join(text[a:b] for a, b in merged))
        if number == 1 and speaker:
            wording = _with_speaker(wording, speaker, language)
        found.append(Proposition(f"{statement.id}.p{number}", statement.id, merged, wording))
    return tuple(found)


def _whole(statement: Statement, text: str, wording: str) -> str:
    """The words of a statement too short to stand alone ("responsibility for the attack") with those that govern it.

    What somebody denies is left alone: with its cue it would say the opposite.
    """
    if statement.cue is None or statement.stance is Stance.DENIES or len(_WORD.findall(wording)) > LEAST_WORDS:
        return wording
    start = min(statement.cue[0], statement.spans[0][0])
    end = max(statement.cue[1], statement.spans[-1][1])
    apart = max(statement.spans[0][0] - statement.cue[1], statement.cue[0] - statement.spans[-1][1])
    return text[start:end] if apart <= FRAGMENT_REACH and "\n" not in text[start:end] else wording


def _count(text: str, spans: Sequence[Span]) -> int:
    return sum(len(_WORD.findall(text, *span)) for span in spans)


def _clauses(text: str, span: Span, language: str) -> list[Span]:
    found: list[Span] = []
    for a, b in split(text[span[0] : span[1]], load(language)):
        found.extend(_cut(text, (span[0] + a, span[0] + b), language))
    return found or [span]


def _cut(text: str, span: Span, language: str) -> list[Span]:
    """One sentence, cut at the joints that leave a clause on both sides; quotations and brackets stay whole."""
    joints = _joints(language)
    words = len(_WORD.findall(text, *span))
    if joints is None or words < LONG:
        return [kept] if (kept := _tidy(text, span)) else []
    cuts = [span[0]]
    quoted = quotations(text, *span)
    for match in joints.finditer(text, *span):
        if inside(match.start(), quoted) or _in_brackets(text[span[0] : match.start()]):
            continue
        left = len(_WORD.findall(text, cuts[-1], match.start()))
        right = len(_WORD.findall(text, match.end(), span[1]))
        if left >= LEAST_WORDS + 1 and right >= LEAST_WORDS + 1:
            cuts.append(match.start() + 1)
    cuts.append(span[1])
    return [kept for piece in pairwise(cuts) if (kept := _tidy(text, piece))]


def _in_brackets(before: str) -> bool:
    return any(before.count(opening) > before.count(closing) for opening, closing in ("()", "[]"))


def _tidy(text: str, span: Span) -> Span | None:
    start, end = span
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return (start, end) if end > start and _WORD.search(text, start, end) else None


def _merged(text: str, group: Sequence[Span]) -> tuple[Span, ...]:
    """Neighbouring spans with nothing but marks between them become one."""
    out: list[Span] = []
    for span in group:
        if out and not _WORD.search(text, out[-1][1], span[0]) and span[0] - out[-1][1] <= 3:
            out[-1] = (out[-1][0], span[1])
        else:
            out.append(span)
    return tuple(out)


def _with_speaker(wording: str, speaker: str, language: str) -> str:
    subjects = load(language).section("propositions").get("self_subjects", ())
    first, _, rest = wording.partition(" ")
    return f"{speaker} {rest}" if rest and first.lower() in subjects else wording
