"""Approvals that an agreement has no longer: refused now, or withdrawn."""

from __future__ import annotations

from collections import defaultdict, deque
from itertools import chain
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
    """Return those that no other one has become: the same one, else one of that kind by that side, body or day."""
    for key in (_name, _side, _body, _day):
        left: dict[object, deque[Approval]] = defaultdict(deque)
        for each in new:
            left[key(each)].append(each)
        missing = []
        for each in old:
            if (known := key(each)) is not None and left[known]:
                left[known].popleft()
            else:
                missing.append(each)
        old, new = missing, list(chain.from_iterable(left.values()))
    return old


def _granted(agreement: Agreement) -> Sequence[Approval]:
    return [each for each in agreement.approvals if each.state is ApprovalState.GRANTED]


def _name(approval: Approval) -> object:
    return approval.by, approval.kind


def _side(approval: Approval) -> object:
    return (approval.kind, approval.by.party) if approval.by and approval.by.party else None


def _body(approval: Approval) -> object:
    own = (approval.by.organisation or approval.by.person) if approval.by else None
    return (approval.kind, own) if own else None


def _day(approval: Approval) -> object:
    return (approval.kind, approval.date) if approval.date and _side(approval) is None else None


def _who(approval: Approval, ref: str, portfolio: Portfolio) -> Text | None:
    """Return what the body is called: its own name, else that of its side."""
    by = approval.by
    own = (by.organisation or by.person) if by else None
    return own or (portfolio.party_name(by.party, ref) if by and by.party else None)
