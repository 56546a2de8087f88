"""`mv` and `rm` on real files and real git: what follows a name, what keeps a record, and what stays byte for byte."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests import systems
from tests.conversation import converse

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Coopctl
    from tests.conftest import Git, Workspace

A = "mons-sefrou"
PHOTO = f"{A}/photo-exhibition"
FILE = f"data/actions/{PHOTO}.yaml"
AGREEMENT = f"data/agreements/{A}.yaml"
OTHER = "data/agreements/mons-fez.yaml"
SETTINGS = """\
format: 1
language: en
ignore:
  # Accepted in 2019.
  - paths: [data/actions/mons-sefrou/*, data/agreements/mons-sefrou.yaml]   # both
    codes: [no-lead]
    reason: The plan names no owners.
  - paths: ["data/actions/mons-sefrou/catalogue.yaml"]
    codes: [milestone-outside-period]
    reason: As signed.
reports:
  quarterly:
    about: [mons-sef]  # shortened
  photo:
    about: [mons-sefrou/photo-exhibition, mons-sefrou/catalogue]
    agreement: [mons-sefrou]
"""
CATALOGUE = """\
title: Catalogue
status: cancelled   # with the exhibition
axis: culture
ended: 2019-01-01
depends_on:
  # First the prints.
  - mons-sefrou/photo-exhibition   # the prints
merged_into: "mons-sefrou/photo-exhibition"
updates:
  - {date: 2019-01-01, text: It is a part of mons-sefrou/photo-exhibition., status: cancelled}
"""
MEETINGS = """
meetings:
  - id: visit
    date: 2018-07-23
    decisions:
      - {id: dates, text: New dates., about: [mons-sefrou/photo-exhibition, mons-sefrou]}
"""
PLAN = """\
title: Mons–Fez plan
kind: action_plan
status: in_force
parent: mons-sefrou
replaces: 'mons-sefrou'
parties: [{id: mons, role: signatory}, {id: sefrou, role: signatory}]
signed: 2019
axes:
  - {id: arts, title: Arts}
  - {id: water, title: Water}
"""


@pytest.fixture
def plan(workspace: Workspace, git: Git) -> Path:
    """Return a repository in which two agreements and three actions name each other, committed."""
    root = workspace(
        files={
            "coopctl.yaml": SETTINGS,
            f"data/actions/{A}/catalogue.yaml": CATALOGUE.replace("\n", "\r\n"),
            f"data/actions/{A}/README.md": "How we write here.\n",
            "data/actions/mons-fez/market.yaml": f"title: Market\nstatus: planned\naxis: arts\nrelated: [{PHOTO}]\n",
            OTHER: PLAN,
        }
    )
    (root / AGREEMENT).write_text((root / AGREEMENT).read_text() + MEETINGS)
    for words in (
        ("init", "-q"),
        ("config", "user.name", "Ada Example"),
        ("config", "user.email", "ada@example.org"),
        ("config", "core.autocrlf", "false"),
        ("add", "-A"),
        ("commit", "-qm", "begin"),
    ):
        git(root, *words)
    return root


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".git" not in path.parts
    }


def errors(coopctl: Coopctl, root: Path) -> str:
    """Return the errors, and hints of old names, that are found."""
    said = coopctl(root, "validate", "--format", "short").out
    return "\n".join(line for line in said.splitlines() if ": error[" in line or "former-name" in line)


# ---------------------------------------------------------------- mv


def test_an_action_s_new_name_is_written_wherever_the_old_one_stood(plan: Path, git: Git, coopctl: Coopctl) -> None:
    before, new = files(plan), f"{A}/pictures"

    answer = coopctl(plan, "mv", PHOTO, new)

    now = files(plan)
    assert answer.code == 0, answer.err
    assert answer.out.startswith(f"{PHOTO} → {new}  Photo exhibition in Mons\n  named anew in ")
    assert now.pop(f"data/actions/{new}.yaml") == before.pop(FILE) + f"formerly: [{PHOTO}]\n".encode()
    assert now.keys() == before.keys()
    prose = b"It is a part of mons-sefrou/photo-exhibition."
    for path, content in now.items():
        kept = content.replace(new.encode(), PHOTO.encode())
        assert kept == before[path]
        assert PHOTO.encode() not in content.replace(prose, b"")
    assert errors(coopctl, plan) == ""
    assert coopctl(plan, "undo").code == 0
    assert git(plan, "status", "--porcelain") == ""


def test_an_agreement_takes_its_folder_along_and_leaves_none(plan: Path, git: Git, coopctl: Coopctl) -> None:
    before = files(plan)

    answer = coopctl(plan, "mv", A, "mons-tanger")

    now = files(plan)
    assert answer.code == 0, answer.err
    assert "  3 files go along\n" in answer.out
    assert not (plan / f"data/actions/{A}").exists()
    assert {path.replace(A, "mons-tanger") for path in before} == now.keys()
    prose = b"It is a part of mons-sefrou/photo-exhibition."
    for path, content in before.items():
        written = now[path.replace(A, "mons-tanger")].replace(f"formerly: [{A}]\n".encode(), b"")
        expected = content.replace(b"mons-sef]", b"mons-sefrou]").replace(prose, b"@")
        assert written.replace(prose, b"@") == expected.replace(A.encode(), b"mons-tanger"), path
    assert errors(coopctl, plan) == ""
    assert coopctl(plan, "undo").code == 0
    assert git(plan, "status", "--porcelain") == ""
    assert not (plan / "data/actions/mons-tanger").exists()


def test_a_name_given_back_is_no_former_name_any_more_but_the_first_stays_the_first(
    plan: Path, coopctl: Coopctl
) -> None:
    begin = (plan / FILE).read_bytes()
    coopctl(plan, "mv", PHOTO, f"{A}/pictures")
    coopctl(plan, "mv", f"{A}/pictures", PHOTO)
    assert (plan / FILE).read_bytes() == begin + f"formerly: [{PHOTO}, {A}/pictures]\n".encode()
    coopctl(plan, "mv", A, "other")
    answer = coopctl(plan, "mv", "other", A)

    assert answer.code == 0, answer.err
    assert f"formerly: [{A}, other]\n" in (plan / AGREEMENT).read_text()
    coopctl(plan, "mv", A, "third")
    coopctl(plan, "mv", "third", "other")
    assert f"formerly: [{A}, third]\n" in (plan / "data/agreements/other.yaml").read_text()
    coopctl(plan, "mv", "other", A)
    assert errors(coopctl, plan) == ""


def test_what_an_earlier_name_stood_for_is_written_with_the_new_one(plan: Path, coopctl: Coopctl) -> None:
    coopctl(plan, "mv", PHOTO, f"{A}/pictures")
    market = plan / "data/actions/mons-fez/market.yaml"
    market.write_text(market.read_text().replace(f"{A}/pictures", PHOTO))

    assert coopctl(plan, "mv", f"{A}/pictures", f"{A}/prints").code == 0
    assert f"related: [{A}/prints]\n" in market.read_text()
    assert f"formerly: [{PHOTO}, {A}/pictures]\n" in (plan / f"data/actions/{A}/prints.yaml").read_text()


def test_a_record_that_a_list_names_twice_is_named_once(plan: Path, coopctl: Coopctl) -> None:
    coopctl(plan, "mv", PHOTO, f"{A}/pictures")
    market = plan / "data/actions/mons-fez/market.yaml"
    market.write_text(
        f"title: Market\nstatus: planned\naxis: arts\nrelated:\n  - {PHOTO}  # then\n"
        f"  - {A}/catalogue\n  - {A}/pictures  # now\n"
    )

    assert coopctl(plan, "mv", f"{A}/pictures", f"{A}/prints").code == 0
    assert market.read_text().endswith(f"related:\n  - {A}/prints  # then\n  - {A}/catalogue\n")


def test_an_agreement_by_its_former_name_is_told(plan: Path, coopctl: Coopctl) -> None:
    coopctl(plan, "mv", "mons-fez", "mons-oujda")

    answer = coopctl(plan, "mv", PHOTO, "mons-fez/pictures", "--axis", "arts")

    assert (answer.code, "did you mean ‘mons-oujda’?" in answer.err) == (2, True), answer.err


def test_a_commit_is_a_rename_to_git_and_holds_nothing_else(plan: Path, git: Git, coopctl: Coopctl) -> None:
    (plan / "README.md").write_text("staged\n")
    git(plan, "add", "README.md")

    assert coopctl(plan, "mv", A, "mons-tanger", "--commit").code == 0

    status = [line.split("\t") for line in git(plan, "show", "--name-status", "-M50", "--format=", "HEAD").splitlines()]
    assert {row[0][0] for row in status} == {"R", "M"}
    assert [row[1:] for row in status if row[0] == "R100"] == [
        [f"data/actions/{A}/README.md", "data/actions/mons-tanger/README.md"],
        [FILE, FILE.replace(A, "mons-tanger")],
    ]
    assert git(plan, "log", "-1", "--format=%s") == f"{A} → mons-tanger"
    assert git(plan, "status", "--porcelain") == "A  README.md"
    assert "renamed" in coopctl(plan, "report", "--since", "HEAD~1", "--internal").out.lower()


def test_a_dry_run_is_the_patch_that_git_applies(plan: Path, git: Git, coopctl: Coopctl, tmp_path: Path) -> None:
    answer = coopctl(plan, "mv", A, "mons-tanger", "--dry-run")
    (tmp_path / "change.patch").write_bytes(answer.out.encode())

    assert (answer.code, git(plan, "status", "--porcelain")) == (0, "")
    git(plan, "apply", str(tmp_path / "change.patch"))
    patched = files(plan)
    git(plan, "reset", "-q", "--hard")
    git(plan, "clean", "-qfd")
    assert coopctl(plan, "mv", A, "mons-tanger").code == 0
    assert files(plan) == patched


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ((PHOTO, f"{A}/catalogue"), f"‘{A}/catalogue’ is taken: data/actions/{A}/catalogue.yaml"),
        ((A, "mons-fez"), "‘mons-fez’ is taken: data/"),
        ((PHOTO, "pictures"), f"did you mean ‘{A}/pictures’?"),
        ((A, f"{A}/pictures"), "its new name has no slash"),
        ((PHOTO, f"{A}/Photo-Exhibition"), f"did you mean ‘{A}/photo-exhibition’?"),
        ((A, "Mons-Séfrou"), "did you mean ‘mons-sefrou’?"),
        ((PHOTO, f"{A}/"), "is no short name"),
        ((PHOTO, f"{A}/a/b"), "is no short name"),
        ((PHOTO, f"{A}/{'a' * 61}"), "is no short name"),
        ((PHOTO, f"{A}/con"), "is no short name"),
        ((PHOTO, "mons-fex/pictures", "--axis", "arts"), "did you mean ‘mons-fez’?"),
        ((PHOTO, "../x/y"), "is no short name"),
        ((PHOTO, f"{A}/pictures", "--axis", "health"), "--axis is for an action that goes to another agreement"),
        ((PHOTO, "mons-fez/pictures"), "‘axis’ is missing"),
        ((PHOTO, "mons-fez/pictures", "--axis", "culture"), "--axis"),
        ((PHOTO,), "‘NEWREF’ is missing"),
        ((), "the record is missing"),
        (("mons-sefrou/nowhere", f"{A}/x"), "no agreement or action is called"),
    ],
)
def test_a_name_that_cannot_be_given_is_refused_with_a_sentence(
    plan: Path, git: Git, coopctl: Coopctl, call: tuple[str, ...], said: str
) -> None:
    answer = coopctl(plan, "mv", *call)

    assert (answer.code, said in answer.err) == (2, True), answer.err
    assert git(plan, "status", "--porcelain") == ""


def test_the_same_name_changes_nothing(plan: Path, coopctl: Coopctl) -> None:
    answer = coopctl(plan, "mv", PHOTO, PHOTO)

    assert (answer.code, answer.out) == (0, "")
    assert "nothing to do" in answer.err


def test_a_name_that_was_another_s_is_refused(plan: Path, coopctl: Coopctl) -> None:
    coopctl(plan, "mv", PHOTO, f"{A}/pictures")
    before = files(plan)

    for call in ((f"{A}/catalogue", PHOTO), ("mons-fez/market", PHOTO, "--axis", "none")):
        answer = coopctl(plan, "mv", *call)
        assert (answer.code, f"‘{PHOTO}’ was the name of {A}/pictures" in answer.err) == (2, True)
    assert files(plan) == before


def test_a_file_that_cannot_be_read_goes_along_as_it_is_and_stops_nothing(plan: Path, coopctl: Coopctl) -> None:
    broken = plan / f"data/actions/{A}/broken.yaml"
    broken.write_bytes(b"title: [\xff\n")
    wrong = plan / f"data/actions/{A}/wrong.yaml"
    wrong.write_text(f"title: Wrong\nstatus: planned\naxis: nowhere\npart_of: {A}/nowhere\n")
    (plan / "data/agreements/empty.yaml").write_text("")

    answer = coopctl(plan, "mv", A, "mons-tanger")

    assert answer.code == 0, answer.err
    assert (plan / "data/actions/mons-tanger/broken.yaml").read_bytes() == b"title: [\xff\n"
    assert (plan / "data/actions/mons-tanger/wrong.yaml").exists()
    assert answer.err == "to take it back: coopctl undo\n"


def test_an_action_goes_to_another_agreement_and_one_of_its_axes(plan: Path, git: Git, coopctl: Coopctl) -> None:
    answer = coopctl(plan, "mv", PHOTO, "mons-fez/pictures", "--axis", "arts")

    assert answer.code == 0, answer.err
    assert "  axis: culture → arts\n" in answer.out
    written = (plan / "data/actions/mons-fez/pictures.yaml").read_text()
    assert "axis: arts\n" in written
    assert f"formerly: [{PHOTO}]\n" in written
    assert errors(coopctl, plan) == ""
    coopctl(plan, "undo")
    assert coopctl(plan, "mv", PHOTO, "mons-fez/pictures", "--axis", "none").code == 0
    assert "axis: none\n" in (plan / "data/actions/mons-fez/pictures.yaml").read_text()
    coopctl(plan, "undo")
    (plan / OTHER).write_text(PLAN.partition("axes:")[0])
    (plan / "data/actions/mons-fez/market.yaml").unlink()
    assert coopctl(plan, "mv", PHOTO, "mons-fez/pictures").code == 0
    assert "axis" not in (plan / "data/actions/mons-fez/pictures.yaml").read_text()


def test_parties_must_exist_there(plan: Path, git: Git, coopctl: Coopctl) -> None:
    path = plan / OTHER
    path.write_text(path.read_text().replace("parent: mons-sefrou\n", "").replace("id: mons,", "id: fez,"))
    git(plan, "commit", "-qam", "another party")

    answer = coopctl(plan, "mv", PHOTO, "mons-fez/pictures", "--axis", "arts")

    assert (answer.code, "error[unknown-party]" in answer.err) == (1, True), answer.err
    assert "data/actions/mons-fez/pictures.yaml:" in answer.err
    assert git(plan, "status", "--porcelain") == ""


def test_amounts_keep_their_currency(plan: Path, git: Git, coopctl: Coopctl) -> None:
    for path, currency in ((AGREEMENT, "EUR"), (OTHER, "MAD")):
        (plan / path).write_text((plan / path).read_text() + f"defaults: {{currency: {currency}}}\n")
    (plan / FILE).write_text((plan / FILE).read_text() + "budget: [{year: 2018, planned: 500, funder: mons}]\n")
    git(plan, "commit", "-qam", "money")

    answer = coopctl(plan, "mv", PHOTO, "mons-fez/pictures", "--axis", "arts")

    assert (answer.code, "the ‘currency’ of a budget line would be another one in mons-fez" in answer.err) == (2, True)
    assert coopctl(plan, "set", PHOTO, "budget[0].currency=EUR").code == 0
    assert coopctl(plan, "mv", PHOTO, "mons-fez/pictures", "--axis", "arts").code == 0


def test_what_cannot_be_edited_is_named_and_nothing_goes(plan: Path, git: Git, coopctl: Coopctl) -> None:
    market = plan / "data/actions/mons-fez/market.yaml"
    market.write_text(f"title: Market\nstatus: planned\naxis: arts\n? related\n: [{PHOTO}]\n")
    git(plan, "commit", "-qam", "another way to write it")

    answer = coopctl(plan, "mv", A, "mons-tanger")

    assert (answer.code, "data/actions/mons-fez/market.yaml: ‘related’ in line 4" in answer.err) == (1, True), (
        answer.err
    )
    assert git(plan, "status", "--porcelain") == ""


@systems.needs_modes
def test_who_may_read_a_file_stays_and_what_is_write_protected_refuses_all(
    plan: Path, git: Git, coopctl: Coopctl
) -> None:
    (plan / FILE).chmod(0o600)
    assert coopctl(plan, "mv", A, "mons-tanger").code == 0
    assert (plan / FILE.replace(A, "mons-tanger")).stat().st_mode & 0o777 == 0o600
    coopctl(plan, "undo")
    assert (plan / FILE).stat().st_mode & 0o777 == 0o600
    before = files(plan)
    (plan / f"data/actions/{A}/catalogue.yaml").chmod(0o444)

    assert coopctl(plan, "mv", A, "mons-tanger").code == 3
    assert files(plan) == before


def test_what_an_editor_left_stays_and_other_files_go_along(plan: Path, git: Git, coopctl: Coopctl) -> None:
    folder = plan / f"data/actions/{A}"
    (folder / "scans/2018").mkdir(parents=True)
    (folder / "scans/2018/letter.txt").write_text("x")
    letter = f"documents: [{{id: letter, title: Letter, file: data/actions/{A}/scans/2018/letter.txt}}]\n"
    (plan / FILE).write_text((plan / FILE).read_text() + letter)
    (plan / ".gitignore").write_text("*.swp\n")
    git(plan, "add", "-A")
    git(plan, "commit", "-qm", "scans")
    (folder / ".photo-exhibition.yaml.swp").write_bytes(b"\x00")

    assert coopctl(plan, "mv", A, "mons-tanger", "--commit").code == 0

    assert [path.name for path in folder.iterdir()] == [".photo-exhibition.yaml.swp"]
    assert (plan / "data/actions/mons-tanger/scans/2018/letter.txt").read_text() == "x"
    assert letter.replace(A, "mons-tanger") in (plan / FILE.replace(A, "mons-tanger")).read_text()
    assert git(plan, "status", "--porcelain") == ""


@systems.needs_links
def test_a_file_that_is_open_in_an_editor_can_be_renamed(plan: Path, coopctl: Coopctl) -> None:
    (plan / f"data/actions/{A}/.#photo-exhibition.yaml").symlink_to("ada@example.org.1:2")

    assert coopctl(plan, "mv", A, "mons-tanger").code == 0
    assert coopctl(plan, "mv", "mons-tanger", A).code == 0


@systems.needs_links
def test_a_link_in_the_folder_is_named_and_nothing_goes(plan: Path, coopctl: Coopctl) -> None:
    (plan / f"data/actions/{A}/link.yaml").symlink_to("catalogue.yaml")
    before = files(plan)

    answer = coopctl(plan, "mv", A, "mons-tanger")

    assert (answer.code, f"data/actions/{A}/link.yaml" in answer.err) == (3, True), answer.err
    assert files(plan) == before


@systems.needs_terminals
def test_a_terminal_is_asked_for_the_name_and_the_axis(plan: Path) -> None:
    code, screen = converse(plan, ["mons-fez/pictures\n", "2\n"], "mv", "photo")

    assert code == 0, screen
    assert re.search(r"1 +arts +Arts\n +2 +water +Water\n +3 +none", screen)
    assert "axis: water\n" in (plan / "data/actions/mons-fez/pictures.yaml").read_text()


# ---------------------------------------------------------------- rm


def test_what_nothing_names_is_removed_and_comes_back(plan: Path, git: Git, coopctl: Coopctl) -> None:
    for verb in (("rm", "mons-fez/market", "--yes"), ("mv", "mons-fez/market", "mons-fez/fair")):
        assert "--on" in coopctl(plan, *verb, "--on", "2019-01-01").err, "they write no day"

    answer = coopctl(plan, "rm", "mons-fez/market", "--yes")

    assert (answer.code, answer.out) == (0, "mons-fez/market  Market\n  removed\n"), answer.err
    assert git(plan, "status", "--porcelain").split() == ["D", "data/actions/mons-fez/market.yaml"]
    assert coopctl(plan, "undo").code == 0
    assert git(plan, "status", "--porcelain") == ""


def test_what_is_named_stays_and_each_place_is_told(plan: Path, git: Git, coopctl: Coopctl) -> None:
    answer = coopctl(plan, "rm", PHOTO, "--yes")

    assert answer.code == 1
    for place in (
        f"{AGREEMENT}:29",
        f"data/actions/{A}/catalogue.yaml:7",
        f"data/actions/{A}/catalogue.yaml:8",
        "data/actions/mons-fez/market.yaml:4",
        "coopctl.yaml:15",
    ):
        assert place in answer.err, answer.err
    assert "coopctl.yaml:8" in coopctl(plan, "rm", f"{A}/catalogue", "--yes").err
    assert git(plan, "status", "--porcelain") == ""


def test_a_file_that_cannot_be_read_may_name_it_too(plan: Path, coopctl: Coopctl) -> None:
    (plan / "data/actions/mons-fez/broken.yaml").write_text("title: [\nrelated: [mons-fez/market]\n")

    answer = coopctl(plan, "rm", "mons-fez/market", "--yes")

    assert (answer.code, "data/actions/mons-fez/broken.yaml:2" in answer.err) == (1, True)


def test_an_agreement_with_actions_stays(plan: Path, git: Git, coopctl: Coopctl) -> None:
    answer = coopctl(plan, "rm", "mons-fez", "--yes")

    assert (answer.code, "mons-fez stays: it has 1 action" in answer.err) == (1, True)
    assert coopctl(plan, "rm", "mons-fez/market", "--yes", "--commit").code == 0
    assert git(plan, "show", "--name-status", "--format=", "HEAD") == "D\tdata/actions/mons-fez/market.yaml"
    assert coopctl(plan, "rm", "mons-fez", "--yes", "--commit").code == 0
    assert git(plan, "log", "-1", "--format=%s") == "mons-fez: removed"
    assert errors(coopctl, plan) == ""


def test_off_a_terminal_it_must_be_said(plan: Path, git: Git, coopctl: Coopctl) -> None:
    answer = coopctl(plan, "rm", "mons-fez/market")

    assert (answer.code, "--yes" in answer.err) == (2, True)
    assert git(plan, "status", "--porcelain") == ""
    shown = coopctl(plan, "rm", "mons-fez/market", "--dry-run")
    assert (shown.code, shown.out.splitlines()[1]) == (0, "+++ /dev/null")
    assert git(plan, "status", "--porcelain") == ""


@systems.needs_terminals
def test_a_terminal_is_shown_what_goes_and_asked(plan: Path, git: Git) -> None:
    code, screen = converse(plan, ["n\n"], "rm", "market", lang="en")
    assert (code, git(plan, "status", "--porcelain")) == (0, ""), screen
    assert "mons-fez/market  Market\n  removed\nRemove it?" in screen

    code, screen = converse(plan, ["o\n"], "rm", "market")
    assert (code, (plan / "data/actions/mons-fez/market.yaml").exists()) == (0, False), screen
