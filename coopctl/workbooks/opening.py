"""An XLSX file of anybody's, opened: nothing in it is run, fetched or expanded without a bound.

It is looked through as bytes first (`bounds`); what then reaches the library has no entities, and a size that is known.
"""

from __future__ import annotations

import functools
import math
import re
import warnings
import zipfile
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

from coopctl.errors import MissingExtraError
from coopctl.messages import msg
from coopctl.values import dataclass
from coopctl.workbooks import bounds, unseen
from coopctl.workbooks.bounds import bomb, looked_through, many_cells, unpacked, with_parts
from coopctl.workbooks.cells import NOT_CALCULATED, Book, CellRow, CellSheet, Range, SheetCell, WorkbookError, column
from coopctl.workbooks.colours import Fills
from coopctl.workbooks.looks import PLAIN, NumberLook, look_of
from coopctl.workbooks.unseen import Unseen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from openpyxl.workbook.workbook import Workbook

    from coopctl.messages import Message
    from coopctl.workbooks.cells import CellValue, Heard

_ROW = re.compile(rb"<(?:[^<>\s/:]+:)?row\b")
#: So many characters of a text count as one more cell: thousands of cells may show one that is written once.
_LONG = 100
_FAR = re.compile(rb"<(?:[^<>\s/:]+:)?row\b[^<>]*?\sr=[\"']([0-9]{4,20})[\"'][^>]*>")
_SAYS = re.compile(rb"<(?:[^<>\s/:]+:)?(?:v|is|f)[\s>]")
_FORMULA = re.compile(rb"<(?:[^<>\s/:]+:)?f[\s/>]")
_MERGED = re.compile(
    rb"<(?:[^<>\s/:]+:)?mergeCell\s[^<>]*?ref=[\"']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})[\"']"
)
_PROTECTED = re.compile(rb"<(?:[^<>\s/:]+:)?sheetProtection\b[^<>]*?\ssheet=[\"'](?:1|true)")
_SIGNS = 15
#: After so many rows it is said again how far the reading is.
_TOLD = 100
_MOST_WHOLE = 40


@dataclass(frozen=True, slots=True)
class _Part:
    """What was seen of a sheet's part as bytes: its rows, how it is protected and merged, formulas without a value.

    Whether one `is_far`: something stands in a row below all that are read.
    """

    rows: int = 0
    is_far: bool = False
    protected: bool = False
    merged: tuple[Range, ...] = ()
    uncalculated: frozenset[str] = frozenset()
    unseen: Unseen = Unseen()


@functools.lru_cache(1)
def open_book(blob: bytes, heard: Heard | None = None) -> Book:
    """Read a workbook; the last one is kept, since what it is is asked first. `heard` is told how far the rows are.

    Raise WorkbookError where it is none or is not to be read, MissingExtraError.
    """
    most = bounds.most_cells(blob)
    parts, slimmer = looked_through(blob, most)
    try:
        from defusedxml import ElementTree
        from openpyxl.reader.excel import ExcelReader
        from openpyxl.styles.colors import COLOR_INDEX
        from openpyxl.worksheet._read_only import ReadOnlyWorksheet
    except ImportError as error:
        raise MissingExtraError("xlsx") from error
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what the library leaves out, nothing is of interest here
        try:
            held = with_parts(slimmer, blob) if slimmer else blob
            book = _loaded(ExcelReader, ReadOnlyWorksheet, held)
            looked_at = {name: _part(ElementTree, part) for name, part in parts.items()}
            return _book(book, looked_at, blob, COLOR_INDEX, most, heard)
        except WorkbookError:
            raise
        except Exception as error:  # whatever bad data makes the library stumble over
            raise WorkbookError(
                msg("the workbook is damaged: {words}", words=f"{type(error).__name__}: {error}"[:200]),
                msg("open it in a spreadsheet program and save it as XLSX again"),
            ) from error


def _loaded(reader: Any, sheet: Any, blob: bytes) -> Workbook:
    """Return a workbook as the library has it, of which each sheet is a part of its own.

    Else a small file could show one large part as thousands of sheets. What a sheet says of its size is not asked: it
    is not believed, and one that says nothing would be read twice.
    """

    class Unsized(sheet):  # type: ignore[misc]  # the library has no types
        def _get_size(self) -> None:
            pass

    class EachItsOwn(reader):  # type: ignore[misc]  # as above
        def read_worksheets(self) -> None:
            found = [(each, part.target) for each, part in self.parser.find_sheets() if "chartsheet" not in part.Type]
            if len(found) > len({target for _, target in found}):
                raise bomb()
            for each, target in found:
                if target in self.valid_files:
                    read = Unsized(self.wb, each.name, target, self.shared_strings)
                    read.sheet_state = each.state
                    self.wb._sheets.append(read)  # noqa: SLF001 - as the library does it

    opened = EachItsOwn(BytesIO(blob), read_only=True, data_only=True, keep_links=False)
    opened.read()
    return cast("Workbook", opened.wb)


def _part(trees: Any, part: bytes) -> _Part:
    merged = tuple(
        Range(int(top), column(left.decode()), int(bottom), column(right.decode()))
        for left, top, right, bottom in _MERGED.findall(part)
    )
    without = _uncalculated(trees, part) if _FORMULA.search(part) else frozenset[str]()
    rows = sum(1 for _ in _ROW.finditer(part))
    far = (each for each in _FAR.finditer(part) if int(each[1]) > bounds.MOST_ROWS and not each[0].endswith(b"/>"))
    is_far = any(_SAYS.search(part, each.end(), part.find(b"row>", each.end())) for each in far)
    return _Part(rows, is_far, bool(_PROTECTED.search(part)), merged, without, unseen.unseen(part))


def _uncalculated(trees: Any, part: bytes) -> frozenset[str]:
    """Return the addresses of the formulas of which no value was kept."""
    found = set()
    for _, element in trees.iterparse(BytesIO(part)):
        if element.tag.rpartition("}")[2] == "c":
            inside = {each.tag.rpartition("}")[2]: each for each in element}
            # a formula may come to a text without letters: "" is a value
            blank = "v" not in inside or (element.get("t") != "str" and not inside["v"].text)
            if "f" in inside and blank:
                found.add(str(element.get("r")))
            element.clear()
    return frozenset(found)


# ---------------------------------------------------------------- as the library has it


def _book(
    book: Workbook,
    parts: Mapping[str, _Part],
    blob: bytes,
    palette: Sequence[str],
    left: int,
    heard: Heard | None,
) -> Book:
    sheets = []
    fills = Fills(book, palette)
    for sheet in book.worksheets:
        # no other way tells which part a sheet is
        path = cast("Any", sheet)._worksheet_path.lstrip("/")  # noqa: SLF001
        name, part = str(sheet.title), parts.get(path, _Part())
        rows = tuple(_rows(sheet, part, left, fills, heard))
        left -= sum(max(each.cells) for each in rows)
        hidden = tuple(unseen.told(name, part.unseen, {at for row in rows for at in row.cells}))
        odd = tuple(_remarks(name, part))
        sheets.append(CellSheet(name, rows, sheet.sheet_state != "visible", odd, part.merged, hidden))
    with zipfile.ZipFile(BytesIO(blob)) as archive:
        names = archive.namelist()
        said = [
            unpacked(archive, each, bounds.MOST_UNPACKED)
            for each in archive.infolist()
            if unseen.COMMENTS.fullmatch(each.filename)
        ]
    remarks = [*unseen.comments(said)]
    if any(name.startswith("xl/externalLinks/") for name in names):
        remarks.append(msg("the workbook links to others; what they hold is not looked at, only what was calculated"))
    if any(name.endswith("vbaProject.bin") for name in names):
        remarks.append(msg("the workbook holds macros; they are not run"))
    return Book(tuple(sheets), tuple(remarks), book.epoch.year == 1904)


def _remarks(name: str, part: _Part) -> Iterator[Message]:
    if part.protected:
        yield msg("{sheet}: the sheet is protected; what it holds is read all the same", sheet=name)


def _rows(sheet: Any, part: _Part, left: int, fills: Fills, heard: Heard | None) -> Iterator[CellRow]:
    for number, row in enumerate(sheet.iter_rows(), 1):
        if heard is not None and number % _TOLD == 0:
            heard(number, max(number, part.rows))
        if number > bounds.MOST_ROWS + part.rows:
            break  # as many as may stand there without a number; all others were looked at
        if number > bounds.MOST_ROWS and not part.is_far and all(cell.value is None for cell in row):
            continue  # only formatted, down to the last row that there is
        if number > bounds.MOST_ROWS:
            raise WorkbookError(
                msg(
                    "{sheet}: something stands below row {most}, which is not read",
                    sheet=sheet.title,
                    most=bounds.MOST_ROWS,
                ),
                msg("delete the empty rows below the last one, or send less at once"),
            )
        left -= len(row)  # with those between that are empty
        if left < 0:
            raise many_cells()
        found: dict[int, SheetCell] = {}
        coloured: dict[int, str] = {}
        for cell in row:
            if (style := getattr(cell, "_style_id", 0)) and (fill := fills.of(style)):
                coloured[cell.column] = fill
            if cell.value is not None or getattr(cell, "coordinate", "") in part.uncalculated:
                value, wrong, look = _content(cell)
                if value is not None or wrong is not None:
                    found[cell.column] = SheetCell(sheet.title, cell.row, cell.column, value, wrong, look)
        left -= sum(len(each.value) // _LONG for each in found.values() if isinstance(each.value, str))
        if found:
            yield CellRow(number, found, coloured)


def _content(cell: Any) -> tuple[CellValue | None, Message | None, NumberLook]:
    """Return the value of a cell, what is wrong with it, and how a number or a day is shown."""
    value, wrong, look = cell.value, None, PLAIN
    if value is None:
        wrong = NOT_CALCULATED
    elif cell.data_type == "e":
        value, wrong = None, msg("the cell holds an error: {words}", words=str(value)[:40])
    elif isinstance(value, datetime):
        value, look = value.date(), look_of(str(cell.number_format))
    elif isinstance(value, float) and not math.isfinite(value):
        value, wrong = None, msg("the cell holds an error: {words}", words=str(value))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        value, look = exact(value), look_of(str(cell.number_format))
    elif not isinstance(value, bool | date):
        text = str(value).replace("_x000D_\n", "\n").replace("\r\n", "\n")
        value = text if text.strip() else None
    return value, wrong, look


def exact(value: float) -> Decimal:
    """Return a number as a spreadsheet shows it: 15 digits are kept, what floating point adds behind them is not."""
    return Decimal(value) if isinstance(value, int) else _short(Decimal(format(value, f".{_SIGNS}g")))


def _short(number: Decimal) -> Decimal:
    """Return a number without zeros at its end, and without an exponent where it is whole."""
    if number != number.to_integral_value():
        return number.normalize()
    return Decimal(int(number)) if number.adjusted() < _MOST_WHOLE else number
