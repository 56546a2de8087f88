"""Where records name each other, and which record a name means today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.model.records import Agreement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.places import Place
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
    if action.merged_into is not None:
        yield ("merged_into",), action.merged_into
    for position, ref in enumerate(action.depends_on):
        yield ("depends_on", position), ref
    for position, ref in enumerate(action.related):
        yield ("related", position), ref


def present_name(portfolio: Portfolio, ref: str) -> str | None:
    """Return the present name of the record that `ref` names, None where no record that was read has it."""
    current = portfolio.current(ref)
    return current if current in portfolio.agreements or current in portfolio.actions else None


def leading(portfolio: Portfolio, field: str) -> dict[str, dict[str, Place]]:
    """Return, for each record by its name, the records that one field of it leads to and where that is written."""
    links: dict[str, dict[str, Place]] = {}
    for record in portfolio.naming:
        for place, ref in mentions(record):
            if place[0] == field and (to := present_name(portfolio, ref)) is not None:
                links.setdefault(record.ref, {}).setdefault(to, place)
    return links
