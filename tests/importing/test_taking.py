"""Sheets and rows of a workbook that comes back: which is which, however it was copied, moved or filled in."""

from __future__ import annotations

import io
from functools import partial
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from coopctl.formats.planbook.fields import ACTIONS, CODE, INDICATORS, MILESTONES
from coopctl.formats.planbook.laying import laid_out
from coopctl.formats.planbook.rows import Source
from coopctl.i18n.words import words
from coopctl.importing.taking import TakenBook, TakenRow, coded, taken
from coopctl.loading.reading import Reading
from coopctl.workbooks.cells import SheetCell
from coopctl.workbooks.opening import open_book
from coopctl.workbooks.writing import write_book
from tests.importing.test_drafting import AGREEMENT, DAY, HALL
from tests.tables import table
from tests.whole import Held

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = """\
milestones:
  - {id: doors, title: {en: Doors, fr: Portes}, due: 2019-09}
indicators:
  - {id: visitors, title: {en: Visitors, fr: Visites}, readings: [{date: 2019-01, value: 1}, {date: 2019-05, value: 4}]}
"""
HERE = "mons-sefrou/hall"
FILES = {"data/agreements/mons-sefrou.yaml": AGREEMENT, f"data/actions/{HERE}.yaml": HALL + ROWS}


@pytest.fixture(scope="module")
def blob() -> bytes:
    reading = Reading(Held({path: text.encode() for path, text in FILES.items()}), DAY, DAY, whole=True)
    source = Source(reading.portfolio, reading.standing, words(("en",)))
    return write_book(laid_out(source, tuple(reading.portfolio.actions.values()), day=DAY))


def taken_after(blob: bytes, change: Callable[[Any], object]) -> TakenBook:
    book = openpyxl.load_workbook(io.BytesIO(blob))
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return taken(open_book(stream.getvalue()))


def codes(book: TakenBook, tab: str) -> list[str]:
    found, problems = coded(book, book.base.rows)
    assert problems == ()
    return [each.code for each in found.rows[tab]]


def without_codes(book: Any, *, heads: bool) -> None:
    """Empty the hidden column of each sheet, or take it away."""
    for sheet in book:
        last = sheet.max_column
        if str(sheet.cell(1, last).value).startswith("coopctl:"):
            for number in range(1 if heads else 2, sheet.max_row + 1):
                sheet.cell(number, last).value = None


READINGS = [f"{HERE}#readings:visitors|2019-01", f"{HERE}#readings:visitors|2019-05"]


@pytest.mark.parametrize(
    ("change", "readings"),
    [
        (lambda _: None, READINGS),
        (partial(without_codes, heads=True), READINGS),
        (partial(without_codes, heads=False), ["", ""]),  # they have no name, and may be new
    ],
    ids=["as-it-went", "codes-gone", "codes-emptied"],
)
def test_a_row_is_known_by_its_code_and_where_that_is_gone_by_what_tells_it_from_others(
    blob: bytes, change: Callable[[Any], None], readings: list[str]
) -> None:
    book = taken_after(blob, change)

    assert codes(book, ACTIONS) == [HERE]
    assert codes(book, MILESTONES) == [f"{HERE}#milestones:doors"]
    assert codes(book, INDICATORS) == [f"{HERE}#indicators:visitors", *readings]


def test_of_two_sheets_of_one_kind_the_first_counts_and_the_other_is_told(blob: bytes) -> None:
    def copied(book: Any) -> None:
        book.copy_worksheet(book["Milestones"]).title = "Milestones 2"

    book = taken_after(blob, copied)

    assert codes(book, MILESTONES) == [f"{HERE}#milestones:doors"]
    assert [words(("en",)).say(each) for each in book.problems] == [
        "Milestones 2: there is another sheet of the same kind"
    ]


@table(("names", "first"), [((CODE, "title", "due"), "B2"), (("due", "title"), "A2"), ((CODE,), "A2")])
def test_what_is_said_of_a_row_stands_at_its_first_cell_that_is_shown(names: tuple[str, ...], first: str) -> None:
    cells = {name: SheetCell("Plan", 2, at, "x") for at, name in enumerate(names, 1)}

    assert TakenRow(MILESTONES, "", "Plan", 2, cells).first.address == f"Plan!{first}"
