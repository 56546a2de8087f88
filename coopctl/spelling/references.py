"""References as people type them: whole, or shortened as far as they stay unmistakable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.errors import FINDINGS, CoopctlError, UsageError
from coopctl.messages import msg
from coopctl.spelling.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.model.portfolio import Portfolio

#: How many candidates a message names.
MOST = 8


class UnreadRecordError(CoopctlError):
    """The record exists, and its file cannot be read."""

    code = FINDINGS


def find(portfolio: Portfolio, typed: str) -> str:
    """Return the whole reference that `typed` stands for.

    Exact; else a former name; else the only one that begins so; else the only action whose own name begins so.
    Raise UsageError where none or several fit, UnreadRecordError where its file was left out.
    """
    known = (*portfolio.agreements, *portfolio.actions)
    if typed in known:
        return typed
    if portfolio.current(typed) in known:
        return portfolio.current(typed)
    for left in portfolio.left_out:
        if left.ref == typed:
            raise UnreadRecordError(
                msg("‘{ref}’ could not be read: {path} has an error", ref=typed, path=left.path),
                msg("see what is wrong: coopctl validate {path}", path=left.path),
            )
    candidates = _beginning(portfolio, typed) if typed else []
    if len(candidates) == 1:
        return candidates[0]
    if candidates:
        raise UsageError(
            msg("‘{typed}’ may mean several records", typed=typed),
            msg("write one of them: {refs}", refs=_few(candidates)),
        )
    raise UsageError(
        msg("no agreement or action is called ‘{typed}’", typed=typed),
        did_you_mean(typed, known) or msg("see what there is: coopctl list agreements, coopctl list actions"),
    )


def _beginning(portfolio: Portfolio, typed: str) -> list[str]:
    agreement, slash, name = typed.partition("/")
    if slash:
        return [
            ref
            for ref, action in portfolio.actions.items()
            if action.agreement.startswith(agreement) and action.name.startswith(name)
        ]
    return [ref for ref in portfolio.agreements if ref.startswith(typed)] or [
        ref for ref, action in portfolio.actions.items() if action.name.startswith(typed)
    ]


def _few(candidates: Sequence[str]) -> tuple[str, ...]:
    return (*candidates[:MOST], "…") if len(candidates) > MOST else tuple(candidates)
