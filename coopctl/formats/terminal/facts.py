"""Facts, one `key: value` line each, for screen readers: no bars, no boxes, no signs."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from coopctl.formats.cells import shown
from coopctl.formats.terminal.reshaped import with_totals
from coopctl.messages import Message, msg
from coopctl.tables import Headed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from enum import StrEnum

    from coopctl.formats.look import Look
    from coopctl.tables import Cell, Sheet

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
    sheet = with_totals(sheet)
    names = [column.name for column in sheet.columns]
    untold = {name for name in ("agreement", "action", "part_of") if f"{name}_title" not in names}
    places = _title_first(names)
    return [
        [
            (Headed(sheet.columns[place].title), _called(row[place], sheet) if names[place] in untold else row[place])
            for place in places
        ]
        for row in sheet.rows
    ]


def _title_first(names: Sequence[str]) -> list[int]:
    """Return the places of columns in the order in which they are read out."""
    places = list(range(len(names)))
    known = next((name for name in ("ref", "id") if name in names), None)
    if known and "title" in names and names.index("title") > names.index(known):
        places.insert(names.index(known), places.pop(names.index("title")))
    return places


def _called(ref: Cell, sheet: Sheet) -> Cell:
    """Return what a record is called before its reference, where that is known."""
    if not isinstance(ref, str) or not (title := sheet.titles.get(ref)):
        return ref
    return msg("{said} ({others})", said=title, others=ref)
