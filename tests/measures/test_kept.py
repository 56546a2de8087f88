"""What is kept from day to day, and from one version of a plan to the next, is what would be computed anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from coopctl.measures.kept import Unchanged, own
from coopctl.measures.standing import standing
from coopctl.model.dates import Date, Period
from coopctl.model.records import BudgetLine, DoneMission, Missions
from coopctl.model.walk import see
from tests.measures.build import action, milestone, portfolio, update
from tests.measures.test_laws import days, periods, portfolios, some_dates, with_actions
from tests.samples import sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Action

DAY = timedelta(days=1)


@settings(max_examples=sample(8), deadline=None)
@given(portfolios(), portfolios(), st.lists(days, max_size=4), st.data())
def test_it_is_exactly_what_is_computed_anew(
    first: Portfolio, second: Portfolio, asked: list[date], data: st.DataObject
) -> None:
    """On days in any order, on the days at which something turns and beside them, while records come and go."""
    travelled = [
        replace(
            one,
            missions=(Missions(done=(DoneMission(date=data.draw(periods)),)),),
            budget=(BudgetLine(spent=1, at=data.draw(some_dates)),),
        )
        for one in first.actions.values()
    ]
    first = with_actions(first, travelled)
    mixed = replace(first, actions={**second.actions, **{ref: first.actions[ref] for ref in list(first.actions)[::2]}})
    other = data.draw(portfolios())
    versions = zip(first.actions.values(), other.actions.values(), strict=False)
    changed = with_actions(first, [replace(now, milestones=one.milestones, ref=one.ref) for one, now in versions])
    turns = sorted({at for one in first.actions.values() for at in _ends(one) if date.min < at < date.max})
    near = data.draw(st.lists(st.sampled_from(turns), max_size=6)) if turns else []
    beside = [at + timedelta(days=step) for at in near for step in (-1, 0, 1)]
    kept = Unchanged()
    for day in (*asked, *beside, *asked):
        for records in (first, mixed, first, changed):
            assert standing(records, day, kept) == standing(records, day)


def _ends(record: Action) -> Iterator[date]:
    """Yield the first and the last day of every date that a record holds, whatever it is for."""
    seen = see(record, {})
    periods_ = [end for _, each in seen.of(Period) for end in (each.start, each.end) if end]
    for each in (*(one for _, one in seen.of(Date)), *periods_):
        yield from (each.earliest, each.latest)


def test_what_no_date_has_touched_is_not_computed_again() -> None:
    plan = portfolio(
        action("plan/a", period="2018/2020", milestones=[milestone("m", due="2019-05-01"), milestone("n")]),
        action("plan/b", "in_progress", period="2018/2020", updates=[update("2018-03-01", progress=20)]),
    )
    kept = Unchanged()
    before, later, after = (
        standing(plan, day, kept).actions for day in (date(2019, 1, 31), date(2019, 4, 30), date(2019, 5, 31))
    )
    assert later["plan/a"].progress is before["plan/a"].progress is not after["plan/a"].progress
    assert later["plan/b"].progress is after["plan/b"].progress
    assert before["plan/b"].expected != later["plan/b"].expected  # along the period, another each day


def test_of_another_version_counts_what_rests_on_the_very_same_milestones() -> None:
    day = date(2019, 6, 1)
    first = action(period="2018/2019-05", milestones=[milestone("m", done="2019-02"), milestone("n")])
    versions = (
        first,
        replace(first, updates=(update("2019-03-01", progress=20),)),
        replace(first, period=Period("2018/2020", None, None)),
        replace(first, milestones=first.milestones[1:]),
        replace(first, milestones=()),
        replace(first, milestones=(), updates=(update("2019-03-01", progress=20),)),
        replace(first, milestones=(milestone("m", dropped="2019"),)),
        first,
    )
    kept = Unchanged()
    for version in versions:
        assert kept.own(version, day) == own(version, None, day)


def test_what_is_kept_holds_up_to_each_turn_and_not_on_it() -> None:
    """From any day to any other, on and beside the ends of every date, of a month and of a period too."""
    one = action(
        status="in_progress",
        period="2019-02/2019-03",
        started="2019-01-05",
        milestones=[milestone("m", due="2019-02-20", done="2019-03-02"), milestone("n")],
    )
    turns = {at for each in _ends(one) for at in (each - DAY, each, each + DAY)}
    anew = {day: own(one, None, day) for day in sorted(turns)}

    for before in anew:
        for day, found in anew.items():
            kept = Unchanged()
            kept.own(one, before)
            assert kept.own(one, day) == found, (before, day)
