"""What the words of a mention say: the name in it, the noun that classes it, and whether it points back.

Everything a language needs is the ``attribution`` section of its file: titles and class nouns (``heads``), pronouns,
articles, clitics. A mention is read as it stands: no article, outlet or name is known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from ..claims.language import load
from .model import SourceKind

_WORD = re.compile(r"\w+(?:[\"'’׳״.\-]\w+)*['׳]?")
_FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None, "׳": "'", "״": '"', "’": "'"})
_MARKS = re.compile("[\u064b-\u0652\u0670\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_QUOTED = re.compile(r"[«“„\"״‘']([^»”\"״’'«“„]{2,60})[»”\"״’']")


@dataclass(frozen=True, slots=True)
class Reading:
    """A mention, read.

    ``name`` is the mention without titles, articles and appositions (its own words where no proper name is in it);
    ``proper`` says whether a name is in it at all; ``heads`` are the folded class nouns by kind; ``points_back`` marks
    pronouns and bare class nouns ("the ministry", "he"), ``pronoun`` the former alone.
    """

    text: str
    name: str
    proper: bool
    heads: Mapping[SourceKind, tuple[str, ...]]
    points_back: bool
    pronoun: bool


def fold(word: str) -> str:
    """``word`` without vowel marks and letter variants, in small letters."""
    return _MARKS.sub("", word).translate(_FOLD).replace("İ", "i").lower().replace("ı", "i")


@dataclass(frozen=True)
class _Lexicon:
    articles: frozenset[str]
    prefixes: tuple[str, ...]
    clitics: tuple[str, ...]
    suffix_marks: tuple[str, ...]
    pronouns: frozenset[str]
    modifiers: frozenset[str]
    same_again: frozenset[str]
    heads: Mapping[str, tuple[SourceKind, ...]]
    cased: bool


@cache
def _lexicon(language: str) -> _Lexicon:
    found = load(language)
    section = found.section("attribution")

    def folded(key: str) -> frozenset[str]:
        return frozenset(fold(word) for word in section.get(key, ()))

    heads: dict[str, tuple[SourceKind, ...]] = {}
    for kind, words in section.get("heads", {}).items():
        for word in words:
            heads[fold(word)] = (*heads.get(fold(word), ()), SourceKind(kind))
    return _Lexicon(
        folded("articles"),
        tuple(fold(p) for p in section.get("definite_prefixes", ())),
        tuple(fold(c) for c in section.get("clitics", ())),
        tuple(section.get("suffix_marks", ())),
        folded("pronouns"),
        folded("modifiers"),
        folded("same_again"),
        heads,
        bool(found.section("segmentation").get("cased", False)),
    )


@cache
def read_mention(text: str, language: str) -> Reading:
    """Read one mention in ``language``."""
    lexicon = _lexicon(language)
    words = [match.group() for match in _WORD.finditer(text)]
    heads: dict[SourceKind, list[str]] = {}
    kinds_of: list[tuple[SourceKind, ...]] = []
    for word in words:
        form, kinds = _head(word, lexicon)
        kinds_of.append(kinds)
        for kind in kinds:
            if form not in heads.setdefault(kind, []):
                heads[kind].append(form)
    pronoun = bool(words) and all(fold(w) in lexicon.pronouns or fold(w) in lexicon.same_again for w in words)
    name, proper = _name(text, lexicon)
    generic = all(
        kinds or _passed_over(word, lexicon) or (not lexicon.cased and _definite(word, lexicon))
        for word, kinds in zip(words, kinds_of, strict=True)
    )
    indefinite = bool(words) and bool(kinds_of[0]) and not _definite(words[0], lexicon) and bool(lexicon.prefixes)
    pointing = pronoun or (bool(heads) and generic and not indefinite and len(words) <= 4 and not proper)
    return Reading(text, name, proper, {k: tuple(v) for k, v in heads.items()}, pointing, pronoun)


def names_of(readings: Iterable[Reading]) -> tuple[str, ...]:
    """All names and wordings of one source, the fullest name first, then by length."""
    found: dict[str, None] = {}
    ordered = sorted(readings, key=lambda r: (not r.proper, -len(r.name)))
    for reading in ordered:
        found.setdefault(reading.name)
    for reading in ordered:
        if not reading.pronoun:
            found.setdefault(reading.text)
    return tuple(found)


def tokens_of(name: str, language: str) -> frozenset[str]:
    """The folded words of a name without articles, clitics of the language and modifiers; for comparing names."""
    lexicon = _lexicon(language)
    return frozenset(
        _without_prefix(fold(_without_suffix(w, lexicon)), lexicon)
        for w in _WORD.findall(name)
        if fold(w) not in lexicon.articles
    )


def _without_suffix(word: str, lexicon: _Lexicon) -> str:
    for mark in lexicon.suffix_marks:
        position = word.find(mark)
        if position > 1:
            return word[:position]
    return word


def _without_prefix(word: str, lexicon: _Lexicon) -> str:
    for prefix in lexicon.prefixes:
        if word.startswith(prefix) and len(word) - len(prefix) >= 2:
            return word[len(prefix) :]
    return word


def _forms(word: str, lexicon: _Lexicon) -> tuple[str, ...]:
    """The word and what is left of it without clitics and the article."""
    base = fold(_without_suffix(word, lexicon))
    found = [base, _without_prefix(base, lexicon)]
    for clitic in lexicon.clitics:
        if base.startswith(clitic) and len(base) - len(clitic) >= 3:
            rest = base[len(clitic) :]
            found += [rest, _without_prefix(rest, lexicon)]
            if clitic + clitic == base[: 2 * len(clitic)]:
                found.append(base[2 * len(clitic) :])
    return tuple(dict.fromkeys(found))


def _head(word: str, lexicon: _Lexicon) -> tuple[str, tuple[SourceKind, ...]]:
    for form in _forms(word, lexicon):
        if form in lexicon.heads:
            return form, lexicon.heads[form]
    return "", ()


def _definite(word: str, lexicon: _Lexicon) -> bool:
    base = fold(word)
    forms = [base, *(base[len(c) :] for c in lexicon.clitics if base.startswith(c) and len(base) - len(c) >= 4)]
    return any(form.startswith(p) and len(form) - len(p) >= 2 for form in forms for p in lexicon.prefixes)


def _passed_over(word: str, lexicon: _Lexicon) -> bool:
    base = fold(word)
    return base in lexicon.articles or base in lexicon.modifiers or base in lexicon.same_again or base in lexicon.pronouns


def _name(text: str, lexicon: _Lexicon) -> tuple[str, bool]:
    """The proper name in a mention, or the mention without its article."""
    quoted = _QUOTED.search(text)
    if quoted and _head(_WORD.search(text).group(), lexicon)[1]:  # type: ignore[union-attr]
        return quoted.group(1).strip(), True
    parts = [part.strip() for part in re.split(r"[,،(]| - | – ", text.rstrip(") ")) if part.strip()]
    best: tuple[str, bool] | None = None
    for part in parts:
        found = _proper(part, lexicon)
        if found and (best is None or len(found.split()) > len(best[0].split())):
            best = (found, True)
            if len(found.split()) > 1:
                break
    return best or (_bare(parts[0] if parts else text, lexicon), False)


def _proper(part: str, lexicon: _Lexicon) -> str | None:
    """What follows the last title of ``part``: words that are no class noun, no modifier and no adjective."""
    words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(part)]
    titled = [bool(_head(w, lexicon)[1]) for w, _, _ in words]
    if lexicon.cased:
        return _cased_name(part, words, titled, lexicon)
    if not any(titled):
        return part
    if not titled[0]:
        return None
    start = 0
    while start < len(words) and (
        titled[start] or _passed_over(words[start][0], lexicon) or _definite(words[start][0], lexicon)
    ):
        start += 1
    rest = words[start:]
    person = SourceKind.PERSON in _head(words[0][0], lexicon)[1]
    if not person or not rest or len(rest) > 5:
        return None
    return part[rest[0][1] :].strip(" \"'«»“”")


def _cased_name(
    part: str, words: list[tuple[str, int, int]], titled: list[bool], lexicon: _Lexicon
) -> str | None:
    capital = [w[0].isupper() or w[0].isdigit() for w, _, _ in words]
    person = any(SourceKind.PERSON in _head(w, lexicon)[1] or SourceKind.OFFICIALS in _head(w, lexicon)[1] for w, _, _ in words)
    if not any(capital):
        return None
    if not any(titled):
        first = next(i for i, c in enumerate(capital) if c and fold(words[i][0]) not in lexicon.articles) if any(
            c and fold(w) not in lexicon.articles for c, (w, _, _) in zip(capital, words, strict=True)
        ) else None
        return None if first is None else _without_suffix_at_end(part[words[first][1] :], lexicon)
    if not person:
        return None
    last = max(i for i, t in enumerate(titled) if t)
    tail = [i for i in range(last + 1, len(words)) if capital[i] and fold(words[i][0]) not in lexicon.articles]
    head = [i for i in range(0, titled.index(True)) if capital[i] and fold(words[i][0]) not in lexicon.articles]
    chosen = tail or ([] if len(head) < 2 else [])
    if not chosen or chosen[0] > last + 1 and fold(words[last + 1][0]) in lexicon.modifiers:
        return None
    return _without_suffix_at_end(part[words[chosen[0]][1] : words[chosen[-1]][2]], lexicon)


def _without_suffix_at_end(name: str, lexicon: _Lexicon) -> str:
    *before, last = name.split(" ")
    return " ".join([*before, _without_suffix(last, lexicon)]).strip(" \"'«»“”.")


def _bare(text: str, lexicon: _Lexicon) -> str:
    words = text.split()
    while len(words) > 1 and fold(words[0]) in lexicon.articles:
        words = words[1:]
    return _without_suffix_at_end(" ".join(words), lexicon)
