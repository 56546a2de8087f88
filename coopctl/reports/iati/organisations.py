"""Organisations that take part in an activity, each in a role. Persons are never published."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl.messages import msg
from coopctl.reports.iati import codes
from coopctl.reports.iati.element import Element
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.messages import Message
    from coopctl.model.records import Action, Agreement, Who
    from coopctl.model.settings import ReportingOrg
    from coopctl.model.texts import Text
    from coopctl.reports.view import View

#: An identifier of an organisation, under the scheme of this name among its identifiers.
SCHEME = "iati"
IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:,+@#()~-]*")


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation by its name; `ref` and `kind` (OrganisationType) where they are known."""

    name: Text | Message
    ref: str | None = None
    kind: int | None = None

    def node(self, element: str, **more: str) -> Element:
        """Return it as an element."""
        known = {"ref": self.ref, "type": None if self.kind is None else str(self.kind)}
        return Element(element, {**more, **{name: value for name, value in known.items() if value}}, (self.name,))


def reporting(org: ReportingOrg) -> Element:
    """Return who publishes."""
    secondary = {"secondary-reporter": "1"} if org.secondary else {}
    return Organisation(org.name, org.ref, codes.ORGANISATION_TYPE[org.kind]).node("reporting-org", **secondary)


def party(view: View, ref: str) -> Organisation:
    """Return a party as the agreement that names it describes it; by its id where none does."""
    described = view.parties.get(ref)
    if described is None or described.name is None:
        return Organisation(msg("{name}", name=ref))
    identifier = described.ids.get(SCHEME, "")
    return Organisation(
        described.name,
        identifier if IDENTIFIER.fullmatch(identifier) else None,
        codes.ORGANISATION_TYPE[described.kind] if described.kind else None,
    )


def of(view: View, who: Who | None) -> Organisation | None:
    """Return the organisation that somebody is of, else the party; None for a person alone."""
    if who is None:
        return None
    if who.organisation:
        return Organisation(who.organisation)
    return party(view, who.party) if who.party else None


def of_agreement(view: View, agreement: Agreement) -> tuple[Element, ...]:
    """Return the parties of an agreement, but those that observe."""
    return _nodes(_parties(view, agreement))


def of_action(view: View, action: Action) -> tuple[Element, ...]:
    """Return the parties of the agreement, then who leads, coordinates, takes part and pays."""
    return _nodes((*_parties(view, view.portfolio.agreements[action.agreement]), *_people(view, action)))


def _parties(view: View, agreement: Agreement) -> Iterator[tuple[int, Organisation]]:
    for each in agreement.parties:
        if each.role in codes.PARTY_ROLE:
            yield codes.PARTY_ROLE[each.role], party(view, each.id)


def _people(view: View, action: Action) -> Iterator[tuple[int, Organisation]]:
    leading = (*((action.lead,) if action.lead else ()), *action.coordinators)
    roles = [(codes.IMPLEMENTING, each) for each in leading]
    roles += [(codes.PARTNER_ROLE[each.role], each) for each in action.partners if each.role in codes.PARTNER_ROLE]
    roles += [(codes.FUNDING, line.funder) for line in action.budget if line.funder]
    for role, each in roles:
        if (found := of(view, each)) is not None:
            yield role, found


def _nodes(found: Iterator[tuple[int, Organisation]] | tuple[tuple[int, Organisation], ...]) -> tuple[Element, ...]:
    once = {(role, each.ref or str(each.name)): (role, each) for role, each in reversed([*found])}
    return tuple(each.node("participating-org", role=str(role)) for role, each in reversed([*once.values()]))
