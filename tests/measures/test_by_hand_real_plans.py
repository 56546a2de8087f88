"""Health on the second reading of the model, by hand: vague starts, wholes, silence, what is all done, what comes again.

docs/MEASURES.md, 3.6, 5, 6.6 and 14; the cases are those of real plans, whose owners knew better.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.measures.by_hand import Case
from tests.tables import table

if TYPE_CHECKING:
    from pathlib import Path

VAGUE = [
    Case(
        name="the-last-day-of-a-vague-start-that-ends-before-it-has-begun",
        on="2022-06-30",
        text="""\
status: planned
period: 2022/2022-06
""",
        says={"health": "due_soon", "progress": "0", "lateness": None},
        arithmetic="begun by min(2022-12-31, 2022-06-30); the deadline is today.",
    ),
    Case(
        name="the-day-after-that-deadline-is-unknown-and-not-late",
        on="2022-07-01",
        text="""\
status: planned
period: 2022/2022-06
""",
        says={"health": "unknown", "reason": "nothing-recorded", "progress": None, "lateness": None},
        arithmetic="nothing recorded and the deadline is past: 5.3 before 5.4.",
    ),
    Case(
        name="it-stays-so",
        on="2022-12-31",
        text="""\
status: planned
period: 2022/2022-06
""",
        says={"health": "unknown", "lateness": None},
        arithmetic="the same half a year later: lateness does not heal by waiting, since it never was.",
    ),
    Case(
        name="with-a-word-on-record-it-is-late",
        on="2022-07-11",
        text="""\
status: planned
period: 2022/2022-06
updates: [{date: 2022-05-02, text: going}]
""",
        says={"health": "late", "lateness": 11, "progress": None},
        arithmetic="30 June to 11 July.",
    ),
    Case(
        name="still-planned-counts-from-the-deadline-where-that-is-earlier",
        on="2022-07-01",
        text="""\
status: planned
period: 2022/2022-06-10
milestones: [{id: hall, due: 2023, done: 2022-05-01}]
""",
        says={"health": "at_risk", "reason": "start-late"},
        arithmetic="100 % by milestones, so not late; begun by 10 June, 21 days ago, more than 14.",
    ),
    Case(
        name="an-open-start-has-begun-at-the-deadline",
        on="2022-06-30",
        text="""\
status: planned
period: ../2022-06
""",
        says={"health": "due_soon", "progress": "0"},
        arithmetic="planned is 0 up to and including 30 June.",
    ),
    Case(
        name="and-is-unknown-after-it",
        on="2022-07-01",
        text="""\
status: planned
period: ../2022-06
""",
        says={"health": "unknown", "reason": "nothing-recorded", "progress": None},
        arithmetic="begun by 30 June; nothing recorded.",
    ),
    Case(
        name="under-way-without-a-word-past-its-deadline",
        on="2019-07-01",
        text="period: 2019-06-25/2019-06-30\n",
        says={"health": "unknown", "reason": "nothing-recorded", "lateness": None},
        arithmetic="begun 6 days ago, within the days of grace, but the deadline is past and nothing is recorded.",
    ),
    Case(
        name="a-fact-of-a-part-is-a-fact",
        on="2019-07-10",
        text="""\
== plan/choir
period: 2019/2019-06
== plan/songs
part_of: plan/choir
updates: [{date: 2019-05-05, text: learnt}]
""",
        says={"plan/choir health": "late", "plan/choir lateness": 10},
        arithmetic="the part's update is on record: 30 June to 10 July.",
    ),
    Case(
        name="without-a-period-nothing-is-past",
        on="2030-01-01",
        text="status: planned\n",
        says={"health": "not_started", "progress": "0"},
        arithmetic="no start, no deadline.",
    ),
]

AGENDA = [
    Case(
        name="a-deadline-of-which-nothing-is-recorded-is-not-overdue",
        on="2024-01-01",
        text="""\
== plan/choir
status: planned
period: 2022/2022-06
""",
        says={"overdue": (), "unrecorded": ("2022-06 deadline plan/choir",)},
        arithmetic="health is unknown, so nobody knows that it is late.",
    ),
    Case(
        name="nor-are-its-milestones",
        on="2019-07-10",
        text="""\
== plan/choir
period: 2019-01/2019-12
milestones: [{id: hall, due: 2019-02}]
""",
        says={"overdue": (), "unrecorded": ("2019-02 milestone plan/choir hall",), "plan/choir health": "unknown"},
        arithmetic="begun by 31 January, nothing recorded.",
    ),
    Case(
        name="what-is-late-is-overdue",
        on="2019-07-10",
        text="""\
== plan/choir
period: 2019/2019-06
updates: [{date: 2019-05-05, text: going}]
""",
        says={"overdue": ("2019-06 deadline plan/choir",), "unrecorded": ()},
        arithmetic="late by 10 days, on evidence.",
    ),
]

AGREEMENT = [
    Case(
        name="all-unknown-is-unknown",
        on="2019-06-01",
        text="""\
== plan/a
status: in_progress
== plan/b
status: in_progress
""",
        says={"plan health": "unknown"},
        arithmetic="late and at risk 0 of 2; with the unknown ones 2 of 2, more than a third.",
    ),
    Case(
        name="a-third-unknown-is-not-more-than-a-third",
        on="2019-06-01",
        text="""\
== plan/a
status: in_progress
== plan/b
updates: [{date: 2019-05-20, text: going}]
== plan/c
updates: [{date: 2019-05-20, text: going}]
""",
        says={"plan health": "on_track"},
        arithmetic="1 of 3.",
    ),
    Case(
        name="two-late-of-five-is-at-risk-whatever-else",
        on="2019-06-01",
        text="""\
== plan/a
period: ../2019-04
updates: [{date: 2019-05-20, text: going}]
== plan/b
period: ../2019-04
updates: [{date: 2019-05-20, text: going}]
== plan/c
status: in_progress
== plan/d
updates: [{date: 2019-05-20, text: going}]
== plan/e
updates: [{date: 2019-05-20, text: going}]
""",
        says={"plan health": "at_risk"},
        arithmetic="2 of 5, 40 %, on evidence.",
    ),
    Case(
        name="one-late-and-one-unknown-of-three",
        on="2019-06-01",
        text="""\
== plan/a
period: ../2019-04
updates: [{date: 2019-05-20, text: going}]
== plan/b
status: in_progress
== plan/c
updates: [{date: 2019-05-20, text: going}]
""",
        says={"plan health": "unknown"},
        arithmetic="late 1 of 3 is not more than a third; with the unknown one 2 of 3.",
    ),
    Case(
        name="the-share-of-the-settings-is-the-limit-of-both",
        on="2019-06-01",
        text="""\
== settings
thresholds: {at_risk_share: 70}
== plan/a
period: ../2019-04
updates: [{date: 2019-05-20, text: going}]
== plan/b
status: in_progress
== plan/c
updates: [{date: 2019-05-20, text: going}]
""",
        says={"plan health": "on_track"},
        arithmetic="1 of 3, and 2 of 3 with the unknown one: neither is more than 70 %.",
    ),
]

WHOLE = [
    Case(
        name="a-whole-is-at-risk-when-more-than-a-third-of-its-parts-fail",
        on="2019-06-01",
        text="""\
== plan/choir
updates: [{date: 2019-05-20, text: going}]
== plan/a
part_of: plan/choir
period: ../2019-05-21
updates: [{date: 2019-05-20, text: going, progress: 10}]
== plan/b
part_of: plan/choir
updates: [{date: 2019-05-20, text: going, progress: 10}]
""",
        says={"plan/choir health": "at_risk", "plan/choir reason": "parts-in-trouble", "plan/choir progress": "10"},
        arithmetic="a is late: 1 of 2.",
    ),
    Case(
        name="one-of-three-parts-is-not-more-than-a-third",
        on="2019-06-01",
        text="""\
== plan/choir
updates: [{date: 2019-05-20, text: going}]
== plan/a
part_of: plan/choir
period: ../2019-05-21
updates: [{date: 2019-05-20, text: going, progress: 10}]
== plan/b
part_of: plan/choir
updates: [{date: 2019-05-20, text: going, progress: 10}]
== plan/c
part_of: plan/choir
updates: [{date: 2019-05-20, text: going, progress: 10}]
""",
        says={"plan/choir health": "on_track"},
        arithmetic="1 of 3.",
    ),
    Case(
        name="the-worst-part-is-named",
        on="2019-06-01",
        text="""\
== plan/choir
updates: [{date: 2019-05-20, text: going}]
== plan/a
part_of: plan/choir
period: ../2019-05-21
updates: [{date: 2019-05-20, text: going, progress: 10}]
== plan/b
part_of: plan/choir
period: ../2019-05-01
updates: [{date: 2019-05-20, text: going, progress: 10}]
== plan/c
part_of: plan/choir
updates: [{date: 2019-05-20, text: going, progress: 10}]
""",
        says={"plan/choir health": "at_risk", "plan/choir names": "plan/b"},
        arithmetic="2 of 3; b is late by 31 days, a by 11.",
    ),
    Case(
        name="a-whole-with-milestones-of-its-own-is-judged-by-them",
        on="2019-06-01",
        text="""\
== plan/choir
updates: [{date: 2019-05-20, text: going}]
milestones: [{id: hall, due: 2020, done: 2019-05-20}, {id: songs, due: 2020}]
== plan/a
part_of: plan/choir
period: ../2019-05-21
updates: [{date: 2019-05-20, text: going, progress: 10}]
""",
        says={"plan/choir health": "on_track", "plan/choir method": "milestones"},
        arithmetic="method 1 gives a number: parts change nothing.",
    ),
    Case(
        name="parts-without-a-number-count-too",
        on="2019-06-01",
        text="""\
== plan/choir
updates: [{date: 2019-05-20, text: going}]
== plan/a
part_of: plan/choir
period: ../2019-05-21
updates: [{date: 2019-05-20, text: going}]
""",
        says={"plan/choir health": "at_risk", "plan/choir reason": "parts-in-trouble", "plan/choir progress": None},
        arithmetic="its part is late with unknown progress: 1 of 1.",
    ),
    Case(
        name="unknown-parts-are-no-trouble",
        on="2019-06-01",
        text="""\
== plan/choir
updates: [{date: 2019-05-20, text: going}]
== plan/a
part_of: plan/choir
period: 2018/2020
""",
        says={"plan/choir health": "on_track", "plan/a health": "unknown"},
        arithmetic="0 of 1 late or at risk: being at risk takes evidence.",
    ),
    Case(
        name="parts-on-hold-are-active-and-no-trouble",
        on="2019-06-01",
        text="""\
== plan/choir
updates: [{date: 2019-05-20, text: going}]
== plan/a
part_of: plan/choir
period: ../2019-05-21
updates: [{date: 2019-05-20, text: going, progress: 10}]
== plan/b
part_of: plan/choir
updates: [{date: 2019-05-20, text: going, progress: 10}]
== plan/c
part_of: plan/choir
updates: [{date: 2019-05-20, text: no hall, status: on_hold}]
""",
        says={"plan/choir health": "on_track"},
        arithmetic="1 of 3 active ones.",
    ),
]

FULL = [
    Case(
        name="all-done-is-never-silent",
        on="2019-06-01",
        text="""\
status: in_progress
period: 2018-01/2019-12
milestones: [{id: hall, done: 2018-02-01}]
""",
        says={"health": "on_track", "hint": "all done: close it", "asks": ("plan/one: on_track, all-done",)},
        arithmetic="100 %, and the last fact is 485 days ago: nobody expects more news.",
    ),
    Case(
        name="nor-late",
        on="2020-06-01",
        text="""\
status: in_progress
period: 2018-01/2019-12
milestones: [{id: hall, done: 2018-02-01}]
""",
        says={"health": "on_track", "lateness": None, "hint": "all done: close it"},
        arithmetic="the deadline is past, and it is 100 %.",
    ),
    Case(
        name="due-soon-stands",
        on="2019-12-15",
        text="""\
status: in_progress
period: 2018-01/2019-12
milestones: [{id: hall, done: 2018-02-01}]
""",
        says={"health": "due_soon", "hint": "all done: close it"},
        arithmetic="16 days left.",
    ),
    Case(
        name="an-indicator-with-a-target-that-was-never-read-is-a-gap",
        on="2020-01-11",
        text="""\
status: in_progress
period: 2018/2019
indicators:
  - {id: seats, baseline: {value: 0}, target: {value: 10}, readings: [{date: 2018-03-01, value: 10}]}
  - {id: songs, baseline: {value: 0}, target: {value: 5}}
""",
        says={"progress": "100", "health": "late", "lateness": 11, "hint": None},
        arithmetic="seats are full, songs were never read: 100 is the mean of what is known, not of all.",
    ),
    Case(
        name="so-it-is-silent-too",
        on="2019-06-01",
        text="""\
status: in_progress
period: 2018/2019
indicators:
  - {id: seats, baseline: {value: 0}, target: {value: 10}, readings: [{date: 2018-03-01, value: 10}]}
  - {id: songs, baseline: {value: 0}, target: {value: 5}}
""",
        says={"health": "unknown", "reason": "silent"},
        arithmetic="the last fact is 457 days ago.",
    ),
    Case(
        name="a-level-to-hold-is-never-all-done-before-the-deadline",
        on="2019-06-01",
        text="""\
status: in_progress
period: 2018/2019
indicators: [{id: pupils, kind: keep, target: {value: 884}, readings: [{date: 2018-12-31, value: 900}]}]
""",
        says={"progress": "100", "health": "unknown", "reason": "silent", "hint": None},
        arithmetic="900 holds 884; but it is to be held until the end of 2019, and nobody looked for 152 days.",
    ),
    Case(
        name="after-it-it-was-held",
        on="2020-06-01",
        text="""\
status: in_progress
period: 2018/2019
indicators: [{id: pupils, kind: keep, target: {value: 884}, readings: [{date: 2018-12-31, value: 900}]}]
""",
        says={"progress": "100", "health": "on_track", "lateness": None, "hint": "all done: close it"},
        arithmetic="the deadline is past, and the last reading holds it.",
    ),
    Case(
        name="words-are-no-level-to-hold-whatever-the-kind",
        on="2019-06-01",
        text="""\
status: in_progress
period: 2018/2019
indicators:
  - {id: label, kind: keep, measure: qualitative, target: {value: kept}, readings: [{date: 2018-12-31, value: kept}]}
""",
        says={"progress": "100", "health": "on_track", "hint": "all done: close it"},
        arithmetic="one in words, whatever its kind (3.2): it says what the target does, and all is done (3.7).",
    ),
    Case(
        name="one-without-a-target-is-none",
        on="2019-06-01",
        text="""\
status: in_progress
period: 2018/2019
indicators:
  - {id: seats, baseline: {value: 0}, target: {value: 10}, readings: [{date: 2018-03-01, value: 10}]}
  - {id: songs}
""",
        says={"health": "on_track", "hint": "all done: close it"},
        arithmetic="nothing was promised of songs.",
    ),
    Case(
        name="a-part-that-is-not-known-is-a-gap",
        on="2019-06-01",
        text="""\
== plan/choir
period: 2018/2019-05
updates: [{date: 2018-05-20, text: going}]
== plan/a
part_of: plan/choir
status: completed
ended: 2018-06
== plan/b
part_of: plan/choir
""",
        says={"plan/choir progress": "100", "plan/choir health": "late"},
        arithmetic="a is 100, b not known; half of the weight suffices for a number, not to be all done.",
    ),
]

SILENCE = [
    Case(
        name="a-month-counts-from-its-last-day",
        on="2022-11-30",
        text="""\
period: 2022/2023
updates: [{date: 2022-09, text: report}]
""",
        says={"health": "on_track", "updated": "2022-09-01"},
        arithmetic="30 September to 30 November: 31 + 30 = 61.",
    ),
    Case(
        name="ninety-days-after-it",
        on="2022-12-29",
        text="""\
period: 2022/2023
updates: [{date: 2022-09, text: report}]
""",
        says={"health": "unknown", "reason": "silent"},
        arithmetic="30 September to 29 December: 31 + 30 + 29 = 90.",
    ),
    Case(
        name="the-day-holds-it",
        on="2022-12-01",
        text="""\
period: 2022/2023
updates: [{date: 2022, text: report}]
""",
        says={"health": "on_track"},
        arithmetic="the fact may be of 31 December: held to today, 0 days.",
    ),
    Case(
        name="the-last-fact-is-the-one-that-begins-last",
        on="2019-09-29",
        text="""\
period: 2019/2021
updates: [{date: 2019, text: all year}, {date: 2019-07-01, text: once}]
""",
        says={"health": "unknown", "reason": "silent"},
        arithmetic="2019 begins on 1 January, so the last fact is 1 July: 30 + 31 + 29 = 90, whatever 2019 may mean.",
    ),
    Case(
        name="a-yearly-report-is-awaited-until-45-days-after-the-next-year",
        on="2021-02-14",
        text="""\
== plan
rhythm: yearly
== plan/choir
period: 2019/2025
updates: [{date: 2019-12-31, text: report}]
""",
        says={"plan/choir health": "on_track", "plan/choir report_by": "2021-02-14"},
        arithmetic="the year after 2019 ends on 31 December 2020; 45 days later is 14 February 2021.",
    ),
    Case(
        name="then-it-is-silent",
        on="2021-02-15",
        text="""\
== plan
rhythm: yearly
== plan/choir
period: 2019/2025
updates: [{date: 2019-12-31, text: report}]
""",
        says={"plan/choir health": "unknown", "plan/choir reason": "silent"},
        arithmetic="46 days after.",
    ),
    Case(
        name="a-quarterly-one",
        on="2022-08-14",
        text="""\
== plan
rhythm: quarterly
== plan/choir
period: 2019/2025
updates: [{date: 2022-02, text: report}]
""",
        says={"plan/choir health": "on_track", "plan/choir report_by": "2022-08-14"},
        arithmetic="28 February is of the 1st quarter; the 2nd ends on 30 June; + 45 = 14 August.",
    ),
    Case(
        name="one-day-more",
        on="2022-08-15",
        text="""\
== plan
rhythm: quarterly
== plan/choir
period: 2019/2025
updates: [{date: 2022-02, text: report}]
""",
        says={"plan/choir health": "unknown"},
        arithmetic="46 days after 30 June.",
    ),
    Case(
        name="half-yearly",
        on="2020-02-14",
        text="""\
== plan
rhythm: half_yearly
== plan/choir
period: 2019/2025
updates: [{date: 2019-06-30, text: report}]
""",
        says={"plan/choir report_by": "2020-02-14"},
        arithmetic="the 2nd half of 2019 ends on 31 December; + 45.",
    ),
    Case(
        name="monthly",
        on="2019-04-01",
        text="""\
== plan
rhythm: monthly
== plan/choir
period: 2019/2025
updates: [{date: 2019-02-01, text: report}]
""",
        says={"plan/choir report_by": "2019-05-15"},
        arithmetic="March ends on the 31st; + 45 = 15 May.",
    ),
    Case(
        name="the-settings-say-it-for-all-and-the-agreement-first",
        on="2019-04-01",
        text="""\
== settings
rhythm: yearly
thresholds: {rhythm_days: 10}
== plan
rhythm: monthly
== plan/choir
period: 2019/2025
updates: [{date: 2019-02-01, text: report}]
== other
== other/choir
period: 2019/2025
updates: [{date: 2019-02-01, text: report}]
""",
        says={"plan/choir report_by": "2019-04-10", "other/choir report_by": "2021-01-10"},
        arithmetic="monthly: 31 March + 10; yearly: 31 December 2020 + 10.",
    ),
    Case(
        name="a-plan-does-not-take-its-frameworks",
        on="2019-08-01",
        text="""\
== frame
kind: framework
rhythm: yearly
== plan
parent: frame
== plan/choir
period: 2019/2025
updates: [{date: 2019-02-01, text: report}]
""",
        says={"plan/choir report_by": None, "plan/choir health": "unknown"},
        arithmetic="181 days of silence.",
    ),
    Case(
        name="the-agenda-tells-the-first-day-by-which-a-report-is-due",
        on="2022-07-20",
        text="""\
== plan
rhythm: quarterly
== plan/choir
period: 2019/2025
updates: [{date: 2022-02, text: report}]
== plan/songs
period: 2019/2025
updates: [{date: 2022-05-03, text: report}]
""",
        says={"30 ahead": ("2022-08-14 report plan",)},
        arithmetic="choir by 14 August, songs by 14 November.",
    ),
    Case(
        name="no-fact-at-all-is-silent-whatever-the-rhythm",
        on="2022-08-01",
        text="""\
== plan
rhythm: yearly
== plan/choir
""",
        says={"plan/choir health": "unknown", "plan/choir reason": "nothing-recorded"},
        arithmetic="nothing is recorded.",
    ),
]

RECURRING = [
    Case(
        name="planned-with-an-occurrence-held-is-on-track",
        on="2019-06-01",
        text="""\
status: planned
recurs: FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18
period: 2018/2021
occurrences: [{date: 2018-05-18, state: held}, {date: 2019-05-18, state: held}]
""",
        says={"health": "on_track", "reason": "under-way"},
        arithmetic="it is not still planned: it took place.",
    ),
    Case(
        name="with-only-a-cancelled-one-it-is-planned-and-not-start-late",
        on="2019-04-01",
        text="""\
status: planned
recurs: FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18
period: 2018/2021
occurrences: [{date: 2018-05-18, state: cancelled}]
""",
        says={"health": "not_started", "reason": "planned"},
        arithmetic="an occurrence is on record; none was held.",
    ),
    Case(
        name="a-day-that-passed-without-a-word-is-told",
        on="2019-06-10",
        text="""\
status: planned
recurs: FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18
period: 2018/2021
occurrences: [{date: 2018-05-18, state: held}]
""",
        says={"unrecorded": ("2019-05-18 occurrence plan/one",), "asks": ("plan/one: at_risk, behind",)},
        arithmetic="18 May passed, and 1 of the 2 days so far is held: 25 % where 50 % was expected.",
    ),
    Case(
        name="within-the-days-of-grace-only-in-the-agenda",
        on="2019-05-30",
        text="""\
status: planned
recurs: FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18
period: 2018/2038
occurrences: [{date: 2018-05-18, state: held}]
""",
        says={"unrecorded": ("2019-05-18 occurrence plan/one",), "asks": ()},
        arithmetic="12 days: somebody may still write it down.",
    ),
    Case(
        name="then-it-is-asked-for",
        on="2019-06-02",
        text="""\
status: planned
recurs: FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18
period: 2018/2038
occurrences: [{date: 2018-05-18, state: held}]
""",
        says={"asks": ("plan/one: on_track, no-record",)},
        arithmetic="15 days, more than 14; 1 of 21 days held is 5 points behind.",
    ),
]

COUNTS = [
    Case(
        name="what-figures-leave-out-is-counted",
        on="2019-06-01",
        text="""\
== plan/a
updates: [{date: 2019-05-20, text: going}]
== plan/b
status: cancelled
== plan/c
status: proposed
== plan/d
status: completed
ended: 2019-02
""",
        says={"plan left_out": (1, 1), "plan rollup": ("100", "1 of 2", "1 of 2")},
        arithmetic="b is cancelled, c proposed; a and d count.",
    ),
]


@table(
    "case",
    [*VAGUE, *AGENDA, *AGREEMENT, *WHOLE, *FULL, *SILENCE, *RECURRING, *COUNTS],
    ids=lambda case: case.name,
)
def test_it_is_what_one_finds_by_hand(case: Case, tmp_path: Path) -> None:
    assert case.found(tmp_path) == case.says, case.arithmetic
