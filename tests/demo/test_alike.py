"""Screens that are alike: one record has one name, one field one name and one place, on whichever it is shown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from coopctl import trees
from coopctl.formats.cells import shown, written
from coopctl.loading.reading import Reading
from coopctl.reports.lists import actions, assessments, indicators, missions, updates
from coopctl.reports.records import details
from tests.conftest import ROOT
from tests.formats.build import look

if TYPE_CHECKING:
    from coopctl.model.records import Record
    from coopctl.reports.view import View

WORDS = look().words
ARCHIVES = "vallombre-tizgane-2025/archives-digitisation"
TITLE = "Digitisation of the valley’s archives"
CALLED = f"14. {TITLE}"


@pytest.fixture(scope="module")
def view() -> View:
    day = date(2026, 10, 12)
    return Reading(trees.worktree(ROOT / "examples" / "demo"), day, day).view()


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
