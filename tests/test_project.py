"""The project's own files keep their promises: locks that any machine can use, targets that are explained."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from coopctl import strict_yaml
from tests import systems
from tests.conftest import ROOT
from tests.tables import table

if TYPE_CHECKING:
    from pathlib import Path

LOCKS = ("run.txt", "dev.txt")
PINNED = re.compile(r"^(?P<name>[a-z0-9-]+)(?:\[[a-z]+\])?==(?P<version>[^ ]+)", re.MULTILINE)


def lock(name: str) -> str:
    return (ROOT / "requirements" / name).read_text(encoding="utf-8")


@table("name", LOCKS)
def test_a_lock_names_no_index_and_no_path_of_the_machine_that_made_it(name: str) -> None:
    assert re.findall(r"(?m)^\s*-.*|://.*|file:.*| @ .*| /[a-z].*", lock(name).replace("--hash=sha256:", "")) == []


@table("name", LOCKS)
def test_every_locked_package_has_hashes(name: str) -> None:
    packages = re.split(r"(?m)^(?=[a-z0-9])", lock(name))[1:]

    assert packages
    assert [package.split()[0] for package in packages if "--hash=sha256:" not in package] == []


def test_both_locks_agree() -> None:
    run, dev = (dict(PINNED.findall(lock(name))) for name in LOCKS)

    assert run.items() <= dev.items()


def test_the_locks_hold_everything_that_is_asked_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]

    def names(wanted: list[object]) -> set[str]:
        asked = {re.split(r"[\[<>=]", each)[0].strip().lower() for each in wanted if isinstance(each, str)}
        return {name.replace("_", "-") for name in asked}

    needed = (
        names(project["project"]["dependencies"]) | names(groups["build"]) | names(project["build-system"]["requires"])
    )

    assert needed <= set(dict(PINNED.findall(lock("run.txt"))))
    assert needed | names(groups["dev"]) <= set(dict(PINNED.findall(lock("dev.txt"))))


@systems.needs_make
def test_every_target_of_make_is_explained() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (phony,) = re.findall(r"(?m)^\.PHONY: (.+)$", makefile)
    explained = subprocess.run(["make", "help"], cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout

    assert [line.split()[1] for line in explained.splitlines()] == phony.split()
    assert {len(line.split()) > 3 for line in explained.splitlines()} == {True}


@systems.needs_make
def test_make_says_plainly_that_python_is_too_old(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    old = tmp_path / "python-old"
    old.write_text('#!/bin/sh\n[ "$1" = -V ] && echo Python 3.9.2\nexit 1\n', encoding="utf-8")
    old.chmod(0o755)

    made = subprocess.run(
        ["make", ".venv/bin/python", f"PYTHON={old}"], cwd=tmp_path, check=False, capture_output=True, encoding="utf-8"
    )

    assert made.returncode != 0
    assert "needs Python 3.11 or later" in made.stderr
    assert "Python 3.9.2" in made.stderr
    assert not (tmp_path / ".venv").exists()


@table("rule", tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]["lint"]["ignore"])
def test_every_lint_rule_left_out_has_a_reason(rule: str) -> None:
    (line,) = re.findall(rf'(?m)^ +"{rule}",(.*)$', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))[:1]

    assert re.search(r"# \w+ \w+", line)


def test_no_compiled_translation_is_committed() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout

    assert [name for name in tracked.splitlines() if name.endswith(".mo")] == []


# ---------------------------------------------------------------- the project's own habits


def read(name: str) -> Any:
    """Return what a YAML file of the project says."""
    reading = strict_yaml.read(name, (ROOT / name).read_bytes())
    assert reading.document is not None, reading.faults
    return reading.document.data


@pytest.fixture
def workflow() -> Any:
    return read(".github/workflows/ci.yml")


def test_the_workflow_may_only_read_and_uses_nobody_else_s_actions(workflow: Any) -> None:
    (job,) = workflow["jobs"].values()
    used = [step["uses"] for step in job["steps"] if "uses" in step]
    scripts = [step["run"] for step in job["steps"] if "run" in step]

    assert workflow["permissions"] == {"contents": "read"}
    assert [re.sub(r"@v\d+$", "", each) for each in used] == ["actions/checkout", "actions/setup-python"]
    assert job["steps"][0]["with"]["persist-credentials"] is False
    assert [script for script in scripts if "${{" in script] == []
    assert job["strategy"]["fail-fast"] is False
    assert job["timeout-minutes"] <= 60
    assert workflow["concurrency"]["cancel-in-progress"] is True


def test_the_workflow_tries_every_python_and_system_that_is_promised(workflow: Any) -> None:
    (job,) = workflow["jobs"].values()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    promised = [each.rpartition(" ")[2] for each in project["classifiers"] if re.search(r":: 3\.\d+$", each)]

    assert job["strategy"]["matrix"]["python"] == promised == ["3.11", "3.12", "3.13", "3.14"]
    assert [each.partition("-")[0] for each in job["strategy"]["matrix"]["os"]] == ["ubuntu", "macos", "windows"]


def test_windows_is_tested_and_checked_by_what_make_runs(workflow: Any) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (recipe,) = re.findall(r"(?m)^check:.*\n((?:\t.*\n)+)", makefile)
    (options,) = re.findall(r"(?m)^PYTEST \?= (.+)$", makefile)
    (job,) = workflow["jobs"].values()
    tests, checks = (step["run"] for step in job["steps"] if step.get("name") in ("Tests", "Checks"))

    assert tests == f"python -m pytest {options}"
    assert re.findall(r"\$\(BIN\)/(.+?)(?: \|\|.*)?\n", recipe) == checks.splitlines()
    assert ".ci/run" in [step.get("run") for step in job["steps"]]


def test_the_hooks_of_the_project_run_the_locked_tools_and_fetch_nothing() -> None:
    (repository,) = read(".pre-commit-config.yaml")["repos"]
    pinned = dict(PINNED.findall(lock("dev.txt")))
    tools = [re.sub(r"^\.venv/bin/(\w+) .*", r"\1", hook["entry"]) for hook in repository["hooks"]]

    assert repository["repo"] == "local"
    assert {hook["language"] for hook in repository["hooks"]} == {"system"}
    assert tools == ["ruff", "ruff", "mypy", "coopctl"]
    assert set(tools) - set(pinned) == {"coopctl"}
    assert repository["hooks"][-1]["entry"].endswith(" validate --staged --no-facts-after today")
