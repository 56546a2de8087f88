"""`status`: what staff see each morning, and what programs read of it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import jsonschema_rs
import pytest

from coopctl import schemas

if TYPE_CHECKING:
    from tests.commands.conftest import Coopctl
    from tests.conftest import Run, Workspace

#: A framework with a plan and its actions, on 2018-10-01: late, on track, done, unknown, cancelled, proposed.
FILES = {
    "data/agreements/big-frame.yaml": (
        "title: Big frame\nkind: framework\nstatus: in_force\nsigned: 2017\n"
        "parties: [{id: mons}, {id: sefrou}]\n"
        "meetings: [{id: next, date: 2018-11, kind: steering, title: Committee, place: Mons}]\n"
    ),
    "data/agreements/plan.yaml": (
        "title: The plan\nkind: action_plan\nstatus: in_force\nsigned: 2018-01\nparent: big-frame\nperiod: 2018\n"
        "parties: [{id: mons}, {id: sefrou}]\n"
    ),
    "data/actions/plan/late.yaml": "title: Late one\nstatus: in_progress\nperiod: 2018-01/2018-06\nstarted: 2018-01-10\nlead: mons\n"
    "updates: [{date: 2018-09-20, author: Ada, text: half way, progress: 50, status: in_progress}]\n",
    "data/actions/plan/track.yaml": "title: On track\nstatus: in_progress\nperiod: 2018/2019-12-31\nstarted: 2018-09-01\nlead: sefrou\ntags: [youth]\n"
    "milestones: [{id: a, due: 2018-09-15, done: 2018-09-14}, {id: b, due: 2019-06}]\n",
    "data/actions/plan/done.yaml": "title: Done\nstatus: completed\nperiod: 2018-01/2018-03\nended: 2018-03-20\nlead: mons\n",
    "data/actions/plan/silent.yaml": "title: Silent\nstatus: planned\nperiod: 2018-03-01/2018-12-31\nlead: mons\n",
    "data/actions/plan/gone.yaml": "title: Gone\nstatus: cancelled\nperiod: 2018\nended: 2018-05\nlead: mons\n"
    "updates: [{date: 2018-05, author: Ada, text: no money, status: cancelled}]\n",
    "data/actions/plan/idea.yaml": "title: Idea\nstatus: proposed\nlead: mons\n",
    "data/actions/plan/yearly.yaml": "title: Fair\nstatus: planned\nperiod: 2018-10-20/2019-12-31\nlead: mons\n"
    "recurs: FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=25\n",
}
DAY = ("--as-of", "2018-10-01")


def test_who_asks_for_a_framework_asks_for_its_plans_too(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files=FILES)

    def refs(*words: str) -> set[str]:
        return {item["ref"] for item in coopctl(root, *words, *DAY, "--format", "json").json["items"]}

    plan = refs("status", "plan")
    assert len(plan) == 7
    assert refs("status", "big-frame") == refs("list", "actions", "--agreement", "big-frame") == plan
    assert refs("status", "--agreement", "big-frame") == {"big-frame", "plan"}
    assert refs("timeline", "big-frame") >= plan
    assert refs("agenda", "--agreement", "big-frame") == {"big-frame", "plan/late", "plan/yearly"}
    assert "2 of 3 agreements" in coopctl(root, "status", "big-frame", *DAY, "--format", "table", "--lang", "en").out


def test_agreements_as_json_have_the_fields_of_the_contract(workspace: Workspace, coopctl: Coopctl) -> None:
    answer = coopctl(workspace(files=FILES), "status", *DAY, "--format", "json")

    assert answer.code == 0
    assert [item["ref"] for item in answer.json["items"]] == ["big-frame", "plan", "mons-sefrou"]
    plan = answer.json["items"][1]
    assert plan == {
        "ref": "plan",
        "title": "The plan",
        "kind": "action_plan",
        "status": "in_force",
        "health": "unknown",
        "worst": "plan/late",
        "progress": 50.0,  # (100 + 50 + 50 + 0) / 4
        "known": 4,
        "known_of": 5,
        "finished": 1,
        "finished_of": 5,
        "elapsed": 74.8,  # 273 of 365 days
        "counts": {"cancelled": 1, "done": 1, "not_started": 2, "unknown": 1, "late": 1, "on_track": 1},
        "with_plans": None,
        "unread": 0,
        "assessment": None,
    }
    frame = answer.json["items"][0]
    assert frame["health"] == "no_actions"
    assert frame["with_plans"] == {
        key: plan[key] for key in ("progress", "known", "known_of", "finished", "finished_of")
    }


def test_the_output_keeps_to_its_schema(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files=FILES)

    for words in (["status"], ["status", "plan"], ["list", "actions"], ["list", "agreements"], ["status", "--tree"]):
        output = coopctl(root, *words, *DAY, "--format", "json").json
        schema = json.loads(schemas.text(f"output/{output['kind']}"))
        assert [error.message for error in jsonschema_rs.validator_for(schema).iter_errors(output)] == []


def test_what_needs_attention_comes_worst_first_with_reason_and_days(workspace: Workspace, coopctl: Coopctl) -> None:
    attention = coopctl(workspace(files=FILES), "status", *DAY, "--format", "json").json["attention"]

    assert [(each["health"], each["refs"]) for each in attention] == [
        ("late", ["plan/late"]),
        ("unknown", ["plan/silent"]),
    ]
    assert attention[0]["days"] == 93, "from 30 June to 1 October"
    assert attention[0]["title"] == "Late one"
    assert set(attention[0]["reason"]) == {"id", "params", "text"}
    assert "93" in attention[0]["reason"]["text"]


def test_like_reasons_of_one_agreement_are_told_once(workspace: Workspace, coopctl: Coopctl) -> None:
    silent = "title: S\nstatus: planned\nperiod: 2018-03-01/2018-12-31\nlead: mons\n"
    root = workspace(files={f"data/actions/plan/s{n}.yaml": silent for n in range(3)} | FILES)

    attention = coopctl(root, "status", *DAY, "--format", "json").json["attention"]

    assert attention[1]["refs"] == ["plan/s0", "plan/s1", "plan/s2", "plan/silent"]
    assert attention[1]["title"] is None


def test_what_comes_next_is_the_nearest_meeting_or_occurrence(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files=FILES)

    assert coopctl(root, "status", *DAY, "--format", "json").json["next"] == {
        "kind": "occurrence",
        "date": "2018-10-25",
        "ref": "plan/yearly",
        "number": None,
        "title": "Fair",
        "place": None,
    }
    assert coopctl(root, "status", "--as-of", "2018-10-26", "--format", "json").json["next"]["kind"] == "meeting"


def test_a_name_asks_for_the_actions_of_an_agreement(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files=FILES)

    answer = coopctl(root, "status", "pl", *DAY, "--format", "json")

    assert [item["ref"] for item in answer.json["items"]] == [
        f"plan/{name}" for name in ("done", "gone", "idea", "late", "silent", "track", "yearly")
    ]
    assert (
        coopctl(root, "list", "actions", "--agreement", "plan", *DAY, "--format", "json").json["items"]
        == answer.json["items"]
    )


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (["--health", "late"], ["late"]),
        (["--health", "late", "--health", "unknown"], ["late", "silent"]),
        (["--lead", "sefrou"], ["track"]),
        (["--tag", "youth"], ["track"]),
        (["--status", "in_progress"], ["late", "track"]),
        (["--status", "in_progress", "--lead", "mons"], ["late"]),
        (["--due-before", "2018-04-01"], ["done"]),
        (["--due-after", "2018-12-31"], ["track", "yearly"]),
        (["--updated-since", "2018-09-14"], ["late", "track"]),
        (["--axis", "none", "--health", "done"], ["done"]),
    ],
)
def test_filters(workspace: Workspace, coopctl: Coopctl, filters: list[str], expected: list[str]) -> None:
    answer = coopctl(
        workspace(files=FILES), "list", "actions", "--agreement", "plan", *filters, *DAY, "--format", "json"
    )

    assert [item["ref"] for item in answer.json["items"]] == [f"plan/{name}" for name in expected]


def test_a_party_or_a_status_of_agreements_chooses_agreements(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files=FILES)

    assert [
        item["ref"]
        for item in coopctl(root, "list", "agreements", "--party", "mons", *DAY, "--format", "json").json["items"]
    ] == ["big-frame", "mons-sefrou", "plan"]
    for status, kept in (("terminated", []), ("expired", ["plan"]), ("in_force", ["big-frame", "mons-sefrou"])):
        call = ("list", "agreements", "--status", status, "--as-of", "2019-06-01", "--format", "json")
        assert [item["ref"] for item in coopctl(root, *call).json["items"]] == kept, "the word that screens show"


def test_a_page_as_of_a_day_tells_nothing_that_happened_later(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files=FILES)

    told = [coopctl(root, "show", "plan/done", "--as-of", f"2018-0{month}-01", "--plain").out for month in (2, 4)]

    assert ["2018-03-20" in page for page in told] == [False, True]


def test_the_gate_of_fail_on(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files=FILES)

    assert coopctl(root, "status", *DAY, "--fail-on", "late,at_risk").code == 1
    assert coopctl(root, "status", *DAY, "--fail-on", "at_risk").code == 0
    assert coopctl(root, "status", "--as-of", "2018-01-20", "--fail-on", "late").code == 0
    wrong = coopctl(root, "status", *DAY, "--fail-on", "lat")
    assert (wrong.code, wrong.out) == (2, "")
    assert "late" in wrong.err


@pytest.mark.parametrize("name", ["plan/Photos.yaml", "plan/photos.yml", "plan/copie de photos.yaml", "photos.yaml"])
def test_files_that_are_no_record_by_their_names_are_counted(name: str, workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files=FILES | {f"data/actions/{name}": "title: Photos\nstatus: planned\n", "data/notes.txt": ""})

    assert "1 file left out" in coopctl(root, "status", *DAY).err


def test_files_whose_names_collide_are_left_out_with_what_is_wrong(workspace: Workspace, coopctl: Coopctl) -> None:
    names = {"BAD.yaml": "title: A\n", "bad.yaml": "a: [", "GUIDES.yaml": "title: B\n", "Guides.yaml": "title: B\n"}
    root = workspace(files=FILES | {f"data/actions/plan/{name}": text for name, text in names.items()})
    if len(list((root / "data/actions/plan").glob("[bB]*"))) < len("Bb"):
        pytest.skip("this disk holds the two names for one")

    answer = coopctl(root, "list", "actions", "--format", "json")

    found = [(each["path"].rpartition("/")[2], each["code"]) for each in answer.json["left_out"]]
    codes = ("colliding-names", "unknown-file", "colliding-names", "yaml-syntax")
    assert found == [*zip(sorted(names), codes, strict=True)]
    assert "4 files left out" in answer.err


def test_files_that_cannot_be_read_are_said_and_counted(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files=FILES | {"data/actions/plan/broken.yaml": "title: [\n"})

    answer = coopctl(root, "status", *DAY, "--format", "json")

    assert answer.code == 0
    assert "1 file left out" in answer.err
    assert answer.json["left_out"] == [{"path": "data/actions/plan/broken.yaml", "code": "yaml-syntax"}]
    assert answer.json["items"][1]["unread"] == 1
    assert coopctl(root, "status", *DAY, "--strict").code == 1
    assert coopctl(root, "status", *DAY, "--quiet").err == ""


def test_the_same_day_gives_the_same_bytes_in_every_locale(
    workspace: Workspace, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace(files=FILES)
    seen = set()
    for language, zone in (("C", "UTC"), ("fr_BE.UTF-8", "Asia/Tokyo"), ("ar_MA.UTF-8", "America/Lima")):
        monkeypatch.setenv("LANG", language)
        monkeypatch.setenv("TZ", zone)
        seen.add(tuple(coopctl(root, "status", *DAY, "--format", form).out for form in ("json", "tsv", "csv", "jsonl")))

    assert len(seen) == 1


def test_plans_that_name_each_other_as_parent_are_all_shown(workspace: Workspace, coopctl: Coopctl) -> None:
    text = "title: {name}\nkind: framework\nstatus: in_force\nsigned: 2017\nparent: {parent}\nparties: [{{id: mons}}, {{id: sefrou}}]\n"
    root = workspace(
        files={
            "data/agreements/one.yaml": text.format(name="One", parent="two"),
            "data/agreements/two.yaml": text.format(name="Two", parent="one"),
        }
    )

    answer = coopctl(root, "status", *DAY, "--format", "json")

    assert sorted(item["ref"] for item in answer.json["items"]) == ["mons-sefrou", "one", "two"]


def test_actions_of_which_nothing_is_recorded_are_one_line_whenever_each_was_to_start(
    workspace: Workspace, coopctl: Coopctl
) -> None:
    other = "title: Quiet\nstatus: planned\nperiod: 2018-02-01/2018-12-31\nlead: mons\n"
    root = workspace(files=FILES | {"data/actions/plan/quiet.yaml": other})

    groups = {each["health"]: each for each in coopctl(root, "status", *DAY, "--format", "json").json["attention"]}

    assert groups["unknown"]["refs"] == ["plan/quiet", "plan/silent"]
    assert groups["unknown"]["reason"]["id"] == "nothing-recorded"
    assert groups["unknown"]["reason"]["text"] == "nothing recorded since they were to start"


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_reason_takes_two_lines_at_most_and_keeps_its_figures(workspace: Workspace, run: Run, width: int) -> None:
    """The title of 300 letters that it quotes is cut, not how late it is; a small screen has four lines for it."""
    lines = 4 if width < 60 else 2
    title = "very long words " * 19
    action = f"title: A\nstatus: in_progress\nperiod: 2018/2019\nlead: mons\nmilestones: [{{id: m, title: {title}, due: 2018-05-01}}]\nupdates: [{{date: 2018-06-01, text: Going}}]\n"
    root = workspace(files=FILES | {"data/actions/plan/wordy.yaml": action})

    shown = run("status", *DAY, "--format", "table", cwd=root, env={"COLUMNS": str(width)}).stdout.splitlines()

    (first,) = (place for place, line in enumerate(shown) if "milestone ‘very" in line)
    assert "153 days late" in " ".join(part.strip() for part in shown[first : first + lines])
    assert "very" not in shown[first + lines]
    assert max(map(len, shown[first : first + lines])) <= width


def test_the_next_command_leads_on_even_where_the_filters_hide_everything(
    workspace: Workspace, coopctl: Coopctl
) -> None:
    root = workspace(files=FILES)

    hidden = coopctl(root, "status", *DAY, "--lead", "nobody", "--format", "table").out.splitlines()
    quiet = {path: text for path, text in FILES.items() if "/actions/" not in path or "yearly" in path}
    empty_first = coopctl(workspace(files=quiet), "status", *DAY, "--format", "table").out.splitlines()

    assert hidden[-1] == "→ coopctl status --as-of 2018-10-01"
    assert empty_first[-1] == "→ coopctl status plan --as-of 2018-10-01", (
        "the framework before it has no action of its own"
    )


def test_of_equals_none_is_the_worst_and_a_month_is_no_day(workspace: Workspace, coopctl: Coopctl) -> None:
    def action(name: str, end: str, more: str = "") -> dict[str, str]:
        text = f"title: One\nstatus: in_progress\nperiod: 2018/{end}\nstarted: 2018\nlead: mons\n{more}"
        return {f"data/actions/plan/{name}.yaml": f"{text}updates: [{{date: 2018-09, text: half, progress: 50}}]\n"}

    whole = "title: Whole\nstatus: in_progress\nperiod: 2018/2019\nstarted: 2018-01-10\nlead: mons\n"
    files = {name: text for name, text in FILES.items() if "actions" not in name}
    files |= action("a", "2018-07", "part_of: plan/whole\n") | action("b", "2018-07", "part_of: plan/whole\n")
    files |= {"data/actions/plan/whole.yaml": whole} | action("x", "2018-08") | action("y", "2018-08")
    root = workspace(files=files)

    def shown(*words: str) -> str:
        return coopctl(root, *words, *DAY, "--lang", "en", "--format", "table").out

    asked = ("list", "agreements", "--agreement", "plan", "--columns", "worst")
    listed = shown("list", "actions", "--agreement", "plan", "--columns", "ref,updated").splitlines()[4:]

    assert "2 of 2 parts late or at risk\n" in shown("status", "plan")
    assert coopctl(root, *asked, *DAY, "--format", "json").json["items"] == [{"worst": "plan/x"}]
    assert "plan/" not in shown(*asked)
    assert [line.split()[-1] for line in listed] == ["2018-01-10", "2018-09", "2018-09", "2018-09", "2018-09"]

    for path, text in (action("b", "2018-06", "part_of: plan/whole\n") | action("y", "2018-07")).items():
        (root / path).write_text(text, encoding="utf-8")
    assert "late or at risk, the worst plan/b" in " ".join(shown("status", "plan").split())
    assert "plan/y" in shown(*asked)


def test_of_an_earlier_day_statuses_without_a_date_are_named_and_what_dates_them(
    workspace: Workspace, coopctl: Coopctl
) -> None:
    root = workspace(files=FILES)
    drawn = coopctl(root, "status", *DAY, "--format", "table").out
    told = re.search(
        r"(\d+) status(?:es)? carr(?:y|ies) no date .* today:\s(.+?)\nan update with its date", drawn, re.DOTALL
    )

    assert told is not None
    assert re.split(r",\s", told[2]) == [
        each["ref"]
        for each in coopctl(root, "list", "actions", *DAY, "--format", "json").json["items"]
        if each["status_basis"] == "stored"
    ]
