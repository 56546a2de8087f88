"""`doctor`: what is installed and set up, each thing to mend with its command, and nothing private."""

from __future__ import annotations

import os
import platform
import re
import shlex
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coopctl import __version__
from coopctl.doctor import program
from coopctl.git import drivers
from tests.conversation import talk

if TYPE_CHECKING:
    from tests.commands.conftest import Coopctl
    from tests.conftest import Git, Run, Workspace

HOOK = "#!/bin/sh\nexec pre-commit hook-impl\n"


def facts(text: str) -> dict[str, str]:
    """Return what the plain page says: {name: value}; the mend of a fact is under its name and an arrow."""
    found: dict[str, str] = {}
    last = ""
    for line in text.splitlines():
        name, mark, value = line.partition(": ")
        if mark and name == "To mend":
            found[f"{last} →"] = value
        elif mark:
            found[name] = value
            last = name
    return found


@pytest.fixture
def ready(workspace: Workspace, coopctl: Coopctl, git: Git) -> Path:
    """Make a workspace where everything is set up."""
    root = workspace()
    git(root, "init", "-q")
    coopctl(root, "init", "--yes")
    git(root, "config", "diff.coopctl.xfuncname", "^x$")
    hook = root / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(HOOK, encoding="utf-8")
    hook.chmod(0o755)
    return root


def test_a_workspace_that_is_set_up_is_fine(ready: Path, coopctl: Coopctl) -> None:
    answer = coopctl(ready, "doctor", "--plain")

    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("everything is fine\n")
    assert "To mend" not in answer.out
    said = facts(answer.out)
    assert said["coopctl"] == __version__
    assert said["Python"].startswith(platform.python_version())
    assert said["records"] == "1 agreement, 1 action"
    assert said["repository"] == "found"
    assert said["check before each commit"] == "installed"


def test_nothing_private_is_told(ready: Path, run: Run) -> None:
    below = ready / "data" / "actions"

    for words in (["doctor"], ["doctor", "--plain"], ["-C", str(below), "doctor"]):
        told = run(*words, cwd=below)

        assert told.returncode == 0
        assert str(ready.parent) not in told.stdout + told.stderr
        assert os.environ["HOME"] not in told.stdout + told.stderr
        assert Path(sys.executable).parent.as_posix() not in told.stdout
        assert "../.." in told.stdout


def test_outside_a_workspace_it_says_how_to_begin_one(tmp_path: Path, run: Run) -> None:
    told = run("doctor", "--plain")

    assert told.returncode == 1
    assert told.stdout.startswith("1 thing to mend before you can work\n")
    said = facts(told.stdout)
    assert said["folder"] == "no workspace here or above"
    assert "coopctl init" in said["folder →"]
    assert "git init" in said["repository →"]
    assert str(tmp_path) not in told.stdout + told.stderr


def test_an_error_in_the_settings_breaks_the_use(ready: Path, coopctl: Coopctl) -> None:
    (ready / "coopctl.yaml").write_text("langage: fr\n", encoding="utf-8")

    answer = coopctl(ready, "doctor", "--plain")

    assert answer.code == 1
    assert facts(answer.out)["coopctl.yaml"] == "has an error"
    assert "coopctl validate coopctl.yaml" in facts(answer.out)["coopctl.yaml →"]


def test_files_that_cannot_be_read_are_counted(ready: Path, coopctl: Coopctl) -> None:
    (ready / "data/agreements/broken.yaml").write_text("title: [", encoding="utf-8")

    answer = coopctl(ready, "doctor", "--plain")

    assert answer.code == 0
    assert facts(answer.out)["left out, since they cannot be read"] == "1 file"
    assert "coopctl validate" in facts(answer.out)["left out, since they cannot be read →"]


def test_a_missing_data_folder_breaks_the_use(tmp_path: Path, coopctl: Coopctl) -> None:
    (tmp_path / "coopctl.yaml").write_text("language: en\n", encoding="utf-8")

    answer = coopctl(tmp_path, "doctor", "--plain")

    assert answer.code == 1
    assert "records →" in facts(answer.out)


def test_each_setting_says_where_it_comes_from(ready: Path, coopctl: Coopctl) -> None:
    (ready / "coopctl.yaml").write_text(
        "language: fr\nlanguages: [fr, nl]\nthresholds: {grace_days: 3}\n"
        "ignore: [{paths: ['*'], codes: [no-lead], reason: known}]\n",
        encoding="utf-8",
    )

    said = facts(coopctl(ready, "doctor", "--plain", "--lang", "en").out)

    assert said["language"] in ("en (from --lang)", "fr (from coopctl.yaml)")
    assert said["languages"] == "fr, nl (from coopctl.yaml)"
    assert said["format"] == "1 (default)"
    assert said["thresholds.grace_days"] == "3 (from coopctl.yaml)"
    assert said["thresholds.stale_days"] == "90 (default)"
    assert said["thresholds.at_risk_share"] == "more than one third (default)"
    assert said["ignore"] == "1 decision to accept findings (from coopctl.yaml)"


@pytest.mark.parametrize(
    ("words", "environment", "said"),
    [
        ((), {}, "en (from coopctl.yaml)"),
        (("--lang", "en"), {"COOPCTL_LANG": "fr"}, "en (from --lang)"),
        ((), {"COOPCTL_LANG": "en"}, "en (from COOPCTL_LANG)"),
        ((), {"LC_ALL": "en_GB.UTF-8"}, "en-GB (from the locale)"),
        (("--lang", "de"), {}, "de (from --lang), shown in en: no translation yet"),
    ],
)
def test_the_language_of_screens_says_who_chose_it(
    ready: Path, run: Run, words: tuple[str, ...], environment: dict[str, str], said: str
) -> None:
    told = run("doctor", "--plain", *words, cwd=ready, env=environment)

    assert facts(told.stdout.partition("\nScreen\n")[2])["language"] == said


def test_the_engine_and_the_day_of_the_environment_are_shown(
    ready: Path, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COOPCTL_ENGINE", "jsonschema")
    monkeypatch.setenv("COOPCTL_AS_OF", "2020-03-31")

    said = facts(coopctl(ready, "doctor", "--plain").out)

    assert said["checking of schemas"] == "by jsonschema alone, as COOPCTL_ENGINE says"
    assert said["COOPCTL_AS_OF"] == "2020-03-31 (from the environment)"


def test_without_git_the_rest_is_told(ready: Path, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(ready / "empty"))

    answer = coopctl(ready, "doctor", "--plain")

    assert answer.code == 0
    assert facts(answer.out)["git"].startswith("not found")
    assert "https://git-scm.com" in facts(answer.out)["git →"]


def test_where_git_fails_over_a_part_of_its_folder_the_rest_is_told(ready: Path, coopctl: Coopctl) -> None:
    (ready / ".git/index").unlink(missing_ok=True)
    (ready / ".git/index").mkdir()

    answer = coopctl(ready, "doctor", "--lang", "en")

    assert answer.code == 1
    assert "git cannot use all of it" in answer.out
    assert "Cache" in answer.out


def test_a_shallow_clone_says_how_to_fetch_the_rest(ready: Path, tmp_path: Path, coopctl: Coopctl, git: Git) -> None:
    git(ready, "add", "-A")
    git(ready, "commit", "-q", "--no-verify", "-m", "one")
    git(ready, "commit", "-q", "--no-verify", "--allow-empty", "-m", "two")
    git(tmp_path, "clone", "-q", "--depth=1", ready.as_uri(), "clone")

    said = facts(coopctl(tmp_path / "clone", "doctor", "--plain").out)

    assert said["history"] == "cut short"
    assert "git fetch --unshallow" in said["history →"]


def test_a_hook_that_is_absent_or_another_one(ready: Path, coopctl: Coopctl, git: Git) -> None:
    hook = ready / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    what = "check before each commit"

    hook.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    assert "does not name coopctl" in facts(coopctl(ready, "doctor", "--plain").out)[what]

    hook.unlink()
    said = facts(coopctl(ready, "doctor", "--plain").out)
    assert said[what] == "not installed"
    assert said[f"{what} →"].endswith("pre-commit install")

    own = ready / "hooks"
    own.mkdir()
    (own / "pre-commit").write_text("#!/bin/sh\ncoopctl validate --staged\n", encoding="utf-8")
    (own / "pre-commit").chmod(0o755)
    git(ready, "config", "core.hooksPath", "hooks")
    assert facts(coopctl(ready, "doctor", "--plain").out)[what] == "installed"


def test_git_diff_names_the_row_that_a_change_is_in(ready: Path, coopctl: Coopctl, git: Git) -> None:
    what = "rows named by git diff"
    path = "data/actions/mons-sefrou/photo-exhibition.yaml"
    steps = "".join(f"  - id: m{n}\n    title: T\n    due: 2020\n    note: a\n    weight: 1\n" for n in range(9))
    (ready / path).write_text(f"milestones:\n{steps}", encoding="utf-8")
    git(ready, "add", path)
    git(ready, "config", "--unset", "diff.coopctl.xfuncname")
    (ready / path).write_text(f"milestones:\n{steps[:-2]}7\n", encoding="utf-8")
    said = facts(coopctl(ready, "doctor", "--plain").out)
    assert said[what] == "not in this clone"
    assert said[f"{what} →"] == "tell git: coopctl doctor --mend"
    assert coopctl(ready, "doctor", "--mend").code == 0

    assert facts(coopctl(ready, "doctor", "--plain").out)[what] == "yes"
    assert re.findall(r"@@ +- (id: \w+)$", git(ready, "diff"), re.MULTILINE) == ["id: m8"]
    (ready / ".gitattributes").unlink()
    assert "*.yaml diff=coopctl" in facts(coopctl(ready, "doctor", "--plain").out)[f"{what} →"]


def test_git_is_told_how_records_are_merged_and_shown_first_what_that_is(
    ready: Path, coopctl: Coopctl, git: Git
) -> None:
    what, line = "records merged field by field", drivers.SETTINGS["merge.coopctl.driver"]
    assert facts(coopctl(ready, "doctor", "--plain").out)[what] == "yes"
    git(ready, "config", "--remove-section", "merge.coopctl")
    said = facts(coopctl(ready, "doctor", "--plain").out)
    assert (said[what], said[f"{what} →"]) == ("not in this clone", "tell git: coopctl doctor --mend")

    code, screen = talk(ready, ["n"], "doctor", "--mend")
    assert (code, "git's settings stay as they are" in screen) == (0, True)
    assert f"git config merge.coopctl.driver {shlex.quote(line)}" in screen
    assert drivers.missing(ready).keys() == drivers.SETTINGS.keys() - {drivers.ROWS}
    mended = coopctl(ready, "doctor", "--mend", "--plain")
    assert facts(mended.out)[what] == "yes"
    assert f"git config merge.coopctl.driver {shlex.quote(line)}" in mended.err
    assert git(ready, "config", "merge.coopctl.driver") == line
    assert coopctl(ready, "doctor", "--mend", "--plain").err == ""

    (ready / ".gitattributes").unlink()
    assert drivers.ATTRIBUTE in facts(coopctl(ready, "doctor", "--plain").out)[f"{what} →"]


def test_files_for_editors_that_are_missing_or_old(ready: Path, coopctl: Coopctl) -> None:
    (ready / ".vscode/settings.json").unlink()
    (ready / "schemas/action.schema.json").write_text("{}", encoding="utf-8")
    (ready / "schemas/settings.schema.json").unlink()

    answer = coopctl(ready, "doctor", "--plain")

    said = facts(answer.out)
    assert answer.code == 0
    assert answer.out.startswith("fine; 3 things could be better\n")
    assert "coopctl init" in said[".vscode/settings.json →"]
    assert said["schemas/action.schema.json"] == "of another version than this program"
    assert "missing" in said["schemas/settings.schema.json"]
    assert coopctl(ready, "init", "--yes").code == 0
    assert ".vscode/settings.json →" not in facts(coopctl(ready, "doctor", "--plain").out)


def test_an_old_terminal_is_told_of_its_encoding(ready: Path, run: Run) -> None:
    told = run("doctor", "--plain", cwd=ready, env={"PYTHONIOENCODING": "cp1252"}, encoding="cp1252")

    assert told.returncode == 0
    assert facts(told.stdout)["encoding"].startswith("cp1252")
    assert "PYTHONUTF8=1" in facts(told.stdout)["encoding →"]


@pytest.mark.parametrize(
    ("environment", "words", "width", "colour"),
    [
        ({}, (), "80 (default)", "no (not on a terminal)"),
        ({"COLUMNS": "40"}, (), "40 (from COLUMNS)", "no (not on a terminal)"),
        ({"NO_COLOR": "1"}, (), "80 (default)", "no (from NO_COLOR)"),
        ({"FORCE_COLOR": "1"}, (), "80 (default)", "yes (from FORCE_COLOR)"),
        ({"CLICOLOR_FORCE": "1"}, (), "80 (default)", "yes (from CLICOLOR_FORCE)"),
        ({"CLICOLOR": "0"}, (), "80 (default)", "no (from CLICOLOR)"),
        ({"TERM": "dumb"}, (), "80 (default)", "no (from TERM)"),
        ({"NO_COLOR": "1"}, ("--color", "always"), "80 (default)", "yes (from --color)"),
    ],
)
def test_width_and_colour_say_what_decided_them(
    ready: Path, run: Run, environment: dict[str, str], words: tuple[str, ...], width: str, colour: str
) -> None:
    said = facts(run("doctor", "--plain", *words, cwd=ready, env=environment).stdout)

    assert (said["width"], said["colour"]) == (width, colour)


@pytest.mark.parametrize("columns", ["80", "40"])
def test_the_screen_fits(ready: Path, run: Run, columns: str) -> None:
    (ready / ".editorconfig").unlink()

    for lang in ("en", "fr"):
        shown = run("doctor", "--lang", lang, cwd=ready, env={"COLUMNS": columns}).stdout

        assert max(map(len, shown.splitlines())) <= int(columns)
        assert "coopctl init" in " ".join(shown.split())


def test_in_arabic_the_arrow_points_on(ready: Path, run: Run) -> None:
    (ready / ".editorconfig").unlink()

    for options, arrow in ((("--lang", "ar"), "\u2067← "), (("--lang", "ar", "--ascii"), "-> "), ((), "→ ")):
        assert f"    {arrow}" in run("doctor", *options, cwd=ready).stdout


def test_in_ascii_nothing_else_is_printed(ready: Path, run: Run) -> None:
    (ready / ".editorconfig").unlink()

    assert run("doctor", "--ascii", cwd=ready).stdout.isascii()


@pytest.mark.parametrize("option", [("--staged",), ("--at", "HEAD")])
def test_it_reads_no_other_tree(ready: Path, coopctl: Coopctl, option: tuple[str, ...]) -> None:
    assert coopctl(ready, "doctor", *option).code == 2


def test_it_changes_nothing(ready: Path, coopctl: Coopctl) -> None:
    def state() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in ready.rglob("*") if path.is_file()}

    before = state()
    coopctl(ready, "doctor")

    assert state() == before


@pytest.mark.parametrize("ending", ["md", "html", "docx"])
def test_what_was_looked_at_is_a_paper_too(ending: str, workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace()

    shown, answer = (
        coopctl(root, "--lang", "en", "doctor"),
        coopctl(root, "--lang", "en", "doctor", "-o", f"x.{ending}"),
    )

    assert (answer.code, answer.out) == (shown.code, "")
    if ending == "docx":
        assert (root / "x.docx").read_bytes().startswith(b"PK")
        return
    paper = (root / f"x.{ending}").read_text(encoding="utf-8").replace("\\", "")
    facts = [line[2:].split("  ")[0] for line in shown.out.splitlines() if line[:2] in ("✓ ", "▲ ", "! ")]
    assert len(facts) > 15
    assert [fact for fact in facts if fact not in paper] == []
    assert paper.count("To mend") == sum(line.startswith("    →") for line in shown.out.splitlines())


def test_jobs_that_are_not_there_and_jobs_that_install_a_bare_name_are_told(tmp_path: Path, coopctl: Coopctl) -> None:
    begun = coopctl(tmp_path, "init", "--yes", "--source", "none")
    assert "nothing says from where CI would get coopctl" in begun.out
    assert not (tmp_path / ".gitlab-ci.yml").exists()
    assert not (tmp_path / ".github").exists()
    told = coopctl(tmp_path, "doctor", "--plain").out
    assert "coopctl init --source" in facts(told)["checks on a server"]

    again = coopctl(tmp_path, "init", "--yes", "--source", "https://me:t0ken@example.org/coopctl.git@v1")
    assert "CI installs: coopctl @ git+https://example.org/coopctl.git@v1\n" in again.out
    assert "checks on a server" not in facts(coopctl(tmp_path, "doctor", "--plain").out)
    jobs = (tmp_path / ".gitlab-ci.yml").read_text(encoding="utf-8")
    assert "t0ken" not in jobs
    older = re.sub('pip install ".*"', 'pip install "coopctl==0.1.0"', jobs)
    (tmp_path / ".gitlab-ci.yml").write_text(older, encoding="utf-8")
    told = coopctl(tmp_path, "doctor", "--plain").out
    assert facts(told)[".gitlab-ci.yml"].startswith("installs ‘coopctl==0.1.0’ by its name")
    (tmp_path / ".gitlab-ci.yml").unlink()
    unpinned = coopctl(tmp_path, "init", "--dry-run", "--source", "https://example.org/coopctl.git")
    assert "whatever is newest there" in unpinned.out


def test_every_extra_is_told() -> None:
    told = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    brought = {extra: " ".join(each) for extra, each in told["project"]["optional-dependencies"].items()}
    assert {*program._EXTRAS} == {*brought} - {"all"}
    assert all(name in brought[extra] for extra, name in program._EXTRAS.items())
