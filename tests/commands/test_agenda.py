"""`agenda`: what is overdue, then what falls due and takes place."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import jsonschema_rs
import pytest

from coopctl import schemas
from coopctl.reports import agenda
from tests.conftest import ROOT

if TYPE_CHECKING:
    from tests.commands.conftest import Coopctl
    from tests.conftest import Workspace

DEMO = ROOT / "examples" / "demo"
DAY = ("--as-of", "2020-06-01", "--lang", "en")
AGREEMENT = """
title: Plan
kind: action_plan
status: in_force
parties: [{id: mons}, {id: sefrou}]
signed: 2019-01-01
period: 2019/2020
renewal: {mode: explicit, notice_days: 92}
meetings:
  - id: past
    date: 2020-01-10
    decisions:
      - {id: late-one, text: Write the letter, due: 2020-03, owners: [mons]}
      - {id: soon-one, text: Choose the site, due: 2020-06-30}
      - {id: done-one, text: Meet again, due: 2020-02-01, done: 2020-02-01}
      - {id: undated, text: Think about it}
  - {id: going-on, date: 2020-05-30/2020-06-02, title: Visit}
  - {id: ahead, date: 2020-07-01, title: Committee, place: Mons}
"""
EVERY_DAY = f"""
title: Fair
status: in_progress
period: 2020-06/2021
recurs: FREQ=MONTHLY;BYMONTHDAY={",".join(map(str, range(1, 32)))}
"""
FILES = {
    "data/agreements/plan.yaml": AGREEMENT,
    "data/actions/plan/course.yaml": """
title: Course
status: in_progress
period: 2019/2020-05-15
lead: {person: Ada}
milestones:
  - {id: dropped, due: 2020-01-01, dropped: 2020-01-01}
  - {id: done, due: 2020-01-01, done: 2020-01-01}
  - {id: open, title: First session, due: 2020-08-01}
""",
    "data/actions/plan/fair.yaml": """
title: Fair
status: in_progress
period: 2019/2021
recurs: FREQ=YEARLY;BYMONTH=6,7;BYMONTHDAY=20
occurrences: [{date: 2020-06-20, state: cancelled}]
updates: [{date: 2020-05-30, author: Ada, text: All is ready, progress: 100}]
""",
    "data/actions/plan/gone.yaml": "title: Gone\nstatus: cancelled\nperiod: 2019\nended: 2019-06-01\n"
    "updates: [{date: 2019-06-01, author: Ada, text: No money, status: cancelled}]\n",
}


def items(coopctl: Coopctl, workspace: Workspace, *more: str) -> list[tuple[str, str, str, int]]:
    answer = coopctl(workspace(files=FILES), "agenda", *DAY, "--agreement", "plan", *more, "--format", "json")
    assert answer.code == 0, answer.err
    return [(each["kind"], each["ref"], each["id"] or "", each["days"]) for each in answer.json["items"]]


def test_an_untitled_meeting_is_called_by_its_kind(coopctl: Coopctl, workspace: Workspace) -> None:
    meeting = "  - {id: ahead, date: 2020-07-01, kind: steering}\n"
    head, _, _ = AGREEMENT.partition("  - {id: going-on")
    root = workspace(files={"data/agreements/plan.yaml": head + meeting})

    agenda = coopctl(root, "agenda", *DAY, "--format", "table").out
    status = coopctl(root, "status", *DAY, "--format", "table").out

    assert re.search(r"2020-07-01 +meeting +steering committee\nin 30 days +plan ahead\n", agenda)
    assert "Next meeting  1 July 2020 (in 30 days)  steering committee" in status


def test_what_is_overdue_comes_first_then_the_next_ninety_days(coopctl: Coopctl, workspace: Workspace) -> None:
    assert items(coopctl, workspace) == [
        ("decision", "plan", "late-one", -62),
        ("deadline", "plan/course", "", -17),
        ("meeting", "plan", "going-on", 0),
        ("occurrence", "plan/fair", "", 19),  # that it will be cancelled is not known yet
        ("decision", "plan", "soon-one", 29),
        ("meeting", "plan", "ahead", 30),
        ("occurrence", "plan/fair", "", 49),
        ("milestone", "plan/course", "open", 61),
    ]


def test_what_took_place_without_a_word_is_so_many_days_past(coopctl: Coopctl, workspace: Workspace) -> None:
    answer = coopctl(workspace(files=FILES), "agenda", "--as-of", "2020-08-01", "--format", "json")

    assert [each["days"] for each in answer.json["items"] if each["kind"] == "occurrence"] == [-12]


def test_a_window_may_begin_on_any_day_and_be_of_any_length(coopctl: Coopctl, workspace: Workspace) -> None:
    assert items(coopctl, workspace, "--days", "0") == [
        ("decision", "plan", "late-one", -62),
        ("deadline", "plan/course", "", -17),
        ("meeting", "plan", "going-on", 0),
    ]
    ahead = items(coopctl, workspace, "--from", "2020-09-01", "--days", "200")[2:]
    assert ahead == [("notice", "plan", "", 121), ("expiry", "plan", "", 213)]


def test_of_very_many_dates_the_first_are_told_and_the_day_to_go_on_from(
    coopctl: Coopctl, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agenda, "_MOST", 30)
    root = workspace(files={**FILES, "data/actions/plan/fair.yaml": EVERY_DAY})
    answer = coopctl(root, "agenda", *DAY, "--format", "json")
    again = coopctl(root, "agenda", *DAY, "--from", "2020-07-01", "--format", "json")
    assert answer.err == "there are very many dates: those from 2020-07-01 on are told by --from 2020-07-01\n"
    assert [answer.json["from"], answer.json["to"]] == ["2020-06-01", "2020-06-30"]
    assert [sum(each["kind"] == "occurrence" for each in one.json["items"]) for one in (answer, again)] == [30, 30]


def test_a_day_that_is_cancelled_by_then_is_none(coopctl: Coopctl, workspace: Workspace) -> None:
    answer = coopctl(workspace(files=FILES), "agenda", "--as-of", "2020-06-20", "--format", "json")

    assert [each["date"] for each in answer.json["items"] if each["kind"] == "occurrence"] == ["2020-07-20"]


def test_an_action_that_is_all_done_is_asked_to_be_closed(coopctl: Coopctl, workspace: Workspace) -> None:
    answer = coopctl(workspace(files=FILES), "agenda", *DAY, "--days", "900", "--format", "json")

    notes = {(each["kind"], each["ref"]): each["note"] for each in answer.json["items"]}
    assert notes["deadline", "plan/fair"] == "all done: close it"


def test_json_keeps_to_its_schema(coopctl: Coopctl) -> None:
    schema = json.loads(schemas.text("output/agenda"))

    for day in ("2025-03-31", "2026-10-12"):
        output = coopctl(DEMO, "agenda", "--as-of", day, "--format", "json").json
        assert [error.message for error in jsonschema_rs.validator_for(schema).iter_errors(output)] == []
        assert output["overdue"] + output["unrecorded"] == sum(each["days"] < 0 for each in output["items"])


@pytest.mark.parametrize("days", ["-1", "99999999"])
def test_an_impossible_number_of_days_is_refused(coopctl: Coopctl, workspace: Workspace, days: str) -> None:
    answer = coopctl(workspace(), "agenda", "--days", days)

    assert answer.code == 2
    assert days in answer.err


def test_the_last_days_of_the_calendar_do_no_harm(coopctl: Coopctl, workspace: Workspace) -> None:
    answer = coopctl(
        workspace(files=FILES), "agenda", "--as-of", "9999-12-30", "--days", "3650000", "--format", "table"
    )

    assert (answer.code, answer.err) == (0, "")


def test_nothing_due_is_said(coopctl: Coopctl, workspace: Workspace) -> None:
    answer = coopctl(workspace(), "agenda", "--as-of", "2018-01-01", "--days", "1", "--lang", "en", "--format", "table")

    assert "nothing falls due" in answer.out


@pytest.mark.parametrize("width", [40, 80, 120])
def test_each_row_says_what_it_is_at_any_width(
    coopctl: Coopctl, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    root = workspace(files=FILES)
    kinds = [kind for kind, *_ in items(coopctl, workspace)]
    labels = {"notice": "renewal is to be asked for by", "expiry": "end of the agreement"}
    drawn = coopctl(root, "agenda", *DAY, "--agreement", "plan", "--format", "table").out

    for kind in kinds:
        assert len(re.findall(f" {labels.get(kind, kind)}( |\n)", drawn)) == kinds.count(kind)
    date = "2020-05-30/06-02"
    assert f"\n{date}  {'today' if width == 40 else 'meeting'}  " in drawn, "what a date repeats is left out"


def test_the_title_of_what_is_due_goes_on_before_its_reference(
    coopctl: Coopctl, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    title = "Write to both ministries about the visas of the four teachers"
    long = f"{title}, and of the two who are to follow them in the spring of next year"
    plan = AGREEMENT.replace("Write the letter", title).replace("Choose the site", f"'{long}'")
    root = workspace(files={"data/agreements/plan.yaml": plan})
    drawn = coopctl(root, "agenda", *DAY, "--format", "table").out

    assert "of the four\n62 days           teachers  plan late-one  City of Mons\n" in drawn
    assert "of the four\nin 29 days        teachers, and of the two who are to follow…  plan soon-one\n" in drawn


def test_a_short_name_from_right_to_left_stands_beside_the_reference(coopctl: Coopctl, workspace: Workspace) -> None:
    course = FILES["data/actions/plan/course.yaml"].replace("Ada", "محمد")
    root = workspace(files={**FILES, "data/actions/plan/course.yaml": course})
    drawn = coopctl(root, "agenda", *DAY, "--format", "table").out

    assert "course open  \u2068محمد\u2069\n" in drawn


def test_what_is_years_past_is_told_in_years_and_months_and_a_day_without_a_number(
    coopctl: Coopctl, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    title = "title: Fair\nnumber: 8"
    files = {
        **FILES,
        "data/actions/plan/fair.yaml": FILES["data/actions/plan/fair.yaml"].replace("title: Fair", title),
        "data/actions/plan/old.yaml": "title: Old\nstatus: planned\nperiod: 2012\n",
    }
    drawn = coopctl(workspace(files=files), "agenda", *DAY, "--format", "table").out

    assert re.search(r"\n2012 +deadline +Old\n7 years and 5 months ago  old\n", drawn)
    assert "  Fair\n" in drawn
    assert "8. Fair" not in drawn


def test_the_heading_says_a_day_once(coopctl: Coopctl, workspace: Workspace) -> None:
    root = workspace(files=FILES)
    same = coopctl(root, "agenda", *DAY, "--format", "table").out.splitlines()[0]
    other = coopctl(root, "agenda", *DAY, "--from", "2020-07-01", "--format", "table").out.splitlines()[0]

    assert (same.count("June 2020"), other.count("June 2020")) == (1, 1)
