"""What an update brings beside its text, told after it where columns of its own would take the text its room."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.formats.cells import shown
from coopctl.messages import msg

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.formats.look import Look
    from coopctl.tables import Cell, Sheet

#: The columns of an update's text, and of what else it may bring; most bring nothing else.
_TEXT, _NEWS = "text", ("period", "status", "progress")
#: What says nothing without its name.
_NAMED = "period"


def after_texts(sheet: Sheet, look: Look) -> Sheet | None:
    """Return a sheet in which updates have their news after their texts; None where it has none, or they are asked for.

    What stands there is in brackets, as its names are in the title: The last four are registered. (completed, 100%)
    """
    names = [column.name for column in sheet.columns]
    if tuple(names[-1 - len(_NEWS) :]) != (_TEXT, *_NEWS) or any(column.asked for column in sheet.columns):
        return None
    text = names.index(_TEXT)

    def told(row: Sequence[Cell]) -> Cell:
        news = look.words.listed(_news(sheet, row, look))
        return msg("{said} ({others})", said=shown(row[text], look.words), others=news) if news else row[text]

    *others, column = sheet.columns[: text + 1]
    named = [each.title for at, each in enumerate(sheet.columns) if at > text and any(row[at] for row in sheet.rows)]
    if not named:
        return None
    titles = look.words.listed(map(look.words.say, named))
    column = replace(column, title=msg("{said} ({others})", said=column.title, others=titles))
    return replace(sheet, columns=(*others, column), rows=tuple((*row[:text], told(row)) for row in sheet.rows))


def _news(sheet: Sheet, row: Sequence[Cell], look: Look) -> Iterator[str]:
    """Yield what an update brings beside its text."""
    for column, cell in zip(sheet.columns, row, strict=True):
        if column.name in _NEWS and (said := shown(cell, look.words)):
            named = msg("{key}: {value}", key=column.title, value=said)
            yield look.words.say(named) if column.name == _NAMED else said
