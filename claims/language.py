"""Languages as data: one file per language, loaded once, and the detection of a text's language.

A language is a YAML file in ``claims/languages``. Its top-level sections belong to the modules that read them
(``segmentation`` and ``layout`` here, ``attribution``, ``relation`` … elsewhere): a new language is a file and tests.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from .model import TawaturError

_FOLDER = "languages"
_EMPTY: Mapping[str, Any] = MappingProxyType({})
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|[@#]\w+")


@dataclass(frozen=True, eq=False)
class Language:
    """What the program knows of one language; one object per language, so it can be a dictionary key.

    ``direction`` is ``ltr`` or ``rtl``; ``sections`` holds the file's mappings, read only (lists become tuples);
    ``measured`` says that the program's error rates in this language were measured and are published.
    """

    code: str
    name: str
    direction: str
    sections: Mapping[str, Any] = field(repr=False)
    measured: bool = False

    def section(self, name: str) -> Mapping[str, Any]:
        """The section ``name`` of the language's file; an empty mapping where the file has none."""
        found: Mapping[str, Any] = self.sections.get(name, _EMPTY)
        return found


@cache
def languages() -> tuple[str, ...]:
    """The codes of the known languages, sorted."""
    folder = files(__package__) / _FOLDER
    return tuple(sorted(entry.name.removesuffix(".yaml") for entry in folder.iterdir() if entry.name.endswith(".yaml")))


@cache
def load(code: str) -> Language:
    """The language with the ISO 639-1 ``code``.

    Raises:
        TawaturError: there is no such language file.
    """
    if code not in languages():
        raise TawaturError(f"language {code!r} is not known: use one of {', '.join(languages())}")
    text = (files(__package__) / _FOLDER / f"{code}.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return Language(
        code=code,
        name=data["name"],
        direction=data["direction"],
        sections=MappingProxyType({key: _frozen(value) for key, value in data.items() if isinstance(value, dict)}),
        measured=data.get("measured") is True,
    )


def measured(code: str) -> bool:
    """Whether the program's error rates were measured in the language ``code``; False where it is not known."""
    return code in languages() and load(code).measured


def detect(text: str) -> str | None:
    """The code of the known language that ``text`` is written in, or None for any other (or for no words at all).

    The script decides where one known language uses it and the text shows none of the letters that mark a
    neighbour (Persian and Urdu beside Arabic); languages that share a script are told apart by ``py3langid``, with
    each language's own letters and commonest words as a second witness, which decides for short texts.
    """
    plain = _ADDRESS.sub(" ", text[:20_000])
    shares = {script: sum(map(len, pattern.findall(plain))) for script, pattern in _scripts().items()}
    script, letters = max(shares.items(), key=lambda item: item[1])
    if not letters:
        return None
    rivals = [code for code in languages() if load(code).section("detection")["script"] == script]
    if len(rivals) == 1:
        return None if _is_neighbour(plain, rivals[0], letters) else rivals[0]
    named = _by_words(plain, rivals, letters)
    return None if named is None or _is_neighbour(plain, named, letters) else named


@cache
def _scripts() -> dict[str, re.Pattern[str]]:
    """For each script of the known languages the pattern of a run of its letters."""
    sections = [load(code).section("detection") for code in languages()]
    return {section["script"]: re.compile(section["letters"]) for section in sections}


def _is_neighbour(text: str, code: str, letters: int) -> bool:
    """Whether the letters that ``code`` does not have are too many to be foreign names."""
    foreign = load(code).section("detection")["foreign_letters"]
    # 3 %: Persian and Urdu running text has 8-15 % of such letters, Arabic news with Persian names under 1 %
    # (Tehran-Times-like names in attribution-dev.ar; counted by hand with str.count while writing this).
    return sum(map(text.count, foreign)) > 0.03 * letters


def _by_words(text: str, rivals: list[str], letters: int) -> str | None:
    """Tell languages of one script apart; None when the text is in none of ``rivals``."""
    witness = {code: share_of_common_words(text, code) for code in rivals}
    best = max(rivals, key=lambda code: witness[code])
    chances = {str(code): float(chance) for code, chance in _identifier().rank(text)}
    named = max(chances, key=lambda code: chances[code])
    if named in rivals and witness[named] >= witness[best]:
        return named
    # Under 120 letters py3langid errs on one English or Turkish headline in ten (data/sts and data/slugs, read by eye);
    # there and where it names a rival against the words, the words decide. In long text they have to be plentiful.
    needed = 0.10 if letters < 120 or named in rivals else 0.25
    if witness[best] >= needed:
        return best
    if named in rivals:
        return named
    nearest = max((code for code in chances if code in rivals), key=lambda code: chances[code])
    # A few names and a verb ("Israel strikes Gaza") look like many languages at once: the likeliest of ours is taken
    # where it is nearly as likely as the likeliest of all (0.3: twelve headlines and phrases of seven languages).
    return nearest if letters < 120 and chances[nearest] >= 0.3 * chances[named] else None


@cache
def _identifier() -> Any:
    """The language identifier of ``py3langid`` for all its languages, with probabilities."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def share_of_common_words(text: str, code: str) -> float:
    """The share of words, 0 to 1, that are among the language's commonest or hold a letter of its own."""
    section = load(code).section("detection")
    words = re.findall(r"[^\W\d_]+", text)
    common = frozenset(section["words"])
    own = frozenset(section["own_letters"])
    return sum(word.lower() in common or not own.isdisjoint(word) for word in words) / max(1, len(words))


def _frozen(value: Any) -> Any:
    """A read-only copy: mappings as proxies, lists as tuples."""
    if isinstance(value, dict):
        return MappingProxyType({key: _frozen(item) for key, item in value.items()})
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    return value
