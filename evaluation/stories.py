"""``python -m tawatur.evaluation.stories``: on whom it rests, given the gold's linking and attribution.

The verdicts run on the gold's own members, chains and conflicts; copies are found from the articles' texts, and names
become identities by their normalised words. Figures: verdict, origins (exact range), rests_on (claims with a single
source), false_corroborated, copies (recall over the gold's pairs).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from ..attribution.independence.descriptions import speaks_for, titles
from ..attribution.independence.model import OriginCount, Testimony, World
from ..attribution.independence.reuse import find_copies
from ..attribution.independence.verdict import Finding, Opposition, sides, verdict
from ..attribution.independence.world import relayed
from ..attribution.model import Source, SourceKind, Verdict
from ..claims.model import Document, Stance
from .shared import SAME_NAME, Command, lines, name_words, need, pointed, same_words, shared_option

Record = Mapping[str, Any]
_COUNTS = ("claims", "verdict", "origins", "single", "rests", "open_", "false", "copies", "found", "extra")
_UNNAMED = {SourceKind.OFFICIALS, SourceKind.UNNAMED, SourceKind.SOCIAL}


class _Sources:
    """The story's sources: one identity for names of enough common words."""

    def __init__(self) -> None:
        self.sources: dict[str, Source] = {}
        self._words: dict[str, list[frozenset[str]]] = {}

    def get(self, name: str, kind: SourceKind) -> str:
        words = name_words(name)
        for identifier, known in self._words.items():
            source = self.sources[identifier]
            alike = any(2 * len(words & other) >= SAME_NAME * (len(words) + len(other)) for other in known)
            # Anonymous people are one source only under the very same name; what may be the same is judged later.
            if (name in (source.name, *source.aliases)) or (
                alike and source.identified and kind not in _UNNAMED and _one_sort(kind, source.kind)
            ):
                if name not in (source.name, *source.aliases):
                    self.sources[identifier] = replace(source, aliases=(*source.aliases, name))
                    known.append(words)
                return identifier
        self.sources[name] = Source(name, name, kind, identified=kind not in _UNNAMED)
        self._words[name] = [words]
        return name


def _one_sort(first: SourceKind, second: SourceKind) -> bool:
    publishing = {SourceKind.OUTLET, SourceKind.AGENCY}
    return first is second or {first, second} <= publishing or SourceKind.PERSON not in {first, second}


class Story:
    """One story of the gold as the verdicts take it."""

    def __init__(self, articles: Record, gold: Record) -> None:
        self.gold = gold
        known = _Sources()
        self.documents = [
            Document(
                id=item["id"],
                text=item["text"],
                language=item["lang"],
                outlet=item["outlet"],
                published=date.fromisoformat(item["date"]) if item.get("date") else None,
            )
            for item in articles["articles"]
        ]
        by_id = {document.id: document for document in self.documents}
        outlets = {item.id: known.get(item.outlet or item.id, SourceKind.OUTLET) for item in self.documents}
        self.claims: list[list[Testimony]] = []
        cites: dict[str, set[str]] = {}
        for number, claim in enumerate(gold["claims"]):
            members = []
            for place, member in enumerate(claim["members"]):
                chain = tuple(known.get(link["name"], SourceKind(link["kind"])) for link in member["chain"])
                cites.setdefault(member["id"], set()).update(chain)
                document = by_id[member["id"]]
                members.append(
                    Testimony(
                        proposition=f"{number}-{place}",
                        document=document.id,
                        chain=chain,
                        stance=Stance(member.get("stance", "asserts")),
                        own_voice=not chain,
                        published=document.published,
                        text=member["span"][0],
                        spans=(pointed(document.text, member["span"]),),
                    )
                )
            self.claims.append(members)
        cited = {document: frozenset(sources) for document, sources in cites.items()}
        described = titles(known.sources.values(), self.documents)
        self.world = World(
            sources=known.sources,
            outlets=outlets,
            copies=find_copies(self.documents, outlets=outlets, cites=cited),
            cites=cited,
            relays=relayed((item.chain for claim in self.claims for item in claim), cited, outlets),
            speaks_for=speaks_for(known.sources, described),
            descriptions=described,
        )

    def findings(self) -> Iterable[tuple[Record, OriginCount, Finding]]:
        """Each gold claim with its count and verdict."""
        both = [sides(members, self.world) for members in self.claims]
        for number, claim in enumerate(self.gold["claims"]):
            against = [Opposition(both[number].denying, "denial")]
            for conflict in self.gold.get("conflicts", []):
                if number in (conflict["a"], conflict["b"]):
                    other = conflict["b"] if conflict["a"] == number else conflict["a"]
                    against.append(Opposition(both[other].supporting, conflict["kind"], str(other)))
            yield claim, both[number].supporting, verdict(both[number].supporting, against, self.world)


def _names(world: World, sources: Iterable[str]) -> list[str]:
    return [
        name
        for source in sources
        for name in (world.name(source), *(world.sources[source].aliases if source in world.sources else ()))
    ]


def measure(stories: Sequence[Record], gold: Sequence[Record], *, report: list[str]) -> dict[str, float]:
    """The figures; what went wrong is added to ``report``, one line each."""
    articles = {story["id"]: story for story in stories}
    total = dict.fromkeys(_COUNTS, 0)
    for record in gold:
        story = Story(articles[record["story"]], record)
        pairs = {frozenset((copy.earlier, copy.later)): copy for copy in story.world.copies}
        for copy in record.get("copies", []):
            total["copies"] += 1
            hit = frozenset((copy["earlier"], copy["later"])) in pairs
            total["found"] += hit
            if not hit:
                report.append(f"{record['story']}: copy not found: {copy}")
        wanted = {frozenset((copy["earlier"], copy["later"])) for copy in record.get("copies", [])}
        for pair, found in pairs.items():
            if pair not in wanted:
                total["extra"] += 1
                report.append(f"{record['story']}: beyond the gold's copies: {found.kind}: {found.reason}")
        for number, (claim, count, finding) in enumerate(story.findings()):
            total["claims"] += 1
            right = finding.verdict == claim["verdict"]
            span = (count.minimum, count.maximum) == (claim["origins"]["min"], claim["origins"]["max"])
            total["verdict"] += right
            total["origins"] += span
            if claim["verdict"] in (Verdict.SINGLE_SOURCE, Verdict.UNRESOLVED):
                total["open_"] += 1
                total["false"] += finding.verdict is Verdict.CORROBORATED
            named = True
            if claim["verdict"] == Verdict.SINGLE_SOURCE and claim["rests_on"]:
                total["single"] += 1
                names = _names(story.world, count.rests_on)
                named = any(same_words(name, names) for name in claim["rests_on"])
                total["rests"] += named
            if not (right and span and named):
                report.append(
                    f"{record['story']} {number}: {claim['verdict']} {claim['origins']} {claim['rests_on']} GOT "
                    f"{finding.verdict} {count.minimum, count.maximum} {_names(story.world, count.rests_on)}: "
                    f"{claim['claim'][:80]}\n      " + "\n      ".join(finding.explanation)
                )
    return {
        "claims": total["claims"],
        "verdict": total["verdict"] / max(1, total["claims"]),
        "origins": total["origins"] / max(1, total["claims"]),
        "rests_on": total["rests"] / max(1, total["single"]),
        "false_corroborated": total["false"] / max(1, total["open_"]),
        "copies": total["found"] / max(1, total["copies"]),
        "copies_beyond": total["extra"],
    }


@click.command(cls=Command)
@shared_option
@click.option("--errors", is_flag=True, help="Print what went wrong.")
def main(shared: Path | None, errors: bool) -> None:
    """Verdicts, origins and what claims rest on in the gold stories, given the gold's linking and attribution."""
    gold = need(shared) / "gold"
    report: list[str] = []
    figures = measure(lines(gold / "stories-dev.jsonl"), lines(gold / "stories-dev.gold.jsonl"), report=report)
    for line in report if errors else ():
        click.echo(line)
    shown = (
        f"{name} {value:.3f}" if isinstance(value, float) else f"{name} {value}" for name, value in figures.items()
    )
    click.echo("  ".join(shown))


if __name__ == "__main__":
    main()
