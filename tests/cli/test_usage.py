"""What was typed from habit: a command or an option of other programs is answered with what says the same here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coopctl.cli.usage import _in_its_columns
from coopctl.i18n.words import words
from tests.conftest import ROOT
from tests.tables import table

if TYPE_CHECKING:
    from tests.conftest import Run


@table(
    ("call", "meant"),
    [
        ("search eau", "find"),
        ("rechercher eau", "find"),
        ("lijst", "list"),
        ("check", "validate"),
        ("vérifier", "validate"),
        ("ls", "list"),
        ("supprimer x/y", "rm"),
        ("statut", "status"),
        ("valdate", "validate"),
        ("status --json", "--format json"),
        ("status --no-color", "--color never"),
        ("validate --output-format json", "--format"),
        ("-V", "--version"),
        ("status --langue fr", "--lang"),
        ("agenda mons-sefrou", "--agreement mons-sefrou"),
        ("list actions mons-sefrou/photo", "--agreement mons-sefrou"),
        ("agenda -30d", "--from -30d"),
        ("postpone a/b 2027-Q1", "--to 2027-Q1"),
        ("start a/b yesterday", "--on yesterday"),
        ("hold a/b no money", '--reason "no money"'),
        ("done a/b report", "--milestone report"),
    ],
)
def test_what_other_programs_call_otherwise_is_recognised(call: str, meant: str, run: Run) -> None:
    done = run(*call.split(), "--lang", "en")

    assert done.returncode == 2
    assert f"did you mean ‘{meant}’?" in done.stderr


@pytest.mark.parametrize("call", ["help --json", "frobnicate", "agenda --limit 3"])
def test_what_is_not_there_is_not_suggested(call: str, run: Run) -> None:
    assert "did you mean" not in run(*call.split(), "--lang", "en").stderr


@table(
    ("call", "told"),
    [
        ("agenda --days 90j", "--days wants a whole number, not ‘90j’\n  write it as 90"),
        ("agenda --days ٩٠", ""),
        ("status --fail-on=", "--fail-on has an empty value\n  write a value, or leave it out"),
        ("list actions --tag ,", "--tag has an empty value"),
        ("export csv --output=", "--output has an empty value"),
        ("agenda --as-of=", ""),
        ("agenda --days soon", "--days wants a whole number, not ‘soon’\n  see coopctl agenda --help"),
        ("list actions --status terminée", "write what you mean: completed, ended"),
        ("status --lang français", "did you mean ‘fr’?"),
        ("status --lang arabe", "did you mean ‘ar’?"),
        ("status --lang Nederlands", "did you mean ‘nl’?"),
        ("status --lang fr_", "did you mean ‘fr’?"),
        ("status --lang klingon", "choose from: ar, en, fr, nl"),
        ("report --since-meeting laatste", "did you mean ‘last’?"),
        ("report --since-meeting zzz-9", "choose from: last, "),
    ],
)
def test_a_value_of_an_option_is_asked_for_in_words(call: str, told: str, run: Run) -> None:
    language = () if "--lang" in call else ("--lang", "en")
    said = run(*call.split(), *language, cwd=ROOT / "examples" / "demo", env={"COOPCTL_LANG": "en"}).stderr

    assert told in said
    assert "valid int" not in said


def test_what_must_be_given_has_no_braces_on_a_second_line_either(run: Run) -> None:
    for columns in ("40", "80"):
        assert "{" not in run("export", "--help", env={"COLUMNS": columns}).stdout


def test_in_arabic_help_what_goes_on_below_without_an_arabic_letter_runs_from_the_right_too() -> None:
    page = "x\n  --format FORMAT  الصيغة\n                   markdown.\n  -o FILE          ملف\n\n  coopctl list\n  name  title"

    told = _in_its_columns(page, words(("ar",))).translate(str.maketrans("\u2067\u2069", "<>"))
    assert told.splitlines()[1:4] == ["  --format FORMAT  <الصيغة>", f"{'':19}<markdown.>", "  -o FILE          <ملف>"]
    assert told.endswith("\n\n  coopctl list\n  name  title")
