"""`resolve`: conflicts of every command of git, merged anew from what git keeps, decided in words, staged, taken back."""

from __future__ import annotations

import shutil
from random import Random
from typing import TYPE_CHECKING

import pytest

from coopctl import git as module
from coopctl.git import drivers
from coopctl.strict_yaml import read
from tests.conversation import talk
from tests.repos import commit, git, write
from tests.samples import sample

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from coopctl.git import Absent, Repository
    from tests.commands.conftest import Coopctl

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
FILES: dict[str, str | bytes] = {
    "coopctl.yaml": "language: en\n",
    "data/agreements/water.yaml": AGREEMENT,
    "data/actions/water/well.yaml": WELL,
}
REF, PATH = "water/well", "data/actions/water/well.yaml"
OURS = WELL.replace("lead: ostra", "lead: ostra\npriority: low").replace(
    "progress: 10}", "progress: 10}\n  - {date: 2019-03-05, author: Ada Example, text: ours}"
)
THEIRS = WELL.replace("lead: ostra", "lead: vestra\npriority: high").replace(
    "progress: 10}", "progress: 10}\n  - {date: 2019-03-01, author: Bo Example, text: theirs}"
)
BOTH = OURS.replace("lead: ostra", "lead: vestra").replace(
    "  - {date: 2019-03-05", "  - {date: 2019-03-01, author: Bo Example, text: theirs}\n  - {date: 2019-03-05"
)
OPEN = "<<<<<<< ours\npriority: low\n=======\npriority: high\n>>>>>>> theirs\n"


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("begun") / "plan"
    commit(root, FILES)
    git(root, "checkout", "-q", "-b", "theirs")
    commit(root, {PATH: THEIRS})
    git(root, "checkout", "-q", "main")
    commit(root, {PATH: OURS})
    return root


@pytest.fixture
def repo(begun: Path, tmp_path: Path) -> Path:
    shutil.copytree(begun, tmp_path / "plan")
    return tmp_path / "plan"


def unmerged(root: Path) -> list[str]:
    return [line.partition("\t")[2] for line in git(root, "ls-files", "--unmerged").splitlines()]


def test_what_is_sure_is_merged_and_what_both_changed_stays_between_markers(repo: Path, coopctl: Coopctl) -> None:
    git(repo, "merge", "-q", "theirs", check=False)
    left = (repo / PATH).read_bytes()

    shown = coopctl(repo, "resolve", "--dry-run")
    assert shown.code == 1
    assert (repo / PATH).read_bytes() == left
    assert shown.out == (
        "water/well\n"
        "  ours:\n"
        "    priority: low\n"
        "    + update of 5 March 2019, Ada Example: ours\n"
        "  theirs:\n"
        "    lead: Ostra → Vestra\n"
        "    priority: high\n"
        "    + update of 1 March 2019, Bo Example: theirs\n"
        "  priority: still open, between markers\n"
    )
    done = coopctl(repo, "resolve")
    assert (done.code, done.out) == (1, shown.out)
    assert "still open: water/well priority; decide with --ours FIELD" in done.err
    assert (repo / PATH).read_text() == BOTH.replace("priority: low\n", OPEN)
    assert unmerged(repo) == [PATH] * 3

    decided = coopctl(repo, "resolve", "well", "--theirs", "priority")
    assert decided.code == 0
    assert "  priority: taken from theirs\n" in decided.out
    assert "1 file settled and staged (git add)" in decided.err
    assert "go on: git merge --continue" in decided.err
    assert (repo / PATH).read_text() == BOTH.replace("priority: low", "priority: high")
    assert unmerged(repo) == []
    assert coopctl(repo, "resolve").err == "nothing is in conflict here\n"
    assert coopctl(repo, "undo").code == 0
    assert (repo / PATH).read_text() == BOTH.replace("priority: low\n", OPEN)


def test_a_terminal_asks_whose_version_stands(repo: Path) -> None:
    git(repo, "merge", "-q", "theirs", check=False)
    code, screen = talk(repo, ["", "high"], "resolve")

    assert code == 0
    assert "  1  ours  low\n  2  theirs  high\n  3  leave  leave both in the file, between markers\n" in screen
    assert "an answer is needed here" in screen
    assert (repo / PATH).read_text() == BOTH.replace("priority: low", "priority: high")


@pytest.mark.parametrize("command", [["rebase", "theirs"], ["cherry-pick", "theirs"], ["stash", "pop"]])
def test_every_command_that_merges_is_settled(repo: Path, coopctl: Coopctl, command: list[str]) -> None:
    if command[0] == "stash":
        git(repo, "checkout", "-q", "-B", "now", "main~1")
        write(repo, {PATH: THEIRS})
        git(repo, "stash", "-q")
        git(repo, "checkout", "-q", "main")
    git(repo, *command, check=False)
    mine = "theirs" if command[0] == "rebase" else "ours"  # a rebase puts one's own commits on top of theirs
    done = coopctl(repo, "resolve", f"--{mine}", "all")

    assert done.code == 0
    assert (repo / PATH).read_text() == BOTH
    assert unmerged(repo) == []


def test_an_octopus_is_refused_with_a_sentence(repo: Path, coopctl: Coopctl) -> None:
    heads = "\n".join(git(repo, "rev-parse", "main", "theirs").split())
    (repo / ".git" / "MERGE_HEAD").write_text(f"{heads}\n")

    done = coopctl(repo, "resolve")
    assert done.code == 3
    assert "Merge one branch after the other" in done.err


@pytest.mark.parametrize("renamer", ["ours", "theirs"])
def test_a_record_that_one_side_renamed_takes_what_the_other_changed(
    repo: Path, coopctl: Coopctl, renamer: str
) -> None:
    git(repo, "checkout", "-q", "main" if renamer == "ours" else "theirs")
    assert coopctl(repo, "mv", REF, "water/fountain").code == 0
    new = PATH.replace("well", "fountain")
    write(repo, {new: (repo / new).read_text().replace("summary: The two", "summary: Our two")})
    git(repo, "add", "-A")
    git(repo, "commit", "-q", "-m", "renamed")
    git(repo, "checkout", "-q", "main")
    git(repo, "merge", "-q", "-X", "find-renames=100%", "theirs", check=False)
    assert set(unmerged(repo)) == {PATH}

    done = coopctl(repo, "resolve", "--ours", "all")
    assert done.code == 0, done
    assert "renamed on one side from data/actions/water/well.yaml" in done.out
    assert not (repo / PATH).exists()
    assert read("", (repo / new).read_bytes()).document is not None
    said = (repo / new).read_text()
    assert all(
        each in said for each in ("text: ours", "text: theirs", "priority: low", "lead: vestra", "formerly", "Our two")
    )
    assert unmerged(repo) == []
    assert coopctl(repo, "validate").code == 0


def test_a_record_that_one_side_deleted_is_kept_or_goes_as_a_whole(repo: Path, coopctl: Coopctl) -> None:
    git(repo, "rm", "-q", PATH)
    git(repo, "commit", "-q", "-m", "gone")
    git(repo, "merge", "-q", "theirs", check=False)
    asked = coopctl(repo, "resolve")
    assert asked.code == 1
    assert (repo / PATH).read_text() == THEIRS
    assert coopctl(repo, "resolve", "--theirs", "all").code == 0
    assert git(repo, "diff", "--cached", "--name-status") == f"A\t{PATH}"

    git(repo, "reset", "-q", "--hard")
    git(repo, "merge", "-q", "theirs", check=False)
    assert coopctl(repo, "resolve", "--ours", "all").code == 0
    assert not (repo / PATH).exists()
    assert git(repo, "status", "--short") == ""


def test_the_same_name_begun_on_both_sides_is_merged_from_nothing(repo: Path, coopctl: Coopctl) -> None:
    new = PATH.replace("well", "new")
    git(repo, "checkout", "-q", "theirs")
    commit(repo, {new: "title: New\nstatus: planned\nperiod: 2019\nlead: vestra\ntags: [a]\n", PATH: OURS})
    git(repo, "checkout", "-q", "main")
    commit(repo, {new: "title: New\nstatus: planned\nperiod: 2019\ntags: [b]\n"})
    git(repo, "merge", "-q", "theirs", check=False)

    assert coopctl(repo, "resolve", new).code == 0
    assert (repo / new).read_text() == "title: New\nstatus: planned\nperiod: 2019\nlead: vestra\ntags: [b, a]\n"


def test_what_a_hand_has_settled_or_nobody_can_read_is_left(repo: Path, coopctl: Coopctl) -> None:
    git(repo, "merge", "-q", "theirs", check=False)
    write(repo, {PATH: WELL})
    done = coopctl(repo, "resolve")
    assert (done.code, (repo / PATH).read_text()) == (1, WELL)
    assert "it was edited since" in done.err

    git(repo, "merge", "--abort")
    git(repo, "checkout", "-q", "theirs")
    commit(repo, {PATH: THEIRS.replace("title: A", "title: [A")})
    git(repo, "checkout", "-q", "main")
    git(repo, "merge", "-q", "theirs", check=False)
    before = (repo / PATH).read_bytes()
    done = coopctl(repo, "resolve")
    assert (done.code, (repo / PATH).read_bytes()) == (1, before)
    assert "one side (theirs) cannot be read, line 1:" in done.err
    assert coopctl(repo, "resolve", "--ours", "all").code == 0
    assert (repo / PATH).read_text() == OURS


def test_git_is_asked_once_for_what_all_files_in_conflict_hold(
    tmp_path: Path, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    blobs = module.blobs

    def counted(repository: Repository, ids: Sequence[str], *, limit: int) -> Iterator[bytes | Absent]:
        asked.append(len(ids))
        return blobs(repository, ids, limit=limit)

    paths = [f"data/actions/water/well-{number}.yaml" for number in range(5)]
    commit(tmp_path, FILES | dict.fromkeys(paths, WELL))
    git(tmp_path, "checkout", "-q", "-b", "theirs")
    commit(tmp_path, dict.fromkeys(paths, THEIRS))
    git(tmp_path, "checkout", "-q", "main")
    commit(tmp_path, dict.fromkeys(paths, OURS))
    git(tmp_path, "merge", "-q", "theirs", check=False)
    monkeypatch.setattr(module, "blobs", counted)

    assert coopctl(tmp_path, "resolve", "--ours", "all", "--dry-run").code == 0
    assert asked == [3 * len(paths)]


def test_a_call_that_names_nothing_in_conflict_is_refused(repo: Path, coopctl: Coopctl) -> None:
    git(repo, "merge", "-q", "theirs", check=False)

    for words, said in (
        (["--theirs", "priorty"], "did you mean ‘priority’?"),
        (["water/wel"], "did you mean ‘water/well’?"),
        (["--theirs", "priority", "--ours", "priority"], "cannot be taken from both sides"),
        (["--theirs", "lead"], "‘lead’ is not in conflict"),
    ):
        done = coopctl(repo, "resolve", *words)
        assert (done.code, said in done.err) == (2, True), words


def test_two_people_who_each_do_much_to_the_same_actions_lose_nothing(tmp_path: Path, coopctl: Coopctl) -> None:
    """Each logs, sets and adds in a clone of their own; they merge back and forth; one reads and decides in words."""
    random = Random(7)  # noqa: S311 - an example, no secret
    verbs, refs = sample(2), [f"water/a{number}" for number in range(10)]
    one, two = tmp_path / "one", tmp_path / "two"
    commit(
        one, {**FILES, **{f"data/actions/{ref}.yaml": WELL for ref in refs}, ".gitattributes": f"{drivers.ATTRIBUTE}\n"}
    )
    shutil.copytree(one, two)
    texts: list[str] = []
    for turn in range(2):
        for who, root in (("one", one), ("two", two)):
            for number in range(verbs):
                ref, mark = random.choice(refs), f"{who} {turn} {number}"
                words = random.choice(
                    (
                        ["log", ref, f"said {mark}", "--date", f"2019-0{random.randrange(3, 6)}-1{number % 9}"],
                        ["set", ref, f"{random.choice(('priority=low', 'priority=high', 'weight=2', 'lead=vestra'))}"],
                        ["add", ref, "milestones", f"id={who}-{turn}-{number}", f"title=said {mark}", "due=2019-06"],
                        ["set", ref, f"tags+={who}{turn}{number}"],
                    )
                )
                done = coopctl(root, *words, "--as-of", "2019-06-15")
                assert done.code == 0, done
                texts += [f"said {mark}"] if words[0] != "set" else [words[2][6:]] if words[2][:5] == "tags+" else []
            git(root, "commit", "-q", "-a", "-m", who)
        for root, other in ((one, two), (two, one)):
            git(root, "pull", "-q", "--no-rebase", "--no-edit", str(other), check=False)
            if unmerged(root):
                assert coopctl(root, "resolve", "--ours", "all", "--as-of", "2019-06-15").code == 0
                git(root, "commit", "-q", "--no-edit")
        said = "".join((two / f"data/actions/{ref}.yaml").read_text() for ref in refs)
        assert [each for each in texts if each not in said] == []
        assert coopctl(two, "validate", "--as-of", "2019-06-15").code == 0
