"""The axes with their numbered actions, each action as a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from coopctl.messages import msg, nmsg
from coopctl.model import axes
from coopctl.reports.committee import action_sheets
from coopctl.reports.figures import finished, progress_and_known
from coopctl.reports.paper import Bullets, Facts, Paragraph, Part, Rows, facts
from coopctl.tables import Column, Percent, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.measures.outcomes import Rollup
    from coopctl.model.records import Action, Agreement, Axis
    from coopctl.reports.committee.scope import Scope
    from coopctl.reports.paper import Block, Words
    from coopctl.tables import Cell

    #: An axis, the one above it, and its own actions.
    _Under: TypeAlias = "tuple[Axis | None, Axis | None, list[Action]]"

_COLUMNS = (
    Column("title", msg("Action"), grow=True),
    Column("health", msg("Health")),
    Column("progress", msg("Progress"), right=True),
    Column("deadline", msg("Deadline"), drop=1),
)


def parts(scope: Scope) -> Iterator[Part]:
    """Yield a chapter an agreement: each axis with its figures and the list of its actions, then their sheets.

    Axes without any are listed together. An agreement with neither has no chapter.
    """
    for agreement in scope.view.agreements:
        actions = scope.of(agreement)
        if not actions and not agreement.axes:
            continue
        under = _axes(scope, agreement, actions)
        empty = tuple(_axis_title(axis) for axis, _, own in under if not own and not _figure(scope, agreement, axis))
        listed = (Bullets(empty),) if empty else ()
        none = () if actions else (Paragraph(msg("No actions yet.")), *listed)
        yield Part(name=f"actions-{agreement.ref}", title=_title(scope, agreement), blocks=none)
        for axis, over, own in under:
            if not own and not _figure(scope, agreement, axis):
                continue
            if axis or agreement.axes:
                yield _axis(scope, agreement, axis, own, over)
            elif own:
                yield Part(
                    name=f"list-{agreement.ref}", title=msg("Actions"), level=2, blocks=(Rows(_list(scope, own)),)
                )
            for action in filter(scope.sheet, own):
                yield from action_sheets.parts(scope, action)
        if actions and empty:
            yield Part(name=f"empty-{agreement.ref}", title=msg("Axes without actions yet"), level=2, blocks=listed)


def _title(scope: Scope, agreement: Agreement) -> Words:
    return msg("Actions of ‘{agreement}’", agreement=scope.title(agreement.ref))


def _axes(scope: Scope, agreement: Agreement, actions: Sequence[Action]) -> list[_Under]:
    """Return all axes as they are shown, each with the one above it and its own actions; then what is under none."""
    tree = axes.tree(agreement)
    own: dict[str, list[Action]] = {axis.id: [] for axis, _ in tree}
    rest: list[Action] = []
    for action in actions:
        own.get(scope.standing(action).axis or "", rest).append(action)
    found: list[_Under] = [(axis, over, own[axis.id]) for axis, over in tree]
    return [*found, (None, None, rest)] if rest else found


def _axis(scope: Scope, agreement: Agreement, axis: Axis | None, own: Sequence[Action], over: Axis | None) -> Part:
    blocks: list[Block] = [Facts(facts((msg("under"), _axis_title(over))))] if over else []
    if figure := _figure(scope, agreement, axis):
        told = (msg("finished"), finished(figure)), (msg("progress"), progress_and_known(figure))
        blocks.append(Facts(facts(*told)))
    if own:
        blocks.append(Rows(_list(scope, own)))
    name = f"axis-{agreement.ref}.{axis.id if axis else 'none'}"
    return Part(name=name, title=_axis_title(axis), level=2, blocks=tuple(blocks))


def _figure(scope: Scope, agreement: Agreement, axis: Axis | None) -> Rollup | None:
    """Return the figure of an axis that has actions, of its own or under it."""
    figure = scope.view.standing.agreements[agreement.ref].axes.get(axis.id if axis else "none")
    return figure if figure and figure.known_of else None


def _axis_title(axis: Axis | None) -> Words:
    if axis is None:
        return msg("Under no axis")
    title: Words = axis.title or msg("{axis}", axis=axis.id)
    return title if axis.number is None else msg("Axis {number}. {title}", number=axis.number, title=title)


def _list(scope: Scope, actions: Sequence[Action]) -> Sheet:
    return Sheet(
        kind="actions",
        columns=_COLUMNS,
        rows=tuple(_row(scope, action) for action in actions),
        heading=nmsg("{n} action", "{n} actions", len(actions)),
        empty=msg("no actions yet"),
    )


def _row(scope: Scope, action: Action) -> tuple[Cell, ...]:
    standing = scope.standing(action)
    value = standing.progress.value
    return (
        scope.title(action.ref, whole=not scope.sheet(action)),
        standing.shown_health,
        msg("not known") if value is None else Percent(value),
        standing.state.period.end if standing.state.period else None,
    )
