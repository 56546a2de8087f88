"""The history of a record in words, and as rows: one a change for tables, one a commit for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats.differences.json_ import cell
from coopctl.formats.reviewed import record_lines
from coopctl.formats.word_diff import plain
from coopctl.messages import Message, Told, msg, nmsg
from coopctl.model.places import field_name
from coopctl.tables import Column, Sheet
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.formats.look import Look
    from coopctl.reviewing.history import History, HistoryEntry
    from coopctl.tables import Cell

_COMMIT = 10
_COLUMNS = (
    Column("day", msg("Day"), over=True),
    Column("author", msg("Author"), over=True),
    Column("subject", msg("Why"), drop=1, grow=True, over=True),
    Column("commit", msg("Commit"), drop=2, over=True),
    Column("authored", msg("By the author's clock"), drop=4, over=True),
    Column("ref", msg("Reference"), drop=3, over=True),
    Column("change", msg("Change"), grow=True, whole=True),
)
_MEMBERS = tuple(
    Column(name, msg("Change"))
    for name in ("commit", "day", "author", "authored", "subject", "ref", "state", "lines", "facts", "fields")
)


@dataclass(frozen=True, slots=True)
class EntryWords:
    """One commit in words: when, who and why; what it is called, "" for none; a line for each change."""

    entry: HistoryEntry
    why: Message | str
    lines: Sequence[str]


def told(history: History, look: Look) -> Iterator[EntryWords]:
    """Yield each commit in words, newest first."""
    for entry in history.entries:
        why = entry.commit.subject if entry.commit else msg("not committed yet")
        yield EntryWords(entry, why, _lines(entry, look))


def _lines(entry: HistoryEntry, look: Look) -> list[str]:
    say = look.words.say
    if entry.unread:
        return [say(msg("could not be read ({code})", code=entry.unread.code))]
    found = [say(msg("there again"))] if entry.back else []
    found += [plain(each) for each in record_lines(entry.ref, entry.facts, entry.comparison, look.words) if each]
    return list(dict.fromkeys(found)) or [say(msg("only written otherwise, or as a merge brought it"))]


def heading(history: History) -> Message:
    """Say how many commits are told."""
    return nmsg("{n} change of {ref}", "{n} changes of {ref}", len(history.entries), ref=history.ref)


def notes(history: History) -> Sequence[Message]:
    """Say what is not told."""
    found = []
    if history.more is not None:
        ref, commit = history.more
        command = f"coopctl history {ref} --at {commit[:_COMMIT]}"
        found.append(msg("older changes are left out, there is too much of them; see them: {command}", command=command))
    if history.cut is not None:
        found.append(msg("nothing is known here of before {day}: the clone is shallow", day=Told(history.cut.day)))
    return found


def rows(history: History, look: Look) -> Sheet:
    """Give one row a change."""
    return Sheet(
        kind="history",
        columns=_COLUMNS,
        rows=tuple((*_commit(each.entry), each.entry.ref, line) for each in told(history, look) for line in each.lines),
        heading=heading(history),
        empty=msg("Nothing has changed"),
        notes=tuple(notes(history)),
    )


def _commit(entry: HistoryEntry) -> tuple[Cell, ...]:
    one = entry.commit
    if one is None:
        return entry.day, None, msg("not committed yet"), None, None
    return entry.day, one.author, one.subject, one.id[:_COMMIT], one.authored.isoformat()


def members(history: History, look: Look) -> Sheet:
    """Give one item a commit, with everything that it has changed as values."""
    return Sheet(
        kind="history",
        columns=_MEMBERS,
        rows=tuple(_item(each) for each in told(history, look)),
        heading=heading(history),
        empty=msg("Nothing has changed"),
        extra={
            "ref": history.ref,
            "field": history.field or None,
            "complete": history.cut is None and history.more is None,
            "unread": history.unread,
        },
    )


def _item(said: EntryWords) -> tuple[Cell, ...]:
    entry, commit, ref = said.entry, said.entry.commit, said.entry.ref
    comparison = entry.comparison
    state = (
        "unread"
        if entry.unread
        else "restored"
        if entry.back
        else "new"
        if ref in comparison.new
        else "removed"
        if ref in comparison.removed
        else "changed"
        if ref in comparison.edited or ref in comparison.names
        else "written"
    )
    return (
        commit.id if commit else None,
        entry.day,
        commit.author if commit else None,
        commit.authored.isoformat() if commit else None,
        commit.subject if commit else None,
        ref,
        state,
        tuple(said.lines),
        tuple({"kind": each.kind, "id": each.id, "before": each.before, "after": each.after} for each in entry.facts),
        tuple(
            {"field": field_name(each.place), "before": cell(each.before), "after": cell(each.after)}
            for each in (entry.draft.written if entry.draft else ())
        ),
    )
