"""Status, period and health of an action, by hand (docs/MEASURES.md, 2 and 5): every word and every reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.model.vocabularies import Health
from tests.measures.by_hand import Case
from tests.tables import table

if TYPE_CHECKING:
    from pathlib import Path

#: 1 January to 10 April 2019 are 100 days; before 20 February 50 of them are over.
HUNDRED_DAYS = "period: 2019-01-01/2019-04-10\n"
TOLD = """\
started: 2019-02-01
updates:
  - {date: 2019-04-01, text: no hall, status: on_hold}
  - {date: 2019-06-01, text: we have a hall, status: in_progress}
"""
ENDED = "status: completed\nstarted: 2019-02-01\nended: 2019-12-10\n"
POSTPONED = """\
period: 2018/2020
baseline: 2018/2018
updates:
  - {date: 2019-01-10, text: a year more, period: 2018/2019}
  - {date: 2019-11-05, text: and another, period: 2018/2020}
"""

STATES = [
    Case(
        name="before-it-is-adopted",
        on="2019-02-28",
        text="status: in_progress\nadopted: 2019-03\nupdates: [{date: 2019-01-05, text: done, status: completed}]\n",
        says={"status": "proposed", "basis": "dates", "health": "not_started", "reason": "proposed"},
        arithmetic="adopted from 1 March on; before it proposed, whatever an update says.",
    ),
    Case(
        name="from-the-first-day-of-its-adoption",
        on="2019-03-01",
        text="status: in_progress\nadopted: 2019-03\n",
        says={"status": "in_progress", "basis": "stored"},
        arithmetic="adopted counts from 1 March and confirms nothing: the stored word rests on nothing.",
    ),
    Case(
        name="the-last-update-gives-the-word",
        on="2019-05-31",
        text=TOLD,
        says={"status": "on_hold", "basis": "update"},
        arithmetic="1 April is the last update by 31 May.",
    ),
    Case(
        name="before-the-first-update-it-was-started",
        on="2019-03-31",
        text=TOLD,
        says={"status": "in_progress", "basis": "dates"},
        arithmetic="only later updates carry a status; started on 1 February.",
    ),
    Case(
        name="before-the-first-update-and-the-start-it-was-planned",
        on="2019-01-31",
        text=TOLD,
        says={"status": "planned", "basis": "dates"},
        arithmetic="only later updates carry a status; started is tomorrow.",
    ),
    Case(
        name="ended-is-not-looked-at-before-the-first-update",
        on="2019-04-01",
        text="""\
status: completed
ended: 2019-03-01
updates: [{date: 2019-05-01, text: closed, status: completed}]
""",
        says={"status": "planned", "basis": "dates"},
        arithmetic="no update by April, no started: planned, though it ended in March.",
    ),
    Case(
        name="a-final-word-before-its-end",
        on="2019-12-09",
        text=ENDED,
        says={"status": "in_progress", "basis": "dates"},
        arithmetic="ended tomorrow, started in February.",
    ),
    Case(
        name="a-final-word-on-its-end",
        on="2019-12-10",
        text=ENDED,
        says={"status": "completed", "basis": "dates"},
        arithmetic="ended counts from today and confirms the word.",
    ),
    Case(
        name="a-final-word-before-its-start",
        on="2019-01-31",
        text=ENDED,
        says={"status": "planned", "basis": "dates"},
        arithmetic="ended later: in progress; started later: planned.",
    ),
    Case(
        name="a-final-word-without-a-date",
        on="2010-01-01",
        text="status: completed\n",
        says={"status": "completed", "basis": "stored"},
        arithmetic="nothing dates it, so it is so on every day.",
    ),
    Case(
        name="planned-stays-planned-after-started",
        on="2019-06-01",
        text="status: planned\nstarted: 2019-02-01\n",
        says={"status": "planned", "basis": "stored"},
        arithmetic="started confirms only in_progress.",
    ),
    Case(
        name="the-period-first-agreed",
        on="2018-06-01",
        text=POSTPONED,
        says={"period": "2018/2018"},
        arithmetic="only later updates carry a period: the baseline.",
    ),
    Case(
        name="the-period-of-the-last-update",
        on="2019-11-04",
        text=POSTPONED,
        says={"period": "2018/2019", "slip": (1, 729)},
        arithmetic=(
            "10 January is the last by 4 November. From `2018` to `2019`: 2018-12-31 to 2019-01-01 is 1 day, "
            "2018-01-01 to 2019-12-31 is 365 + 364 = 729."
        ),
    ),
]

HEALTH = [
    Case(
        name="cancelled",
        on="2019-06-01",
        text="""\
status: cancelled
period: 2018
updates: [{date: 2019-01-10, text: no funds, status: cancelled}]
""",
        says={"health": "cancelled", "reason": "cancelled", "names": "no funds", "lateness": None},
        arithmetic="the status decides before the deadline that is past.",
    ),
    Case(
        name="done",
        on="2019-06-01",
        text="status: completed\nperiod: 2018\nended: 2019-02\nmilestones: [{id: venue, due: 2018-03}]\n",
        says={"health": "done", "reason": "completed", "progress": "0", "lateness": None},
        arithmetic="completed, though a milestone is open: 0 of 1, and nothing is late any more.",
    ),
    Case(
        name="done-in-part",
        on="2019-06-01",
        text="""\
status: partly_completed
updates: [{date: 2019-01-10, text: two of three towns, status: partly_completed}]
""",
        says={"health": "done_in_part", "reason": "partly-completed", "names": "two of three towns"},
        arithmetic="the status, and the words of its update.",
    ),
    Case(
        name="on-hold",
        on="2030-06-01",
        text="period: 2019\nupdates: [{date: 2019-01-10, text: no hall, status: on_hold}]\n",
        says={"health": "on_hold", "reason": "on-hold", "names": "no hall", "lateness": None},
        arithmetic="held since 2019: neither late nor silent.",
    ),
    Case(
        name="not-started-for-it-is-proposed",
        on="2030-06-01",
        text="status: proposed\nperiod: 2019\n",
        says={"health": "not_started", "reason": "proposed"},
        arithmetic="a proposal is never late.",
    ),
    Case(
        name="within-the-grace-of-its-start",
        on="2019-01-14",
        text="status: planned\nperiod: 2018/2019\n",
        says={"health": "not_started", "reason": "planned"},
        arithmetic="from 31 December 2018 to 14 January are 14 days: not more than 14.",
    ),
    Case(
        name="nothing-recorded-since-its-start",
        on="2019-01-15",
        text="status: planned\nperiod: 2018/2019\n",
        says={"health": "unknown", "reason": "nothing-recorded", "progress": None},
        arithmetic="15 days, and no dated fact.",
    ),
    Case(
        name="nothing-recorded-comes-before-late",
        on="2020-06-01",
        text="status: planned\nperiod: 2018/2019\nadopted: 2018-01\n",
        says={"health": "unknown", "reason": "nothing-recorded", "lateness": None},
        arithmetic="the deadline is 153 days past, but adopted is no fact: nothing is known.",
    ),
    Case(
        name="a-fact-of-a-part-is-a-record",
        on="2020-01-15",
        text="""\
== plan/festival
status: planned
period: 2018/2019
== plan/choir
part_of: plan/festival
milestones: [{id: songs, dropped: 2019-12-20}]
""",
        says={"plan/festival health": "late", "plan/festival lateness": 15},
        arithmetic="a milestone of the part was dropped: something is recorded. From 31 December to 15 January 15 days.",
    ),
    Case(
        name="on-its-last-day",
        on="2018-11-30",
        text="period: 2018-03/2018-11\nupdates: [{date: 2018-10-01, text: going, progress: 90}]\n",
        says={"health": "due_soon", "reason": "due-soon", "lateness": None},
        arithmetic="30 November is the deadline: 0 days left, not past. 60 days of silence are less than 90.",
    ),
    Case(
        name="late-by-ten-days",
        on="2018-12-10",
        text="period: 2018-03/2018-11\nupdates: [{date: 2018-10-01, text: going, progress: 99.99}]\n",
        says={"health": "late", "reason": "late", "lateness": 10},
        arithmetic="from 30 November to 10 December; 99.99 is not 100.",
    ),
    Case(
        name="late-though-nobody-knows-how-far",
        on="2018-12-01",
        text="period: 2018-03/2018-11\nupdates: [{date: 2018-10-01, text: going}]\n",
        says={"health": "late", "lateness": 1, "progress": None},
        arithmetic="unknown is not 100; one day.",
    ),
    Case(
        name="all-done-is-never-late",
        on="2019-01-15",
        text="period: 2018\nmilestones: [{id: concert, due: 2018-06, done: 2018-12-20}]\n",
        says={"health": "on_track", "reason": "under-way", "lateness": None, "hint": "all done: close it"},
        arithmetic="1 of 1 is 100 %, 15 days after the deadline; news of 26 days ago.",
    ),
    Case(
        name="a-milestone-within-the-grace",
        on="2019-06-14",
        text="period: 2019/2020\nstarted: 2019-06-01\nmilestones: [{id: venue, due: 2019-05}]\n",
        says={"health": "on_track", "reason": "under-way", "expected": "100", "progress": "0"},
        arithmetic="31 May to 14 June is 14 days. 100 points behind are no risk: milestones tell of their own lateness.",
    ),
    Case(
        name="the-milestone-that-is-longest-past-is-named",
        on="2019-06-15",
        text="""\
period: 2019/2020
started: 2019-06-01
milestones:
  - {id: venue, due: 2019-05}
  - {id: songs, due: 2019-05-30}
  - {id: bus, due: 2019-01, dropped: 2019-02}
  - {id: money, due: 2019-01, done: 2019-02}
  - {id: concert}
""",
        says={"health": "at_risk", "reason": "milestone-late", "names": "songs", "expected": "75"},
        arithmetic="venue 15 days, songs 16; bus is dropped, money done, concert undated. Due 3 of 4 live ones.",
    ),
    Case(
        name="of-milestones-equally-late-the-first-by-id",
        on="2019-06-20",
        text="""\
period: 2019/2020
started: 2019-06-01
milestones: [{id: venue, due: 2019-05}, {id: songs, due: 2019-05-31}]
""",
        says={"reason": "milestone-late", "names": "songs"},
        arithmetic="both 20 days: songs before venue.",
    ),
    Case(
        name="still-planned",
        on="2019-06-15",
        text="status: planned\nperiod: 2019-05/2020\nupdates: [{date: 2019-05-01, text: soon}]\n",
        says={"health": "at_risk", "reason": "start-late"},
        arithmetic="31 May to 15 June is 15 days, and something is recorded.",
    ),
    Case(
        name="twenty-points-behind-are-no-risk",
        on="2019-02-20",
        text=HUNDRED_DAYS + "updates: [{date: 2019-02-01, text: going, progress: 30}]\n",
        says={"expected": "50", "health": "on_track"},
        arithmetic="50 - 30 = 20: not more than 20.",
    ),
    Case(
        name="more-than-twenty-are",
        on="2019-02-20",
        text=HUNDRED_DAYS + "updates: [{date: 2019-02-01, text: going, progress: 29.99}]\n",
        says={"expected": "50", "health": "at_risk", "reason": "behind"},
        arithmetic="50 - 29.99 = 20.01.",
    ),
    Case(
        name="waits-for-the-one-that-is-longest-late",
        on="2019-06-01",
        text="""\
== plan/choir
updates: [{date: 2019-05-20, text: going}]
depends_on: [plan/hall, plan/bus, plan/film, plan/money]
== plan/bus
period: ../2019-05-25
updates: [{date: 2019-05-20, text: going}]
== plan/film
status: cancelled
== plan/hall
period: ../2019-05-11
updates: [{date: 2019-05-20, text: going}]
== plan/money
status: on_hold
""",
        says={
            "plan/choir health": "at_risk",
            "plan/choir reason": "waits-for",
            "plan/choir names": "plan/hall",
            "plan/hall lateness": 21,
            "plan/bus lateness": 7,
        },
        arithmetic="hall 11 May to 1 June 21 days, bus 25 May 7 days; late comes before cancelled and held.",
    ),
    Case(
        name="waits-for-a-cancelled-one-rather-than-a-held-one",
        on="2019-06-01",
        text="""\
== plan/choir
updates: [{date: 2019-05-20, text: going}]
depends_on: [other/bus, plan/hall]
== other/bus
status: on_hold
== plan/hall
status: cancelled
""",
        says={"plan/choir reason": "waits-for", "plan/choir names": "plan/hall"},
        arithmetic="cancelled before on hold.",
    ),
    Case(
        name="waits-for-one-that-is-held-by-a-former-name",
        on="2019-06-01",
        text="""\
== plan/choir
updates: [{date: 2019-05-20, text: going}]
depends_on: [plan/omnibus]
== other/bus
status: on_hold
formerly: [plan/omnibus]
""",
        says={"plan/choir reason": "waits-for", "plan/choir names": "other/bus"},
        arithmetic="plan/omnibus is called other/bus today.",
    ),
    Case(
        name="waits-for-what-is-at-risk-is-no-risk",
        on="2019-06-20",
        text="""\
== plan/choir
updates: [{date: 2019-05-20, text: going}]
depends_on: [plan/hall]
== plan/hall
updates: [{date: 2019-05-20, text: going}]
milestones: [{id: roof, due: 2019-01}]
""",
        says={"plan/hall health": "at_risk", "plan/choir health": "on_track"},
        arithmetic="only late, held and cancelled ones are waited for in vain.",
    ),
    Case(
        name="a-decision-about-it-is-overdue",
        on="2019-06-01",
        text="""\
== other
meetings:
  - id: spring
    date: 2019-03-01
    decisions:
      - {id: hire, text: hire a bus, due: 2019-05, about: [plan/choir]}
      - {id: rent, text: rent the hall, due: 2019-04, about: [plan/choir], done: 2019-05-20}
== plan/choir
updates: [{date: 2019-05-20, text: going}]
""",
        says={"health": "at_risk", "reason": "decision-overdue", "names": "hire"},
        arithmetic="31 May was its last day; rent is done. The meeting is another agreement's.",
    ),
    Case(
        name="a-decision-of-a-meeting-that-is-to-come",
        on="2019-06-01",
        text="""\
== plan
meetings:
  - id: summer
    date: 2019-06-02/2019-06-04
    decisions: [{id: hire, text: hire a bus, due: 2019-05, about: [plan/choir]}]
== plan/choir
updates: [{date: 2019-05-20, text: going}]
""",
        says={"health": "on_track"},
        arithmetic="nobody has met yet: 2 June is tomorrow.",
    ),
    Case(
        name="eighty-nine-days-of-silence",
        on="2019-06-28",
        text="period: 2019/2021\nupdates: [{date: 2019-03, text: going}]\n",
        says={"health": "on_track", "reason": "under-way", "updated": "2019-03-01"},
        arithmetic="from 31 March, the latest day of the last fact: 30 + 31 + 28 = 89.",
    ),
    Case(
        name="ninety-days-of-silence",
        on="2019-06-29",
        text="period: 2019/2021\nupdates: [{date: 2019-03, text: going}]\n",
        says={"health": "unknown", "reason": "silent"},
        arithmetic="from 31 March: 30 + 31 + 29 = 90.",
    ),
    Case(
        name="under-way-without-a-record",
        on="2019-05-30",
        text="status: in_progress\n",
        says={"health": "unknown", "reason": "nothing-recorded"},
        arithmetic="no period, so 5.3 does not fit; under way and silent does.",
    ),
    Case(
        name="what-only-comes-again-is-silent-from-its-next-day",
        on="2020-08-15",
        text="""\
recurs: FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18
period: 2018/2025
occurrences: [{date: 2018-05-18, state: held}, {date: 2019-05-18, state: held}]
""",
        says={"health": "on_track", "progress": "25", "expected": "37 1/2"},
        arithmetic="news was due on 18 May 2020: 13 + 30 + 31 + 15 = 89 days. 2 of 8 held, 3 of 8 over: 12.5 behind.",
    ),
    Case(
        name="what-only-comes-again-ninety-days-after-it",
        on="2020-08-16",
        text="""\
recurs: FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18
period: 2018/2025
occurrences: [{date: 2018-05-18, state: held}, {date: 2019-05-18, state: held}]
""",
        says={"health": "unknown", "reason": "silent"},
        arithmetic="13 + 30 + 31 + 16 = 90 days since 18 May 2020.",
    ),
    Case(
        name="what-comes-again-and-has-milestones-is-silent-as-any",
        on="2019-08-16",
        text="""\
recurs: FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18
period: 2018/2025
milestones: [{id: statutes, due: 2025}]
occurrences: [{date: 2019-05-18, state: held}]
""",
        says={"health": "unknown", "reason": "silent"},
        arithmetic="the last fact is of 18 May 2019: 90 days.",
    ),
    Case(
        name="risk-comes-before-silence",
        on="2019-12-21",
        text="""\
period: 2018/2019
started: 2018-02
milestones: [{id: venue, due: 2018-12}]
""",
        says={"health": "at_risk", "reason": "milestone-late"},
        arithmetic="silent since February 2018, and ten days before the end; the milestone is 355 days late.",
    ),
    Case(
        name="silence-comes-before-due-soon",
        on="2019-12-21",
        text="period: 2018/2019\nstarted: 2018-02\n",
        says={"health": "unknown", "reason": "silent"},
        arithmetic="ten days before the end nobody knows anything.",
    ),
    Case(
        name="thirty-one-days-left",
        on="2019-05-30",
        text="period: 2019-05-25/2019-06-30\nstarted: 2019-05-25\n",
        says={"health": "on_track"},
        arithmetic="1 in May and 30 in June.",
    ),
    Case(
        name="thirty-days-left",
        on="2019-05-31",
        text="period: 2019-05-25/2019-06-30\nstarted: 2019-05-25\n",
        says={"health": "due_soon", "reason": "due-soon"},
        arithmetic="30 days in June.",
    ),
    Case(
        name="due-soon-though-planned",
        on="2019-06-08",
        text="status: planned\nperiod: 2019-06-20/2019-06-30\n",
        says={"health": "due_soon", "progress": "0"},
        arithmetic="22 days left; it need not have begun.",
    ),
    Case(
        name="planned-without-dates",
        on="2019-06-08",
        text="status: planned\n",
        says={"health": "not_started", "reason": "planned"},
        arithmetic="nothing is open, so nothing is past.",
    ),
    Case(
        name="other-limits",
        on="2019-01-09",
        text="""\
== settings
thresholds: {stale_days: 7, due_soon_days: 3}
== plan/choir
period: 2019-01-01/2019-01-14
updates: [{date: 2019-01-02, text: going, progress: 50}]
""",
        says={"health": "unknown", "reason": "silent", "expected": "57 1/7"},
        arithmetic="2 to 9 January is 7 days. 8 of 14 days are over, 7.1 points behind.",
    ),
]


@table("case", [*STATES, *HEALTH], ids=lambda case: case.name)
def test_status_and_health_are_what_one_finds_by_hand(case: Case, tmp_path: Path) -> None:
    assert case.found(tmp_path) == case.says, case.arithmetic


def test_every_word_and_every_reason_has_a_case() -> None:
    """The reasons are those that MEASURES.md tells apart; `nothing-recorded` is that of 5.3 and of 5.6."""
    words = {figure for case in HEALTH for key, figure in case.says.items() if key.endswith("health")}
    reasons = {figure for case in HEALTH for key, figure in case.says.items() if key.endswith("reason")}
    assert words == set(Health)
    assert reasons == {
        "cancelled", "completed", "partly-completed", "on-hold", "proposed", "nothing-recorded", "late",
        "milestone-late", "start-late", "behind", "waits-for", "decision-overdue", "silent", "due-soon", "planned",
        "under-way",
    }  # fmt: skip
