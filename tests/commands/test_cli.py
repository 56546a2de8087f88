"""What holds for every command: options, languages, exit codes, streams, and what never happens."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coopctl import __version__
from coopctl import git as coopctl_git
from coopctl.cli.session import Session
from tests import forked, systems
from tests.conftest import CALLER, ROOT

if TYPE_CHECKING:
    from tests.commands.conftest import Coopctl
    from tests.conftest import Git, Run, Workspace

FULL = Path("/dev/full")
ALL = ("status", "list", "show", "validate", "explain", "schema")


def committed(root: Path, git: Git) -> Path:
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "first")
    return root


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_command_lists_the_global_options_in_its_help(
    coopctl: Coopctl, tmp_path: Path, name: str, language: str
) -> None:
    answer = coopctl(tmp_path, "--lang", language, name, "-h")

    assert answer.code == 0
    for option in (
        "--at REV" if language == "en" else "--at RÉV",
        "--staged",
        "--as-of DAY" if language == "en" else "--as-of JOUR",
        "--lang LANGUAGE" if language == "en" else "--lang LANGUE",
        "--color",
        "--plain",
        "--ascii",
        "--strict",
        "--debug",
    ):
        assert option in answer.out
    assert ("Affiche" in answer.out) == (language == "fr")
    assert "Show this message" not in answer.out


def test_a_global_option_stands_before_or_after_and_the_one_after_wins(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace()
    before = coopctl(root, "--as-of", "2018-06-30", "status", "--format", "json")
    after = coopctl(root, "status", "--as-of", "2018-06-30", "--format", "json")
    both = coopctl(root, "--as-of", "2030-01-01", "status", "--as-of", "2018-06-30", "--format", "json")

    assert before.json["as_of"] == "2018-06-30"
    assert before.out == after.out == both.out


def test_alone_it_is_status_in_a_workspace_and_the_short_help_elsewhere(
    workspace: Workspace, coopctl: Coopctl, tmp_path: Path
) -> None:
    root = workspace()
    outside = tmp_path / "outside"
    outside.mkdir()

    assert coopctl(root, "--as-of", "2018-06-30").out == coopctl(root, "status", "--as-of", "2018-06-30").out
    assert coopctl(outside).out.startswith("Usage: coopctl")
    assert coopctl(outside).code == 0


def test_version(coopctl: Coopctl, tmp_path: Path) -> None:
    assert coopctl(tmp_path, "--version").out == f"coopctl {__version__}\n"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["statu"], 2, "did you mean ‘status’"),
        (["status", "--formt", "json"], 2, "did you mean ‘--format’"),
        (["status", "--format", "jsn"], 2, "json"),
        (["status", "--format"], 2, "--format needs a value\n  see coopctl status --help"),
        (["status", "--as-of", "2018-02-30"], 2, "--as-of wants a day"),
        (["status", "--as-of", "some day"], 2, "2020-03-31"),
        (["status", "--color", "purple"], 2, "auto"),
        (["status", "--staged", "--at", "HEAD"], 2, "--at and --staged"),
        (["show"], 2, "REF is missing"),
        (["show", "mons-sefrou", "again"], 2, "too many words"),
        (["show", "photo-exhibitoin"], 2, "no agreement or action"),
        (["list", "acions"], 2, "actions"),
        (["list", "--columns", "tilte"], 2, "title"),
        (["list", "--health", "lat"], 2, "late"),
        (["list", "--party", "mon"], 2, "mons"),
        (["explain", "unknown-part"], 2, "unknown-party"),
        (["schema", "acton"], 2, "action"),
        (["schema", "action", "--at", "HEAD"], 2, "neither --at nor --staged"),
        (["explain", "--staged"], 2, "neither --at nor --staged"),
        (["status", "--at", "nowhere"], 3, ""),
        (["validate", "data/nothing.yaml"], 3, "data/nothing.yaml"),
        (["status", "-o", "no/such/folder/x.json"], 3, ""),
        (["show", "--", "--format"], 2, "no agreement or action is called ‘--format’"),
        (["status", "--", "--output=x"], 2, "no agreement or action is called ‘--output=x’"),
        (["diff", "--", "--output=x"], 3, ""),
        (["list", "--", "actions", "--format"], 2, "too many words: --format\n  see coopctl list --help"),
        (["undo", "--", "--commit"], 2, "too many words: --commit\n  see coopctl undo --help"),
        (["log", "photo", "--autor=x", "--", "--autor=x"], 2, "no such option: --autor\n  did you mean ‘--author’?"),
        (["done", "photo", "--note", "--", "--autor=x"], 2, "no such option: --autor\n  did you mean ‘--author’?"),
    ],
)
def test_wrong_use_is_one_sentence_and_leaves_stdout_empty(
    workspace: Workspace, coopctl: Coopctl, words: list[str], code: int, said: str
) -> None:
    answer = coopctl(workspace(), *words)

    assert (answer.code, answer.out) == (code, "")
    assert answer.err.startswith("coopctl: ")
    assert said in answer.err
    assert "Traceback" not in answer.err
    assert len(answer.err.splitlines()) <= 3


def test_no_workspace_is_one_sentence(coopctl: Coopctl, tmp_path: Path) -> None:
    answer = coopctl(tmp_path, "status")

    assert (answer.code, answer.out) == (3, "")
    assert "no coopctl workspace" in answer.err


def test_usage_errors_are_in_the_reader_s_language(coopctl: Coopctl, tmp_path: Path) -> None:
    assert "commande inconnue" in coopctl(tmp_path, "--lang", "fr", "statu").err.lower()


@pytest.mark.parametrize(
    ("environment", "french"),
    [
        ({"LANG": "fr_BE.UTF-8"}, True),
        ({"LC_ALL": "C.UTF-8", "LANG": "fr_BE.UTF-8"}, False),
        ({"COOPCTL_LANG": "fr", "LANG": "en_GB.UTF-8"}, True),
        ({"LANG": "C"}, False),
        ({"LANG": "ar_MA.UTF-8"}, False),
    ],
)
def test_the_language_comes_from_flag_variable_or_locale(
    coopctl: Coopctl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], french: bool
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert ("Affiche" in coopctl(tmp_path, "status", "-h").out) == french
    assert "Affiche" not in coopctl(tmp_path, "--lang", "en", "status", "-h").out


def test_in_a_french_workspace_a_reader_without_a_language_reads_french(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files={"coopctl.yaml": "language: fr\n"})

    assert "fichiers" in coopctl(root, "validate").out
    assert "files" in coopctl(root, "validate", "--lang", "en").out


def test_faulty_settings_stop_everything_but_validate(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files={"coopctl.yaml": "langage: fr\n"})

    status, validate = coopctl(root, "status"), coopctl(root, "validate")

    assert (status.code, status.out) == (2, "")
    assert "coopctl validate coopctl.yaml" in status.err
    assert validate.code == 1
    assert "coopctl.yaml:1:1: error[unknown-field]" in validate.out


def test_an_older_revision_is_read_as_it_was(workspace: Workspace, coopctl: Coopctl, git: Git) -> None:
    root = committed(workspace(), git)
    (root / "data/actions/mons-sefrou/photo-exhibition.yaml").unlink()
    (root / "coopctl.yaml").write_text("langage: wrong\n", encoding="utf-8")

    answer = coopctl(root, "list", "--at", "HEAD", "--as-of", "2018-06-30", "--format", "json")

    assert [item["ref"] for item in answer.json["items"]] == ["mons-sefrou/photo-exhibition"]
    assert answer.json["revision"] == git(root, "rev-parse", "HEAD")


def test_a_day_given_with_at_is_the_day_that_is_counted_to(workspace: Workspace, coopctl: Coopctl, git: Git) -> None:
    root = committed(workspace(), git)

    assert coopctl(root, "status", "--at", "2020-01-15", "--format", "json").json["as_of"] == "2020-01-15"
    assert coopctl(root, "status", "--at", "2020-01-14").code == 3
    assert (
        coopctl(root, "status", "--at", "2020-02-01", "--as-of", "2019-05-05", "--format", "json").json["as_of"]
        == "2019-05-05"
    )


def test_the_variable_pins_the_day(workspace: Workspace, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COOPCTL_AS_OF", "2018-06-30")
    root = workspace()

    assert coopctl(root, "status", "--format", "json").json["as_of"] == "2018-06-30"
    assert coopctl(root, "status", "--as-of", "2019-01-01", "--format", "json").json["as_of"] == "2019-01-01"


def test_what_is_staged_is_read_whatever_the_files_say(workspace: Workspace, coopctl: Coopctl, git: Git) -> None:
    root = committed(workspace(), git)
    path = root / "data/actions/mons-sefrou/photo-exhibition.yaml"
    good = path.read_text(encoding="utf-8")
    path.write_text("titel: wrong\n", encoding="utf-8")
    git(root, "add", "-A")
    path.write_text(good, encoding="utf-8")

    assert coopctl(root, "validate").code == 0
    assert coopctl(root, "validate", "--staged").code == 1


@systems.needs_scripts
@pytest.mark.parametrize(
    "command", [["commit", "-qam", "all"], ["commit", "-qm", "one", "data/actions/mons-sefrou/photo-exhibition.yaml"]]
)
def test_a_hook_checks_what_git_is_about_to_commit(workspace: Workspace, git: Git, command: list[str]) -> None:
    root = committed(workspace(), git)
    hook = root / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    program = forked.program(root.parent / "bin")
    hook.write_text(f"#!/bin/sh\nexec '{program}' validate --staged --format short >&2\n", encoding="utf-8")
    hook.chmod(0o755)
    path = root / "data/actions/mons-sefrou/photo-exhibition.yaml"
    good = path.read_text(encoding="utf-8")

    path.write_text(good.replace("title:", "titel:"), encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError) as refused:
        git(root, *command)
    path.write_text(good.replace("Mons", "Bergen"), encoding="utf-8")
    git(root, *command)

    assert "photo-exhibition.yaml:1:1: error[unknown-field]" in refused.value.stderr
    assert "Bergen" in git(root, "show", "HEAD:data/actions/mons-sefrou/photo-exhibition.yaml")


def test_reading_commands_write_nothing(workspace: Workspace, coopctl: Coopctl, git: Git) -> None:
    root = committed(workspace(), git)

    def state() -> dict[str, tuple[int, bytes]]:
        return {
            str(path.relative_to(root)): (path.stat().st_mtime_ns, path.read_bytes())
            for path in sorted(root.rglob("*"))
            if path.is_file()
        }

    before = state()
    for words in (
        ["status"],
        ["list"],
        ["show", "mons-sefrou"],
        ["validate"],
        ["validate", "--staged"],
        ["status", "--at", "HEAD"],
    ):
        coopctl(root, *words)

    assert state() == before


def test_a_folder_that_may_not_be_written_is_no_trouble(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace()
    folders = [root, *(path for path in root.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    try:
        assert coopctl(root, "status").code == 0
        assert coopctl(root, "validate").code == 0
    finally:
        for folder in folders:
            folder.chmod(0o755)


def test_without_git_everything_but_revisions_works(workspace: Workspace, run: Run, tmp_path: Path) -> None:
    root = workspace()
    nothing = {"PATH": str(tmp_path)}

    assert run("status", cwd=root, env=nothing).returncode == 0
    assert run("validate", cwd=root, env=nothing).returncode == 0
    at = run("status", "--at", "HEAD", cwd=root, env=nothing)
    assert (at.returncode, at.stdout) == (3, "")
    assert "git" in at.stderr


def test_outside_a_repository_a_revision_is_one_sentence(workspace: Workspace, coopctl: Coopctl) -> None:
    answer = coopctl(workspace(), "status", "--staged")

    assert (answer.code, answer.out) == (3, "")
    assert "git" in answer.err


def test_a_closed_pipe_ends_quietly(workspace: Workspace) -> None:
    many = {
        f"data/actions/mons-sefrou/a{n}.yaml": "title: T\nstatus: planned\naxis: health\nperiod: 2018\n"
        for n in range(800)
    }
    root = workspace(files=many)
    for words in ("list", "validate"):
        with subprocess.Popen(
            [sys.executable, "-m", "coopctl", words],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            assert process.stdout.readline()
            process.stdout.close()  # as `| head -1` does
            assert process.stderr.read() == b""
        assert process.returncode == 0


def test_an_interruption_ends_with_130_and_no_traceback(workspace: Workspace) -> None:
    root = workspace()
    program = (
        "import sys, threading, signal\n"
        "from coopctl import cli\nfrom coopctl.loading import loader\n"
        "def stop(*_, **__): signal.raise_signal(signal.SIGINT); threading.Event().wait(5)\n"
        "loader.load = stop\n"
        "sys.exit(cli.main(['status']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )

    assert done.returncode == 130
    assert done.stderr == ""


def test_a_bug_is_one_line_and_debug_shows_where(
    workspace: Workspace, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a bug made for this test")

    monkeypatch.setattr("coopctl.loading.loader.load", broken)
    root = workspace()

    quiet, loud = coopctl(root, "status"), coopctl(root, "status", "--debug")

    assert (quiet.code, loud.code) == (70, 70)
    assert "Traceback" not in quiet.err
    assert "--debug" in quiet.err
    assert "Traceback" in loud.err


def test_of_a_whole_file_in_a_call_the_beginning_is_said(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace()

    for words in (
        ["show", "a" * 100_000],
        ["agenda", "--until", "1" * 100_000],
        ["list", "actions", "--sort", "é" * 50_000],
    ):
        answer = coopctl(root, *words)
        assert answer.code == 2
        assert len(answer.err) < 5_000
        assert "…" in answer.err


@systems.needs_scripts
def test_what_a_hook_said_is_shown_before_the_refusal_made_harmless(
    workspace: Workspace, coopctl: Coopctl, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace()
    git(root, "init", "-q")
    hook = root / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nprintf 'first\\n\\033[31mlast\\n'\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)

    def commit(*_: object, **__: object) -> None:  # until a command does so
        coopctl_git.commit(coopctl_git.repository_of(root), ["coopctl.yaml"], "x")

    monkeypatch.setattr("coopctl.loading.loader.load", commit)

    answer = coopctl(root, "status")

    assert answer.code == 1
    lines = answer.err.splitlines()
    assert (lines[0], "last" in lines[1], "\033" in answer.err) == ("first", True, False)
    assert lines[2].startswith("coopctl: the files are written, but git did not commit them: ")


@pytest.mark.parametrize(
    "words", [["status"], ["list"], ["show", "mons-sefrou"], ["validate"], ["--help"], ["status", "--plain"]]
)
def test_a_cp1252_pipe_is_no_trouble(workspace: Workspace, run: Run, words: list[str]) -> None:
    arabic = "title: {fr: ‘Échange’ ⇄ ✔, ar: تبادل}\nstatus: planned\naxis: health\nperiod: 2018\nlead: mons\n"
    root = workspace(files={"data/actions/mons-sefrou/x.yaml": arabic})

    done = run(*words, "--lang", "fr", cwd=root, env={"PYTHONIOENCODING": "cp1252"}, encoding="cp1252")

    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert done.stdout


def test_results_go_to_a_file_whose_ending_names_the_format(
    workspace: Workspace, coopctl: Coopctl, tmp_path: Path
) -> None:
    root = workspace()

    answer = coopctl(root, "list", "-o", "out.csv", "--as-of", "2018-06-30")

    assert (answer.code, answer.out) == (0, "")
    assert (root / "out.csv").read_text(encoding="utf-8-sig").splitlines()[0].startswith("ref,agreement,axis")
    assert coopctl(root, "list", "-o", "out.xyz").code == 2
    assert coopctl(root, "list", "-o", "out.xyz", "--format", "md").code == 2
    assert coopctl(root, "list", "-o", "out.xyz", "--format", "json").code == 0


def test_completion_offers_references_without_reading_files(workspace: Workspace, run: Run) -> None:
    root = workspace(files={"data/actions/mons-sefrou/broken.yaml": "title: ["})

    done = run(
        cwd=root,
        env={"_COOPCTL_COMPLETE": "complete_bash", "COMP_WORDS": "coopctl show mons-sefrou/", "COMP_CWORD": "2"},
    )

    assert done.stdout.split() == ["mons-sefrou/broken", "mons-sefrou/photo-exhibition"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_help_has_examples_and_nothing_of_the_parser_s_own_english(
    language: str, coopctl: Coopctl, tmp_path: Path
) -> None:
    status = coopctl(tmp_path, "status", "--help", "--lang", language).out
    program = coopctl(tmp_path, "--help", "--lang", language).out

    titles = {
        "en": ("Options of every command:", "Examples:"),
        "fr": ("Options communes à toutes les commandes", "Exemples"),
    }
    assert all(title in status for title in titles[language])
    assert status.index(titles[language][0]) < status.index("\n  -C ")
    assert "TAB" in program
    assert not [word for word in ("Install completion", "{REF}", "current shell") if word in program + status]
    if language == "fr":
        assert not [word for word in ("Usage:", "Options:", "default:", "Show ", "[ARGS]") if word in program + status]


def test_help_keeps_to_a_small_terminal(coopctl: Coopctl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A translated default, the names of many formats, what a command has to add of its own."""
    monkeypatch.setenv("COLUMNS", "40")
    lines = [
        line
        for command in ("trend", "validate", "add")
        for line in coopctl(tmp_path, command, "--help", "--lang", "fr").out.splitlines()
        if not re.match(" +coopctl ", line)
    ]

    assert [line for line in lines if len(line) > 40 or "[default" in line] == []


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("words", [["status"], ["report", "--format", "docx"], ["--help"]])
def test_a_full_disk_behind_standard_output_gets_a_sentence(words: list[str]) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "coopctl", *words, "--lang", "en"],
            cwd=ROOT, env=CALLER, stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip

    assert done.returncode == 3
    assert done.stderr.startswith(b"coopctl: the output could not be written: ")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
def test_a_change_that_could_not_be_told_is_said_to_be_written(workspace: Workspace) -> None:
    root = workspace(ROOT / "tests" / "cases" / "rich")
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "coopctl", "log", "ourthe-rif-2025/archives", "Heard", "--lang", "en"],
            cwd=root, env=CALLER, stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip

    assert done.returncode == 3
    assert b"the change itself is written; to take it back: coopctl undo" in done.stderr
    assert "Heard" in (root / "data/actions/ourthe-rif-2025/archives.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("error", [OSError(5, "Input/output error"), KeyboardInterrupt(), ZeroDivisionError()])
@pytest.mark.parametrize("quiet", [[], ["--quiet"]])
def test_a_call_that_fails_after_it_has_written_says_that_it_is_written(
    workspace: Workspace,
    coopctl: Coopctl,
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    quiet: list[str],
) -> None:
    root = workspace(ROOT / "tests" / "cases" / "rich")

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Session, "tell", fail)
    answer = coopctl(root, "log", "ourthe-rif-2025/archives", "Heard", *quiet)

    assert answer.code in (3, 70, 130)
    assert answer.err.startswith("the change itself is written; to take it back: coopctl undo\n")
    assert "Heard" in (root / "data/actions/ourthe-rif-2025/archives.yaml").read_text(encoding="utf-8")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
def test_what_is_taken_back_and_could_not_be_told_is_not_to_be_taken_back_once_more(
    workspace: Workspace, coopctl: Coopctl, git: Git
) -> None:
    """A second `undo` would take back the change before it."""
    root = committed(workspace(ROOT / "tests" / "cases" / "rich"), git)
    for said in ("Before", "Heard"):
        assert coopctl(root, "log", "ourthe-rif-2025/archives", said).code == 0
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "coopctl", "undo", "--lang", "en"],
            cwd=root, env=CALLER, stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip

    text = (root / "data/actions/ourthe-rif-2025/archives.yaml").read_text(encoding="utf-8")
    assert (done.returncode, "Before" in text, "Heard" in text) == (3, True, False)
    assert b"it is taken back all the same" in done.stderr
    assert b"coopctl undo" not in done.stderr


@pytest.mark.parametrize(
    ("words", "code"),
    [(["--help"], 0), (["help", "set"], 0), (["--version", "--lang", "fr"], 0), (["status"], 0), (["validate"], 1)],
)
def test_who_closes_the_pipe_hears_no_more_and_the_exit_code_says_what_was_found(
    workspace: Workspace, words: list[str], code: int
) -> None:
    root = workspace(files={"data/agreements/b.yaml": "title: 1\n"})
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "coopctl", *words],
            cwd=root, env=CALLER, stdout=writing, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    finally:
        os.close(writing)

    assert (done.returncode, b"Traceback" in done.stderr, b"ignored" in done.stderr) == (code, False, False)


#: Whom git names where nobody has set it up.
AUTHOR = {
    f"GIT_{who}_{what}": f"{what.lower()}@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
}


def test_a_change_is_committed_though_nobody_reads_what_it_says(workspace: Workspace, git: Git) -> None:
    root = committed(workspace(ROOT / "tests" / "cases" / "rich"), git)
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "coopctl", "log", "ourthe-rif-2025/archives", "Heard", "--commit"],
            cwd=root, env=CALLER | AUTHOR, stdout=writing, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    finally:
        os.close(writing)

    assert done.returncode == 0
    assert git(root, "status", "--porcelain") == ""
    assert "Heard" in git(root, "show", "HEAD")


@systems.needs_links
@pytest.mark.parametrize(("kind", "said"), [("link", ":1:1: this is a symbolic link"), ("text", " has an error")])
def test_a_folder_of_actions_that_is_not_read_is_never_taken_for_none(
    workspace: Workspace, coopctl: Coopctl, kind: str, said: str
) -> None:
    """It is a link, or a link that git wrote as text; one that nobody may list comes out as the first."""
    root = workspace(ROOT / "tests" / "cases" / "rich")
    folder = root / "data/actions/ourthe-rif-2025"
    folder.rename(root / "elsewhere")
    if kind == "link":
        folder.symlink_to("../../elsewhere")
    else:
        folder.write_text("../../elsewhere", encoding="utf-8")

    shown = coopctl(root, "status", "--format", "json", "--strict", "--lang", "en")
    asked = coopctl(root, "show", "ourthe-rif-2025/archives", "--lang", "en")

    assert (shown.code, shown.err) == (1, "1 file left out; run coopctl validate\n")
    assert asked.code == 1
    assert f"data/actions/ourthe-rif-2025{said}" in asked.err


@systems.only_posix
@pytest.mark.parametrize(
    ("zone", "name"),
    [("Europe/Nowhere", "Europe/Nowhere"), (":./zone", "zone"), ("<+99>-99:99:99", "x"), ("no/such zone", "x")],
)
def test_no_zone_keeps_anybody_from_reading_nor_a_file_that_is_called_so(
    workspace: Workspace, run: Run, zone: str, name: str
) -> None:
    """A repository may hold a file that is called as the zone of who reads it."""
    root = workspace(ROOT / "tests" / "cases" / "rich", files={name: "no zone\n"})

    log, book = ("log", "ourthe-rif-2025/archives", "Heard"), ("export", "xlsx", "-o", "plan.xlsx")
    for words in (("list", "budget", "--format", "table"), ("report",), log, book):
        answer = run(*words, cwd=root, env={"TZ": zone})
        assert (answer.returncode, "bug" in answer.stderr) == (0, False)
