"""What has happened since the last session: done, slipped, late, new, changed, cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.changes.change import ChangeGroup, ChangeKind
from coopctl.messages import Told, msg, nmsg
from coopctl.reports.arrange import filled
from coopctl.reports.paper import Paragraph, Part, Rows
from coopctl.reports.records.explanation import moved
from coopctl.tables import Column, Sheet, days_late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.changes.change import Change
    from coopctl.messages import Message
    from coopctl.reports.committee.scope import Scope, Since
    from coopctl.tables import Cell

_COLUMNS = (
    Column("ref", msg("Reference")),
    Column("id", msg("Id"), drop=3),
    Column("title", msg("Title"), grow=True),
    Column("what", msg("What happened")),
    Column("before", msg("Before"), drop=2),
    Column("after", msg("Now"), drop=1),
    Column("moved", msg("Moved"), drop=1),
    Column("days_late", msg("Lateness"), drop=1),
)


def parts(scope: Scope) -> Iterator[Part]:
    """Yield the chapter with a part a group that holds anything; nothing where the paper does not look back."""
    since = scope.since
    if since is None:
        return
    title = msg("Since the last session") if since.meeting else msg("What has changed")
    yield Part(name="review", title=title, blocks=tuple(Paragraph(said, note=True) for said in _said(since)))
    for group in ChangeGroup:
        found = [change for change in since.changes if change.group is group]
        if found:
            yield Part(
                name=f"review-{group}",
                title=msg("{group} ({n})", group=group, n=len(found)),
                level=2,
                blocks=(Rows(filled(sheet(found))),),
            )
    if not since.changes:
        yield Part(name="review-none", title=msg("Nothing has changed"), level=2)


def sheet(changes: Sequence[Change]) -> Sheet:
    """Give changes as rows."""
    return Sheet(
        kind="changes",
        columns=_COLUMNS,
        rows=tuple(_row(change) for change in changes),
        heading=msg("What has changed"),
        empty=msg("Nothing has changed"),
    )


def _row(change: Change) -> tuple[Cell, ...]:
    told = change.kind is not ChangeKind.FIELDS
    return (
        change.ref,
        change.id,
        change.title,
        change.kind,
        change.before,
        change.after if told else msg("{fields}", fields=_names(change)),
        moved(change.slip),
        days_late(change.days_late),
    )


def _names(change: Change) -> tuple[str, ...]:
    """Return the fields that a change names."""
    return tuple(str(name) for name in change.after) if isinstance(change.after, tuple) else ()


def _said(since: Since) -> Iterator[Message]:
    """Say from when on, and of what nothing can be said."""
    if since.meeting and since.meeting.title:
        yield msg("Since ‘{meeting}’, {date}.", meeting=since.meeting.title, date=Told(since.day))
    elif since.revision:
        yield msg("Since commit {revision}, {date}.", revision=since.revision[:10], date=Told(since.day))
    else:
        yield msg("Since {date}.", date=Told(since.day))
    if since.left_out:
        yield unread(since.left_out)


def unread(count: int) -> Message:
    """Say that files of the older side could not be read."""
    return nmsg(
        "{n} file of that time could not be read: what it held is left out",
        "{n} files of that time could not be read: what they held is left out",
        count,
    )
