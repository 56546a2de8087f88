"""Changes records without harming them: a text is spliced where its parser's marks say, and nowhere else.

    edited = edit(blob, [Put(("status",), "completed"), Insert(("updates",), {"date": "2019-03-01"})], "action")

Operations are made in their order, each on what the ones before it left; all of them, or none. They are:
`Put(place, value)` sets a scalar, map or list, and adds a key that is not there at the schema's place;
`Remove(place)`; `Insert(place of the list, value, index or None for the end)`; `Move(place, to)` of an entry;
`Rename(place, key)`. A place is a tuple of keys and of indices from 0: ids are turned into indices first.

`edit` takes the text of a file, or its bytes, and the kind of its schema ("action", "agreement", "settings", "" for
none), and returns an `Edited`: `before`, `text`, `blob` to be written, `data` as read from it, `changed`, `touched`
lines, and `patch(path)`, a unified diff. It raises `EditRefused`, an expected error with exit code 1, where what is
asked cannot be done: nothing is at the place, the file must be mended first (`fault` is the reader's finding), the
value is none that a file can hold, or something beside it would change. Whether the data is valid is not asked here.

Dates are text. Where the schema, or what stood there, has a date they are written without quotes; a year alone is
a number if it is to have none. A text of several lines, or too long for its line, becomes a block text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.edits.operations import Insert, Move, Operation, Put, Remove, Rename
from coopctl.edits.patch import patch
from coopctl.edits.refused import EditRefused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.edits.editing import Edited

__all__ = ["EditRefused", "Insert", "Move", "Operation", "Put", "Remove", "Rename", "edit", "patch"]


def edit(text: str | bytes, operations: Sequence[Operation], kind: str = "") -> Edited:
    """Return a text with operations made, as `editing.edit` says."""
    from coopctl.edits import editing  # only here: who compares records has operations, and no text to be parsed

    return editing.edit(text, operations, kind)
