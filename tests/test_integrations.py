"""What connects coopctl with other tools: pre-commit, GitHub, GitLab and editors, each tried with the tool itself."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any, cast

import pytest

from coopctl import strict_yaml
from coopctl.starting import editor_schemas, kit
from tests import forked, language_server, systems
from tests.conftest import BYTECODE, CALLER, ROOT
from tests.language_server import Server
from tests.samples import TIMES
from tests.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import Git, Run

AGREEMENT = "data/agreements/mons-sefrou.yaml"
ACTION = "data/actions/mons-sefrou/fair.yaml"
GOOD = "# yaml-language-server: $schema=../../../schemas/action.schema.json\ntitle: A fair\nstatus: planned\n"
BAD = "title: A fair\nstatus: plannd\n"
#: The repository of `guarded`, once it has been made.
GUARDED: list[Path] = []
WORDS = ("--yes", "--agreement", "mons-sefrou=Mons–Séfrou", "--party", "mons=Mons", "--party", "sefrou=Séfrou")


def read(path: Path) -> Any:
    """Return what a YAML file of this project says."""
    return read_text(path.read_bytes())


def read_text(text: bytes) -> Any:
    """Return what a YAML text says: a mapping."""
    reading = strict_yaml.read("a.yaml", text)
    assert reading.document is not None, reading.faults
    return reading.document.data


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Let `init` write a workspace, once for all these tests."""
    root = tmp_path_factory.mktemp("written") / "begun"
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(BYTECODE)}
    done = forked.run(("init", str(root), *WORDS), root.parent, env, b"", 60)
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture
def begun(written: Path, tmp_path: Path) -> Path:
    """Return a copy of a workspace as `init` writes it."""
    return shutil.copytree(written, tmp_path / "begun", symlinks=True)


# ---------------------------------------------------------------- pre-commit


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make this checkout's coopctl and this interpreter's pre-commit programs of a folder, as a user has them."""
    folder = tmp_path_factory.mktemp("programs")
    program = forked.program(folder).with_name("pre-commit")
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pre_commit "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return folder


@pytest.fixture
def programs(installed: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put those programs on the PATH."""
    monkeypatch.setenv("PATH", f"{installed}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("PRE_COMMIT_HOME", str(installed / "pre-commit-home"))
    return installed


@pytest.fixture
def guarded(begun: Path, programs: Path, git: Git) -> Path:
    """Make the workspace a repository whose commits pre-commit checks, with a first commit."""
    assert programs.is_dir()
    if not GUARDED:
        git(begun, "init", "-q")
        subprocess.run(["pre-commit", "install"], cwd=begun, check=True, capture_output=True)
        git(begun, "add", "-A")
        first = commit(begun, "begin")
        assert first.returncode == 0, first.stdout + first.stderr
        GUARDED.append(shutil.copytree(begun, begun.with_name("guarded"), symlinks=True))
        return begun
    shutil.rmtree(begun)
    return shutil.copytree(GUARDED[0], begun, symlinks=True)


def commit(root: Path, message: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", "commit", "-q", "-m", message], cwd=root, check=False, capture_output=True, encoding="utf-8"
    )


def write(root: Path, text: str) -> None:
    (root / ACTION).parent.mkdir(parents=True, exist_ok=True)
    (root / ACTION).write_text(text, encoding="utf-8")


@systems.needs_scripts
def test_a_commit_is_blocked_by_what_is_staged_though_the_folder_is_good(guarded: Path, git: Git) -> None:
    write(guarded, BAD)
    git(guarded, "add", "-A")
    write(guarded, GOOD)

    blocked = commit(guarded, "a fair")

    assert blocked.returncode == 1
    said = blocked.stdout + blocked.stderr
    assert f"{ACTION}:2:9: error[unknown-word]" in said
    assert "did you mean ‘planned’?" in said
    assert git(guarded, "log", "--format=%s") == "begin"
    assert (guarded / ACTION).read_text(encoding="utf-8") == GOOD


@systems.needs_scripts
def test_a_commit_passes_by_what_is_staged_though_the_folder_is_bad(guarded: Path, git: Git) -> None:
    write(guarded, GOOD)
    git(guarded, "add", "-A")
    write(guarded, BAD)

    passed = commit(guarded, "a fair")

    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert git(guarded, "show", f"HEAD:{ACTION}") == GOOD.rstrip("\n")
    assert (guarded / ACTION).read_text(encoding="utf-8") == BAD


@systems.needs_scripts
def test_a_commit_that_only_deletes_is_checked_too(guarded: Path, git: Git) -> None:
    write(guarded, GOOD)
    git(guarded, "add", "-A")
    assert commit(guarded, "a fair").returncode == 0
    git(guarded, "rm", "-q", AGREEMENT)

    blocked = commit(guarded, "no agreement")

    assert blocked.returncode == 1
    assert "error[" in blocked.stdout + blocked.stderr


@systems.needs_scripts
def test_commit_all_is_checked_as_git_will_commit_it(guarded: Path, git: Git) -> None:
    write(guarded, GOOD)
    git(guarded, "add", "-A")
    assert commit(guarded, "a fair").returncode == 0
    write(guarded, BAD)

    blocked = subprocess.run(
        ["git", "commit", "-q", "-a", "-m", "worse"], cwd=guarded, check=False, capture_output=True, encoding="utf-8"
    )

    assert blocked.returncode == 1
    assert git(guarded, "log", "--format=%s").splitlines() == ["a fair", "begin"]


@systems.needs_scripts
def test_an_empty_workspace_can_be_committed(tmp_path: Path, programs: Path, git: Git, run: Run) -> None:
    root = tmp_path / "empty"
    assert programs.is_dir()
    assert run("init", str(root), "--yes").returncode == 0
    git(root, "init", "-q")
    subprocess.run(["pre-commit", "install"], cwd=root, check=True, capture_output=True)
    git(root, "add", "-A")

    first = commit(root, "begin")

    assert first.returncode == 0, first.stdout + first.stderr
    told = run("doctor", "--plain", cwd=root).stdout
    assert set(re.findall(r"tell git: (.+)", told)) == {"coopctl doctor --mend"}
    assert run("doctor", "--mend", cwd=root).returncode == 0
    assert run("doctor", "--plain", cwd=root).stdout.startswith("everything is fine\n")


@systems.needs_scripts
def test_the_shared_hook_is_a_valid_manifest_and_the_written_configuration_too(begun: Path, programs: Path) -> None:
    assert programs.is_dir()
    own = str(ROOT / ".pre-commit-config.yaml")
    for words in (
        ["validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")],
        ["validate-config"],
        ["validate-config", own],
    ):
        done = subprocess.run(["pre-commit", *words], cwd=begun, check=False, capture_output=True, encoding="utf-8")

        assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_the_shared_hook_and_the_written_one_check_the_same(begun: Path) -> None:
    manifest = (ROOT / ".pre-commit-hooks.yaml").read_bytes()
    (shared,) = read_text(b"hooks:\n" + manifest)["hooks"]
    ((own,),) = (repository["hooks"] for repository in read(begun / ".pre-commit-config.yaml")["repos"])

    for name in ("id", "entry", "pass_filenames", "require_serial", "always_run"):
        assert shared[name] == own[name]
    assert shared["language"] == "python"


# ---------------------------------------------------------------- GitHub and GitLab


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("vendor.github-actions", ["action.yml"]),
        (
            "vendor.github-workflows",
            [
                ".github/workflows/ci.yml",
                "begun/.github/workflows/coopctl.yml",
                "coopctl/starting/files/dot-github/workflows/coopctl-review.yml",
                "coopctl/starting/files/dot-github/workflows/coopctl-comment.yml",
            ],
        ),
        ("vendor.gitlab-ci", ["begun/.gitlab-ci.yml", "templates/gitlab-validate.yml"]),
    ],
)
def test_files_for_ci_fit_the_schemas_that_are_published_for_them(begun: Path, schema: str, paths: list[str]) -> None:
    places = [str(begun.parent / path if path.startswith("begun/") else ROOT / path) for path in paths]
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *places],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )

    assert done.returncode == 0, done.stdout + done.stderr


def commands(begun: Path) -> Iterator[str]:
    """Yield the calls of coopctl in the files that `init` writes."""
    for name in (".github/workflows/coopctl.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml"):
        text = (begun / name).read_text(encoding="utf-8")
        yield from re.findall(r"(?m)^ *(?:- run: |- |entry: )(coopctl validate .*)$", text)


def test_every_command_in_the_files_for_ci_works_as_it_stands(begun: Path, run: Run, git: Git) -> None:
    git(begun, "init", "-q")
    git(begun, "add", "-A")
    found = list(commands(begun))
    assert len(found) == 3

    for line in found:
        done = run(*shlex.split(line)[1:], cwd=begun)
        assert done.returncode == 0, (line, done.stdout, done.stderr)

    assert json.loads((begun / "gl-code-quality.json").read_text(encoding="utf-8")) == []
    assert "gl-code-quality.json" not in git(begun, "status", "--porcelain", "--untracked-files=all")


@pytest.mark.skipif(TIMES == 1, reason="for make long: it installs from an index")
@systems.needs_scripts
def test_the_written_jobs_are_green_in_a_fresh_environment(begun: Path, tmp_path: Path, git: Git) -> None:
    """The project's own address, with git told that a bare repository of this machine stands behind it."""
    far = tmp_path / "coopctl.git"
    git(tmp_path, "clone", "-q", "--bare", str(ROOT), str(far))
    commit = git(far, "rev-parse", "HEAD")
    for name in kit.JOBS:
        text = (begun / name).read_text(encoding="utf-8").replace("coopctl.git@v0.1.0", f"coopctl.git@{commit}")
        (begun / name).write_text(text, encoding="utf-8")
    git(begun, "init", "-q")
    git(begun, "add", "-A")
    told = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": f"url.{far.as_uri()}.insteadOf",
            "GIT_CONFIG_VALUE_0": "https://example.org/coopctl.git"}  # fmt: skip
    (job,) = read(begun / ".github/workflows/coopctl.yml")["jobs"].values()
    jobs = [
        [step["run"] for step in job["steps"] if "run" in step],
        read(begun / ".gitlab-ci.yml")["coopctl"]["script"],
    ]
    for number, lines in enumerate(jobs):
        place = tmp_path / f"venv-{number}"
        subprocess.run([sys.executable, "-m", "venv", place], check=True)
        surroundings = {**CALLER, **told, "PATH": f"{place / 'bin'}{os.pathsep}{CALLER['PATH']}", "LANG": "C.UTF-8"}
        assert [line.split()[:2] for line in lines] == [["pip", "install"], ["coopctl", "validate"]]
        for line in lines:
            done = subprocess.run(
                ["bash", "-e", "-c", line], cwd=begun, env=surroundings, check=False, capture_output=True, encoding="utf-8",
            )  # fmt: skip
            assert done.returncode == 0, (line, done.stdout, done.stderr)
    noted = next(place.rglob("direct_url.json")).read_text(encoding="utf-8")
    assert json.loads(noted)["vcs_info"]["commit_id"] == commit


def test_the_workflow_may_only_read_and_keeps_no_token(begun: Path) -> None:
    workflow = read(begun / ".github/workflows/coopctl.yml")

    assert workflow["permissions"] == {"contents": "read"}
    assert set(workflow["on"]) == {"pull_request", "push"}
    (job,) = workflow["jobs"].values()
    (checkout,) = (step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@"))
    assert checkout["with"]["persist-credentials"] is False
    assert 'pip install "coopctl @ git+https://example.org/coopctl.git@v0.1.0"' in [
        step.get("run") for step in job["steps"]
    ]


@table("path", ["action.yml", "coopctl/starting/files/dot-github/workflows/coopctl.yml"])
def test_no_script_holds_an_expression(path: str) -> None:
    scripts = [step["run"] for step in _steps(read(ROOT / path)) if "run" in step]

    assert scripts
    assert [script for script in scripts if "${{" in script] == []


def _steps(file: Any) -> list[Any]:
    return list(file["runs"]["steps"] if "runs" in file else next(iter(file["jobs"].values()))["steps"])


def test_every_input_of_the_action_is_used_and_explained() -> None:
    action = read(ROOT / "action.yml")
    given = " ".join(value for step in action["runs"]["steps"] for value in step.get("env", {}).values())

    assert [name for name in action["inputs"] if f"inputs.{name} " not in given] == []
    assert all(each["description"].endswith(".") for each in action["inputs"].values())


def test_the_page_names_every_input_of_the_action() -> None:
    page = (ROOT / "docs" / "INTEGRATIONS.md").read_text(encoding="utf-8")

    assert re.findall(r"(?m)^\| `(\w+)` \|", page) == list(read(ROOT / "action.yml")["inputs"])


def validate_step(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the script of the action's step as GitHub does: bash, stopping at the first failure, inputs in variables."""
    (step,) = (step for step in read(ROOT / "action.yml")["runs"]["steps"] if step.get("name") == "Validate")
    environment = {f"COOPCTL_{name.upper()}": value for name, value in inputs.items()}
    assert set(environment) | {"PYTHONPATH", "COOPCTL_PYTHON"} == set(step["env"])
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=folder,
        env={**os.environ, **environment, "COOPCTL_PYTHON": sys.executable, "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )


@systems.needs_scripts
def test_the_action_marks_findings_and_writes_sarif(begun: Path, git: Git) -> None:
    git(begun.parent, "init", "-q")
    write(begun, BAD)

    done = validate_step(begun.parent, path="begun", format="github", sarif="out.sarif")

    assert done.returncode == 1, done.stderr
    assert re.search(rf"(?m)^::error file=begun/{ACTION},line=2,.*unknown-word", done.stdout)
    assert json.loads((begun / "out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


@systems.needs_scripts
def test_the_action_passes_where_all_is_fine(begun: Path) -> None:
    done = validate_step(begun, path=".", format="pretty", sarif="")

    assert (done.returncode, done.stderr) == (0, "")


@systems.needs_scripts
@pytest.mark.parametrize("hostile", ["$(touch owned)", "`touch owned`", '"; touch owned; "', "a b'c"])
def test_no_input_of_the_action_can_hold_a_command(begun: Path, hostile: str) -> None:
    done = validate_step(begun, path=hostile, format=hostile, sarif=hostile)

    assert done.returncode in (2, 3)
    assert not (begun / "owned").exists()


@systems.needs_scripts
def test_the_action_runs_no_code_of_the_folder_that_it_checks(begun: Path) -> None:
    for name in ("coopctl", "yaml", "typer", "json", "sitecustomize"):
        (begun / f"{name}.py").write_text("open('owned', 'w')\n", encoding="utf-8")

    done = validate_step(begun, path=".", format="pretty", sarif="")

    assert (done.returncode, done.stderr) == (0, "")
    assert not (begun / "owned").exists()


# ---------------------------------------------------------------- editors


@pytest.fixture
def editor(begun: Path) -> Iterator[Server]:
    """Start yaml-language-server on the workspace, with the settings that `init` writes for VS Code."""
    if language_server.command() is None:
        pytest.skip("node or yaml-language-server is not installed (.ci/run installs it)")
    with Server(begun, json.loads((begun / ".vscode/settings.json").read_text(encoding="utf-8"))) as server:
        yield server


def marked(found: list[dict[str, Any]]) -> list[tuple[int, int, int, str]]:
    """Return (line, first and last character, words) of what is marked, counted from 0."""
    return [
        (each["range"]["start"]["line"], each["range"]["start"]["character"], each["range"]["end"]["character"],
         cast("str", each["message"]))
        for each in found
    ]  # fmt: skip


def test_an_editor_marks_nothing_in_what_init_writes(editor: Server, begun: Path) -> None:
    for path in ("coopctl.yaml", AGREEMENT):
        assert editor.open(path, (begun / path).read_text(encoding="utf-8")) == []


def test_an_editor_marks_a_wrong_field_and_a_wrong_word_at_their_places(editor: Server) -> None:
    text = GOOD.replace("planned", "plannd") + "titel: x\n"

    found = marked(editor.open(ACTION, text))

    assert [(line, start, end) for line, start, end, _ in sorted(found)] == [(2, 8, 14), (3, 0, 5)]
    said = " ".join(words for *_, words in found)
    assert "planned" in said
    assert "titel" in said


def test_an_editor_says_what_a_field_is_for(editor: Server) -> None:
    action = json.loads((ROOT / "schemas" / "action.schema.json").read_text(encoding="utf-8"))
    editor.open(ACTION, GOOD)

    shown = editor.hover(ACTION, 2, 2).replace("\\", "").replace("&nbsp;", " ")

    assert action["properties"]["status"]["description"] in shown


@pytest.mark.parametrize("settings", [{}, {"yaml.schemas": {}}])
def test_the_first_line_of_a_file_is_enough_for_an_editor_without_settings(
    begun: Path, settings: dict[str, object]
) -> None:
    if language_server.command() is None:
        pytest.skip("node or yaml-language-server is not installed (.ci/run installs it)")
    with Server(begun, {"yaml.schemaStore.enable": False, **settings}) as server:
        assert marked(server.open(ACTION, GOOD)) == []
        wrong = (begun / AGREEMENT).read_text(encoding="utf-8").replace("partnership", "friendship")
        assert [(line, start) for line, start, *_ in marked(server.open(AGREEMENT, wrong))] == [(2, 6)]


def test_the_settings_name_every_schema_that_is_written(begun: Path) -> None:
    mapped = json.loads((begun / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]

    assert set(mapped) == {f"./{kit.schema_path(name)}" for name in editor_schemas.SCHEMAS}
    assert all((begun / path).is_file() for path in mapped)
