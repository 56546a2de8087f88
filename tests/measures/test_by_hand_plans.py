"""How far plans have slipped, how complete they are, and when they will end, by hand (docs/MEASURES.md, 8 to 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.measures.by_hand import Case
from tests.tables import table

if TYPE_CHECKING:
    from pathlib import Path

REPLANNED = """\
period: 2019-01/2019-09-30
baseline: 2019-01/2019-06-30
updates: [{date: 2019-05-10, text: the hall is late, period: 2019-01/2019-09-30}]
"""
DONE_BY_HALVES = """\
started: 2019-01-01
updates:
  - {date: 2019-01-11, text: begun, progress: 20}
  - {date: 2019-01-31, text: going, progress: 30}
"""

SLIPPAGE = [
    Case(
        name="no-slip-before-it-was-replanned",
        on="2019-05-09",
        text=REPLANNED,
        says={"slip": (0, 0)},
        arithmetic="only a later update moves it: the period is the baseline.",
    ),
    Case(
        name="postponed-by-three-months",
        on="2019-05-10",
        text=REPLANNED,
        says={"slip": (92, 92)},
        arithmetic="30 June to 30 September: 31 + 31 + 30 = 92.",
    ),
    Case(
        name="brought-forward",
        on="2019-05-10",
        text="period: 2019-01/2019-05-31\nbaseline: 2019-01/2019-06-30\n",
        says={"slip": (-30, -30)},
        arithmetic="30 June to 31 May: 30 days earlier.",
    ),
    Case(
        name="a-year-later-of-periods-of-one-date",
        on="2019-05-10",
        text="period: 2019\nbaseline: 2018\n",
        says={"slip": (365, 365)},
        arithmetic="`2018` ends exactly on 31 December 2018, `2019` on 31 December 2019: 365.",
    ),
    Case(
        name="a-year-later-of-vague-ends",
        on="2019-05-10",
        text="period: 2018/2019\nbaseline: 2018/2018\n",
        says={"slip": (1, 729)},
        arithmetic="from 2018-12-31 to 2019-01-01 1 day, from 2018-01-01 to 2019-12-31 365 + 364.",
    ),
    Case(
        name="a-refinement-is-no-slip",
        on="2019-05-10",
        text="period: 2018/2019-06\nbaseline: 2018/2019\n",
        says={"slip": (0, 0)},
        arithmetic="2019-06-01 - 2019-12-31 = -213 to 2019-06-30 - 2019-01-01 = 180 holds 0.",
    ),
    Case(
        name="open-ends-tell-nothing",
        on="2019-05-10",
        text="== plan/a\nperiod: 2018/..\nbaseline: 2018/2018\n== plan/b\nperiod: 2019\nbaseline: 2018/..\n== plan/c\nperiod: 2019\n",
        says={"plan/a slip": None, "plan/b slip": None, "plan/c slip": None},
        arithmetic="the new end is open, the old one is, none was first agreed.",
    ),
    Case(
        name="milestones-from-their-own-baseline",
        on="2019-05-10",
        text="""\
milestones:
  - {id: venue, baseline: 2019-03, due: 2019-05-10}
  - {id: songs, baseline: 2019-03, due: 2019-02-01}
  - {id: bus, baseline: 2019-03, due: 2019-03-20}
  - {id: tour, due: 2019-03-20}
""",
        says={"slip:venue": (40, 70), "slip:songs": (-58, -28), "slip:bus": (0, 0), "slip:tour": None},
        arithmetic=(
            "venue: 31 March to 10 May 30 + 10, 1 March to it 30 + 30 + 10. songs: 31 March back to 1 February "
            "31 + 27 = 58, 1 March back to it 28. bus: within March."
        ),
    ),
]

COMPLETENESS = [
    Case(
        name="the-least-that-one-writes",
        on="2019-05-10",
        text="title: Choir\nstatus: planned\n",
        says={"complete": "1 of 5", "missing": ("lead", "deadline", "measure", "source")},
        arithmetic="a title; no axes, so none is asked for: 1 of 5.",
    ),
    Case(
        name="all-six",
        on="2019-05-10",
        text="""\
== plan
axes: [{id: music}]
== plan/a
axis: music
period: ../2019
lead: ostra
recurs: FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18
documents: [{id: charter, url: "https://example.org/charter"}]
""",
        says={"complete": "6 of 6", "missing": ()},
        arithmetic="title, axis, lead, deadline, a recurrence, a document of its own.",
    ),
    Case(
        name="none-is-an-axis-and-an-absent-one-is-not",
        on="2019-05-10",
        text="== plan\naxes: [{id: music}]\n== plan/a\naxis: none\n== plan/b\n",
        says={
            "plan/a complete": "2 of 6",
            "plan/b complete": "1 of 6",
            "plan/b missing": ("axis", "lead", "deadline", "measure", "source"),
        },
        arithmetic="title and axis; title alone.",
    ),
    Case(
        name="a-title-in-every-language-that-is-required",
        on="2019-05-10",
        text="""\
== settings
language: en
languages: [en, fr]
== plan/a
title: Choir
lead: ostra
== plan/b
title: {fr: Chœur, en: Choir}
lead: ostra
""",
        says={"plan/a complete": "1 of 5", "plan/b complete": "2 of 5"},
        arithmetic="a has no French title: only its lead counts.",
    ),
    Case(
        name="an-open-end-is-no-deadline-and-a-part-is-a-measure",
        on="2019-05-10",
        text="""\
== plan/a
period: 2019/..
sources: ["https://example.org/charter"]
== plan/b
part_of: plan/a
period: 2019
indicators: [{id: pupils}]
""",
        says={"plan/a missing": ("lead", "deadline"), "plan/b missing": ("lead", "source")},
        arithmetic="a: title, its part, a source: 3 of 5. b: title, deadline, an indicator.",
    ),
    Case(
        name="the-deadline-is-that-on-the-day",
        on="2019-05-09",
        text="""\
period: 2019
baseline: 2019/..
updates: [{date: 2019-05-10, text: an end at last, period: 2019}]
""",
        says={"missing": ("lead", "deadline", "measure", "source")},
        arithmetic="on 9 May the period is the open baseline.",
    ),
]

FORECASTS = [
    Case(
        name="by-updates",
        on="2019-02-10",
        text=DONE_BY_HALVES,
        says={
            "points": ("2019-01-01: 0", "2019-01-11: 20", "2019-01-31: 30"),
            "forecast": ("2019-03-07", "2019-04-11", "2019-05-15"),
            "why": None,
        },
        arithmetic=(
            "30 in 30 days is 1 a day: 70 days from 31 January. Fastest 20 in 10 days: 35 days. "
            "Latest: 30 in 40 days, from today: 70·40/30 = 93.3, so 94 days."
        ),
    ),
    Case(
        name="by-milestones",
        on="2019-03-12",
        text="""\
started: 2019-01-01
milestones:
  - {id: venue, done: 2019-02-10}
  - {id: songs, done: 2019-03-02}
  - {id: bus}
  - {id: concert, done: 2019-03-13}
  - {id: tour, done: 2019-01-10, dropped: 2019-02-01}
""",
        says={
            "points": ("2019-01-01: 0", "2019-02-10: 25", "2019-03-02: 50"),
            "forecast": ("2019-04-11", "2019-05-01", "2019-05-21"),
        },
        arithmetic=(
            "four live ones; 50 in 40 + 20 = 60 days, so 60 more from 2 March. Fastest 25 in 20: 40 days. "
            "Latest: 50 in 70 days, 70 days from 12 March. tour is dropped and is no point."
        ),
    ),
    Case(
        name="by-milestones-of-one-day-and-of-unequal-weight",
        on="2019-01-31",
        text="""\
milestones:
  - {id: venue, done: 2019-01-01, weight: 1}
  - {id: songs, done: 2019-01-21, weight: 2}
  - {id: bus, done: 2019-01-21, weight: 3}
  - {id: concert, weight: 4}
""",
        says={
            "points": ("2019-01-01: 10", "2019-01-21: 60"),
            "forecast": ("2019-02-06", "2019-02-06", "2019-02-24"),
        },
        arithmetic="50 in 20 days is 2.5: 40 / 2.5 = 16 days from 21 January. Latest 40·30/50 = 24 from 31 January.",
    ),
    Case(
        name="by-indicators",
        on="2019-03-02",
        text="""\
indicators:
  - id: pupils
    baseline: {value: 0}
    target: {value: 10}
    readings: [{date: 2019-01-11, value: 2}, {date: 2019-03-02, value: 6}]
  - id: schools
    baseline: {value: 0}
    target: {value: 20}
    readings: [{date: 2019-02-10, value: 10}]
""",
        says={
            "points": ("2019-01-11: 10", "2019-02-10: 35", "2019-03-02: 55"),
            "forecast": ("2019-04-16", "2019-04-21", "2019-04-21"),
        },
        arithmetic=(
            "(20 + 0)/2, (20 + 50)/2, (60 + 50)/2. 45 in 50 days is 0.9: 45/0.9 = 50 days. Fastest 20 in 20: 45 days. "
            "Latest: the last point is of today, so the same 50."
        ),
    ),
    Case(
        name="by-occurrences",
        on="2019-03-15",
        text="""\
recurs: FREQ=MONTHLY;BYMONTHDAY=1
period: 2019
occurrences:
  - {date: 2019-01-01, state: held}
  - {date: 2019-02, state: held}
  - {date: 2019-03-01, state: cancelled}
""",
        says={
            "points": ("2019-01-01: 9 1/11", "2019-02-01: 18 2/11"),
            "forecast": ("2019-12-01", "2019-12-01", "2020-12-31"),
        },
        arithmetic=(
            "11 are left; one in 31 days, nine to come: 9·31 = 279 days from 1 February, "
            "7 November: yet the last of them is on 1 December. "
            "Latest: one in 73 days (1 January to 15 March), 9·73 = 657 days from today."
        ),
    ),
    Case(
        name="of-two-on-one-day-the-later-entry",
        on="2019-01-21",
        text="""\
updates:
  - {date: 2019-01-11, author: ann, text: more, progress: 60}
  - {date: 2019-01-11, author: ben, text: less, progress: 20}
  - {date: 2019-01-01, text: begun, progress: 10}
""",
        says={
            "points": ("2019-01-01: 10", "2019-01-11: 20"),
            "forecast": ("2019-04-01", "2019-04-01", "2019-06-30"),
        },
        arithmetic="10 in 10 days: 80 days from 11 January. Latest 80·20/10 = 160 from 21 January.",
    ),
    Case(
        name="started-is-no-point-after-another",
        on="2019-01-21",
        text="""\
started: 2019-01-05
updates: [{date: 2019-01-01, text: begun, progress: 10}, {date: 2019-01-11, text: going, progress: 20}]
""",
        says={"points": ("2019-01-01: 10", "2019-01-11: 20")},
        arithmetic="something is on record before it.",
    ),
    Case(
        name="no-end-is-before-the-day",
        on="2019-06-01",
        text="updates: [{date: 2019-01-01, text: begun, progress: 50}, {date: 2019-01-11, text: going, progress: 90}]\n",
        says={"forecast": ("2019-06-01", "2019-06-01", "2019-07-09")},
        arithmetic="40 in 10 days: 2.5, so 3 days from 11 January, long past. Latest 10·151/40 = 37.75, 38 days from today.",
    ),
    Case(
        name="no-latest-end-beyond-ten-years",
        on="2021-01-01",
        text="updates: [{date: 2019-01-01, text: begun, progress: 0}, {date: 2019-01-11, text: going, progress: 10}]\n",
        says={"forecast": ("2021-01-01", "2021-01-01", None), "why": None},
        arithmetic="1 a day: past. Latest 90·731/10 = 6,579 days, more than 3,653.",
    ),
    Case(
        name="an-end-in-ten-years",
        on="2019-01-02",
        text="updates: [{date: 2019-01-01, text: begun, progress: 0}, {date: 2019-01-02, text: on, progress: 0.02737}]\n",
        says={"forecast": ("2029-01-02", "2029-01-02", "2029-01-02")},
        arithmetic="99.97263 / 0.02737 = 3,652.6, so 3,653 days: ten years with the 29 February of 2020, 2024 and 2028.",
    ),
    Case(
        name="an-end-in-ten-years-and-a-day",
        on="2019-01-02",
        text="updates: [{date: 2019-01-01, text: begun, progress: 0}, {date: 2019-01-02, text: on, progress: 0.02736}]\n",
        says={
            "forecast": (None, None, None),
            "why": "not enough data: at this pace it would take more than ten years",
        },
        arithmetic="99.97264 / 0.02736 = 3,653.97, so 3,654 days.",
    ),
    Case(
        name="one-point",
        on="2019-02-10",
        text="updates: [{date: 2019-01-01, text: begun, progress: 10}, {date: 2019-02-11, text: later, progress: 20}]\n",
        says={
            "points": ("2019-01-01: 10",),
            "forecast": (None, None, None),
            "why": "not enough data: fewer than two dated points of progress",
        },
        arithmetic="the second point is of tomorrow.",
    ),
    Case(
        name="started-alone-is-no-point",
        on="2019-02-10",
        text="started: 2019-01-01\nmilestones: [{id: venue}]\n",
        says={
            "points": (),
            "progress": "0",
            "why": "not enough data: fewer than two dated points of progress",
        },
        arithmetic="0 of 1 is known, but nothing was done on any day.",
    ),
    Case(
        name="no-pace",
        on="2019-02-10",
        text="updates: [{date: 2019-01-01, text: begun, progress: 30}, {date: 2019-01-11, text: still, progress: 30}]\n",
        says={"forecast": (None, None, None), "why": "not enough data: no progress between the dated points"},
        arithmetic="0 in 10 days.",
    ),
    Case(
        name="backward",
        on="2019-02-10",
        text="""\
updates:
  - {date: 2019-01-01, text: begun, progress: 40}
  - {date: 2019-01-11, text: going, progress: 60}
  - {date: 2019-01-21, text: we counted again, progress: 20}
""",
        says={"forecast": (None, None, None), "why": "not enough data: no progress between the dated points"},
        arithmetic="from the first to the last -20, though it once went up.",
    ),
    Case(
        name="all-is-done",
        on="2019-02-10",
        text="updates: [{date: 2019-01-01, text: begun, progress: 40}, {date: 2019-01-11, text: all, progress: 100}]\n",
        says={"forecast": (None, None, None), "why": "no forecast: all is done"},
        arithmetic="100 is not below 100.",
    ),
    Case(
        name="not-under-way",
        on="2019-02-10",
        text=DONE_BY_HALVES + "  - {date: 2019-02-05, text: no hall, status: on_hold}\n",
        says={"status": "on_hold", "forecast": (None, None, None), "why": "no forecast: it is not under way"},
        arithmetic="held: it does not go on.",
    ),
    Case(
        name="by-parts",
        on="2019-02-10",
        text="== plan/festival\n== plan/choir\npart_of: plan/festival\n" + DONE_BY_HALVES,
        says={
            "plan/festival progress": "30",
            "plan/festival forecast": (None, None, None),
            "plan/festival why": "no forecast: its parts have their own",
            "plan/choir forecast": ("2019-03-07", "2019-04-11", "2019-05-15"),
        },
        arithmetic="30 by its one part, which has the forecast of `by-updates`.",
    ),
    Case(
        name="by-status",
        on="2019-02-10",
        text="status: planned\nperiod: 2019-06/2019-12\n",
        says={
            "progress": "0",
            "forecast": (None, None, None),
            "why": "not enough data: fewer than two dated points of progress",
        },
        arithmetic="0 by the word; no day.",
    ),
]


@table("case", [*SLIPPAGE, *COMPLETENESS, *FORECASTS], ids=lambda case: case.name)
def test_plans_and_their_ends_are_what_one_computes_by_hand(case: Case, tmp_path: Path) -> None:
    assert case.found(tmp_path) == case.says, case.arithmetic
