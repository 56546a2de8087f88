"""What is answered before anything is parsed is what the parser answers, and nothing else is answered so."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from coopctl import cli, commands, discovery
from coopctl.cli import app, parser, quick
from coopctl.cli.completion import complete_reference
from coopctl.cli.environment import look_for
from coopctl.cli.options import Asked
from coopctl.errors import INTERRUPTED
from tests import systems
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Workspace

    Said = tuple[str, object]

FILES = {
    "data/actions/mons-sefrou/photo.yaml": "title: Photo",
    "data/actions/mons-sefrou/broken.yaml": "title: [",
    "data/actions/mons-sefrou/No Name.yaml": "x",
    "data/actions/other/photo.yaml": "title: Photo",
    "data/actions/other/deep/er.yaml": "title: Photo",
    "data/agreements/README.md": "x",
}


@pytest.fixture
def both(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Callable[..., tuple[Said, Said]]:
    """Ask the program for what a shell asks after TAB, and the parser alone."""
    monkeypatch.chdir(workspace(files=FILES) / "data")

    def press(shell: str, line: str, action: str = "get-args") -> tuple[Said, Said]:
        given = {"COMP_WORDS": line.replace(" ", "\n"), "COMP_CWORD": str(line.count(" "))}
        if shell != "bash":
            given = {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": action}
        for name, value in {"_COOPCTL_COMPLETE": f"complete_{shell}", **given}.items():
            monkeypatch.setenv(name, value)
        capfd.readouterr()
        said = []
        for main in (cli.main, app.main):
            try:
                code: object = main([])
            except SystemExit as ended:
                code = ended.code
            said.append((capfd.readouterr().out, code or 0))
        return said[0], said[1]

    return press


def test_a_command_is_of_records_where_its_first_word_is_a_reference() -> None:
    words = look_for(sys.stdout, Asked(), flagged="en", workspace_language=None, machine=False).words
    found = set()
    for name in discovery.names(commands):
        parsed = parser._command(name, discovery.module(commands, name), words)
        first = next((each for each in parsed.params if each.param_type_name == "argument"), None)
        completing = getattr(first, "_custom_shell_complete", None)
        if completing and complete_reference in [cell.cell_contents for cell in _cells(completing)]:
            found.add(name)

    assert found == quick.OF_RECORDS


def _cells(function: object) -> list[Any]:
    """Return what a function closes over, and what those functions do."""
    cells = list(getattr(function, "__closure__", None) or ())
    inner = [each.cell_contents for each in cells if callable(each.cell_contents)]
    return [*cells, *(cell for each in inner for cell in _cells(each))]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize("begun", ["", "mons-sefrou/p", "photo", "brok", "nothing"])
def test_references_are_offered_as_the_parser_offers_them(
    both: Callable[..., tuple[Said, Said]], shell: str, begun: str
) -> None:
    ours, parsed = both(shell, f"coopctl show {begun}")
    assert ours == parsed
    assert quick.answer([], os.environ) is not None
    if shell == "fish":
        assert len(set(both(shell, f"coopctl show {begun}", "is-args"))) == 1


@pytest.mark.parametrize(
    "line",
    [
        "coopctl",
        "coopctl sh",
        "coopctl show -",
        "coopctl -C x show m",
        "coopctl show 'm",
        "coopctl list m",
        "coopctl show m --f",
        "coopctl show Mons",
    ],
)
def test_all_else_is_left_to_the_parser(both: Callable[..., tuple[Said, Said]], line: str) -> None:
    ours, parsed = both("bash", line)
    assert ours == parsed
    for shell in ("bash", "zsh"):
        both(shell, line)
        assert quick.answer([], os.environ) is None


def test_a_folder_that_takes_a_closer_look_is_left_to_the_parser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {"_COOPCTL_COMPLETE": "complete_bash", "COMP_WORDS": "coopctl\nshow\n", "COMP_CWORD": "2"}
    monkeypatch.chdir(tmp_path)
    assert quick.answer([], asked) is None, "no workspace"
    (tmp_path / "data" / "agreements").mkdir(parents=True)
    assert quick.answer([], asked) is None, "no folder of actions"
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "data" / "actions").symlink_to(tmp_path / "elsewhere")
    assert quick.answer([], asked) is None, "a link"
    (tmp_path / "data" / "inner").mkdir()
    (tmp_path / "data" / "inner" / ".git").mkdir()
    monkeypatch.chdir(tmp_path / "data" / "inner")
    assert quick.answer([], asked) is None, "another repository"


def test_the_version_is_told_at_once(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == app.main(["--version"]) == 0
    first, second = capfd.readouterr().out.splitlines()
    assert first == second
    for words in (["--version", "status"], ["status", "--version"], ["--lang", "xx", "--version"], []):
        assert quick.answer(words, {}) is None


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk")
def test_an_answer_that_cannot_be_written_is_said() -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123 - a device
        done = subprocess.run(
            [sys.executable, "-m", "coopctl", "--version"],
            cwd=ROOT, env=systems.BARE, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False,
        )  # fmt: skip

    assert done.returncode == 3
    assert "the output could not be written" in done.stderr


def test_an_interrupt_while_the_program_is_loaded_ends_it_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("coopctl.cli.quick.answer", interrupted)

    assert cli.main(["status"]) == INTERRUPTED
    assert capsys.readouterr() == ("", "")
