"""The timeline: when everything is planned, was first agreed and took place, as rows over the same days."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.messages import msg
from coopctl.model import axes
from coopctl.reports import figures, filters
from coopctl.reports.timeline import dated_rows, points, timescale
from coopctl.reports.timeline.dated_rows import Row, RowKind
from coopctl.reports.timeline.points import MarkKind
from coopctl.tables import Column, Sheet, percent
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from coopctl.messages import Message
    from coopctl.model.records import Action, Agreement, Axis
    from coopctl.reports.timeline.points import Mark
    from coopctl.reports.timeline.timescale import Window
    from coopctl.reports.view import View
    from coopctl.tables import Cell

COLUMNS = (
    Column("ref", msg("Reference")),
    Column("kind", msg("Kind"), drop=10),
    Column("number", msg("No."), drop=10, right=True),
    Column("title", msg("Title"), grow=True),
    Column("health", msg("Health")),
    Column("start_earliest", msg("Start from"), drop=1),
    Column("start_latest", msg("Start until"), drop=7),
    Column("end_earliest", msg("End from"), drop=7),
    Column("end_latest", msg("End until"), drop=1),
    Column("baseline_start", msg("First agreed start"), drop=6),
    Column("baseline_end", msg("First agreed end"), drop=6),
    Column("started", msg("Started"), drop=4),
    Column("ended", msg("Ended"), drop=4),
    Column("progress", msg("Progress"), drop=2, right=True),
    Column("milestones", msg("Milestones"), drop=8),
    Column("meetings", msg("Meetings"), drop=9),
    Column("occurrences", msg("Occurrences"), drop=9),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Every row in its order, those without any date among them (`Row.days` is empty); `window` is None without a date.

    The window is that of actions, so that an agreement of many years does not squeeze them; it is that of agreements
    where they have none.
    `shown` of `total` actions, of which parts are `in_parts`, and `agreements` of `of_agreements`, are among the rows.
    """

    day: date
    revision: str
    window: Window | None
    rows: tuple[Row, ...]
    shown: int
    total: int
    in_parts: tuple[int, int]
    agreements: int
    of_agreements: int

    def drawn(self, shown: Window) -> tuple[Row, ...]:
        """Return the rows as they look in the days that a chart shows: the window, in the whole units of its scale."""
        return tuple(dated_rows.within(row, shown) for row in self.rows) if self.window else ()

    @property
    def undated(self) -> tuple[Row, ...]:
        """The actions that nothing can be drawn of."""
        return tuple(row for row in self.rows if row.kind is RowKind.ACTION and not row.days)


def build(view: View, refs: Sequence[str] | None = None) -> Timeline:
    """Make the timeline of what `view` keeps.

    `refs` (whole references) asks for actions, or for all of an agreement and of the plans under it. An agreement
    has a row of its own unless only actions of it are asked for.
    """
    wanted = None if refs is None else filters.with_plans(refs, view.standing)
    rows = tuple(_rows(view, wanted))
    window = timescale.window(_days(view, rows), view.standing.day)
    if window:
        most = points.most(sum(action.recurs is not None for action in view.actions))
        rows = tuple(_with_foreseen(view, row, window, most) for row in rows)
    kinds = [row.kind for row in rows]
    return Timeline(
        day=view.standing.day,
        revision=view.portfolio.revision,
        window=window,
        rows=rows,
        shown=kinds.count(RowKind.ACTION),
        total=len(view.portfolio.actions),
        in_parts=view.in_parts(view.portfolio.actions[row.ref] for row in rows if row.kind is RowKind.ACTION),
        agreements=kinds.count(RowKind.AGREEMENT),
        of_agreements=len(view.portfolio.agreements),
    )


def sheet(view: View, timeline: Timeline) -> Sheet:
    """Give the timeline as rows, with the days that it spans, and what has no date, as members of the envelope."""
    window = timeline.window
    extra: dict[str, Cell] = {
        "window": {"first": window.first, "last": window.last} if window else None,
        "undated": tuple(row.ref for row in timeline.undated),
    }
    return Sheet(
        kind="timeline",
        columns=COLUMNS,
        rows=tuple(_cells(row) for row in timeline.rows),
        heading=heading(timeline),
        empty=msg("no action passes the filters") if view.portfolio.actions else msg("no actions yet"),
        extra=extra,
    )


def heading(timeline: Timeline) -> Message:
    """Say how many actions are shown, and of how many where some are hidden."""
    return msg("Timeline, {actions}", actions=figures.actions(timeline.shown, timeline.total, timeline.in_parts))


def _days(view: View, rows: Sequence[Row]) -> Iterator[date]:
    """Yield the days that the window holds: all but those of agreements under which, or under whose plans, actions are.

    Only where no action has a day do agreements count too.
    """
    acting = {row.agreement for row in rows if row.kind is RowKind.ACTION and row.days}
    plans = view.standing.plans
    for row in rows:
        below = {row.ref, *plans.get(row.ref, ())} & acting if row.kind is RowKind.AGREEMENT else ()
        if not below:
            yield from row.days


def _rows(view: View, refs: Sequence[str] | None) -> Iterator[Row]:
    """Yield each agreement before its actions."""
    agreements = {each.ref: each for each in view.agreements if refs is None or each.ref in refs}
    actions: dict[str, list[Action]] = {ref: [] for ref in agreements}
    for action in view.actions:
        if refs is None or action.ref in refs or action.agreement in refs:
            actions.setdefault(action.agreement, []).append(action)
    for ref, own in sorted(actions.items()):
        if ref in agreements:
            yield dated_rows.of_agreement(agreements[ref], view.standing.agreements[ref], view.standing.day)
        yield from _branches(view, view.portfolio.agreements.get(ref), own)


def _branches(view: View, agreement: Agreement | None, actions: Sequence[Action]) -> Iterator[Row]:
    """Yield actions by the axes of their agreement, in its order, parts after their whole where that is shown."""
    tree: dict[str, tuple[Axis | None, Axis | None]] = {}
    if agreement:
        tree = {axis.id: (axis, over) for axis, over in axes.tree(agreement)}
    places = {name: place for place, name in enumerate(tree)}
    stands = view.standing.actions
    shown = {action.ref: action for action in actions}
    wholes = view.standing.wholes
    parts: dict[str | None, list[Action]] = {}
    for action in filters.in_order(actions, {}):
        whole = wholes.get(action.ref)
        parts.setdefault(whole if whole in shown else None, []).append(action)

    whole_ones = sorted(parts.get(None, ()), key=lambda each: places.get(stands[each.ref].axis or "", len(places)))
    waiting = [(action, 1, tree.get(stands[action.ref].axis or "", (None, None))) for action in reversed(whole_ones)]
    while waiting:
        action, depth, (axis, over) = waiting.pop()
        row = dated_rows.of_action(action, stands[action.ref], axis, depth, view.standing.day)
        yield replace(row, over=over) if over else row
        waiting += [(part, depth + 1, (axis, over)) for part in reversed(parts.get(action.ref, ()))]


def _with_foreseen(view: View, row: Row, window: Window, most: int) -> Row:
    """Return a row with the days on which its recurrence falls within the window; more than `most` as one mark."""
    action = view.portfolio.actions.get(row.ref)
    return replace(row, marks=(*row.marks, *points.foreseen(view, action, window, most))) if action else row


def _cells(row: Row) -> tuple[Cell, ...]:
    """Return the cells of a row, in the order of COLUMNS."""
    plan, baseline = row.plan, row.baseline
    return (
        row.ref,
        row.kind,
        row.number,
        row.title,
        row.health,
        plan.start_earliest if plan else None,
        plan.start_latest if plan else None,
        plan.end_earliest if plan else None,
        plan.end_latest if plan else None,
        baseline.start_earliest if baseline else None,
        baseline.end_latest if baseline else None,
        row.started,
        row.ended,
        percent(row.progress),
        _marks(
            row,
            MarkKind.MILESTONE,
            lambda mark: {"id": mark.id, "due": mark.due, "done": mark.done, "state": mark.state},
        ),
        _marks(row, MarkKind.MEETING, lambda mark: {"id": mark.id, "date": mark.due}),
        _marks(row, MarkKind.OCCURRENCE, _occurrence),
    )


def _occurrence(mark: Mark) -> Mapping[str, Cell]:
    """Return what programs are told of an occurrence; of the many days that one mark stands for, their bounds."""
    told: dict[str, Cell] = {"date": mark.due or mark.at, "state": mark.state}
    if mark.days:
        told |= {"times": mark.days.times, "first": mark.days.first, "last": mark.days.last}
    return told


def _marks(row: Row, kind: MarkKind, said: Callable[[Mark], Mapping[str, Cell]]) -> tuple[Cell, ...]:
    """Return the marks of one kind, each as `said` tells it."""
    return tuple(said(mark) for mark in row.marks if mark.kind is kind)
