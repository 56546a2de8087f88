"""Which records a reader asked to see: the same words on every reading command."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.measures import asked, expiry
from coopctl.model.axes import above
from coopctl.model.numerals import natural
from coopctl.shells import quoted
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from coopctl.measures.expiry import RunOut
    from coopctl.measures.outcomes import ActionStanding, Standing, ToDo
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Action, Agreement, Who
    from coopctl.model.vocabularies import ActionStatus, AgreementStatus, Health


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What to keep: several values of one field mean "or", different fields "and"; empty keeps everything.

    A framework stands for its plans too. `due_before` and `due_after` leave out the day itself; `updated_since`
    includes it. `leads` are party ids, or names of organisations or persons, compared without regard to case.
    A health may also be what is to be done with an action that stands well.
    An agreement has the status that people are told: past its end it is no longer in force.
    """

    agreements: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    axes: tuple[str, ...] = ()
    statuses: tuple[ActionStatus, ...] = ()
    agreement_statuses: tuple[AgreementStatus | RunOut, ...] = ()
    healths: tuple[Health | ToDo, ...] = ()
    tags: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    due_before: date | None = None
    due_after: date | None = None
    updated_since: date | None = None

    @property
    def options(self) -> tuple[str, ...]:
        """The same as words of a command, but for the health, which whoever asks tells anew."""
        several = {
            "--agreement": self.agreements, "--party": self.parties, "--axis": self.axes,
            "--status": (*self.statuses, *self.agreement_statuses), "--tag": self.tags,
        }  # fmt: skip
        days = {"--due-before": self.due_before, "--due-after": self.due_after, "--updated-since": self.updated_since}
        return (
            *(f"{name} {quoted(','.join(words))}" for name, words in several.items() if words),
            *(f"--lead {quoted(name)}" for name in self.leads),
            *(f"{name} {day}" for name, day in days.items() if day),
        )

    @property
    def about_actions(self) -> bool:
        """Whether anything but agreements and parties is asked of a record."""
        return bool(
            self.axes
            or self.statuses
            or self.healths
            or self.tags
            or self.leads
            or self.due_before
            or self.due_after
            or self.updated_since
        )


def with_plans(refs: Iterable[str], standing: Standing) -> tuple[str, ...]:
    """Return references, each framework with the agreements under it: who asks for one asks for its plans too."""
    return tuple(each for ref in refs for each in (ref, *standing.plans.get(ref, ())))


def actions(portfolio: Portfolio, standing: Standing, wanted: Filter) -> tuple[Action, ...]:
    """Return the actions that `wanted` keeps, in order."""
    wanted = replace(wanted, agreements=with_plans(wanted.agreements, standing))
    over = {ref: above(portfolio.agreements[ref]) for ref in portfolio.agreements} if wanted.axes else {}
    grace = portfolio.settings.thresholds.grace_days

    def asks(ref: str) -> Health | ToDo | None:
        return asked.of_action(standing.actions[ref], standing.day, grace) if wanted.healths else None

    kept = [
        action
        for ref, action in portfolio.actions.items()
        if _of_agreement(portfolio, action.agreement, wanted, standing.day)
        and _of_action(action, standing.actions[ref], wanted, over.get(action.agreement, {}), asks(ref))
    ]
    return in_order(kept, standing.wholes)


def in_order(actions: Iterable[Action], wholes: Mapping[str, str]) -> tuple[Action, ...]:
    """Return actions by agreement, then their number in the signed document, then reference; parts under their whole.

    `wholes` names the whole of each part; one that is not among them, or of another agreement, orders nothing.
    """
    shown = {each.ref: each for each in actions}

    under: dict[str | None, list[Action]] = {}
    # The last comes first, since what waits is taken from the end.
    for action in sorted(shown.values(), key=lambda one: (one.agreement, natural(one.number), one.ref), reverse=True):
        whole = shown.get(wholes.get(action.ref, ""))
        over = whole.ref if whole is not None and whole.agreement == action.agreement else None
        under.setdefault(over, []).append(action)
    waiting, found = under.get(None, []), []
    while waiting:
        action = waiting.pop()
        found.append(action)
        waiting += under.get(action.ref, ())
    return tuple(found)


def agreements(portfolio: Portfolio, standing: Standing, wanted: Filter) -> tuple[Agreement, ...]:
    """Return the agreements that `wanted` keeps: with a question about actions, those where some action fits it."""
    wanted = replace(wanted, agreements=with_plans(wanted.agreements, standing))
    kept = tuple(
        each for ref, each in portfolio.agreements.items() if _of_agreement(portfolio, ref, wanted, standing.day)
    )
    if not wanted.about_actions:
        return kept
    fitting = {action.agreement for action in actions(portfolio, standing, wanted)}
    return tuple(each for each in kept if each.ref in fitting)


def _of_agreement(portfolio: Portfolio, ref: str, wanted: Filter, day: date) -> bool:
    if wanted.agreements and ref not in wanted.agreements:
        return False
    if not (wanted.parties or wanted.agreement_statuses):
        return True
    agreement = portfolio.agreements.get(ref)
    return (
        agreement is not None
        and (not wanted.parties or any(party.id in wanted.parties for party in agreement.parties))
        and (not wanted.agreement_statuses or expiry.told(agreement, day) in wanted.agreement_statuses)
    )


def _of_action(
    action: Action, standing: ActionStanding, wanted: Filter, over: Mapping[str, str], asks: Health | ToDo | None
) -> bool:
    """Whether an action is asked for; `over` has the axis above each axis of its agreement, `asks` what it asks."""
    axis = standing.axis or "none"
    deadline = standing.state.deadline
    return (
        (not wanted.axes or axis in wanted.axes or over.get(axis) in wanted.axes)
        and (not wanted.statuses or standing.state.status in wanted.statuses)
        and (not wanted.healths or standing.verdict.health in wanted.healths or asks in wanted.healths)
        and (not wanted.tags or any(tag in wanted.tags for tag in action.tags))
        and (not wanted.leads or (action.lead is not None and _is_one_of(action.lead, wanted.leads)))
        and (wanted.due_before is None or (deadline is not None and deadline < wanted.due_before))
        and (wanted.due_after is None or (deadline is not None and deadline > wanted.due_after))
        and (
            wanted.updated_since is None or (standing.updated is not None and standing.updated >= wanted.updated_since)
        )
    )


def _is_one_of(who: Who, names: Sequence[str]) -> bool:
    wanted = {name.casefold() for name in names}
    return any(word.casefold() in wanted for word in names_of(who))


def names_of(who: Who) -> list[str]:
    """Return by what `leads` find somebody: the party's id, the names of the organisation and of the person."""
    said = [who.party] if who.party else []
    for text in (who.organisation, who.person):
        said += text.variants.values() if text else ()
    return said
