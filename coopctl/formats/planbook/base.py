"""What a book was made of, on a hidden sheet of it: so that it can be merged without git, and after any rebase."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from coopctl.errors import CoopctlError
from coopctl.messages import msg
from coopctl.values import dataclass
from coopctl.workbooks.writing import LONGEST_CELL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.workbooks.cells import CellSheet, CellValue

SHEET = "_coopctl"
#: What the sheet is written in; a reader takes no later one.
FORMAT = 1
_NAME, _ROW = "coopctl", "row"
_MOST_DIGITS = 60

Cells = Mapping[str, "CellValue | None"]


class LaterBookError(CoopctlError):
    """A book was made by a later version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """What a book says of itself: the commit, schema and languages that it was made with, the party that it is for.

    `rows` are the cells of each row by its code, `tabs` the sheets by their names then; `lost` where nothing is known.
    """

    commit: str = ""
    schema: str = ""
    language: str = ""
    day: str = ""
    partner: str = ""
    public: bool = False
    rows: Mapping[str, Cells] = field(default_factory=dict)
    tabs: Mapping[str, str] = field(default_factory=dict)
    lost: bool = False


def written(base: Base) -> Iterator[Sequence[str]]:
    """Yield the rows of the sheet."""
    yield _NAME, str(FORMAT)
    for name in ("commit", "schema", "language", "day", "partner"):
        yield name, str(getattr(base, name))
    yield "public", "true" if base.public else "false"
    for name, key in base.tabs.items():
        yield "tab", name, key
    for code, cells in base.rows.items():
        said = json.dumps(
            {name: _as_json(each) for name, each in cells.items() if each is not None}, ensure_ascii=False
        )
        yield _ROW, code, *(said[at : at + LONGEST_CELL] for at in range(0, len(said), LONGEST_CELL))


def read(sheet: CellSheet | None) -> Base:
    """Return what a book says of itself; `lost` where the sheet is gone, or damaged.

    Raise LaterBookError where a later version made it.
    """
    if sheet is None or not sheet.rows:
        return Base(lost=True)
    lines = [[cell.text for _, cell in sorted(row.cells.items())] for row in sheet.rows]
    if lines[0][:1] != [_NAME] or not lines[0][-1].isdecimal():
        return Base(lost=True)
    if int(lines[0][-1]) > FORMAT:
        raise LaterBookError(
            msg("the workbook was made by a later version of coopctl"), msg("take that version to import it")
        )
    said = {line[0]: line[1] for line in lines if len(line) > 1 and line[0] not in (_ROW, "tab")}
    try:
        rows = {line[1]: _cells("".join(line[2:])) for line in lines if line[0] == _ROW}
    except (ValueError, TypeError, AttributeError, LookupError, ArithmeticError, RecursionError):
        return Base(lost=True)
    return Base(
        commit=said.get("commit", ""),
        schema=said.get("schema", ""),
        language=said.get("language", ""),
        day=said.get("day", ""),
        partner=said.get("partner", ""),
        public=said.get("public") == "true",
        rows=rows,
        tabs={line[1]: line[2] for line in lines if line[0] == "tab" and len(line) > 2},
    )


def _as_json(value: CellValue | None) -> object:
    if isinstance(value, Decimal):
        return {"n": str(value)}
    return {"d": value.isoformat()} if isinstance(value, date) else value


def _cells(said: str) -> Cells:
    return {str(name): _value(each) for name, each in json.loads(said).items()}


def _value(said: object) -> CellValue:
    if not isinstance(said, dict):
        return str(said)
    if "d" in said:
        return date.fromisoformat(said["d"])
    number = Decimal(said["n"])
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        raise ValueError(said)
    return number
