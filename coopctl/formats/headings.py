"""The words that stand around every output: on what day, of which tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.messages import Message, Told, msg

if TYPE_CHECKING:
    from datetime import date

    from coopctl.i18n.words import Words
    from coopctl.reports.paper import Paper
    from coopctl.tables import Sheet

_SHOWN = 10


#: What is said beside the day of what anybody may see.
PUBLIC = msg("public: without internal fields")


def of_sheet(sheet: Sheet) -> tuple[Message, Message | None]:
    """Return what stands above the rows, and what is said where there are none; once, where both say only that."""
    if sheet.rows:
        return sheet.heading, None
    bare = sheet.heading.plural is not None and dict(sheet.heading.params) == {"n": 0}
    return (sheet.empty, None) if bare else (sheet.heading, sheet.empty)


def stamped(day: date, revision: str, words: Words, *, public: bool = False) -> str:
    """Return the same on one line: ‘on 31 March 2020 · commit 0123456789’, and whether what is internal is left out."""
    return " · ".join(words.say(message) for message in (*stamp(day, revision), *((PUBLIC,) if public else ())))


def of_paper(paper: Paper, words: Words) -> str:
    """Return the same of a paper; of one that is to be filled in, when it was prepared."""
    if not paper.to_fill:
        return stamped(paper.day, paper.revision, words, public=paper.public)
    said = words.say(msg("prepared on {day}", day=Told(paper.day)))
    return f"{said} · {words.say(PUBLIC)}" if paper.public else said


def stamp(day: date, revision: str) -> tuple[Message, ...]:
    """Return what was looked at: the day and, where it is not the working tree, the index or the commit."""
    when = msg("on {day}", day=Told(day))
    if revision == "worktree":
        return (when,)
    if revision == "index":
        return when, msg("as staged")
    return when, msg("commit {revision}", revision=revision[:_SHOWN])
