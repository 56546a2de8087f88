"""`explain`, `schema` and `help`: what ships inside the package, shown from anywhere."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from coopctl import codes, schemas
from coopctl.commands import help as help_command
from coopctl.formats.terminal.breaking import measure
from coopctl.i18n.safe_text import right_to_left
from tests.conversation import talk
from tools import messages

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Coopctl


def test_a_code_s_page_is_shown_outside_a_workspace(coopctl: Coopctl, tmp_path: Path) -> None:
    answer = coopctl(tmp_path, "explain", "unknown-party")

    assert answer.code == 0
    assert answer.out == codes.page("unknown-party")
    assert "## How to mend" in answer.out


@pytest.mark.parametrize("width", [40, 80])
def test_a_terminal_gets_lines_broken_between_words_and_what_is_to_be_copied_as_it_is(
    width: int, coopctl: Coopctl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for words in (("explain",), ("explain", "missing-translation")):
        _, shown = talk(tmp_path, (), *words)
        parts = shown.split("```")
        assert shown.split() == coopctl(tmp_path, *words).out.split()
        assert max(measure(line) for part in parts[::2] for line in part.splitlines()) <= width
        said = [line for part in parts[::2] for line in [*part.splitlines(), ""]] if len(words) > 1 else []
        early = [
            one
            for one, two in pairwise(said)
            if one[:1] not in ("", "#") and two and measure(f"{one} {two.split()[0]}") <= width
        ]
        assert early == [], "a paragraph fills its lines"
        assert parts[1::2] == coopctl(tmp_path, *words).out.split("```")[1::2]


@pytest.mark.parametrize(("language", "heading"), [("fr-BE", "Comment y remédier"), ("nl", "Hoe te verhelpen")])
def test_a_page_is_shown_in_the_reader_s_language(
    language: str, heading: str, coopctl: Coopctl, tmp_path: Path
) -> None:
    own = coopctl(tmp_path, "--lang", language, "explain", "unknown-party").out

    assert own == codes.page("unknown-party", language) != codes.page("unknown-party")
    assert f"## {heading}\n" in own


def test_alone_it_lists_every_code_with_its_title(coopctl: Coopctl, tmp_path: Path) -> None:
    lines = coopctl(tmp_path, "explain").out.splitlines()

    assert [line.split()[0] for line in lines] == list(codes.codes())
    assert any(line.endswith(codes.title("unknown-party")) for line in lines)


@pytest.mark.parametrize(
    ("language", "typed", "help_"),
    [
        ("en", "milestone-outsid", "did you mean ‘milestone-outside-period’?"),
        (
            "en",
            "overdue-milestone",
            "write what you mean: completed-with-open-milestones, done-milestone-in-planned-action, milestone-outside-period",
        ),
        ("en", "xyzzy", "see what there is: coopctl explain"),
    ],
)
def test_a_code_that_is_none_is_told_with_those_that_share_its_words(
    language: str, typed: str, help_: str, coopctl: Coopctl, tmp_path: Path
) -> None:
    answer = coopctl(tmp_path, "--lang", language, "explain", typed)

    assert (answer.code, answer.out) == (2, "")
    assert answer.err.splitlines()[1:] == [f"  {help_}"]


def test_titles_are_translated(coopctl: Coopctl, tmp_path: Path) -> None:
    english, french = coopctl(tmp_path, "explain").out, coopctl(tmp_path, "--lang", "fr", "explain").out

    same = [a for a, b in zip(english.splitlines(), french.splitlines(), strict=True) if a == b]
    untranslated = "".join(messages.missing(messages.merged())) if same else ""
    assert [line for line in same if line.split("  ")[-1].strip() not in untranslated] == []


@pytest.mark.parametrize("name", ["agreement", "action", "settings", "output/status", "output/validate"])
def test_a_schema_is_printed_as_it_is(coopctl: Coopctl, tmp_path: Path, name: str) -> None:
    answer = coopctl(tmp_path, "schema", name)

    assert answer.code == 0
    assert answer.out == schemas.text(name)
    assert json.loads(answer.out)["$id"].endswith(f"{name}.schema.json")


def test_alone_it_lists_the_names(coopctl: Coopctl, tmp_path: Path) -> None:
    assert coopctl(tmp_path, "schema").out.split() == list(schemas.names())


def test_help_is_that_of_the_command_or_of_all(coopctl: Coopctl, tmp_path: Path) -> None:
    for language in ("en", "fr"):
        assert coopctl(tmp_path, "help", "--lang", language) == coopctl(tmp_path, "--help", "--lang", language)
        for name in ("new", "help", "list"):
            asked = coopctl(tmp_path, "help", name, "--lang", language)
            assert (asked.code, asked.err) == (0, "")
            assert asked.out == coopctl(tmp_path, name, "--help", "--lang", language).out
    wrong = coopctl(tmp_path, "help", "stats")
    assert (wrong.code, wrong.out) == (2, "")
    assert "did you mean ‘status’?" in wrong.err
    assert help_command.complete_command("val") == ["validate"]


@pytest.mark.parametrize(("language", "width"), [("fr", 40), ("fr", 80), ("nl", 40), ("ar", 40)])
def test_help_fits_the_terminal_and_keeps_days_and_options_whole(
    language: str, width: int, coopctl: Coopctl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wide = coopctl(tmp_path, "--lang", language, "status", "--help").out
    monkeypatch.setenv("COLUMNS", str(width))
    narrow = coopctl(tmp_path, "--lang", language, "status", "--help").out
    assert {*re.findall(r"\w+", narrow)} <= {*re.findall(r"\w+", wide)}, "no word is parted"
    lines = [
        line
        for called in (["--help"], ["report", "--help"], ["postpone", "--help"])
        for line in coopctl(tmp_path, "--lang", language, *called).out.splitlines()
        if not line.startswith("  coopctl ")
    ]

    assert [line for line in lines if measure(line) > width] == []
    assert [line for line in lines if re.search("[A-Z]-$|[( ]-$", line)] == []
    words = [re.split(" {2,}", line)[-1] for line in lines[1:] if language == "ar" and right_to_left(line)]
    assert [each for each in words if not re.fullmatch("\u2067[^\u2067]+\u2069|.*: coopctl .*", each)] == []
