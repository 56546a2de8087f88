"""Facts, one `key: value` line each, for screen readers: no bars, no boxes, no signs."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from coopctl.formats.cells import shown
from coopctl.messages import Message, msg
from coopctl.model.texts import Text
from coopctl.reports.arrange import with_totals
from coopctl.reports.records.in_words import without_status
from coopctl.tables import Explained, Headed, Named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from enum import StrEnum

    from coopctl.formats.look import Look
    from coopctl.tables import Cell, Sheet

#: Columns of records, which may have another of what these are called.
_RECORDS = ("agreement", "action", "part_of")
#: A fact as its name and its value; a sentence; or words as they stand.
Item: TypeAlias = "tuple[Message | StrEnum | Headed, Cell] | Message | str"


def write(blocks: Iterable[Iterable[Item]], look: Look) -> str:
    """Return blocks of facts with a blank line between them; what is not known is not said."""
    told = ("".join(f"{line}\n" for item in block for line in _line(item, look)) for block in blocks)
    return look.finished("\n".join(block for block in told if block))


def _line(item: Item, look: Look) -> Iterator[str]:
    """Yield the line of a fact or a sentence; none for a fact without a value."""
    if isinstance(item, str):
        yield item
    elif isinstance(item, Message):
        yield look.words.headed(item)
    elif value := shown(item[1], look.words):
        yield look.words.say(msg("{key}: {value}", key=shown(item[0], look.words), value=value))


def records(sheet: Sheet) -> list[list[Item]]:
    """Return the rows as blocks of facts; what something is called comes before its reference or its id."""
    sheet = with_totals(sheet, spelled=True)
    names = [column.name for column in sheet.columns]
    titles = {f"{name}_title" for name in _RECORDS}
    places = [place for place in _title_first(names) if names[place] not in titles]
    return [
        [
            (Headed(sheet.columns[place].title), cell)
            for place in places
            if (cell := _told(names[place], dict(zip(names, row, strict=True)), sheet)) is not None
        ]
        for row in sheet.rows
    ]


def _told(name: str, row: Mapping[str, Cell], sheet: Sheet) -> Cell:
    """Return a cell as it is read out: a record by its title too, a reason where it says more than the health does."""
    cell = row[name]
    if name in _RECORDS:
        return _called(cell, row.get(f"{name}_title"), sheet)
    if name == "unread":
        return cell or None
    if isinstance(cell, Explained) and name == "reason":
        if not cell.message.params and cell.id.replace("-", "_") == row.get("status"):
            return None
        return without_status(cell.message)
    return cell


def _title_first(names: Sequence[str]) -> list[int]:
    """Return the places of columns in the order in which they are read out."""
    places = list(range(len(names)))
    known = next((name for name in ("ref", "id") if name in names), None)
    if known and "title" in names and names.index("title") > names.index(known):
        places.insert(names.index(known), places.pop(names.index("title")))
    return places


def _called(ref: Cell, title: Cell, sheet: Sheet) -> Cell:
    """Return what a record is called before its reference, where that is known."""
    title = (title.name if isinstance(title, Named) else title) or (
        sheet.titles.get(ref) if isinstance(ref, str) else None
    )
    if not isinstance(ref, str) or not isinstance(title, (Text, Message)):
        return ref
    return msg("{said} ({others})", said=title, others=ref)
