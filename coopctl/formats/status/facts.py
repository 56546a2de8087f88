"""The status screen for a screen reader: one fact a line, the most important word first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats.counts import of_states, of_total
from coopctl.formats.headings import stamp
from coopctl.formats.status import overview, owed
from coopctl.formats.status.asked_for import axis_name, by_axis
from coopctl.formats.status.attention import counted, to_deal_with
from coopctl.formats.terminal import facts
from coopctl.measures.expiry import shown_status
from coopctl.measures.outcomes import AgreementHealth
from coopctl.messages import Message, Told, msg
from coopctl.reports.figures import left_out, no_agreement, nothing, progress
from coopctl.reports.numbered import called, numbered
from coopctl.reports.records.in_words import reason, without_status
from coopctl.tables import Headed, percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from coopctl.formats.look import Look
    from coopctl.formats.terminal.facts import Item
    from coopctl.measures.coming import Due
    from coopctl.measures.outcomes import Rollup
    from coopctl.reports.status import Line as AgreementLine
    from coopctl.reports.status import Status
    from coopctl.tables import Cell


def write(status: Status, look: Look) -> str:
    """Return the screen as facts."""
    day, *tree = stamp(status.day, status.revision)
    parts, of_parts = status.in_parts
    heading: list[Item] = [
        msg("Status {when}", when=day),
        *tree,
        (msg("Agreements"), of_total(status.shown, status.total)),
        (msg("Actions"), of_total(status.actions - parts, status.of_actions - of_parts)),
        *([(msg("Parts"), of_total(parts, of_parts))] if parts else []),
    ]
    blocks: list[Iterable[Item]] = [heading if status.lines else [*heading, no_agreement(status.total)]]
    for line in status.lines:
        blocks += [_agreement(line, look, status.day), *_actions(line, status, look)]
    if status.actions:
        blocks += _attention(status)
    blocks += _owed(status)
    if status.next:
        blocks.append(_next(status.next, status))
    if status.past and status.undated:
        blocks.append(overview.undated(status))
    following = msg("{command}", command=overview.next_command(status))
    return facts.write([*blocks, [(msg("Next command"), following)]], look)


def _agreement(line: AgreementLine, look: Look, day: date) -> Iterator[Item]:
    """Yield what is known of one agreement."""
    standing, agreement = line.standing, line.agreement
    yield msg("Plan") if line.depth else msg("Agreement"), agreement.title
    yield msg("Reference"), agreement.ref
    yield msg("Status"), shown_status(agreement, day)
    yield msg("Health"), standing.health
    if standing.health is not AgreementHealth.NO_ACTIONS:
        counts = of_states(standing.bar, look.words, standing.within)
        yield msg("Actions"), counts
        yield from _figures(standing.rollup, look) if counts else [nothing(standing.rollup)]
    if standing.with_plans and standing.with_plans.finished_of:
        yield Headed(msg("finished with its plans")), _finished(standing.with_plans)
        yield Headed(msg("progress with its plans")), _progress(standing.with_plans, look)
    yield msg("Time elapsed"), percent(standing.elapsed, 100)
    yield msg("Unread files"), line.unread or None


def _figures(rollup: Rollup, look: Look) -> Iterator[Item]:
    """Yield what is finished and the progress, with how much of it is known."""
    yield msg("Finished"), _finished(rollup)
    yield msg("Not counted"), left_out(rollup)
    yield msg("Progress"), _progress(rollup, look)


def _finished(rollup: Rollup) -> Message:
    return msg("{shown} of {total}", shown=rollup.finished, total=rollup.finished_of)


def _progress(rollup: Rollup, look: Look) -> Cell:
    if rollup.progress is None:
        return progress(rollup)
    known = msg("{known} of {of} known", known=rollup.known, of=rollup.known_of)
    return msg("{percent}, {known}", percent=look.words.percent(rollup.progress), known=known)


def _actions(line: AgreementLine, status: Status, look: Look) -> Iterator[list[Item]]:
    """Yield the actions that were asked for, by axis."""
    own = [pair for pair in status.with_actions or () if pair[0].agreement == line.agreement.ref]
    for axis, over, group in by_axis(line, own):
        for action, standing in group:
            yield [
                (msg("Action"), numbered(action.number, action.title)),
                (msg("Reference"), action.ref),
                (msg("Axis"), axis_name(axis, look, over) if axis else None),
                (msg("Lead"), status.leads.get(action.ref)),
                (msg("Period"), standing.state.period),
                (msg("Health"), standing.shown_health),
                (msg("Reason"), reason(standing)),
                (msg("Progress"), percent(standing.progress.value)),
            ]


def _attention(status: Status) -> Iterator[list[Item]]:
    """Yield how many actions are to be dealt with, then each, or each group of them, with how it stands and why."""
    if not status.attention:
        yield [msg("Nothing to deal with")]
        return
    yield [(msg("To deal with"), to_deal_with(status))]
    for group in status.attention:
        alone = len(group.refs) == 1
        who = (msg("Action"), numbered(group.number, group.title)) if alone else (msg("Actions"), counted(group))
        yield [
            (msg("Health"), group.asked),
            (msg("Reason"), without_status(group.reason.message)),
            who,
            (msg("Reference") if alone else msg("References"), group.refs),
        ]


def _owed(status: Status) -> Iterator[list[Item]]:
    """Yield how many decisions and agreements are owed something, then each with what it is."""
    found = (*status.owed, *status.expiring)
    if found:
        yield [(msg("Decisions and agreements"), len(found))]
    for due in found:
        yield [
            (Headed(msg("{kind}", kind=due.shown_kind)), owed.when(due, status.day)),
            (msg("Title"), called(due)),
            (msg("Reference"), f"{due.ref} {due.id}" if due.id else due.ref),
        ]


def _next(following: Due, status: Status) -> list[Item]:
    """Return what takes place next, and when."""
    left = overview.days_left((following.first - status.day).days)
    return [
        (overview.upcoming(following), msg("{what} ({days})", what=Told(following.when), days=left)),
        (msg("Title"), called(following)),
        (msg("Place"), following.place),
        (msg("Reference"), following.ref),
    ]
