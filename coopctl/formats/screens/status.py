"""The morning screen: agreements with their bars, what needs care, what comes next, and the command to type."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from coopctl.formats.cells import shown
from coopctl.formats.counts import of_agreement_health
from coopctl.formats.headings import stamp
from coopctl.formats.status import facts, overview
from coopctl.formats.status.agreements import agreements
from coopctl.formats.status.asked_for import asked_for
from coopctl.formats.status.attention import and_more, attention
from coopctl.formats.status.owed import owed
from coopctl.formats.terminal import drawing
from coopctl.formats.terminal.bars import added, bar, legend
from coopctl.formats.terminal.breaking import begun, measure
from coopctl.formats.terminal.drawing import Line, flow, paragraph, stands_apart
from coopctl.formats.terminal.heads import headline
from coopctl.measures.outcomes import AgreementHealth
from coopctl.messages import msg
from coopctl.model.vocabularies import Health
from coopctl.reports.figures import actions, no_agreement
from coopctl.reports.figures import agreements as agreements_of
from coopctl.reports.numbered import called

if TYPE_CHECKING:
    from coopctl.formats.look import Look
    from coopctl.reports.status import Line as AgreementLine
    from coopctl.reports.status import Status

#: With more agreements than this the overview shows the worst and counts the rest.
MANY = 12
WORST = 6
_GRAVEST = (
    AgreementHealth.AT_RISK,
    AgreementHealth.UNKNOWN,
    AgreementHealth.ON_TRACK,
    AgreementHealth.NO_ACTIONS,
    AgreementHealth.DONE,
)


def draw(status: Status, look: Look) -> str:
    """Return the screen as text; as facts for a screen reader."""
    return facts.write(status, look) if look.plain else drawing.draw(_lines(status, look), look)


def _lines(status: Status, look: Look) -> list[Line]:
    """Return the screen as lines, what matters most at both ends."""
    lines = [*_heading(status, look), ()]
    if not status.lines:
        lines += paragraph(look.words.say(no_agreement(status.total)), "", look.width)
    elif status.with_actions is not None:
        lines += asked_for(status, look)
    elif len(status.lines) > MANY:
        lines += _summary(status, look)
    else:
        lines += _blocks(status, look)
    if status.actions:
        lines += [(), *attention(status, look, every=status.with_actions is not None)]
    lines += [*owed(status, look), *_next(status, look)]
    if status.past and status.undated:
        said = (paragraph(look.words.say(each), "quiet", look.width) for each in overview.undated(status))
        lines += [(), *chain.from_iterable(said)]
    return [
        *lines,
        (),
        ((f"{look.glyphs.arrow} ", "quiet"), (look.words.along.told(overview.next_command(status)), "command")),
    ]


def _heading(status: Status, look: Look) -> list[Line]:
    """Return the day with the totals, and the legend of the bars below."""
    day, *tree = stamp(status.day, status.revision)
    totals = agreements_of(status.shown, status.total), actions(status.actions, status.of_actions, status.in_parts)
    lines = headline(msg("Status {when}", when=day), (*totals, *tree), look)
    standings = [line.standing for line in status.lines]
    counts, within = added(each.bar for each in standings), added(each.within for each in standings)
    return [*lines, *legend(counts, look, within, overview.beyond(status))]


def _blocks(status: Status, look: Look) -> list[Line]:
    """Return agreements with a blank line between those that are no plan of the one before."""
    lines: list[Line] = []
    for line, block in zip(status.lines, agreements(status.lines, look, status.day), strict=True):
        if lines and not line.depth:
            lines.append(())
        lines += block
    return lines


def _summary(status: Status, look: Look) -> list[Line]:
    """Return one bar for all, how many agreements stand how, the worst of them, and how to see the rest."""
    words = look.words
    found = {health: sum(line.standing.health is health for line in status.lines) for health in _GRAVEST}
    told = [((words.say(of_agreement_health(health, number)), ""),) for health, number in found.items() if number]
    total = bar(
        added(line.standing.bar for line in status.lines), look, look.width if look.narrow else 2 * look.width // 3
    )
    lines: list[Line] = [total, *flow(told, look.width, between=f" {look.glyphs.dot} "), ()]
    worst = sorted(status.lines, key=_gravity)[:WORST]
    blocks = agreements([replace(line, depth=0) for line in worst], look, status.day)
    lines += [line for block in blocks for line in block]
    left = len(status.lines) - len(worst)
    more = and_more(agreements_of(left, left), " ".join(("coopctl list agreements", *status.filtered)))
    return [*lines, *paragraph(words.say(more), "quiet", look.width)]


def _gravity(line: AgreementLine) -> tuple[int, int, int, int, str]:
    """Sort key: at risk first, then by how many of its actions are late, at risk, unknown."""
    counts = line.standing.counts
    late, risk, unknown = (-counts.get(health, 0) for health in (Health.LATE, Health.AT_RISK, Health.UNKNOWN))
    return _GRAVEST.index(line.standing.health), late, risk, unknown, line.agreement.ref


def _next(status: Status, look: Look) -> list[Line]:
    """Return what comes next, on a line where that fits."""
    following = status.next
    if following is None:
        return []
    title = shown(called(following), look.words)
    place = shown(following.place, look.words)
    told = f"{title}, {place}" if title and place else title or place
    when = look.words.when(following.when)
    left = look.words.say(overview.days_left((following.first - status.day).days))
    both = f"{when} ({left})"
    pieces: list[Line] = [((look.words.say(overview.upcoming(following)), "head"),)]
    pieces += [((each, ""),) for each in ((both,) if measure(both) + 2 <= look.width else (when, f"({left})"))]
    dated = len(pieces)
    if told and not stands_apart(told, look):
        pieces += [((text, ""),) for text in begun(told, look.width - 2, look)]
    pieces.append(((following.ref, "ref"),))
    whole = flow(pieces, look.width)
    if len(whole) > 1:
        first = flow(pieces[:dated], look.width, indent="  ")
        whole = [*first, *((("  ", ""), *line) for line in flow(pieces[dated:], look.width - 2))]
    if stands_apart(told, look):
        whole.append((("  ", ""), (told, "")))
    return [(), *whole]
