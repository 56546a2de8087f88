"""Seasons, quarters and “by a day at the latest”, by hand (docs/MEASURES.md, 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.measures.by_hand import Case
from tests.tables import table

if TYPE_CHECKING:
    from pathlib import Path

STEPS = """\
period: 2019/2019-36
milestones:
  - {id: venue, due: 2019-21, done: ../2019-08}
  - {id: songs, due: 2019-35}
"""
AGREED = """\
== plan
period: 2019
meetings:
  - id: first
    date: 2019-02-01
    decisions: [{id: bus, due: 2019-33, about: [plan/one], done: ../2019-05~}]
== plan/one
period: 2019
updates: [{date: 2019-05-01, text: news}]
"""

CASES = [
    Case(
        name="a-quarter-is-due-on-its-last-day",
        on="2019-09-30",
        text="period: 2019-33/2019-35\nupdates: [{date: 2019-09-01, text: news, progress: 80}]\n",
        says={"health": "due_soon", "expected": "99 21/46", "lateness": None},
        arithmetic="the latest start is 31 March, 183 days before; of 184 days: 99 84/184. The last day is today.",
    ),
    Case(
        name="a-quarter-is-past-on-the-day-after",
        on="2019-10-01",
        text="period: 2019-33/2019-35\nupdates: [{date: 2019-09-01, text: news, progress: 50}]\n",
        says={"health": "late", "lateness": 1},
        arithmetic="30 September is yesterday.",
    ),
    Case(
        name="a-winter-ends-in-the-next-year",
        on="2020-03-01",
        text="period: 2019-24\nupdates: [{date: 2020-02-01, text: news, progress: 50}]\n",
        says={"health": "late", "lateness": 1},
        arithmetic="December 2019 to 29 February 2020.",
    ),
    Case(
        name="done-by-a-month-counts-from-its-last-day",
        on="2019-08-31",
        text=STEPS,
        says={"progress": "50", "expected": "50", "updated": "2019-08-31"},
        arithmetic="venue counts from 31 August: 1 of 2. Spring was past on 1 June: 1 of 2.",
    ),
    Case(
        name="done-by-a-month-does-not-count-before",
        on="2019-08-30",
        text=STEPS,
        says={"progress": "0", "updated": None},
        arithmetic="it may have been done, but that is not known before 31 August.",
    ),
    Case(
        name="dropped-by-a-year",
        on="2019-12-31",
        text="milestones: [{id: venue, done: 2019-02}, {id: songs, dropped: ../2019}]\n",
        says={"progress": "100"},
        arithmetic="songs is dropped from 31 December on: 1 of 1.",
    ),
    Case(
        name="dropped-by-a-year-not-yet",
        on="2019-12-30",
        text="milestones: [{id: venue, done: 2019-02}, {id: songs, dropped: ../2019}]\n",
        says={"progress": "50"},
        arithmetic="still 1 of 2.",
    ),
    Case(
        name="ended-by-a-month-is-the-day-of-the-final-word",
        on="2019-06-30",
        text="status: completed\nended: ../2019-06\n",
        says={"status": "completed", "basis": "dates", "updated": "2019-06-30"},
        arithmetic="from 30 June on.",
    ),
    Case(
        name="ended-by-a-month-not-yet",
        on="2019-06-29",
        text="status: completed\nended: ../2019-06\n",
        says={"status": "in_progress", "updated": None},
        arithmetic="until then it goes on.",
    ),
    Case(
        name="a-decision-done-by-a-month",
        on="2019-05-31",
        text=AGREED,
        says={"overdue": (), "plan/one reason": "under-way"},
        arithmetic="done from 31 May on, the mark moves nothing.",
    ),
    Case(
        name="a-decision-done-by-a-month-not-yet",
        on="2019-05-30",
        text=AGREED,
        says={"overdue": ("2019-33 decision plan bus",)},
        arithmetic="due by 31 March; not known to be done on 30 May.",
    ),
    Case(
        name="a-forecast-has-its-point-on-the-last-day",
        on="2019-03-12",
        text="""\
started: 2019-01-01
milestones:
  - {id: venue, done: ../2019-02-10}
  - {id: songs, done: 2019-03-02}
  - {id: bus}
  - {id: concert}
""",
        says={
            "points": ("2019-01-01: 0", "2019-02-10: 25", "2019-03-02: 50"),
            "forecast": ("2019-04-11", "2019-05-01", "2019-05-21"),
        },
        arithmetic="as if it had been done on 10 February: 50 in 60 days, so 60 more; fastest 25 in 20 days: 40 days.",
    ),
    Case(
        name="a-payment-is-a-fact-on-its-day",
        on="2019-06-30",
        text="period: 2019\nbudget: [{kind: cash, currency: EUR, spent: 0.01, at: 2019-06}]\n",
        says={"updated": "2019-06-01", "health": "on_track"},
        arithmetic="one cent paid as of June counts from 1 June, 29 days before.",
    ),
    Case(
        name="work-at-its-value-is-a-payment",
        on="2019-06-30",
        text="period: 2019\nbudget: [{kind: in_kind, currency: EUR, spent: 300, at: 2019-06-30}]\n",
        says={"updated": "2019-06-30"},
        arithmetic="in kind is spent too.",
    ),
    Case(
        name="no-payment-is-no-fact",
        on="2019-06-30",
        text="""\
period: 2019
budget:
  - {kind: cash, currency: EUR, planned: 9, spent: 0, at: 2019-06}
  - {kind: cash, currency: MAD, spent: 9}
  - {kind: cash, currency: USD, planned: 9, at: 2019-06}
  - {kind: cash, currency: GBP, spent: 9, at: 2019-07}
""",
        says={"updated": None},
        arithmetic="nothing was spent, on no day, nothing again, and tomorrow.",
    ),
    Case(
        name="missions-by-a-month-count-from-its-last-day",
        on="2019-08-31",
        text="missions: [{from: ostra, to: vestra, year: 2019, done: [{date: ../2019-08, days: 3}]}]\n",
        says={"missions": {"ostra vestra 2019": (None, None, 1, "3", None)}, "updated": "2019-08-31"},
        arithmetic="one mission of three days, known from 31 August on.",
    ),
    Case(
        name="missions-by-a-month-not-yet",
        on="2019-08-30",
        text="missions: [{from: ostra, to: vestra, year: 2019, done: [{date: ../2019-08, days: 3}]}]\n",
        says={"missions": {"ostra vestra 2019": (None, None, 0, "0", None)}, "updated": None},
        arithmetic="not before.",
    ),
]


@table("case", CASES, ids=lambda case: case.name)
def test_dates_count_as_one_computes_by_hand(case: Case, tmp_path: Path) -> None:
    assert case.found(tmp_path) == case.says, case.arithmetic
