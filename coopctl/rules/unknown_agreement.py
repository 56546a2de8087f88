"""An action stands in a folder that no agreement has the name of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Problem
from coopctl.messages import msg
from coopctl.model.vocabularies import Severity
from coopctl.spelling.nearest import Spelling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.messages import Message
    from coopctl.model.portfolio import Portfolio

SEVERITY = Severity.ERROR


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each action without its agreement. A folder's former name is no name for it."""
    unread = {left.ref for left in portfolio.left_out} | portfolio.apart
    spelling = Spelling()
    for action in portfolio.actions.values():
        if action.agreement not in portfolio.agreements and action.agreement not in unread:
            yield Problem(
                action.path,
                (),
                msg("there is no agreement ‘{agreement}’ for this action", agreement=action.agreement),
                _help(portfolio, action.agreement, spelling),
            )


def _help(portfolio: Portfolio, name: str, spelling: Spelling) -> Message:
    words = sorted(name.split("-"))
    longer = [
        each
        for each in portfolio.agreements
        if each.startswith(f"{name}-") or each.endswith(f"-{name}") or sorted(each.split("-")) == words
    ]
    meant = portfolio.former.get(name) or spelling.nearest(name, portfolio.agreements)
    meant = meant or (longer[0] if len(longer) == 1 else None)
    if meant:
        return msg("move the file to {folder}, or write {path}", folder=f"data/actions/{meant}/", path=_path(name))
    return msg("write {path}", path=_path(name))


def _path(name: str) -> str:
    return f"data/agreements/{name}.yaml"
