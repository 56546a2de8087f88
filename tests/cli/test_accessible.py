"""Questions as a screen reader reads them out: what others see by signs is said in words, and nothing is redrawn."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from coopctl.changing.asking import Choice, MissingError
from coopctl.changing.blanks import Blank
from coopctl.cli import questions
from coopctl.formats.look import Look
from coopctl.messages import msg

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    given: list[str] = []

    def asked(question: str) -> str:
        sys.stdout.write(f"{question}\n")
        return given.pop(0)

    monkeypatch.setattr("builtins.input", asked)
    return given


def lines(capsys: pytest.CaptureFixture[str]) -> Iterator[str]:
    yield from capsys.readouterr().out.splitlines()


def test_what_may_be_left_out_is_said_in_words_and_no_answer_is_none(
    answers: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    answers += ["", "", "", "x"]
    left_out = Blank("period", msg("period"), needed=False)

    assert questions.wanted(left_out, Look(plain=True), str, None) == ""
    assert questions.wanted(left_out, Look(), str, None) == ""
    assert list(lines(capsys)) == ["period (Enter leaves it out): ", "period [-]: "]

    part = MissingError("lead", (Choice("x"),), None)
    assert questions.missing(part, Look()) == "x"
    assert "an answer is needed here" in capsys.readouterr().out


def test_choices_are_numbered_sentences_and_enter_is_said_in_words(
    answers: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    answers += ["2", "n", ""]
    choices = (Choice("mons", msg("Town of Mons")), Choice("sefrou"))
    part = MissingError("lead", choices, "mons")

    assert questions.missing(part, Look(plain=True)) == "sefrou"
    assert list(lines(capsys)) == [
        "2 choices; answer by a number.",
        "1: mons, Town of Mons",
        "2: sefrou",
        "Lead (Enter means Town of Mons): ",
    ]
    assert questions.agreed(msg("Commit that too? [Y/n]"), Look(plain=True)) is False
    assert list(lines(capsys)) == ["Enter means yes, n means no.", "Commit that too? [Y/n] "]
    assert questions.agreed(msg("Commit that too? [Y/n]"), Look()) is True
    assert list(lines(capsys)) == ["Commit that too? [Y/n] "]


def test_numbers_of_choices_stand_below_one_another(answers: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    answers += ["10"]
    fields = tuple(Choice(f"f{number}", msg("title")) for number in range(10))

    assert questions.missing(MissingError("LIST", fields, None), Look()) == "f9"
    assert [*lines(capsys)][::9] == ["   1  f0  Title", "  10  f9  Title"]
