"""`list`: every kind, its columns, its order, its formats."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import jsonschema_rs
import pytest

from coopctl import discovery, schemas
from coopctl.reports import lists

if TYPE_CHECKING:
    from tests.commands.conftest import Coopctl
    from tests.conftest import Workspace

RICH = {
    "data/agreements/plan.yaml": """
title: Plan
kind: action_plan
status: in_force
signed: 2018-01
parties: [{id: mons}, {id: sefrou}]
meetings:
  - id: late-one
    date: 2018-05-02
    kind: steering
    place: Mons
    title: Second
    attendees: [{person: Ada}]
  - id: first
    date: 2018-02-01
    decisions:
      - {id: open-one, text: Do it, owners: [mons, {person: Ada, organisation: Hospital}], due: 2018-03, about: [plan/a]}
      - {id: done-one, text: Did it, done: 2018-02-10}
      - {id: left-one, text: Leave it, dropped: 2018-02-11}
      - {id: wait-one, text: Wait, due: 2019}
""",
    "data/actions/plan/a.yaml": """
title: A
status: in_progress
number: 2
assessments:
  - {date: 2018-06, by: {organisation: Court of audit}, verdict: limited}
  - {date: 2018-03, by: mons, verdict: Well begun, note: In short, sources: ["https://example.org"]}
  - {date: 2018-07, by: mons, verdict: complete}
lead: {person: Ada, organisation: Hospital}
milestones: [{id: m1, title: One, due: 2018-04, done: 2018-03-02}, {id: m2, weight: 2.5}]
indicators:
  - id: people
    unit: people
    kind: sum
    target: {value: 10}
    readings: [{date: 2018-03, value: 3}, {date: 2018-02, value: 2}, {date: 2018-12, value: 9}]
budget: [{year: 2018, kind: cash, funder: mons, currency: EUR, planned: 1000.10, spent: 5}]
missions: [{from: mons, to: sefrou, year: 2018, planned: {missions: 2, days: 7}, done: [{date: 2018-03, days: 6}, {date: 2018-11, days: 7}]}]
updates:
  - {date: 2018-02-01, author: Ada, text: Began, status: in_progress}
  - {date: 2018-03-01, author: Ben, text: Second, progress: 20}
  - {date: 2018-12-01, author: Ben, text: Later}
""",
    "data/actions/plan/b.yaml": "title: B\nstatus: planned\nnumber: 1\nlead: sefrou\n",
}
DAY = ("--as-of", "2018-06-30")
KINDS = discovery.names(lists)


def listed(coopctl: Coopctl, workspace: Workspace, *words: str) -> list[dict[str, object]]:
    items: list[dict[str, object]] = coopctl(workspace(files=RICH), "list", *words, *DAY, "--format", "json").json[
        "items"
    ]
    return items


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_keeps_to_its_schema(workspace: Workspace, coopctl: Coopctl, kind: str) -> None:
    output = coopctl(workspace(files=RICH), "list", kind, *DAY, "--format", "json").json

    schema = json.loads(schemas.text(f"output/{kind}"))
    assert output["kind"] == kind
    assert output["items"]
    assert [error.message for error in jsonschema_rs.validator_for(schema).iter_errors(output)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_may_be_empty(workspace: Workspace, coopctl: Coopctl, kind: str) -> None:
    root = workspace()
    for path in root.rglob("data/**/*.yaml"):
        path.unlink()

    assert coopctl(root, "list", kind, "--format", "json").json["items"] == []
    assert coopctl(root, "list", kind, "--format", "table").code == 0


def test_actions_stand_in_the_order_of_the_signed_document(workspace: Workspace, coopctl: Coopctl) -> None:
    assert [item["ref"] for item in listed(coopctl, workspace)] == ["mons-sefrou/photo-exhibition", "plan/b", "plan/a"]


def test_decisions_say_how_they_stand_on_the_day(workspace: Workspace, coopctl: Coopctl) -> None:
    found = listed(coopctl, workspace, "decisions")

    assert [(item["id"], item["state"]) for item in found] == [
        ("open-one", "overdue"),
        ("done-one", "done"),
        ("left-one", "dropped"),
        ("wait-one", "open"),
    ]
    assert found[0]["owners"] == ["mons", ["Ada", "Hospital"]]


def test_facts_after_the_day_are_left_aside(workspace: Workspace, coopctl: Coopctl) -> None:
    assert [item["text"] for item in listed(coopctl, workspace, "updates")] == ["Second", "Began"]
    assert [(item["reading"], item["readings"]) for item in listed(coopctl, workspace, "indicators")] == [(3, 2)]
    missions = listed(coopctl, workspace, "missions")[0]
    assert (missions["planned_days"], missions["done"], missions["done_days"]) == (14, 1, 6)


def test_assessments_stand_by_day_beside_the_health(workspace: Workspace, coopctl: Coopctl) -> None:
    """The third is after the day; the last by the day is told with the action, whose health is its own."""
    found = listed(coopctl, workspace, "assessments")
    action = listed(coopctl, workspace, "actions")[-1]

    assert [(item["ref"], item["date"], item["by"], item["verdict"], item["health"]) for item in found] == [
        ("plan/a", "2018-03", "mons", "Well begun", action["health"]),
        ("plan/a", "2018-06", "Court of audit", "limited", action["health"]),
    ]
    assert (action["assessment"], action["updated"]) == ("limited", "2018-03-02")


def test_meetings_stand_by_day(workspace: Workspace, coopctl: Coopctl) -> None:
    assert [item["id"] for item in listed(coopctl, workspace, "meetings")] == ["first", "late-one"]


def test_a_party_is_listed_once_with_its_agreements(workspace: Workspace, coopctl: Coopctl) -> None:
    found = listed(coopctl, workspace, "parties")

    assert [(item["id"], item["name"], item["agreements"]) for item in found] == [
        ("mons", "City of Mons", ["mons-sefrou", "plan"]),
        ("sefrou", "Municipality of Séfrou", ["mons-sefrou", "plan"]),
    ]


def test_columns_and_order_may_be_chosen(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files=RICH)

    answer = coopctl(root, "list", "--columns", "number,ref", "--sort", "-number", *DAY)

    assert answer.out.splitlines() == [
        "number\tref",
        "2\tplan/a",
        "1\tplan/b",
        "\tmons-sefrou/photo-exhibition",
    ]


def test_piped_it_is_tsv_with_nothing_cut(workspace: Workspace, coopctl: Coopctl) -> None:
    long = "title: " + "Very long title " * 30 + "\nstatus: planned\naxis: health\nlead: mons\n"
    root = workspace(files={"data/actions/mons-sefrou/long.yaml": long})

    rows = [line.split("\t") for line in coopctl(root, "list").out.splitlines()]

    assert ("Very long title " * 30).strip() in rows[2] + rows[1]
    assert len({len(row) for row in rows}) == 1


def test_amounts_are_exact_in_every_format(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files=RICH)

    table = list(csv.DictReader(io.StringIO(coopctl(root, "list", "budget", "--format", "csv").out.lstrip("\ufeff"))))
    assert table[0]["planned"] == "1000.10"
    assert "1000.1" in coopctl(root, "list", "budget", "--format", "json").out
    assert "1000.10" in coopctl(root, "list", "budget", "--format", "markdown").out


def test_the_heading_says_what_is_hidden(workspace: Workspace, coopctl: Coopctl) -> None:
    answer = coopctl(workspace(files=RICH), "list", "--agreement", "plan", "--format", "table", *DAY)

    assert "2 of 3" in answer.out


def test_plain_holds_for_a_file_whose_ending_means_a_table(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files=RICH)
    asked = coopctl(root, "list", "actions", "--plain")
    written = coopctl(root, "list", "actions", "--plain", "-o", "actions.txt")

    assert (written.code, written.out) == (0, "")
    assert (root / "actions.txt").read_text(encoding="utf-8") == asked.out


def test_help_names_every_kind(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files=RICH)
    told = " ".join(coopctl(root, "list", "--help").out.split())

    assert f"One of {', '.join(discovery.names(lists))};" in told
