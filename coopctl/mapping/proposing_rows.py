"""Rows of a foreign table that seem to be no records: totals, and headings of what stands below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.spelling.totals import is_total

if TYPE_CHECKING:
    from coopctl.mapping.columns import SeenTable

_HALF = 0.5


def no_records(table: SeenTable) -> tuple[str, ...]:
    """Return the titles of rows that seem to be no records, where nothing but the title tells records apart."""
    title, status = table.of("title"), table.of("status")
    if title is None or table.of("code") is not None:
        return ()
    totals, alone = set[str](), set[str]()
    for row in table.rows:
        texts = {at: cell.text for at, cell in enumerate(row) if cell.text}
        said = texts.get(title.at, "")
        if said and is_total(said):
            totals.add(said)
        elif said and status is not None and len(texts) == 1:
            alone.add(said)
    sections = alone if len(alone) < len(table.rows) * _HALF else set[str]()
    found = totals | sections
    return tuple(dict.fromkeys(cell.text for cell in table.cells(title.at) if cell.text in found))
