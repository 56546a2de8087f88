"""`history`: who changed a record, when and why, from real histories; and nothing of their configuration is run."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest

from coopctl import schemas
from coopctl.cli import versions
from coopctl.errors import CANNOT_RUN, USAGE
from coopctl.reviewing.history import touches
from tests.commands.test_diff import AGREEMENT, FILES, PIPE, WELL, well
from tests.repos import git, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Coopctl

DAY = ("--as-of", "2021-06-15", "--lang", "en")
WELL_PATH = "data/actions/water/well.yaml"
HOSTILE = "=cmd() @team <script>x</script> \x1b[2J ::error::x [/] \u202e"


def made(root: Path, files: dict[str, str | bytes], day: str, subject: str, **who: str) -> None:
    write(root, files)
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", subject, day=day, check=True, **who)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    made(tmp_path, FILES, "2020-01-15", "begin")
    return tmp_path


def found(coopctl: Coopctl, root: Path, *words: str) -> Any:
    answer = coopctl(root, "history", *words, *DAY, "--format", "json")
    assert (answer.code, answer.err) == (0, "")
    schema = json.loads(schemas.text("output/history"))
    assert [error.message for error in jsonschema_rs.validator_for(schema).iter_errors(answer.json)] == []
    return answer.json


def subjects(told: Any) -> list[str | None]:
    return [each["subject"] for each in told["items"]]


def test_a_record_is_followed_through_its_names_broken_versions_and_what_is_not_committed(
    root: Path, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = well(("period: 2018/2019-06", "period: 2018/2019-12"))
    made(root, {WELL_PATH: slow}, "2020-02-01", "later")
    made(root, {WELL_PATH: "title: [\n"}, "2020-02-02", "broken")
    made(root, {WELL_PATH: slow.replace("progress: 10", "progress: 30")}, "2020-02-03", "mended")
    made(root, {"data/actions/water/pipe.yaml": f"{PIPE}# x\n"}, "2020-02-04", "another")
    (root / WELL_PATH).rename(root / "data/actions/water/deep-well.yaml")
    named = slow.replace("progress: 10", "progress: 30") + "formerly: [water/well]\n"
    made(root, {"data/actions/water/deep-well.yaml": named}, "2020-03-01", "a better name")
    made(root, {"data/actions/water/deep-well.yaml": f"# kept\n{named}"}, "2020-03-02", "a comment")
    write(root, {"data/actions/water/deep-well.yaml": named.replace("A well", "The well")})

    told = found(coopctl, root, "deep-well")
    by_subject = {each["subject"]: each for each in told["items"]}

    assert subjects(told) == [None, "a comment", "a better name", "mended", "broken", "later", "begin"]
    assert [each["ref"] for each in told["items"]] == ["water/deep-well"] * 3 + ["water/well"] * 4
    assert [each["state"] for each in told["items"]] == [
        "changed", "written", "changed", "changed", "unread", "changed", "new",
    ]  # fmt: skip
    assert (told["complete"], told["unread"]) == (True, 1)
    assert "progress 10% → 30%" in " ".join(by_subject["mended"]["lines"])
    assert [each["kind"] for each in by_subject["a better name"]["facts"]] == ["renamed"]
    assert by_subject["later"]["fields"] == [{"field": "period", "before": "2018/2019-06", "after": "2018/2019-12"}]
    assert subjects(found(coopctl, root, "deep-well", "--field", "period")) == ["later", "begin"]
    assert subjects(found(coopctl, root, "deep-well", "--since", "2020-03-01")) == [None, "a comment", "a better name"]
    assert subjects(found(coopctl, root, "deep-well", "--since", "HEAD~1")) == [None, "a comment"]
    assert coopctl(root, "history", "deep-well", "--field", "nonsense", *DAY).code == USAGE

    monkeypatch.setattr(versions, "_MOST_WORK", 10_500)
    newest = found(coopctl, root, "deep-well")
    assert (subjects(newest), newest["complete"]) == ([None, "a comment", "a better name"], False)
    rest = coopctl(root, "history", "deep-well", *DAY).err.split("coopctl history ")[1].split()
    assert subjects(found(coopctl, root, *rest))[0] == "mended"


def test_what_is_written_touches_itself_what_holds_it_and_of_what_is_in_it_only_what_is_another() -> None:
    written: Any = SimpleNamespace(
        place=("lead",), before={"party": "a", "person": "x"}, after={"party": "b", "person": "x"}
    )
    asked = (("lead",), ("lead", "party"), ("lead", "person"), ("title",))
    assert [touches(written, steps) for steps in asked] == [True, True, False, False]


def test_an_action_has_its_own_facts_and_its_agreement_has_its_own(root: Path, coopctl: Coopctl) -> None:
    longer, done = (
        AGREEMENT.replace("2018/2022", "2018/2023"),
        well(("due: 2019-05}", "due: 2019-05, done: 2019-05-02}")),
    )
    made(root, {"data/agreements/water.yaml": longer, WELL_PATH: done}, "2020-02-01", "both")

    kinds = {
        ref: [each["kind"] for each in found(coopctl, root, ref)["items"][0]["facts"]] for ref in ("water", "well")
    }
    assert kinds == {"water": ["postponed"], "well": ["milestone_done", "progress"]}


def test_names_that_only_an_older_version_tells_are_followed_and_an_unread_agreement_hides_nothing(
    root: Path, coopctl: Coopctl
) -> None:
    name = "data/actions/water/{}.yaml".format
    for before, after, told in (("pipe", "duct", ", water/pipe"), ("duct", "main", "")):
        (root / name(before)).unlink()
        formerly = f"formerly: [water/{before}{told}]\n".replace("pipe, water/pipe", "pipe")
        made(root, {name(after): f"{PIPE}{formerly}"}, "2020-02-01", after)
    names = ["water/main", "water/duct", "water/pipe"]

    assert [each["ref"] for each in found(coopctl, root, "main")["items"]] == names
    made(root, {"data/agreements/water.yaml": "title: [\n"}, "2020-02-02", "broken")
    told = coopctl(root, "history", "water/main", *DAY, "--format", "json").json
    assert [each["ref"] for each in told["items"]] == names


def test_a_record_is_the_same_one_where_its_files_have_to_be_read_for_its_names_or_it_has_an_earlier_one_again(
    root: Path, coopctl: Coopctl
) -> None:
    for at, (before, after) in enumerate((("water", "rain"), ("rain", "river"))):
        for folder in ("agreements", "actions"):
            for path in sorted((root / "data" / folder).glob(f"{before}*")):
                path.rename(path.with_name(path.name.replace(before, after)))
        agreement = f"{AGREEMENT}formerly: [{before}]\n"
        (root / f"data/actions/{after}/pipe.yaml").rename(root / f"data/actions/{after}/pipe-{at}.yaml") if at else None
        said = {f"data/actions/{after}/pipe-1.yaml": f"{PIPE}formerly: [rain/pipe]\n"} if at else {}
        made(root, {f"data/agreements/{after}.yaml": agreement, **said}, "2020-02-01", after)

    names = ["river/pipe-1", "rain/pipe", "water/pipe"]
    assert [each["ref"] for each in found(coopctl, root, "pipe-1")["items"]] == names
    for range_, old, new in (("HEAD~2", "water", "river"), ("HEAD..HEAD~1", "river", "rain")):
        told = coopctl(root, "diff", range_, *DAY, "--format", "json").json
        assert {(each["state"], each["ref"]) for each in told["records"]} >= {("changed", new)}
        assert not {each["ref"] for each in told["items"] if each["kind"] in ("new", "removed")}
        assert [each["before"] for each in told["items"] if each["ref"] == new] == [old]
    points = coopctl(root, "trend", "river/pipe-1", "--every", "commit", *DAY, "--format", "json").json["items"]
    assert len(points) == 4


def test_a_file_whose_name_only_looks_like_that_of_a_record_is_one_that_could_not_be_read(
    root: Path, coopctl: Coopctl
) -> None:
    git(root, "mv", WELL_PATH, "data/actions/water/Well.yaml")
    made(root, {}, "2020-02-01", "capital")
    git(root, "mv", "data/actions/water/Well.yaml", "data/actions/water/well.yml")
    made(root, {}, "2020-02-02", "ending")
    assert coopctl(root, "show", "water/well", *DAY).err.startswith("coopctl: ‘water/well’ could not be read")
    (root / "data/actions/water/well.yml").rename(root / WELL_PATH)
    made(root, {WELL_PATH: well(("progress: 10", "progress: 30"))}, "2020-02-03", "back")

    told = found(coopctl, root, "water/well")["items"]
    assert [each["state"] for each in told] == ["changed", "unread", "new"]
    assert [each["field"] for each in told[0]["fields"]] == ["updates[0].progress"]
    skipped = coopctl(root, "trend", "water/well", "--every", "commit", *DAY, "--format", "json").json["skipped"]
    assert [each["path"].rpartition("/")[2] for each in skipped] == ["Well.yaml", "well.yml"]


def test_a_record_that_is_gone_and_one_of_its_name(root: Path, coopctl: Coopctl) -> None:
    (root / WELL_PATH).unlink()
    made(root, {}, "2020-02-01", "gone")

    assert [each["state"] for each in found(coopctl, root, "water/well")["items"]] == ["removed", "new"]
    write(root, {WELL_PATH: well(("progress: 10", "progress: 20"))})
    back = found(coopctl, root, "water/well")["items"]
    assert [each["state"] for each in back] == ["restored", "removed", "new"]
    assert (back[0]["lines"][0], [each["field"] for each in back[0]["fields"]]) == (
        "there again",
        ["updates[0].progress"],
    )
    made(root, {WELL_PATH: WELL}, "2020-02-02", "back")
    assert [each["lines"] for each in found(coopctl, root, "water/well")["items"]][:2] == [["there again"], ["removed"]]
    assert coopctl(root, "history", "water/nothing", *DAY).code == USAGE


def test_a_merge_tells_its_own_changes_and_as_one_what_it_brought(root: Path, coopctl: Coopctl) -> None:
    git(root, "checkout", "-q", "-b", "side")
    made(root, {WELL_PATH: well(("progress: 10", "progress: 20"))}, "2020-02-01", "on the side")
    git(root, "checkout", "-q", "main")
    made(root, {WELL_PATH: well(("planned: 5000", "planned: 6000"))}, "2020-02-02", "on main")
    git(root, "merge", "-q", "--no-commit", "side", check=False)
    both = well(("progress: 10", "progress: 20"), ("planned: 5000", "planned: 6000"), ("A well", "One well"))
    made(root, {WELL_PATH: both}, "2020-02-03", "merged")

    every = found(coopctl, root, "water/well")
    first = found(coopctl, root, "water/well", "--first-parent")

    assert subjects(every) == ["merged", "on main", "on the side", "begin"]
    assert [each["field"] for each in every["items"][0]["fields"]] == ["title"]
    assert subjects(first) == ["merged", "on main", "begin"]
    assert {each["field"] for each in first["items"][0]["fields"]} == {"title", "updates[0].progress"}


def test_what_is_new_by_a_merge_is_told_along_the_branch(root: Path, coopctl: Coopctl) -> None:
    git(root, "checkout", "-q", "-b", "side")
    made(root, {"data/actions/water/tap.yaml": PIPE}, "2020-02-01", "on the side")
    git(root, "checkout", "-q", "main")
    made(root, {"data/actions/water/pipe.yaml": f"{PIPE}# x\n"}, "2020-02-02", "on main")
    git(root, "merge", "-q", "--no-ff", "-m", "merged", "side", day="2020-02-03")

    assert subjects(found(coopctl, root, "water/tap")) == ["on the side"]
    told = found(coopctl, root, "water/tap", "--first-parent")
    assert [(each["subject"], each["state"]) for each in told["items"]] == [("merged", "new")]


def test_a_shallow_clone_says_what_it_cannot_know(root: Path, coopctl: Coopctl, tmp_path: Path) -> None:
    made(root, {WELL_PATH: well(("progress: 10", "progress: 20"))}, "2020-02-01", "second")
    made(root, {WELL_PATH: well(("progress: 10", "progress: 30"))}, "2020-03-01", "third")
    for depth in (1, 2):
        git(tmp_path, "clone", "-q", "--depth", str(depth), f"file://{root}", f"shallow{depth}")
    one, two = (coopctl(tmp_path / f"shallow{depth}", "history", "water/well", *DAY) for depth in (1, 2))

    assert one.code == CANNOT_RUN
    assert "fetch-depth: 0" in one.err
    assert (two.code, "third" in two.out, "second" in two.out) == (0, True, False)
    assert "nothing is known here of before" in two.err
    assert coopctl(tmp_path / "shallow2", "history", "water/well", *DAY, "--since", "2020-01-01").code == CANNOT_RUN
    assert coopctl(tmp_path / "shallow2", "history", "water/well", *DAY, "--since", "2020-02-15").code == 0


def test_what_people_wrote_is_data_and_no_setting_of_the_repository_is_run(root: Path, coopctl: Coopctl) -> None:
    who = {"GIT_AUTHOR_NAME": "@evil =cmd <b>", "GIT_AUTHOR_DATE": "2020-02-01T23:30:00-1130"}
    made(root, {WELL_PATH: well(("progress: 10", "progress: 20"))}, "2020-02-01", HOSTILE, **who)
    ran = root / "ran"
    program = write(root / ".git" / "evil", {"run": f"#!/bin/sh\ntouch '{ran}'\n"}) / "run"
    program.chmod(0o755)
    write(root, {".gitattributes": "*.yaml diff=evil\n", ".git/hooks/post-checkout": program.read_bytes()})
    for name in ("diff.external", "diff.evil.textconv", "diff.evil.command", "gpg.program", "core.fsmonitor", "core.pager",
                 "core.sshCommand", "core.editor"):  # fmt: skip
        git(root, "config", name, str(program))
    git(root, "config", "log.showSignature", "true")
    git(root, "config", "alias.rev-list", f"!{program}")

    for name in ("table", "plain", "tsv", "csv", "json", "jsonl", "markdown", "html"):
        answer = coopctl(root, "history", "water/well", *DAY, "--format", name)
        assert answer.code == 0, answer.err
        assert not set("\x1b\u202e") & set(answer.out), name
        assert "<script" not in answer.out or name in ("table", "plain", "tsv", "csv", "json", "jsonl")
        lines = [line for line in answer.out.splitlines() if not line.startswith("@media")]
        assert not [line for line in lines if line.startswith(("::", "=", "@"))], name
    assert "'=cmd()" in coopctl(root, "history", "water/well", *DAY, "--format", "csv").out
    assert not ran.exists()
    assert found(coopctl, root, "water/well")["items"][0]["authored"] == "2020-02-01T23:30:00-11:30"


def test_what_other_records_describe_is_told_by_its_name(root: Path, coopctl: Coopctl) -> None:
    """A party that another agreement describes, and an action that is depended on, though neither file is read."""
    river = AGREEMENT.replace("ostra", "delta").replace("Ostra", "Delta Board")
    water = AGREEMENT + "  - {id: delta, role: signatory}\n"
    files = {"data/agreements/river.yaml": river, "data/agreements/water.yaml": water}
    made(root, {**files}, "2020-02-01", "another")
    led = well(("lead: ostra\n", "lead: delta\ndepends_on: [water/pipe, water/trees]\n"))
    made(root, {WELL_PATH: led}, "2020-03-01", "led by others")

    told = coopctl(root, "history", "water/well", *DAY, "--format", "table").out
    assert "lead: Ostra → Delta Board" in told
    assert "A pipe (water/pipe)" in told
    assert "Trees (water/trees)" in told
    party = coopctl(root, "history", "water", *DAY, "--format", "table").out
    assert "Delta Board" in party
    assert "delta" not in told

    made(root, {WELL_PATH: led.replace("A well", "- [")}, "2020-04-01", "broken")
    items = json.loads(coopctl(root, "history", "water/well", *DAY, "--format", "json").out)["items"]
    assert (items[0]["state"], items[0]["commit"] is None) == ("unread", False)


def test_a_party_that_left_is_called_as_it_was_then(root: Path, coopctl: Coopctl) -> None:
    with_third = AGREEMENT.replace("parties:\n", "parties:\n  - {id: amd, role: partner, name: Amendis}\n")
    made(
        root,
        {"data/agreements/water.yaml": with_third, WELL_PATH: well(("lead: ostra", "lead: amd"))},
        "2020-02-01",
        "joins",
    )
    made(root, {"data/agreements/water.yaml": AGREEMENT, WELL_PATH: WELL}, "2020-03-01", "leaves")
    for told in (coopctl(root, "history", "water/well", *DAY).out, coopctl(root, "diff", "HEAD~1", *DAY).out):
        assert "lead: Amendis → Ostra" in told
        assert "lead: amd" not in told


def test_of_texts_in_which_only_blanks_are_otherwise_that_is_told_once(coopctl: Coopctl, root: Path) -> None:
    text = "title: A\nstatus: planned\nnotes:\n  - {fr: 'Où est le devis ?'}\n  - {fr: 'Et le plan ?'}\n"
    made(root, {"data/actions/plan/blanks.yaml": text}, "2019-01-01", "first")
    made(root, {"data/actions/plan/blanks.yaml": text.replace(" ?", "\u00a0?")}, "2019-01-02", "blanks")

    told = coopctl(root, "history", "plan/blanks", "--format", "table", "--lang", "en").out
    assert "    notes (fr): only its spaces and line breaks are otherwise\n" in told
