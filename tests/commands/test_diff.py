"""`diff`: which two states, what is told of them in each format, and what is not invented where a file is unreadable."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest

from coopctl import schemas
from coopctl.cli import comparing
from coopctl.formats import reviewed
from tests.formats.test_nothing_gets_out import LOOKED_FOR, read_markdown
from tests.repos import commit, git, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Answer, Coopctl

AGREEMENT = """\
title: Water agreement
kind: framework
status: in_force
signed: 2018-01-05
period: 2018/2022
parties:
  - {id: ostra, role: signatory, name: Ostra, kind: municipality, country: BE}
  - {id: vestra, role: signatory, name: Vestra, kind: municipality, country: MA}
"""
WELL = """\
title: A well for the school
status: in_progress
summary: The two towns dig a well beside the school and teach five people to keep it in order.
period: 2018/2019-06
started: 2018-02
lead: ostra
milestones:
  - {id: drill, title: Drilled, due: 2019-03, done: 2019-03-02}
  - {id: pump, title: Pump installed, due: 2019-05}
  - {id: open, title: Opened, due: 2019-06}
budget:
  - {year: 2019, kind: cash, funder: ostra, currency: EUR, planned: 5000}
updates:
  - {date: 2018-02-10, author: Ada Example, text: begun, progress: 10}
"""
PIPE = "title: A pipe\nstatus: planned\nperiod: 2019\nlead: vestra\n"
TREES = "title: Trees\nstatus: planned\nperiod: 2019\nlead: vestra\n"
FILES: dict[str, str | bytes] = {
    "coopctl.yaml": "language: en\n",
    "data/agreements/water.yaml": AGREEMENT,
    "data/actions/water/well.yaml": WELL,
    "data/actions/water/pipe.yaml": PIPE,
    "data/actions/water/trees.yaml": TREES,
}
DAY = ("--as-of", "2019-06-15", "--lang", "en")
HOSTILE = "@team #12 </details><script>x</script> ![a](https://evil.example/a) `"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace whose first commit is tagged `first`."""
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, FILES)
    git(tmp_path, "tag", "first")
    return tmp_path


def well(*changes: tuple[str, str]) -> str:
    text = WELL
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return text


def as_json(answer: Answer) -> Any:
    assert (answer.code, answer.err) == (0, "")
    schema = json.loads(schemas.text("output/diff"))
    assert [error.message for error in jsonschema_rs.validator_for(schema).iter_errors(answer.json)] == []
    return answer.json


def kinds(found: Any) -> list[str]:
    return [" ".join(filter(None, (each["kind"], each["ref"], each["id"]))) for each in found["items"]]


def test_what_could_hide_a_slip_comes_first_in_every_format(root: Path, coopctl: Coopctl) -> None:
    changes = [
        ("period: 2018/2019-06", "period: 2018/2019-12"),
        ("  - {id: pump, title: Pump installed, due: 2019-05}\n", ""),
        ("dig a well beside", "dig two wells beside"),
        ("planned: 5000", "planned: 6500"),
        ("progress: 10", "progress: 30"),
    ]
    write(root, {"data/actions/water/well.yaml": well(*changes), "data/actions/water/pipe.yaml": f"# later\n{PIPE}"})
    text = coopctl(root, "diff", *DAY).out
    page = coopctl(root, "diff", *DAY, "--format", "html").out
    comment = coopctl(root, "diff", *DAY, "--format", "markdown").out
    found = as_json(coopctl(root, "diff", *DAY, "--format", "json"))

    edited = {
        text: "[-a well-] {+two wells+}",
        page: "gone: a well new: two wells",
        comment: "~~a well~~ **two wells**",
    }
    for told, words in edited.items():
        flat = re.sub(r"\s+", " ", re.sub("&#8203;|<[^>]*>|\\\\", "", told))
        assert "Look at this first (2)" in flat
        assert flat.index("milestone removed") < flat.index("postponed, 6 months later")
        assert f"dig {words} beside the school" in flat
        assert "planned €5,000 → €6,500" in flat
        assert "planned (money): €5,000 → €6,500" in flat
        assert "0 at risk (-1)" in flat
        assert "1 file is only written otherwise, and says the same: data/actions/water/pipe.yaml" in flat
    assert text.partition("Look at this first (2)")[2].partition("\n\n")[0].count("(water/well)") == 1
    assert re.search("<del><span.*>gone: </span>a well</del> <ins><span.*>new: </span>two wells</ins>", page)
    assert [each["first"] for each in found["items"]] == sorted(
        (each["first"] for each in found["items"]), reverse=True
    )
    assert kinds(found)[:2] == ["milestone_removed water/well pump", "update_rewritten water/well 2018-02-10"]
    assert found["agreements"][0]["healths"]["at_risk"] == {"before": 1, "after": 0}
    assert found["only_written_otherwise"] == ["data/actions/water/pipe.yaml"]
    assert [each["state"] for each in found["records"]] == ["changed"]


def test_an_agreement_goes_on_where_its_actions_do(root: Path, coopctl: Coopctl) -> None:
    commit(root, {f"data/actions/water/{name}.yaml": f"{PIPE}weight: 0\n" for name in ("pipe", "trees")})
    write(root, {"data/actions/water/well.yaml": well(("due: 2019-05}", "due: 2019-05, done: 2019-05-02}"))})
    (water,) = as_json(coopctl(root, "diff", *DAY, "--format", "json"))["agreements"]
    assert water["progress"] == {"before": 33.3, "after": 66.7}


def test_signs_of_changes_that_data_holds_are_no_changes(root: Path, coopctl: Coopctl) -> None:
    held = "keep [-this-] and {+that+} too"
    told = "The two towns dig a well beside the school and teach five people"
    write(root, {"data/actions/water/well.yaml": well((told, f"'{told}"), ("in order.", f"in order, {held}.'"))})
    commit(root, {})
    changes = [(told, f"'{told.replace('a well', 'two wells')}"), ("in order.", f"in order, {held}.'")]
    write(root, {"data/actions/water/well.yaml": well(*changes)})
    screen = re.sub(r"\s+", " ", coopctl(root, "diff", *DAY).out)
    page, comment = (coopctl(root, "diff", *DAY, "--format", name).out for name in ("html", "markdown"))
    assert f"{held}. → The two towns dig two wells" in screen
    assert "<del>" not in page
    assert "<ins>" not in page
    assert "~~" not in comment
    assert "\\[&#8203;-this-\\]" in comment
    assert "\\{&#8203;+that+\\}" in comment


def test_a_reading_and_a_target_on_the_way_are_told_with_their_day(root: Path, coopctl: Coopctl) -> None:
    dug = (
        "indicators:\n  - id: depth\n    title: Depth\n    target: {value: 90}\n"
        "    steps: [{by: 2018-12, value: 30}]\n    readings: [{date: 2018-06-30, value: 10}]\n"
    )
    commit(root, {"data/actions/water/well.yaml": WELL + dug})
    less = dug.replace("steps: [{by: 2018-12, value: 30}]", "steps: [{by: 2019-02, value: 30}]").replace("10}", "12}")
    write(root, {"data/actions/water/well.yaml": WELL + less})
    text = coopctl(root, "diff", *DAY).out
    flat = re.sub(r"\s+", " ", text)
    assert "reading rewritten afterwards (Depth, 30 June 2018): 10 → 12" in flat
    assert "target rewritten (Depth, December 2018): 30 → no longer there" in flat
    rows = as_json(coopctl(root, "diff", *DAY, "--format", "json"))["items"]
    dated = {each["kind"]: each["date"] for each in rows if each["date"]}
    assert dated == {"reading_rewritten": "2018-06-30", "target_rewritten": "2018-12"}


def test_what_has_a_title_is_told_by_it(root: Path, coopctl: Coopctl) -> None:
    """Sources, axes, decisions and other records by their titles, languages and countries by their names."""
    agreement = (
        f"{AGREEMENT}axes:\n  - {{id: wells, title: Clean wells}}\n  - {{id: deep, title: Deep ones, parent: wells}}\n"
        "documents:\n  - {id: minutes, title: Minutes of May, language: fr}\n"
        "meetings:\n  - id: may\n    date: 2019-05-02\n    kind: steering\n    decisions:\n"
        "      - {id: dig-on, text: Dig on., about: [water/pipe], sources: [minutes]}\n"
    )
    well_now = f"{WELL}axis: deep\nrelated: [water/pipe]\nsources: [minutes]\ncountries: [{{code: MA}}]\n"
    write(root, {"data/agreements/water.yaml": agreement, "data/actions/water/well.yaml": well_now})

    for name in ("pretty", "markdown", "html"):
        told = coopctl(root, "diff", *DAY, "--format", name).out
        flat = re.sub(r"\s+", " ", re.sub("&#8203;|<[^>]*>|\\\\", "", told))
        assert "‘Deep ones’ (deep): parent Clean wells" in flat
        assert "‘Minutes of May’ (minutes): language French" in flat
        assert "+ decision ‘Dig on.’ (dig-on), meeting" in flat
        assert "about A pipe (water/pipe), sources Minutes of May" in flat
        assert "axis: Deep ones" in flat
        assert "+ sources: Minutes of May" in flat
        assert "+ related to: A pipe (water/pipe)" in flat
        assert "country Morocco" in flat


def test_an_indicator_is_told_as_people_say_it_and_a_long_title_in_two_lines(root: Path, coopctl: Coopctl) -> None:
    indicators = (
        "indicators:\n  - {id: open, title: Days open, unit: percent, target: {value: 99, at: least},\n"
        "     readings: [{date: 2019-03-01, value: 98}]}\n"
        "  - {id: dry, measure: qualitative, title: Water, target: {value: All year}}\n"
    )
    long = f"A well beside the school {'and the houses ' * 20}"
    write(root, {"data/actions/water/well.yaml": well(("A well", long.strip())) + indicators})
    told = re.sub(r"\s+", " ", coopctl(root, "diff", *DAY).out)

    assert "unit percent, target 99% at least, readings 98% (1 March 2019)" in told
    assert "counted in words, target: All year" in told
    assert "and the houses and…" in told
    assert "target value" not in told
    plain = coopctl(root, "diff", *DAY, "--plain").out
    assert "unit percent, target 99% at least, readings 98% (1 March 2019)" in plain, "on one line"
    assert "\u2067" not in coopctl(root, "diff", *DAY, "--plain", "--lang", "ar").out


def test_that_two_branches_which_took_each_other_in_parted_twice_is_said(root: Path, coopctl: Coopctl) -> None:
    for name, file, text in (("ours", "pipe", PIPE), ("theirs", "trees", TREES)):
        git(root, "switch", "-qc", name, "first")
        commit(root, {f"data/actions/water/{file}.yaml": text.replace("2019", "2020")})
        git(root, "tag", f"{name}-alone")
    git(root, "merge", "-q", "ours-alone")
    git(root, "switch", "-q", "ours")
    git(root, "merge", "-q", "theirs-alone")

    assert coopctl(root, "diff", "ours...theirs", *DAY).out.count("the two parted in several places") == 1
    assert "parted in several" not in coopctl(root, "diff", "first...theirs", *DAY).out


def test_which_two_states(root: Path, coopctl: Coopctl) -> None:
    git(root, "checkout", "-q", "-b", "branch")
    commit(root, {"data/actions/water/well.yaml": well(("in_progress", "on_hold"))}, day="2020-02-01")
    git(root, "checkout", "-q", "main")
    commit(root, {"data/actions/water/pipe.yaml": PIPE.replace("planned", "in_progress")}, day="2020-03-01")
    write(root, {"data/actions/water/trees.yaml": TREES.replace("planned", "cancelled")})
    git(root, "add", "-A")
    write(root, {"data/actions/water/oak.yaml": PIPE.replace("pipe", "oak")})
    on_branch, on_main, staged, now = "held water/well", "started water/pipe", "cancelled water/trees", "new water/oak"
    asked = {
        (): [staged, now],
        ("--staged",): [staged],
        ("first",): [staged, now, on_main],
        ("2020-01-20",): [staged, now, on_main],
        ("first..main",): [on_main],
        ("main..",): [],
        ("..first",): ["status water/pipe"],
        ("main..branch",): [on_branch, "status water/pipe"],
        ("main...branch",): [on_branch],
        ("first", "water/pipe"): [on_main],
        ("data/actions/water/oak.yaml",): [now],
        ("oak", "trees"): [staged, now],
        ("first", "--status", "cancelled"): [staged],
    }
    for words, told in asked.items():
        found = as_json(coopctl(root, "diff", *words, *DAY, "--format", "json"))

        assert sorted(each for each in kinds(found) if not each.startswith(("late", "fields"))) == sorted(told), words
    fork = git(root, "rev-parse", "first")[:10]
    assert f"where it parted from main ({fork}) → branch" in coopctl(root, "diff", "main...branch", *DAY).out
    assert f"first ({fork}) → branch" in coopctl(root, "diff", "first...branch", *DAY).out


def test_who_changed_what_is_said_where_it_was_several_people(root: Path, coopctl: Coopctl) -> None:
    hostile = "**B** @team <script>\x1b[2J \u202e"
    for number, name in enumerate(("Ada Example", hostile, "Ada Example")):
        reached: dict[str, str | bytes] = {
            "data/actions/water/well.yaml": well(("progress: 10", f"progress: {20 + number}"))
        }
        write(root, reached if number else {"data/actions/water/pipe.yaml": PIPE.replace("planned", "on_hold")})
        git(root, "commit", "-qam", f"{number}", GIT_AUTHOR_NAME=name, GIT_COMMITTER_NAME="Nobody")

    asked = ("diff", "first..main", *DAY)
    records = as_json(coopctl(root, *asked, "--format", "json"))["records"]
    assert {each["ref"]: len(each["authors"]) for each in records} == {"water/pipe": 1, "water/well": 2}
    assert "changed by Ada Example\n" in coopctl(root, *asked).out
    for name in ("pretty", "markdown", "html"):
        told = coopctl(root, *asked, "--format", name).out
        assert told.count("changed by") == 2
        assert not any(each in told for each in ("\x1b", "\u202e", "<script>\x1b"))
        assert name == "pretty" or "<script" not in told.partition("<body")[2] + told * (name == "markdown")
    assert "@team" not in coopctl(root, *asked, "--format", "markdown").out
    for words in (("diff", "first"), ("diff", "HEAD~1..main")):
        records = as_json(coopctl(root, *words, *DAY, "--format", "json"))["records"]
        assert not any(each["authors"] for each in records)


def test_who_changed_what_is_known_where_the_folder_stood_elsewhere(tmp_path: Path, coopctl: Coopctl) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, {f"plan/{path}": content for path, content in FILES.items()})
    git(tmp_path, "tag", "first")
    for name, folder, reached in (("Ada", "plan", 20), ("Bo", "moved", 20), ("Cy", "moved", 30)):
        if not (tmp_path / folder).exists():
            git(tmp_path, "mv", "plan", folder)
        write(tmp_path, {f"{folder}/data/actions/water/well.yaml": well(("progress: 10", f"progress: {reached}"))})
        git(tmp_path, "commit", "-qam", folder, GIT_AUTHOR_NAME=name, GIT_COMMITTER_NAME="Nobody")

    records = as_json(coopctl(tmp_path / "moved", "diff", "first..main", *DAY, "--format", "json"))["records"]

    assert [(each["ref"], each["authors"]) for each in records] == [("water/well", ["Ada", "Cy"])]


def test_what_cannot_be_asked_is_said(root: Path, coopctl: Coopctl) -> None:
    for words, said in (
        (("firts",), "did you mean ‘first’?"),
        (("HAED~0",), "did you mean ‘HEAD~0’?"),
        (("HEAD~9",), "unknown revision: HEAD~9"),
        (("HEAD~9...main",), "unknown revision: HEAD~9"),
        (("--at", "first"), "diff takes no --at"),
        (("first..main", "--staged"), "--staged and a range exclude each other"),
        (("first", "water/nobody"), "water/nobody"),
        (("first", "main"), "did you mean ‘first..main’?"),
        (("HEAD", "2020-02-01"), "did you mean ‘HEAD..2020-02-01’?"),
        (("water/well", "first"), "a state goes first: coopctl diff first water/well "),
        (("first..main", "HEAD"), "no agreement or action is called ‘HEAD’"),
    ):
        answer = coopctl(root, "diff", *words, *DAY)

        assert answer.code > 1
        assert said in answer.err
    assert coopctl(root, "diff", "--exit-code", *DAY) == coopctl(root, "diff", *DAY)
    write(root, {"data/actions/water/pipe.yaml": f"{PIPE}# a word\n"})

    assert coopctl(root, "diff", *DAY).code == 0
    assert coopctl(root, "diff", "--exit-code", *DAY).code == 1


def test_what_lies_between_two_commits_may_be_missing(root: Path, coopctl: Coopctl) -> None:
    for reached, name in ((20, "Ada"), (30, "Bo")):
        write(root, {"data/actions/water/well.yaml": well(("progress: 10", f"progress: {reached}"))})
        git(root, "commit", "-qam", name, GIT_AUTHOR_NAME=name)
    told = as_json(coopctl(root, "diff", "first..main", *DAY, "--format", "json"))["records"]
    lost = git(root, "rev-parse", "HEAD~1:data/actions")
    (root / ".git/objects" / lost[:2] / lost[2:]).unlink()

    answer = coopctl(root, "diff", "first..main", *DAY, "--format", "json")

    assert [each["authors"] for each in told] == [["Ada", "Bo"]]
    assert answer.code == 0
    assert as_json(answer)["records"] == [{**each, "authors": []} for each in told]


def test_in_a_bare_repository_two_states_are_named(root: Path, coopctl: Coopctl, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(root), "bare.git")
    answer = coopctl(tmp_path / "bare.git", "diff", "first", *DAY)
    command = answer.err.rpartition("coopctl ")[2].split()

    assert (answer.code, command) == (3, ["diff", "first..HEAD", *DAY[:2]])
    assert coopctl(tmp_path / "bare.git", *command).code == 0
    assert "coopctl diff HEAD~1..HEAD" in coopctl(tmp_path / "bare.git", "diff", *DAY).err


def test_a_damaged_index_keeps_nothing_back_but_what_is_in_it(root: Path, coopctl: Coopctl) -> None:
    commit(root, {"data/actions/water/pipe.yaml": PIPE.replace("planned", "in_progress")})
    git(root, "commit", "--allow-empty", "-qm", "again", GIT_AUTHOR_NAME="Bo")
    calls = (("diff", "first..main"), ("diff", "first"), ("history", "water/pipe"), ("trend", "water"))
    before = [coopctl(root, *call, *DAY) for call in calls]
    index = root / ".git/index"
    index.write_bytes(b"no index")

    assert [coopctl(root, *call, *DAY) for call in calls] == before
    answer = coopctl(root, "diff", "--staged", *DAY)
    assert answer.code == 3
    assert answer.err.endswith("remove .git/index, then say: git reset\n")
    index.unlink()
    git(root, "reset", "-q")
    assert coopctl(root, "diff", "--staged", *DAY).code == 0


def test_an_unreadable_file_is_said_and_nothing_is_made_of_its_absence(root: Path, coopctl: Coopctl) -> None:
    commit(root, {"data/actions/water/dam.yaml": "status: [\n"})  # on both sides
    write(root, {"data/actions/water/well.yaml": f"{WELL}status: [\n"})
    now = as_json(coopctl(root, "diff", *DAY, "--format", "json"))
    commit(root)
    write(root, {"data/actions/water/well.yaml": WELL})
    before = as_json(coopctl(root, "diff", *DAY, "--format", "json"))

    for found, side in ((now, "after"), (before, "before")):
        assert (found["items"], found["records"], found["agreements"]) == ([], [], [])
        assert [(each["side"], each["path"]) for each in found["unread"]] == [(side, "data/actions/water/well.yaml")]
    assert {each["code"] for each in now["findings"]["brought"]} >= {"duplicate-key"}
    assert "could not be read (before): run coopctl validate" in coopctl(root, "diff", *DAY).out.replace("\n", " ")


def test_a_record_whose_file_has_another_case_or_ending_is_not_told_as_gone(root: Path, coopctl: Coopctl) -> None:
    git(root, "config", "core.ignorecase", "true")
    git(root, "mv", "data/actions/water/pipe.yaml", "data/actions/water/Pipe.yaml")
    git(root, "mv", "data/actions/water/trees.yaml", "data/actions/water/trees.yml")
    for words in ((), ("--staged",)):
        found = as_json(coopctl(root, "diff", *DAY, *words, "--format", "json"))
        assert (found["items"], found["agreements"]) == ([], [])
        assert [each["path"].rpartition("/")[2] for each in found["unread"]] == ["Pipe.yaml", "trees.yml"]


def test_money_of_a_part_is_told_though_that_of_its_whole_counts(root: Path, coopctl: Coopctl) -> None:
    line = "budget: [{year: 2019, kind: cash, funder: ostra, currency: EUR, planned: %d}]\n"
    commit(root, {"data/actions/water/pipe.yaml": f"{PIPE}part_of: water/well\n{line % 20}"})
    write(root, {"data/actions/water/pipe.yaml": f"{PIPE}part_of: water/well\n{line % 30}"})
    (found,) = as_json(coopctl(root, "diff", *DAY, "--format", "json"))["agreements"]

    assert found["money"] == []
    assert [(each["before"]["planned"], each["after"]["planned"]) for each in found["money_of_parts"]] == [(20, 30)]
    assert "planned (money) of parts, counted with their whole: €20 → €30\n" in coopctl(root, "diff", *DAY).out


def test_a_record_that_is_called_otherwise_is_the_same_one(root: Path, coopctl: Coopctl) -> None:
    git(root, "mv", "data/actions/water/pipe.yaml", "data/actions/water/main.yaml")
    write(root, {"data/actions/water/main.yaml": f"{PIPE}formerly: [water/pipe]\ntags: [water]\n"})
    found = as_json(coopctl(root, "diff", *DAY, "--format", "json"))

    assert kinds(found) == ["renamed water/main", "fields water/main"]
    assert found["records"][0]["formerly"] == "water/pipe"


def test_findings_that_come_and_go(root: Path, coopctl: Coopctl) -> None:
    write(root, {"data/actions/water/well.yaml": well(("lead: ostra", "lead: nobody"))})
    brought = as_json(coopctl(root, "diff", *DAY, "--format", "json"))["findings"]
    commit(root)
    write(root, {"data/actions/water/well.yaml": WELL})
    mended = as_json(coopctl(root, "diff", *DAY, "--format", "json"))["findings"]

    assert [each["code"] for each in brought["brought"]] == ["unknown-party"]
    assert brought["mended"] == mended["brought"] == []
    assert [each["code"] for each in mended["mended"]] == ["unknown-party"]


def test_a_finding_goes_by_the_field_that_has_it_or_by_what_its_agreement_says(root: Path, coopctl: Coopctl) -> None:
    line, phone = "planned: 5000", "summary: Call +32 65 40 51 11.\n"
    precise = well(("currency: EUR, ", ""), (line, "planned: 5.000"))
    commit(root, {"data/actions/water/well.yaml": f"{precise}{phone}".replace("summary: The", "x-was: The")})
    text = (root / "data/actions/water/well.yaml").read_text(encoding="utf-8")

    def told() -> Any:
        found = as_json(coopctl(root, "diff", *DAY, "--format", "json"))
        return [[each["code"] for each in found["findings"][side]] for side in ("brought", "mended")]

    write(root, {"data/actions/water/well.yaml": text.replace("progress: 10", "progress: 0.5")})
    assert told() == [["fraction-for-percent"], []]
    write(root, {"data/actions/water/well.yaml": text.replace(phone, "")})
    assert told() == [[], ["personal-contact"]]
    write(root, {"data/actions/water/well.yaml": f"# later\n{text}"})
    write(root, {"data/agreements/water.yaml": f"{AGREEMENT}defaults: {{currency: EUR}}\n"})
    assert told() == [["three-decimals"], ["amount-without-currency"]]


def test_a_comment_is_short_enough_and_nothing_in_it_acts(root: Path, coopctl: Coopctl) -> None:
    many: dict[str, str | bytes] = {
        f"data/actions/water/n{n}.yaml": PIPE.replace("A pipe", json.dumps(f"{n} {HOSTILE}"))
        + f"summary: {json.dumps(HOSTILE * 30)}\n"
        for n in range(150)
    }
    write(root, many)
    answer = coopctl(root, "diff", *DAY, "--format", "markdown")
    _, runs = read_markdown(answer.out)

    assert 40_000 < len(answer.out) < 60_000
    assert re.search(r"\d+ records more are not told here", answer.out)
    assert {what: run for what, looks in LOOKED_FOR.items() for run in runs if re.search(looks, run)} == {}
    arabic = coopctl(root, "diff", *DAY[:2], "--lang", "ar", "--format", "markdown").out
    assert len(arabic) < 60_000
    begun = [row.removeprefix("- ") for row in arabic.splitlines() if row and row[0] not in "#*<>"]
    assert {row[:5] for row in begun} == {"&rlm;"}
    assert answer.out.count("<details") == answer.out.count("</details>") == 1
    assert set(re.findall(r"<[^>]*>", answer.out)) <= {
        "<details>", "<details open>", "</details>", "<summary>", "</summary>", "<b>", "</b>"
    }  # fmt: skip


def test_a_long_comment_folds_all_but_the_worst_and_names_last_what_says_the_same(root: Path, coopctl: Coopctl) -> None:
    names = [f"data/actions/water/pipe-{number}.yaml" for number in range(14)]
    commit(root, dict.fromkeys(names, PIPE))
    write(
        root, {**dict.fromkeys(names, f"{PIPE}tags: [water]\n"), names[3]: PIPE.replace("period: 2019", "period: 2020")}
    )
    write(root, {"data/actions/water/trees.yaml": f"{TREES}# a word\n"})
    told = coopctl(root, "diff", *DAY, "--format", "markdown").out
    opened, folded = told.split("<details>")

    assert opened.count("<details open>") == 1
    assert ("pipe-3" in opened, "pipe-3" in folded, folded.count("water/pipe-")) == (True, False, 13)
    assert told.splitlines()[-1].startswith("> 1 file is only written otherwise")


def test_of_very_many_records_some_are_told_and_the_way_to_the_others(
    root: Path, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place, most in ((comparing, "_MOST_FILES"), (reviewed, "_MOST")):
        monkeypatch.setattr(place, most, 1)
    write(
        root, {f"data/actions/water/{name}.yaml": "title: b\nstatus: planned\n" for name in ("well", "pipe", "trees")}
    )

    text = " ".join(coopctl(root, "diff", "first", *DAY).out.split())
    assert "in 3 files that differ was not looked for: run coopctl validate --changed-since first" in text
    assert "2 records more are not told here; name those to see: coopctl diff first REF" in text
    assert "*2 records more are not told here" in coopctl(root, "diff", "first", *DAY, "--format", "markdown").out
    assert as_json(coopctl(root, "diff", *DAY, "--format", "json"))["findings"]["files_not_checked"] == 3
    one = coopctl(root, "diff", "first", "water/pipe", *DAY).out
    assert "Found now" in one
    assert "not told" not in one


def test_what_a_row_says_is_told_once_and_what_has_moved_is_named(root: Path, coopctl: Coopctl) -> None:
    meeting = (
        "meetings:\n  - id: spring\n    date: 2019-03-01\n    title: Spring\n    decisions:\n"
        "      - {id: bus, text: hire a bus, due: 2019-05, done: 2019-05-02}\n"
    )
    later = well(("pump, title: Pump installed, due: 2019-05", "pump, title: Pump installed, due: 2019-09"))
    write(
        root,
        {
            "data/agreements/water.yaml": AGREEMENT + meeting,
            "data/actions/water/well.yaml": later.replace("Opened, due: 2019-06", "Opened, due: 2019-10"),
            "data/actions/water/oak.yaml": PIPE.replace("A pipe", "An oak"),
        },
    )
    text = re.sub(r"\s+", " ", coopctl(root, "diff", *DAY).out)

    assert text.count("hire a bus") == 1
    assert "decided" not in text
    assert "unknown →" not in text
    assert "milestone postponed (Pump installed), 4 months later" in text
    assert "milestone postponed (Opened), 4 months later" in text
    assert "oak An oak new status: planned period: 2019 lead: Vestra" in text


def test_of_a_list_that_is_gone_each_row_is_told(root: Path, coopctl: Coopctl) -> None:
    text = re.sub("milestones:\n(  - .*\n)+", "", WELL)
    write(root, {"data/actions/water/well.yaml": text})

    told = coopctl(root, "diff", *DAY).out

    assert [f"- milestone ‘{title}’" in told for title in ("Drilled", "Pump installed", "Opened")] == [True] * 3


def test_a_list_that_is_emptied_has_lost_its_rows_and_what_is_rare_comes_first(root: Path, coopctl: Coopctl) -> None:
    measured = "indicators:\n  - {id: people, kind: sum, target: {value: 1400}, steps: [{by: 2019-01, value: 700}]}\n"
    others = {f"data/actions/water/{name}.yaml": f"{PIPE}baseline: 2019\n" for name in ("pipe", "trees")}
    commit(root, {**others, "data/actions/water/well.yaml": f"{WELL}{measured}baseline: 2019\n"})
    without = WELL.replace("  - {date: 2018-02-10, author: Ada Example, text: begun, progress: 10}\n", "").replace(
        "updates:", "updates: []"
    )
    write(root, {path: text.replace("baseline: 2019", "baseline: 2020") for path, text in others.items()})
    write(root, {"data/actions/water/well.yaml": without + measured.replace("[{by: 2019-01, value: 700}]", "[]")})

    told = coopctl(root, "diff", *DAY, "--plain").out
    first, _, records = told.partition("\nwater\n") if "\nwater\n" in told else told.partition("Water agreement\n")

    order = [line.rpartition(" rewritten")[0].rpartition(": ")[2] for line in first.splitlines() if "rewritten" in line]
    assert order == ["update", "target", "first agreement", "first agreement", "first agreement"]
    assert "update rewritten afterwards (10 February 2018): begun → no longer there" in first
    assert re.search(r"target rewritten \(people, [^)]*\): 700 → no longer there", first)
    assert "rewritten" not in records
    assert all(line.startswith(("    -", "  -")) for line in records.splitlines() if "begun" in line or "700" in line)


def test_a_record_that_is_named_anew_elsewhere_is_no_other_record(root: Path, coopctl: Coopctl) -> None:
    tied = f"{PIPE}depends_on: [water/trees, water/well]\n"
    commit(root, {"data/actions/water/pipe.yaml": tied})
    assert coopctl(root, "mv", "water/well", "water/deep-well").code == 0

    told = coopctl(root, "diff", *DAY, "water/pipe").out
    fields = as_json(coopctl(root, "diff", *DAY, "water/pipe", "--format", "json"))["records"][0]["fields"]

    assert "names records as they are called now" in told
    assert "water/well" not in told
    assert {each["before"] for each in fields} == {"water/well", None}


def test_a_default_that_moves_to_the_agreement_takes_no_budget_line_away(root: Path, coopctl: Coopctl) -> None:
    defaults = "defaults: {currency: EUR, funder: ostra}\n"
    bare = well(("funder: ostra, currency: EUR, planned", "planned"))
    write(root, {"data/agreements/water.yaml": AGREEMENT + defaults, "data/actions/water/well.yaml": bare})

    told = coopctl(root, "diff", *DAY).out
    found = as_json(coopctl(root, "diff", *DAY, "--format", "json"))

    assert "money" not in {each["kind"] for each in found["items"]}
    assert not [line for line in told.splitlines() if line.strip().startswith(("+ budget", "- budget"))]
    assert "budget lines: written otherwise, the same" in told
    assert found["agreements"][0]["money"] == []


def test_what_is_perhaps_renamed_is_only_suggested(root: Path, coopctl: Coopctl) -> None:
    (root / "data/actions/water/well.yaml").unlink()
    (root / "data/actions/water/trees.yaml").unlink()
    write(root, {"data/actions/water/deep-well.yaml": well(("A well", "A deep well"))})

    told = coopctl(root, "diff", *DAY).out
    found = as_json(coopctl(root, "diff", *DAY, "--format", "json"))

    assert "perhaps renamed: water/well → water/deep-well" in " ".join(told.split())
    assert found["perhaps_renamed"] == [{"before": "water/well", "after": "water/deep-well"}]
    assert {"removed water/well", "removed water/trees"} <= set(kinds(found))


def test_what_is_kept_of_a_file_is_told_as_what_is_read_of_it(
    root: Path, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The very first change of each record is in a list: also of what stood there before."""
    meeting = "meetings:\n  - {id: m, date: 2019-01-10, decisions: [{id: d, text: Dig, about: [water/well]}]}\n"
    commit(root, {"data/agreements/water.yaml": AGREEMENT + meeting})
    git(root, "mv", "data/actions/water/well.yaml", "data/actions/water/hole.yaml")
    paid = well(("planned: 5000", "planned: 6000, spent: 10"))
    named = (AGREEMENT + meeting).replace("water/well", "water/hole")
    commit(
        root, {"data/actions/water/hole.yaml": f"{paid}formerly: [water/well]\n", "data/agreements/water.yaml": named}
    )
    ways = (("diff", "HEAD~1"), ("diff", "HEAD~1..HEAD", "--format", "markdown"), ("history", "hole"))
    read = [coopctl(root, *way, *DAY) for way in ways]
    assert "planned €5,000 → €6,000, spent €10" in read[0].out
    assert "names records as they are called now" in read[0].out

    monkeypatch.setenv("COOPCTL_CACHE", "on")
    for _ in range(2):
        assert [coopctl(root, *way, *DAY) for way in ways] == read


def test_a_comment_alone_tells_a_slip_from_a_tidying_and_each_decision_of_a_meeting(
    root: Path, coopctl: Coopctl
) -> None:
    tidied = well(
        ("lead: ostra\n", ""),
        ("period: 2018/2019-06", "period: 2018/2019-12"),
        ("due: 2019-05}", "due: 2019-11}"),
        ("text: begun", "text: not yet begun"),
    )
    steps = tidied.replace("{id: open, title: Opened, due: 2019-06}", "{id: open, due: 2019-06, baseline: 2019-05}")
    taken = "".join(f"      - {{id: d{n}, text: Decide {n}, due: 2019-12}}\n" for n in range(12))
    meeting = f"meetings:\n  - id: may\n    date: 2019-05-02\n    decisions:\n{taken}"
    told = "updates:\n  - {date: 2019-06-01, author: Ben, text: Trees are here}\n"
    write(root, {
        "data/actions/water/well.yaml": f"# tidied\n{steps}lead: ostra\n",
        "data/actions/water/trees.yaml": TREES + told,
        "data/actions/water/pipe.yaml": f"# tidied\n{PIPE}",
        "data/agreements/water.yaml": AGREEMENT + meeting,
    })  # fmt: skip
    commit(root, {})
    write(
        root,
        {"data/actions/water/well.yaml": f"{steps}lead: ostra\n".replace("baseline: 2019-05", "baseline: 2019-06")},
    )

    shown = coopctl(root, "diff", "first..HEAD", *DAY, "--format", "markdown").out.replace("&#8203;", "").splitlines()
    assert "**2 slipped · 13 new · 1 changed · 1 update**" in shown
    assert "- A well for the school (water/well): update rewritten afterwards (10 February 2018)" in shown
    assert [line.partition(" (")[0] for line in shown if "decision" in line] == [
        f"- + decision ‘Decide {n}’" for n in range(12)
    ]
    rewritten = coopctl(root, "diff", *DAY, "--format", "markdown").out.replace("&#8203;", "").splitlines()
    assert "- A well for the school (water/well): first agreement rewritten (open): May 2019 → June 2019" in rewritten


def test_that_many_updates_have_another_author_is_said_once(root: Path, coopctl: Coopctl) -> None:
    said = "updates:\n" + "".join(f"  - {{date: 2018-0{n}-10, author: Ada, text: step {n}}}\n" for n in range(1, 5))
    commit(root, {f"data/actions/water/{name}.yaml": PIPE + said for name in ("pipe", "trees")})
    for name in ("pipe", "trees"):
        write(root, {f"data/actions/water/{name}.yaml": PIPE + said.replace("Ada", "Bo <b>")})

    told = coopctl(root, "diff", *DAY, "--plain").out

    assert told.count("updates have another author now: Ada → Bo <b>") == 3
    assert "8 updates have another author now: Ada → Bo <b> (water/pipe, water/trees)" in told
    assert "no longer there" not in told
