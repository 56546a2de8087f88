"""Titles after the numbers that signed documents give: D4.9. Report on the stations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.messages import Message, msg
from coopctl.model.records import Action
from coopctl.model.texts import Text

if TYPE_CHECKING:
    from coopctl.measures.coming import Due
    from coopctl.model.numerals import Numeral
    from coopctl.model.records import Record
    from coopctl.model.vocabularies import MeetingKind


#: How many letters of a title stand where another place of the paper has the whole of it.
_SHORT = 100


def shortened(title: Text, letters: int = _SHORT) -> Text:
    """Return a title cut where it is long."""
    return title.cut(letters)


def numbered(number: Numeral | None, title: Text | None) -> Text | Message | None:
    """Return a title after its number; as it is where it has none, None where nothing is titled."""
    return title if number is None or title is None else msg("{number}. {title}", number=number, title=title)


def of_record(record: Record, letters: int | None = None) -> Text | Message:
    """Return what a record is called wherever rows are of it: an action by its title after its number, if need be cut.

    Whoever holds the signed document looks for the number, and titles of one plan often begin alike.
    """
    title = record.title if letters is None else shortened(record.title, letters)
    return (numbered(record.number, title) or title) if isinstance(record, Action) else title


def alone(called: Text | Message) -> Text | Message:
    """Return the title of what is called by its number and title, as programs know it."""
    title = called.params.get("title") if isinstance(called, Message) else called
    return title if isinstance(title, Text) else called


def called(due: Due) -> Text | Message | MeetingKind | None:
    """Return what something with a date is called: its title after its number, an untitled meeting by its kind."""
    return numbered(due.number, due.title) or due.meeting
