"""What the words of a mention say: the name in it, the noun that classes it, and whether it points back.

Everything a language needs is the ``attribution`` section of its file: titles and class nouns (``heads``), pronouns,
articles, clitics. A mention is read as it stands: no article, outlet or name is known here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ..claims.language import load
from .model import SourceKind

_WORD = re.compile(r"\w+(?:[\"'’׳״.\-]\w+)*['׳]?")
_FOLD = str.maketrans("أإآٱىةؤئ׳״’", "ااااي\u0647وي'\"'", "ـ")
_MARKS = re.compile("[\u064b-\u0652\u0670\u200e\u200f\u202a-\u202e\u2066-\u2069]")
QUOTED = re.compile(r"(?<!\w)[«“„\"״‘']([^»”\"״’'«“„]{2,60})[»”\"״”’'″](?!\w)")
"""A name in quotation marks; its first group is the name."""
_NAMELESS = frozenset({SourceKind.PERSON, SourceKind.OFFICIALS, SourceKind.UNNAMED})
_PART = re.compile(r"[,،(]| - | – ")
_POINTING_WORDS = 4
"""Words that a bare class noun may have around it and still point back; longer ones describe somebody new (read off
attribution-train.ar)."""
_NAME_WORDS = 5
"""Words that a name after a title may have; a longer rest is a description (read off attribution-train.ar)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A mention, read.

    ``name`` is the mention without titles, articles and appositions (its own words where no proper name is in it);
    ``proper`` says whether a name is in it at all; ``heads`` are the folded class nouns by kind; ``points_back`` marks
    pronouns and bare class nouns ("the ministry", "he"), ``pronoun`` the former alone; ``definite`` marks a
    description of somebody known ("the Kuwaiti newspaper"); ``extras`` are the folded words of a mention that neither
    class it nor are small words ("Kuwaiti"); ``lead`` is the class noun on which
    the others depend ("spokesman" in "the ministry spokesman for trade"); ``quoted`` says that the name stands in
    quotation marks after a class noun («موقع "واللا"»).
    """

    text: str
    name: str
    proper: bool
    heads: Mapping[SourceKind, tuple[str, ...]]
    points_back: bool
    pronoun: bool
    definite: bool = False
    extras: frozenset[str] = frozenset()
    lead: str = ""
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its place, the class noun in it with its kinds, and whether it is a small word or definite."""

    text: str
    start: int
    end: int
    head: str
    kinds: tuple[SourceKind, ...]
    small: bool
    definite: bool

    @property
    def capital(self) -> bool:
        """Whether it begins like a name in a cased language."""
        return self.text[0].isupper() or self.text[0].isdigit()


@dataclass(frozen=True)
class _Lexicon:
    articles: frozenset[str]
    prefixes: tuple[str, ...]
    clitics: tuple[str, ...]
    definite_clitics: tuple[str, ...]
    endings: tuple[str, ...]
    softening: Mapping[str, str]
    agreeing: str
    suffix_marks: tuple[str, ...]
    pronouns: frozenset[str]
    modifiers: frozenset[str]
    same_again: frozenset[str]
    relatives: frozenset[str]
    heads: Mapping[str, tuple[SourceKind, ...]]
    cased: bool


def fold(word: str) -> str:
    """``word`` without vowel marks, ligatures and letter variants, in small letters."""
    word = unicodedata.normalize("NFKC", word)
    return _MARKS.sub("", word).translate(_FOLD).replace("İ", "i").lower().replace("ı", "i")


def related(first: str, second: str) -> bool:
    """Whether two folded class nouns are forms of one word ("bakanlık", "bakanlığı"): only their ends differ."""
    shared = max(4, len(first) - 3, len(second) - 3)
    return first == second or (len(first) >= shared and first[:shared] == second[:shared])


def cased(language: str) -> bool:
    """Whether names begin with capital letters in ``language``."""
    return _lexicon(language).cased


def folded(phrase: str) -> str:
    """The folded words of a phrase, one blank between them."""
    return " ".join(map(fold, phrase.split()))


@cache
def listed(language: str, key: str) -> frozenset[str]:
    """The words or phrases, folded, that a language's ``attribution`` section lists under ``key``; empty without it."""
    return frozenset(map(folded, load(language).section("attribution").get(key, ())))


@cache
def no_name(language: str) -> frozenset[str]:
    """Folded words that stand in no name, and at neither end of a mention: relative pronouns, prepositions, days."""
    return listed(language, "outside_names") | listed(language, "relatives")


def words_of(text: str, language: str) -> tuple[Word, ...]:
    """The words of ``text``."""
    return _words(text, _lexicon(language))


@lru_cache(maxsize=50_000)
def read_mention(text: str, language: str) -> Reading:
    """Read one mention in ``language``."""
    lexicon = _lexicon(language)
    words = _words(text, lexicon)
    heads: dict[SourceKind, list[str]] = {}
    for word in words:
        for kind in word.kinds:
            if word.head not in heads.setdefault(kind, []):
                heads[kind].append(word.head)
    known = lexicon.pronouns | lexicon.same_again
    pronoun = bool(words) and all(fold(word.text) in known for word in words)
    name, proper = _name(text, lexicon)
    core = _core(words, lexicon)
    definite = bool(core) and not pronoun and _is_definite(core, lexicon)
    generic = all(word.kinds or word.small or (not lexicon.cased and word.definite) for word in core)
    indefinite = bool(core) and bool(core[0].kinds) and bool(lexicon.prefixes) and not core[0].definite
    bare = any(word.kinds for word in core) and generic and not indefinite and len(core) <= _POINTING_WORDS
    extras = frozenset(
        _without_prefix(fold(_without_suffix(word.text, lexicon)), lexicon)
        for word in core
        if not word.kinds and not word.small
    )
    return Reading(
        text=text,
        name=name,
        proper=proper,
        heads={kind: tuple(found) for kind, found in heads.items()},
        points_back=pronoun or (bare and not proper),
        pronoun=pronoun,
        definite=definite,
        extras=extras,
        lead=_lead(core, lexicon),
        quoted=_quoted_name(text, lexicon) is not None,
    )


def unprefixed(name: str, language: str) -> str:
    """``name`` without a preposition or conjunction written to the class noun that it begins with («لوكالة …»)."""
    first, blank, rest = name.partition(" ")
    return _without_clitic(first, _lexicon(language)) + blank + rest


def names_of(readings: Iterable[Reading]) -> tuple[str, ...]:
    """All names and wordings of one source: the fullest proper name first, what only points back last."""
    found: dict[str, None] = {}
    ordered = sorted(readings, key=lambda r: (not r.proper, r.points_back, -len(r.name)))
    for reading in ordered:
        found.setdefault(reading.name)
    for reading in ordered:
        if not reading.pronoun:
            found.setdefault(reading.text)
    return tuple(found)


@lru_cache(maxsize=50_000)
def tokens_of(name: str, language: str) -> frozenset[str]:
    """The folded words of a name without articles and the definite prefix; for comparing names."""
    lexicon = _lexicon(language)
    return frozenset(
        _without_prefix(fold(_without_suffix(word, lexicon)), lexicon)
        for word in _WORD.findall(name)
        if fold(word) not in lexicon.articles
    )


@cache
def _lexicon(language: str) -> _Lexicon:
    found = load(language)
    section = found.section("attribution")

    heads: dict[str, tuple[SourceKind, ...]] = {}
    for kind, words in section.get("heads", {}).items():
        for word in words:
            heads[fold(word)] = (*heads.get(fold(word), ()), SourceKind(kind))
    return _Lexicon(
        listed(language, "articles"),
        tuple(fold(p) for p in section.get("definite_prefixes", ())),
        tuple(fold(c) for c in section.get("clitics", ())),
        tuple(fold(c) for c in section.get("definite_clitics", ())),
        tuple(fold(e) for e in section.get("case_endings", ())),
        {fold(soft): fold(hard) for soft, hard in section.get("softening", {}).items()},
        fold(section.get("agreeing_ending", "")),
        tuple(section.get("suffix_marks", ())),
        listed(language, "pronouns"),
        listed(language, "modifiers"),
        listed(language, "same_again"),
        listed(language, "relatives"),
        heads,
        bool(found.section("segmentation").get("cased", False)),
    )


def _words(text: str, lexicon: _Lexicon) -> tuple[Word, ...]:
    found = []
    for match in _WORD.finditer(text):
        head, kinds = _head(match.group(), lexicon)
        small = _small(match.group(), lexicon)
        definite = _has_article(match.group(), lexicon)
        found.append(Word(match.group(), match.start(), match.end(), head, kinds, small, definite))
    return tuple(found)


def _core(words: Sequence[Word], lexicon: _Lexicon) -> Sequence[Word]:
    """The words before a relative clause ("the source who asked not to be named")."""
    for place, word in enumerate(words):
        if place and fold(word.text) in lexicon.relatives:
            return words[:place]
    return words


def _lead(core: Sequence[Word], lexicon: _Lexicon) -> str:
    """The first class noun; in languages whose compounds end in their noun, the last one before a small word."""
    found = ""
    for word in core:
        if found and (word.small or not lexicon.cased):
            break
        found = word.head or found
    return found


def _is_definite(core: Sequence[Word], lexicon: _Lexicon) -> bool:
    if lexicon.prefixes:
        return core[0].definite
    return fold(core[0].text) in lexicon.articles


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
    """The word and what is left of it without clitics, the article and case endings."""
    base = fold(_without_suffix(word, lexicon))
    found = [base, _without_prefix(base, lexicon)]
    for clitic in (*lexicon.definite_clitics, *lexicon.clitics):
        if base.startswith(clitic) and len(base) - len(clitic) >= 3:
            rest = base[len(clitic) :]
            found += [rest, _without_prefix(rest, lexicon)]
    for ending in lexicon.endings:
        stem = base.removesuffix(ending)
        if stem != base and len(stem) >= 4:
            found += [stem, stem[:-1] + lexicon.softening.get(stem[-1], stem[-1])]
    return tuple(dict.fromkeys(found))


def _head(word: str, lexicon: _Lexicon) -> tuple[str, tuple[SourceKind, ...]]:
    """The class noun in a word with its kinds; the empty string and no kind where there is none."""
    for form in _forms(word, lexicon):
        if form in lexicon.heads:
            return form, lexicon.heads[form]
    return "", ()


def _has_article(word: str, lexicon: _Lexicon) -> bool:
    """Whether the article is written to the word, or has gone into the clitic before it («للصحيفة», "לעיתון")."""
    base = fold(word)
    if any(base.startswith(c) and base[len(c) :] in lexicon.heads for c in lexicon.definite_clitics):
        return True
    forms = [base, *(base[len(c) :] for c in lexicon.clitics if base.startswith(c) and len(base) - len(c) >= 4)]
    return any(form.startswith(p) and len(form) - len(p) >= 2 for form in forms for p in lexicon.prefixes)


def _small(word: str, lexicon: _Lexicon) -> bool:
    base = fold(word)
    return any(base in known for known in (lexicon.articles, lexicon.modifiers, lexicon.same_again, lexicon.pronouns))


def _name(text: str, lexicon: _Lexicon) -> tuple[str, bool]:
    """The proper name in a mention, or the mention without its article; second, whether it is a proper name.

    Of several parts ("Mary Smith, the minister") the first with a name of several words gives it, else the first with
    any.
    """
    quoted = _quoted_name(text, lexicon)
    if quoted:
        return quoted, True
    parts = [part.strip() for part in _PART.split(text.rstrip(") ")) if part.strip()]
    proper = _cased_name if lexicon.cased else _uncased_name
    found = [name for part in parts if (name := proper(part, lexicon))]
    if found:
        return next((name for name in found if " " in name), found[0]), True
    return _bare(parts[0] if parts else text, lexicon), False


def _quoted_name(text: str, lexicon: _Lexicon) -> str | None:
    """The name in quotation marks that follows a body's class noun and what goes with it at once."""
    quoted = QUOTED.search(text)
    before = _words(text[: quoted.start()], lexicon) if quoted else ()
    if not quoted or not before or not before[0].kinds or not _NAMELESS.isdisjoint(before[0].kinds):
        return None
    together = all(word.kinds or word.small or word.definite for word in before)
    return quoted.group(1).strip() if together else None


def _uncased_name(part: str, lexicon: _Lexicon) -> str | None:
    """What follows a personal title and the definite words after it; all of ``part`` where no class noun is in it."""
    words = _words(part, lexicon)
    if not any(word.kinds for word in words):
        return part
    start = 0
    while start < len(words) and (words[start].kinds or (start and (words[start].small or words[start].definite))):
        start += 1
    if not start or SourceKind.PERSON not in words[0].kinds or not 0 < len(words) - start <= _NAME_WORDS:
        return None
    return part[words[start].start :].strip(" \"'«»“”")


def _cased_name(part: str, lexicon: _Lexicon) -> str | None:
    """The capitalised words after the last title of a person; all from the first one on where there is no class noun.

    A name comes first: what only has a capital further on ("whistleblower in the Thames valley") is a description.
    """
    words = _words(part, lexicon)
    titles = [place for place, word in enumerate(words) if word.kinds]
    if titles and not any({SourceKind.PERSON, SourceKind.OFFICIALS} & set(word.kinds) for word in words):
        return None
    after = titles[-1] + 1 if titles else 0
    capitals = [w for w in words[after:] if w.capital and fold(w.text) not in lexicon.articles]
    first = next((place for place, word in enumerate(words[after:]) if word.capital or not word.small), 0) + after
    if not capitals or capitals[0] is not words[first] or (titles and words[after].small):
        return None
    end = capitals[-1].end if titles else len(part)
    return _without_last_suffix(part[capitals[0].start : end], lexicon)


def _without_last_suffix(name: str, lexicon: _Lexicon) -> str:
    *before, last = name.split(" ")
    return " ".join([*before, _without_suffix(last, lexicon)]).strip(" \"'«»“”.")


def _bare(text: str, lexicon: _Lexicon) -> str:
    words = text.split()
    while len(words) > 1 and fold(words[0]) in lexicon.articles:
        words = words[1:]
    if words:
        words[0] = _without_clitic(words[0], lexicon)
    if words and lexicon.agreeing and _in_agreeing_case(words[0], lexicon):
        words = [_without_agreeing(word, lexicon) for word in words]
    return _without_last_suffix(" ".join(words), lexicon)


def _without_clitic(word: str, lexicon: _Lexicon) -> str:
    """A class noun without the preposition or conjunction that is written to it ("במשרד")."""
    base = fold(word)
    if base in lexicon.heads or len(base) != len(word):
        return word
    for clitic in (*lexicon.definite_clitics, *lexicon.clitics):
        rest = base.removeprefix(clitic)
        if rest != base and (rest in lexicon.heads or _without_prefix(rest, lexicon) in lexicon.heads):
            return word[len(clitic) :]
    return word


def _in_agreeing_case(word: str, lexicon: _Lexicon) -> bool:
    base = fold(word)
    return base not in lexicon.heads and base.removesuffix(lexicon.agreeing) in lexicon.heads


def _without_agreeing(word: str, lexicon: _Lexicon) -> str:
    bare = _MARKS.sub("", word)
    agrees = bare.endswith(lexicon.agreeing) and len(bare) >= 5 and not _has_article(bare, lexicon)
    return bare.removesuffix(lexicon.agreeing) if agrees else word
