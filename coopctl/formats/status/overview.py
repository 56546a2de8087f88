"""The sentences of the status screen, the same for eyes and for screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures import spans
from coopctl.measures.coming import DueKind
from coopctl.messages import Message, msg, nmsg
from coopctl.reports import agenda as agenda_report
from coopctl.reports import figures

if TYPE_CHECKING:
    from coopctl.measures.coming import Due
    from coopctl.reports.status import Status

#: How many statuses without a date are named; of more the command that tells which.
NAMED = 5


def upcoming(following: Due) -> Message:
    """Say what kind of thing comes next."""
    return msg("Next meeting") if following.kind is DueKind.MEETING else msg("Next occurrence")


def days_left(left: int) -> Message:
    """Say in how many days something is: ahead, today, or how long ago it should have been."""
    if left >= 0:
        return spans.until(left)
    if -left >= spans.YEAR:
        return msg("{span} overdue", span=spans.span(-left))
    return nmsg("{n} day overdue", "{n} days overdue", -left)


def beyond(status: Status) -> list[Message]:
    """Say what the actions shown have that the bars leave out, and of how many these are where not all are shown."""
    rollups = [line.standing.rollup for line in status.lines]
    others = figures.not_counted(*rollups)
    every = sum(each.finished_of + each.cancelled + each.proposed for each in rollups)
    said = nmsg("the bars are of all {n} action", "the bars are of all {n} actions", every)
    return [*([others] if others else []), *([said] if status.narrowed else [])]


def undated(status: Status) -> list[Message]:
    """Say which statuses are today's word, since no date tells since when, and how to give them one."""
    refs = status.undated
    asked = ("--columns title,status,status_basis", "--sort status_basis")
    command = " ".join(("coopctl list actions", *status.filtered, *asked))
    which = nmsg(
        "{n} status carries no date and is told as it stands today: {which}",
        "{n} statuses carry no date and are told as they stand today: {which}",
        len(refs),
        which=refs if len(refs) <= NAMED else msg("{command}", command=command),
    )
    return [which, msg("an update with its date says since when: {command}", command="coopctl log --help")]


def to_deal_with(status: Status) -> str:
    """Return the command that lists all that is to be dealt with, and nothing else."""
    asked = dict.fromkeys(group.asked for group in status.attention)
    return " ".join(("coopctl list actions", *status.filtered, "--health", ",".join(asked)))


def agenda(status: Status, days: int) -> str:
    """Return the command for an agenda that reaches so many days ahead."""
    return " ".join(("coopctl agenda", *status.filtered, *([f"--days {days}"] if days > agenda_report.USUAL else ())))


def of_agreement(status: Status, ref: str) -> str:
    """Return the command that shows the actions of one agreement, of those that are shown."""
    return " ".join(("coopctl status", ref, *status.filtered))


def next_command(status: Status) -> str:
    """Return the command that looks closer at what matters most."""
    if any(line.unread for line in status.lines):
        return "coopctl validate"
    if not status.lines:
        return _from_nothing(status)
    if status.attention:
        worst = status.attention[0]
        if len(worst.refs) > 1 and status.with_actions is None:
            return of_agreement(status, worst.agreement)
        return f"coopctl show {worst.refs[0]}"
    if status.with_actions is None:
        busy = next((line for line in status.lines if line.standing.counts), None)
        empty = busy is None and status.revision == "worktree"
        return "coopctl new action" if empty else of_agreement(status, (busy or status.lines[0]).agreement.ref)
    return f"coopctl show {status.lines[0].agreement.ref}"


def _from_nothing(status: Status) -> str:
    """Return the command that goes on from a screen without agreements: all of them, what is wrong, or a first one."""
    if status.total:
        return "coopctl status"
    return "coopctl validate" if status.unread or status.revision != "worktree" else "coopctl new agreement"
