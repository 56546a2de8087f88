"""What ties records to each other: parts to their whole, plans to their framework, decisions to what they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures import facts
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date

    from coopctl.model.dates import Date
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Action, Decision

#: Agreements stand under each other through so many levels; no plan has more than a few.
MOST_LEVELS = 20


@dataclass(frozen=True, slots=True)
class Overdue:
    """A decision that is open after its last day, with the agreement whose meeting took it."""

    agreement: str
    decision: Decision
    due: Date


def wholes(portfolio: Portfolio) -> Mapping[str, str]:
    """Return the whole of each action that is a part, by reference; former names are followed.

    A `part_of` that names no known action, or that leads back to the action itself, ties nothing.
    """
    named = {
        ref: portfolio.current(action.part_of)
        for ref, action in portfolio.actions.items()
        if action.part_of and portfolio.current(action.part_of) in portfolio.actions
    }
    circle = _circling(named)
    return {ref: whole for ref, whole in named.items() if ref not in circle}


def axes(portfolio: Portfolio, wholes: Mapping[str, str]) -> Mapping[str, str]:
    """Return the axis of each action that has one: its own, else that of its whole in the same agreement."""
    found: dict[str, str | None] = {}
    for ref, whole in _wholes_first(portfolio.actions, wholes):
        action = portfolio.actions[ref]
        inside = whole is not None and portfolio.actions[whole].agreement == action.agreement
        found[ref] = action.axis or (found[whole] if inside and whole is not None else None)
    return {ref: axis for ref in portfolio.actions if (axis := found[ref]) is not None}


def takers(portfolio: Portfolio, cancelled: Collection[str]) -> Mapping[str, str]:
    """Return, for each of the `cancelled` actions that another took over, the one that stands in its place.

    That one is followed on while it is cancelled and taken over itself. A `merged_into` that names no known action,
    or that leads back to the action itself, gives it to nobody.
    """
    named = {
        ref: portfolio.current(into)
        for ref in cancelled
        if (into := portfolio.actions[ref].merged_into) and portfolio.current(into) in portfolio.actions
    }
    circle = _circling(named)
    named = {ref: into for ref, into in named.items() if ref not in circle}
    found: dict[str, str] = {}
    for ref, into in _wholes_first(named, named):
        found[ref] = found.get(into or ref, into or ref)
    return {ref: found[ref] for ref in named}


def parts(wholes: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """Return the parts of each whole, in the order of their references."""
    found: dict[str, list[str]] = {}
    for ref, whole in sorted(wholes.items()):
        found.setdefault(whole, []).append(ref)
    return {whole: tuple(refs) for whole, refs in found.items()}


def without_parts(refs: Iterable[str], wholes: Mapping[str, str]) -> tuple[str, ...]:
    """Return the actions of a scope that count in it: not the parts whose whole is in it too."""
    scope = tuple(refs)
    inside = frozenset(scope)
    return tuple(ref for ref in scope if wholes.get(ref) not in inside)


def told_by_wholes(refs: Iterable[str], telling: Collection[str], wholes: Mapping[str, str]) -> Collection[str]:
    """Return which of the actions have their whole, or the whole of that, among those `telling` the same.

    An action is in no circle of wholes, so one that alone tells something needs no look at all that is above it.
    """
    named = tuple(refs)
    if not telling or (len(named) == 1 and {*named} >= {*telling}):
        return set()
    found: dict[str, bool] = {}
    for ref, whole in _wholes_first(named, wholes):
        found[ref] = whole is not None and (whole in telling or found[whole])
    return {ref for ref, told in found.items() if told}


def plans(portfolio: Portfolio) -> Mapping[str, tuple[str, ...]]:
    """Return, for every agreement that another names as parent, all agreements below it, through MOST_LEVELS."""
    children: dict[str, list[str]] = {}
    for ref, agreement in portfolio.agreements.items():
        parent = portfolio.current(agreement.parent or "")
        if parent in portfolio.agreements and parent != ref:
            children.setdefault(parent, []).append(ref)
    return {parent: _below(parent, children) for parent in children}


def overdue(portfolio: Portfolio, day: date, takers: Mapping[str, str]) -> Mapping[str, tuple[Overdue, ...]]:
    """Return the overdue decisions about each action, longest overdue first.

    A decision counts from the earliest day of its meeting, in whichever agreement, and only for the very
    action that it names (former names are followed), or for the one that took that over (`takers`).
    """
    found: dict[str, list[Overdue]] = {}
    for ref, agreement in sorted(portfolio.agreements.items()):
        for meeting in agreement.meetings:
            if not facts.happened(meeting.date, day):
                continue
            for decision in meeting.decisions:
                if decision.due and facts.past(decision.due, day) and facts.still_open(decision, day):
                    for about in {_now(portfolio, name, takers) for name in decision.about}:
                        found.setdefault(about, []).append(Overdue(ref, decision, decision.due))
    return {
        about: tuple(sorted(them, key=lambda one: (one.due.latest, one.agreement, one.decision.id)))
        for about, them in found.items()
    }


def waited_for(portfolio: Portfolio, action: Action, takers: Mapping[str, str]) -> tuple[str, ...]:
    """Return the known actions that `action` depends on, by the names that they have now.

    In place of one that was taken over stands the one that took it (`takers`).
    """
    names = {_now(portfolio, name, takers) for name in action.depends_on}
    return tuple(sorted(names & portfolio.actions.keys()))


def _now(portfolio: Portfolio, name: str, takers: Mapping[str, str]) -> str:
    current = portfolio.current(name)
    return takers.get(current, current)


def _circling(named: Mapping[str, str]) -> Collection[str]:
    """Return the references that following `named` leads back to."""
    settled: set[str] = set()
    circle: set[str] = set()
    for start in named:
        walk: dict[str, int] = {}
        ref: str | None = start
        while ref is not None and ref not in walk and ref not in settled:
            walk[ref] = len(walk)
            ref = named.get(ref)
        if ref is not None and ref in walk:
            circle.update(one for one, place in walk.items() if place >= walk[ref])
        settled.update(walk)
    return circle


def _below(parent: str, children: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return what is below `parent`, in the order of references; a circle of parents ends where it began."""
    found: set[str] = set()
    level = {parent}
    for _ in range(MOST_LEVELS):
        level = {ref for above in level for ref in children.get(above, ())} - found - {parent}
        found |= level
    return tuple(sorted(found))


def _wholes_first(refs: Iterable[str], over: Mapping[str, str]) -> Iterator[tuple[str, str | None]]:
    """Yield the references and all that are over them, each once, after the one that is over it.

    `over` goes round in no circle.
    """
    seen: set[str] = set()
    for ref in refs:
        way: list[str] = []
        above: str | None = ref
        while above is not None and above not in seen:
            seen.add(above)
            way.append(above)
            above = over.get(above)
        yield from ((one, over.get(one)) for one in reversed(way))
