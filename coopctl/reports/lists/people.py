"""People: who is named in agreements and actions, on which side, as what, and where."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from coopctl.messages import msg, nmsg
from coopctl.reports.fields import column
from coopctl.spelling.sought import folded
from coopctl.tables import Named, Sheet
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.records import Action, Agreement, Who
    from coopctl.model.texts import Text
    from coopctl.reports.view import View


class NamedAs(StrEnum):
    """As what somebody is named."""

    LEAD = "lead"
    COORDINATOR = "coordinator"
    PARTNER = "partner"
    MILESTONE = "milestone"
    FUNDER = "funder"
    ATTENDEE = "attendee"
    OWNER = "owner"
    APPROVAL = "approval"
    ASSESSMENT = "assessment"


COLUMNS = (
    column("person", grow=True, whole=True),
    column("organisation", drop=2, grow=True, whole=True),
    column("party", drop=1, grow=True, whole=True),
    column("functions", drop=3, grow=True, whole=True),
    column("named_as", grow=True, whole=True),
    column("actions", drop=4, right=True),
    column("meetings", drop=4, right=True),
    column("decisions", drop=4, right=True),
    column("agreements", drop=5, right=True),
)


@dataclass(slots=True)
class _Somebody:
    name: Text
    organisations: dict[str, Text] = field(default_factory=dict)
    parties: dict[str, None] = field(default_factory=dict)
    functions: dict[str, Text] = field(default_factory=dict)
    named_as: set[NamedAs] = field(default_factory=set)
    actions: set[str] = field(default_factory=set)
    meetings: set[tuple[str, str]] = field(default_factory=set)
    decisions: set[tuple[str, str, str]] = field(default_factory=set)
    agreements: set[str] = field(default_factory=set)


def sheet(view: View) -> Sheet:
    """List the people named in the agreements and actions shown, by name, capitals and accents aside.

    Whose name is the same, in one language at least and capitals aside, is one and the same.
    """
    known: dict[str, _Somebody] = {}
    for agreement in view.agreements:
        for someone, as_, where in _of_agreement(agreement):
            if person := _noted(known, someone, as_, agreement.ref):
                person.meetings |= {(agreement.ref, where[0])} if where and as_ is NamedAs.ATTENDEE else set()
                person.decisions |= {(agreement.ref, *where)} if where and as_ is NamedAs.OWNER else set()
    for action in view.actions:
        for someone, as_ in _of_action(action):
            if person := _noted(known, someone, as_, action.agreement):
                person.actions.add(action.ref)
    people = sorted({id(each): each for each in known.values()}.values(), key=lambda each: folded(str(each.name)))
    rows = tuple(
        (
            each.name,
            tuple(each.organisations.values()),
            tuple(view.party(ref) for ref in each.parties),
            tuple(each.functions.values()),
            tuple(word for word in NamedAs if word in each.named_as),
            len(each.actions),
            len(each.meetings),
            len(each.decisions),
            Named(tuple(sorted(each.agreements)), len(each.agreements)),
        )
        for each in people
    )
    return Sheet(
        kind="people",
        columns=COLUMNS,
        rows=rows,
        heading=nmsg("{n} person", "{n} people", len(rows)),
        empty=msg("no people"),
    )


def _of_agreement(agreement: Agreement) -> Iterator[tuple[Who | None, NamedAs, tuple[str, str] | None]]:
    """Yield who is named in an agreement itself, as what, and the meeting and decision that it is in."""
    for approval in agreement.approvals:
        yield approval.by, NamedAs.APPROVAL, None
    for meeting in agreement.meetings:
        for attendee in meeting.attendees:
            yield attendee, NamedAs.ATTENDEE, (meeting.id, "")
        for decision in meeting.decisions:
            for owner in decision.owners:
                yield owner, NamedAs.OWNER, (meeting.id, decision.id)
    for assessment in agreement.assessments:
        yield assessment.by, NamedAs.ASSESSMENT, None
    yield agreement.defaults.funder if agreement.defaults else None, NamedAs.FUNDER, None


def _of_action(action: Action) -> Iterator[tuple[Who | None, NamedAs]]:
    """Yield who is named in an action, and as what."""
    yield action.lead, NamedAs.LEAD
    yield from ((each, NamedAs.COORDINATOR) for each in action.coordinators)
    yield from ((each, NamedAs.PARTNER) for each in action.partners)
    yield from ((each.lead, NamedAs.MILESTONE) for each in action.milestones)
    yield from ((each.funder, NamedAs.FUNDER) for each in action.budget)
    yield from ((each.by, NamedAs.ASSESSMENT) for each in action.assessments)


def _noted(known: dict[str, _Somebody], someone: Who | None, as_: NamedAs, agreement: str) -> _Somebody | None:
    """Note where a person is named; None where somebody is none."""
    if someone is None or someone.person is None:
        return None
    names = [_plain(name) for name in someone.person.variants.values()]
    person = next((known[name] for name in names if name in known), None) or _Somebody(someone.person)
    known.update(dict.fromkeys(names, person))
    if someone.organisation:
        person.organisations.setdefault(_plain(str(someone.organisation)), someone.organisation)
    if someone.party:
        person.parties[someone.party] = None
    for function in someone.functions:
        person.functions.setdefault(_plain(str(function)), function)
    person.named_as.add(as_)
    person.agreements.add(agreement)
    return person


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
