"""Do two names, in any of the scripts, name the same person or body?"""

from __future__ import annotations

import re
from functools import cache

from ..claims.language import languages, load
from ..claims.model import Evidence
from .skeleton import likeness, plain, script, skeleton

# A word of a name sounds like another from here on. Chosen by hand, as are the scores below; checked, not searched
# for, on tests/attribution/name_pairs.tsv (`python -m tawatur.evaluation.names`).
ALIKE = 0.74
SAME = 0.6
_SURNAME_ONLY = 0.75
_SHORT = 3  # a word of fewer sounds must match better: little is left to be alike in
_SHORT_ALIKE = 0.85
_LETTERS = re.compile(r"[^\W\d_]+(?:['’׳\"״][^\W\d_]+)*['’׳]?")
_APOSTROPHES = "'’׳"


def same_name(a: str, b: str) -> Evidence:
    """Compare two names of persons or bodies across scripts and spellings.

    The score is 0..1; ``SAME`` and above is the same name. Titles, articles and proclitics are left out. Every word of
    the shorter name must have a counterpart; given names that differ veto; a surname alone that meets a full name
    counts less than two full names that agree.
    """
    words_a, words_b = name_words(a), name_words(b)
    if not words_a or not words_b:
        return Evidence(0.0, "no name is left without titles")
    short, long = sorted((words_a, words_b), key=len)
    score, matched = _align(short, long)
    if matched < len(short):
        for merged in _merged(long):
            if len(merged) >= len(short) and _align(short, merged)[1] > matched:
                long, (score, matched) = merged, _align(short, merged)
    if matched < len(short):
        missing = len(short) - matched
        reason = f"{missing} of {len(short)} words of “{a}” and “{b}” have no counterpart"
        return Evidence(round(0.5 * score * matched / len(short), 3), reason)
    if len(short) == 1 and len(long) > 1:
        last = max(_likeness(short[0], word) for word in long[1:])
        if last < ALIKE:
            return Evidence(round(0.6 * score, 3), f"“{a}” and “{b}” share a given name only")
        return Evidence(
            round(_SURNAME_ONLY * score + 0.1, 3), f"the surname of “{a}” and “{b}” agrees, one gives no more"
        )
    return Evidence(round(score, 3), f"“{a}” and “{b}” sound alike in {matched} words ({score:.2f})")


@cache
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell: without titles, articles, particles, proclitics and Turkish endings."""
    words = [_without_ending(match.group()) for match in _LETTERS.finditer(name)]
    told = [word for word in words if plain(word).strip("'") not in _particles(script(word))]
    kept = [word for word in told if not _is_title(word)]
    return _articles(_joined(tuple(kept or told)))


def _joined(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with "Abd" and its like written together with what follows ("Abd Allah", "Abdel Fattah")."""
    found: list[str] = []
    for word in words:
        if found and plain(found[-1]) in _section(script(found[-1]), "joined"):
            found[-1] += word
        else:
            found.append(word)
    return tuple(found)


def _without_ending(word: str) -> str:
    """A Latin word up to an apostrophe that an ending follows ("Erdoğan'ın"), but "O'Neill" whole."""
    if script(word) != "latin":
        return word
    for mark in _APOSTROPHES:
        head, found, tail = word.partition(mark)
        if found and len(head) > 2 and tail[:1].islower():
            return head
    return word


def _articles(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without an article written onto them, where enough is left."""
    kept = []
    for word in words:
        articles = [a for a in _attached(script(word)) if word.startswith(a) and len(word) - len(a) >= 3]
        kept.append(word[len(max(articles, key=len)) :] if articles else word)
    return tuple(kept)


@cache
def _section(kind: str, name: str) -> frozenset[str]:
    """The plain words of one list of the languages that are written in a script."""
    sections = [load(code).section("relation") for code in languages()]
    lists = [section.get("names", {}).get(name, ()) for section in sections if section.get("script") == kind]
    return frozenset(plain(word).strip("'") for words in lists for word in words)


def _particles(kind: str) -> frozenset[str]:
    return _section(kind, "particles") | _section(kind, "articles")


def _is_title(word: str) -> bool:
    kind, text = script(word), plain(word)
    titles = _section(kind, "titles")
    return text in titles or any(len(text) - n >= 3 and text[n:] in titles for n in (1, 2) if kind != "latin")


def _attached(kind: str) -> frozenset[str]:
    return frozenset(word for word in _section(kind, "articles") if kind == "arabic")


def _merged(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The name with two neighbouring words written as one ("Davut oğlu", "Jin ping")."""
    return [(*words[:i], words[i] + words[i + 1], *words[i + 2 :]) for i in range(len(words) - 1)]


def _align(short: tuple[str, ...], long: tuple[str, ...]) -> tuple[float, int]:
    """Match the words of the shorter name to the longer one's, best first; the mean likeness and how many matched."""
    pairs = sorted(((_likeness(x, y), i, j) for i, x in enumerate(short) for j, y in enumerate(long)), reverse=True)
    used_short: set[int] = set()
    used_long: set[int] = set()
    total = 0.0
    for score, i, j in pairs:
        if i in used_short or j in used_long:
            continue
        if score < (_SHORT_ALIKE if min(len(skeleton(short[i])), len(skeleton(long[j]))) <= _SHORT else ALIKE):
            continue
        used_short.add(i)
        used_long.add(j)
        total += score
    return (total / len(used_short) if used_short else 0.0), len(used_short)


@cache
def _likeness(x: str, y: str) -> float:
    """The likeness of two words, also with a proclitic ("wa-", "le-") taken off either."""
    return max(
        likeness(skeleton(p), skeleton(q)) - penalty
        for p, one in _stems(x)
        for q, two in _stems(y)
        for penalty in (one + two,)
    )


def _stems(word: str) -> tuple[tuple[str, float], ...]:
    """The word, and what is left of it without its language's proclitics, at a small price."""
    found = [(word, 0.0)]
    for code in languages():
        section = load(code).section("relation")
        pattern = section.get("proclitics")
        if (
            section.get("script") == script(word)
            and pattern
            and (match := re.match(pattern, plain(word)))
            and match.end()
        ):
            rest = word[match.end() :]
            if len(rest) >= 4:
                found.append((rest, 0.03))
    return tuple(found)
