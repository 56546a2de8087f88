"""What people see, byte for byte: the main screens of an invented workspace on one day, by the program itself, and once by a process of its own.

The screens stand in tests/snapshots/rich; `UPDATE_SNAPSHOTS=1 pytest tests/test_screens.py` writes them anew. Read them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from coopctl.cli.app import main
from tests.conftest import CALLER, ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.conftest import Run

RICH = ROOT / "tests" / "cases" / "rich"
SNAPSHOTS = ROOT / "tests" / "snapshots" / "rich"
SCREENS: Mapping[str, tuple[str, ...]] = {
    "status": ("status",),
    "status-plan": ("status", "ourthe-rif-2025"),
    "list-actions": ("list", "actions"),
    "show-action": ("show", "ourthe-rif-2025/drip-irrigation", "--explain"),
    "show-agreement": ("show", "ourthe-rif"),
}
LOOKS: Mapping[str, tuple[int, tuple[str, ...]]] = {
    "40": (40, ()),
    "80": (80, ()),
    "120": (120, ()),
    "plain": (80, ("--plain",)),
    "ascii": (80, ("--ascii",)),
}


class Screen(Protocol):
    """Show a screen of the rich workspace on its day, in a language, in so many cells."""

    def __call__(self, name: str, language: str, width: int, *more: str) -> str: ...


def asked(language: str) -> tuple[str, ...]:
    return ("--as-of", "2025-10-15", "--lang", language, "--format", "table", "--color", "never")


@pytest.fixture
def screen(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Screen:
    def call(name: str, language: str, width: int, *more: str) -> str:
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.chdir(RICH)
        code = main([*SCREENS[name], *asked(language), *more])
        printed = capsys.readouterr()
        assert (code, printed.err) == (0, "")
        return printed.out

    return call


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", SCREENS)
def test_the_screen_is_as_it_was_reviewed(name: str, language: str, look: str, screen: Screen) -> None:
    width, more = LOOKS[look]
    path = SNAPSHOTS / f"{name}-{language}-{look}.txt"
    shown = screen(name, language, width, *more)
    if CALLER.get("UPDATE_SNAPSHOTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(shown.encode())

    assert shown == path.read_bytes().decode()


@pytest.mark.parametrize("name", SCREENS)
def test_a_process_of_its_own_shows_the_same(name: str, run: Run) -> None:
    done = run(*SCREENS[name], *asked("fr"), cwd=RICH, env={"COLUMNS": "80"})

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (SNAPSHOTS / f"{name}-fr-80.txt").read_bytes().decode()


def test_ascii_screens_keep_the_letters_and_fold_our_own_signs(screen: Screen) -> None:
    shown = screen("status", "fr", 80, "--ascii")

    assert {letter for letter in shown if not letter.isascii() and not letter.isalpha()} == set()
    assert "À traiter (9)" in shown
    assert "Plan d'action" in shown


@pytest.mark.parametrize("name", SCREENS)
def test_screens_for_screen_readers_have_no_signs_and_no_columns(name: str, screen: Screen) -> None:
    shown = screen(name, "en", 80, "--plain")

    assert not set("█▓▒░▌►▲■○●✓◐─└→") & set(shown)
    assert [line for line in shown.splitlines() if "  " in line] == []
