"""Money, missions, agreements that run out and the agenda, by hand (docs/MEASURES.md, 11 to 14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.measures.by_hand import Case
from tests.tables import table

if TYPE_CHECKING:
    from pathlib import Path

PAID = """\
budget:
  - {year: 2019, kind: cash, currency: EUR, planned: 1000, committed: 400.10, spent: 150.50, at: 2019-05}
  - {year: 2020, kind: cash, currency: EUR, planned: 500, spent: 20.25}
  - {year: 2019, kind: cash, currency: MAD, planned: 20000}
  - {year: 2019, kind: in_kind, currency: EUR, committed: 300}
  - {year: 2021, currency: EUR, planned: 7777}
"""
WHOLE_AND_PART = """\
== plan/festival
%s
== plan/choir
part_of: plan/festival
budget: [{year: 2019, kind: cash, currency: EUR, planned: 300, spent: 40}]
"""
TRAVEL = """\
missions:
  - from: ostra
    to: vestra
    year: 2019
    planned: {missions: 3, days: 5}
    done:
      - {date: 2019-02-04/2019-02-08, days: 5, people: 2}
      - {date: 2019-07, days: 2.5, people: 4}
      - {date: ../2019-03, days: 1}
      - {days: 4}
  - from: vestra
    to: ostra
    year: 2019
    planned: {missions: 2}
"""

MONEY = [
    Case(
        name="money-by-currency-and-kind",
        on="2019-04-30",
        text=PAID,
        says={
            "plan money": {
                "EUR cash": ("1500", "400 1/10", "20 1/4"),
                "EUR in_kind": (None, "300", None),
                "MAD cash": ("20000", None, None),
            }
        },
        arithmetic="1000 + 500; 150.50 stands as of May, to come; in kind nothing is planned: unknown, not 0. The last line has no kind.",
    ),
    Case(
        name="money-spent-as-of-the-first-day-of-its-date",
        on="2019-05-01",
        text=PAID,
        says={
            "plan money": {
                "EUR cash": ("1500", "400 1/10", "170 3/4"),
                "EUR in_kind": (None, "300", None),
                "MAD cash": ("20000", None, None),
            }
        },
        arithmetic="150.50 + 20.25 = 170.75.",
    ),
    Case(
        name="money-of-a-cancelled-action",
        on="2019-06-01",
        text="== plan/choir\n"
        + PAID
        + "updates: [{date: 2019-06-01, text: no funds, status: cancelled}]\n"
        + "== plan/film\nbudget: [{kind: cash, currency: EUR, planned: 60}]\n",
        says={
            "plan money": {
                "EUR cash": ("60", None, "170 3/4"),
                "EUR in_kind": (None, None, None),
                "MAD cash": (None, None, None),
            }
        },
        arithmetic="planned is the film's 60 alone; the 170.75 are spent all the same.",
    ),
    Case(
        name="money-before-it-was-cancelled",
        on="2019-05-31",
        text=PAID + "updates: [{date: 2019-06-01, text: no funds, status: cancelled}]\n",
        says={
            "plan money": {
                "EUR cash": ("1500", "400 1/10", "170 3/4"),
                "EUR in_kind": (None, "300", None),
                "MAD cash": ("20000", None, None),
            }
        },
        arithmetic="planned is as stored until the day on which it is cancelled.",
    ),
    Case(
        name="money-of-a-part-is-told-by-its-whole",
        on="2019-06-01",
        text=WHOLE_AND_PART % "budget: [{year: 2019, kind: cash, currency: EUR, planned: 1000}]",
        says={
            "plan money": {"EUR cash": ("1000", None, None)},
            "plan/choir money": {"EUR cash": ("300", None, "40")},
        },
        arithmetic="the 1000 hold the 300; alone, the part has its own.",
    ),
    Case(
        name="money-of-a-part-whose-whole-states-none",
        on="2019-06-01",
        text=WHOLE_AND_PART % "period: 2019",
        says={"plan money": {"EUR cash": ("300", None, "40")}},
        arithmetic="none is lost.",
    ),
    Case(
        name="no-money",
        on="2019-06-01",
        text="budget: [{year: 2019, kind: cash, note: to be found}]\n",
        says={"plan money": {}},
        arithmetic="a line without a currency counts nowhere.",
    ),
]

MISSIONS = [
    Case(
        name="missions-planned-and-done",
        on="2019-03-31",
        text=TRAVEL,
        says={
            "plan missions": {
                "ostra vestra 2019": (3, "15", 3, "10", "10"),
                "vestra ostra 2019": (2, None, 0, "0", None),
            }
        },
        arithmetic=(
            "3 × 5 = 15 planned. Done: 5 + 1 (by March: from 31 March on) + 4 (undated) = 10 days in three missions; "
            "persons only of the first: 5 × 2. The way back says no days: unknown."
        ),
    ),
    Case(
        name="missions-done-from-the-first-day-of-their-date",
        on="2019-07-01",
        text=TRAVEL,
        says={
            "plan missions": {
                "ostra vestra 2019": (3, "15", 4, "12 1/2", "20"),
                "vestra ostra 2019": (2, None, 0, "0", None),
            }
        },
        arithmetic="and July: 10 + 2.5 days, 10 + 2.5 × 4 persons.",
    ),
    Case(
        name="missions-of-a-cancelled-action",
        on="2019-03-31",
        text="== plan/choir\nstatus: cancelled\n"
        + TRAVEL
        + "== plan/film\nmissions: [{from: ostra, to: vestra, year: 2019, planned: {missions: 1, days: 2.5}}]\n",
        says={
            "plan missions": {
                "ostra vestra 2019": (1, "2 1/2", 3, "10", "10"),
                "vestra ostra 2019": (None, None, 0, "0", None),
            }
        },
        arithmetic="planned is the film's 1 × 2.5 alone; the three that were done stay.",
    ),
    Case(
        name="missions-of-a-part",
        on="2019-03-01",
        text="""\
== plan/festival
missions: [{from: ostra, to: vestra, year: 2019, planned: {missions: 4, days: 2}}]
== plan/choir
part_of: plan/festival
missions: [{from: ostra, to: vestra, year: 2019, planned: {missions: 1, days: 2}, done: [{date: 2019-01, days: 2}]}]
""",
        says={
            "plan missions": {"ostra vestra 2019": (4, "8", 0, "0", None)},
            "plan/choir missions": {"ostra vestra 2019": (1, "2", 1, "2", None)},
        },
        arithmetic="the whole states 4 × 2; the part's one is among them.",
    ),
]

EXPLICIT = "== plan\nperiod: 2018/2020\nrenewal: {mode: explicit, notice_days: 90}\n"
TACIT = "== plan\nperiod: 2016-01-01/2018-12-31\nrenewal: {mode: tacit, years: 2, notice_days: 30}\n"
BOTH = {"notice": ("2020-10-02", "2020-10-02"), "end": ("2020-01-01", "2020-12-31")}

EXPIRIES = [
    Case(
        name="notice-is-so-many-days-before-the-end",
        on="2020-07-03",
        text=EXPLICIT,
        says={
            "plan runs_out": dict(BOTH),
            "plan expiring": {"notice": BOTH["notice"]},
            "plan expired": None,
        },
        arithmetic=(
            "90 days before 31 December, the last day of 2020, is 2 October (29 + 30 + 31). "
            "To 2 October 91 days, to 31 December 181: more than 180."
        ),
    ),
    Case(
        name="expiring-from-a-hundred-and-eighty-days-before",
        on="2020-07-04",
        text=EXPLICIT,
        says={"plan expiring": dict(BOTH)},
        arithmetic="27 + 31 + 30 + 31 + 30 + 31 = 180 days to 31 December.",
    ),
    Case(
        name="a-notice-day-that-is-past",
        on="2020-10-03",
        text=EXPLICIT,
        says={"plan expiring": {"end": BOTH["end"]}, "overdue": ()},
        arithmetic="2 October was yesterday: over, and nobody owes it.",
    ),
    Case(
        name="on-the-last-day",
        on="2020-12-31",
        text=EXPLICIT,
        says={"plan expiring": {"end": BOTH["end"]}, "plan expired": None, "overdue": ()},
        arithmetic="0 days left.",
    ),
    Case(
        name="expired",
        on="2021-01-01",
        text=EXPLICIT,
        says={"plan expiring": {}, "plan expired": "2020", "overdue": (), "unrecorded": ("2020 expiry plan",)},
        arithmetic="31 December 2020 is past: expired, and nobody wrote whether it goes on.",
    ),
    Case(
        name="tacit-renewal-tells-the-notice-of-the-first-term",
        on="2018-12-01",
        text=TACIT,
        says={
            "plan runs_out": {"notice": ("2018-12-01", "2018-12-01")},
            "plan expiring": {"notice": ("2018-12-01", "2018-12-01")},
        },
        arithmetic="30 days before 31 December; today is the last day. The end is not told: it goes on.",
    ),
    Case(
        name="tacit-renewal-tells-the-notice-of-the-next-term",
        on="2018-12-02",
        text=TACIT,
        says={
            "plan runs_out": {"notice": ("2020-12-01", "2020-12-01")},
            "plan expiring": {},
            "plan expired": None,
        },
        arithmetic="the first is past; two years on the end is 31 December 2020. 730 days are more than 180.",
    ),
    Case(
        name="tacit-renewal-of-a-later-term",
        on="2023-06-01",
        text=TACIT,
        says={"plan runs_out": {"notice": ("2024-12-01", "2024-12-01")}, "plan expired": None},
        arithmetic="ends 2018, 2020, 2022, 2024; the notice of 2022 is past.",
    ),
    Case(
        name="tacit-renewal-without-years-or-notice",
        on="2019-06-01",
        text="== a\nperiod: 2018\nrenewal: {mode: tacit, notice_days: 30}\n== b\nperiod: 2018\nrenewal: {mode: tacit}\n",
        says={
            "a runs_out": {"notice": ("2018-12-01", "2018-12-01")},
            "a expired": None,
            "b runs_out": {},
            "b expired": None,
        },
        arithmetic="a: one notice day, past. b: nothing to tell.",
    ),
    Case(
        name="only-agreements-that-run",
        on="2019-06-01",
        text="""\
== draft
status: in_negotiation
period: 2018
== gone
status: terminated
period: 2018
== held
status: suspended
period: 2018
== signed
status: signed
period: 2018/..
""",
        says={"draft expired": None, "gone expired": None, "held expired": "2018", "signed runs_out": {}},
        arithmetic="suspended still runs; an open end never runs out.",
    ),
]

WEEKS = """\
== plan
period: 2018/2019-06-30
meetings:
  - id: spring
    date: 2019-03-01
    decisions:
      - {id: hire, text: hire a bus, due: 2019-05}
      - {id: rent, text: rent the hall, due: 2019-04, done: 2019-04-20}
      - {id: sing, text: sing, due: 2019-04-30, dropped: 2019-06-02}
      - {id: pay, text: pay, due: 2019-06-08}
      - {id: talk, text: talk}
  - id: visit
    date: 2019-05-30/2019-06-01
  - id: summer
    date: 2019-06
    decisions: [{id: go, text: go on, due: 2019-06-03}]
== plan/choir
period: ../2019-05-20
updates: [{date: 2019-05-10, text: going}]
milestones:
  - {id: venue, due: 2019-05-31}
  - {id: songs, due: 2019-06-01}
  - {id: bus, due: 2019-01, done: 2019-02}
  - {id: tour, due: 2019-01, dropped: 2019-02}
  - {id: film}
== plan/film
status: completed
period: ../2019-06-05
milestones: [{id: cut, due: 2019-01}]
== plan/run
recurs: FREQ=MONTHLY;BYMONTHDAY=2,5,12
period: 2019/2020
occurrences: [{date: 2019-05-05, state: held}, {date: 2019-06-05, state: cancelled}]
== plan/talks
status: on_hold
period: 2019-01/2019-06-09
"""

AGENDA = [
    Case(
        name="overdue-the-longest-first",
        on="2019-06-01",
        text=WEEKS,
        says={
            "overdue": (
                "2019-04-30 decision plan sing",
                "2019-05-20 deadline plan/choir",
                "2019-05 decision plan hire",
                "2019-05-31 milestone plan/choir venue",
            )
        },
        arithmetic=(
            "sing is dropped tomorrow; hire and venue were due yesterday; rent, bus and tour are settled, film is closed; "
            "go is of June, whose first day is today, and due on 3 June."
        ),
    ),
    Case(
        name="a-week-holds-both-its-ends",
        on="2019-06-01",
        text=WEEKS,
        says={
            "7 ahead": (
                "2019-05-30/2019-06-01 meeting plan visit",
                "2019-06-01 milestone plan/choir songs",
                "2019-06-02 occurrence plan/run",
                "2019-06-03 decision plan go",
                "2019-06-05 occurrence plan/run",
                "2019-06-08 decision plan pay",
                "2019-06 meeting plan summer",
            ),
            "8 ahead": (
                "2019-05-30/2019-06-01 meeting plan visit",
                "2019-06-01 milestone plan/choir songs",
                "2019-06-02 occurrence plan/run",
                "2019-06-03 decision plan go",
                "2019-06-05 occurrence plan/run",
                "2019-06-08 decision plan pay",
                "2019-06-09 deadline plan/talks",
                "2019-06 meeting plan summer",
            ),
        },
        arithmetic=(
            "1 June and 8 June are within 7 days; the visit ends today; the meeting of June may be on any of its days; "
            "that the run of 5 June is cancelled counts from 5 June on, as any fact. "
            "9 June is the 8th day; talks are held, but their deadline stands."
        ),
    ),
    Case(
        name="a-window-that-begins-later",
        on="2019-06-05",
        text=WEEKS,
        says={
            "2019-06-12 18 ahead": (
                "2019-06-12 occurrence plan/run",
                "2019-06-30 expiry plan",
                "2019-06 meeting plan summer",
            ),
            "2019-06-13 16 ahead": ("2019-06 meeting plan summer",),
        },
        arithmetic="12 to 30 June holds both; 13 to 29 June holds neither the run nor the end, but days of June.",
    ),
    Case(
        name="an-occurrence-cancelled-by-the-day",
        on="2019-06-05",
        text=WEEKS,
        says={"0 ahead": ("2019-06 meeting plan summer",)},
        arithmetic="the run of 5 June is cancelled from today; the meeting may be today.",
    ),
    Case(
        name="all-done-still-has-its-deadline",
        on="2019-06-01",
        text="period: 2019-01/2019-06-03\nmilestones: [{id: venue, due: 2019-02, done: 2019-05-20}]\n",
        says={"overdue": (), "2 ahead": ("2019-06-03 deadline plan/one",), "1 ahead": ()},
        arithmetic="3 June is within 2 days and not within 1.",
    ),
]


@table("case", [*MONEY, *MISSIONS, *EXPIRIES, *AGENDA], ids=lambda case: case.name)
def test_means_and_dates_to_come_are_what_one_computes_by_hand(case: Case, tmp_path: Path) -> None:
    assert case.found(tmp_path) == case.says, case.arithmetic


#: Found by these tests, and mended.
FOUND = [
    Case(
        name="an-agenda-keeps-the-day-that-a-vague-cancellation-stands-for",
        on="2019-05-02",
        text="""\
recurs: FREQ=MONTHLY;BYMONTHDAY=1,15
period: 2019-05
occurrences: [{date: 2019-05, state: cancelled}]
""",
        says={"30 ahead": ("2019-05-15 occurrence plan/one", "2019-05 deadline plan/one")},
        arithmetic="days in order: the record of May stands for 1 May (3.3), so the 15th is not cancelled (14.1).",
    ),
    Case(
        name="a-notice-before-all-calendars",
        on="2019-05-02",
        text="== plan\nperiod: 2018\nrenewal: {mode: explicit, notice_days: 999999}\n",
        says={"plan expired": "2018"},
        arithmetic="31 December 2018 is past, whatever the notice; the schema allows any number of days.",
    ),
]


@table("case", FOUND, ids=lambda case: case.name)
def test_what_these_cases_found_is_mended(case: Case, tmp_path: Path) -> None:
    assert case.found(tmp_path) == case.says, case.arithmetic
