"""What ties records to each other: parts to their whole, plans to their framework, decisions to what they are about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coopctl.measures import facts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from coopctl.model.dates import Date
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Action, Decision


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
    found = {}
    for ref, action in portfolio.actions.items():
        above, seen = action, {ref}
        while above.axis is None and (whole := wholes.get(above.ref)) and whole not in seen:
            if portfolio.actions[whole].agreement != action.agreement:
                break
            above = portfolio.actions[whole]
            seen.add(whole)
        if above.axis is not None:
            found[ref] = above.axis
    return found


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
    found = {}
    for ref, into in named.items():
        last = into
        while last in named:
            last = named[last]
        found[ref] = last
    return found


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


def told_by_whole(ref: str, telling: Collection[str], wholes: Mapping[str, str]) -> bool:
    """Whether an action's whole, or the whole of that, is among those `telling` what would else be told twice."""
    seen = {ref}
    above = wholes.get(ref)
    while above is not None and above not in seen:
        if above in telling:
            return True
        seen.add(above)
        above = wholes.get(above)
    return False


def plans(portfolio: Portfolio) -> Mapping[str, tuple[str, ...]]:
    """Return, for every agreement that another names as parent, all agreements below it, through levels."""
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
    """Return everything below `parent`, in the order of references; a circle of parents ends where it began."""
    found: set[str] = set()
    waiting = list(children.get(parent, ()))
    while waiting:
        ref = waiting.pop()
        if ref != parent and ref not in found:
            found.add(ref)
            waiting += children.get(ref, ())
    return tuple(sorted(found))
