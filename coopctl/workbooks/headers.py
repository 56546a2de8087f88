"""The row of a sheet that names its columns, wherever it stands among the first, however its words are typed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import field
from typing import TYPE_CHECKING

from coopctl.composing import normalized
from coopctl.messages import msg
from coopctl.values import dataclass
from coopctl.workbooks.cells import address

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coopctl.messages import Message
    from coopctl.workbooks.cells import CellRow, CellSheet

#: So many rows are looked through: above the names of columns may stand a title, a logo, a remark.
_FIRST_ROWS = 10
_BLANK = re.compile(r"\s+")
_UNSEEN = frozenset({"Cf", "Cc"})


@dataclass(frozen=True, slots=True)
class HeadedSheet:
    """A sheet below its names: the columns by what their names mean, and the rows with anything in them.

    `unknown` are the names that mean nothing here, by column; `twice` are sentences of names that stand there twice,
    of which the first column counts.
    """

    columns: Mapping[str, int]
    rows: tuple[CellRow, ...]
    row: int = 0
    unknown: Mapping[int, str] = field(default_factory=dict)
    twice: tuple[Message, ...] = ()


def headed(sheet: CellSheet, meaning: Callable[[str], str | None]) -> HeadedSheet | None:
    """Find the row of which most cells are names that `meaning` knows; None where none of the first holds any.

    `meaning` is asked for a name as people read it: one line, without blanks around and signs that are not seen.
    """
    best: tuple[int, CellRow] | None = None
    for row in sheet.rows:
        if row.number > _FIRST_ROWS:
            break
        count = sum(meaning(plain(cell.text)) is not None for cell in row.cells.values())
        if count and (best is None or count > best[0]):
            best = count, row
    if best is None:
        return None
    columns: dict[str, int] = {}
    unknown: dict[int, str] = {}
    twice: list[Message] = []
    header = best[1]
    for column, cell in sorted(header.cells.items()):
        name = plain(cell.text)
        meant = meaning(name)
        if meant is None:
            unknown[column] = name
        elif meant in columns:
            first = address(sheet.name, header.number, columns[meant])
            said = msg(
                "{cell}: ‘{name}’ heads {other} too, and that one counts", cell=cell.address, name=name, other=first
            )
            twice.append(said)
        else:
            columns[meant] = column
    rows = tuple(each for each in sheet.rows if each.number > header.number)
    return HeadedSheet(columns, rows, header.number, unknown, tuple(twice))


def plain(text: str) -> str:
    """Return a name in one line, without blanks around, doubled, or that do not break, and without unseen signs."""
    seen = "".join(each if each.isspace() else "" if unicodedata.category(each) in _UNSEEN else each for each in text)
    return _BLANK.sub(" ", normalized("NFC", seen)).strip()
