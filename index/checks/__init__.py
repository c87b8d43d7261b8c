"""Typed checks: what two short texts say on one point each, and whether both can hold."""

from __future__ import annotations

from datetime import date

from .actors import agents, compare_actors
from .antonyms import compare_antonyms, concepts
from .dates import compare_dates
from .gazetteer import places_in
from .modality import compare_modality, modalities
from .model import Check, Outcome
from .negation import compare_negation, polarity
from .numbers import compare_numbers
from .places import compare_places
from .quantities import quantities
from .text import analyse
from .timepoints import timepoints

CHECKS = ("number", "date", "negation", "antonym", "modality", "place", "actor")
"""The checks, in the order in which ``run_checks`` answers and ``features`` lists them."""


def run_checks(
    a: str,
    b: str,
    *,
    a_language: str | None = None,
    b_language: str | None = None,
    a_date: date | None = None,
    b_date: date | None = None,
) -> tuple[Check, ...]:
    """Run every typed check on two propositions.

    The languages are hints, the dates are the days of publication (they fix "yesterday" and weekdays).
    The answers stand in the order of ``CHECKS``.
    """
    one, two = analyse(a, a_language), analyse(b, b_language)
    when_one, when_two = timepoints(one, a_date), timepoints(two, b_date)
    state_one, state_two = polarity(one), polarity(two)
    where_one, where_two = places_in(one), places_in(two)
    return (
        compare_numbers(quantities(one, when_one.tokens), quantities(two, when_two.tokens)),
        compare_dates(when_one, when_two, dated=a_date is not None and b_date is not None),
        compare_negation(one, state_one, two, state_two),
        compare_antonyms(concepts(one, state_one), concepts(two, state_two)),
        compare_modality(modalities(one), modalities(two)),
        compare_places(where_one, where_two),
        compare_actors(where_one, where_two, agents(one), agents(two)),
    )


def features(checks: tuple[Check, ...]) -> tuple[float, ...]:
    """The checks as numbers for a combiner: per check, in the order of ``CHECKS``, agreement, clash and "open".

    Agreement and clash are 0 or the check's score; open is 1 when the check found nothing to compare. Three numbers
    a check, ``3 * len(CHECKS)`` in all.
    """
    return tuple(
        value
        for check in checks
        for value in (
            check.score if check.outcome is Outcome.AGREE else 0.0,
            check.score if check.outcome is Outcome.CLASH else 0.0,
            1.0 if check.outcome is Outcome.UNKNOWN else 0.0,
        )
    )
