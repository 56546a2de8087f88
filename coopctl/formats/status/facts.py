"""The status screen for a screen reader: one fact a line, the most important word first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats import figures
from coopctl.formats.counts import of_state
from coopctl.formats.headings import stamp
from coopctl.formats.status import overview, owed
from coopctl.formats.status.asked_for import axis_name, by_axis
from coopctl.formats.terminal import facts
from coopctl.formats.terminal.facts import fact
from coopctl.measures.outcomes import AgreementHealth, BarState
from coopctl.messages import msg, nmsg
from coopctl.tables import Percent

if TYPE_CHECKING:
    from coopctl.formats.look import Look
    from coopctl.measures.outcomes import Rollup
    from coopctl.reports.status import Line as AgreementLine
    from coopctl.reports.status import Status


def write(status: Status, look: Look) -> str:
    """Return the screen as facts; blocks have a blank line before them."""
    say = look.words.say
    day, *tree = stamp(status.day, status.revision)
    lines = [say(msg("Status {when}", when=day)), *(say(each) for each in tree)]
    agreements = msg("{shown} of {total}", shown=status.shown, total=status.total)
    lines.append(fact(msg("Agreements"), status.total if status.shown == status.total else agreements, look))
    lines.append(fact(msg("Actions"), status.actions, look))
    if not status.lines:
        lines.append(say(overview.nothing(status)))
    for line in status.lines:
        lines += ["", *_agreement(line, look), *_actions(line, status, look)]
    if status.actions:
        lines += ["", *_attention(status, look)]
    for due in (*status.owed, *status.expiring):
        lines += ["", fact(msg("{what}", what=due.kind), owed.said(due, status.day), look)]
        lines += [fact(msg("Title"), due.title, look)] if due.title else []
        lines.append(fact(msg("Reference"), f"{due.ref} {due.id}" if due.id else due.ref, look))
    following = status.next
    if following:
        lines += ["", fact(overview.upcoming(following), following.when, look)]
        titled = ((msg("Title"), following.title), (msg("Place"), following.place), (msg("Reference"), following.ref))
        lines += [fact(key, value, look) for key, value in titled if value]
    if status.past and status.undated:
        lines += ["", say(overview.undated(status))]
    return facts.text([*lines, "", fact(msg("Next command"), overview.next_command(status), look)], look)


def _agreement(line: AgreementLine, look: Look) -> list[str]:
    """Return what is known of one agreement."""
    standing, agreement = line.standing, line.agreement
    lines = [
        fact(msg("Plan") if line.depth else msg("Agreement"), agreement.title, look),
        fact(msg("Reference"), agreement.ref, look),
        fact(msg("Health"), standing.health, look),
    ]
    if standing.health is not AgreementHealth.NO_ACTIONS:
        counts = tuple(
            look.words.say(of_state(state, standing.bar[state])) for state in BarState if standing.bar.get(state)
        )
        if counts:
            lines.append(fact(msg("Actions"), counts, look))
            lines += _figures(standing.rollup, look)
        else:
            lines.append(look.words.say(figures.counted(standing.counts, look)))
    if standing.with_plans and standing.with_plans.finished_of:
        both = figures.finished(standing.with_plans), figures.progress(standing.with_plans, look)
        lines.append(fact(msg("With its plans"), tuple(look.words.say(each) for each in both), look))
    if standing.elapsed is not None:
        lines.append(fact(msg("Time elapsed"), Percent(standing.elapsed * 100), look))
    if line.unread:
        lines.append(fact(msg("Unread files"), line.unread, look))
    return lines


def _figures(rollup: Rollup, look: Look) -> list[str]:
    """Return what is finished and the progress, with how much of it is known."""
    known = msg("{known} of {of} known", known=rollup.known, of=rollup.known_of)
    percent = look.words.percent(rollup.progress) if rollup.progress is not None else msg("no figure")
    of = msg("{shown} of {total}", shown=rollup.finished, total=rollup.finished_of)
    progress = msg("{percent}, {known}", percent=percent, known=known)
    return [fact(msg("Finished"), of, look), fact(msg("Progress"), progress, look)]


def _actions(line: AgreementLine, status: Status, look: Look) -> list[str]:
    """Return the actions that were asked for, by axis."""
    own = [pair for pair in status.with_actions or () if pair[0].agreement == line.agreement.ref]
    lines: list[str] = []
    for axis, group in by_axis(line, own):
        for action, standing in group:
            lines += ["", fact(msg("Action"), action.title, look), fact(msg("Reference"), action.ref, look)]
            lines.append(fact(msg("Health"), standing.verdict.health, look))
            lines.append(fact(msg("Reason"), standing.verdict.reason.message, look))
            if standing.progress.value is not None:
                lines.append(fact(msg("Progress"), Percent(standing.progress.value), look))
            lines += [fact(msg("Axis"), axis_name(axis, look), look)] if axis else []
            lines += [fact(msg("Period"), standing.state.period, look)] if standing.state.period else []
    return lines


def _attention(status: Status, look: Look) -> list[str]:
    """Return what needs care, its health as the first word of each line."""
    number = sum(len(group.refs) for group in status.attention)
    if not number:
        return [look.words.say(msg("Nothing to deal with"))]
    lines = [fact(msg("To deal with"), number, look)]
    for group in status.attention:
        who = group.title or nmsg(
            "{n} action of {agreement}", "{n} actions of {agreement}", len(group.refs), agreement=group.agreement
        )
        told = msg("{title}; {reason}; {refs}", title=who, reason=group.reason.message, refs=group.refs)
        lines.append(look.words.say(msg("{key}: {value}", key=group.health, value=told)))
    return lines
