"""The agreements that were asked for by name: their bars, then their actions under each axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats import figures
from coopctl.formats.cells import shown
from coopctl.formats.status.agreements import agreements
from coopctl.formats.terminal.breaking import cut, hanging
from coopctl.formats.terminal.drawing import Line, flow, stands_apart
from coopctl.formats.terminal.grid import table
from coopctl.messages import msg
from coopctl.model import axes
from coopctl.reports.fields import in_order
from coopctl.reports.figures import not_counted
from coopctl.reports.lists import actions as listed
from coopctl.tables import Sheet, percent

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coopctl.formats.look import Look
    from coopctl.measures.outcomes import ActionStanding
    from coopctl.model.records import Action, Axis
    from coopctl.reports.status import Line as AgreementLine
    from coopctl.reports.status import Status
    from coopctl.tables import Cell

#: Columns of the list of actions that have room here; the other ones are told by what stands above them.
_SHOWN = ("ref", "number", "title", "period", "progress", "health", "updated", "days_late")
COLUMNS = tuple(column for column in listed.COLUMNS if column.name in _SHOWN)


def asked_for(status: Status, look: Look) -> list[Line]:
    """Return each agreement with its axes and actions."""
    lines: list[Line] = []
    for line, block in zip(status.lines, agreements(status.lines, look, status.day), strict=True):
        actions = [pair for pair in status.with_actions or () if pair[0].agreement == line.agreement.ref]
        lines += [*([()] if lines else []), *block]
        if actions:
            lines += [(), *_actions(line, actions, status, look)]
    return lines


def by_axis(
    line: AgreementLine, actions: Sequence[tuple[Action, ActionStanding]]
) -> list[tuple[Axis | None, Axis | None, list[tuple[Action, ActionStanding]]]]:
    """Group actions by the agreement's axes, each with the one above it; those without one come last."""
    tree = axes.tree(line.agreement)
    own: dict[str | None, list[tuple[Action, ActionStanding]]] = {axis.id: [] for axis, _ in tree} | {None: []}
    for action, standing in actions:
        own[standing.axis if standing.axis in own else None].append((action, standing))
    holding = {parent.id for axis, parent in tree if parent and own[axis.id]}
    groups = [(axis, parent, own[axis.id]) for axis, parent in tree if own[axis.id] or axis.id in holding]
    return [*groups, *([(None, None, own[None])] if own[None] else [])]


def axis_name(axis: Axis | None, look: Look, over: Axis | None = None) -> str:
    """Return an axis with its number, as the signed text has it; after the one above it where that is given."""
    if axis is None:
        return look.words.say(msg("Under no axis"))
    title = look.words.text(axis.title.cut()) if axis.title else look.words.data(axis.id)
    name = title if axis.number is None else f"{look.words.data(str(axis.number))}. {title}"
    return f"{axis_name(over, look)} / {name}" if over else name


def axis_within(axis: Axis | None, look: Look, over: Axis | None, width: int) -> str:
    """Return an axis in `width` cells: without the one above it where both do not fit."""
    whole = axis_name(axis, look, over)
    return whole if cut(whole, width, look) == whole else cut(axis_name(axis, look), width, look)


def _actions(
    line: AgreementLine, actions: Sequence[tuple[Action, ActionStanding]], status: Status, look: Look
) -> list[Line]:
    """Return one table of the actions, parts marked under their whole, with a line before each axis."""
    before: dict[int, list[Line]] = {}
    rows: list[tuple[Cell, ...]] = []
    for axis, _, own in by_axis(line, actions):
        if line.agreement.axes:
            above = before.setdefault(len(rows), [()] if rows else [])
            above += _axis(axis, line, look)
        marks = [look.glyphs.branch if action.ref in status.under else "" for action, _ in own]
        rows += [_row(*pair, status.day, mark) for pair, mark in zip(own, marks, strict=True)]
    sheet = Sheet(
        kind="actions", columns=COLUMNS, rows=tuple(rows), heading=msg("Actions"), empty=msg("no actions yet")
    )
    return [
        *table(in_order(sheet), look, before=before, by_title=True),
        *(_lead(actions[0][0], status, look) if rows[:1] == rows else ()),
    ]


def _lead(action: Action, status: Status, look: Look) -> list[Line]:
    """Return who leads an action that is asked for alone; among others their columns need the room."""
    lead = status.leads.get(action.ref)
    if lead is None:
        return []
    label = look.words.say(msg("{key}: {value}", key=msg("Lead"), value=""))
    return flow([((label, "label"), (shown(lead, look.words), ""))], look.width)


def _row(action: Action, standing: ActionStanding, day: date, mark: str) -> tuple[Cell, ...]:
    """Return the cells of one action; its agreement stands above, so its own part of the reference is enough."""
    progress, late = percent(standing.progress.value), listed.lateness(action, standing, day)
    period, updated = standing.state.period, listed.last_fact(action, standing, day)
    own = f"{mark}{action.name}"
    return own, action.number, action.title, period, progress, standing.shown_health, updated, late


def _axis(axis: Axis | None, line: AgreementLine, look: Look) -> list[Line]:
    """Return the name of an axis with its figures."""
    name = axis_name(axis, look)
    rollup = line.standing.axes.get(axis.id if axis else "none")
    told: list[Line] = []
    if rollup and rollup.finished_of:
        sentences = figures.finished(rollup), not_counted(rollup), figures.progress(rollup, look)
        told = [((look.words.say(each), "quiet"),) for each in sentences if each]
    if stands_apart(name, look):
        return [*flow(told, look.width), ((name, "title"),)]
    begun, *more = hanging(name, look.width, words=True).split("\n")
    *first, last = ((begun, "title"),), *((("  ", ""), (text.lstrip(" "), "title")) for text in more)
    return [*first, *flow([last, *told], look.width, indent="  ")]
