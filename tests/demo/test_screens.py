"""The demo as people see it: screens on three days, in four languages, at three widths, by the program itself.

They stand in tests/snapshots/demo; `UPDATE_SNAPSHOTS=1 pytest tests/demo/test_screens.py` writes them anew. Read them.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Protocol

import pytest

from coopctl.cli.app import main
from coopctl.formats.terminal.breaking import measure
from coopctl.i18n.words import words
from coopctl.loading import loader
from coopctl.messages import msg
from coopctl.reports.fields import CALLED
from tests.conftest import CALLER, ROOT
from tests.samples import TIMES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

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
#: A paper has no width. The suite draws each screen on each day in each language once, at widths that take turns, so that
#: each language has had each width; all of them are drawn with `make long`, and where they are written anew.
CASES = [
    (name, day, language, width)
    for name in SCREENS
    for shift, day in enumerate(DAYS)
    for turn, language in enumerate(LANGUAGES, shift)
    for width in (WIDTHS if name != "report" else (80,))
    if name == "report" or TIMES > 1 or CALLER.get("UPDATE_SNAPSHOTS") or width == WIDTHS[turn % 3]
]
#: What is never cut: a reference, a path or a command at the end of a line, within isolates or not.
REFERENCE = re.compile(r"[a-z0-9-]+/[a-z0-9/.-]+\W*$")
ISOLATES = re.compile("[\u2066-\u2069]")


#: A row below its title: the percentage and the reference that end it.
BELOW = re.compile(r" {2}\S.* (?P<percent>\d+\u00a0?%) {2}(?P<ref>[a-z-]+)")
#: The demo, read once: what is loaded is frozen.
LOADED = functools.cache(loader.load)


def _kept(name: str, day: str, language: str, width: int) -> Path:
    return SNAPSHOTS / f"{name}-{day}-{language}-{width}.txt"


class Draw(Protocol):
    """Draw a screen of the demo as it is on a day, the last one unless told; give exit code, output and remarks."""

    def __call__(self, *asked: str, width: int, language: str, day: str = ...) -> tuple[int, str, str]: ...


@pytest.fixture
def draw(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Draw:
    monkeypatch.setattr(loader, "load", lambda tree, _heard=None, *, whole=False, **_known: LOADED(tree, whole=whole))

    def drawn(*asked: str, width: int, language: str, day: str = DAYS[-1]) -> tuple[int, str, str]:
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.chdir(DEMO)
        code = main([*asked, "--as-of", day, "--lang", language])
        return code, *capsys.readouterr()

    return drawn


@pytest.mark.parametrize(("name", "day", "language", "width"), CASES)
def test_the_screen_is_as_it_was_reviewed(
    name: str,
    day: str,
    language: str,
    width: int,
    draw: Draw,
) -> None:
    path = _kept(name, day, language, width)
    code, out, err = draw(*SCREENS[name], width=width, language=language, day=day)
    if CALLER.get("UPDATE_SNAPSHOTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(out.encode())

    assert (code, err) == (0, "")
    assert out == path.read_bytes().decode()


def test_nothing_but_references_and_commands_runs_over_the_edge() -> None:
    over = [
        (case, line)
        for case in CASES
        for line in _kept(*case).read_text(encoding="utf-8").splitlines()
        if case[0] != "report"
        and measure(line) > case[3]
        and not REFERENCE.search(line)
        and not line.lstrip(" →").startswith("coopctl ")
    ]

    assert over == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [80, 100, 120])
@pytest.mark.parametrize("screen", ["status", "show"])
def test_no_cell_below_a_title_pushes_those_behind_it(
    screen: str,
    width: int,
    language: str,
    draw: Draw,
) -> None:
    _, out, _ = draw(screen, "sorvelle-ourane", *TABLE, width=width, language=language)
    told = map(BELOW.fullmatch, ISOLATES.sub("", out).splitlines())
    rows = [found for found in told if found]

    assert len({(row.end("percent"), row.start("ref")) for row in rows}) <= 1
    assert len(rows) in {0, 10}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("agreement", ["sorvelle-ourane", "vallombre-tizgane"])
def test_the_lateness_of_actions_leaves_after_their_last_fact(
    agreement: str,
    width: int,
    language: str,
    draw: Draw,
) -> None:
    _, out, _ = draw("status", agreement, *TABLE, width=width, language=language)
    told = words((language, "en"))
    late, fact, progress = (told.say(CALLED[name]) for name in ("days_late", "updated", "progress"))
    heads = [line for line in out.splitlines() if progress in line]

    assert heads
    assert all(late in line for line in heads if fact in line)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [*WIDTHS, 160])
def test_what_is_to_be_dealt_with_is_told_by_its_title_and_one_reference(
    width: int,
    language: str,
    draw: Draw,
) -> None:
    _, out, _ = draw("status", "sorvelle-ourane", *TABLE, width=width, language=language)
    heading = words((language, "en")).say(msg("To deal with ({n})", n=1))
    blocks = ISOLATES.sub("", out).split("\n\n")
    told = next(block for block in blocks if block.startswith(heading))

    assert re.findall(r"\S*telemedicine\S*", told) == ["telemedicine"]
    assert not re.search(r"(?m)^! \S*telemedicine", told)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [*WIDTHS, 160])
def test_actions_are_inset_below_the_head_of_their_axis_and_that_of_a_part_of_it_too(
    width: int,
    language: str,
    draw: Draw,
) -> None:
    _, out, _ = draw("status", "vallombre-tizgane", *TABLE, width=width, language=language)
    blocks = ISOLATES.sub("", out).split("\n\n")
    (part,) = (block.splitlines() for block in blocks if "1.1. " in block)

    assert part[0].startswith("1.1. ")
    assert [line for line in part[1:] if not line.startswith("  ")] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [80, 120])
def test_rows_of_actions_and_of_agreements_have_one_shape_on_every_screen_in_every_language(
    width: int,
    language: str,
    draw: Draw,
) -> None:
    told = words((language, "en"))
    names = [told.say(CALLED[name]) for name in ("health", "progress", "ref")]
    for screen in (
        ("status", "sorvelle-ourane"),
        ("list", "actions", "--agreement", "sorvelle-ourane"),
        ("show", "sorvelle-ourane"),
        ("list", "agreements"),
    ):
        _, out, _ = draw(*screen, *TABLE, width=width, language=language)
        lines = ISOLATES.sub("", out).splitlines()

        assert any(line.split(" · ")[-3:] == names for line in lines), screen


def test_every_isolate_is_closed_on_its_line_and_latin_languages_have_none() -> None:
    for case in CASES:
        for line in _kept(*case).read_text(encoding="utf-8").splitlines():
            depth = 0
            for mark in ISOLATES.findall(line):
                assert case[2] == "ar", "the demo's texts are there in each"
                depth += -1 if mark == "\u2069" else 1
                assert depth >= 0, line
            assert depth == 0, line
