"""A workbook written: what its sheets hold is said by values and looks, and no cell of it is a formula or a link."""

from __future__ import annotations

import io
from dataclasses import field, replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from coopctl.errors import MissingExtraError
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coopctl.workbooks.cells import CellValue

#: The longest text of a cell, and the most signs of a number that spreadsheets keep.
LONGEST_CELL = 32_000
MOST_DIGITS = 15
_LONGEST_NOTE = 500
#: The days that a cell for dates takes without a question.
_FIRST_DAY, _LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)
_INK, _PALE, _GREY, _OPEN, _LINE = "#1F3A4D", "#F2F2F2", "#595959", "#FFF8DC", "#C8CED3"
_A4 = 9
#: How wide a page of text is, and what of a table goes on one of paper, in characters; the height of a line, in points.
_PAGE, _ON_PAPER = 110, 270
_LINE_HEIGHT, _MOST_LINES, _HEAD_HEIGHT = 14.5, 9, 32
#: As wide as no text is: what nobody sees needs no height.
_LONGEST_LINE = LONGEST_CELL + 1


class CellLook(StrEnum):
    """How the cells of a column are shown."""

    TEXT = "text"
    LONG = "long"
    DAY = "day"
    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenColumn:
    """A column: its head, how wide it is in characters, what is said of it in a note.

    `given` is only shown, and grey; `open` cells wait to be filled in; `choices` names a list that is offered.
    """

    title: str
    width: int = 14
    look: CellLook = CellLook.TEXT
    note: str = ""
    given: bool = False
    open: bool = False
    hidden: bool = False
    choices: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSheet:
    """A sheet: its columns and rows, and whether it is hidden; its `frozen` first columns stay in sight.

    Below the rows `spare` ones more offer words and ask for days as those do.
    Without columns it is a page of text: each row its first cell, heads where they stand alone in `heads`.
    """

    name: str
    columns: Sequence[WrittenColumn] = ()
    rows: Sequence[Sequence[CellValue | None]] = ()
    spare: int = 0
    frozen: int = 0
    hidden: bool = False
    heads: frozenset[int] = frozenset()
    from_right: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenBook:
    """A workbook: its title, sheets and the lists that cells offer; the day that it is dated by, how days are written.

    `messages`: what is said of a cell for a day, and for a percentage.
    """

    title: str
    day: date
    sheets: Sequence[WrittenSheet]
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)
    day_format: str = "yyyy-mm-dd"
    right_to_left: bool = False
    properties: Mapping[str, str] = field(default_factory=dict)
    messages: tuple[str, str] = ("", "")


def write_book(book: WrittenBook) -> bytes:
    """Return the workbook as XLSX; the same book gives the same bytes. Raise MissingExtraError."""
    try:
        import xlsxwriter  # type: ignore[import-untyped]
    except ImportError as error:
        raise MissingExtraError("xlsx") from error
    stream = io.BytesIO()
    made = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    made.set_properties({"title": book.title, "created": datetime.combine(book.day, time(), UTC).replace(tzinfo=None)})
    for name, value in book.properties.items():
        made.set_custom_property(name, value, "text")
    _BookWriter(made, book).write()
    made.close()
    return stream.getvalue()


def _height(said: Sequence[tuple[str, int]]) -> float:
    """Return how high a row is, in which texts stand in columns of these widths: programs do not measure it alike."""
    lines = (sum(1 + len(line) // max(width - 1, 1) for line in text.split("\n")) for text, width in said)
    return _LINE_HEIGHT * min(max(lines, default=1), _MOST_LINES)


class _BookWriter:
    """A workbook in the hands of the library, which has no types."""

    def __init__(self, made: Any, book: WrittenBook) -> None:
        self.made, self.book = made, book
        self.formats: dict[tuple[CellLook, bool, bool, bool], Any] = {}
        head = {"bold": True, "font_color": "white", "bg_color": _INK, "text_wrap": True, "valign": "vcenter"}
        self.head = made.add_format({**head, "border": 1, "border_color": _LINE})
        self.page = made.add_format({"text_wrap": True, "valign": "top"})
        self.page_head = made.add_format({"bold": True, "font_size": 13, "font_color": _INK})
        right = {"reading_order": 2, "align": "right"}
        self.page_right = made.add_format({"text_wrap": True, "valign": "top", **right})
        self.page_head_right = made.add_format({"bold": True, "font_size": 13, "font_color": _INK, **right})

    def write(self) -> None:
        ranges = {}
        sheets = [(each, self.made.add_worksheet(each.name)) for each in self.book.sheets]
        for each, sheet in sheets:
            if each.hidden:
                self._plain(each, sheet)
        lists = self.made.add_worksheet("_lists")
        lists.hide()
        for column, (name, words) in enumerate(self.book.lists.items()):
            lists.write_column(0, column, words)
            letter = chr(ord("A") + column)
            ranges[name] = f"=_lists!${letter}$1:${letter}${len(words)}" if words else ""
        for each, sheet in sheets:
            if not each.hidden:
                (self._table if each.columns else self._page)(each, sheet, ranges)

    def _plain(self, wanted: WrittenSheet, sheet: Any) -> None:
        sheet.hide()
        for number, row in enumerate(wanted.rows):
            for column, value in enumerate(row):
                sheet.write_string(number, column, str(value))

    def _page(self, wanted: WrittenSheet, sheet: Any, _ranges: Mapping[str, str]) -> None:
        sheet.set_column(0, 0, _PAGE)
        sheet.hide_gridlines(2)
        self._for_paper(sheet)
        for number, row in enumerate(wanted.rows):
            right = number in wanted.from_right
            shape = self.page_head if number in wanted.heads else self.page
            if right:
                shape = self.page_head_right if number in wanted.heads else self.page_right
            said = str(row[0]) if row else ""
            sheet.set_row(number, _height([(said, _PAGE)]))
            sheet.write_string(number, 0, said, shape)

    def _table(self, wanted: WrittenSheet, sheet: Any, ranges: Mapping[str, str]) -> None:
        last = len(wanted.rows) + wanted.spare
        if self.book.right_to_left:
            sheet.right_to_left()
        heads = [(each.title, each.width) for each in wanted.columns if not each.hidden]
        sheet.set_row(0, max(_HEAD_HEIGHT, _height(heads)))
        sheet.freeze_panes(1, wanted.frozen)
        sheet.autofilter(0, 0, max(last, 1), len(wanted.columns) - 1)
        for number, column in enumerate(wanted.columns):
            options = {"hidden": True} if column.hidden else {}
            sheet.set_column(number, number, column.width, self._format(column, framed=not column.given), options)
            sheet.write_string(0, number, column.title, self.head)
            if column.note:
                sheet.write_comment(0, number, column.note[:_LONGEST_NOTE], {"x_scale": 2.2, "y_scale": 1.2})
            self._offer(sheet, number, last, column, ranges)
        self._rows(wanted, sheet)
        self._for_paper(sheet, 1 + sum(each.width for each in wanted.columns if not each.hidden) // _ON_PAPER)
        sheet.repeat_rows(0)
        sheet.repeat_columns(0, max(wanted.frozen - 1, 0))
        sheet.print_area(0, 0, max(len(wanted.rows), 1), len(wanted.columns) - 1)

    def _rows(self, wanted: WrittenSheet, sheet: Any) -> None:
        shapes = [self._format(column) for column in wanted.columns]
        waiting = [self._format(column, empty=True) for column in wanted.columns]
        as_text = [
            self._format(replace(column, look=CellLook.TEXT)) if column.look is CellLook.DAY else shape
            for column, shape in zip(wanted.columns, shapes, strict=True)
        ]
        open_ = [at for at, each in enumerate(wanted.columns) if each.given or waiting[at] is not shapes[at]]
        widths = [_LONGEST_LINE if column.hidden else column.width for column in wanted.columns]
        for number, row in enumerate(wanted.rows, 1):
            long = []
            for column, value in enumerate(row):
                if value is None:
                    continue
                if isinstance(value, str):
                    sheet.write_string(number, column, value, as_text[column])
                    if len(value) >= widths[column] or "\n" in value:
                        long.append((value, widths[column]))
                elif isinstance(value, Decimal):
                    sheet.write_number(number, column, float(value), shapes[column])
                elif isinstance(value, date):
                    sheet.write_datetime(number, column, value, shapes[column])
                else:
                    sheet.write_string(number, column, str(value), as_text[column])
            for column in open_:
                if row[column] is None:
                    sheet.write_blank(number, column, None, waiting[column])
            if long:
                sheet.set_row(number, _height(long))

    def _offer(self, sheet: Any, number: int, last: int, column: WrittenColumn, ranges: Mapping[str, str]) -> None:
        """Say what a cell takes: it warns, and takes another word all the same, since a month is a date too."""
        if column.given or column.hidden:
            return
        wanted: dict[str, object] = {"ignore_blank": True, "error_type": "warning"}
        if column.choices and ranges.get(column.choices):
            wanted |= {"validate": "list", "source": ranges[column.choices]}
        elif column.look is CellLook.DAY:
            between = {"minimum": _FIRST_DAY, "maximum": _LAST_DAY}
            wanted |= {"validate": "date", "criteria": "between", **between, "input_message": self.book.messages[0]}
        elif column.look is CellLook.PERCENT:
            between = {"minimum": 0, "maximum": 100}  # type: ignore[dict-item] # of another kind of cell
            wanted |= {"validate": "decimal", "criteria": "between", **between, "input_message": self.book.messages[1]}
        else:
            return
        sheet.data_validation(1, number, max(last, 1), number, wanted)

    def _format(self, column: WrittenColumn, *, empty: bool = False, framed: bool = True) -> Any:
        """Return how a cell of a column is shown; one that is not framed is of a row that is not there yet."""
        key = column.look, column.given, column.open and empty, framed
        if key not in self.formats:
            shape: dict[str, object] = {"valign": "top"}
            if framed:
                shape |= {"border": 1, "border_color": _LINE}
            if column.look in (CellLook.TEXT, CellLook.LONG):
                shape |= {"text_wrap": True, **({"num_format": "@"} if column.look is CellLook.TEXT else {})}
            elif column.look is CellLook.DAY:
                shape |= {"num_format": self.book.day_format, "align": "left"}
            elif column.look is CellLook.MONEY:
                shape |= {"num_format": "#,##0.00"}
            if column.given and framed:
                shape |= {"bg_color": _PALE, "font_color": _GREY}
            elif key[2]:
                shape |= {"bg_color": _OPEN}
            self.formats[key] = self.made.add_format(shape)
        return self.formats[key]

    def _for_paper(self, sheet: Any, pages: int = 1) -> None:
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(pages, 0)
        sheet.set_margins(0.4, 0.4, 0.6, 0.6)
        sheet.set_footer("&L&F&R&P / &N")
