"""`list`: every kind, its columns, its order, its formats."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

import jsonschema_rs
import pytest

from coopctl import discovery, schemas
from coopctl.reports import lists
from tests.conftest import ROOT

if TYPE_CHECKING:
    from tests.commands.conftest import Coopctl
    from tests.conftest import Run, Workspace

RICH = {
    "data/agreements/plan.yaml": """
title: Plan
kind: action_plan
status: in_force
signed: 2018-01
parties: [{id: mons}, {id: sefrou}]
axes: [{id: skills, title: Skills, number: 1, sdg: [4], dac: [11330]}, {id: craft, parent: skills}]
approvals:
  - {by: mons, kind: council, state: granted, date: 2018-02}
  - {by: {person: ADA, organisation: Hospital}, kind: ministry, state: requested, date: 2019, note: Later}
meetings:
  - id: late-one
    date: 2018-05-02
    kind: steering
    place: Mons
    title: Second
    attendees: [{person: Ada, functions: [Head of unit], party: mons, role: chair}]
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


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", {"Hainaut", "Sefrou"}),
        ("fr", {"Hainaut", "Province de Séfrou"}),
        ("nl", {"Henegouwen", "Sefrou"}),
        ("ar", {"هينو", "إقليم صفرو"}),
    ],
)
def test_subdivisions_have_names_for_people_and_codes_for_programs(
    workspace: Workspace, coopctl: Coopctl, language: str, names: set[str]
) -> None:
    told = coopctl(workspace(), "list", "parties", "--format", "markdown", "--lang", language).out

    assert {name for name in names if name in told} == names
    assert "BE-WHT" not in told
    assert {each["subdivision"] for each in listed(coopctl, workspace, "parties")} == {"BE-WHT", "MA-SEF"}


def test_a_column_may_be_written_as_its_title_is(workspace: Workspace, coopctl: Coopctl) -> None:
    one, other = (coopctl(workspace(), "list", "actions", "--columns", f"ref,{name}") for name in ("Status", "status"))

    assert (one.code, one.out) == (0, other.out)


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
    assert "1,000.10" in coopctl(root, "list", "budget", "--format", "markdown").out


def test_amounts_have_cents_on_screens_where_they_have_some(workspace: Workspace, coopctl: Coopctl) -> None:
    """One of the three has cents; machines get what was written."""
    lines = "{year: 2018, kind: cash, currency: EUR, planned: 30924472091, committed: 327644.3, spent: 0.0}"
    other = "{year: 2018, kind: cash, currency: MAD, planned: 40000}"
    action = f"title: A\nstatus: planned\nlead: mons\nbudget: [{lines}, {other}]\n"
    root = workspace(files=RICH | {"data/actions/plan/a.yaml": action})

    table = coopctl(root, "list", "budget", "--agreement", "plan", "--format", "plain").out
    row = next(
        csv.DictReader(
            io.StringIO(coopctl(root, "list", "budget", "--agreement", "plan", "--format", "csv").out.lstrip("\ufeff"))
        )
    )

    assert "Planned: 30,924,472,091\nCommitted: 327,644.30\nSpent: 0\n" in table
    assert "Planned: 40,000\n" in table
    assert (row["planned"], row["committed"], row["spent"]) == ("30924472091", "327644.3", "0.0")


LATE = """
title: Plan
kind: action_plan
status: in_force
signed: 2018-01
parties: [{id: mons}, {id: sefrou}]
meetings:
  - id: board
    date: 2018-02-01
    decisions:
      - {id: late, text: Late, owners: [mons], due: 2018-03, done: 2018-05-07}
      - {id: in-time, text: In time, owners: [mons], due: 2018-03, done: 2018-03}
      - {id: to-come, text: To come, owners: [mons], due: 2018-03, done: 2018-07-01}
      - {id: undue, text: Undue, owners: [mons], done: 2018-03}
"""


def test_decisions_and_milestones_say_how_late_they_were_done(workspace: Workspace, coopctl: Coopctl) -> None:
    """31 March to 7 May is 37 days; what is done after the day is not done yet, and shows no day."""
    steps = "title: A\nstatus: planned\nlead: mons\nmilestones: [{id: m1, due: 2018-04, done: 2018-03-02}, {id: m2, due: 2018-03, done: 2018-07-01}]\n"
    root = workspace(files={"data/agreements/plan.yaml": LATE, "data/actions/plan/a.yaml": steps})

    decided = coopctl(root, "list", "decisions", *DAY, "--format", "json").json["items"]
    stepped = coopctl(root, "list", "milestones", *DAY, "--agreement", "plan", "--format", "json").json["items"]
    table = coopctl(root, "list", "decisions", *DAY, "--format", "csv").out
    plain = coopctl(root, "list", "decisions", *DAY, "--plain").out

    assert [(item["id"], item["done"], item["days_late"], item["state"]) for item in decided] == [
        ("late", "2018-05-07", 37, "done"),
        ("in-time", "2018-03", 0, "done"),
        ("to-come", None, None, "overdue"),
        ("undue", "2018-03", None, "done"),
    ]
    assert [(item["id"], item["done"], item["days_late"]) for item in stepped] == [
        ("m1", "2018-03-02", 0),
        ("m2", None, None),
    ]
    assert "2018-05-07,37,done" in table
    assert "Lateness: 37 days late\n" in plain
    assert "Lateness: on time\n" in plain


@pytest.mark.parametrize("width", [80, 100])
def test_decisions_show_owner_due_date_and_lateness_where_room_is_short(
    workspace: Workspace, run: Run, width: int
) -> None:
    root = workspace(files={"data/agreements/a-plan-with-a-long-name-2018-2021.yaml": LATE})

    shown = run("list", "decisions", *DAY, "--format", "table", cwd=root, env={"COLUMNS": str(width)}).stdout

    row = next(line.split() for line in shown.splitlines() if "2018-05-07" in line)
    assert " ".join(row).removeprefix("late ").startswith("Late City of Mons 2018-03")
    assert "carried out" in shown
    assert "Late City of Mons 2018-03 2018-05-07 37 days carried out" in " ".join(shown.split())
    assert "  a-plan-with-a-long-name-2018-2021\n" in shown  # after its meeting, over its decisions
    assert max(map(len, shown.splitlines())) <= width


@pytest.mark.parametrize("width", [80, 100])
def test_rows_below_what_they_share_have_titles_over_them(workspace: Workspace, run: Run, width: int) -> None:
    """The reference stands on a line of its own, so that unit and target stay beside what is reached."""
    counted = "{id: people, title: People who were reached by the visits, unit: people, baseline: {value: 0}, target: {value: 10}, readings: [{date: 2018-03, value: 3}]}"
    action = f"title: A\nstatus: planned\nlead: mons\nindicators: [{counted}]\n"
    name = "a-reference-of-many-letters-that-says-all-of-it"
    root = workspace(files=RICH | {f"data/actions/plan/{name}.yaml": action})

    shown = run(
        "list", "indicators", *DAY, "--format", "table", cwd=root, env={"COLUMNS": str(width)}
    ).stdout.splitlines()

    told = ["Title", "Unit", "Target", "Reached", "Progress"]
    head = next(line for line in shown if "Reached" in line)
    assert [word for word in head.split() if word in told] == told
    place = shown.index(f"  A  {name}")
    assert next(at for at, line in enumerate(shown) if line.endswith("  plan")) < place
    assert shown[place + 1].startswith("    People who were")
    assert "30 %" in shown[place + 1] or "30%" in shown[place + 1]
    assert max(map(len, shown)) <= width


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


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (("list", "jalons"), "milestones"),
        (("list", "Acties"), "actions"),
        (("list", "actions", "--columns", "titre"), "title"),
        (("list", "actions", "--sort", "-avancement"), "progress"),
        (("list", "actions", "--sort", "deadline"), None),
        (("list", "actions", "--health", "retard"), "late"),
        (("list", "actions", "--status", "en cours"), "in_progress"),
        (("list", "actions", "--status", "late"), "--health late"),
        (("list", "actions", "--status", "متأخر"), "--health late"),
        (("list", "actions", "--health", "gepland"), "--status planned"),
        (("list", "actions", "--columns", "title status"), "title,status"),
        (("set", "mons-sefrou/photo-exhibition", "title:fr=Photos"), "title.fr"),
        (("set", "mons-sefrou/photo-exhibition", "lead:mons=1"), "lead=mons"),
        (("status", "--fail-on", "te laat"), "late"),
        (("status", "--health", "متأخر"), "late"),
        (("status", "--party", "Ville de Mons"), "mons"),
        (("status", "--party", "Municipality of Sefrou"), "sefrou"),
        (("status", "--axis", "Culture & music"), "culture"),
        (("status", "--axis", "3"), None),
    ],
)
def test_what_screens_say_is_recognised_on_the_line(
    workspace: Workspace, coopctl: Coopctl, arguments: tuple[str, ...], meant: str | None
) -> None:
    answer = coopctl(workspace(), "--lang", "en", *arguments)

    assert answer.code == 2
    assert (f"did you mean ‘{meant}’?" in answer.err) == (meant is not None)


def test_people_stand_in_the_order_of_their_names_capitals_and_accents_aside(
    workspace: Workspace, coopctl: Coopctl
) -> None:
    names = ("Zoé", "Élodie", "ali", "Eva", "Bram", "أحمد")
    leads = {
        f"data/actions/plan/p{place}.yaml": f"title: A\nstatus: planned\nlead: {{person: {name}}}\n"
        for place, name in enumerate(names)
    }
    plan = "title: Plan\nkind: action_plan\nstatus: in_force\nsigned: 2018\nparties: [{id: mons}, {id: sefrou}]\n"
    root = workspace(files={"data/agreements/plan.yaml": plan, **leads})

    people = coopctl(root, "list", "people", "--agreement", "plan", "--format", "json").json["items"]

    assert [each["person"] for each in people] == ["ali", "Bram", "Élodie", "Eva", "Zoé", "أحمد"]


def test_people_are_told_once_with_all_that_they_are_named_as(workspace: Workspace, coopctl: Coopctl) -> None:
    (ada,) = listed(coopctl, workspace, "people", "--agreement", "plan")
    table = coopctl(workspace(files=RICH), "list", "people", *DAY, "--format", "table").out

    assert ada == {
        "person": "ADA",
        "organisation": ["Hospital"],
        "party": ["mons"],
        "functions": ["Head of unit"],
        "named_as": ["lead", "attendee", "owner", "approval"],
        "actions": 1,
        "meetings": 1,
        "decisions": 1,
        "agreements": ["plan"],
    }
    assert "City of Mons" in table
    assert "mons" not in table.replace("mons-sefrou", "")


def test_axes_and_approvals_are_rows_of_their_own(workspace: Workspace, coopctl: Coopctl) -> None:
    axes = listed(coopctl, workspace, "axes", "--agreement", "plan")
    approvals = listed(coopctl, workspace, "approvals", "--agreement", "plan")
    told = coopctl(workspace(files=RICH), "list", "axes", *DAY, "--plain", "--format", "table").out
    shown = ("list", "actions", *DAY, "--columns", "ref,axis", "--format")
    files = {**RICH, "data/actions/mons-sefrou/loose.yaml": "title: Loose\nstatus: planned\naxis: none\n"}
    under, known = (coopctl(workspace(files=files), *shown, name).out for name in ("table", "tsv"))

    assert re.search(r"mons-sefrou/loose +under no axis$", under, re.MULTILINE), "nor is any other an id for people"
    assert "mons-sefrou/loose\tnone\n" in known
    assert [(axis["id"], axis["parent"], axis["sdg"], axis["dac"]) for axis in axes] == [
        ("skills", None, [4], [11330]),
        ("craft", "skills", [], []),
    ]
    assert [(each["by"], each["state"]) for each in approvals] == [("mons", "granted")], "2019 is after the day"
    assert "Development goals: 4. quality education\n" in told
    assert "Sectors (OECD): education (11330)\n" in told
    assert "Under: Skills\n" in told


def test_options_take_several_words_with_commas_and_again(workspace: Workspace, coopctl: Coopctl) -> None:
    """The Arabic comma counts, and a title with a comma in it is told as one."""
    files = RICH | {"data/actions/plan/c.yaml": "title: C\nstatus: cancelled\nlead: mons\ntags: [x, y]\naxis: skills\n"}
    files["data/agreements/plan.yaml"] = RICH["data/agreements/plan.yaml"].replace(
        "title: Skills", "title: 'Skills, jobs'"
    )
    root = workspace(files=files)

    def refs(*words: str) -> list[str]:
        items = coopctl(root, "list", *words, *DAY, "--format", "json").json["items"]
        return [item["ref"] for item in items]

    assert refs("--status", "planned,cancelled", "--agreement", "plan,mons-sefrou") == [
        *refs("--status", "planned,cancelled", "--agreement", "mons-sefrou"),
        *refs("--status", "planned", "--status", "cancelled", "--agreement", "plan"),
    ]
    assert "plan/c" in refs("--status", "planned\u060ccancelled")
    assert refs("--tag", "z,y", "--party", "sefrou,mons", "--axis", "craft,skills", "--health", "cancelled, late") == [
        "plan/c"
    ]
    columns = coopctl(
        root, "list", "--columns", "ref", "--columns", "health,ref", "--sort", "-ref", *DAY, "--format", "csv"
    )
    assert columns.out.splitlines()[:2] == ["ref,health", "plan/c,cancelled"]
    assert refs("--sort", "-Ref") == refs("--sort", "-ref") == refs("--sort", "REF")[::-1]
    assert (
        coopctl(root, "status", "--fail-on", "late", "--fail-on", "on_hold,cancelled", *DAY, "--format", "csv").code
        == 1
    )
    assert "‘skills’" in coopctl(root, "list", "--axis", "Skills, jobs", *DAY).err
    wrong = coopctl(root, "list", "--health", "late,at_risc", *DAY)
    assert (wrong.code, "‘at_risc’" in wrong.err, "‘late,at_risk’" in wrong.err) == (2, True, True)


def test_a_tag_or_a_lead_that_no_action_has_may_be_a_slip(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace()
    path = root / "data/actions/mons-sefrou/photo-exhibition.yaml"
    path.write_bytes(path.read_bytes() + b"tags: [youth]\n")
    asked = {
        ("--tag", "yout"): "--tag finds nothing for ‘yout’: did you mean ‘youth’?\n",
        ("--tag", "youth"): "",
        ("--lead", "Mons"): "",
        ("--lead", "xyzzy"): "--lead finds nothing for ‘xyzzy’: no action has it\n",
        ("--lead", "Ville de Mons"): "--lead finds nothing for ‘Ville de Mons’: did you mean ‘mons’?\n",
        ("--lead", "Ville de Séfrou"): "--lead finds nothing for ‘Ville de Séfrou’: no action has it\n",
    }
    found = {words: coopctl(root, "list", *words, *DAY) for words in asked}

    assert {words: each.err for words, each in found.items()} == asked
    assert {each.code for each in found.values()} == {0}
    assert "with commas, or by the option again" in coopctl(root, "list", "--help").out


def test_of_two_numbers_that_belong_together_people_read_one(coopctl: Coopctl, workspace: Workspace) -> None:
    root = workspace(ROOT / "tests" / "cases" / "rich")
    asked = ("list", "agreements", "--as-of", "2025-10-15", "--lang", "en", "--columns", "ref,finished,finished_of")
    sorted_ = coopctl(root, *asked, "--sort", "-finished", "--format", "json").json["items"]
    counts = [each["finished"] for each in sorted_]

    assert counts == sorted(counts, reverse=True)
    assert "1/10" in coopctl(root, *asked, "--format", "table").out
    assert coopctl(root, *asked, "--format", "markdown").out.splitlines()[4] == "| Reference | Finished |"


def test_what_an_indicator_counts_is_in_groups_of_digits_for_people_alone(
    coopctl: Coopctl, workspace: Workspace
) -> None:
    counted = (
        "indicators: [{id: v, unit: visitors, target: {value: 12500}, readings: [{date: 2018-03, value: 6580}]}]\n"
    )
    root = workspace(files={"data/actions/mons-sefrou/a.yaml": f"title: A\nstatus: in_progress\n{counted}"})

    asked = ("list", "indicators", "--as-of", "2018-06-01")
    shown = coopctl(root, *asked, "--lang", "nl", "--format", "table").out
    row = coopctl(root, *asked, "--format", "json").json["items"][0]

    assert ("12.500" in shown, "6.580" in shown) == (True, True)
    assert (row["target"], row["reached"]) == (12500, 6580)


def test_who_hears_a_list_is_told_sentences_and_each_record_once(coopctl: Coopctl) -> None:
    def told(kind: str) -> str:
        return coopctl(ROOT / "examples" / "demo", "list", kind, "--as-of", "2026-10-12", "--plain", "--lang", "en").out

    agreements, axes, updates, actions = map(told, ("agreements", "axes", "updates", "actions"))

    assert "\nCounts: 1 cancelled, 7 done, 1 done in part, 1 late\n" in agreements
    assert "\nWith plans: 6 of 16 finished, progress 68% (15 of 16 known)\n" in agreements
    assert "\nWorst action: Advice at a distance for difficult births (sorvelle-ourane/telemedicine)\n" in agreements
    assert "Unread:" not in agreements, "a count of nothing is not told"
    assert "\nKnown: 3 of 3\n" in axes
    assert "\nAction: Solar cold room at the landing (zilverdam-ndelika/cold-room)\n" in updates
    assert "Title of the" not in axes + updates
    assert "Reason: completed" not in actions
    assert "Reason: cancelled" not in actions, "the health has said so"
