"""A worked example for each rule of docs/MEASURES.md that no other page of these tests names; and that none is without."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from coopctl.loading.loader import load
from coopctl.measures.standing import standing
from tests.conftest import ROOT
from tests.hostile import HEAD
from tests.measures.by_hand import Case
from tests.tables import table
from tests.whole import Held

if TYPE_CHECKING:
    from pathlib import Path

MONTHLY = """\
period: 2019-01/2019-04
recurs: FREQ=MONTHLY;BYMONTHDAY=15
occurrences: [{date: 2019-01-15, state: held}, {date: 2019-02-15, state: cancelled}]
"""
SOON = """\
== plan/one
period: 2019-01/2019-06-30
updates: [{date: 2019-05-01, text: going}]
== plan/two
status: planned
period: 2019-06-01/2019-06-30
== plan/three
status: planned
period: 2019-06-01/2019-07-01
"""
TWO_STEPS = """\
period: 2019
milestones:
  - {id: a, due: 2019-02, done: 2019-01-11, weight: 1}
  - {id: b, due: 2019-03, done: 2019-01-21, weight: 3}
  - {id: c, due: 2019-12, weight: 4}
"""
MONEY = """\
== plan/whole
budget: [{year: 2019, kind: cash, currency: EUR, planned: 200, committed: 80, spent: 50}]
== plan/part
part_of: plan/whole
budget: [{year: 2019, kind: cash, currency: EUR, planned: 60, spent: 10}]
== plan/given-up
status: cancelled
budget: [{year: 2019, kind: cash, currency: EUR, planned: 1000, committed: 500, spent: 30}]
"""

CASES = [
    Case(
        name="1.8 a day filters facts, not plans",
        on="2019-03-01",
        text="period: 2019\nmilestones: [{id: a, due: 2019-02, weight: 3, done: 2019-04-01}, {id: b, due: 2019-12}]\n",
        says={"progress": "0", "expected": "75"},
        arithmetic="done in April is no fact yet; due and weight are as stored: 3 of 4 are past.",
    ),
    Case(
        name="2.2 the last update with a status, 2.3 without one before a later one",
        on="2019-06-01",
        text="== plan/one\nstatus: completed\nupdates: [{date: 2019-05-01, text: a, status: on_hold}, "
        "{date: 2019-07-01, text: b, status: completed}]\n"
        "== plan/two\nstatus: completed\nstarted: 2019-03\nupdates: [{date: 2019-07-01, text: b, status: completed}]\n"
        "== plan/three\nstatus: completed\nupdates: [{date: 2019-07-01, text: b, status: completed}]\n",
        says={
            "plan/one status": "on_hold",
            "plan/one basis": "update",
            "plan/two status": "in_progress",
            "plan/two basis": "dates",
            "plan/three status": "planned",
            "plan/three basis": "dates",
        },
        arithmetic="of the first the update of May holds; the others have one after the day only.",
    ),
    Case(
        name="2.4 a final word before its end, and work before its start",
        on="2019-06-01",
        text="== plan/one\nstatus: completed\nended: 2019-07\n== plan/two\nstarted: 2019-07\n"
        "== plan/three\nstatus: completed\nstarted: 2019-07\nended: 2019-08\n== plan/four\nstatus: planned\nstarted: 2019\n",
        says={
            "plan/one status": "in_progress",
            "plan/two status": "planned",
            "plan/three status": "planned",
            "plan/four status": "planned",
        },
        arithmetic="July is after 1 June; a stored planned stays.",
    ),
    Case(
        name="11.1 currencies and kinds apart, 11.2 spent by the day",
        on="2019-06-01",
        text="== plan\ndefaults: {currency: MAD}\n== plan/one\nbudget:\n"
        "  - {year: 2019, kind: cash, planned: 10, spent: 4, at: 2019-06-02}\n"
        "  - {year: 2019, kind: cash, planned: 5, spent: 3}\n"
        "  - {year: 2019, kind: in_kind, planned: 7}\n"
        "  - {year: 2019, kind: cash, currency: EUR, planned: 2, spent: 1, at: 2019-06-01}\n",
        says={
            "plan/ money": {
                "MAD cash": ("15", None, "3"),
                "MAD in_kind": ("7", None, None),
                "EUR cash": ("2", None, "1"),
            }
        },
        arithmetic="10 + 5 planned in MAD; the 4 of 2 June are not spent yet on the 1st.",
    ),
    Case(
        name="12.1 days of missions, 12.2 none planned of what is cancelled",
        on="2019-12-31",
        text="== plan/one\nmissions:\n"
        "  - {from: ostra, to: vestra, year: 2019, planned: {missions: 3, days: 4}, done: [{days: 5, people: 2}, {days: 3}]}\n"
        "== plan/two\nstatus: cancelled\nmissions:\n"
        "  - {from: ostra, to: vestra, year: 2019, planned: {missions: 9, days: 9}, done: [{days: 1, people: 3}]}\n",
        says={"plan/ missions": {"ostra vestra 2019": (3, "12", 3, "9", "13")}},
        arithmetic="3 * 4 planned; 5 + 3 + 1 done; 5 * 2 + 1 * 3 person-days.",
    ),
    Case(
        name="4.2 what was to take place before the day",
        on="2019-03-15",
        text=MONTHLY,
        says={"expected": "33 1/3", "progress": "33 1/3"},
        arithmetic="January, March and April are not cancelled; before the 15th of March only January: 1 of 3, and held.",
    ),
    Case(
        name="4.6 what is reported is expected along the period; a status expects nothing",
        on="2019-02-19",
        text="== plan/one\nperiod: 2019-01-01/2019-04-10\nupdates: [{date: 2019-01-02, text: begun, progress: 5}]\n"
        "== plan/two\nstatus: planned\nperiod: 2019-06-01/2019-07-01\n",
        says={"plan/one expected": "49", "plan/two progress": "0", "plan/two expected": None},
        arithmetic="31 + 28 + 31 + 10 = 100 days, of which 31 + 18 = 49 are over.",
    ),
    Case(
        name="5.2 proposed",
        on="2019-06-01",
        text="adopted: 2020\nperiod: 2019\n",
        says={"status": "proposed", "health": "not_started"},
        arithmetic="adopted after the day.",
    ),
    Case(
        name="5.5 at risk by a milestone, one day after its grace",
        on="2019-02-16",
        text="period: 2019\nupdates: [{date: 2019-02-01, text: going}]\nmilestones: [{id: a, due: 2019-02-01}]\n",
        says={"health": "at_risk", "names": "a"},
        arithmetic="15 days after 1 February: more than 14.",
    ),
    Case(
        name="5.7 and 5.8 due in thirty days, planned too; planned and due later has not started",
        on="2019-05-31",
        text=SOON,
        says={"plan/one health": "due_soon", "plan/two health": "due_soon", "plan/three health": "not_started"},
        arithmetic="from 31 May to 30 June 30 days, to 1 July 31.",
    ),
    Case(
        name="5.7 a day before, nothing is due soon",
        on="2019-05-30",
        text=SOON,
        says={"plan/one health": "on_track", "plan/two health": "not_started"},
        arithmetic="31 days.",
    ),
    Case(
        name="5.18 the day of a vague fact stays its earliest",
        on="2023-06-01",
        text="period: 2022/2024\nupdates: [{date: 2022-09, text: going}]\n",
        says={"updated": "2022-09-01", "health": "unknown"},
        arithmetic="September begins on the 1st; from its 30th to 1 June are more than 90 days.",
    ),
    Case(
        name="7.2 the meeting or the day that begins first, the day itself included",
        on="2019-06-09",
        text="== plan\nmeetings: [{id: m, date: 2019-06-10}]\n"
        "== plan/one\nperiod: 2019/..\nrecurs: FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=9\n",
        says={"next": "2019-06-09 occurrence plan/one"},
        arithmetic="9 June is before the 10th.",
    ),
    Case(
        name="7.2 the day after, the meeting",
        on="2019-06-10",
        text="== plan\nmeetings: [{id: m, date: 2019-06-10}]\n"
        "== plan/one\nperiod: 2019/..\nrecurs: FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=9\n",
        says={"next": "2019-06-10 meeting plan m"},
        arithmetic="the next 9 June is that of 2020.",
    ),
    Case(
        name="8.1 a refinement is no slip",
        on="2019-01-01",
        text="period: 2018/2020-06-30\nbaseline: 2018/2020-06\n",
        says={"slip": (0, 0)},
        arithmetic="30 June is within June 2020: 0 is among 0 to 29.",
    ),
    Case(
        name="8.1 June refined to its last day, as a milestone of 8.2",
        on="2019-01-01",
        text="period: 2018/2020\nmilestones: [{id: a, baseline: 2020-06, due: 2020-06-30}, "
        "{id: b, baseline: 2019-03-01, due: 2019-03-11}]\n",
        says={"slip:a": (0, 0), "slip:b": (10, 10)},
        arithmetic="1 March to 11 March: 10.",
    ),
    Case(
        name="9.2 of what applies, what is there",
        on="2019-06-01",
        text="period: 2019\nlead: ostra\n",
        says={"complete": "3 of 5", "missing": ("measure", "source")},
        arithmetic="title, lead and deadline are there; no axis is asked where the agreement has none.",
    ),
    Case(
        name="10.1 points of milestones, 10.3 where they lead",
        on="2019-01-25",
        text=TWO_STEPS,
        says={
            "points": ("2019-01-11: 12 1/2", "2019-01-21: 50"),
            "forecast": ("2019-02-04", "2019-02-04", "2019-02-13"),
        },
        arithmetic="1 of 8, 4 of 8; in 10 days 37.5 points: 50 more take 13 1/3, so 14 days from 21 January. From 11 to "
        "25 January are 14 days: 50 * 14 / 37.5 = 18 2/3, so 19 days from 25 January are 13 February.",
    ),
    Case(
        name="10.2 one point leads nowhere",
        on="2019-01-15",
        text=TWO_STEPS,
        says={"points": ("2019-01-11: 12 1/2",), "forecast": (None, None, None)},
        arithmetic="the second is done on 21 January.",
    ),
    Case(
        name="11.3 what is spent on a cancelled action stays, 11.4 a part's money is told once, 11.5 its share",
        on="2019-06-01",
        text=MONEY,
        says={"plan/ money": {"EUR cash": ("200", "80", "80")}, "plan/ executed": {"EUR cash": ("40", "100")}},
        arithmetic="planned 200 of the whole alone; spent 50 + 30; 80 of 200 are 40 %, of 80 are 100 %.",
    ),
    Case(
        name="13.1 the end, and the day for notice; 13.3 expiring in 180 days",
        on="2019-07-04",
        text="== plan\nperiod: 2015/2019-12-31\nrenewal: {mode: explicit, notice_days: 90}\n",
        says={
            "plan runs_out": {"notice": ("2019-10-02", "2019-10-02"), "end": ("2019-12-31", "2019-12-31")},
            "plan expiring": {"notice": ("2019-10-02", "2019-10-02"), "end": ("2019-12-31", "2019-12-31")},
            "plan expired": None,
        },
        arithmetic="90 days before 31 December are 2 October; from 4 July to 31 December 27 + 31 + 30 + 31 + 30 + 31 = 180.",
    ),
    Case(
        name="13.2 what renews itself tells the day for notice alone",
        on="2019-07-03",
        text="== plan\nperiod: 2015/2019-12-31\nrenewal: {mode: tacit, years: 5, notice_days: 90}\n",
        says={"plan runs_out": {"notice": ("2019-10-02", "2019-10-02")}, "plan expired": None},
        arithmetic="the agreement goes on after 31 December.",
    ),
    Case(
        name="13.3 expired the day after its end",
        on="2020-01-01",
        text="== plan\nperiod: 2015/2019-12-31\nrenewal: {mode: explicit, notice_days: 90}\n",
        says={"plan expired": "2019-12-31", "plan expiring": {}},
        arithmetic="31 December is past on 1 January.",
    ),
    Case(
        name="14.2 a window holds both its ends",
        on="2019-06-01",
        text="period: 2019\nupdates: [{date: 2019-05-01, text: going}]\nmilestones: [{id: a, due: 2019-06-01}, "
        "{id: b, due: 2019-06-08}, {id: c, due: 2019-06-09}]\n",
        says={"7 ahead": ("2019-06-01 milestone plan/one a", "2019-06-08 milestone plan/one b")},
        arithmetic="1 June and seven days later, 8 June.",
    ),
]


@table("case", CASES, ids=lambda case: case.name)
def test_each_rule_is_what_one_computes_by_hand(case: Case, tmp_path: Path) -> None:
    assert case.found(tmp_path) == case.says, case.arithmetic


def test_no_rule_is_without_an_example() -> None:
    rules = re.findall(r"(?m)^(?:\| )?(\d+\.\d+) ", (ROOT / "docs" / "MEASURES.md").read_text(encoding="utf-8"))
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "measures").glob("*.py"))
    named = set(re.findall(r"(?<![\d.])\d+\.\d+(?!\d)", tests))

    assert len(rules) > 70
    assert set(rules) - named - _elsewhere() == set()


def test_a_record_that_cannot_be_read_is_in_no_figure() -> None:
    """The rule is 6.10."""
    one, two = "data/actions/plan/one.yaml", "data/actions/plan/two.yaml"
    files = {"data/agreements/plan.yaml": HEAD, one: "title: a\nstatus: completed\n", two: "title: a\nstatus: planed\n"}
    portfolio = load(Held({path: text.encode() for path, text in files.items()})).portfolio

    found = standing(portfolio, date(2019, 1, 1)).agreements["plan"].rollup

    assert ([each.path for each in portfolio.left_out], found.known, found.known_of, found.finished) == ([two], 1, 1, 1)


def _elsewhere() -> set[str]:
    """Return the rules that tests of reports and formats show."""
    found = set()
    for folder in ("reports", "formats", "changes", "rules", "commands"):
        for path in (ROOT / "tests" / folder).glob("*.py"):
            found |= set(re.findall(r"MEASURES\.md, (\d+\.\d+)", path.read_text(encoding="utf-8")))
    return found
