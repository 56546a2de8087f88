"""How late something was done, by hand (docs/MEASURES.md, 8.3)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coopctl.measures import done_late
from coopctl.measures.standing import standing
from coopctl.model.dates import parse_fact
from coopctl.model.records import Decision, Milestone
from tests.measures.by_hand import workspace
from tests.tables import table

if TYPE_CHECKING:
    from pathlib import Path

#: due, done, dropped, the day that is asked, days late, and why.
CASES = [
    ("2019-06-30", "2019-08-06", None, "2019-12-31", 37, "31 days to 31 July and 6 more"),
    ("2019-06-30", "2019-06-30", None, "2019-12-31", 0, "on the day"),
    ("2019-06-30", "2019-07-01", None, "2019-12-31", 1, "a day later"),
    ("2019-06", "2019-06-30", None, "2019-12-31", 0, "June ends on the 30th"),
    ("2019-06-15", "2019-06", None, "2019-12-31", 0, "June begins on the 1st: it may have been in time"),
    ("2019-33", "2019-34", None, "2019-12-31", 1, "31 March to 1 April"),
    ("2019-06-30", "2019-08-06", None, "2019-08-05", None, "not done by the day"),
    (None, "2019-08-06", None, "2019-12-31", None, "no due date"),
    ("2019-06-30", None, None, "2019-12-31", None, "not done"),
    ("2019-06-30", "2019-08-06", "2019-09", "2019-12-31", None, "dropped wins"),
    ("2019-06-30", "2019-08-06", "2019-09", "2019-08-31", 37, "not dropped yet"),
    ("2019-06-30", "../2019-06", None, "2019-12-31", 0, "its latest day, 30 June, is in time"),
    ("2019-06-30", "../2019-07", None, "2019-12-31", None, "by 31 July: perhaps in time, perhaps not"),
    ("2019-06-30", "../2019-06", None, "2019-06-29", None, "counts from 30 June"),
]


@table(("due", "done", "dropped", "day", "late", "why"), CASES)
def test_milestones_and_decisions(
    due: str | None, done: str | None, dropped: str | None, day: str, late: int | None, why: str
) -> None:
    at = date.fromisoformat(day)
    planned, was, gone = (parse_fact(each) if each else None for each in (due, done, dropped))

    assert done_late.of_milestone(Milestone(id="a", due=planned, done=was, dropped=gone), at) == late, why
    assert done_late.of_decision(Decision(id="a", due=planned, done=was, dropped=gone), at) == late, why


MOVED = """\
status: completed
period: 2019-09
baseline: 2019-06
ended: 2019-08-06
updates:
  - {date: 2019-06-20, text: it moves, period: 2019-09}
  - {date: 2019-08-06, text: done, status: completed}
"""


@table(
    ("text", "day", "late"),
    [
        ("status: completed\nperiod: 2019-01/2019-06\nended: 2019-08-06\n", "2019-12-31", 37),
        ("status: completed\nperiod: 2019-01/2019-06\nended: 2019-08-06\n", "2019-08-05", None),
        ("status: completed\nperiod: 2019-01/..\nended: 2019-08-06\n", "2019-12-31", None),
        ("status: completed\nended: 2019-08-06\n", "2019-12-31", None),
        ("status: completed\nperiod: 2019\nended: ../2019-08\n", "2019-12-31", 0),
        (
            (
                "status: partly_completed\nperiod: 2019-06\nended: 2019-07-01\n"
                "updates: [{date: 2019-07-01, text: half, status: partly_completed}]\n"
            ),
            "2019-12-31",
            1,
        ),
        (
            (
                "status: cancelled\nperiod: 2019-06\nended: 2019-07-01\n"
                "updates: [{date: 2019-07-01, text: no, status: cancelled}]\n"
            ),
            "2019-12-31",
            None,
        ),
        ("status: in_progress\nperiod: 2019-06\n", "2019-12-31", None),
        (MOVED, "2019-12-31", 0),
    ],
)
def test_ended_actions(text: str, day: str, late: int | None, tmp_path: Path) -> None:
    """Against the period on the day: put off in time is in time; given up is not done late."""
    found = workspace(tmp_path, text)
    at = date.fromisoformat(day)
    one = standing(found, at).actions["plan/one"]

    assert done_late.of_action(found.actions["plan/one"], one.state, at) == late
