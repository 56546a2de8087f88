"""What a list says below its rows: which columns have no room there, and what is the same in each row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats.terminal.drawing import paragraph
from coopctl.messages import msg, nmsg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.formats.look import Look
    from coopctl.formats.terminal.drawing import Line
    from coopctl.formats.terminal.worded import DrawnColumn


def hidden(away: Sequence[DrawnColumn], look: Look, room: int, *, by_title: bool) -> list[Line]:
    """Return the line that names the columns left out, and how to see them; unless `by_title`, --columns takes them."""
    say, count = look.words.say, len(away)
    if by_title:
        names = look.words.listed(column.title for column in away)
        note = nmsg(
            "Column hidden here (a wider terminal shows it): {names}",
            "Columns hidden here (a wider terminal shows them): {names}",
            count,
            names=names,
        )
    else:
        names = look.words.listed(_called(column, look) for column in away)
        note = nmsg(
            "Column hidden here (--columns shows it): {names}",
            "Columns hidden here (--columns shows them): {names}",
            count,
            names=names,
        )
    return paragraph(say(note), "quiet", room)


def same(alike: Sequence[DrawnColumn], look: Look, indent: str) -> list[Line]:
    """Return the line that says what is the same in each row."""
    say = look.words.say
    facts = (msg("{said} ({others})", said=each.title, others=each.cells[0][0]) for each in alike)
    note = msg("The same in every row: {facts}", facts=look.words.listed(map(say, facts)))
    return paragraph(say(note), "quiet", look.width, indent=indent)


def _called(column: DrawnColumn, look: Look) -> str:
    """Return the title of a column, with what --columns takes where that is another word than its title."""
    name = column.column.name
    return (
        column.title
        if column.title.lower() == name
        else look.words.say(msg("{said} ({others})", said=column.title, others=name))
    )
