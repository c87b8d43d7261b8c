"""How long verdicts take: a claim with many members, and many claims, and how the cost grows.

usage: python -m tawatur.evaluation.verdict_speed [--seed N]
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from datetime import date, timedelta

from ..attribution.independence.model import Testimony, World
from ..attribution.independence.verdict import Opposition, sides, verdict
from ..attribution.model import Source, SourceKind
from ..claims.model import Stance

_TEXT = "minister said the talks on border water fuel prices would resume after a week of fighting near town"
_WORDS = tuple(_TEXT.split(" "))
MEMBERS = (100, 1_000, 10_000)
CLAIMS = (1_000, 10_000, 100_000)


def _sources(number: int) -> dict[str, Source]:
    kinds = (SourceKind.PERSON, SourceKind.AGENCY, SourceKind.INSTITUTION, SourceKind.OFFICIALS, SourceKind.OUTLET)
    return {
        f"s{place}": Source(
            f"s{place}", f"source {place}", kinds[place % 5], identified=kinds[place % 5] is not SourceKind.OFFICIALS
        )
        for place in range(number)
    }


def _members(random_: random.Random, sources: Sequence[str], documents: int, number: int) -> list[Testimony]:
    """Members of one claim: a third in the article's own voice, the others with chains of one to three links."""
    found = []
    for place in range(number):
        links = random_.choice((0, 1, 1, 2, 3, 0))
        found.append(
            Testimony(
                proposition=f"p{place}",
                document=f"d{random_.randrange(documents)}",
                chain=tuple(random_.sample(sources, links)),
                own_voice=not links,
                stance=Stance.DENIES if random_.random() < 0.02 else Stance.ASSERTS,
                published=date(2024, 1, 1) + timedelta(days=random_.randrange(30)),
                text=" ".join(random_.choices(_WORDS, k=12)),
            )
        )
    return found


def _world(number: int) -> World:
    return World(
        sources=_sources(number),
        outlets={f"d{place}": f"s{5 * (place % (number // 5)) + 4}" for place in range(number)},
    )


def _judge(members: Sequence[Testimony], world: World) -> float:
    start = time.process_time()
    both = sides(members, world)
    verdict(both.supporting, [Opposition(both.denying, "denial")], world)
    return time.process_time() - start


def main() -> None:
    """Print seconds of processor time and growth ratios."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    random_ = random.Random(parser.parse_args().seed)
    before = 0.0
    for size in MEMBERS:
        world = _world(max(50, size // 2))
        taken = _judge(_members(random_, sorted(world.sources), len(world.outlets), size), world)
        print(_line(f"one claim of {size:,} members", taken, before))
        before = taken
    before = 0.0
    world = _world(2_000)
    sources = sorted(world.sources)
    for size in CLAIMS:
        taken = sum(_judge(_members(random_, sources, 2_000, 1 + place % 6), world) for place in range(size))
        print(_line(f"{size:,} claims of 1 to 6 members", taken, before) + f", {1e6 * taken / size:.0f} µs a claim")
        before = taken


def _line(what: str, taken: float, before: float) -> str:
    growth = f", {taken / before:.1f} times the one before" if before else ""
    return f"{what}: {taken:.3f} s{growth}"


if __name__ == "__main__":
    main()
