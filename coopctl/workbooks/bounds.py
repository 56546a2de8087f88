"""An XLSX file as bytes, before the library sees it: refused where it would take far longer than its size promises."""

from __future__ import annotations

import re
import zipfile
import zlib
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

from coopctl.messages import msg
from coopctl.workbooks.cells import WorkbookError

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The largest file, in bytes; the most that it may unpack to, all together and each part; rows of a sheet and cells.
LARGEST_BOOK = 32 << 20
MOST_UNPACKED = 256 << 20
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
#: Texts are written once for all cells that show them: of a file's cells each so manieth may have one of its own. A run
#: of a text with a look of its own takes as long as so many texts, and a text has so many tags.
_CELLS_OF_A_TEXT = 3
_TEXTS_OF_A_RUN = 2
_TAGS_OF_A_TEXT = 4
#: A range of merged cells takes as long as so many cells.
_CELLS_OF_A_RANGE = 4
#: So many tags may tell of looks, names and sheets in any file, and for so many bytes of it there may be one more;
#: a cell of a sheet, or a run within one, has so many at the most.
_TAGS_OF_ANY, _BYTES_OF_A_TAG, _TAGS_OF_A_CELL = 150_000, 10, 20
_ODD = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
#: Formats of numbers and names of areas far longer than a spreadsheet takes: the library's patterns turn on them.
_ENDLESS = re.compile(
    rb"formatCode=(?:\"[^\"]{600}|'[^']{600})|<(?:[^<>\s/:]+:)?definedName\b[^<>]{0,2000}>[^<]{9000}", re.IGNORECASE
)
_SHEET = re.compile(rb"<(?:[^<>\s/:]+:)?sheetData\b")
_ROW = re.compile(rb"<(?:[^<>\s/:]+:)?row\b")
_NUMBERED = re.compile(rb"<(?:[^<>\s/:]+:)?row\b[^<>]{0,300}?\sr=[\"'][0-9]")
#: A row with a height or a style and nothing in it: a spreadsheet writes one for each row below the last one.
_EMPTY = re.compile(rb"<(?:[^<>\s/:]+:)?row\b[^<>]{0,600}?(?:/>|>\s*</(?:[^<>\s/:]+:)?row>)")
_CELL = re.compile(rb"<(?:[^<>\s/:]+:)?c[\s/>]")
_TEXTS = re.compile(rb"<(?:[^<>\s/:]+:)?sst[\s/>]")
_TEXT = re.compile(rb"<(?:[^<>\s/:]+:)?si[\s/>]")
_RUN = re.compile(rb"<(?:[^<>\s/:]+:)?r[\s/>]")
_RANGE = re.compile(rb"<(?:[^<>\s/:]+:)?mergeCell[\s/>]")
#: What the library makes objects of, tag by tag: the workbook, what belongs to what, looks and properties.
_BOOK = re.compile(rb"<(?:[^<>\s/:]+:)?sheets[\s/>]")
_DESCRIBING = ("xl/styles.xml", "[Content_Types].xml", ".rels")
_PROPERTIES = "docProps/"
_WIDE = re.compile(rb"\sr=[\"'][A-Z]{4,}|\sr=[\"'](?:B[A-Z]{2}|[C-Z][A-Z]{2}|A[M-Z][A-Z])[0-9]")
_STRINGS = "sharedStrings.xml"
_OLE = b"\xd0\xcf\x11\xe0"
_PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


def most_cells(blob: bytes) -> int:
    """Return how many cells a file of that size may have."""
    return min(_MOST_CELLS, int(_CELLS_OF_ANY + _CELLS_OF_EACH * len(blob)))


def looked_through(blob: bytes, cells: int) -> tuple[dict[str, bytes], dict[str, bytes]]:
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
            raise bomb()
        most_texts, most_tags = cells // _CELLS_OF_A_TEXT, _TAGS_OF_ANY + len(blob) // _BYTES_OF_A_TAG
        slimmer: dict[str, bytes] = {}
        left, found = min(MOST_UNPACKED, _UNPACKED_OF_ANY + _UNPACKED_OF_EACH * len(blob)), {}
        for info in names:
            if info.flag_bits & 1:
                raise WorkbookError(msg("the workbook is protected by a password"), msg("save it without one"))
            part = unpacked(archive, info, left)
            left -= len(part)
            _told(info.filename, part, most_texts, most_tags)
            if _SHEET.search(part):
                if (less := _without_empty(part)) is not None:
                    slimmer[info.filename] = part = less
                held = _bounded(part, cells)
                if part.count(b"<") > most_tags + _TAGS_OF_A_CELL * held:
                    raise bomb()
                cells -= held
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


def with_parts(parts: Mapping[str, bytes], blob: bytes) -> bytes:
    """Return a workbook with other parts in the place of its own."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(blob)) as archive, zipfile.ZipFile(stream, "w") as written:
        for info in archive.infolist():
            own = parts.get(info.filename)
            written.writestr(info.filename, unpacked(archive, info, MOST_UNPACKED) if own is None else own)
    return stream.getvalue()


def unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> bytes:
    """Return a part of an archive. Raise WorkbookError where it is larger than any, or than what is `left`."""
    most = _LARGEST_STRINGS if info.filename.endswith(_STRINGS) else _LARGEST_PART
    most = min(most, left)
    if info.file_size > most or info.compress_type not in _PACKED:  # of others no spreadsheet makes any
        raise bomb()
    with archive.open(info) as part:
        return part.read(info.file_size)  # without a number all is unpacked first, whatever its size is said to be


def bomb() -> WorkbookError:
    """Return what is said of a file that takes far more than its size promises."""
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
    cells = _so_many(_CELL, part, most) + _so_many(_RUN, part, most)
    cells += _CELLS_OF_A_RANGE * _so_many(_RANGE, part, most)
    if cells > most:
        raise many_cells()
    return cells


def _told(name: str, part: bytes, most_texts: int, most_tags: int) -> None:
    """Refuse a part with definitions, with too many texts, or with too many tags that the library makes objects of."""
    if name.endswith((".xml", ".rels")) or _is_marked_up(part):
        _plain(part, name)
    if _TEXTS.search(part) and _texts(part, most_texts) > most_texts:
        raise _many_texts(most_texts)
    if _describes(name, part) and part.count(b"<") > most_tags:
        raise bomb()


def _is_marked_up(part: bytes) -> bool:
    """Whether a part may be read as XML, whatever its name: it is told so elsewhere which part is what."""
    begins = part[:64].removeprefix(BOM_UTF8).lstrip()
    return begins.startswith((b"<", BOM_UTF16_LE, BOM_UTF16_BE)) or begins.replace(b"\0", b"")[:1] == b"<"


def _describes(name: str, part: bytes) -> bool:
    """Whether a part tells of looks, names, properties or sheets."""
    return name.endswith(_DESCRIBING) or name.startswith(_PROPERTIES) or _BOOK.search(part) is not None


def _texts(part: bytes, most: int) -> int:
    """Return how many texts a part holds, or takes as long as, counted no further than `most`."""
    texts = max(_so_many(_TEXT, part, most), part.count(b"<") // _TAGS_OF_A_TEXT)
    return texts + _TEXTS_OF_A_RUN * _so_many(_RUN, part, most)


def _so_many(wanted: re.Pattern[bytes], part: bytes, most: int) -> int:
    """Return how often something stands in a part, counted no further than one beyond `most`."""
    return sum(1 for _ in islice(wanted.finditer(part), most + 1))


def many_cells() -> WorkbookError:
    """Return what is said of a file with more cells than its size promises."""
    return WorkbookError(
        msg("the workbook has more cells than a file of its size holds, and is not read"),
        msg("delete the empty rows and columns behind the last ones, or send less at once"),
    )


def _many_texts(most: int) -> WorkbookError:
    return WorkbookError(
        msg("the workbook holds more than {n} different texts, and is not read", n=most), msg("send less at once")
    )
