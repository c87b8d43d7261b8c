"""The sources of one article: which mentions mean the same one, and whom a pronoun or a class noun means."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from .background import Background
from .mentions import Reading, names_of, read_mention, related, tokens_of, unprefixed
from .model import SourceKind
from .tagger.tagger import Mention

_GROUPS = (
    {SourceKind.OUTLET, SourceKind.AGENCY, SourceKind.DOCUMENT},
    {SourceKind.PERSON, SourceKind.OFFICIALS},
    {SourceKind.INSTITUTION, SourceKind.DOCUMENT},
    {SourceKind.UNNAMED, SourceKind.OFFICIALS},
)
_PRONOUN_KINDS = (SourceKind.PERSON, SourceKind.INSTITUTION, SourceKind.OFFICIALS)
_HOLDERS = (SourceKind.PERSON, SourceKind.OFFICIALS)
_ANONYMOUS = (SourceKind.OFFICIALS, SourceKind.UNNAMED)
_MEDIA = (SourceKind.OUTLET, SourceKind.AGENCY)
_TITLE = 5
"""Words of a title that somebody may hold whose name stands beside it; longer ones hold a name themselves."""
_BODIES = (SourceKind.OUTLET, SourceKind.AGENCY, SourceKind.INSTITUTION)


@dataclass(eq=False)
class Entity:
    """A source as one article knows it: all the readings of its mentions, and the kinds they were given."""

    language: str
    readings: list[Reading] = field(default_factory=list)
    kinds: list[SourceKind] = field(default_factory=list)
    first: int = 0

    @classmethod
    def named(cls, name: str, kind: SourceKind, language: str) -> Entity:
        """A source known by its name alone."""
        return cls(language, [Reading(name, name, True, {}, False, False)], [kind])

    @property
    def kind(self) -> SourceKind:
        """The kind that most of the mentions have, the earliest winning a tie."""
        return max(self.kinds, key=lambda k: (self.kinds.count(k), -self.kinds.index(k)))

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the fullest first."""
        return names_of(self.readings)

    @property
    def proper(self) -> bool:
        """Whether a proper name is known."""
        return any(reading.proper for reading in self.readings)

    def tokens(self) -> frozenset[str]:
        """The folded words of all its names."""
        return frozenset().union(*(tokens_of(r.name, self.language) for r in self.readings if not r.points_back))

    def wording(self) -> frozenset[str]:
        """The folded words of all its mentions, titles and appositions among them."""
        return frozenset().union(*(tokens_of(r.text, self.language) for r in self.readings))

    def heads(self, *, leading: bool = False) -> frozenset[tuple[SourceKind, str]]:
        """The class nouns of all its mentions with their kinds; with ``leading`` only those that come first."""
        return frozenset(
            (kind, head)
            for reading in self.readings
            for kind, heads in reading.heads.items()
            for head in heads
            if not leading or head == reading.lead
        )


class Register:
    """The sources of one article, in order of appearance."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._language = language
        self._background = Background(text, language)
        self._recent: list[Entity] = []
        self._nobody: list[Entity] = []

    def unnamed(self) -> Entity:
        """The source of a report for which nobody is named: another one every time, which no later mention means."""
        self._nobody.append(Entity.named("unnamed media reports", SourceKind.UNNAMED, self._language))
        return self._nobody[-1]

    def is_bare_report(self, mention: Mention) -> bool:
        """Whether the words of a mention are no more than "a report", which is that of the medium named beside it."""
        assert mention.span is not None
        return _is_report(read_mention(self._text[slice(*mention.span)], self._language))

    def entity(self, mention: Mention, *, near: Sequence[Entity] = (), barred: Collection[Entity] = ()) -> Entity:
        """The source that the words of a mention mean: a known one, or a new one.

        ``near`` are sources that are likelier than others, the likeliest first (who spoke last); ``barred`` are those
        that pronouns and class nouns cannot mean here.
        """
        assert mention.span is not None
        span = mention.span
        reading = read_mention(self._text[span[0] : span[1]], self._language)
        kind = _classed(reading, mention.kind)
        title = "" if reading.proper else reading.name
        if mention.name and not reading.points_back and not reading.quoted:
            name = unprefixed(_tidy(mention.name), self._language)
            described = bool(read_mention(name, self._language).lead)
            reading = replace(reading, name=name, proper=reading.proper or not described)
        candidates = [entity for entity in self._candidates(near) if entity not in barred]
        found = self._known(reading, kind, title, span[0], candidates)
        if found is None:
            found = self._new(reading, kind, span[0])
        else:
            found.readings.append(reading)
            if not reading.points_back:
                found.kinds.append(kind)
        if found in self._recent:
            self._recent.remove(found)
        self._recent.append(found)
        return found

    def _candidates(self, near: Sequence[Entity]) -> Iterator[Entity]:
        yield from (entity for entity in near if entity not in self._nobody)
        yield from (entity for entity in reversed(self._recent) if entity not in near)

    def _known(
        self, reading: Reading, kind: SourceKind, title: str, start: int, candidates: Sequence[Entity]
    ) -> Entity | None:
        """The source that a mention means, by the first rule that finds one; ``title`` is a mention without a name."""
        if reading.pronoun:
            return _by_kind(kind, candidates)
        if reading.points_back:
            return (
                _by_report(reading, candidates)
                or _by_head(reading, candidates, leading=True)
                or self._by_background(reading, kind, start)
                or _by_head(reading, candidates, leading=False)
                or _by_class(reading, kind, candidates)
            )
        return (
            self._by_holder(reading, kind, title, start)
            or self._same_name(reading, kind)
            or _by_title(reading, kind, candidates, self._language)
            or _by_description(reading, kind, candidates)
        )

    def _same_name(self, reading: Reading, kind: SourceKind) -> Entity | None:
        mine = tokens_of(reading.name, self._language)
        for entity in reversed(self._recent):
            theirs = entity.tokens()
            if not mine or not theirs:
                continue
            if mine == theirs:
                return entity
            if entity.proper and reading.proper and (mine <= theirs or theirs <= mine) and alike(kind, entity.kind):
                return entity
        return None

    def _by_background(self, reading: Reading, kind: SourceKind, start: int) -> Entity | None:
        """The body that the article named before without letting it speak; it is known from now on."""
        if kind not in _BODIES or not reading.definite:
            return None
        name = self._background.body(reading.heads.get(kind, ()), kind, start)
        if name is None:
            return None
        found = read_mention(name, self._language)
        known = self._same_name(found, kind)
        if known is not None:
            return known
        return Entity(self._language, [found], [kind], start)

    def _by_holder(self, reading: Reading, kind: SourceKind, title: str, start: int) -> Entity | None:
        """Who holds a title, named beside it elsewhere in the article ("the defence minister, Dana Miller, opened")."""
        if kind is not SourceKind.PERSON or not reading.heads or not 2 <= len(title.split()) <= _TITLE:
            return None
        name = self._background.holder(title)
        if name is None:
            return None
        found = Reading(name, name, True, {}, False, False)
        return self._same_name(found, kind) or Entity(self._language, [found], [kind], start)

    def _new(self, reading: Reading, kind: SourceKind, start: int) -> Entity:
        """A source that was not known; a bare surname gets the full name that the article gives elsewhere."""
        readings = [reading]
        if kind is SourceKind.PERSON and reading.proper and 0 < len(reading.name.split()) <= 2:
            name = self._background.person(reading.name)
            if name:
                readings.insert(0, Reading(name, name, True, {}, False, False))
        return Entity(self._language, readings, [kind], start)


def _classed(reading: Reading, kind: SourceKind) -> SourceKind:
    """The kind of a mention, where its noun gainsays a medium: a paper's "sources" are not the paper."""
    classes = {of_noun for of_noun, nouns in reading.heads.items() if reading.lead in nouns}
    return SourceKind.UNNAMED if kind in _MEDIA and classes == {SourceKind.UNNAMED} else kind


def _tidy(name: str) -> str:
    """A name without a bracket that was cut off from its partner."""
    return name if name.count("(") == name.count(")") else name.strip(" ()")


def alike(first: SourceKind, second: SourceKind) -> bool:
    """Whether two kinds are close enough for mentions of one source."""
    return first == second or any(first in group and second in group for group in _GROUPS)


def _by_kind(kind: SourceKind, candidates: Sequence[Entity]) -> Entity | None:
    """Whom a pronoun means: the likeliest source of its kind, else of a kind that pronouns stand for."""
    exact = next((entity for entity in candidates if entity.kind is kind), None)
    return exact or next((entity for entity in candidates if entity.kind in _PRONOUN_KINDS), None)


def _by_report(reading: Reading, candidates: Sequence[Entity]) -> Entity | None:
    """Whose report "the report" is that nothing else describes: the likeliest medium's, however it is called."""
    return next((entity for entity in candidates if entity.kind in _MEDIA), None) if _is_report(reading) else None


def _is_report(reading: Reading) -> bool:
    """Whether a mention is a noun for what media and documents are, and nothing more."""
    reports = {SourceKind.OUTLET, SourceKind.DOCUMENT} <= reading.heads.keys()
    return reports and not reading.extras and all(reading.lead in nouns for nouns in reading.heads.values())


def _by_head(reading: Reading, candidates: Sequence[Entity], *, leading: bool) -> Entity | None:
    """Whom a bare class noun means: the likeliest source of its class, first with the adjectives that stand beside it.

    With ``leading`` its class noun has to come first in a mention, not in an apposition or a clause.
    """
    of_class = [entity for entity in candidates if _shares_class(reading, entity, leading=leading)]
    described = [entity for entity in of_class if reading.extras <= entity.wording()]
    return next(iter(described or of_class), None)


def _shares_class(reading: Reading, entity: Entity, *, leading: bool) -> bool:
    return any(
        kind is other and related(head, noun)
        for kind, heads in reading.heads.items()
        for head in heads
        for other, noun in entity.heads(leading=leading)
    )


def _by_class(reading: Reading, kind: SourceKind, candidates: Sequence[Entity]) -> Entity | None:
    """Whom a class noun means when no source was called by it: the likeliest of its kind.

    An adjective says that a body or a person is another one ("the Chinese ambassador"); of media it only says whose
    they are, which was known.
    """
    if reading.extras and kind not in _MEDIA:
        return None
    kinds = {kind, *(of_noun for of_noun, nouns in reading.heads.items() if reading.lead in nouns)}
    of_kind = next((entity for entity in candidates if entity.kind in kinds), None)
    if of_kind is None and kind in _ANONYMOUS:
        return next((entity for entity in candidates if entity.kind in _ANONYMOUS), None)
    return of_kind


def _by_title(reading: Reading, kind: SourceKind, candidates: Sequence[Entity], language: str) -> Entity | None:
    """Who holds a title: the likeliest person whose mentions have all its words ("the Iranian foreign minister")."""
    if reading.proper or kind not in _HOLDERS or not reading.heads:
        return None
    words = tokens_of(reading.text, language)
    return next((e for e in candidates if alike(e.kind, kind) and words <= e.wording()), None)


def _by_description(reading: Reading, kind: SourceKind, candidates: Sequence[Entity]) -> Entity | None:
    """Whom a definite description means that no title explains ("the Kuwaiti newspaper"): the likeliest of its kind."""
    if reading.proper or not reading.definite:
        return None
    if kind in _MEDIA and kind in reading.heads:
        return next((entity for entity in candidates if entity.kind is kind), None)
    if kind is SourceKind.PERSON and SourceKind.PERSON not in reading.heads:
        return next((entity for entity in candidates[:1] if entity.kind is kind), None)
    return None
