"""The records: agreements, actions and what stands inside them, exactly as the schemas say.

Attribute names are the YAML keys (`from` is `from_`); an absent field is None or (). A test holds this
module and `schemas/` together field by field.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, TypeAlias

from coopctl.model.vocabularies import (
    ActionStatus,
    AgreementKind,
    AgreementStatus,
    ApprovalKind,
    ApprovalState,
    AssessmentVerdict,
    AttendeeRole,
    Bound,
    BudgetKind,
    DocumentKind,
    Frequency,
    IndicatorKind,
    Measure,
    MeetingKind,
    OccurrenceState,
    PartnerRole,
    PartyKind,
    PartyRole,
    Priority,
    RenewalMode,
    Rhythm,
)
from coopctl.values import row

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from coopctl.model.dates import Date, Period
    from coopctl.model.numerals import Numeral
    from coopctl.model.texts import Text

#: JSON's values, as the YAML reader gives them: fractions are exact decimals.
Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | Decimal | bool | None"


_keyed_by_id = {"key": ("id",)}


@row(frozen=True, slots=True, kw_only=True)
class Who:
    """Somebody: the side (`party`), an organisation, a person: one of the three at least."""

    party: str | None = None
    organisation: Text | None = None
    person: Text | None = None
    functions: tuple[Text, ...] = ()
    role: AttendeeRole | PartnerRole | None = None


@row(frozen=True, slots=True, kw_only=True)
class Party:
    """A party to an agreement; described once, elsewhere `id` and `role` are enough."""

    id: str
    role: PartyRole | None = None
    name: Text | None = None
    kind: PartyKind | None = None
    country: str | None = None
    subdivision: str | None = None
    place: Text | None = None
    aliases: tuple[Text, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict)


@row(frozen=True, slots=True, kw_only=True)
class Renewal:
    """How an agreement is renewed; `notice_days` before the period's end notice must be given."""

    mode: RenewalMode | None = None
    years: int | None = None
    notice_days: int | None = None


@row(frozen=True, slots=True, kw_only=True)
class Approval:
    """An approval asked, granted or refused."""

    by: Who | None = None
    kind: ApprovalKind | None = None
    date: Date | None = None
    state: ApprovalState | None = None
    note: Text | None = None


@row(frozen=True, slots=True, kw_only=True)
class Axis:
    """A theme of an agreement under which its actions stand; `parent` is the axis that holds this one too."""

    id: str
    title: Text | None = None
    number: Numeral | None = None
    parent: str | None = None
    dac: tuple[int, ...] = ()
    sdg: tuple[int, ...] = ()


@row(frozen=True, slots=True, kw_only=True)
class Decision:
    """Something decided at a meeting; open while neither done nor dropped; `baseline` is the date first agreed."""

    id: str
    number: Numeral | None = None
    text: Text | None = None
    owners: tuple[Who, ...] = ()
    due: Date | None = None
    baseline: Date | None = None
    about: tuple[str, ...] = ()
    done: Date | None = None
    dropped: Date | None = None
    note: Text | None = None
    sources: tuple[str, ...] = ()


@row(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting that serves the agreement; its `date` may be a period."""

    id: str
    date: Period
    kind: MeetingKind | None = None
    place: Text | None = None
    title: Text | None = None
    summary: Text | None = None
    attendees: tuple[Who, ...] = field(default=(), metadata={"key": ("person", "organisation")})
    topics: tuple[Text, ...] = ()
    decisions: tuple[Decision, ...] = field(default=(), metadata=_keyed_by_id)
    sources: tuple[str, ...] = ()


@row(frozen=True, slots=True, kw_only=True)
class DocumentRef:
    """A document described once and cited by its id."""

    id: str
    title: Text | None = None
    publisher: Text | None = None
    date: Date | None = None
    language: str | None = None
    url: str | None = None
    file: str | None = None
    kind: DocumentKind | None = None


@row(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What somebody from outside concluded of a record; it is no dated fact, and no figure rests on it."""

    date: Date
    by: Who
    verdict: AssessmentVerdict | Text
    note: Text | None = None
    sources: tuple[str, ...] = ()


@row(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What the actions of an agreement need not repeat; `sources` are for what cites none itself."""

    currency: str | None = None
    funder: Who | None = None
    sources: tuple[str, ...] = ()


@row(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One file of `data/agreements/`; `ref` is its name, `path` its file, `data` what the file says, word for word."""

    ref: str
    path: str
    title: Text
    kind: AgreementKind
    status: AgreementStatus
    parties: tuple[Party, ...] = field(metadata=_keyed_by_id)
    summary: Text | None = None
    parent: str | None = None
    replaces: str | None = None
    signed: Date | None = None
    period: Period | None = None
    renewal: Renewal | None = None
    rhythm: Rhythm | None = None
    approvals: tuple[Approval, ...] = field(default=(), metadata={"key": ("by", "kind")})
    axes: tuple[Axis, ...] = field(default=(), metadata=_keyed_by_id)
    meetings: tuple[Meeting, ...] = field(default=(), metadata=_keyed_by_id)
    defaults: Defaults | None = None
    assessments: tuple[Assessment, ...] = field(default=(), metadata={"key": ("date", "by")})
    documents: tuple[DocumentRef, ...] = field(default=(), metadata=_keyed_by_id)
    sources: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()
    data: Mapping[str, Json] = field(default_factory=dict, repr=False, compare=False)


@row(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """When an action comes again, as written: a subset of RFC 5545's RRULE (recurrence.py reads it)."""

    text: str
    freq: Frequency
    interval: int = 1
    bymonth: tuple[int, ...] = ()
    bymonthday: tuple[int, ...] = ()
    until: Date | None = None


@row(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One occurrence on record. One that is not recorded is "no record", never "missed"."""

    date: Date
    state: OccurrenceState | None = None
    note: Text | None = None
    sources: tuple[str, ...] = ()


@row(frozen=True, slots=True, kw_only=True)
class Share:
    """A code with the percentage of the action that it stands for."""

    code: str | int
    share: Decimal | int | None = None


@row(frozen=True, slots=True, kw_only=True)
class Marker:
    """A policy marker with its significance."""

    code: int
    significance: int | None = None


@row(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A step that is done or not; `baseline` is the date first agreed."""

    id: str
    number: Numeral | None = None
    title: Text | None = None
    due: Date | None = None
    baseline: Date | None = None
    done: Date | None = None
    dropped: Date | None = None
    weight: Decimal | int = 1
    lead: Who | None = None
    note: Text | None = None
    sources: tuple[str, ...] = ()


@row(frozen=True, slots=True, kw_only=True)
class Value:
    """A value of an indicator at a date."""

    value: Decimal | int | Text | None = None
    date: Date | None = None


@row(frozen=True, slots=True, kw_only=True)
class Target:
    """The value aimed at; `at` says on which side of it a level to hold is held."""

    value: Decimal | int | Text | None = None
    date: Date | None = None
    at: Bound = Bound.LEAST


@row(frozen=True, slots=True, kw_only=True)
class Step:
    """A target on the way."""

    by: Date
    value: Decimal | int


@row(frozen=True, slots=True, kw_only=True)
class Measurement:
    """A reading of an indicator."""

    date: Date
    value: Decimal | int | Text
    note: Text | None = None
    sources: tuple[str, ...] = ()


@row(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What is counted to see progress."""

    id: str
    title: Text | None = None
    unit: Text | None = None
    measure: Measure | None = None
    kind: IndicatorKind = IndicatorKind.LEVEL
    baseline: Value | None = None
    target: Target | None = None
    steps: tuple[Step, ...] = ()
    readings: tuple[Measurement, ...] = field(default=(), metadata={"key": ("date",)})


@row(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """Money or contributions of one year or period, heading, kind, funder and currency; `baseline` was first agreed."""

    year: int | None = None
    period: Period | None = None
    heading: Text | None = None
    kind: BudgetKind | None = None
    funder: Who | None = None
    currency: str | None = None
    baseline: Decimal | int | None = None
    planned: Decimal | int | None = None
    committed: Decimal | int | None = None
    spent: Decimal | int | None = None
    at: Date | None = None
    note: Text | None = None


@row(frozen=True, slots=True, kw_only=True)
class PlannedMission:
    """How many missions of how many days each."""

    missions: int | None = None
    days: Decimal | int | None = None


@row(frozen=True, slots=True, kw_only=True)
class DoneMission:
    """A mission that took place."""

    date: Period | None = None
    days: Decimal | int | None = None
    people: int | None = None
    sources: tuple[str, ...] = ()


@row(frozen=True, slots=True, kw_only=True)
class Missions:
    """Missions of one year in one direction."""

    from_: str | None = None
    to: str | None = None
    year: int | None = None
    planned: PlannedMission | None = None
    done: tuple[DoneMission, ...] = ()


@row(frozen=True, slots=True, kw_only=True)
class Update:
    """One entry of the dated record of what changes; entries are only ever appended."""

    date: Date
    text: Text | None = None
    author: str | None = None
    status: ActionStatus | None = None
    progress: Decimal | int | None = None
    period: Period | None = None
    sources: tuple[str, ...] = ()


@row(frozen=True, slots=True, kw_only=True)
class Action:
    """One file of `data/actions/<agreement>/`; `ref` is `<agreement>/<name>`."""

    ref: str
    path: str
    title: Text
    status: ActionStatus
    axis: str | None = None
    summary: Text | None = None
    objectives: Text | None = None
    beneficiaries: Text | None = None
    means: Text | None = None
    number: Numeral | None = None
    adopted: Date | None = None
    period: Period | None = None
    baseline: Period | None = None
    started: Date | None = None
    ended: Date | None = None
    recurs: Recurrence | None = None
    occurrences: tuple[Occurrence, ...] = field(default=(), metadata={"key": ("date",)})
    lead: Who | None = None
    coordinators: tuple[Who, ...] = field(default=(), metadata={"key": ("party",)})
    partners: tuple[Who, ...] = field(default=(), metadata={"key": ("party", "organisation", "person")})
    places: tuple[Text, ...] = ()
    tags: tuple[str, ...] = ()
    countries: tuple[Share, ...] = field(default=(), metadata={"key": ("code",)})
    dac: tuple[Share, ...] = field(default=(), metadata={"key": ("code",)})
    sdg: tuple[int, ...] = ()
    markers: tuple[Marker, ...] = field(default=(), metadata={"key": ("code",)})
    priority: Priority | None = None
    weight: Decimal | int = 1
    part_of: str | None = None
    merged_into: str | None = None
    milestones: tuple[Milestone, ...] = field(default=(), metadata=_keyed_by_id)
    indicators: tuple[Indicator, ...] = field(default=(), metadata=_keyed_by_id)
    budget: tuple[BudgetLine, ...] = field(
        default=(), metadata={"key": ("year", "kind", "funder", "currency", "heading", "period")}
    )
    missions: tuple[Missions, ...] = field(default=(), metadata={"key": ("from", "to", "year")})
    updates: tuple[Update, ...] = ()
    depends_on: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    assessments: tuple[Assessment, ...] = field(default=(), metadata={"key": ("date", "by")})
    documents: tuple[DocumentRef, ...] = field(default=(), metadata=_keyed_by_id)
    sources: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()
    external_ids: Mapping[str, str] = field(default_factory=dict)
    formerly: tuple[str, ...] = ()
    data: Mapping[str, Json] = field(default_factory=dict, repr=False, compare=False)

    @property
    def agreement(self) -> str:
        """The reference of the agreement that this action belongs to."""
        return self.ref.partition("/")[0]

    @property
    def name(self) -> str:
        """The action's part of its reference."""
        return self.ref.partition("/")[2]


Record: TypeAlias = Agreement | Action
