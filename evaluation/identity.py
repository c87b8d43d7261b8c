"""Whom the names of the gold chains are taken for: how many are known, by kind, and which outlets and agencies are not.

usage: python -m tawatur.evaluation.identity [--shared DIR]
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from ..attribution.institutions import institution
from ..attribution.known import known
from ..attribution.model import SourceKind
from .shared import Command, lines, need, shared_option


def chains(folder: Path) -> Iterator[tuple[str, SourceKind]]:
    """The (name, kind) of every link of the gold chains in ``folder``, of the articles and the stories."""
    for path in (*sorted(folder.glob("attribution-*.gold.jsonl")), folder / "stories-dev.gold.jsonl"):
        for record in lines(path):
            members = [member for claim in record.get("claims", ()) for member in claim["members"]]
            for statement in (*record.get("statements", ()), *members):
                for link in statement["chain"]:
                    yield link["name"], SourceKind(link["kind"])


def identity(name: str, kind: SourceKind) -> str | None:
    """The id that the data files give a name of that kind; None where they know none."""
    found = known(name)
    if found is not None:
        return found[0].id
    body = institution(name) if kind is SourceKind.INSTITUTION else None
    return body.id if body else None


@click.command(cls=Command)
@shared_option
def main(shared: Path | None) -> None:
    """Print how many names of the gold chains are known, and which are not."""
    names = sorted(set(chains(need(shared) / "gold")), key=lambda pair: (pair[1], pair[0]))
    for kind in (SourceKind.AGENCY, SourceKind.OUTLET, SourceKind.INSTITUTION):
        found = {name: identity(name, kind) for name, of in names if of is kind}
        ids = {identifier for identifier in found.values() if identifier}
        told = sum(identifier is not None for identifier in found.values())
        click.echo(f"{kind:<12} {told:>3} of {len(found):>3} names known, {len(ids)} different sources")
        for name in (name for name, identifier in found.items() if identifier is None):
            click.echo(f"    {name}")


if __name__ == "__main__":
    main()
