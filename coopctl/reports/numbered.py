"""Titles after the numbers that signed documents give: D4.9. Report on the stations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.messages import msg

if TYPE_CHECKING:
    from coopctl.measures.coming import Due
    from coopctl.messages import Message
    from coopctl.model.numerals import Numeral
    from coopctl.model.texts import Text
    from coopctl.model.vocabularies import MeetingKind


#: How many letters of a title stand where another place of the paper has the whole of it.
_SHORT = 100


def shortened(title: Text, letters: int = _SHORT) -> Text:
    """Return a title cut where it is long."""
    return title.cut(letters)


def numbered(number: Numeral | None, title: Text | None) -> Text | Message | None:
    """Return a title after its number; as it is where it has none, None where nothing is titled."""
    return title if number is None or title is None else msg("{number}. {title}", number=number, title=title)


def called(due: Due) -> Text | Message | MeetingKind | None:
    """Return what something with a date is called: its title after its number, an untitled meeting by its kind."""
    return numbered(due.number, due.title) or due.meeting
