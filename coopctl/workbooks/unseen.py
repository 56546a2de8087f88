"""What people do not see at once in a workbook: hidden rows and columns are read, and comments are not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from coopctl.messages import msg, nmsg
from coopctl.workbooks.cells import letters

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from coopctl.messages import Message

_ROWS = re.compile(rb"<(?:\w+:)?row\b[^<>]{0,600}?\shidden=[\"'](?:1|true)[\"'][^<>]*>\s*<(?:\w+:)?c[\s>]")
_COLUMN = re.compile(rb"<(?:\w+:)?col\s[^<>]{0,600}>")
_HIDDEN = re.compile(rb"\shidden=[\"'](?:1|true)")
_BOUNDS = re.compile(rb"\s(min|max)=[\"']([0-9]{1,5})")
_COMMENT = re.compile(rb"<(?:\w+:)?comment\s[^<>]{0,600}?ref=[\"'][A-Z]{1,3}([0-9]{1,7})[\"']")
#: Parts of an archive that hold comments.
COMMENTS = re.compile(r"xl/comments(?:/comment)?[0-9]*\.xml")


class Unseen(NamedTuple):
    """The number of rows of a sheet that are hidden and hold cells, and its hidden columns, each from and to."""

    rows: int = 0
    columns: tuple[tuple[int, int], ...] = ()


def unseen(part: bytes) -> Unseen:
    """Return what is hidden in a sheet, by its bytes."""
    hidden = (dict(_BOUNDS.findall(each)) for each in _COLUMN.findall(part) if _HIDDEN.search(each))
    bounds = tuple((int(each[b"min"]), int(each[b"max"])) for each in hidden if len(each) > 1)
    return Unseen(sum(1 for _ in _ROWS.finditer(part)), bounds)


def told(sheet: str, found: Unseen, columns: Collection[int]) -> Iterator[Message]:
    """Say what is hidden in a sheet of which these columns hold something: all is read."""
    if found.rows:
        yield nmsg(
            "{sheet}: {n} hidden row is read like all others",
            "{sheet}: {n} hidden rows are read like all others",
            found.rows,
            sheet=sheet,
        )
    names = [letters(at) for at in sorted(columns) if any(low <= at <= high for low, high in found.columns)]
    if names:
        yield msg("{sheet}: hidden columns are read like all others: {names}", sheet=sheet, names=tuple(names))


def comments(parts: Collection[bytes]) -> Iterator[Message]:
    """Say how many cells are commented on below their sheets' first rows, where columns are explained."""
    count = sum(int(row) > 1 for part in parts for row in _COMMENT.findall(part))
    if count:
        yield nmsg("{n} comment on a cell is not read", "{n} comments on cells are not read", count)
