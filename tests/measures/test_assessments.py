"""Assessments stand beside what is computed, and change nothing in it."""

from __future__ import annotations

from dataclasses import replace

from coopctl.measures import facts
from coopctl.measures.standing import standing
from coopctl.model.dates import parse_date
from coopctl.model.records import Assessment, Who
from coopctl.model.vocabularies import AssessmentVerdict
from tests.measures.build import action, agreement, day, portfolio, update
from tests.tables import table


def said(at: str, verdict: AssessmentVerdict) -> Assessment:
    return Assessment(date=parse_date(at), by=Who(party="mons"), verdict=verdict)


ASSESSED = (said("2019-05", AssessmentVerdict.COMPLETE), said("2019-02", AssessmentVerdict.LIMITED))


@table("at", ["2019-01-01", "2019-05-31", "2020-01-01"])
def test_no_figure_rests_on_them(at: str) -> None:
    plain = action("plan/a", "in_progress", period="2019", updates=[update("2019-01-15", progress=5)])
    with_some = replace(plain, assessments=ASSESSED)
    plan = agreement("plan")

    assert standing(portfolio(plan, plain), day(at)) == standing(
        portfolio(replace(plan, assessments=ASSESSED), with_some), day(at)
    )


@table(
    ("at", "verdict"),
    [
        ("2019-01-31", None),
        ("2019-02-01", AssessmentVerdict.LIMITED),
        ("2019-04-30", AssessmentVerdict.LIMITED),
        ("2019-05-01", AssessmentVerdict.COMPLETE),
    ],
)
def test_the_last_by_the_day_is_told(at: str, verdict: AssessmentVerdict | None) -> None:
    """Each counts from the earliest day of its date: 2019-05 from 1 May on."""
    found = facts.assessed(replace(action("plan/a"), assessments=ASSESSED), day(at))

    assert (found and found.verdict) == verdict
