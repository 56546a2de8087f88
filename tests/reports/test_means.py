"""Money in reports: lines, what they come to by year and by funder, and never across currencies or kinds."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import jsonschema_rs

from coopctl import schemas
from tests.commands.conftest import coopctl as coopctl  # noqa: PLC0414 - a fixture, for this module too

if TYPE_CHECKING:
    from tests.commands.conftest import Coopctl
    from tests.conftest import Workspace

BUDGET = """title: Stations
status: planned
period: 2019/2020
budget:
  - {year: 2019, kind: cash, funder: mons, currency: EUR, baseline: 100}
  - {year: 2019, kind: cash, funder: sefrou, currency: EUR, planned: 30}
  - {year: 2020, kind: cash, funder: mons, currency: EUR, baseline: 50, planned: 60}
  - {year: 2020, kind: cash, funder: mons, currency: MAD, planned: 7}
  - {period: 2019-07/2020-06, kind: cash, funder: mons, currency: EUR, planned: 1}
  - {year: 2020, kind: in_kind, funder: sefrou, currency: EUR, planned: 5}
"""

CHAPTER = ("### Money", "### Missions")
SHEET = ("## Actions of", "## Means")


def tables(coopctl: Coopctl, workspace: Workspace, text: str, start: str, end: str) -> dict[str, list[list[str]]]:
    """Return the tables of money between two headings, each row with its cells from the left, empty ones left out."""
    folder = workspace(files={"data/actions/mons-sefrou/stations.yaml": text})
    words = ("report", "mons-sefrou/stations", "--as-of", "2019-06-30", "--lang", "en")
    paper = coopctl(folder, *words).out.replace("\xa0", " ").partition(start)[2].partition(end)[0]
    found: dict[str, list[list[str]]] = {}
    for part in re.split(r"(?m)^\*\*(?=[MB])", paper)[1:]:
        rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in part.splitlines() if line.startswith("| ")]
        found[part.partition("**")[0]] = [[cell for cell in row if cell] for row in rows[2:]]
    return found


def test_lines_are_added_up_by_year_and_by_funder(coopctl: Coopctl, workspace: Workspace) -> None:
    """2020 in euros is 60; Mons 60 + 1 planned and 100 + 50 first agreed, moved 60 - 50 on the line that states both."""
    found = tables(coopctl, workspace, BUDGET, *CHAPTER)

    assert found["By currency; nothing is added up across currencies"] == [
        ["EUR", "money", "€91", "€150", "€10"],
        ["EUR", "in kind", "€5"],
        ["MAD", "money", "MAD 7"],
    ]
    assert ["2019", "City of Mons", "money", "€100"] in found["Money by year and funder"]
    assert found["Money by year"] == [
        ["2019", "money", "€30", "€100"],
        ["July 2019\u2009–\u2009June 2020", "money", "€1"],
        ["2020", "money", "€60", "€50", "€10"],
        ["2020", "in kind", "€5"],
        ["2020", "money", "MAD 7"],
    ]
    assert found["Money by funder"] == [
        ["City of Mons", "money", "€61", "€150", "€10"],
        ["City of Mons", "money", "MAD 7"],
        ["Municipality of Séfrou", "money", "€30"],
        ["Municipality of Séfrou", "in kind", "€5"],
    ]


def test_the_sheet_of_an_action_says_what_it_comes_to(coopctl: Coopctl, workspace: Workspace) -> None:
    """Four lines of money in euros are added up; one line of a currency or of a kind needs no sum."""
    rows = tables(coopctl, workspace, BUDGET, *SHEET)["Money by year and funder"]

    assert [row for row in rows if row[0] == "in all"] == [["in all", "money", "€91", "€150", "€10"]]


def test_what_would_say_the_same_again_is_left_out(coopctl: Coopctl, workspace: Workspace) -> None:
    one = BUDGET.partition("  - {year: 2019, kind: cash, funder: sefrou")[0]
    found = tables(coopctl, workspace, one, *CHAPTER)

    assert list(found) == ["By currency; nothing is added up across currencies", "Money by year and funder"]
    assert found["Money by year and funder"] == [["2019", "City of Mons", "money", "€100"]]
    assert tables(coopctl, workspace, one, *SHEET)["Money by year and funder"] == [
        ["2019", "City of Mons", "money", "€100"]
    ]


def test_the_list_says_what_was_first_agreed_where_nothing_else_is_stated(
    coopctl: Coopctl, workspace: Workspace
) -> None:
    one = BUDGET.partition("  - {year: 2019, kind: cash, funder: sefrou")[0]
    folder = workspace(files={"data/actions/mons-sefrou/stations.yaml": one})
    shown = coopctl(folder, "list", "budget", "--format", "table", "--lang", "en").out

    assert "EUR, money, first agreed €100" in " ".join(shown.split())


def test_the_list_adds_up_by_currency_and_funder_and_says_how_much_is_executed(
    coopctl: Coopctl, workspace: Workspace
) -> None:
    """60 of 400 is 15 %, of 80 committed 75 %; what nobody plans or has spent yet has no rate.

    Nor has what is spent of what is committed where some of it was spent of a line that says no commitment.
    """
    lines = (
        "{year: 2019, kind: cash, funder: mons, currency: EUR, planned: 300.5, committed: 80, spent: 60}",
        "{year: 2019, kind: cash, funder: sefrou, currency: EUR, planned: 99.5}",
        "{year: 2019, kind: in_kind, funder: mons, currency: MAD, spent: 1000000}",
        "{year: 2019, kind: cash, funder: mons, currency: USD, committed: 10, spent: 5}",
        "{year: 2019, kind: cash, funder: sefrou, currency: USD, spent: 30}",
    )
    head = "title: Stations\nstatus: in_progress\nperiod: 2019\nstarted: 2019\nlead: mons\nbudget:\n"
    files = {"data/actions/mons-sefrou/stations.yaml": head + "".join(f"  - {line}\n" for line in lines)}
    asked = ("list", "budget", "--as-of", "2020-06-01", "--lang", "en", "--format")
    folder = workspace(files=files)
    answer = coopctl(folder, *asked, "json")
    below = coopctl(folder, *asked, "table").out.partition("By currency")[2]

    jsonschema_rs.validator_for(json.loads(schemas.text("output/budget"))).validate(answer.json)
    assert [(each["currency"], each["planned"], each["executed"], each["paid"]) for each in answer.json["totals"]] == [
        ("EUR", 400.0, 15.0, 75.0),
        ("MAD", None, None, None),
        ("USD", None, None, None),
    ]
    assert [re.split(r"\s{2,}", line.strip()) for line in below.splitlines()[4:]] == [
        ["EUR · money"],
        ["City of Mons", "300.50", "80", "60", "20%", "75%"],
        ["Municipality of Séfrou", "99.50"],
        ["in all", "400", "80", "60", "15%", "75%"],
        ["MAD · in kind"],
        ["City of Mons", "1,000,000"],
        ["USD · money"],
        ["City of Mons", "10", "5", "50%"],
        ["Municipality of Séfrou", "30"],
        ["in all", "10", "35"],
    ]


def test_the_period_of_a_line_stands_where_its_year_would_when_there_is_no_room(
    coopctl: Coopctl, workspace: Workspace
) -> None:
    long = BUDGET.replace("planned: 1}", "planned: 1000000, committed: 1000000, spent: 1000000, at: 2019-06-30}")
    folder = workspace(files={"data/actions/mons-sefrou/stations.yaml": long})
    shown = coopctl(folder, "show", "mons-sefrou/stations", "--format", "table", "--lang", "en").out
    lines = shown.partition("\nBudget\n")[2].splitlines()

    assert ("Year" in lines[0], "Period" in lines[0]) == (True, False)
    years = [found[1] for line in lines if (found := re.search(r"  (20\d\d(?:-07/2020-06)?)  ", line))]
    assert years[:6] == ["2019", "2019", "2020", "2020", "2019-07/2020-06", "2020"]


def test_money_that_is_listed_and_not_added_up_is_told(workspace: Workspace, coopctl: Coopctl) -> None:
    def action(status: str, money: str, more: str = "") -> str:
        line = f"{{year: 2019, kind: cash, funder: mons, currency: EUR, {money}}}"
        return f"title: A\nstatus: {status}\nlead: mons\n{more}budget: [{line}]\n"

    files = {
        "data/actions/mons-sefrou/gone.yaml": action("cancelled", "planned: 100, spent: 10"),
        "data/actions/mons-sefrou/whole.yaml": action("in_progress", "planned: 50"),
        "data/actions/mons-sefrou/part.yaml": action(
            "in_progress", "planned: 20, spent: 5", "part_of: mons-sefrou/whole\n"
        ),
    }
    told = coopctl(workspace(files=files), "list", "budget", "--lang", "en", "--plain").out

    assert "EUR, money, not counted: €100 planned for actions that are cancelled" in told
    assert "EUR, money, of parts, counted with their whole: €20 planned, €5 spent" in told
