"""How far many actions are together: an axis, an agreement, a framework with its plans (docs/MEASURES.md, 6)."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

from coopctl.measures import asked
from coopctl.measures.exact import mean, total
from coopctl.measures.outcomes import (
    SEVERITY_ORDER,
    TROUBLED,
    TROUBLED_OR_UNKNOWN,
    AgreementHealth,
    BarState,
    Rollup,
    Term,
)
from coopctl.messages import msg
from coopctl.model.vocabularies import ActionStatus, Health
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from coopctl.measures.outcomes import ActionStanding, ToDo
    from coopctl.model.dates import Period

#: Where each health stands in the bar; proposed and cancelled actions are not in it at all.
BAR: Mapping[Health, BarState] = {
    Health.DONE: BarState.FINISHED,
    Health.DONE_IN_PART: BarState.FINISHED,
    Health.ON_TRACK: BarState.UNDER_WAY,
    Health.DUE_SOON: BarState.UNDER_WAY,
    Health.AT_RISK: BarState.NEEDS_CARE,
    Health.ON_HOLD: BarState.NEEDS_CARE,
    Health.UNKNOWN: BarState.UNKNOWN,
    Health.NOT_STARTED: BarState.NOT_STARTED,
    Health.LATE: BarState.LATE,
}


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one action gives to a roll-up: its weight, its status on the day, its progress in percent or None."""

    ref: str
    weight: Fraction
    status: ActionStatus
    progress: Fraction | None

    @property
    def counts(self) -> bool:
        """Whether it is one of the m: neither cancelled nor proposed."""
        return counted(self.status)


def counted(status: ActionStatus) -> bool:
    """Whether an action of that status counts: neither cancelled nor proposed."""
    return status not in (ActionStatus.CANCELLED, ActionStatus.PROPOSED)


def roll_up(contributions: Iterable[Contribution]) -> Rollup:
    """Return the weighted mean of the known progress; no number where less than half of the weight is known.

    What has the weight 0 is one of the n and of the m, and in no mean: where all have it there is no number.
    """
    given = tuple(contributions)
    rows = [row for row in given if row.counts]
    known = [(row.weight, row.progress) for row in rows if row.progress is not None]
    enough = 2 * total(weight for weight, _ in known) >= total(row.weight for row in rows)
    return Rollup(
        progress=mean(known) if enough else None,
        known=len(known),
        known_of=len(rows),
        finished=sum(row.status in (ActionStatus.COMPLETED, ActionStatus.PARTLY_COMPLETED) for row in rows),
        finished_of=len(rows),
        cancelled=sum(row.status is ActionStatus.CANCELLED for row in given),
        proposed=sum(row.status is ActionStatus.PROPOSED for row in given),
    )


def terms(contributions: Iterable[Contribution], parts: Collection[str]) -> tuple[Term, ...]:
    """Return what each action gives to a roll-up; what gives nothing says why. `parts` count with their whole."""
    return tuple(_term(row, inside=row.ref in parts) for row in contributions)


def _term(row: Contribution, *, inside: bool) -> Term:
    note = None
    if inside:
        note = msg("left out: counted with its whole")
    elif not row.counts:
        note = msg("left out: {status}", status=row.status)
    elif row.progress is None:
        note = msg("left out: not known")
    elif not row.weight:
        return Term(row.ref, row.weight, row.progress / 100, msg("counted, but of no weight"))
    value = row.progress / 100 if row.progress is not None and note is None else None
    return Term(row.ref, row.weight, value, note)


def limit(share: int | None) -> Fraction:
    """Return the share of active actions in trouble above which an agreement, or a whole with parts, is at risk."""
    return Fraction(1, 3) if share is None else Fraction(share, 100)


def health(actions: Sequence[ActionStanding], share: int | None) -> AgreementHealth:
    """Return how an agreement with these actions stands.

    `share` is the setting at_risk_share: with more than that many percent of the active actions late or at risk it is
    at risk; else, the unknown ones with them, it is unknown. None is one third exactly.
    """
    if not actions:
        return AgreementHealth.NO_ACTIONS
    if all(action.state.status.final for action in actions):
        return AgreementHealth.DONE
    if exceeds(actions, TROUBLED, share):
        return AgreementHealth.AT_RISK
    return AgreementHealth.UNKNOWN if exceeds(actions, TROUBLED_OR_UNKNOWN, share) else AgreementHealth.ON_TRACK


def exceeds(actions: Sequence[ActionStanding], healths: Collection[Health], share: int | None) -> bool:
    """Whether, of the active actions, more than the share that is allowed have one of the healths."""
    active = [action for action in actions if action.state.status.active]
    return bool(active) and sum(one.verdict.health in healths for one in active) > limit(share) * len(active)


def severity(action: ActionStanding) -> tuple[int, int, str]:
    """Sort key, worst first: by severity of health, then most days late, then reference; finished ones come last."""
    health = action.verdict.health
    rank = SEVERITY_ORDER.index(health) if health in SEVERITY_ORDER else len(SEVERITY_ORDER)
    return rank, -(action.verdict.lateness or 0), action.ref


def worst(actions: Iterable[ActionStanding]) -> str | None:
    """Return the reference of the worst action; None where all are finished or cancelled."""
    first = min((action for action in actions if action.verdict.health in SEVERITY_ORDER), key=severity, default=None)
    return first.ref if first else None


def stands_out(actions: Iterable[ActionStanding]) -> bool:
    """Whether one is worse than every other, by health or by days; of equals none is the worst."""
    first, *others = sorted(severity(action)[:2] for action in actions)
    return first not in others[:1]


def counts(actions: Sequence[ActionStanding]) -> Mapping[Health, int]:
    """Return how many actions have each health; a word that does not occur is absent."""
    found = Counter(action.verdict.health for action in actions)
    return {health: found[health] for health in Health if found[health]}


def bar(actions: Sequence[ActionStanding]) -> Mapping[BarState, int]:
    """Return how many of the actions that count are in each state of the bar; every state is there."""
    found = Counter(BAR[action.verdict.health] for action in actions if counted(action.state.status))
    return {state: found[state] for state in BarState}


def within(
    actions: Sequence[ActionStanding], day: date, grace_days: int
) -> Mapping[tuple[BarState, Health | ToDo], int]:
    """Return how many actions of each state of the bar are so: by what is asked of them, else by their health."""
    counting = [(each, each.verdict.health) for each in actions if counted(each.state.status)]
    return Counter((BAR[health], asked.of_action(each, day, grace_days) or health) for each, health in counting)


def span(own: Period | None, actions: Iterable[ActionStanding]) -> tuple[date, date] | None:
    """Return an agreement's time: from the earliest start to the latest end of its period, else of all its actions'.

    None where one of them is open, or there is none.
    """
    periods = [own] if own else [action.state.period for action in actions if action.state.period]
    starts = [period.start.earliest for period in periods if period.start]
    ends = [period.end.latest for period in periods if period.end]
    if not periods or len(starts) < len(periods) or len(ends) < len(periods) or min(starts) > max(ends):
        return None
    return min(starts), max(ends)
