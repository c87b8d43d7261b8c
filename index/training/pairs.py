"""Training pairs out of families of wordings of one fact, its distortions and near misses; and distorted by rule."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from pathlib import Path
from typing import Any
from zlib import crc32

from ..model import ConflictKind, Relation

Family = Mapping[str, Any]

_NUMBER = re.compile(r"(?<![\w.,])(\d{1,3}(?:[.,٬]\d{3})+|\d+(?:[.,٫]\d+)?|[٠-٩]+(?:[٫,.][٠-٩]+)?)(?![\w])")
_EASTERN = "٠١٢٣٤٥٦٧٨٩"
_WESTERN = str.maketrans(_EASTERN, "0123456789")
_LETTERS: tuple[dict[str, str | None], ...] = (
    {"أ": "ا", "إ": "ا"},
    {"ة": "ه"},
    {"ى": "ي"},
    {"ً": None, "ّ": None},
    {"ı": "i"},
    {"-": " "},
)
"""Letters that desks print in two ways."""
_NEVER_DROPPED = frozenset(["no", "not", "nor", "لا", "لم", "لن", "ما", "ليس", "غير", "לא", "אין", "בל", "yok", "ne"])
"""Small words that turn a claim round."""
_ATTRIBUTIONS = (
    ("[\u0600-\u06ff]", ("{}، بحسب مصادر مطلعة.", "قال مسؤولون إن {}.", "{}، وفق بيان رسمي.", "وذكرت تقارير أن {}.")),
    ("[\u0590-\u05ff]", ("{}, כך לפי דיווחים.", "גורמים מסרו כי {}.", "{}, כך נמסר.")),
    ("[ığşçİĞŞ]", ("Yetkililere göre {}.", "{}, denildi.", "Açıklamaya göre {}.")),
    ("", ("{}, officials said.", "According to reports, {}.", "{}, according to a statement.")),
)
_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@dataclass(frozen=True, slots=True)
class TrainingPair:
    """Two texts, the relations that count as right (one, mostly), the kind of conflict where known, and a weight."""

    a: str
    b: str
    right: frozenset[Relation]
    kind: ConflictKind | None = None
    weight: float = 1.0


def records(paths: Sequence[Path]) -> list[Mapping[str, Any]]:
    """The records (families, story clusters) of JSONL files, in order."""
    lines = (line for path in paths for line in path.read_text(encoding="utf-8").splitlines())
    return [json.loads(line) for line in lines if line.strip()]


def held_out(name: str, every: int) -> bool:
    """Whether the record of this name is one of those (one in ``every``) that the model does not see; never with 0."""
    return bool(every) and crc32(name.encode()) % every == 0


def family_pairs(all_families: Sequence[Family], rng: random.Random) -> Iterator[TrainingPair]:
    """One epoch's sample of pairs: every family gives about sixty of its hundred and more."""
    for number, family in enumerate(all_families):
        wordings = [text for texts in family["same"].values() for text in texts]
        pairs = [(a, b) for i, a in enumerate(wordings) for b in wordings[i + 1 :]]
        for a, b in rng.sample(pairs, min(10, len(pairs))):
            yield paired(a, b, Relation.SAME, rng)
        yield from _copies(wordings, rng)
        asides = [_any(different, rng) for different in family["different"]]
        for a, b in pairwise(asides):
            yield paired(a, b, Relation.DIFFERENT, rng)
        for conflict in family["conflict"]:
            kind = ConflictKind(conflict["kind"])
            for _ in range(4):
                yield paired(_any(conflict, rng), rng.choice(wordings), Relation.CONFLICT, rng, kind)
        for different in family["different"]:
            for _ in range(3):
                yield paired(_any(different, rng), rng.choice(wordings), Relation.DIFFERENT, rng)
        if family.get("update"):
            for _ in range(6):
                yield paired(_any(family["update"], rng), rng.choice(wordings), Relation.UPDATE, rng)
        for conflict, aside in product(family["conflict"], family["different"]):
            yield paired(_any(conflict, rng), _any(aside, rng), Relation.DIFFERENT, rng)
        if number:
            other = rng.choice(all_families[:number])
            theirs = [text for texts in other["same"].values() for text in texts]
            yield paired(rng.choice(wordings), rng.choice(theirs), Relation.DIFFERENT, rng)
        numbered = [text for text in wordings if _NUMBER.search(text)]
        for text in rng.sample(numbered, min(3, len(numbered))):
            wrong = other_number(text, rng)
            partner = rng.choice([w for w in wordings if w != text])
            if wrong:
                yield paired(
                    wrong, partner if rng.random() < 0.7 else text, Relation.CONFLICT, rng, ConflictKind.NUMBER
                )


def _copies(wordings: Sequence[str], rng: random.Random) -> Iterator[TrainingPair]:
    """What papers that print one agency's copy give: the same words, retouched or cut, which are the same claim.

    Without them a model that has seen many distortions takes words in common for a sign of conflict.
    """
    chosen = rng.sample(wordings, min(4, len(wordings)))
    yield paired(chosen[0], chosen[0], Relation.SAME, rng)
    for text in chosen[1:]:
        yield paired(retouched(text, rng), text, Relation.SAME, rng)
    cut = _shortened(chosen[0])
    if cut:
        yield TrainingPair(cut, chosen[0], frozenset({Relation.SAME}), weight=0.5)


def retouched(text: str, rng: random.Random) -> str:
    """``text`` as another desk prints it: other letters variants, marks and digits, a small word more or less."""
    changes = rng.sample((_other_marks, _other_letters, _other_digits, _without_small_word, _with_attribution), k=2)
    for change in changes:
        text = change(text, rng)
    return text


def _other_marks(text: str, rng: random.Random) -> str:
    opening, closing = rng.choice((("«", "»"), ('"', '"'), ("“", "”"), ("", "")))
    text = re.sub(r"[«“„]", opening, re.sub(r"[»”]", closing, text))
    return rng.choice((text, text.rstrip(".") + ".", text.rstrip("."), text.replace("،", "").replace(",", "")))


def _other_letters(text: str, rng: random.Random) -> str:
    table = rng.choice(_LETTERS)
    return text.translate({ord(letter): other for letter, other in table.items()})


def _other_digits(text: str, rng: random.Random) -> str:
    if not any("\u0600" <= c <= "\u06ff" for c in text):
        return text
    eastern = any(c in _EASTERN for c in text)
    return text.translate(_WESTERN if eastern else _ARABIC_DIGITS)


def _without_small_word(text: str, rng: random.Random) -> str:
    words = text.split()
    small = [n for n, w in enumerate(words) if len(w) <= 3 and w.isalpha() and w.lower() not in _NEVER_DROPPED]
    if small:
        del words[rng.choice(small)]
    return " ".join(words)


def _with_attribution(text: str, rng: random.Random) -> str:
    for pattern, phrases in _ATTRIBUTIONS:
        if re.search(pattern, text):
            return rng.choice(phrases).format(text.rstrip("."))
    return text


def _shortened(text: str) -> str | None:
    """The text up to its last comma, where that leaves most of it."""
    head = re.split(r"[,،](?=[^,،]*$)", text)[0]
    return head if 0.6 * len(text.split()) <= len(head.split()) < len(text.split()) else None


def other_number(text: str, rng: random.Random) -> str | None:
    """``text`` with one of its numbers (not a year) changed in another place than the last; None when it has none."""
    found = [m for m in _NUMBER.finditer(text) if _changeable(m.group())]
    if not found:
        return None
    match = rng.choice(found)
    return text[: match.start()] + _changed(match.group(), rng) + text[match.end() :]


def _any(distorted: Mapping[str, Any], rng: random.Random) -> str:
    """One of the languages' wordings of a distortion."""
    chosen: str = rng.choice(list(distorted["texts"].values()))
    return chosen


def paired(a: str, b: str, relation: Relation, rng: random.Random, kind: ConflictKind | None = None) -> TrainingPair:
    """A pair of which one relation is right, in either order."""
    return TrainingPair(*((a, b) if rng.random() < 0.5 else (b, a)), frozenset({relation}), kind)


def _changeable(number: str) -> bool:
    digits = re.sub(r"\D", "", number)
    return not (len(digits) == 4 and "." not in number and "," not in number and 1900 <= int(digits) <= 2100)


def _changed(number: str, rng: random.Random) -> str:
    eastern = any("٠" <= c <= "٩" for c in number)
    digits = [str(int(c)) if c.isdigit() else c for c in number]
    places = [i for i, c in enumerate(digits) if c.isdigit()]
    place = rng.choice(places[: max(1, len(places) - 1)])
    choices = [d for d in "123456789" if d != digits[place]]
    digits[place] = rng.choice(choices)
    changed = "".join(digits)
    return changed.translate(_ARABIC_DIGITS) if eastern else changed
