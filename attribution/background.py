"""Full names that an article gives in passing: what "the ministry" or a bare surname means before it speaks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from .mentions import QUOTED, Word, cased, fold, no_name, related, words_of
from .model import SourceKind

_RUN = 4
"""Words on either side that may belong to a name; longer names are rare and longer runs are not names."""

_NAME = 3
"""Words of a name before a comma and a title."""
_COMMAS = frozenset({",", "،"})
_APPOSED = frozenset({" ", ", ", "، "})
_SENTENCE_ENDS = (".", "!", "?", "؟", "\n", "•", ":")


class Background:
    """The words of one article, searched only where something is asked for."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._language = language
        self._cased = cased(language)

    @cached_property
    def _words(self) -> tuple[Word, ...]:
        return words_of(self._text, self._language)

    @cached_property
    def _folded(self) -> tuple[str, ...]:
        return tuple(fold(word.text) for word in self._words)

    def body(self, heads: Sequence[str], kind: SourceKind, before: int) -> str | None:
        """The last full name before ``before`` whose class noun is one of ``heads``: "the Interior Ministry"."""
        for place in range(len(self._words) - 1, -1, -1):
            word = self._words[place]
            if word.end > before or kind not in word.kinds or not any(related(word.head, head) for head in heads):
                continue
            found = self._capitals_around(place) if self._cased else self._after(place)
            if found:
                return found
        return None

    def person(self, surname: str) -> str | None:
        """The first longer name in the article that ends in ``surname`` and follows a title or stands in capitals."""
        wanted = surname.split()
        for place, word in enumerate(self._folded):
            if word == fold(wanted[-1]):
                found = self._capitals_before(place) if self._cased else self._before(place)
                if found and len(found.split()) > len(wanted):
                    return found
        return None

    def holder(self, title: str) -> str | None:
        """The person whose name stands beside ``title`` in the article, before it or after; None for none or several.

        Where no capitals mark a name, it is two words of which the second stands alone elsewhere, or what stands
        between the beginning of a sentence and a comma before the title.
        """
        wanted = tuple(fold(word.text) for word in words_of(title, self._language))
        found: dict[str, str] = {}
        for place in range(len(self._words) - len(wanted) + 1):
            last = place + len(wanted) - 1
            if self._folded[place : last + 1] == wanted:
                for name in (self._named_after(last), self._named_before(place, last)):
                    if name:
                        found[fold(name.split()[-1])] = name
        return next(iter(found.values())) if len(found) == 1 else None

    def _between(self, left: int, right: int) -> str:
        """What stands between two neighbouring words; a line break where one of them is not there."""
        if left < 0 or right >= len(self._words):
            return "\n"
        return self._text[self._words[left].end : self._words[right].start]

    def _named_after(self, last: int) -> str | None:
        """The name after a title, with or without a comma."""
        if self._between(last, last + 1) not in _APPOSED:
            return None
        if self._cased:
            end = last
            while end - last < _RUN and end + 1 < len(self._words) and self._is_name(end + 1):
                if end > last and not self._adjacent(end, end + 1):
                    break
                end += 1
            return self._slice(last + 1, end) if end - last >= 2 else None
        first, second = last + 1, last + 2
        if self._between(first, second) != " " or not (self._is_name(first) and self._is_name(second, surname=True)):
            return None
        given, surname = self._folded[first : second + 1]
        alone = any(
            word == surname and (place == 0 or self._folded[place - 1] != given)
            for place, word in enumerate(self._folded)
        )
        return self._slice(first, second) if alone else None

    def _named_before(self, place: int, last: int) -> str | None:
        """The name before a title that stands between commas."""
        if (
            self._between(place - 1, place).strip(" ") not in _COMMAS
            or self._between(last, last + 1)[:1] not in _COMMAS
        ):
            return None
        start = place
        while place - start < _NAME and start and self._is_name(start - 1):
            if start < place and not self._adjacent(start - 1, start):
                break
            start -= 1
        whole = self._cased or any(mark in self._between(start - 1, start) for mark in _SENTENCE_ENDS)
        return self._slice(start, place - 1) if start < place and whole else None

    def _is_name(self, place: int, *, surname: bool = False) -> bool:
        """Whether a word may be part of a person's name; a surname may have an article («الحداد»)."""
        word = self._words[place]
        if word.small or word.kinds or not word.text[0].isalpha() or fold(word.text) in no_name(self._language):
            return False
        return word.capital if self._cased else surname or not word.definite

    def _adjacent(self, left: int, right: int) -> bool:
        """Whether only blanks stand between two neighbouring words."""
        return self._between(left, right).strip(" \u00a0") == ""

    def _follower(self, place: int) -> Word | None:
        """The word after the one at ``place``, where only a blank parts them."""
        after = place + 1
        return self._words[after] if after < len(self._words) and self._adjacent(place, after) else None

    def _after(self, place: int) -> str | None:
        """An indefinite class noun with what makes it definite: a quoted name, or the definite words after it."""
        word = self._words[place]
        if word.definite:
            return None
        quoted = QUOTED.match(self._text, word.end + 1)
        if quoted:
            return self._text[word.start : quoted.end()]
        end = place
        while end - place < _RUN and (follower := self._follower(end)) and follower.definite:
            if fold(follower.text) in no_name(self._language):
                break
            end += 1
        return self._slice(place, end) if end > place else None

    def _before(self, place: int) -> str | None:
        """The words before a surname up to the definite word or title that bounds the name; None where nothing does."""
        start = place
        while start and place - start < _RUN and self._adjacent(start - 1, start):
            previous = self._words[start - 1]
            if previous.definite or previous.kinds:
                return self._slice(start, place)
            if previous.small or fold(previous.text) in no_name(self._language):
                return None
            start -= 1
        return None

    def _capitals_around(self, place: int) -> str | None:
        if not self._words[place].capital:
            return None
        start = end = place
        while place - start < _RUN and start and self._adjacent(start - 1, start) and self._words[start - 1].capital:
            start -= 1
        while end - place < _RUN and (follower := self._follower(end)) and follower.capital:
            end += 1
        while start < place and self._words[start].small:
            start += 1
        return self._slice(start, end) if end > start else None

    def _capitals_before(self, place: int) -> str | None:
        start = place
        while start and place - start < _RUN and self._adjacent(start - 1, start):
            previous = self._words[start - 1]
            if not previous.capital or previous.kinds or previous.small:
                break
            start -= 1
        return self._slice(start, place)

    def _slice(self, first: int, last: int) -> str:
        return self._text[self._words[first].start : self._words[last].end]
