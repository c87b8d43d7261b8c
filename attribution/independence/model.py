"""What independence is computed from, and what it hands back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ...claims.model import Evidence, Span, Stance
from ..model import Copy, Source, SourceKind

HIDDEN_PREFIX = "unnamed-copy:"
HIDDEN_NAME = "unnamed agency copy"


@dataclass(frozen=True, slots=True)
class Testimony:
    """One proposition of one document as a witness to a claim.

    ``chain`` runs from the source nearest to the document to the origin, without the document's own outlet; it is
    empty for the document's own voice. ``credit`` is the agency of a dateline or credit line. ``spans`` is the place
    of the proposition in its document (needed to see that it lies in a reused stretch); ``text`` its words.
    """

    proposition: str
    document: str
    chain: tuple[str, ...] = ()
    stance: Stance = Stance.ASSERTS
    own_voice: bool = False
    credit: str | None = None
    published: date | None = None
    text: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, eq=False)
class World:
    """What is known of the whole run, whatever the claim.

    ``outlets`` gives each document's outlet as a source id; ``publishers`` the publisher of an outlet; ``same`` and
    ``different`` pairs of source ids that are known to be one or two (a user's word, or the resolver's), each with
    why; ``independent`` pairs that the user holds to be independent; ``cites`` the sources that a document names
    anywhere, and ``relays`` the sources whose words an outlet or agency passes on anywhere; ``speaks_for`` the
    institution that a person speaks for; ``descriptions`` the titles that stand beside a source's name.
    """

    sources: Mapping[str, Source] = field(default_factory=dict)
    outlets: Mapping[str, str] = field(default_factory=dict)
    publishers: Mapping[str, str] = field(default_factory=dict)
    copies: tuple[Copy, ...] = ()
    same: Mapping[tuple[str, str], str] = field(default_factory=dict)
    different: Mapping[tuple[str, str], str] = field(default_factory=dict)
    independent: frozenset[tuple[str, str]] = frozenset()
    cites: Mapping[str, frozenset[str]] = field(default_factory=dict)
    relays: Mapping[str, frozenset[str]] = field(default_factory=dict)
    speaks_for: Mapping[str, str] = field(default_factory=dict)
    descriptions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def name(self, source: str) -> str:
        """The name to show for a source id."""
        if source.startswith(HIDDEN_PREFIX):
            return HIDDEN_NAME
        known = self.sources.get(source)
        return known.name if known else source

    def outlet(self, document: str) -> str:
        """The source id of the document's outlet; the document stands for itself where no outlet is known."""
        return self.outlets.get(document) or f"document:{document}"


@dataclass(frozen=True, slots=True)
class Merge:
    """Two origins taken as one, and why; ``certain`` ones count in the maximum too."""

    kept: str
    merged: str
    evidence: Evidence
    certain: bool


@dataclass(frozen=True, slots=True)
class OriginCount:
    """How many independent origins stand behind one side of a claim, as a range, and on whom it rests.

    ``ids`` are the source ids at the origin of the chains; ``rests_on`` the ids that every chain passes through,
    nearest first; ``carriers`` the outlets that tell it; ``merges`` every pair of origins taken as one; ``reasons``
    the sentences that explain the numbers. An empty side has 0, 0.
    """

    minimum: int
    maximum: int
    ids: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    carriers: tuple[str, ...] = ()
    merges: tuple[Merge, ...] = ()
    reasons: tuple[str, ...] = ()


EMPTY = OriginCount(0, 0)


def hidden_source(identifier: str) -> Source:
    """The source to show for the hidden origin of uncredited identical text."""
    return Source(id=identifier, name=HIDDEN_NAME, kind=SourceKind.UNNAMED, identified=False)
