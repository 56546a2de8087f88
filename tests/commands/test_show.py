"""`show`: one record, whole."""

from __future__ import annotations

import json
import re
import zipfile
from typing import TYPE_CHECKING

import jsonschema_rs
import pytest

from coopctl import schemas
from tests.commands.test_list import DAY, RICH
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Coopctl
    from tests.conftest import Run, Workspace

DEMO = ROOT / "examples" / "demo"
MORE = RICH | {
    "data/actions/plan/c.yaml": "title: C\nstatus: planned\ndepends_on: [plan/a]\nrelated: [plan/b]\nlead: mons\nx-own: {deep: [1, two]}\n",
    "data/actions/plan/d.yaml": "title: D\nstatus: planned\npart_of: plan/a\nlead: mons\nformerly: [plan/older]\n",
    "data/actions/plan/broken.yaml": "title: [\n",
}


def test_the_page_of_an_agreement_has_parts_below_their_whole(workspace: Workspace, coopctl: Coopctl) -> None:
    files = {name: text for name, text in MORE.items() if "broken" not in name}
    table, plain = (
        coopctl(workspace(files=files), "show", "plan", "--lang", "en", "--format", name).out
        for name in ("table", "plain")
    )

    assert [line.split()[:2] for line in table.splitlines() if "└" in line] == [["└", "d"]]
    assert "Part of: a\n" in plain


@pytest.mark.parametrize("ref", ["plan/a", "plan/c", "plan", "mons-sefrou"])
def test_json_keeps_to_its_schema(workspace: Workspace, coopctl: Coopctl, ref: str) -> None:
    output = coopctl(workspace(files=MORE), "show", ref, *DAY, "--format", "json").json

    schema = json.loads(schemas.text("output/show"))
    assert [error.message for error in jsonschema_rs.validator_for(schema).iter_errors(output)] == []
    assert [item["ref"] for item in output["items"]] == [ref]


def test_it_says_what_refers_to_an_action(workspace: Workspace, coopctl: Coopctl) -> None:
    item = coopctl(workspace(files=MORE), "show", "plan/a", *DAY, "--format", "json").json["items"][0]

    assert item["referred_by"] == {"parts": ["plan/d"], "depends_on": ["plan/c"], "decisions": ["plan first open-one"]}


def test_it_says_how_progress_is_computed(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files=MORE)

    explained = coopctl(root, "show", "plan/a", *DAY, "--format", "json").json["items"][0]["explained"]
    shown = coopctl(root, "show", "plan/a", *DAY, "--format", "table", "--explain")

    assert explained["progress"]["method"] == "milestones"
    assert [(term["name"], term["weight"], term["value"]) for term in explained["progress"]["terms"]] == [
        ("m1", 1, 100.0),
        ("m2", 2.5, 0.0),
    ]
    assert "m2" in shown.out
    assert "29" in shown.out, "1 of 3.5 is 28.57"


def test_own_fields_are_shown(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files=MORE)

    assert "x-own" in coopctl(root, "show", "plan/c", "--format", "table").out
    data = coopctl(root, "show", "plan/c", "--format", "json").json["items"][0]["data"]
    assert data["x-own"] == {"deep": [1, "two"]}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("plan/a", "plan/a"),
        ("mons", "mons-sefrou"),
        ("photo", "mons-sefrou/photo-exhibition"),
        ("pl/a", "plan/a"),
        ("plan/older", "plan/d"),
        ("exhibition", "mons-sefrou/photo-exhibition"),
    ],
)
def test_a_reference_may_be_shortened(workspace: Workspace, coopctl: Coopctl, typed: str, found: str) -> None:
    assert coopctl(workspace(files=MORE), "show", typed, "--format", "json").json["items"][0]["ref"] == found


def test_what_is_mistakable_names_the_candidates(workspace: Workspace, coopctl: Coopctl) -> None:
    answer = coopctl(workspace(files=MORE), "show", "plan/", "--format", "json")

    assert (answer.code, answer.out) == (2, "")
    assert "plan/a, plan/b, plan/c, plan/d" in answer.err


@pytest.mark.parametrize("typed", ["foto-exhibition", "exhibitoin", "Photo exhibition in Mons", "exposition photo"])
def test_what_is_mistyped_is_asked_for(workspace: Workspace, coopctl: Coopctl, typed: str) -> None:
    answer = coopctl(workspace(), "--lang", "en", "show", typed)

    assert (answer.code, answer.out) == (2, "")
    assert ("did you mean ‘mons-sefrou/photo-exhibition’?" in answer.err) == (typed != "exposition photo")


def test_a_record_that_cannot_be_read_says_so(workspace: Workspace, coopctl: Coopctl) -> None:
    answer = coopctl(workspace(files=MORE), "show", "plan/broken")

    assert (answer.code, answer.out) == (1, "")
    assert "coopctl validate data/actions/plan/broken.yaml" in answer.err


def test_for_a_screen_reader_each_fact_is_a_line(workspace: Workspace, coopctl: Coopctl) -> None:
    answer = coopctl(workspace(files=MORE), "show", "plan/a", "--plain", *DAY)

    lines = [line for line in answer.out.splitlines() if line.strip()]
    assert all(not set(line) & set("│─━█▓░") for line in lines)
    assert any(line.startswith("Health: ") for line in lines)


def test_piped_every_fact_is_a_row(workspace: Workspace, coopctl: Coopctl) -> None:
    rows = [line.split("\t") for line in coopctl(workspace(files=MORE), "show", "plan/a", *DAY).out.splitlines()]

    assert rows[0] == ["section", "field", "value"]
    assert ["", "title", "A"] in rows


@pytest.mark.parametrize("explain", [(), ("--explain",)])
@pytest.mark.parametrize("ref", ["plan/a", "plan/c", "plan", "mons-sefrou"])
def test_a_record_is_a_paper(
    workspace: Workspace, coopctl: Coopctl, tmp_path: Path, ref: str, explain: tuple[str, ...]
) -> None:
    root = workspace(files=MORE)
    made = {ending: tmp_path / f"record.{ending}" for ending in ("html", "htm", "md", "docx")}
    for file in made.values():
        answer = coopctl(root, "show", ref, *DAY, *explain, "-o", str(file))
        assert (answer.code, answer.out) == (0, "")

    page, markdown = made["html"].read_text("utf-8"), made["md"].read_text("utf-8")
    assert page == made["htm"].read_text("utf-8")
    assert coopctl(root, "show", ref, *DAY, *explain, "--format", "html").out == page
    assert coopctl(root, "show", ref, *DAY, *explain, "--format", "markdown").out == markdown
    assert page.count("<h1") == 1
    assert not re.search(r"<dd></dd>|</h2>\s*(<h2|</main)", page), "no fact without value, no part without content"
    assert len(re.findall(r' id="([^"]+)"', page)) == len(set(re.findall(r' id="([^"]+)"', page)))
    assert markdown.startswith("# ")
    assert not re.search(r"(?m)^## .*\n+(?=## |\Z)", markdown)
    assert len(re.findall("(?m)^## ", markdown)) == page.count("<h2")
    assert zipfile.is_zipfile(made["docx"])


def test_a_paper_goes_where_a_paper_can(workspace: Workspace, coopctl: Coopctl, tmp_path: Path) -> None:
    answer = coopctl(workspace(files=MORE), "show", "plan/a", *DAY, "-o", str(tmp_path / "record.odt"))

    assert (answer.code, answer.out) == (2, "")
    assert "docx" in answer.err
    assert not (tmp_path / "record.odt").exists()


def test_an_action_under_no_axis_says_so_in_words_and_keeps_its_word_for_programs(coopctl: Coopctl) -> None:
    ref = "mons-sefrou/legal-framework"
    shown = coopctl(ROOT, "show", ref, "--plain", "--format", "table", "--lang", "en").out

    assert "Axis: under no axis" in shown.splitlines()
    assert coopctl(ROOT, "show", ref, "--format", "json").json["items"][0]["computed"]["axis"] == "none"


@pytest.mark.parametrize(
    ("action", "named"),
    [
        ("status: planned\nperiod: 2018/2019", False),
        (
            "status: in_progress\nperiod: 2018/2019\nupdates:\n  - {date: 2019-01-10, text: On its way., progress: 20}",
            True,
        ),
        ("status: planned\nperiod: 2030/2031", False),
    ],
    ids=["no news", "late", "not started"],
)
def test_the_worst_action_is_named_where_something_is_amiss_with_it(
    workspace: Workspace, coopctl: Coopctl, action: str, named: bool
) -> None:
    path = "data/actions/mons-sefrou/photo-exhibition.yaml"
    root = workspace(files={path: f"title: Photo exhibition\naxis: culture\nlead: mons\n{action}\n"})

    shown = coopctl(root, "show", "mons-sefrou", "--as-of", "2021-01-01", "--plain", "--format", "table").out
    listed = coopctl(root, "list", "agreements", "--as-of", "2021-01-01", "--format", "json").json["items"]

    assert ("Worst action: Photo exhibition (mons-sefrou/photo-exhibition)" in shown.splitlines()) is named
    assert listed[0]["worst"] == "mons-sefrou/photo-exhibition", "programs get the first of all, whatever its health"


def test_a_page_names_people_sides_codes_and_records_never_by_an_id_alone(
    workspace: Workspace, coopctl: Coopctl
) -> None:
    agreement = """
title: Plan
kind: action_plan
status: in_force
signed: 2018-01
parties: [{id: mons}, {id: sefrou}]
approvals: [{by: mons, kind: council, state: granted, date: 2018-02, note: By all votes but one}]
meetings:
  - id: first
    date: 2018-02-01
    kind: steering
    summary: Nothing was put off.
    topics: [Money, Schools]
    attendees: [{person: Ada, functions: [Head of unit], party: sefrou, role: chair}]
    decisions: [{id: go-on, text: Go on, owners: [mons], about: [plan/a]}]
"""
    action = """
title: A
status: planned
lead: mons
part_of: plan/b
coordinators: [{person: Ben, functions: [Engineer], party: sefrou}]
partners: [{party: mons, role: host}]
dac: [{code: 11330, share: 60}, {code: 99810, share: 40}]
sdg: [4]
countries: [{code: BE}]
markers: [{code: 1, significance: 2}]
"""
    files = {"data/agreements/plan.yaml": agreement, "data/actions/plan/a.yaml": action}
    root = workspace(files=files | {"data/actions/plan/b.yaml": "title: The whole\nstatus: planned\nlead: sefrou\n"})

    told = [
        coopctl(root, "show", ref, "--as-of", "2018-06-30", "--plain", "--format", "table").out.splitlines()
        for ref in ("plan", "plan/a")
    ]

    for line in (
        "By: City of Mons",
        "Note: By all votes but one",
        "Summary: Nothing was put off.",
        "Topics: Money, Schools",
        "Functions: Head of unit",
        "Owners: City of Mons",
        "About: A (plan/a)",
        "Country: Morocco",
    ):
        assert line in told[0]
    for line in (
        "Lead: City of Mons",
        "Part of: The whole (plan/b)",
        "Sectors (OECD): education (11330): 60%, no sector stated (99810): 40%",
        "Development goals: 4. quality education",
        "Countries: Belgium",
        "Policy markers: gender equality: principal objective",
        "Who: City of Mons",
        "Functions: Engineer",
        "Decisions about it: Go on (steering committee, 1 February 2018)",
    ):
        assert line in told[1]
    assert "Party: mons" not in told[1]


def test_a_name_in_arabic_stays_in_its_row_of_a_french_page(workspace: Workspace, coopctl: Coopctl) -> None:
    people = "[{person: فاطمة الزهراء, party: sefrou}, {person: Ben, party: mons}]"
    action = f"title: A\naxis: culture\nstatus: planned\nlead: mons\ncoordinators: {people}\n"
    root = workspace(files={"data/actions/mons-sefrou/a.yaml": action})

    shown = coopctl(root, "show", "mons-sefrou/a", "--lang", "fr", "--format", "table").out

    (row,) = (line for line in shown.splitlines() if "فاطمة" in line)
    assert row.split()[-1] == "Séfrou"
    assert "coordination" in row.split()


def test_no_line_is_wider_than_a_small_terminal_however_long_names_are(workspace: Workspace, run: Run) -> None:
    name = "an-action-of-many-letters-in-a-plan-of-a-town-and-a-region"
    title = "Renforcer le réseau de stations de mesure de la nappe phréatique et former les agents " * 3
    plan = (
        f"title: {title}\nkind: action_plan\nstatus: in_force\nsigned: 2018-01\nperiod: 2018/2019\n"
        "parties: [{id: mons}, {id: sefrou}]\n"
        "meetings: [{id: m, date: 2018-02, decisions: [{id: d, text: 'Samenwerkingsovereenkomstbepalingen', owners: [mons],"
        f" about: [a-plan-of-a-town-and-a-region-for-ten-years/{name}]}}]}}]\n"
    )
    action = f"title: {title}\nstatus: planned\nperiod: 2018\nlead: mons\n"
    folder = "a-plan-of-a-town-and-a-region-for-ten-years"
    root = workspace(files={f"data/agreements/{folder}.yaml": plan, f"data/actions/{folder}/{name}.yaml": action})
    for words in (["show", folder], ["show", name], ["find", "letters"], ["timeline", folder], ["list", "decisions"]):
        shown = run(*words, "--format", "table", "--as-of", "2018-06-30", cwd=root, env={"COLUMNS": "40"}).stdout
        assert max(map(len, shown.splitlines())) <= 40, words


@pytest.mark.parametrize("command", ["show", "status", "set"])
@pytest.mark.parametrize(("text", "fault"), [("status: [", "1:9: "), ("title: A\nstatus: unheard\n", "2:9: ")])
def test_of_a_record_that_cannot_be_read_its_file_and_its_fault_are_told(
    command: str, text: str, fault: str, coopctl: Coopctl, workspace: Workspace
) -> None:
    root = workspace(files={"data/actions/mons-sefrou/zebra.yaml": text})
    name, more = ("mons-sefrou/zebra", ["status=done"]) if command == "set" else ("zeb", [])

    said = coopctl(root, command, name, *more, "--lang", "en")
    assert said.code == 1
    assert f"‘mons-sefrou/zebra’ could not be read: data/actions/mons-sefrou/zebra.yaml:{fault}" in said.err


def test_a_reference_that_a_screen_has_shortened_is_known(coopctl: Coopctl, workspace: Workspace) -> None:
    assert "mons-sefrou/photo-exhibition" in coopctl(workspace(), "show", "photo-e…ition").out


def _facts(shown: str) -> dict[str, str]:
    """Return the facts of a plain page, up to its first part."""
    lines = shown.partition("\n\n")[0].splitlines()
    return {name: value for name, _, value in (line.partition(": ") for line in lines)}


def test_what_was_given_up_is_not_told_as_done_nor_expected(coopctl: Coopctl) -> None:
    asked = ("show", "sorvelle-ourane/blood-bank-link", "--as-of", "2026-10-12", "--plain", "--lang", "en")

    facts = _facts(coopctl(DEMO, *asked).out)

    assert facts["Cancelled on"] == "2025-11-13"
    assert facts["Reason"].startswith("The ministry builds"), "the health has said that it is cancelled"
    assert not {"Ended on", "Expected", "Status"} & facts.keys()


def test_an_end_is_told_once_with_how_late_it_was(coopctl: Coopctl) -> None:
    asked = ("show", "vallombre-tizgane-2025/water-technicians", "--as-of", "2026-10-12", "--plain", "--lang", "en")

    facts = _facts(coopctl(DEMO, *asked).out)

    assert facts["Ended on"] == "2026-06-30, on time"
    assert not {"Done", "Status"} & facts.keys()


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2025-11-01", "at its pace it would be done by now; from today it would take until 5 February 2026"),
        ("2025-07-15", "28 August 2025 to 15 September 2025"),
    ],
)
def test_no_forecast_is_a_day_that_has_passed(day: str, said: str, workspace: Workspace, coopctl: Coopctl) -> None:
    paced = (
        "title: P\nstatus: in_progress\nstarted: 2025-01-01\nlead: mons\nupdates:\n- {date: 2025-07-01, progress: 76}\n"
    )
    root = workspace(files=RICH | {"data/actions/plan/paced.yaml": paced})

    facts = _facts(coopctl(root, "show", "plan/paced", "--as-of", day, "--plain", "--lang", "en").out)

    assert facts["Forecast of the end"] == said


def test_what_is_all_done_is_to_be_closed_for_people_and_well_for_programs(coopctl: Coopctl) -> None:
    asked = ("show", "vallombre-tizgane-2025/khettara-users", "--as-of", "2026-10-12", "--lang", "en")

    plain, told = coopctl(DEMO, *asked, "--plain").out, coopctl(DEMO, *asked, "--format", "json").json["items"][0]

    assert _facts(plain)["Health"] == "to close"
    assert told["computed"]["health"] == "on_track"


def test_a_renewal_and_its_notice_are_one_fact_each(coopctl: Coopctl) -> None:
    rich = ROOT / "tests" / "cases" / "rich"

    facts = _facts(coopctl(rich, "show", "ourthe-rif", "--as-of", "2025-10-15", "--plain", "--lang", "en").out)

    assert facts["Renewal"] == "tacit, by 5 years"
    assert facts["Notice"] == "180 days; last day to give notice: 2 September 2027"
    assert facts["Progress with its plans"] == "60%"
    assert "Progress" not in facts, "its health says that it has no actions"


def test_a_record_that_takes_two_lines_has_its_reference_to_copy_on_one(coopctl: Coopctl) -> None:
    shown = coopctl(DEMO, "show", "sorvelle-ourane/telemedicine", "--format", "table", "--lang", "en").out

    assert re.search(r"^ +sorvelle-ourane/neonatal-equipment$", shown, re.MULTILINE)


def test_what_the_heading_says_is_not_said_before_each_fact(coopctl: Coopctl) -> None:
    shown = coopctl(DEMO, "show", "vallombre-tizgane-2025", "--format", "table", "--lang", "en").out

    assert "Note " not in shown.rpartition("\nNotes\n")[2]
