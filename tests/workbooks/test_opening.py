from __future__ import annotations

import io
import time
import tracemalloc
import zipfile
from codecs import BOM_UTF16_LE
from datetime import date, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from coopctl.formats.planbook import base
from coopctl.i18n.words import Words
from coopctl.workbooks import bounds, typed
from coopctl.workbooks.cells import Book, SheetCell, WorkbookError, letters
from coopctl.workbooks.colours import Fills
from coopctl.workbooks.headers import headed
from coopctl.workbooks.looks import NumberLook
from coopctl.workbooks.opening import open_book
from tests.tables import table
from tests.workbooks.books import SHEET, made, plain, with_parts, with_sheet

if TYPE_CHECKING:
    from collections.abc import Callable

NS = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def cells(book: Book) -> dict[str, SheetCell]:
    return {cell.address: cell for sheet in book.sheets for row in sheet.rows for cell in row.cells.values()}


def a_bit_of_everything(book: Any) -> None:
    sheet = book.add_worksheet("Mon plan")
    formats = {each: book.add_format({"num_format": each}) for each in ("dd/mm/yyyy", "0%", "dd/mm/yyyy hh:mm")}
    sheet.write_string(0, 0, "=1+1")
    sheet.write_datetime(1, 1, datetime(2020, 1, 2), formats["dd/mm/yyyy"])  # noqa: DTZ001 - a cell has no zone
    sheet.write_datetime(2, 1, datetime(2020, 1, 2, 9, 30), formats["dd/mm/yyyy hh:mm"])  # noqa: DTZ001
    sheet.write_number(3, 2, 0.4, formats["0%"])
    sheet.write_number(4, 2, 0.1 + 0.2)
    sheet.write_formula(5, 0, "=SUM(C5)", None, 41250.5)
    sheet.write_formula(6, 0, "=SUM(C5)", None, "")
    sheet.write_formula(7, 0, "=1/0", None, "#DIV/0!")
    sheet.write_boolean(8, 0, True)
    sheet.write_string(9, 0, "deux\nlignes ")
    sheet.write_string(10, 0, " \u00a0 ")
    sheet.merge_range("E1:F2", "both")
    sheet.protect()


def test_cells_come_with_their_types_and_addresses() -> None:
    book = open_book(made(a_bit_of_everything))
    found = cells(book)

    assert {where.partition("!")[2]: cell.value for where, cell in found.items()} == {
        "A1": "=1+1", "B2": date(2020, 1, 2), "B3": date(2020, 1, 2), "C4": Decimal("0.4"), "C5": Decimal("0.3"),
        "A6": Decimal("41250.5"), "A7": None, "A8": None, "A9": True, "A10": "deux\nlignes ", "E1": "both",
    }  # fmt: skip
    assert found["'Mon plan'!C4"].look.percent
    assert "not calculated" in str(found["'Mon plan'!A7"].wrong)
    assert "#DIV/0!" in str(found["'Mon plan'!A8"].wrong)
    assert [each.text.partition(":")[0] for each in book.sheets[0].remarks] == ["{sheet}"]
    assert [str(each) for each in book.sheets[0].merged] == ["E1:F2"]
    assert open_book(made(plain, date_1904=True)).since_1904


def test_a_sheet_that_is_a_chart_is_passed_over() -> None:
    def with_a_chart(book: Any) -> None:
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=Plan!$A$1:$A$2"})
        book.add_chartsheet("Chart").set_chart(chart)
        book.add_worksheet("Plan").write_column(0, 0, [1, 2])

    assert [(sheet.name, len(sheet.rows)) for sheet in open_book(made(with_a_chart)).sheets] == [("Plan", 2)]


def test_a_text_without_letters_is_blank_and_no_formula_without_a_value() -> None:
    blanks = b'<row r="9"><c r="A9" t="str"><f>IF(B9="","",1)</f><v></v></c><c r="B9" t="inlineStr"></c></row>'
    book = with_sheet(lambda part: part.replace(b"</sheetData>", blanks + b"</sheetData>"))

    assert not {"Plan!A9", "Plan!B9"} & cells(open_book(book)).keys()


def test_rows_that_have_a_height_alone_count_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MOST_ROWS", 50)
    heights = b"".join(b'<row r="%d" ht="20"/><row r="%d" ht="9"></row>' % (at, at + 1) for at in range(900, 1000, 2))

    assert cells(open_book(with_sheet(lambda part: part.replace(b"</sheetData>", heights + b"</sheetData>")))) == cells(
        open_book(made(plain))
    )


def test_names_of_colours_that_tell_none_are_not_followed() -> None:
    book = SimpleNamespace(loaded_theme=b"<a:lt1>" * 50_000 + b" " * 300 + b'<a:dk1><a:srgbClr val="102030"/></a:dk1>')
    assert Fills(book, ())._themed() == {"dk1": "102030"}


def many(count: int, cells: bytes = b"<c><v>1</v></c>") -> Callable[[bytes], bytes]:
    rows = b"<row>%s</row>" % cells * count
    return lambda part: part.replace(b"</sheetData>", rows + b"</sheetData>")


def told_often(sheet: Any) -> None:
    for row in range(100):
        sheet.write_string(row, 0, "x" * 30_000)


def far(where: bytes) -> Callable[[bytes], bytes]:
    row = b'<row r="%s"><c r="%s"><v>1</v></c></row>' % (where.lstrip(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"), where)
    return lambda part: part.replace(b"</sheetData>", row + b"</sheetData>")


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet ' + NS + b"/>"
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet ' + NS + b"/>"
LARGEST = 6 << 20
WORKBOOK = (
    b"<workbook "
    + NS
    + b' xmlns:r="%s"><sheets>%%s</sheets></workbook>'
    % (b"http://schemas.openxmlformats.org/officeDocument/2006/relationships")
)
HIDDEN = b'<cols><col min="2" max="16384" width="9" hidden="1"/></cols><sheetData>'
ZEROS = b"<worksheet " + NS + b">" + b" " * LARGEST


def small(blob: bytes) -> bytes:
    """Return an archive that says of its largest part that it has ten bytes, in both places."""
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        size = max(info.file_size for info in archive.infolist()).to_bytes(4, "little")
    return blob.replace(size, (10).to_bytes(4, "little"))


def packed(way: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", way) as archive:
        archive.writestr("[Content_Types].xml", b"<a/>")
    return stream.getvalue()


HOSTILE: dict[str, Callable[[], bytes]] = {
    "text": lambda: b"Title;Status\n",
    "nothing": lambda: b"",
    "cut short": lambda: made(plain)[:-400],
    "old kind": lambda: b"\xd0\xcf\x11\xe0" + bytes(600),
    "another archive": lambda: with_parts(made(plain), {"[Content_Types].xml": b""}),
    "entities": lambda: with_parts(made(plain), {SHEET: ENTITIES}),
    "outside": lambda: with_parts(made(plain), {SHEET: OUTSIDE}),
    "in sixteen bits": lambda: with_parts(made(plain), {SHEET: ENTITIES.decode().encode("utf-16")}),
    "zip bomb": lambda: with_parts(made(plain), {SHEET: ZEROS}),
    "another size than is said": lambda: small(with_parts(made(plain), {SHEET: ZEROS})),
    "packed as no spreadsheet does": lambda: packed(zipfile.ZIP_BZIP2),
    "too many rows": lambda: with_sheet(many(bounds.MOST_ROWS)),
    "too many cells": lambda: with_sheet(many(900, b"<c/>" * 20)),
    "most of them empty": lambda: with_sheet(many(900, b'<c r="T1"><v>1</v></c>')),
    "one text everywhere": lambda: made(lambda book: told_often(book.add_worksheet("Plan"))),
    "texts that no cell shows": lambda: with_parts(
        made(plain), {"xl/sharedStrings.xml": b"<sst " + NS + b">" + b"<si><t/></si>" * 9_000 + b"</sst>"}
    ),
    "texts of many looks": lambda: with_parts(
        made(plain), {"xl/sharedStrings.xml": b"<sst " + NS + b"><si>" + b"<r><rPr/></r>" * 2_000 + b"</si></sst>"}
    ),
    "texts by another name": lambda: with_parts(
        made(plain), {"xl/texts.bin": b"<a-b:sst " + NS + b">" + b"<a-b:si/>" * 9_000 + b"</a-b:sst>"}
    ),
    "definitions by another name": lambda: with_parts(made(plain), {"xl/texts.bin": BOM_UTF16_LE + b"<\0!\0D\0"}),
    "looks without end": lambda: with_parts(made(plain), {"xl/styles.xml": b"<a>" + b"<xf/>" * 9_000 + b"</a>"}),
    "one part as many sheets": lambda: with_parts(
        made(plain), {"xl/workbook.xml": WORKBOOK % (b'<sheet name="a" sheetId="1" r:id="rId1"/>' * 2)}
    ),
    "tags that a sheet does not have": lambda: with_sheet(
        lambda part: part.replace(b"<c ", b"<a>" * 40_000 + b"<c ", 1)
    ),
    "merged without end": lambda: with_sheet(lambda part: part + b'<mergeCell ref="A1:B1"/>' * 4_000),
    "a format that never ends": lambda: with_parts(
        made(plain), {"xl/styles.xml": b'<a formatCode="%b"/>' % (b"[" * 600)}
    ),
    "tags that never end": lambda: with_sheet(lambda part: part + b"<sheetProtection " * 30_000),
    "far below": lambda: with_sheet(far(b"A1048576")),
    "further than there is": lambda: with_sheet(far(b"A99999999999")),
    "far to the right": lambda: with_sheet(far(b"XFD9")),
    "no address": lambda: with_sheet(lambda part: part.replace(b'r="A1"', b'r="1A"')),
    "a string that is not there": lambda: with_sheet(lambda part: part.replace(b"<v>0</v>", b"<v>99</v>")),
    "unclosed": lambda: with_sheet(lambda part: part[:-40]),
    "too large": lambda: bytes(bounds.LARGEST_BOOK + 1),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_with_a_sentence_in_bounded_time_and_memory(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "_LARGEST_PART", LARGEST)
    monkeypatch.setattr(bounds, "MOST_ROWS", 2_000)
    monkeypatch.setattr(bounds, "_CELLS_OF_ANY", 9_000)
    monkeypatch.setattr(bounds, "_TAGS_OF_ANY", 2_000)
    blob = HOSTILE[name]()
    tracemalloc.start()
    begun = time.process_time()
    with pytest.raises(WorkbookError) as refused:
        open_book(blob)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert time.process_time() - begun < 5
    assert peak < 4 * LARGEST
    assert refused.value.message.text
    assert refused.value.help is None or refused.value.help.text


def test_what_is_odd_and_harmless_is_read_and_said() -> None:
    comments = b'<comments><commentList><comment ref="B1"/><comment ref="B2" authorId="0"/></commentList></comments>'
    blob = with_parts(
        with_sheet(lambda part: part.replace(b'<row r="2"', b'<row r="2" hidden="1"').replace(b"<sheetData>", HIDDEN)),
        {
            "xl/externalLinks/externalLink1.xml": b"<externalLink/>", "xl/vbaProject.bin": b"\0\1",
            "xl/comments1.xml": comments,
        },
    )  # fmt: skip
    book = open_book(blob)

    assert [Words().say(each)[:9] for each in book.remarks] == ["1 comment", "the workb", "the workb"]
    assert [Words().say(each) for each in book.sheets[0].unseen] == [
        "Plan: 1 hidden row is read like all others", "Plan: hidden columns are read like all others: B",
    ]  # fmt: skip
    assert cells(book)["Plan!A2"].value == "School"
    claiming = with_sheet(lambda part: part.replace(b'<dimension ref="A1:B2"/>', b'<dimension ref="A1:XFD1048576"/>'))
    assert cells(open_book(claiming)).keys() == cells(book).keys()
    formatted = with_sheet(
        lambda part: part.replace(b"</sheetData>", b'<row r="1048576"><c r="A1048576"/></row></sheetData>')
    )
    assert cells(open_book(formatted)).keys() == cells(book).keys()


def test_how_far_the_rows_are_is_told() -> None:
    heard: list[tuple[int, int]] = []
    open_book(with_sheet(many(250)), lambda done, total: heard.append((done, total)))

    assert heard == [(100, 252), (200, 252)]


def test_numbers_that_are_none_are_errors_and_huge_ones_are_numbers() -> None:
    def fill(book: Any) -> None:
        book.add_worksheet("Plan").write_row(0, 0, [1e300, 1e15, 2.5, 7])

    blob = made(fill)
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        part = archive.read(SHEET).replace(b"<v>7</v>", b"<v>1e999</v>")
    found = cells(open_book(with_parts(blob, {SHEET: part})))
    assert [found[f"Plan!{each}1"].value for each in "ABCD"] == [
        Decimal("1E+300"),
        Decimal(10**15),
        Decimal("2.5"),
        None,
    ]
    assert found["Plan!D1"].wrong is not None


@table("said", ['{"a": {}}', '{"a": {"n": "NaN"}}', '{"a": {"n": "1E999999999"}}', "[1]", "[" * 90_000])
def test_a_hidden_sheet_that_was_tampered_with_is_lost(said: str) -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("_coopctl")
        sheet.write_row(0, 0, ["coopctl", "1"])
        sheet.write_row(1, 0, ["row", "plan/a", *(said[at : at + 30_000] for at in range(0, len(said), 30_000))])

    assert base.read(open_book(made(fill)).sheets[0]).lost


def test_names_of_columns_are_found_below_titles_however_they_are_typed() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("Plan")
        sheet.write(0, 0, "Plan d'action 2026")
        sheet.write_row(
            2, 0, ["\u200bTitre\u00a0", "É\u0301tat\u00a0 du  jour".replace("É\u0301", "E\u0301"), "Titre", "?"]
        )
        sheet.write_row(3, 0, ["Salle", "prévu"])

    known = {"Titre": "title", "État du jour": "status"}
    found = headed(open_book(made(fill)).sheets[0], known.get)

    assert found is not None
    assert (found.columns, found.unknown, found.row) == ({"title": 1, "status": 2}, {4: "?"}, 3)
    assert [str(each.params["cell"]) for each in found.twice] == ["Plan!C3"]
    assert [row.number for row in found.rows] == [4]
    assert headed(open_book(made(fill)).sheets[0], lambda _: None) is None


@table(
    ("value", "kind", "wanted"),
    [
        ("43831", "date", "2020-01-01"),
        ("2020", "date", "2020"),
        ("2019", "period", "2019"),
        ("0.4", "decimal", "0.4"),
        ("12.345", "decimal", "12345E-3"),
        ("41250.50", "decimal", "41250.5"),
        ("1E+3", "decimal", "1000"),
    ],
)
def test_numbers_become_words_of_one_meaning(value: str, kind: str, wanted: str) -> None:
    cell = SheetCell("Plan", 1, 1, Decimal(value))

    assert typed.word(cell, kind) == wanted


def test_days_since_1904_and_shares_of_a_whole() -> None:
    assert typed.word(SheetCell("P", 1, 1, Decimal(42369)), "date", since_1904=True) == "2020-01-01"
    assert typed.word(SheetCell("P", 1, 1, Decimal("0.4")), "decimal", percent=True) == "40"
    assert typed.word(SheetCell("P", 1, 1, Decimal(1)), "decimal", percent=True) == "1"
    assert (
        typed.word(SheetCell("P", 1, 1, Decimal(1), None, NumberLook(percent=True)), "decimal", percent=True) == "100"
    )
    assert [letters(each) for each in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]
