"""One change, what kinds there are, and how a committee groups them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from coopctl.measures import facts
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.measures.outcomes import Standing
    from coopctl.measures.slippage import Slip
    from coopctl.model.dates import Date
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.texts import Text
    from coopctl.tables import Cell


class ChangeGroup(StrEnum):
    """What a committee asks for, in the order in which it is told."""

    ENDED = "ended"
    DONE = "done"
    SLIPPED = "slipped"
    LATE = "late"
    NEW = "new"
    CHANGED = "changed"
    CANCELLED = "cancelled"


class ChangeKind(StrEnum):
    """What happened to a record or to something within it."""

    TERMINATED = "terminated"
    REPLACED = "replaced"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    COMPLETED = "completed"
    PARTLY_COMPLETED = "partly_completed"
    MILESTONE_DONE = "milestone_done"
    DECISION_DONE = "decision_done"
    POSTPONED = "postponed"
    MILESTONE_POSTPONED = "milestone_postponed"
    DECISION_POSTPONED = "decision_postponed"
    LATE = "late"
    MILESTONE_LATE = "milestone_late"
    DECISION_LATE = "decision_late"
    NEW = "new"
    NEW_MILESTONE = "new_milestone"
    DECIDED = "decided"
    MET = "met"
    PARTY_JOINED = "party_joined"
    ADOPTED = "adopted"
    STARTED = "started"
    HELD = "held"
    RESUMED = "resumed"
    REOPENED = "reopened"
    BROUGHT_FORWARD = "brought_forward"
    MILESTONE_BROUGHT_FORWARD = "milestone_brought_forward"
    DECISION_BROUGHT_FORWARD = "decision_brought_forward"
    PROGRESS = "progress"
    MEETING_MOVED = "meeting_moved"
    PARTY_ROLE = "party_role"
    STATUS = "status"
    PERIOD = "period"
    RENAMED = "renamed"
    MONEY = "money"
    FIELDS = "fields"
    BASELINE = "baseline"
    UPDATE_REWRITTEN = "update_rewritten"
    READING_REWRITTEN = "reading_rewritten"
    DONE_REWRITTEN = "done_rewritten"
    OCCURRENCE_REWRITTEN = "occurrence_rewritten"
    DECISION_REWRITTEN = "decision_rewritten"
    TARGET_REWRITTEN = "target_rewritten"
    START_REWRITTEN = "start_rewritten"
    SPENT_REWRITTEN = "spent_rewritten"
    APPROVAL_WITHDRAWN = "approval_withdrawn"
    APPROVAL_REFUSED = "approval_refused"
    PARTY_LEFT = "party_left"
    CANCELLED = "cancelled"
    MILESTONE_DROPPED = "milestone_dropped"
    DECISION_DROPPED = "decision_dropped"
    MILESTONE_REMOVED = "milestone_removed"
    DECISION_REMOVED = "decision_removed"
    MEETING_REMOVED = "meeting_removed"
    REMOVED = "removed"


#: What is written otherwise and nothing else: who changed it by hand has just seen it.
WRITTEN = frozenset({ChangeKind.MONEY, ChangeKind.FIELDS})

#: What could hide that something slipped, or how far it has come.
HIDING = frozenset(
    {
        ChangeKind.BASELINE,
        ChangeKind.UPDATE_REWRITTEN,
        ChangeKind.READING_REWRITTEN,
        ChangeKind.DONE_REWRITTEN,
        ChangeKind.OCCURRENCE_REWRITTEN,
        ChangeKind.DECISION_REWRITTEN,
        ChangeKind.TARGET_REWRITTEN,
        ChangeKind.START_REWRITTEN,
        ChangeKind.SPENT_REWRITTEN,
        ChangeKind.MILESTONE_REMOVED,
        ChangeKind.DECISION_REMOVED,
        ChangeKind.MEETING_REMOVED,
        ChangeKind.REMOVED,
    }
)

#: What is over, stands still as a whole, or has lost a party or an approval: nothing tells a reviewer more.
OVER = frozenset(
    {
        ChangeKind.TERMINATED,
        ChangeKind.REPLACED,
        ChangeKind.SUSPENDED,
        ChangeKind.EXPIRED,
        ChangeKind.APPROVAL_WITHDRAWN,
        ChangeKind.APPROVAL_REFUSED,
        ChangeKind.PARTY_LEFT,
        ChangeKind.CANCELLED,
    }
)

#: What a reviewer looks at before all else.
FIRST = OVER | HIDING

#: The group of each kind; what is not named is `changed`.
GROUPS: Mapping[ChangeKind, ChangeGroup] = {
    ChangeKind.TERMINATED: ChangeGroup.ENDED,
    ChangeKind.REPLACED: ChangeGroup.ENDED,
    ChangeKind.SUSPENDED: ChangeGroup.ENDED,
    ChangeKind.EXPIRED: ChangeGroup.ENDED,
    ChangeKind.COMPLETED: ChangeGroup.DONE,
    ChangeKind.PARTLY_COMPLETED: ChangeGroup.DONE,
    ChangeKind.MILESTONE_DONE: ChangeGroup.DONE,
    ChangeKind.DECISION_DONE: ChangeGroup.DONE,
    ChangeKind.POSTPONED: ChangeGroup.SLIPPED,
    ChangeKind.MILESTONE_POSTPONED: ChangeGroup.SLIPPED,
    ChangeKind.DECISION_POSTPONED: ChangeGroup.SLIPPED,
    ChangeKind.LATE: ChangeGroup.LATE,
    ChangeKind.MILESTONE_LATE: ChangeGroup.LATE,
    ChangeKind.DECISION_LATE: ChangeGroup.LATE,
    ChangeKind.NEW: ChangeGroup.NEW,
    ChangeKind.NEW_MILESTONE: ChangeGroup.NEW,
    ChangeKind.DECIDED: ChangeGroup.NEW,
    ChangeKind.MET: ChangeGroup.NEW,
    ChangeKind.PARTY_JOINED: ChangeGroup.NEW,
    ChangeKind.APPROVAL_WITHDRAWN: ChangeGroup.CANCELLED,
    ChangeKind.APPROVAL_REFUSED: ChangeGroup.CANCELLED,
    ChangeKind.PARTY_LEFT: ChangeGroup.CANCELLED,
    ChangeKind.CANCELLED: ChangeGroup.CANCELLED,
    ChangeKind.MILESTONE_DROPPED: ChangeGroup.CANCELLED,
    ChangeKind.DECISION_DROPPED: ChangeGroup.CANCELLED,
    ChangeKind.MILESTONE_REMOVED: ChangeGroup.CANCELLED,
    ChangeKind.DECISION_REMOVED: ChangeGroup.CANCELLED,
    ChangeKind.MEETING_REMOVED: ChangeGroup.CANCELLED,
    ChangeKind.REMOVED: ChangeGroup.CANCELLED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of the record `ref`, or of what is called `id` within it; `before` and `after` where they tell more.

    `slip` is how far a date has moved, `days_late` how late something was done (0 in time), or is by now. `dated` is
    the day of a row that has no name of its own: a reading, a target on the way.
    """

    kind: ChangeKind
    ref: str
    title: Text | None
    id: str | None = None
    before: Cell = None
    after: Cell = None
    slip: Slip | None = None
    days_late: int | None = None
    dated: Date | None = None

    @property
    def removed(self) -> bool:
        """Whether the record is there no longer."""
        return self.kind is ChangeKind.REMOVED

    @property
    def group(self) -> ChangeGroup:
        """The group that it is told in."""
        return GROUPS.get(self.kind, ChangeGroup.CHANGED)


@dataclass(frozen=True, slots=True)
class Side:
    """A portfolio on a day."""

    portfolio: Portfolio
    standing: Standing


def newly(old: Date | None, new: Date | None, before: Side, after: Side) -> bool:
    """Whether a fact counts on the later side and did not on the earlier."""
    return facts.happened(new, after.standing.day) and not facts.happened(old, before.standing.day)
