"""Progress and what was expected, by hand (docs/MEASURES.md, 3 and 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.measures.by_hand import Case
from tests.tables import table

if TYPE_CHECKING:
    from pathlib import Path

#: 1 January to 10 April 2019 are 31 + 28 + 31 + 10 = 100 days; before 20 February 31 + 19 = 50 of them are over.
HUNDRED_DAYS = "period: 2019-01-01/2019-04-10\n"
STAIR = """\
period: 2019
indicators:
  - id: pupils
    baseline: {value: 0}
    target: {value: 100, date: 2019-09}
    steps: [{by: 2019-03, value: 20}, {by: 2019-06, value: 60}]
    readings: [{date: 2019-01-10, value: 10}]
"""
DROPPED = """\
period: 2019
milestones:
  - {id: venue, done: 2019-02}
  - {id: tour, dropped: 2019-05}
  - {id: concert}
"""
YEARLY = "recurs: FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18\n"

MILESTONES = [
    Case(
        name="milestones-one-of-three",
        on="2019-07-01",
        text="""\
period: 2019
milestones:
  - {id: venue, due: 2019-03, done: 2019-03-20}
  - {id: rehearsals, due: 2019-06}
  - {id: concert, due: 2019-10}
""",
        says={"progress": "33 1/3", "method": "milestones", "expected": "66 2/3"},
        arithmetic="done: 1 of 3. Past on 1 July: March and June (its last day was yesterday), 2 of 3.",
    ),
    Case(
        name="milestones-by-weight",
        on="2019-08-01",
        text="""\
period: 2019
milestones:
  - {id: venue, due: 2019-02, done: 2019-02-11, weight: 3}
  - {id: rehearsals, due: 2019-09, weight: 1}
  - {id: leaflet, due: 2019-07, weight: 0.5}
""",
        says={"progress": "66 2/3", "expected": "77 7/9"},
        arithmetic="weights 3 + 1 + 0.5 = 4.5. Done 3 of 4.5 = 2/3. Due venue and leaflet: 3.5 of 4.5 = 7/9.",
    ),
    Case(
        name="milestones-before-one-is-dropped",
        on="2019-04-30",
        text=DROPPED,
        says={"progress": "33 1/3"},
        arithmetic="`dropped: 2019-05` counts from 1 May: three are live, one is done.",
    ),
    Case(
        name="milestones-after-one-is-dropped",
        on="2019-05-01",
        text=DROPPED,
        says={"progress": "50", "expected": "0"},
        arithmetic="venue and concert are live, 1 of 2. Both are due at the period's end, which is not past.",
    ),
    Case(
        name="milestones-both-done-and-dropped",
        on="2019-06-01",
        text="""\
period: 2019
milestones:
  - {id: venue, due: 2019-01, done: 2019-02, dropped: 2019-04}
  - {id: rehearsals, due: 2019-02, done: 2019-03}
  - {id: concert, due: 2019-05}
""",
        says={"progress": "50", "expected": "100"},
        arithmetic="venue is dropped, though done. Live: two; done 1 of 2; due in February and May, both past: 2 of 2.",
    ),
    Case(
        name="milestones-none-live",
        on="2019-06-01",
        text="""\
period: 2019
milestones: [{id: venue, done: 2019-02, dropped: 2019-04}]
updates: [{date: 2019-03-01, text: we go on, progress: 35}]
""",
        says={"progress": "35", "method": "updates"},
        arithmetic="0 of 0 is no number; the next method that gives one is the update's 35.",
    ),
    Case(
        name="milestones-nothing-done-is-zero",
        on="2019-06-01",
        text="""\
period: 2019
milestones: [{id: venue, due: 2019-06}]
updates: [{date: 2019-03-01, text: nearly there, progress: 80}]
""",
        says={"progress": "0", "method": "milestones", "expected": "0"},
        arithmetic="0 of 1 = 0, known; the 80 is of a later method. June is not past on 1 June: 0 of 1 due.",
    ),
    Case(
        name="milestones-a-vague-day-of-doing-counts-from-its-first-day",
        on="2019-03-01",
        text="milestones: [{id: venue, done: 2019-03}, {id: concert, done: 2019-03-02}]\n",
        says={"progress": "50", "expected": "0", "updated": "2019-03-01"},
        arithmetic="March counts from 1 March, 2 March not yet: 1 of 2. No due, no period: never expected, 0 of 2.",
    ),
    Case(
        name="milestones-without-due-and-without-an-end",
        on="2025-01-01",
        text="period: 2019/..\nmilestones: [{id: venue, due: 2019-01}, {id: concert}]\n",
        says={"progress": "0", "expected": "50"},
        arithmetic="venue is due; concert would be due at an end that is open: never, and it stays below: 1 of 2.",
    ),
    Case(
        name="milestones-without-due-after-the-end",
        on="2020-01-01",
        text="period: 2019\nmilestones: [{id: venue, due: 2019-01, weight: 2}, {id: concert}]\n",
        says={"progress": "0", "expected": "100"},
        arithmetic="31 December 2019 is past: 2 + 1 of 3.",
    ),
    Case(
        name="milestones-without-due-on-the-last-day",
        on="2019-12-31",
        text="period: 2019\nmilestones: [{id: venue, due: 2019-01, weight: 2}, {id: concert}]\n",
        says={"expected": "66 2/3"},
        arithmetic="31 December 2019 is not past yet: 2 of 3.",
    ),
]

INDICATORS = [
    Case(
        name="level-up-along-the-period",
        on="2019-02-20",
        text=HUNDRED_DAYS
        + """\
indicators:
  - id: visitors
    baseline: {value: 100}
    target: {value: 500}
    readings: [{date: 2019-02-01, value: 150}, {date: 2019-03-01, value: 400}]
""",
        says={"progress": "12 1/2", "method": "indicators", "expected": "50", "health": "at_risk", "reason": "behind"},
        arithmetic="(150 - 100) / (500 - 100) = 50/400 = 12.5; March is to come. 50 of 100 days: 50. 37.5 behind.",
    ),
    Case(
        name="level-down",
        on="2019-02-20",
        text=HUNDRED_DAYS
        + """\
indicators:
  - id: waste
    baseline: {value: 80}
    target: {value: 20}
    readings: [{date: 2019-02-01, value: 60}]
""",
        says={"progress": "33 1/3", "expected": "50", "health": "on_track"},
        arithmetic="(60 - 80) / (20 - 80) = 20/60 = 1/3. Expected 50: 16.7 points behind are not more than 20.",
    ),
    Case(
        name="level-down-that-went-up",
        on="2019-02-20",
        text="""\
indicators:
  - {id: waste, baseline: {value: 80}, target: {value: 20}, readings: [{date: 2019-02, value: 95}]}
""",
        says={"progress": "0", "expected": None},
        arithmetic="(95 - 80) / (20 - 80) = -1/4, held to 0. No period: nothing is expected.",
    ),
    Case(
        name="sum-from-zero",
        on="2019-06-30",
        text="""\
indicators:
  - id: pupils
    kind: sum
    target: {value: 12}
    readings: [{date: 2019-02, value: 3}, {date: 2019-05, value: 4}, {date: 2019-07, value: 5}]
""",
        says={"progress": "58 1/3"},
        arithmetic="no baseline is 0; 3 + 4 = 7 of 12 by 30 June; July's 5 is to come.",
    ),
    Case(
        name="sum-from-a-baseline",
        on="2019-06-30",
        text="""\
indicators:
  - id: pupils
    kind: sum
    baseline: {value: 5, date: 2019-03}
    target: {value: 20}
    readings: [{date: 2019-02, value: 2.5}, {date: 2019-05, value: 3.5}]
""",
        says={"progress": "40"},
        arithmetic="(5 + 2.5 + 3.5 - 5) / (20 - 5) = 6/15; February counts though the baseline is of March.",
    ),
    Case(
        name="each-indicator-is-held-before-the-mean",
        on="2019-06-30",
        text="""\
indicators:
  - {id: pupils, baseline: {value: 0}, target: {value: 10}, readings: [{date: 2019, value: 30}]}
  - {id: schools, baseline: {value: 0}, target: {value: 4}, readings: [{date: 2019, value: 1}]}
""",
        says={"progress": "62 1/2"},
        arithmetic="30 of 10 is 100, 1 of 4 is 25: (100 + 25) / 2. Not (300 + 25) / 2.",
    ),
    Case(
        name="indicators-that-cannot-be-measured",
        on="2019-06-30",
        text="""\
indicators:
  - {id: pupils, baseline: {value: 0}, target: {value: 10}, readings: [{date: 2019, value: 4}]}
  - {id: unread, baseline: {value: 0}, target: {value: 10}, readings: [{date: 2019-12, value: 4}]}
  - {id: flat, baseline: {value: 10}, target: {value: 10}, readings: [{date: 2019, value: 10}]}
  - {id: aimless, baseline: {value: 0}, readings: [{date: 2019, value: 4}]}
  - {id: rootless, target: {value: 10}, readings: [{date: 2019, value: 4}]}
  - {id: mood, measure: qualitative, readings: [{date: 2019, value: better}]}
""",
        says={"progress": "40"},
        arithmetic="only pupils can: 4 of 10. Nothing else is 0, nothing else counts.",
    ),
    Case(
        name="the-latest-reading-is-the-one-that-begins-last-then-ends-last",
        on="2019-06-30",
        text="""\
indicators:
  - id: pupils
    baseline: {value: 0}
    target: {value: 100}
    readings: [{date: 2019-05, value: 60}, {date: 2019-05-01, value: 30}, {date: 2019-04-30, value: 90}]
""",
        says={"progress": "60"},
        arithmetic="May and 1 May begin on one day and May ends later: 60 of 100.",
    ),
    Case(
        name="stair-before-the-first-step",
        on="2019-03-31",
        text=STAIR,
        says={"progress": "10", "expected": "0"},
        arithmetic="10 of 100. March is past from 1 April: no step yet.",
    ),
    Case(
        name="stair-on-the-first-step",
        on="2019-06-30",
        text=STAIR,
        says={"expected": "20"},
        arithmetic="March is past, June is not: 20 of 100.",
    ),
    Case(
        name="stair-on-the-second-step",
        on="2019-07-01",
        text=STAIR,
        says={"expected": "60", "health": "at_risk", "reason": "behind"},
        arithmetic="June is past: 60 of 100, and only 10 are reached: 50 points behind.",
    ),
    Case(
        name="stair-after-the-target",
        on="2019-10-01",
        text=STAIR,
        says={"expected": "100"},
        arithmetic="the target's September is past, though the period goes on.",
    ),
    Case(
        name="stair-without-a-date-of-the-target",
        on="2019-12-31",
        text="""\
period: 2019
indicators:
  - id: pupils
    baseline: {value: 80}
    target: {value: 20}
    steps: [{by: 2019-03, value: 50}]
    readings: [{date: 2019-01-10, value: 65}]
""",
        says={"progress": "25", "expected": "50"},
        arithmetic="downward: (65 - 80) / (20 - 80) = 1/4 is reached, (50 - 80) / (20 - 80) = 1/2 expected until the end.",
    ),
    Case(
        name="stair-two-steps-at-one-day",
        on="2019-07-01",
        text="""\
period: 2019
indicators:
  - id: pupils
    baseline: {value: 0}
    target: {value: 100}
    steps: [{by: 2019-06-30, value: 50}, {by: 2019-06, value: 40}]
    readings: [{date: 2019-01-10, value: 45}]
""",
        says={"progress": "45", "expected": "50"},
        arithmetic="both stand at 30 June; 30 June begins later than June, so 50 though it is written above.",
    ),
    Case(
        name="expected-is-the-mean-of-steps-and-of-the-period",
        on="2019-02-20",
        text=HUNDRED_DAYS
        + """\
indicators:
  - {id: pupils, baseline: {value: 0}, target: {value: 10}, readings: [{date: 2019-02, value: 5}]}
  - id: schools
    baseline: {value: 0}
    target: {value: 10}
    steps: [{by: 2019-01, value: 3}]
    readings: [{date: 2019-02, value: 4}]
""",
        says={"progress": "45", "expected": "40"},
        arithmetic="reached (50 + 40) / 2. Expected: 50 of 100 days is 50, the step of January 30: (50 + 30) / 2.",
    ),
    Case(
        name="expected-is-unknown-where-it-is-for-one",
        on="2019-02-20",
        text="""\
period: 2019/..
indicators:
  - {id: pupils, baseline: {value: 0}, target: {value: 10}, readings: [{date: 2019-02, value: 5}]}
  - id: schools
    baseline: {value: 0}
    target: {value: 10}
    steps: [{by: 2019-01, value: 3}]
    readings: [{date: 2019-02, value: 4}]
""",
        says={"progress": "45", "expected": None},
        arithmetic="along an open period nothing can be told of pupils, so nothing of the two together.",
    ),
]

OCCURRENCES = [
    Case(
        name="occurrences-held-of-those-not-cancelled",
        on="2020-01-01",
        text=YEARLY
        + """\
period: 2018/2021
occurrences:
  - {date: 2018-05-18, state: held}
  - {date: 2019-05-18, state: cancelled}
""",
        says={"progress": "33 1/3", "method": "occurrences", "expected": "33 1/3"},
        arithmetic="18 May of 2018, 2019, 2020, 2021; 2019 is cancelled. Held 1 of 3; by now only 2018 was due, 1 of 3.",
    ),
    Case(
        name="occurrences-on-the-day-itself",
        on="2020-05-18",
        text=YEARLY + "period: 2018/2021\noccurrences: [{date: 2020-05-18, state: held}]\n",
        says={"progress": "25", "expected": "50"},
        arithmetic="held today: 1 of 4. Before today were 2018 and 2019: 2 of 4.",
    ),
    Case(
        name="occurrences-a-vague-record-takes-a-day-that-no-exact-one-has",
        on="2018-06-30",
        text="""\
recurs: FREQ=MONTHLY;BYMONTHDAY=15
period: 2018-01/2018-06
occurrences: [{date: 2018, state: held}, {date: 2018-02-15, state: held}]
""",
        says={"progress": "33 1/3", "expected": "100"},
        arithmetic="six days, 15 January to 15 June, all over. February is the exact one's, January the vague one's: 2 of 6.",
    ),
    Case(
        name="occurrences-a-vague-cancellation-leaves-the-exact-record-its-day",
        on="2019-05-20",
        text="""\
recurs: FREQ=MONTHLY;BYMONTHDAY=1,15
period: 2019-05
occurrences: [{date: 2019-05, state: cancelled}, {date: 2019-05-01, state: held}]
""",
        says={"progress": "100", "expected": "100"},
        arithmetic="1 May is held, so the cancelled one of May is the 15th: 1 of 1, and that one is over.",
    ),
    Case(
        name="occurrences-a-record-of-no-day-of-the-rule",
        on="2019-12-31",
        text=YEARLY + "period: 2018/2019\noccurrences: [{date: 2018-06-02, state: held}]\n",
        says={"progress": "0", "method": "occurrences", "expected": "100"},
        arithmetic="records are kept and none is of 18 May: 0 of 2, known. Both days are over: 2 of 2.",
    ),
    Case(
        name="occurrences-without-a-record-by-the-day",
        on="2018-05-17",
        text=YEARLY
        + """\
period: 2018/2019
occurrences: [{date: 2018-05-18, state: held}]
updates: [{date: 2018-02-01, text: invited, progress: 20}]
""",
        says={"progress": "20", "method": "updates"},
        arithmetic="the record is of tomorrow, so there is none: the update's 20.",
    ),
    Case(
        name="occurrences-all-cancelled",
        on="2018-12-31",
        text=YEARLY + "status: completed\nperiod: 2018\noccurrences: [{date: 2018-05-18, state: cancelled}]\n",
        says={"progress": "100", "method": "status", "expected": None},
        arithmetic="0 of 0 is no number; completed is 100 by the word.",
    ),
    Case(
        name="occurrences-with-an-open-end",
        on="2019-12-31",
        text=YEARLY + "period: 2018/..\noccurrences: [{date: 2018-05-18, state: held}]\n",
        says={"progress": None, "method": None, "expected": None},
        arithmetic="1 of how many? No number; in progress says none either.",
    ),
    Case(
        name="occurrences-in-the-period-of-the-agreement",
        on="2018-12-31",
        text="== plan\nperiod: 2018/2019\n== plan/one\n" + YEARLY + "occurrences: [{date: 2018-05-18, state: held}]\n",
        says={"progress": "50", "expected": "50"},
        arithmetic="the action has no period, its agreement runs 2018/2019: 1 of 2 held, 1 of 2 over.",
    ),
    Case(
        name="occurrences-every-second-year-from-the-first-day-of-the-period",
        on="2020-01-01",
        text="""\
recurs: FREQ=YEARLY;INTERVAL=2;BYMONTH=5;BYMONTHDAY=18
period: 2017/2022
occurrences: [{date: 2019-05-18, state: held}, {date: 2018-05-18, state: held}]
""",
        says={"progress": "33 1/3", "expected": "66 2/3"},
        arithmetic="2017, 2019, 2021; the record of 2018 is of no day. Held 1 of 3, over 2 of 3.",
    ),
    Case(
        name="occurrences-until-a-day",
        on="2019-02-10",
        text="""\
recurs: FREQ=MONTHLY;BYMONTHDAY=1;UNTIL=2019-03-31
period: 2019
occurrences: [{date: 2019-01-01, state: held}]
""",
        says={"progress": "33 1/3", "expected": "66 2/3"},
        arithmetic="1 January, 1 February, 1 March. Held 1 of 3, over 2 of 3.",
    ),
    Case(
        name="occurrences-only-in-months-that-have-the-day",
        on="2019-04-01",
        text="""\
recurs: FREQ=MONTHLY;BYMONTHDAY=31
period: 2019-01/2019-06
occurrences: [{date: 2019-01, state: held}, {date: 2019-03-31, state: held}]
""",
        says={"progress": "66 2/3", "expected": "66 2/3"},
        arithmetic="31 January, 31 March, 31 May: held 2 of 3, over 2 of 3.",
    ),
]

PARTS = [
    Case(
        name="parts-by-weight",
        on="2019-06-01",
        text="""\
== plan/festival
period: 2019
== plan/choir
part_of: plan/festival
weight: 3
updates: [{date: 2019-05-01, text: half, progress: 50}]
== plan/stage
part_of: plan/festival
updates: [{date: 2019-05-01, text: begun, progress: 10}]
""",
        says={
            "plan/festival progress": "40",
            "plan/festival method": "parts",
            "plan/festival expected": None,
            "plan rollup": ("40", "1 of 1", "0 of 1"),
        },
        arithmetic="(3·50 + 1·10) / 4 = 40. Nothing is expected by parts. In the plan the whole counts, not its parts.",
    ),
    Case(
        name="parts-exactly-half-of-the-weight-is-known",
        on="2019-06-01",
        text="""\
== plan/festival
== plan/choir
part_of: plan/festival
weight: 1.5
milestones: [{id: songs, done: 2019-02}, {id: concert}, {id: record}, {id: tour}]
== plan/stage
part_of: plan/festival
weight: 1.5
""",
        says={"plan/festival progress": "25", "plan/festival method": "parts"},
        arithmetic="known 1.5 of 3 is exactly half: the mean of the known is the choir's 1 of 4.",
    ),
    Case(
        name="parts-less-than-half-of-the-weight-is-known",
        on="2019-06-01",
        text="""\
== plan/festival
updates: [{date: 2019-05-02, text: so they say, progress: 5}]
== plan/choir
part_of: plan/festival
weight: 1.4
updates: [{date: 2019-05-01, text: half, progress: 50}]
== plan/stage
part_of: plan/festival
weight: 1.5
""",
        says={"plan/festival progress": "5", "plan/festival method": "updates"},
        arithmetic="known 1.4 of 2.9 is less than half (1.45): the festival's own update speaks.",
    ),
    Case(
        name="parts-cancelled-and-proposed-ones-do-not-count",
        on="2019-06-01",
        text="""\
== plan/festival
== plan/choir
part_of: plan/festival
updates: [{date: 2019-05-01, text: going, progress: 70}]
== plan/stage
status: cancelled
part_of: plan/festival
weight: 9
updates: [{date: 2019-05-01, text: no funds, status: cancelled, progress: 10}]
== plan/film
status: proposed
part_of: plan/festival
weight: 9
""",
        says={"plan/festival progress": "70"},
        arithmetic="of 19 only the choir's 1 counts, and it is known: 70.",
    ),
    Case(
        name="parts-from-another-agreement",
        on="2019-06-01",
        text="""\
== plan/festival
== other/stage
part_of: plan/festival
updates: [{date: 2019-05-01, text: going, progress: 30}]
""",
        says={
            "plan/festival progress": "30",
            "plan rollup": ("30", "1 of 1", "0 of 1"),
            "other rollup": ("30", "1 of 1", "0 of 1"),
        },
        arithmetic="the only part gives 30. The other agreement does not hold the whole, so there the part counts.",
    ),
    Case(
        name="parts-that-lead-back-to-themselves-are-nobodys",
        on="2019-06-01",
        text="""\
== plan/festival
part_of: plan/choir
== plan/choir
part_of: plan/festival
updates: [{date: 2019-05-01, text: going, progress: 30}]
""",
        says={"plan/festival progress": None, "plan/choir progress": "30", "plan rollup": ("30", "1 of 2", "0 of 2")},
        arithmetic="neither is a part; both count in the plan, and the known 1 of 2 is half.",
    ),
]

UPDATES = [
    Case(
        name="updates-the-last-that-carries-a-progress",
        on="2019-02-20",
        text=HUNDRED_DAYS
        + """\
updates:
  - {date: 2019-02, text: a guess, progress: 42.5}
  - {date: 2019-01-28, text: begun, progress: 30}
  - {date: 2019-02-15, text: no figure}
  - {date: 2019-03-01, text: later, progress: 90}
""",
        says={"progress": "42 1/2", "method": "updates", "expected": "50"},
        arithmetic="February (from the 1st) is after 28 January and carries a figure. 50 of 100 days are over.",
    ),
    Case(
        name="updates-of-one-day-the-lower",
        on="2019-02-20",
        text="""\
updates:
  - {date: 2019-02-01, author: ann, text: more, progress: 40}
  - {date: 2019-02-01, author: ben, text: less, progress: 25}
""",
        says={"progress": "25", "expected": None},
        arithmetic="same bounds: the lower in the file. No period, nothing expected.",
    ),
    Case(
        name="updates-along-a-vague-period",
        on="2019-03-15",
        text="period: 2019-02/2019-03\nupdates: [{date: 2019-02-10, text: begun, progress: 30}]\n",
        says={"expected": "46 7/8", "health": "due_soon"},
        arithmetic="from the latest start, 28 February: 15 days over, of 31 + 1 = 32. 16.9 points behind is no risk.",
    ),
    Case(
        name="updates-before-the-start-and-after-the-end",
        on="2019-02-28",
        text="period: 2019-02/2019-03\nupdates: [{date: 2019-02-10, text: begun, progress: 30}]\n",
        says={"expected": "0"},
        arithmetic="on the latest start itself 0 of 32 days are over.",
    ),
    Case(
        name="updates-on-the-deadline",
        on="2019-03-31",
        text="period: 2019-02/2019-03\nupdates: [{date: 2019-02-10, text: begun, progress: 30}]\n",
        says={"expected": "96 7/8"},
        arithmetic="31 of 32 days: the last one is not over.",
    ),
    Case(
        name="updates-where-the-start-may-be-after-the-end",
        on="2018-07-15",
        text="period: 2018/2018-06\nupdates: [{date: 2018-07-01, text: begun, progress: 30}]\n",
        says={"progress": "30", "expected": None, "health": "late", "lateness": 15},
        arithmetic="latest start 31 December, deadline 30 June: no figure. Late all the same: 15 days in July.",
    ),
    Case(
        name="updates-stand-above-the-word",
        on="2019-03-01",
        text="status: completed\nended: 2019-02-28\nupdates: [{date: 2019-02, text: so far, progress: 40}]\n",
        says={"progress": "40", "method": "updates", "health": "done"},
        arithmetic="completed would be 100, but the update comes first.",
    ),
]

STATUS = [
    Case(
        name="status-completed",
        on="2019-03-01",
        text="status: completed\nperiod: 2018\n",
        says={"progress": "100", "method": "status", "expected": None},
        arithmetic="completed is 100; by status nothing is expected.",
    ),
    Case(
        name="status-proposed",
        on="2030-03-01",
        text="status: proposed\nperiod: 2018\n",
        says={"progress": "0", "method": "status", "expected": None},
        arithmetic="proposed is 0, however late.",
    ),
    Case(
        name="status-planned-on-the-last-day-on-which-it-may-start",
        on="2018-12-31",
        text="status: planned\nperiod: 2018/2019\n",
        says={"progress": "0", "method": "status", "expected": None},
        arithmetic="2018 may begin on 31 December: 0.",
    ),
    Case(
        name="status-planned-after-it",
        on="2019-01-01",
        text="status: planned\nperiod: 2018/2019\n",
        says={"progress": None, "method": None, "expected": None},
        arithmetic="it may have begun: unknown, not 0.",
    ),
    Case(
        name="status-planned-without-a-start",
        on="2099-01-01",
        text="status: planned\nperiod: ../2100\n",
        says={"progress": "0", "method": "status"},
        arithmetic="an open start is never past: 0 for ever.",
    ),
    Case(
        name="status-in-progress-says-nothing",
        on="2019-01-01",
        text="status: in_progress\nperiod: 2018/2019\n",
        says={"progress": None, "method": None, "expected": None},
        arithmetic="under way is not a number.",
    ),
]

CASES = [*MILESTONES, *INDICATORS, *OCCURRENCES, *PARTS, *UPDATES, *STATUS]


@table("case", CASES, ids=lambda case: case.name)
def test_progress_and_expected_are_what_one_computes_by_hand(case: Case, tmp_path: Path) -> None:
    assert case.found(tmp_path) == case.says, case.arithmetic
