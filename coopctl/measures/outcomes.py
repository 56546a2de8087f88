"""What the computations give back: closed words, exact numbers, and the reason for each."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from coopctl.model.vocabularies import ActionStatus, Health
from coopctl.values import dataclass, row

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from fractions import Fraction

    from coopctl.messages import Message
    from coopctl.model.dates import Period
    from coopctl.model.places import Place


#: Worst first: late > at_risk > on_hold > unknown > due_soon > not_started > on_track.
SEVERITY_ORDER = (
    Health.LATE,
    Health.AT_RISK,
    Health.ON_HOLD,
    Health.UNKNOWN,
    Health.DUE_SOON,
    Health.NOT_STARTED,
    Health.ON_TRACK,
)
# Which healths ask for somebody's care, worst first, by who is asked. They differ on purpose.
#: Whoever opens the morning screen, who can still do something about what is due soon.
NEEDS_CARE = (Health.LATE, Health.AT_RISK, Health.ON_HOLD, Health.UNKNOWN, Health.DUE_SOON)
#: A committee: it does not meet for what is due next week.
FOR_A_COMMITTEE = NEEDS_CARE[:-1]
#: What a committee is asked to decide on: where nothing is recorded there is nothing to decide yet.
TO_DECIDE = FOR_A_COMMITTEE[:-1]
#: What puts an agreement, or a whole with parts, at risk: an action on hold was put there by a decision.
TROUBLED = (Health.LATE, Health.AT_RISK)
#: With these an agreement is unknown: being at risk takes evidence.
TROUBLED_OR_UNKNOWN = (*TROUBLED, Health.UNKNOWN)


class AgreementHealth(StrEnum):
    """How an agreement stands on a day."""

    NO_ACTIONS = "no_actions"
    DONE = "done"
    AT_RISK = "at_risk"
    UNKNOWN = "unknown"
    ON_TRACK = "on_track"


class Unadopted(StrEnum):
    """The health of an action that is only proposed: not_started for programs, for people the word that it is."""

    NOT_STARTED = "not_started"


class Unclosed(StrEnum):
    """The health of an open action that is all done: its health for programs, for people that it is to be closed."""

    ON_TRACK = "on_track"
    DUE_SOON = "due_soon"
    NOT_STARTED = "not_started"


class ToDo(StrEnum):
    """What is to be done with an action that stands well: all is done, or a day of its rule passed without a record."""

    TO_CLOSE = "to_close"
    TO_RECORD = "to_record"


_UNCLOSED = {Health(each.value): each for each in Unclosed}


class BarState(StrEnum):
    """The six states of the bar, in its order."""

    FINISHED = "finished"
    UNDER_WAY = "under_way"
    NEEDS_CARE = "needs_care"
    UNKNOWN = "unknown"
    NOT_STARTED = "not_started"
    LATE = "late"


class Method(StrEnum):
    """Where a progress figure comes from."""

    MILESTONES = "milestones"
    INDICATORS = "indicators"
    OCCURRENCES = "occurrences"
    PARTS = "parts"
    UPDATES = "updates"
    STATUS = "status"


class Basis(StrEnum):
    """What the status at a day rests on."""

    UPDATE = "update"
    DATES = "dates"
    STORED = "stored"


@row(frozen=True, slots=True)
class Reason:
    """Why: a stable word for machines (`id`), and the sentence with its figures for people."""

    id: str
    message: Message


@row(frozen=True, slots=True)
class ActionState:
    """The status and the period of an action on a day."""

    status: ActionStatus
    basis: Basis
    period: Period | None

    @property
    def deadline(self) -> date | None:
        """The last day of the period's end; None when open."""
        return self.period.end.latest if self.period and self.period.end else None

    @property
    def latest_start(self) -> date | None:
        """The last day on which the period may start; None when open."""
        return self.period.start.latest if self.period and self.period.start else None

    @property
    def begun_by(self) -> date | None:
        """The day by which it has begun: the latest start, or the deadline where that is earlier, or the start open."""
        return min((day for day in (self.latest_start, self.deadline) if day is not None), default=None)


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a computation: its name, its weight, its value (0–1) or None where it was left out, and why.

    `place` is where it stands in the action's own file, None where it stands elsewhere or comes from no one place.
    """

    name: str
    weight: Fraction
    value: Fraction | None
    note: Message | None = None
    place: Place | None = field(default=None, compare=False)


@row(frozen=True, slots=True)
class Progress:
    """Progress in percent (0–100, exact), None when unknown, with the method that gave it and its terms.

    `gaps` tells that a part, or an indicator with a target, that it should be the mean of is not known.
    """

    value: Fraction | None
    method: Method | None
    terms: tuple[Term, ...] = ()
    note: Message | None = None
    gaps: bool = False

    @property
    def full(self) -> bool:
        """Whether everything is done: exactly 100, and nothing that it should be the mean of is unknown."""
        return self.value == 100 and not self.gaps


@row(frozen=True, slots=True)
class HealthVerdict:
    """Health with its reason; `lateness` is in days, None unless late."""

    health: Health
    reason: Reason
    lateness: int | None = None
    hint: Message | None = None


@row(frozen=True, slots=True)
class ActionStanding:
    """Everything computed of one action on one day.

    `expected` is in percent; `updated` the day of the action's own last dated fact; `axis` the action's own, or the one
    that it has from its whole. `report_by` is the last day for its next report, where its agreement has a rhythm;
    `unrecorded` the first day of its recurrence that passed without a word since its last dated fact.
    """

    ref: str
    state: ActionState
    progress: Progress
    expected: Fraction | None
    verdict: HealthVerdict
    updated: date | None
    axis: str | None = None
    report_by: date | None = None
    unrecorded: date | None = None

    @property
    def shown_health(self) -> Health | Unadopted | Unclosed:
        """The health as it is shown: people are told that what is all done and stands well is to be closed."""
        if self.state.status is ActionStatus.PROPOSED:
            return Unadopted.NOT_STARTED
        health = self.verdict.health
        return _UNCLOSED.get(health, health) if self.verdict.hint else health


@dataclass(frozen=True, slots=True)
class Rollup:
    """Progress of a scope: percent or None, `known` of `known_of` actions known, `finished` of `finished_of`.

    Actions that are cancelled or proposed are not counted in these, only told.
    """

    progress: Fraction | None
    known: int
    known_of: int
    finished: int
    finished_of: int
    cancelled: int = 0
    proposed: int = 0


@dataclass(frozen=True, slots=True)
class AgreementStanding:
    """Everything computed of one agreement on one day. `elapsed` is a share (0–1); `axes` has the roll-up of each axis.

    `counts` has every health word that occurs; `bar` the bar's states over the actions that count, and `within` those
    of each state by what is asked of them, else by their health;
    `worst` the reference of the worst action; `with_plans` is None unless some agreement names it as parent.
    `axes` is in the order of their numbers, then of the agreement, each followed by those under it; what stands under
    no axis comes last, as "none".
    """

    ref: str
    health: AgreementHealth
    worst: str | None
    rollup: Rollup
    elapsed: Fraction | None
    counts: Mapping[Health, int]
    bar: Mapping[BarState, int]
    within: Mapping[tuple[BarState, Health | ToDo], int] = field(default_factory=dict)
    with_plans: Rollup | None = None
    axes: Mapping[str, Rollup] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standing:
    """A portfolio on a day: every action and agreement, computed once.

    `wholes` names the whole of each part, `parts` the parts of each whole, `plans` the agreements below each framework,
    `takers` the action that stands in the place of each that was cancelled and merged into another.
    """

    day: date
    actions: Mapping[str, ActionStanding]
    agreements: Mapping[str, AgreementStanding]
    wholes: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    plans: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    takers: Mapping[str, str] = field(default_factory=dict)
