"""CSV for people: as their Excel opens it, in their language."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from tests.commands.conftest import coopctl as coopctl  # noqa: PLC0414 - a fixture, for this module too
from tests.conftest import ROOT

if TYPE_CHECKING:
    from tests.commands.conftest import Coopctl

DEMO = ROOT / "examples" / "demo"
MONEY = ("list", "budget", "--as-of", "2026-10-12")


@pytest.mark.parametrize(("language", "comma"), [("fr", ";"), ("nl", ";"), ("en", ",")])
def test_it_opens_where_people_are(coopctl: Coopctl, language: str, comma: str) -> None:
    written = coopctl(DEMO, *MONEY, "--excel", "--lang", language).out
    plain = coopctl(DEMO, *MONEY, "--format", "csv", "--lang", language).out

    assert written.startswith("\ufeff")
    mine = list(csv.reader(io.StringIO(written[1:]), delimiter=comma))
    theirs = list(csv.reader(io.StringIO(plain)))
    assert [len(row) for row in mine] == [len(row) for row in theirs]
    amounts = {cell for row in theirs[1:] for cell in row if cell.replace(".", "").isdigit() and "." in cell}
    point = "," if comma == ";" else "."
    assert amounts
    assert {each.replace(".", point) for each in amounts} <= {cell for row in mine for cell in row}
    assert plain.encode()[:3] != b"\xef\xbb\xbf", "plain CSV stays as it is"


def test_words_are_words_and_a_formula_is_none(coopctl: Coopctl) -> None:
    rows = coopctl(DEMO, "list", "actions", "--columns", "title,status,period", "--excel", "--lang", "fr").out

    assert rows.splitlines()[0] == "\ufeffTitre;Statut;Période"
    assert ";en cours;2025-03/2027-03" in rows


def test_it_is_for_csv(coopctl: Coopctl) -> None:
    refused = coopctl(DEMO, "list", "actions", "--excel", "--format", "json", "--lang", "en")

    assert (refused.code, refused.out) == (2, "")
    assert "--excel is for csv" in refused.err
