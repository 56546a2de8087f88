"""What `init` gives for pull requests: the jobs' own scripts, run by bash on a real repository, beside a stand-in of GitHub."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from coopctl import strict_yaml
from tests import forked, systems
from tests.conftest import BYTECODE, ROOT
from tests.repos import commit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Git, Workspace

FILES = ROOT / "coopctl" / "starting" / "files"
REVIEW = FILES / "dot-github/workflows/coopctl-review.yml"
COMMENT = FILES / "dot-github/workflows/coopctl-comment.yml"
NUMBER, RUN_ID, SHA = "7", "4711", "f" * 40
MARK = "<!-- coopctl review -->\n"
#: Answers as GitHub's program does: what each path holds, by jq's own filters; what is sent is noted.
GH = """\
#!/bin/sh
method=GET path= filter= body=
shift
while [ $# -gt 0 ]; do
  case $1 in
    --method) method=$2; shift ;;
    --jq) filter=$2; shift ;;
    -F) body=${2#body=@}; shift ;;
    -f) shift ;;
    --paginate) ;;
    *) path=$1 ;;
  esac
  shift
done
if [ -n "$body" ]; then echo "$method $path" >> "$SENT"; cat "$body" > "$SENT.body"
elif [ -n "$filter" ]; then jq -r "$filter" "$ANSWERS/$(echo "$path" | tr / _)"
else cat "$ANSWERS/$(echo "$path" | tr / _)"; fi
"""
needs_programs = pytest.mark.skipif(
    systems.WINDOWS or not all(shutil.which(name) for name in ("bash", "jq", "unzip", "iconv")),
    reason="jq, unzip or iconv is not installed: make tools",
)


def job(path: Path) -> Any:
    """Return the one job of a workflow."""
    document = strict_yaml.read(path.name, path.read_bytes()).document
    assert document is not None
    workflow: Any = document.data
    (found,) = workflow["jobs"].values()
    return found


def script(path: Path) -> str:
    """Return the one script of a workflow that is more than a line."""
    (found,) = (step["run"] for step in job(path)["steps"] if "\n" in step.get("run", ""))
    return str(found)


def bash(text: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a script as GitHub does: bash, stopping at the first failure, what it is given in variables."""
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", text]
    environment = {**os.environ, **variables}
    return subprocess.run(shell, cwd=folder, env=environment, check=False, capture_output=True, encoding="utf-8")


@pytest.fixture
def pulled(workspace: Workspace, git: Git, tmp_path: Path) -> Path:
    """Return a repository with a branch `topic` beside `origin/main`, from which it began."""
    root = workspace(files={"data/actions/mons-sefrou/fair.yaml": "title: A fair\nstatus: planned\naxis: culture\n"})
    commit(root)
    git(root, "update-ref", "refs/remotes/origin/main", "HEAD")
    git(root, "checkout", "-q", "-b", "topic")
    return root


def reviewed(root: Path, temporary: Path) -> subprocess.CompletedProcess[str]:
    forked.program(temporary)
    return bash(
        script(REVIEW),
        root,
        BASE="main",
        RUNNER_TEMP=str(temporary),
        GITHUB_STEP_SUMMARY=str(temporary / "summary.md"),
        PATH=f"{temporary}{os.pathsep}{os.environ['PATH']}",
        PYTHONPATH=str(ROOT),
        PYTHONPYCACHEPREFIX=str(BYTECODE),
    )


@systems.needs_scripts
def test_the_text_says_what_the_branch_does_and_nothing_of_one_that_does_nothing(
    pulled: Path, git: Git, tmp_path: Path
) -> None:
    same = reviewed(pulled, tmp_path / "same")
    (pulled / "data/actions/mons-sefrou/fair.yaml").write_text(
        "title: A fair\nstatus: in_progress\naxis: culture\n", encoding="utf-8"
    )
    git(pulled, "commit", "-q", "-a", "-m", "begun")
    other = reviewed(pulled, tmp_path / "other")

    assert (same.returncode, other.returncode) == (0, 0), same.stderr + other.stderr
    assert not (tmp_path / "same/review/changed").exists()
    assert (tmp_path / "other/review/changed").exists()
    text = (tmp_path / "other/review/review.md").read_text(encoding="utf-8")
    assert re.search("planned.*in progress", text)
    assert (tmp_path / "other/summary.md").read_text(encoding="utf-8") == text


@systems.needs_scripts
def test_a_review_that_cannot_be_made_fails(pulled: Path, git: Git, tmp_path: Path) -> None:
    git(pulled, "update-ref", "-d", "refs/remotes/origin/main")

    done = reviewed(pulled, tmp_path / "none")

    assert done.returncode == 3
    assert "origin/main" in done.stderr


# ---------------------------------------------------------------- the comment


@dataclass
class GitHub:
    """A folder in which a stand-in of GitHub's program finds its answers and notes what it was sent."""

    folder: Path

    def answer(self, path: str, said: object) -> None:
        """Lay down what a path of the API holds."""
        (self.folder / path.replace("/", "_")).write_text(json.dumps(said), encoding="utf-8")

    def comment(self) -> subprocess.CompletedProcess[str]:
        """Run the script that comments."""
        return bash(
            script(COMMENT),
            self.folder,
            RUNNER_TEMP=str(self.folder),
            GH_REPO="region/plan",
            RUN=RUN_ID,
            SHA=SHA,
            HEAD="someone:topic",
            ANSWERS=str(self.folder),
            SENT=str(self.folder / "sent"),
            PATH=f"{self.folder}{os.pathsep}{os.environ['PATH']}",
        )

    def sent(self) -> tuple[list[str], str]:
        """Return the calls that wrote something, and the last text."""
        if not (self.folder / "sent").exists():
            return [], ""
        calls = (self.folder / "sent").read_text(encoding="utf-8").splitlines()
        return calls, (self.folder / "sent.body").read_text(encoding="utf-8")


@pytest.fixture
def github(tmp_path: Path) -> GitHub:
    """Return a GitHub with one open pull request, whose review has run, and no comment."""
    folder = tmp_path / "github"
    folder.mkdir()
    (folder / "gh").write_text(GH, encoding="utf-8")
    (folder / "gh").chmod(0o755)
    made = GitHub(folder)
    pulls = [{"number": 6, "head": {"sha": "e" * 40}}, {"number": int(NUMBER), "head": {"sha": SHA}}]
    made.answer("repos/region/plan/pulls", pulls)
    made.answer(
        f"repos/region/plan/actions/runs/{RUN_ID}/artifacts", {"artifacts": [{"name": "coopctl-review", "id": 9}]}
    )
    made.answer(f"repos/region/plan/issues/{NUMBER}/comments", [])
    return made


def written(github: GitHub, text: bytes, *, changed: bool = True) -> None:
    """Lay down what the job of the branch has given out."""
    path = github.folder / "repos_region_plan_actions_artifacts_9_zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("review.md", text)
        archive.writestr("number", "1")
        archive.writestr("../../owned", "owned")
        if changed:
            archive.writestr("changed", "")


@needs_programs
def test_the_comment_is_posted_once_and_kept_up_to_date(github: GitHub) -> None:
    written(github, b"### What has changed\n")
    first = github.comment()
    assert (first.returncode, first.stderr) == (0, "")
    assert github.sent() == ([f"POST repos/region/plan/issues/{NUMBER}/comments"], f"{MARK}### What has changed\n")

    others = [
        {"id": 1, "user": {"login": "someone"}, "body": f"{MARK}mine"},
        {"id": 2, "user": {"login": "github-actions[bot]"}, "body": "other"},
    ]
    own = {"id": 3, "user": {"login": "github-actions[bot]"}, "body": f"{MARK}old"}
    github.answer(f"repos/region/plan/issues/{NUMBER}/comments", [*others, own])
    written(github, b"### Nothing any more\n", changed=False)
    second = github.comment()
    assert (second.returncode, second.stderr) == (0, "")
    assert github.sent()[0][1:] == ["PATCH repos/region/plan/issues/comments/3"]
    assert github.sent()[1] == f"{MARK}### Nothing any more\n"


@needs_programs
def test_what_changes_no_record_gets_no_comment_nor_does_what_is_closed(github: GitHub) -> None:
    written(github, b"nothing\n", changed=False)
    assert (github.comment().returncode, github.sent()[0]) == (0, [])

    written(github, b"something\n")
    github.answer("repos/region/plan/pulls", [])
    assert (github.comment().returncode, github.sent()[0]) == (0, [])


@needs_programs
def test_a_text_from_a_stranger_calls_nobody_runs_nothing_and_is_cut(github: GitHub) -> None:
    hostile = b"@everyone $(touch owned) `touch owned`\n" + b"\xff\xfe" + "é".encode() * 100_000
    written(github, hostile)

    done = github.comment()

    assert done.returncode == 0, done.stderr
    calls, text = github.sent()
    assert calls == [f"POST repos/region/plan/issues/{NUMBER}/comments"]
    assert "@" not in text
    assert len(text.encode()) < 65_536
    assert not list(github.folder.parent.rglob("owned"))


def test_the_job_that_may_write_takes_nothing_of_the_branch() -> None:
    comment, review = job(COMMENT), job(REVIEW)

    assert [step for step in comment["steps"] if "uses" in step] == []
    assert comment["permissions"] == {"actions": "read", "pull-requests": "write"}
    assert "permissions" not in review
    for path in (COMMENT, REVIEW):
        assert "${{" not in script(path)
        assert "pull_request_target" not in path.read_text(encoding="utf-8")
    assert "github.event.workflow_run.event == 'pull_request'" in comment["if"]
