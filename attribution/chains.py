"""The chain of one statement: who carries it, whom its words mean, and what is understood from before.

Every link says why it stands there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from ..claims.model import Span
from .agreement import agrees
from .entities import Entity, Register, alike
from .mentions import folded, listed, related
from .model import SourceKind
from .tagger.tagger import Mention, Tagged

CARRY = 0.5
"""Probability from which a carrier is understood that carried the same source before, where others spoke since."""
GOING_ON = 0.01
"""The same, right after it: there it goes on in 95 of 100 places (of attribution-train.ar and the project's own
articles). Calibrated like ``SURE``."""
SURE = 0.9
"""Probability from which a prediction overrules what is usual: that an unnamed speaker is the last one (speakers change
without being named in one statement of twenty, so a less sure kind is more likely wrong), and that a new speaker has no
carrier. Both were calibrated with the shipped tagger on attribution-dev (``python -m
tawatur.evaluation.attribution``): chains, over all languages, were best at or around them; with gold tags of which a
tenth was blurred they hold as well."""
PASSING = 0.04
"""Probability from which a carrier is understood before unnamed people, where a medium just carried some of the same
description: they are more likely the same people than others. Calibrated likewise."""
REACH = 4
"""Statements back in which the speaker of a statement without a source, or its carrier, is looked for (read off
attribution-train.ar and the project's own articles)."""

_MEDIA = (SourceKind.OUTLET, SourceKind.AGENCY, SourceKind.SOCIAL)
_ANONYMOUS = (SourceKind.OFFICIALS, SourceKind.UNNAMED)
_CARRYING = (*_MEDIA, SourceKind.DOCUMENT, SourceKind.INSTITUTION)


@dataclass(frozen=True, slots=True)
class ResolvedLink:
    """One link: the entity, the words that name it here (None when understood), and why."""

    entity: Entity
    mention: Span | None
    reason: str


Chain = tuple[ResolvedLink, ...]
"""Links from the one nearest to the article to the origin."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A tagged statement with its whole chain; ``parent`` is the place of the statement around it."""

    tagged: Tagged
    chain: Chain
    parent: int | None


class Chains:
    """Builds the chains of one article's statements; what one says is remembered for the next."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._language = language
        self._register = Register(text, language)

    def chain(self, item: Tagged, *, outer: Chain, earlier: Sequence[Resolved]) -> Chain:
        """The chain of ``item``; ``outer`` is that of the statement around it.

        ``earlier`` are the statements before it that stand as deep as it does, the last one first, and then the one
        around it.
        """
        near = list(dict.fromkeys(link.entity for resolved in earlier for link in reversed(resolved.chain)))
        own = tuple(
            ResolvedLink(self._register.entity(mention, near=near), mention.span, "named as the one who carries it")
            for mention in item.carriers
        )
        span = item.origin.span
        if span is None:
            return self._understood(item, own, outer, earlier)
        if own and own[-1].entity.kind in _MEDIA and self._register.is_bare_report(item.origin):
            return (*outer, *own)
        barred = [link.entity for link in (*outer, *own)]
        entity = self._register.entity(item.origin, near=near, barred=barred)
        if any(link.entity is entity for link in outer):
            return tuple(replace(link, mention=span if link.entity is entity else None) for link in outer)
        link = ResolvedLink(entity, span, "named at the cue")
        before = outer or self._carriers(item, own, entity, earlier)
        return (*before, *own, link)

    def _carriers(self, item: Tagged, own: Chain, origin: Entity, earlier: Sequence[Resolved]) -> Chain:
        """The links that stand before those that a statement names itself, because they go on carrying."""
        named = {link.entity for link in own} | {origin}
        first = own[0].entity if own else origin
        known = _leading_to(first, earlier)
        if known:
            passage = {first, *(link.entity for link in known)}
            just_before = any(link.entity in passage for link in earlier[0].chain)
            carried = item.carry > (GOING_ON if just_before else CARRY)
            return _silent(known, named, "carried the same source before") if carried else ()
        passing = () if own else _carried_alike(origin, earlier)
        if passing and item.carry > PASSING:
            return _silent(passing, named, "carried people of the same description before")
        if item.carry <= CARRY:
            return ()
        if not own and _quoted_by_nobody(self._text[slice(*item.cue)], self._language):
            return (ResolvedLink(self._register.unnamed(), None, "somebody quoted it who is not named"),)
        if item.carry <= SURE:
            return ()
        for place, resolved in enumerate(earlier[:REACH]):
            kinds = _MEDIA if place else _CARRYING
            carrying = [link for link in resolved.chain if link.entity.kind in kinds]
            if carrying:
                return _silent(carrying, named, "goes on carrying")
        return ()

    def _understood(self, item: Tagged, own: Chain, outer: Chain, earlier: Sequence[Resolved]) -> Chain:
        """The chain of a statement that does not name its origin."""
        if own:
            if not earlier or any(link.entity is earlier[0].chain[-1].entity for link in own):
                return (*outer, *own)
            speaker = _silent(earlier[0].chain[-1:], (), "understood: the speaker of the statement before")
            return (*outer, *own, *speaker)
        found = _continued(item.origin, self._text[slice(*item.cue)], earlier, self._language)
        if found:
            return _silent(found, (), "understood from the statement before")
        return (*outer, ResolvedLink(self._register.unnamed(), None, "nobody is named"))


def announced(chain: Chain) -> Chain:
    """The chain of a heading whose speaker the statement after it names with ``chain``; carriers never reach back."""
    return _silent(chain[-1:], (), "a heading: its speaker is named after it")


def _leading_to(entity: Entity, earlier: Sequence[Resolved]) -> Chain:
    """The links that stood before ``entity`` when it last was carried."""
    for resolved in earlier:
        for place, link in enumerate(resolved.chain):
            if place and link.entity is entity:
                return resolved.chain[:place]
    return ()


def _carried_alike(origin: Entity, earlier: Sequence[Resolved]) -> Chain:
    """The media that just carried unnamed people described in the words of ``origin``; empty where none did."""
    mine = origin.wording()
    for resolved in earlier[:REACH] if origin.kind in _ANONYMOUS else ():
        *before, last = resolved.chain
        media = tuple(link for link in before if link.entity.kind in _MEDIA)
        theirs = last.entity.wording()
        if media and last.entity.kind in _ANONYMOUS and all(any(related(a, b) for b in theirs) for a in mine):
            return media
    return ()


def _silent(links: Sequence[ResolvedLink], named: Collection[Entity], reason: str) -> Chain:
    """``links`` taken over without their words, and without those whom the statement names itself."""
    return tuple(replace(link, mention=None, reason=reason) for link in links if link.entity not in named)


def _continued(origin: Mention, cue: str, earlier: Sequence[Resolved], language: str) -> Chain:
    """The chain that a statement without a named source goes on with; empty where nobody stands behind it.

    That is the chain of the last speaker, unless the verb shows that it is somebody else (then whoever it can mean of
    that chain or of those before) or the kind surely is another: then the last one that has a link of the kind, up to
    that link ("the paper, quoting a source …; it added").
    """
    if not earlier:
        return ()
    last = earlier[0].chain
    if not agrees(cue, last[-1].entity, language):
        return _last(earlier, lambda entity: agrees(cue, entity, language)) or last
    if origin.kind_score < SURE or alike(last[-1].entity.kind, origin.kind):
        return last
    found = _last(earlier, lambda entity: entity.kind is origin.kind)
    return found or (() if origin.kind is SourceKind.UNNAMED else last)


def _last(earlier: Sequence[Resolved], fits: Callable[[Entity], bool]) -> Chain:
    """The last chain that has a link whose source ``fits``, up to that link; empty where none within reach has."""
    for resolved in earlier[:REACH]:
        for place in range(len(resolved.chain), 0, -1):
            if fits(resolved.chain[place - 1].entity):
                return resolved.chain[:place]
    return ()


def _quoted_by_nobody(cue: str, language: str) -> bool:
    """Whether the cue says that somebody quoted the words without saying who ("was quoted as saying")."""
    return folded(cue) in listed(language, "unnamed_carriers")
