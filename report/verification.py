"""What an index holds on one claim, as a few lines of text."""

from __future__ import annotations

from collections.abc import Iterator

from ..checker import Report, Support, Verification
from .text import isolate, one_line
from .view import View
from .words import origin_range

_TEXT = 200  # characters of a proposition that are shown


def render_verification_text(verification: Verification) -> str:
    """The verdict, then what supports the claim and what contradicts it, each with its chain."""
    return "\n".join(_lines(verification)) + "\n"


def _lines(verification: Verification) -> Iterator[str]:
    view = View(Report(sources=verification.sources))
    yield isolate(one_line(verification.claim))
    if verification.verdict is None:
        yield "not found: the index holds nothing on it"
        return
    rests_on = ", ".join(isolate(view.name(source)) for source in verification.rests_on)
    basis = f", rests on {rests_on}" if rests_on else ""
    yield f"{verification.verdict.value}: {origin_range(verification.origins)}{basis}"
    for heading, supports in (("for it", verification.supporting), ("against it", verification.conflicting)):
        if supports:
            yield heading
        for support in supports:
            yield from _support(view, support)
    for reason in verification.explanation:
        yield f"· {isolate(one_line(reason))}"


def _support(view: View, support: Support) -> Iterator[str]:
    judgement = support.judgement
    names = [support.document, *(view.name(link.source) for link in view.chain(support.statement))]
    kind = f" ({judgement.kind.value})" if judgement.kind else ""
    yield f"  {' ← '.join(map(isolate, names))}"
    yield f"    {isolate(one_line(support.proposition.text, _TEXT))}"
    yield f"    {judgement.relation.value}{kind} {judgement.score:.2f}: {isolate(one_line(judgement.reason))}"
