"""Where records name each other, and which record a name means today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.messages import Message, msg
from coopctl.model.records import Agreement
from coopctl.spelling.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.findings import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Action, Record


def mentions(record: Record) -> Iterator[tuple[Place, str]]:
    """Give (place, reference) of every other record that a record names."""
    if isinstance(record, Agreement):
        yield from _of_agreement(record)
    else:
        yield from _of_action(record)


def _of_agreement(agreement: Agreement) -> Iterator[tuple[Place, str]]:
    if agreement.parent is not None:
        yield ("parent",), agreement.parent
    if agreement.replaces is not None:
        yield ("replaces",), agreement.replaces
    for m, meeting in enumerate(agreement.meetings):
        for d, decision in enumerate(meeting.decisions):
            for a, ref in enumerate(decision.about):
                yield ("meetings", m, "decisions", d, "about", a), ref


def _of_action(action: Action) -> Iterator[tuple[Place, str]]:
    if action.part_of is not None:
        yield ("part_of",), action.part_of
    for position, ref in enumerate(action.depends_on):
        yield ("depends_on", position), ref
    for position, ref in enumerate(action.related):
        yield ("related", position), ref


def present_name(portfolio: Portfolio, ref: str) -> str | None:
    """Return the present name of the record that `ref` names, None where no record that was read has it."""
    current = portfolio.current(ref)
    return current if current in portfolio.agreements or current in portfolio.actions else None


def suggest(portfolio: Portfolio, ref: str, by: str = "") -> Message | None:
    """Return a question naming the record that a broken reference of the record `by` most probably means.

    None where none is near; a record does not mean itself.
    """
    agreement, slash, name = ref.partition("/")
    if not slash:
        alike = [action.ref for action in portfolio.actions.values() if action.name == ref]
        found = alike[0] if len(alike) == 1 else nearest(ref, portfolio.agreements.keys() - {by})
    else:
        # Only the part after the slash tells the actions of one agreement apart.
        names = {action.name for action in portfolio.actions_of(agreement)} - {by.removeprefix(f"{agreement}/")}
        longer = [each for each in names if each.startswith(f"{name}-")]
        near = nearest(name, names) or (longer[0] if len(longer) == 1 else None)
        found = f"{agreement}/{near}" if near else nearest(ref, _of_others(portfolio, agreement))
    return msg("did you mean ‘{word}’?", word=found) if found else None


def _of_others(portfolio: Portfolio, agreement: str) -> list[str]:
    return [action.ref for action in portfolio.actions.values() if action.agreement != agreement]
