"""Screens that are alike: one record has one name, one field one name and one place, on whichever it is shown."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from coopctl import discovery, trees
from coopctl.cli.app import main
from coopctl.formats.cells import shown, written
from coopctl.formats.status.asked_for import COLUMNS
from coopctl.formats.status.attention import SHOWN
from coopctl.formats.status.owed import SHOWN as OWED
from coopctl.loading.reading import Reading
from coopctl.reports import fields, lists
from coopctl.reports.arrange import with_totals
from coopctl.reports.fields import in_order
from coopctl.reports.lists import actions, agreements, assessments, axes, indicators, missions, updates
from coopctl.reports.paper import Rows
from coopctl.reports.records import details
from tests import plans
from tests.conftest import ROOT
from tests.formats.build import look

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from coopctl.model.records import Record
    from coopctl.reports.view import View
    from coopctl.tables import Sheet

DEMO, DAY = ROOT / "examples" / "demo", date(2026, 10, 12)
WORDS = look().words
ARCHIVES = "vallombre-tizgane-2025/archives-digitisation"
TITLE = "Digitisation of the valley’s archives"
CALLED = f"14. {TITLE}"


@pytest.fixture(scope="module")
def view() -> View:
    return Reading(trees.worktree(DEMO), DAY, DAY).view()


def test_an_action_is_called_by_its_number_and_title_wherever_rows_are_of_it(view: View) -> None:
    assert shown(view.titles[ARCHIVES], WORDS) == CALLED
    assert shown(view.record(ARCHIVES), WORDS) == f"{CALLED} ({ARCHIVES})"
    for sheet in (indicators.sheet(view), missions.sheet(view), updates.sheet(view), assessments.sheet(view)):
        at = [column.name for column in sheet.columns].index("title" if sheet.kind == "assessments" else "action_title")
        named = {row[0] if sheet.kind != "updates" else row[1]: row[at] for row in sheet.rows}
        for ref, cell in named.items():
            assert isinstance(ref, str)
            assert shown(cell, WORDS) == shown(view.titles[ref], WORDS)
            assert written(cell, WORDS) == written(_record(view, ref).title, WORDS)


def _record(view: View, ref: str) -> Record:
    return view.portfolio.actions.get(ref) or view.portfolio.agreements[ref]


def test_its_page_has_the_number_before_its_title_and_programs_get_the_two_apart(view: View) -> None:
    page = details.page(view, ARCHIVES)
    flat = {shown(label, WORDS): cell for _, label, cell in details.flat(page).rows[:20]}

    assert shown(page.title, WORDS) == CALLED
    assert written(flat["title"], WORDS) == TITLE
    assert written(flat["number"], WORDS) == "14"
    assert "Number" not in {shown(key, WORDS) for key, cell in page.named if shown(cell, WORDS)}


def test_an_axis_is_called_by_its_number_and_title(view: View) -> None:
    action = view.portfolio.actions[ARCHIVES]
    cell = actions.row(view, action)[2]

    assert (written(cell, WORDS), shown(cell, WORDS)) == ("culture", "4. Culture and memory")
    told = {shown(label, WORDS): fact for label, fact in details.page(view, ARCHIVES).facts}
    assert shown(told["axis"], WORDS) == "4. Culture and memory"


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan as long as real ones are."""
    return plans.write(tmp_path_factory.mktemp("plan"))


def _screen(root: Path, day: date, *words: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["-C", str(root), *words, "--as-of", day.isoformat(), "--lang", "en", "--color", "never"]) == 0
    return capsys.readouterr().out


def _command(screen: str, *, begins: str) -> list[str]:
    """Return the words of a command that a screen tells to type."""
    return next(line.partition("coopctl ")[2].split() for line in screen.splitlines() if begins in line)


FILTERS = ((), ("--agreement", plans.PLAN), ("--health", "late,to_close"))


@pytest.mark.parametrize("filters", FILTERS)
def test_what_is_to_be_dealt_with_is_what_its_command_lists(
    filters: tuple[str, ...], plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    screen = _screen(plan, plans.DAY, "status", *filters, "--format", "table", capsys=capsys)
    whole = " ".join(line.strip() for line in screen.splitlines())
    said = re.search(r"To deal with \((\d+) actions, (\d+) parts?\)", whole)
    more = re.search(r"and (\d+) actions?, (\d+) parts? more; all of them: coopctl list actions", whole)
    assert said
    assert more
    asked = [int(group) for group in said.groups()]

    listed = _screen(
        plan, plans.DAY, *_command(screen, begins="coopctl list actions"), "--format", "json", capsys=capsys
    )
    items = json.loads(listed)["items"]
    parts = [item for item in items if item["part_of"]]

    assert [len(items) - len(parts), len(parts)] == asked
    assert sum(map(int, more.groups())) == len(items) - SHOWN
    attention = json.loads(_screen(plan, plans.DAY, "status", *filters, "--format", "json", capsys=capsys))["attention"]
    assert {item["ref"] for item in items} == {ref for each in attention for ref in each["refs"]}


@pytest.mark.parametrize("said", ["to close", "à clore"])
def test_what_screens_call_to_be_closed_is_understood_as_the_word_that_asks_for_it(
    said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["-C", str(DEMO), "list", "actions", "--health", said, "--lang", "en"]) == 2
    assert "to_close" in (told := capsys.readouterr().err)
    assert "on_track" not in told


def test_what_is_owed_beyond_the_screen_is_in_the_agenda_that_its_command_shows(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    screen = _screen(plan, plans.DAY, "status", "--format", "table", capsys=capsys)
    status = json.loads(_screen(plan, plans.DAY, "status", "--format", "json", capsys=capsys))
    owed = [(each["ref"], each["date"]) for each in (*status["decisions"], *status["expiring"])]

    agenda = _screen(plan, plans.DAY, *_command(screen, begins="coopctl agenda"), "--format", "json", capsys=capsys)
    shown = [(each["ref"], each["date"]) for each in json.loads(agenda)["items"]]

    assert f"and {len(owed) - OWED} more, in the agenda: coopctl agenda" in " ".join(screen.split())
    assert set(owed) <= set(shown)


@pytest.mark.parametrize("where", ["demo", "plan"])
def test_the_legend_adds_up_to_the_header_with_what_it_says_that_it_leaves_out(
    where: str, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, day = (plan, plans.DAY) if where == "plan" else (DEMO, DAY)
    screen = " ".join(_screen(root, day, "status", "--format", "table", capsys=capsys).split())
    heading, legend = screen.split("█", 1)
    legend = legend.split(" not counted", 1)[0]

    actions = int(re.search(r"(\d+) actions", heading)[1])  # type: ignore[index]
    assert sum(map(int, re.findall(r"\b(\d+) [a-z]", legend))) == actions


def test_what_is_to_be_closed_is_not_told_as_under_way_and_bars_say_of_how_many_they_are(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    screen = _screen(plan, plans.DAY, "status", "--format", "table", capsys=capsys)
    bars, to_deal_with = screen.split("To deal with")
    closing = re.search(r"□ (\d+) to close", to_deal_with)

    assert closing
    assert f"under way, {closing[1]} to close" in bars
    assert "the bars are of" not in bars
    late = _screen(DEMO, DAY, "status", "--health", "late", "--format", "table", capsys=capsys)
    assert "the bars are of all 22 actions" in late


def test_what_is_finished_is_told_in_one_way_and_where_nothing_counts_it_is_said(view: View) -> None:
    told = {sheet.kind: with_totals(sheet) for sheet in (agreements.sheet(view), axes.sheet(view))}
    cells = {
        kind: {row[0 if kind == "agreements" else 2]: dict(zip(_names(sheet), row, strict=True)) for row in sheet.rows}
        for kind, sheet in told.items()
    }

    assert shown(cells["agreements"]["sorvelle-ourane"]["finished"], WORDS) == "8/9"
    assert shown(cells["agreements"]["vallombre-tizgane"]["finished"], WORDS) == ""
    assert shown(cells["axes"]["water"]["finished"], WORDS) == "1/3"
    sport = cells["axes"]["sport"]
    assert [shown(sport[name], WORDS) for name in ("progress", "known", "finished")] == ["no actions", "", ""]
    listed = next(part for part in details.page(view, "zilverdam-ndelika").parts if part.name == "axes").blocks[0]
    assert isinstance(listed, Rows)
    rows = [dict(zip(_names(listed.sheet), row, strict=True)) for row in listed.sheet.rows]
    assert [shown(row["progress"], WORDS) for row in rows if row["id"] == "sport"] == ["no actions"]


def _names(sheet: Sheet) -> list[str]:
    return [column.name for column in sheet.columns]


def _sheets(view: View) -> Iterator[Sheet]:
    """Yield every table that people read of rows: lists, and the parts of all pages, in their order."""
    for name in discovery.names(lists):
        yield in_order(discovery.module(lists, name).sheet(view))
    for ref in (*view.portfolio.agreements, *view.portfolio.actions):
        for part in details.page(view, ref).parts:
            yield from (block.sheet for block in part.blocks if isinstance(block, Rows))
    yield in_order(replace(actions.sheet(view), columns=COLUMNS, rows=()))


def test_a_field_has_one_name_and_one_place_among_others_on_every_table(view: View) -> None:
    for sheet in _sheets(view):
        for column in sheet.columns:
            assert column.title in fields.CALLED.values(), (sheet.kind, column.name)
        below = [column.place for column in sheet.columns if not column.over]
        assert below == sorted(set(below)), sheet.kind
    assert [shown(column.title, WORDS) for column in in_order(replace(actions.sheet(view), columns=COLUMNS, rows=())).columns] == [
        "Reference", "No.", "Title", "Period", "Lateness", "Last fact", "Health", "Progress",
    ]  # fmt: skip


def test_programs_get_columns_in_the_order_that_was_published_and_who_asks_for_some_in_theirs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    csv = _screen(DEMO, DAY, "list", "meetings", "--format", "csv", capsys=capsys)
    asked = _screen(DEMO, DAY, "list", "meetings", "--columns", "date,title", "--format", "table", capsys=capsys)

    assert csv.split("\n")[0] == "agreement,id,date,kind,place,title,attendees,decisions"
    assert asked.split("\n")[2].split() == ["Date", "Title"]


def test_how_late_an_open_action_is_stands_where_that_of_one_that_is_over_does(view: View) -> None:
    late = {row[0]: row[-1] for row in actions.sheet(view).rows}

    assert shown(late["sorvelle-ourane/telemedicine"], WORDS) == "104 days late"
    assert written(late["sorvelle-ourane/telemedicine"], WORDS) == ""
    assert shown(late["vallombre-tizgane-2025/drip-irrigation"], WORDS) == "59 days late"
    assert written(late["vallombre-tizgane-2025/drip-irrigation"], WORDS) == "59"
