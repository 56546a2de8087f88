"""References as people type them: whole, or shortened as far as they stay unmistakable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.errors import FINDINGS, CoopctlError, UsageError
from coopctl.messages import msg
from coopctl.spelling.nearest import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.messages import Message
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


def exact(portfolio: Portfolio, typed: str) -> str:
    """Return a reference that is written in full, or a former one's name today: what changes a file guesses nothing.

    Raise UsageError, with what a shorter one would mean on a terminal, and UnreadRecordError as `find` does.
    """
    found = find(portfolio, typed)
    if found != typed and portfolio.current(typed) != found:
        raise UsageError(
            msg("‘{typed}’ is not a whole reference, and there is no terminal to ask on", typed=typed),
            msg("did you mean ‘{word}’?", word=found),
        )
    return found


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
