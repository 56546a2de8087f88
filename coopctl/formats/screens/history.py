"""The history of a record on a terminal: each commit with its day, its author and why, and what it has changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.formats.cells import shown
from coopctl.formats.remembered import heading, notes, told
from coopctl.formats.terminal import drawing, facts
from coopctl.formats.terminal.breaking import hanging
from coopctl.formats.terminal.drawing import flow, paragraph
from coopctl.formats.terminal.heads import headline
from coopctl.messages import msg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.formats.look import Look
    from coopctl.formats.remembered import EntryWords
    from coopctl.formats.terminal.drawing import Line
    from coopctl.reviewing.history import History

_SHOWN = 10


def draw(history: History, look: Look) -> str:
    """Return the history as text; as facts for a screen reader."""
    return _plain(history, look) if look.plain else drawing.draw(_lines(history, look.for_prose()), look)


def _lines(history: History, look: Look) -> Iterator[Line]:
    yield from headline(heading(history), [], look)
    for note in notes(history):
        yield from paragraph(look.words.say(note), "unread", look.width)
    for each in told(history, look):
        yield ()
        yield from _commit(each, look)
        for line in each.lines:
            for part in hanging(f"    {line}", look.width, words=True).split("\n"):
                core = part.lstrip(" ")
                yield ((" " * (len(part) - len(core)), ""), (core, ""))


def _commit(said: EntryWords, look: Look) -> Iterator[Line]:
    commit, words = said.entry.commit, look.words
    day: Line = ((said.entry.day.isoformat(), "title"),)
    if commit is None:
        yield from flow([day, ((shown(said.why, words), "unread"),)], look.width)
        return
    clock = commit.authored.strftime("%H:%M %z")
    if commit.authored.date() != said.entry.day:
        clock = words.say(msg("committed; written on {when}", when=f"{commit.authored.date().isoformat()} {clock}"))
    pieces: list[Line] = [day, ((clock, "quiet"),), ((words.data(commit.author), ""),), ((commit.id[:_SHOWN], "ref"),)]
    yield from flow(pieces, look.width, indent="  ")
    yield from paragraph(shown(said.why, words), "", look.width, indent="  ")


#: The signs that begin a change, and what stands in their place for who hears it.
_SAID = {"+ ": msg("Added"), "- ": msg("Taken away")}


def _change(line: str) -> facts.Item:
    """Return a change as a fact: what has come, what has gone, or what has changed."""
    sign = line[:2]
    return (_SAID[sign], line[2:]) if sign in _SAID else (msg("Change"), line)


def _plain(history: History, look: Look) -> str:
    look = replace(look, words=replace(look.words, spelled=True))
    blocks: list[list[facts.Item]] = [[heading(history), *notes(history)]]
    for each in told(history, look):
        commit = each.entry.commit
        blocks.append(
            [
                (msg("Day"), each.entry.day),
                (msg("Author"), commit.author if commit else None),
                (msg("By the author's clock"), commit.authored.isoformat(" ", "minutes") if commit else None),
                (msg("Why"), each.why),
                (msg("Commit"), commit.id[:_SHOWN] if commit else None),
                *map(_change, each.lines),
            ]
        )
    return facts.write(blocks, look)
