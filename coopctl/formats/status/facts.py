"""The status screen for a screen reader: one fact a line, the most important word first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats import figures
from coopctl.formats.counts import of_states
from coopctl.formats.headings import stamp
from coopctl.formats.status import overview, owed
from coopctl.formats.status.asked_for import axis_name, by_axis
from coopctl.formats.status.attention import counted, to_deal_with
from coopctl.formats.terminal import facts
from coopctl.measures.outcomes import AgreementHealth
from coopctl.messages import Message, msg
from coopctl.reports.figures import no_agreement, not_counted, progress
from coopctl.reports.numbered import called, numbered
from coopctl.tables import percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coopctl.formats.look import Look
    from coopctl.formats.terminal.facts import Item
    from coopctl.measures.outcomes import Rollup
    from coopctl.reports.status import Line as AgreementLine
    from coopctl.reports.status import Status


def write(status: Status, look: Look) -> str:
    """Return the screen as facts."""
    day, *tree = stamp(status.day, status.revision)
    parts, of_parts = status.in_parts
    heading: list[Item] = [
        msg("Status {when}", when=day),
        *tree,
        (msg("Agreements"), _of(status.shown, status.total)),
        (msg("Actions"), _of(status.actions - parts, status.of_actions - of_parts)),
        *([(msg("Parts"), _of(parts, of_parts))] if parts else []),
    ]
    blocks: list[Iterable[Item]] = [heading if status.lines else [*heading, no_agreement(status.total)]]
    for line in status.lines:
        blocks += [_agreement(line, look), *_actions(line, status, look)]
    if status.actions:
        blocks.append(_attention(status))
    for due in (*status.owed, *status.expiring):
        ref = f"{due.ref} {due.id}" if due.id else due.ref
        blocks.append(
            [
                (due.shown_kind, owed.when(due, status.day)),
                (msg("Title"), called(due)),
                (msg("Reference"), ref),
            ]
        )
    following = status.next
    if following:
        titled = (
            (msg("Title"), called(following)),
            (msg("Place"), following.place),
            (msg("Reference"), following.ref),
        )
        blocks.append([(overview.upcoming(following), following.when), *titled])
    if status.past and status.undated:
        blocks.append([overview.undated(status)])
    return facts.write([*blocks, [(msg("Next command"), overview.next_command(status))]], look)


def _of(shown: int, total: int) -> int | Message:
    """Return a count, and of how many where some are hidden."""
    return total if shown == total else msg("{shown} of {total}", shown=shown, total=total)


def _agreement(line: AgreementLine, look: Look) -> Iterator[Item]:
    """Yield what is known of one agreement."""
    standing, agreement = line.standing, line.agreement
    yield msg("Plan") if line.depth else msg("Agreement"), agreement.title
    yield msg("Reference"), agreement.ref
    yield msg("Health"), standing.health
    if standing.health is not AgreementHealth.NO_ACTIONS:
        counts = of_states(standing.bar, look.words)
        yield msg("Actions"), counts
        yield from _figures(standing.rollup, look) if counts else [figures.nothing(standing.rollup)]
    if standing.with_plans and standing.with_plans.finished_of:
        both = figures.finished(standing.with_plans), figures.progress(standing.with_plans, look)
        yield msg("With its plans"), both
    yield msg("Time elapsed"), percent(standing.elapsed, 100)
    yield msg("Unread files"), line.unread or None


def _figures(rollup: Rollup, look: Look) -> Iterator[Item]:
    """Yield what is finished and the progress, with how much of it is known."""
    yield msg("Finished"), msg("{shown} of {total}", shown=rollup.finished, total=rollup.finished_of)
    others = not_counted(rollup)
    if others:
        yield others
    if rollup.progress is None:
        yield msg("Progress"), progress(rollup)
        return
    known = msg("{known} of {of} known", known=rollup.known, of=rollup.known_of)
    yield msg("Progress"), msg("{percent}, {known}", percent=look.words.percent(rollup.progress), known=known)


def _actions(line: AgreementLine, status: Status, look: Look) -> Iterator[list[Item]]:
    """Yield the actions that were asked for, by axis."""
    own = [pair for pair in status.with_actions or () if pair[0].agreement == line.agreement.ref]
    for axis, over, group in by_axis(line, own):
        for action, standing in group:
            yield [
                (msg("Action"), numbered(action.number, action.title)),
                (msg("Reference"), action.ref),
                (msg("Health"), standing.shown_health),
                (msg("Reason"), standing.verdict.reason.message),
                (msg("Progress"), percent(standing.progress.value)),
                (msg("Axis"), axis_name(axis, look, over) if axis else None),
                (msg("Period"), standing.state.period),
                (msg("Lead"), status.leads.get(action.ref)),
            ]


def _attention(status: Status) -> Iterator[Item]:
    """Yield what needs care, its health as the first word of each line."""
    if not status.attention:
        yield msg("Nothing to deal with")
        return
    yield msg("To deal with"), to_deal_with(status)
    for group in status.attention:
        who = numbered(group.number, group.title) or counted(group)
        yield group.health, msg("{title}; {reason}; {refs}", title=who, reason=group.reason.message, refs=group.refs)
