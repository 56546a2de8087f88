"""Foreign files as tables of cells: CSV, JSON and YAML; workbooks are read by their own module."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from coopctl import strict_yaml
from coopctl.errors import UsageError
from coopctl.mapping.encodings import decoded
from coopctl.messages import Number, msg
from coopctl.model.vocabularies import Severity
from coopctl.values import dataclass
from coopctl.workbooks import opening
from coopctl.workbooks.cells import WorkbookError, address
from coopctl.workbooks.looks import PLAIN, NumberLook

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coopctl.messages import Message
    from coopctl.workbooks.cells import Book, CellRow, CellSheet, Heard

#: What stands in a cell; None where nothing does.
Scalar: TypeAlias = "str | int | Decimal | bool | date | None"
#: A file and a table of more than this is refused: 3,000 actions with all their texts are 10 MB.
LARGEST, MOST_ROWS, MOST_COLUMNS = 100_000_000, 200_000, 2_000
#: So many places of a table may be empty for want of anything in the file.
_MOST_EMPTY = 500_000
#: A number of more digits, before the point or behind it, is no figure of anybody's, and stays a text.
_MOST_DIGITS = 40
#: Most rows that are held against each other to find what separates the fields of a CSV file.
_SAMPLE = 50
_SEPARATORS = ";,\t|"
#: Of fewer fields a line within a text may be a list of its own.
_FEW_FIELDS = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of a foreign file, and where: `Plan!C12`, `12:3` (row, column) or `items/3/title`.

    In a workbook a cell may have a `fill`, a colour as #RRGGBB, and numbers a `look`. Where something is `wrong`, such
    as a formula that was not calculated, it has no value.
    """

    value: Scalar
    where: str
    look: NumberLook = PLAIN
    wrong: Message | None = None
    fill: str = ""

    @property
    def text(self) -> str:
        """The value as people see it in the file, without blanks around."""
        if isinstance(self.value, str):  # nearly every cell, and each is asked for its text again and again
            return self.value.strip()
        if isinstance(self.value, bool):
            return str(self.value).lower()
        if isinstance(self.value, Decimal):
            return self.look.text(self.value)
        if isinstance(self.value, date):
            return self.value.isoformat()[: self.look.of_a_day]
        return "" if self.value is None else str(self.value)


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a file: its rows from the first on, headings among them. `name` is "" where the file has one only.

    `remarks` say what was guessed of the file itself. Whether one `is_headed` for sure: its first row names columns;
    and whether a number stands for a day `since_1904`.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    remarks: Sequence[Message] = ()
    is_headed: bool = False
    since_1904: bool = False


def of_book(content: bytes, heard: Heard | None = None) -> tuple[Table, ...]:
    """Return the sheets of a workbook that people see. Raise what opening one raises."""
    book = opening.open_book(content, heard)
    seen = [sheet for sheet in book.sheets if not sheet.hidden]
    if not seen:
        raise WorkbookError(
            msg("the workbook has no sheet that is shown"),
            msg("open it in a spreadsheet program, show the sheet, and save it"),
        )
    return tuple(_of_sheet(sheet, book) for sheet in seen)


def _of_sheet(sheet: CellSheet, book: Book) -> Table:
    rows: list[list[Cell]] = []
    for row in sheet.rows:
        rows += [[] for _ in range(len(rows), row.number - 1)]
        last = max((*row.cells, *row.fills))
        rows.append([_of_cell(sheet.name, row, column) for column in range(1, last + 1)])
    _cover(rows, sheet)
    hidden = tuple(
        msg("{sheet}: the sheet is hidden, and is not read", sheet=each.name) for each in book.sheets if each.hidden
    )
    remarks = (*book.remarks, *sheet.remarks, *sheet.unseen, *hidden)
    return Table(sheet.name, rows, remarks, since_1904=book.since_1904)


def _of_cell(sheet: str, row: CellRow, column: int) -> Cell:
    cell, fill = row.cells.get(column), row.fills.get(column, "")
    if cell is None:
        return Cell(None, address(sheet, row.number, column), fill=fill)
    return Cell(cell.value, cell.address, cell.look, cell.wrong, fill)


def _cover(rows: list[list[Cell]], sheet: CellSheet) -> None:
    """Let merged cells say in each row what they say in their first; a row that says nothing stays so."""
    covered: dict[int, int] = {}
    empty = 0
    for each in sorted(sheet.merged):
        if not each.top <= len(rows) or len(rows[each.top - 1]) < each.left:
            continue
        first = rows[each.top - 1][each.left - 1]
        begin, end = max(each.top, covered.get(each.left, 0)), min(each.bottom, len(rows))
        covered[each.left] = max(end, covered.get(each.left, 0))
        for number in range(begin, end if first.value is not None or first.wrong is not None else begin):
            row = rows[number]
            if any(cell.value is not None for cell in row):
                empty += max(each.left - len(row), 0)
                _check_empty(empty)
                row += [Cell(None, address(sheet.name, number + 1, at)) for at in range(len(row) + 1, each.left + 1)]
                if row[each.left - 1].value is None and row[each.left - 1].wrong is None:
                    row[each.left - 1] = replace(first, where=row[each.left - 1].where)


def of_csv(content: bytes) -> Table:
    """Return the table of a CSV file, its encoding and separator as its own bytes have them. Raise UsageError."""
    text, remarks = decoded(content)
    separator = _separator(text)
    rows = []
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True), 1):
            rows.append([Cell(value or None, f"{number}:{column}") for column, value in enumerate(row, 1)])
            _check_size(number, len(row))
    except csv.Error as error:
        if "field limit" in str(error):  # the module has one class for all that it refuses
            raise UsageError(
                msg(
                    "row {number}: a cell is longer than {most} characters",
                    number=len(rows) + 1,
                    most=Number(csv.field_size_limit()),
                ),
                msg("does a quotation mark open it that none closes? else shorten it, or leave it out"),
            ) from error
        raise UsageError(
            msg("row {number}: a text that begins with a quotation mark does not end with one", number=len(rows) + 1),
            msg('end it with one, and double those that are part of it: "a 5"" pipe"'),
        ) from error
    first = [cell.text for cell in rows[0]] if rows else []
    named = len(set(first)) == len(first) > 1 and all(sum(map(str.isalpha, each)) > 1 for each in first)
    return Table("", rows, (*remarks, *_swallowed(rows, separator)), is_headed=named)


def _swallowed(rows: Sequence[Sequence[Cell]], separator: str) -> Iterator[Message]:
    """Say which rows hold others in a text of theirs, as where a quotation mark is missing."""
    fields = max(map(len, rows), default=0)
    for number, row in enumerate(rows, 1):
        lines = (line for cell in row if "\n" in cell.text for line in cell.text.split("\n"))
        if any(line.count(separator) >= max(fields - 1, _FEW_FIELDS) for line in lines):
            yield msg("row {number}: one cell holds whole rows; is a quotation mark missing?", number=number)


def of_json(content: bytes, within: str | None) -> Table:
    """Return the rows of a JSON file. Raise UsageError where it is none, or has no list of maps."""
    text, remarks = decoded(content)
    try:
        data = json.loads(text, object_pairs_hook=_once, parse_float=_number, parse_int=_number, parse_constant=str)
    except RecursionError:
        raise UsageError(msg("the file is nested too deeply")) from None
    except json.JSONDecodeError as error:
        raise UsageError(msg("line {line}: this is no JSON", line=error.lineno)) from error
    return Table("", _of_maps(data, within), remarks, is_headed=True)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return a map of JSON. Raise UsageError where it says one thing twice: which of them counts would be a guess."""
    found = dict(pairs)
    if len(found) < len(pairs):
        key = next(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        raise UsageError(msg("the key ‘{key}’ is given twice", key=key), msg("correct one of the two"))
    return found


def _number(written: str) -> int | Decimal | str:
    """Return a number of JSON; as a text where it has more digits than any figure."""
    found = Decimal(written)
    figure = found.is_finite() and max(len(found.as_tuple().digits), abs(found.adjusted())) <= _MOST_DIGITS
    return (int(found) if written.lstrip("-").isdigit() else found) if figure else written


def of_yaml(path: str, content: bytes, within: str | None) -> Table:
    """Return the rows of a YAML file. Raise UsageError where it cannot be read, or has no list of maps."""
    found = strict_yaml.read(path, content)
    faults = [each for each in found.faults if strict_yaml.FAULTS[each.code] is Severity.ERROR]
    if found.document is None or faults:
        fault = (faults or found.faults)[0]
        raise UsageError(msg("line {line}: {what}", line=fault.span.line, what=fault.message), fault.help)
    return Table("", _of_maps(found.document.data, within), is_headed=True)


def _separator(text: str) -> str:
    """Return what separates the fields: of which the most rows have equally many, and more than one field."""
    lines = text.split("\n", _SAMPLE * 4)[: _SAMPLE * 4]
    sample = "\n".join(lines)

    def worth(separator: str) -> tuple[int, int]:
        try:
            counts = [len(row) for row in islice(csv.reader(io.StringIO(sample), delimiter=separator), _SAMPLE)]
        except csv.Error:
            return 0, 0
        usual = max(set(counts), key=lambda each: (counts.count(each) * (each > 1), each), default=0)
        return counts.count(usual) if usual > 1 else 0, usual

    return max(_SEPARATORS, key=worth)


def _check_size(rows: int, columns: int) -> None:
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise UsageError(
            msg(
                "the table is too large: at most {rows} rows and {columns} columns",
                rows=MOST_ROWS,
                columns=MOST_COLUMNS,
            ),
            msg("leave out what is not to be imported"),
        )


def _check_empty(places: int) -> None:
    if places > _MOST_EMPTY:
        raise UsageError(
            msg("the table is too large: it would have over {n} empty cells", n=_MOST_EMPTY),
            msg("leave out what is not to be imported"),
        )


def _of_maps(data: object, within: str | None) -> list[list[Cell]]:
    """Return a list of maps as rows under headings; maps within are `outer/inner`, lists of texts are lines."""
    found, way = _list_of(data, within)
    flat = [dict(_flat(row, "")) for row in found]
    headings = list(dict.fromkeys(key for row in flat for key in row))
    _check_size(len(flat), len(headings))
    _check_empty(len(flat) * len(headings) - sum(map(len, flat)))
    return [
        [Cell(heading, heading) for heading in headings],
        *(
            [Cell(row.get(heading), f"{way}{number}/{heading}") for heading in headings]
            for number, row in enumerate(flat, 1)
        ),
    ]


def _list_of(data: object, within: str | None) -> tuple[Sequence[Mapping[str, object]], str]:
    """Return the list of maps of a document: at the place that is named, else the longest there is near its top."""
    places = [("", data)]
    if within:
        for step in within.split("/"):
            data = data.get(step) if isinstance(data, dict) else None
        places = [(f"{within}/", data)]
    elif isinstance(data, dict):
        places += [(f"{key}/", each) for key, each in data.items()]
        places += [
            (f"{key}/{low}/", each)
            for key, held in data.items()
            if isinstance(held, dict)
            for low, each in held.items()
        ]
    lists = [
        (each, way)
        for way, each in places
        if isinstance(each, list) and each and all(isinstance(row, dict) for row in each)
    ]
    if not lists:
        raise UsageError(
            msg("the file has no list of maps that could be records"),
            msg("say where it stands: ‘rows: outer/inner’ in the map"),
        )
    return max(lists, key=lambda each: len(each[0]))


def _flat(value: object, way: str) -> Iterator[tuple[str, Scalar]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _flat(each, f"{way}/{key}" if way else str(key))
    elif isinstance(value, list) and any(isinstance(each, dict | list) for each in value):
        for number, each in enumerate(value, 1):
            yield from _flat(each, f"{way}/{number}")
    elif isinstance(value, list):
        yield way, "\n".join(str(each) for each in value if each is not None)
    else:
        yield way, value  # type: ignore[misc]  # what JSON and YAML hold else is a scalar
