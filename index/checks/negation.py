"""Does one text negate, or deny, what the other says?"""

from __future__ import annotations

from dataclasses import dataclass

from ..model import ConflictKind
from .data import relation
from .lexicon import Hit, lexicon
from .model import Check, agree, clash, unknown
from .text import Text

NAME = "negation"
_REACHING = (
    "particle",
    "future",
    "without",
    "failure",
)  # the cues that negate a word near them; "no one" stands anywhere


_NEAR = 2  # tokens by which a negation may precede the refusal that it negates ("did not categorically reject")


@dataclass(frozen=True, slots=True)
class Polarity:
    """The negations of a text and its verbs of denial, as the tokens they cover.

    ``undone`` holds those of both that together affirm: the negation of a refusal, and the refusal ("did not reject").
    """

    negations: tuple[Hit, ...]
    denials: tuple[Hit, ...]
    undone: tuple[Hit, ...] = ()


def polarity(text: Text) -> Polarity:
    """Find negations and denials; what only looks like one ("not only", "denied entry") is left out."""
    found = _hits(text, "negation", "pseudo")
    negations = tuple(hit for hit in found if hit.concept != "refusal")
    denials = _hits(text, "denials", "pseudo")
    undone: list[Hit] = []
    for refusal in (hit for hit in found if hit.concept == "refusal"):
        cues = [cue for cue in negations if cue.concept in ("particle", "future") and _negates(text, cue, refusal)]
        if cues:
            undone += [
                *cues,
                refusal,
                *(hit for hit in (*negations, *denials) if hit not in cues and _overlap(hit, refusal)),
            ]
    return Polarity(negations, denials, tuple(undone))


def _negates(text: Text, cue: Hit, refusal: Hit) -> bool:
    """Whether a negation is written onto a verb of refusal, or stands just before it."""
    if _overlap(cue, refusal):
        return True
    return 0 <= refusal.start - cue.end < _NEAR and not _mark_between(text, cue.end, refusal.start)


def _overlap(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end


def _hits(text: Text, section: str, pseudo: str) -> tuple[Hit, ...]:
    found = lexicon(section).find(text)
    masked = {i for hit in found if hit.concept == pseudo for i in range(hit.start, hit.end)}
    return tuple(h for h in found if h.concept != pseudo and h.start not in masked)


def negated(text: Text, state: Polarity, hit: Hit) -> bool:
    """Whether a word stands in the scope of a negation: written onto it, or near it on the side its language uses."""
    scope = relation(text.tokens[hit.start].language)["scope"]
    for cue in state.negations:
        if cue.concept not in _REACHING:
            continue
        if cue in state.undone and not any(_overlap(hit, other) for other in state.undone if other != cue):
            continue
        if _overlap(cue, hit):
            if cue.concept in ("particle", "future"):
                return True
            continue
        before, after = hit.start - cue.end, cue.start - hit.end
        if 0 <= before < scope["before"] and not _mark_between(text, cue.end, hit.start):
            return True
        if 0 <= after < scope["after"] and not _mark_between(text, hit.end, cue.start):
            return True
    return False


def _plain(state: Polarity) -> list[Hit]:
    """The negations of a whole statement: not "without", verbs of failing, or "will not", which words a ban as well."""
    return [hit for hit in state.negations if hit.concept in ("particle", "quantifier") and hit not in state.undone]


def _standing(state: Polarity) -> list[Hit]:
    """The denials that no negation undoes."""
    return [hit for hit in state.denials if hit not in state.undone]


def _mark_between(text: Text, start: int, end: int) -> bool:
    return any(token.kind == "mark" and token.text != "-" for token in text.tokens[start:end])


def compare_negation(text_a: Text, a: Polarity, text_b: Text, b: Polarity) -> Check:
    """Compare polarity: a denial on one side only, else a negation on one side only, is a clash."""
    denials_a, denials_b = _standing(a), _standing(b)
    if bool(denials_a) != bool(denials_b):
        text, found = (text_a, denials_a) if denials_a else (text_b, denials_b)
        return clash(NAME, ConflictKind.DENIAL, _SURE, f"one side denies: “{_words(text, found[0])}”")
    if denials_a:
        return agree(NAME, "both sides report a denial")
    plain_a, plain_b = _plain(a), _plain(b)
    if bool(plain_a) != bool(plain_b):
        text, cues = (text_a, plain_a) if plain_a else (text_b, plain_b)
        score = _STRONG if len(cues) > 1 else _WEAK
        return clash(NAME, ConflictKind.NEGATION, score, f"one side negates: “{_words(text, cues[0])}”")
    if plain_a:
        return agree(NAME, "both sides negate", score=0.5)
    return unknown(NAME, "neither side negates or denies")


# Set by hand, not calibrated: only their order is meant; a combiner trained on `features` weighs them.
_SURE, _STRONG, _WEAK = 0.9, 0.8, 0.6


def _words(text: Text, hit: Hit) -> str:
    return text.raw[text.tokens[hit.start].start : text.tokens[hit.end - 1].end]
