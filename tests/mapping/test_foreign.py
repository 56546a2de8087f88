from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import pytest

from coopctl.errors import UsageError
from coopctl.mapping import foreign
from coopctl.workbooks.cells import WorkbookError
from coopctl.workbooks.opening import open_book
from tests.tables import table
from tests.workbooks.books import made, plain, with_parts, with_sheet
from tests.workbooks.test_opening import many


def test_numbers_of_json_that_are_no_figures_stay_texts() -> None:
    said = ("1", "-20", "1.50", "2e3", "9" * 40, "9" * 41, "1e999999999", "1E-999999999", "NaN", "-Infinity")
    maps = ",".join(f'{{"a": {each}}}' for each in said)
    rows = foreign.of_json(f"[{maps}]".encode(), None).rows

    assert [row[0].value for row in rows[1:]] == [1, -20, Decimal("1.50"), Decimal(2000), int("9" * 40), *said[5:]]
    assert [row[0].text for row in rows[1:]] == ["1", "-20", "1.50", "2000", *said[4:]]


def test_a_table_that_is_empty_nearly_everywhere_is_refused_before_it_is_made() -> None:
    wide = ", ".join(f'"c{at}": 1' for at in range(1_900))
    with pytest.raises(UsageError, match="empty"):
        foreign.of_json(f"[{{{wide}}}{', {}' * 300}]".encode(), None)


def test_cells_that_are_merged_far_to_the_right_are_not_filled_up_without_end() -> None:
    merged = b'</sheetData><mergeCells><mergeCell ref="ALK1:ALK9000"/></mergeCells>'
    first = b'<sheetData><row><c r="ALK1"><v>1</v></c></row>'
    blob = with_sheet(lambda part: many(600)(part).replace(b"<sheetData>", first).replace(b"</sheetData>", merged))
    open_book(blob)
    with pytest.raises(UsageError, match="empty"):
        foreign.of_book(blob)


def test_a_book_of_hidden_sheets_alone_is_refused() -> None:
    blob = made(plain)
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        book = archive.read("xl/workbook.xml").replace(b"<sheet ", b'<sheet state="hidden" ')
    with pytest.raises(WorkbookError, match="no sheet"):
        foreign.of_book(with_parts(blob, {"xl/workbook.xml": book}))


def test_a_key_that_a_map_of_json_has_twice_is_refused() -> None:
    with pytest.raises(UsageError, match="twice") as refused:
        foreign.of_json(b'[{"title": "a", "status": "x"}, {"title": "b", "title": "c"}]', None)
    assert refused.value.message.params == {"key": "title"}


@table("cell", ["a" * 140_000, '"' + "a;b\n" * 70_000])
def test_a_cell_that_is_too_long_is_told_as_that(cell: str) -> None:
    with pytest.raises(UsageError, match="longer than") as refused:
        foreign.of_csv(f"title;status\na;planned\n{cell};planned\n".encode())
    assert refused.value.message.params["number"] == 3


@pytest.mark.parametrize(
    ("text", "fits"), [("a,b\n1,2\n", True), ("a,b\n1,2\n3,4\n", False), ("a,b,c\n1,2,3\n", False)]
)
def test_a_table_is_refused_from_the_first_row_or_column_too_many(
    text: str, fits: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(foreign, "MOST_ROWS", 2)
    monkeypatch.setattr(foreign, "MOST_COLUMNS", 2)
    if fits:
        assert len(foreign.of_csv(text.encode()).rows) == 2
        return
    with pytest.raises(UsageError, match="too large"):
        foreign.of_csv(text.encode())
