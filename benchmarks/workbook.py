"""Measure a workbook's way out and back beside what the bare libraries take for the same cells.

Usage: python benchmarks/workbook.py [ROWS]   (10,000 by default)
"""

from __future__ import annotations

import io
import sys
import tempfile
import time
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import xlsxwriter  # type: ignore[import-untyped]

HOUSE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HOUSE))

from benchmarks.corpus import make
from coopctl import trees
from coopctl.changing.typed import Typist
from coopctl.formats.planbook.laying import laid_out
from coopctl.formats.planbook.rows import Source
from coopctl.i18n.words import words
from coopctl.importing.comparing import compared
from coopctl.importing.taking import taken
from coopctl.loading.reading import Reading
from coopctl.workbooks.opening import open_book
from coopctl.workbooks.writing import WrittenBook, write_book

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2019, 6, 1)
#: So many rows has an action of the corpus, in all sheets.
ROWS_OF_ACTION = 7
ROUNDS = 3


def bare_writing(book: WrittenBook) -> None:
    """Write the cells that people see, and nothing else."""
    made = xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True})
    for each in book.sheets:
        if each.columns:
            sheet = made.add_worksheet(each.name)
            for number, row in enumerate(each.rows, 1):
                for column, value in enumerate(row[:-1]):
                    if isinstance(value, Decimal):
                        sheet.write_number(number, column, float(value))
                    elif isinstance(value, date):
                        sheet.write_datetime(number, column, value)
                    elif value is not None:
                        sheet.write_string(number, column, str(value))
    made.close()


def bare_reading(blob: bytes) -> None:
    """Read all cells of all sheets, and make nothing of them."""
    book = openpyxl.load_workbook(io.BytesIO(blob), read_only=True, data_only=True)
    for sheet in book.worksheets:
        for _ in sheet.iter_rows(values_only=True):
            pass


def least(do: Callable[[], object]) -> float:
    """Return the seconds of CPU of the quickest round."""
    found = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        do()
        found.append(time.process_time() - begun)
    return min(found)


def main(rows: int = 10_000) -> None:
    """Print both ways, each with the ratio that is promised to stay below 5."""
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder), rows // ROWS_OF_ACTION)
        reading = Reading(trees.worktree(Path(folder)), TODAY, TODAY, whole=True)
        source = Source(reading.portfolio, reading.standing, words(("fr",)))
        actions = tuple(reading.portfolio.actions.values())
        book = laid_out(source, actions, day=TODAY)
        blob = write_book(book)

        def back() -> None:
            found = compared(taken(open_book.__wrapped__(blob)), source, Typist(TODAY, "fr"), {})
            if found.edits or found.clashes or found.problems or found.added:
                raise SystemExit("what came back is not what went out")

        out = least(lambda: write_book(laid_out(source, actions, day=TODAY))), least(lambda: bare_writing(book))
        into = least(back), least(lambda: bare_reading(blob))
        for name, (ours, bare) in (("out", out), ("in", into)):
            print(f"{name:4} {ours:6.2f} s, the library alone {bare:6.2f} s: {ours / bare:.1f} times")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
