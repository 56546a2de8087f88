"""An XLSX file of anybody's, opened: nothing in it is run, fetched or expanded without a bound.

It is looked through as bytes first; what then reaches the library has no entities, and a size that is known.
"""

from __future__ import annotations

import functools
import math
import re
import warnings
import zipfile
import zlib
from codecs import BOM_UTF8
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from coopctl.errors import MissingExtraError
from coopctl.messages import msg
from coopctl.values import dataclass
from coopctl.workbooks import unseen
from coopctl.workbooks.cells import NOT_CALCULATED, Book, CellRow, CellSheet, Range, SheetCell, WorkbookError, column
from coopctl.workbooks.colours import Fills
from coopctl.workbooks.looks import PLAIN, NumberLook, look_of
from coopctl.workbooks.unseen import Unseen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from openpyxl.workbook.workbook import Workbook

    from coopctl.messages import Message
    from coopctl.workbooks.cells import CellValue, Heard

#: The largest file, in bytes; the most that it may unpack to, all together and each part; rows of a sheet and cells.
LARGEST_BOOK = 32 << 20
_MOST_UNPACKED = 256 << 20
_LARGEST_PART = 160 << 20
_LARGEST_STRINGS = 64 << 20
_MOST_PARTS = 5_000
MOST_ROWS = 100_000
_MOST_COLUMNS = 1_000
_MOST_CELLS = 3_000_000
#: What any file may hold, however small, and what a byte of it may: parts are packed to a twentieth, and a cell takes
#: two bytes at the least, unless somebody made them all alike.
_UNPACKED_OF_ANY, _UNPACKED_OF_EACH = 16 << 20, 24
_CELLS_OF_ANY, _CELLS_OF_EACH = 250_000, 0.5
#: Texts are written once for all cells that show them: of a file's cells each so manieth may have one of its own.
_CELLS_OF_A_TEXT = 3
#: So many characters of a text count as one more cell: thousands of cells may show one that is written once.
_LONG = 100
_ODD = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
#: Formats of numbers and names of areas far longer than a spreadsheet takes: the library's patterns turn on them.
_ENDLESS = re.compile(
    rb"formatCode=(?:\"[^\"]{600}|'[^']{600})|<(?:\w+:)?definedName\b[^<>]{0,2000}>[^<]{9000}", re.IGNORECASE
)
_SHEET = re.compile(rb"<(?:\w+:)?sheetData\b")
_ROW = re.compile(rb"<(?:\w+:)?row\b")
_NUMBERED = re.compile(rb"<(?:\w+:)?row\b[^<>]{0,300}?\sr=[\"'][0-9]")
#: A row with a height or a style and nothing in it: a spreadsheet writes one for each row below the last one.
_EMPTY = re.compile(rb"<(?:\w+:)?row\b[^<>]{0,600}?(?:/>|>\s*</(?:\w+:)?row>)")
_FAR = re.compile(rb"<(?:\w+:)?row\b[^<>]*?\sr=[\"']([0-9]{4,20})[\"'][^>]*>")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_TEXT = re.compile(rb"<(?:\w+:)?t[\s/>]")
_SAYS = re.compile(rb"<(?:\w+:)?(?:v|is|f)[\s>]")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^<>]*?ref=[\"']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})[\"']")
_PROTECTED = re.compile(rb"<(?:\w+:)?sheetProtection\b[^<>]*?\ssheet=[\"'](?:1|true)")
_WIDE = re.compile(rb"\sr=[\"'][A-Z]{4,}|\sr=[\"'](?:B[A-Z]{2}|[C-Z][A-Z]{2}|A[M-Z][A-Z])[0-9]")
_STRINGS = "sharedStrings.xml"
_OLE = b"\xd0\xcf\x11\xe0"
_PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
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
    most = min(_MOST_CELLS, int(_CELLS_OF_ANY + _CELLS_OF_EACH * len(blob)))
    parts, slimmer = _looked_through(blob, most)
    try:
        from defusedxml import ElementTree
        from openpyxl import load_workbook
        from openpyxl.styles.colors import COLOR_INDEX
    except ImportError as error:
        raise MissingExtraError("xlsx") from error
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what the library leaves out, nothing is of interest here
        try:
            held = _with(slimmer, blob) if slimmer else blob
            book = load_workbook(BytesIO(held), read_only=True, data_only=True, keep_links=False)
            looked_at = {name: _part(ElementTree, part) for name, part in parts.items()}
            return _book(book, looked_at, blob, COLOR_INDEX, most, heard)
        except WorkbookError:
            raise
        except Exception as error:  # whatever bad data makes the library stumble over
            raise WorkbookError(
                msg("the workbook is damaged: {words}", words=f"{type(error).__name__}: {error}"[:200]),
                msg("open it in a spreadsheet program and save it as XLSX again"),
            ) from error


# ---------------------------------------------------------------- as bytes


def _looked_through(blob: bytes, cells: int) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return the parts that are sheets, of so many cells at most, and those of them that lack their empty rows now.

    Raise WorkbookError where anything is odd.
    """
    if len(blob) > LARGEST_BOOK:
        raise WorkbookError(
            msg("the file is larger than {n} MB, and is not read", n=LARGEST_BOOK >> 20), msg("send less at once")
        )
    if blob.startswith(_OLE):
        raise WorkbookError(
            msg("the workbook is protected by a password, or of the old kind (.xls)"),
            msg("open it in a spreadsheet program and save it as XLSX, without a password"),
        )
    try:
        archive = zipfile.ZipFile(BytesIO(blob))
        names = archive.infolist()
        if "[Content_Types].xml" not in archive.namelist():
            raise _no_book()
        if len(names) > _MOST_PARTS:
            raise _bomb()
        most_texts = cells // _CELLS_OF_A_TEXT
        slimmer: dict[str, bytes] = {}
        left, found = min(_MOST_UNPACKED, _UNPACKED_OF_ANY + _UNPACKED_OF_EACH * len(blob)), {}
        for info in names:
            if info.flag_bits & 1:
                raise WorkbookError(msg("the workbook is protected by a password"), msg("save it without one"))
            part = _unpacked(archive, info, left)
            left -= len(part)
            if info.filename.endswith((".xml", ".rels")) or part.lstrip()[:1] == b"<":
                _plain(part, info.filename)
            if info.filename.endswith(_STRINGS) and _so_many(_TEXT, part, most_texts) > most_texts:
                raise _many_texts(most_texts)
            if _SHEET.search(part):
                if (less := _without_empty(part)) is not None:
                    slimmer[info.filename] = part = less
                cells -= _bounded(part, cells)
                found[info.filename] = part
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise _no_book() from error
    return found, slimmer


def _without_empty(part: bytes) -> bytes | None:
    """Return a sheet of very many rows without the empty ones; None for any other, and where one has no number."""
    rows = sum(1 for _ in _ROW.finditer(part))
    if rows <= MOST_ROWS or rows != sum(1 for _ in _NUMBERED.finditer(part)):
        return None
    return _EMPTY.sub(b"", part)


def _with(parts: Mapping[str, bytes], blob: bytes) -> bytes:
    """Return a workbook with other parts in the place of its own."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(blob)) as archive, zipfile.ZipFile(stream, "w") as written:
        for info in archive.infolist():
            own = parts.get(info.filename)
            written.writestr(info.filename, _unpacked(archive, info, _MOST_UNPACKED) if own is None else own)
    return stream.getvalue()


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> bytes:
    most = _LARGEST_STRINGS if info.filename.endswith(_STRINGS) else _LARGEST_PART
    most = min(most, left)
    if info.file_size > most or info.compress_type not in _PACKED:  # of others no spreadsheet makes any
        raise _bomb()
    with archive.open(info) as part:
        return part.read(info.file_size)  # without a number all is unpacked first, whatever its size is said to be


def _bomb() -> WorkbookError:
    return WorkbookError(
        msg("the file unpacks to far more than a workbook holds, and is not read"),
        msg("it may have been made to do harm; ask who sent it"),
    )


def _no_book() -> WorkbookError:
    return WorkbookError(
        msg("this is no workbook"),
        msg("open it in a spreadsheet program and save it as XLSX; XLS and ODS are not read"),
    )


def _plain(part: bytes, name: str) -> None:
    """Refuse XML with definitions, in which bombs and references to other files stand; no spreadsheet writes any."""
    if (
        part.removeprefix(BOM_UTF8).lstrip()[:1] != b"<"
        or b"\0" in part[:64]
        or _ODD.search(part)
        or _ENDLESS.search(part)
    ):
        raise WorkbookError(
            msg("the part {name} of the workbook holds definitions that no spreadsheet writes", name=name),
            msg("it may have been made to do harm; ask who sent it"),
        )


def _bounded(part: bytes, most: int) -> int:
    """Return how many cells a sheet has, `most` of them allowed. Raise WorkbookError where it is too large."""
    count = sum(1 for _ in _ROW.finditer(part))
    if count > MOST_ROWS:
        raise WorkbookError(
            msg("a sheet has {n} rows; no more than {most} are read", n=count, most=MOST_ROWS),
            msg("delete the empty rows below the last one, or send less at once"),
        )
    if _WIDE.search(part):
        raise WorkbookError(
            msg("a sheet has more than {most} columns, and is not read", most=_MOST_COLUMNS),
            msg("delete the empty columns behind the last one"),
        )
    cells = _so_many(_CELL, part, most)
    if cells > most:
        raise _many_cells()
    return cells


def _so_many(wanted: re.Pattern[bytes], part: bytes, most: int) -> int:
    """Return how often something stands in a part, counted no further than one beyond `most`."""
    return sum(1 for _ in islice(wanted.finditer(part), most + 1))


def _many_cells() -> WorkbookError:
    return WorkbookError(
        msg("the workbook has more cells than a file of its size holds, and is not read"),
        msg("delete the empty rows and columns behind the last ones, or send less at once"),
    )


def _many_texts(most: int) -> WorkbookError:
    return WorkbookError(
        msg("the workbook holds more than {n} different texts, and is not read", n=most), msg("send less at once")
    )


def _part(trees: Any, part: bytes) -> _Part:
    merged = tuple(
        Range(int(top), column(left.decode()), int(bottom), column(right.decode()))
        for left, top, right, bottom in _MERGED.findall(part)
    )
    without = _uncalculated(trees, part) if _FORMULA.search(part) else frozenset[str]()
    rows = sum(1 for _ in _ROW.finditer(part))
    far = (each for each in _FAR.finditer(part) if int(each[1]) > MOST_ROWS and not each[0].endswith(b"/>"))
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
            _unpacked(archive, each, _MOST_UNPACKED)
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
    sheet.reset_dimensions()  # what a file says of its size is not believed
    for number, row in enumerate(sheet.iter_rows(), 1):
        if heard is not None and number % _TOLD == 0:
            heard(number, max(number, part.rows))
        if number > MOST_ROWS + part.rows:
            break  # as many as may stand there without a number; all others were looked at
        if number > MOST_ROWS and not part.is_far and all(cell.value is None for cell in row):
            continue  # only formatted, down to the last row that there is
        if number > MOST_ROWS:
            raise WorkbookError(
                msg("{sheet}: something stands below row {most}, which is not read", sheet=sheet.title, most=MOST_ROWS),
                msg("delete the empty rows below the last one, or send less at once"),
            )
        left -= len(row)  # with those between that are empty
        if left < 0:
            raise _many_cells()
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
