"""Approvals that an agreement has no longer: refused now, or withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.changes.change import Change, ChangeKind
from coopctl.model.vocabularies import ApprovalState

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Agreement, Approval
    from coopctl.model.texts import Text


def lost(old: Agreement, new: Agreement, older: Portfolio) -> Iterator[Change]:
    """Yield each approval that is refused now and was not, and each that was granted and stands no longer."""
    refused = [each for each in new.approvals if each.state is ApprovalState.REFUSED]
    known = {_name(each) for each in old.approvals if each.state is ApprovalState.REFUSED}
    told = [(ChangeKind.APPROVAL_REFUSED, each) for each in refused if _name(each) not in known]
    names = {_name(each) for each in refused}
    gone = (each for each in _no_longer(_granted(old), _granted(new)) if _name(each) not in names)
    for kind, each in (*told, *((ChangeKind.APPROVAL_WITHDRAWN, each) for each in gone)):
        by = each.by
        id_ = (by.party if by else None) or each.kind
        after, dated = (None, each.date) if kind is ChangeKind.APPROVAL_WITHDRAWN else (each.date, None)
        yield Change(kind=kind, ref=new.ref, title=_who(each, old.ref, older), id=id_, after=after, dated=dated)


def _no_longer(old: Sequence[Approval], new: Sequence[Approval]) -> Sequence[Approval]:
    """Return those that no other one has become: the same body's first, then that of the same side or day."""
    left = list(new)
    for same in (_is_same, _is_like):
        missing = []
        for each in old:
            found = next((one for one in left if same(each, one)), None)
            if found is None:
                missing.append(each)
            else:
                left.remove(found)
        old = missing
    return old


def _is_same(one: Approval, other: Approval) -> bool:
    return _name(one) == _name(other)


def _is_like(one: Approval, other: Approval) -> bool:
    sides = [each.by.party if each.by else None for each in (one, other)]
    is_of_one = sides[0] == sides[1] is not None or (one.date == other.date is not None and None in sides)
    return one.kind is other.kind and is_of_one


def _granted(agreement: Agreement) -> Sequence[Approval]:
    return [each for each in agreement.approvals if each.state is ApprovalState.GRANTED]


def _name(approval: Approval) -> object:
    return approval.by, approval.kind


def _who(approval: Approval, ref: str, portfolio: Portfolio) -> Text | None:
    """Return what the body is called: its own name, else that of its side."""
    by = approval.by
    own = (by.organisation or by.person) if by else None
    return own or (portfolio.party_name(by.party, ref) if by and by.party else None)
