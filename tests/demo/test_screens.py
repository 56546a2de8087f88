"""The demo as people see it: screens on three days, in four languages, at three widths, by the program itself.

They stand in tests/snapshots/demo; `UPDATE_SNAPSHOTS=1 pytest tests/demo/test_screens.py` writes them anew. Read them.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Protocol

import pytest

from coopctl.cli.app import main
from coopctl.formats.terminal.drawing import measure
from coopctl.loading import loader
from tests.conftest import CALLER, ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

DEMO = ROOT / "examples" / "demo"
SNAPSHOTS = ROOT / "tests" / "snapshots" / "demo"
TABLE = ("--format", "table", "--color", "never")
SCREENS: Mapping[str, tuple[str, ...]] = {
    "status": ("status", *TABLE),
    "agenda": ("agenda", *TABLE),
    "timeline": ("timeline", *TABLE),
    "budget": ("list", "budget", *TABLE),
    "decisions": ("list", "decisions", *TABLE),
    "report": ("report", "vallombre-tizgane"),
}
DAYS = ("2025-03-31", "2025-12-31", "2026-10-12")
LANGUAGES = ("en", "fr", "nl", "ar")
WIDTHS = (40, 80, 120)
#: A paper has no width.
CASES = [
    (name, day, language, width)
    for name in SCREENS
    for day in DAYS
    for language in LANGUAGES
    for width in (WIDTHS if name != "report" else (80,))
]
#: What is never cut: a reference, a path or a command at the end of a line, within isolates or not.
REFERENCE = re.compile(r"[a-z0-9-]+/[a-z0-9/.-]+\W*$")
ISOLATES = re.compile("[\u2066-\u2069]")


class Screen(Protocol):
    """Show a screen of the demo on a day, in a language, in so many cells."""

    def __call__(self, name: str, day: str, language: str, width: int) -> str: ...


#: The demo, read once: what is loaded is frozen.
LOADED = functools.cache(loader.load)


@pytest.fixture
def screen(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Screen:
    def call(name: str, day: str, language: str, width: int) -> str:
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setattr(
            loader, "load", lambda tree, _heard=None, *, whole=False, **_known: LOADED(tree, whole=whole)
        )
        code = main(["-C", str(DEMO), *SCREENS[name], "--as-of", day, "--lang", language])
        printed = capsys.readouterr()
        assert (code, printed.err) == (0, "")
        return printed.out

    return call


@pytest.mark.parametrize(("name", "day", "language", "width"), CASES)
def test_the_screen_is_as_it_was_reviewed(screen: Screen, name: str, day: str, language: str, width: int) -> None:
    path = SNAPSHOTS / f"{name}-{day}-{language}-{width}.txt"
    shown = screen(name, day, language, width)
    if CALLER.get("UPDATE_SNAPSHOTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(shown.encode())

    assert shown == path.read_bytes().decode()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_but_references_runs_over_the_edge(screen: Screen, language: str, width: int) -> None:
    for name in SCREENS:
        if name != "report":
            lines = screen(name, DAYS[-1], language, width).splitlines()
            over = [line for line in lines if measure(line) > width and not REFERENCE.search(line)]
            assert over == [], name


@pytest.mark.parametrize("name", SCREENS)
def test_every_isolate_is_closed_on_its_line(screen: Screen, name: str) -> None:
    for line in screen(name, DAYS[-1], "ar", 80).splitlines():
        depth = 0
        for mark in ISOLATES.findall(line):
            depth += -1 if mark == "\u2069" else 1
            assert depth >= 0, line
        assert depth == 0, line


@pytest.mark.parametrize("language", ["en", "fr", "nl"])
def test_screens_of_latin_languages_have_no_isolates_but_around_arabic(screen: Screen, language: str) -> None:
    for name in SCREENS:
        assert ISOLATES.search(screen(name, DAYS[-1], language, 80)) is None, "the demo's texts are there in each"
