"""The closed vocabularies of the records: the words that a file may use, in the order in which they are told.

Where IATI 2.03 has a code for a word, the schemas' descriptions say what it means; codes are never stored.
"""

from __future__ import annotations

from enum import StrEnum


class AgreementKind(StrEnum):
    """What sort of agreement."""

    FRAMEWORK = "framework"
    ACTION_PLAN = "action_plan"
    PARTNERSHIP = "partnership"
    TWINNING = "twinning"
    MEMORANDUM = "memorandum"
    PROJECT = "project"
    AMENDMENT = "amendment"
    OTHER = "other"


class AgreementStatus(StrEnum):
    """Where an agreement stands in law."""

    IN_NEGOTIATION = "in_negotiation"
    SIGNED = "signed"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    TERMINATED = "terminated"
    REPLACED = "replaced"


class PartyRole(StrEnum):
    """What a party is in an agreement."""

    SIGNATORY = "signatory"
    PARTNER = "partner"
    FACILITATOR = "facilitator"
    OBSERVER = "observer"


class PartyKind(StrEnum):
    """What sort of body a party is."""

    REGION = "region"
    PROVINCE = "province"
    MUNICIPALITY = "municipality"
    INTERMUNICIPAL = "intermunicipal"
    STATE_SERVICE = "state_service"
    PUBLIC_BODY = "public_body"
    ASSOCIATION = "association"
    ACADEMIC = "academic"
    HEALTH = "health"
    COMPANY = "company"
    OTHER = "other"


class Rhythm(StrEnum):
    """How often the actions of an agreement are reported on, by periods of the calendar."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"


class RenewalMode(StrEnum):
    """How an agreement goes on after its period."""

    NONE = "none"
    TACIT = "tacit"
    EXPLICIT = "explicit"


class ApprovalKind(StrEnum):
    """Who approves."""

    COUNCIL = "council"
    MINISTRY = "ministry"
    GOVERNOR = "governor"
    OTHER = "other"


class ApprovalState(StrEnum):
    """How an approval stands."""

    REQUESTED = "requested"
    GRANTED = "granted"
    REFUSED = "refused"


class MeetingKind(StrEnum):
    """What sort of meeting."""

    SIGNING = "signing"
    JOINT_COMMITTEE = "joint_committee"
    STEERING = "steering"
    FOLLOW_UP = "follow_up"
    WORKING = "working"
    VISIT = "visit"
    CEREMONY = "ceremony"
    VIDEO = "video"


class AttendeeRole(StrEnum):
    """What a person or organisation is at a meeting."""

    CHAIR = "chair"
    HEAD = "head"
    MEMBER = "member"
    EXPERT = "expert"
    SIGNATORY = "signatory"
    WITNESS = "witness"
    OBSERVER = "observer"


class PartnerRole(StrEnum):
    """What a partner does in an action."""

    OPERATOR = "operator"
    FUNDER = "funder"
    HOST = "host"
    BENEFICIARY = "beneficiary"
    PARTNER = "partner"


class DocumentKind(StrEnum):
    """What sort of document."""

    OFFICIAL = "official"
    MINUTES = "minutes"
    REPORT = "report"
    EVALUATION = "evaluation"
    PRESS = "press"
    WEB = "web"
    OTHER = "other"


class ActionStatus(StrEnum):
    """The word that people give an action."""

    PROPOSED = "proposed"
    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    ON_HOLD = "on_hold"
    COMPLETED = "completed"
    PARTLY_COMPLETED = "partly_completed"
    CANCELLED = "cancelled"

    @property
    def final(self) -> bool:
        """Whether nothing more is to come."""
        return self in (ActionStatus.COMPLETED, ActionStatus.PARTLY_COMPLETED, ActionStatus.CANCELLED)

    @property
    def wants_reason(self) -> bool:
        """Whether an update has to say why."""
        return self in (ActionStatus.ON_HOLD, ActionStatus.PARTLY_COMPLETED, ActionStatus.CANCELLED)

    @property
    def active(self) -> bool:
        """Whether it counts as active: planned, in progress, on hold (docs/MEASURES.md, 6.6)."""
        return self in (ActionStatus.PLANNED, ActionStatus.IN_PROGRESS, ActionStatus.ON_HOLD)


class OccurrenceState(StrEnum):
    """What became of one occurrence of a recurring action."""

    HELD = "held"
    CANCELLED = "cancelled"


class Priority(StrEnum):
    """How urgent an action is to its owners."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Measure(StrEnum):
    """What an indicator counts in."""

    UNIT = "unit"
    PERCENTAGE = "percentage"
    QUALITATIVE = "qualitative"


class IndicatorKind(StrEnum):
    """Whether readings are levels, add up, or are to stay at a level."""

    LEVEL = "level"
    SUM = "sum"
    KEEP = "keep"


class Bound(StrEnum):
    """On which side of its target a level is held."""

    LEAST = "least"
    MOST = "most"


class BudgetKind(StrEnum):
    """Money or contributions in kind."""

    CASH = "cash"
    IN_KIND = "in_kind"


class AssessmentVerdict(StrEnum):
    """What an assessor concluded, where it fits one of these words; verdicts in other words are texts."""

    NOT_STARTED = "not_started"
    LIMITED = "limited"
    SUBSTANTIAL = "substantial"
    COMPLETE = "complete"


class Frequency(StrEnum):
    """How often a recurring action comes (RFC 5545 FREQ)."""

    YEARLY = "YEARLY"
    MONTHLY = "MONTHLY"


class Health(StrEnum):
    """How an action stands on a day (docs/MEASURES.md, 5)."""

    CANCELLED = "cancelled"
    DONE = "done"
    DONE_IN_PART = "done_in_part"
    ON_HOLD = "on_hold"
    NOT_STARTED = "not_started"
    UNKNOWN = "unknown"
    LATE = "late"
    AT_RISK = "at_risk"
    DUE_SOON = "due_soon"
    ON_TRACK = "on_track"


class SheetsOf(StrEnum):
    """Which actions get a sheet in a paper: every one, none, or those in a health or a status."""

    ALL = "all"
    NONE = "none"
    CANCELLED = Health.CANCELLED
    DONE = Health.DONE
    DONE_IN_PART = Health.DONE_IN_PART
    ON_HOLD = Health.ON_HOLD
    NOT_STARTED = Health.NOT_STARTED
    UNKNOWN = Health.UNKNOWN
    LATE = Health.LATE
    AT_RISK = Health.AT_RISK
    DUE_SOON = Health.DUE_SOON
    ON_TRACK = Health.ON_TRACK
    PROPOSED = ActionStatus.PROPOSED
    PLANNED = ActionStatus.PLANNED
    IN_PROGRESS = ActionStatus.IN_PROGRESS
    COMPLETED = ActionStatus.COMPLETED
    PARTLY_COMPLETED = ActionStatus.PARTLY_COMPLETED


class PaperFormat(StrEnum):
    """How a paper for a committee is written."""

    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


class Severity(StrEnum):
    """How much a finding weighs; only an error (or, with --strict, anything) fails a check."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
