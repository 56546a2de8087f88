"""JSON: one envelope a report, its keys never translated, exact numbers as they were written."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from coopctl.formats import Audience
from coopctl.formats.cells import percent
from coopctl.formats.json_text import dumps
from coopctl.messages import Amount, Message, Told
from coopctl.model.texts import Text
from coopctl.tables import Cell, DaysLate, Explained, Money, Named, Percent

if TYPE_CHECKING:
    from coopctl.formats import Frame
    from coopctl.formats.look import Look
    from coopctl.i18n.words import Words
    from coopctl.tables import Sheet

AUDIENCE = Audience.PROGRAMS
ENDINGS = ("json",)

SCHEMA_VERSION = 1
#: What holds no other cell, and is most of them.
_PLAIN = frozenset({str, int, type(None)})


def write(sheet: Sheet, frame: Frame, look: Look) -> str:
    """Return the envelope: schema_version, kind, as_of, revision, items, left_out, then the sheet's own members."""
    envelope: dict[str, Cell] = {
        "schema_version": SCHEMA_VERSION,
        "kind": sheet.kind,
        "as_of": frame.day,
        "revision": frame.revision,
        "items": members(sheet),
        "left_out": tuple({"path": left.path, "code": left.code} for left in frame.left_out),
        **sheet.extra,
    }
    return encode(envelope, look.words, indent="\n") + "\n"


def members(sheet: Sheet) -> tuple[Mapping[str, Cell], ...]:
    """Return the rows as objects, by column name."""
    names = [column.name for column in sheet.columns]
    return tuple(dict(zip(names, row, strict=True)) for row in sheet.rows)


def encode(cell: Cell, words: Words, *, indent: str = "") -> str:
    """Return a cell as JSON; `indent` is a line break with the blanks before the next line, "" for one line.

    Numbers are exact: a Decimal as written, percent with one decimal, half up.
    """
    if cell.__class__ in _PLAIN:
        return _scalar(cell, words)
    if isinstance(cell, Named):
        cell = cell.id
    inner = f"{indent}  " if indent else ""
    between = "," + (inner or " ")
    if isinstance(cell, Explained):
        cell = {"id": cell.id, "params": _params(cell.message, words), "text": cell.message}
    if isinstance(cell, Mapping):
        pairs = (f"{_key(str(key))}: {encode(value, words, indent=inner)}" for key, value in cell.items())
        return f"{{{inner}{between.join(pairs)}{indent}}}" if cell else "{}"
    if isinstance(cell, tuple):
        return f"[{inner}{between.join(encode(one, words, indent=inner) for one in cell)}{indent}]" if cell else "[]"
    return _scalar(cell, words)


@functools.lru_cache(1024)
def _key(name: str) -> str:
    return dumps(name)


def _scalar(cell: Cell, words: Words) -> str:  # noqa: PLR0911 - one return a type
    """Return a cell that holds no others."""
    if cell.__class__ is str:
        return dumps(cell)
    if cell is None or isinstance(cell, bool):
        return dumps(cell)
    if isinstance(cell, Percent):
        return percent(cell.value)
    if isinstance(cell, (DaysLate, Money)):
        cell = cell.value
    if isinstance(cell, Decimal):
        return str(cell) if cell.is_finite() else "null"
    if isinstance(cell, int):
        return str(cell)
    if isinstance(cell, StrEnum):
        return dumps(cell.value)
    if isinstance(cell, Text):
        return dumps(cell.choose(words.languages)[1])
    if isinstance(cell, Message):
        return dumps(words.say(cell))
    return dumps(str(cell))


def _params(message: Message, words: Words) -> dict[str, Cell]:
    """Return a message's parameters as JSON values: dates as files write them, what is no cell as people read it."""
    kept = (str, int, Decimal, Text, StrEnum, tuple, Message)
    told = {name: str(value) if isinstance(value, Told | Amount) else value for name, value in message.params.items()}
    return {name: value if isinstance(value, kept) else words.param(value) for name, value in told.items()}
