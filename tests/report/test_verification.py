from __future__ import annotations

from tawatur.attribution.model import Origins
from tawatur.checker import Report, Support, Verification
from tawatur.report.verification import render_verification_text


def test_both_sides_are_shown_with_their_chains(story: Report) -> None:
    same, against = (link.judgement for link in story.claims[0].links)
    supporting = Support("first", story.statements[0], story.propositions[0], same)
    conflicting = Support("second", story.statements[2], story.propositions[2], against)
    found = Verification(
        "X", story.claims[1].verdict, Origins(1, 2, ()), ("nahr",), (supporting,), (conflicting,), ("y",), story.sources
    )
    lines = render_verification_text(found).translate({0x2068: None, 0x2069: None}).splitlines()
    assert lines[:3] == ["X", "disputed: 1 to 2 independent origins, rests on نهر (Nahr)", "for it"]
    assert "  first ← نهر (Nahr) ← مسؤولون" in lines and "    same 0.93: same actors, same act" in lines
    assert lines.index("against it") < lines.index("    conflict (denial) 0.88: the ministry denies it")
    assert lines[-1] == "· y"


def test_nothing_found_is_said() -> None:
    assert "not found" in render_verification_text(Verification("X", None, Origins(0, 0, ())))
