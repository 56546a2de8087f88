"""Settings of a workspace (`coopctl.yaml`), all with defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

from coopctl.values import dataclass

if TYPE_CHECKING:
    from coopctl.model.records import Share
    from coopctl.model.texts import Text
    from coopctl.model.vocabularies import (
        ActionStatus,
        AgreementStatus,
        Health,
        PaperFormat,
        PartyKind,
        Rhythm,
        Severity,
        SheetsOf,
    )

#: A JSON Schema as a project's settings give it, not yet checked.
Fragment = NewType("Fragment", Mapping[str, object])


class Subject(StrEnum):
    """What a project's own rule is about."""

    AGREEMENT = "agreement"
    ACTION = "action"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """The limits of health: days, percentage points, and percent of the active actions."""

    due_soon_days: int = 30
    at_risk_points: int = 20
    grace_days: int = 14
    stale_days: int = 90
    rhythm_days: int = 45
    expiring_days: int = 180
    #: None: more than one third exactly; a number n: more than n/100 (docs/MEASURES.md, 6.6).
    at_risk_share: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignore:
    """A decision to accept what rules say of some files: path patterns, codes and the reason."""

    paths: tuple[str, ...]
    codes: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectRule:
    """A rule of the project: what does not fit `schema` is a finding, `id` its code (docs/PROJECT_RULES.md)."""

    id: str
    applies_to: Subject
    severity: Severity
    message: Text
    schema: Fragment
    help: Text | None = None
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedReport:
    """A report that is written again and again: what it is `about` (references), its filters, what it looks back on.

    What follows is as the options of `report` are: the session that it prepares, how much it tells, and in which
    languages, one or two.
    """

    title: Text | None = None
    about: tuple[str, ...] = ()
    agreement: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    axis: tuple[str, ...] = ()
    status: tuple[ActionStatus, ...] = ()
    agreement_status: tuple[AgreementStatus, ...] = ()
    health: tuple[Health, ...] = ()
    tag: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    since: str | None = None
    since_meeting: str | None = None
    meeting: str | None = None
    sheets: tuple[SheetsOf, ...] = ()
    brief: bool = False
    trend: bool = False
    internal: bool = False
    public: bool = False
    attach_data: bool = False
    lang: tuple[str, ...] = ()
    format: PaperFormat | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What stands at the head of a report: the names of those who hand it out, and the files of their logos."""

    names: tuple[Text, ...] = ()
    logos: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingOrg:
    """Who publishes to IATI: the identifier by which it is registered, its name, what sort of body it is."""

    ref: str
    name: Text
    kind: PartyKind
    secondary: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What a publication to IATI says that the records do not; countries and purposes for actions that name none."""

    reporting_org: ReportingOrg | None = None
    licence: str | None = None
    countries: tuple[Share, ...] = ()
    dac: tuple[Share, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What `coopctl.yaml` says; `language` is that of plain strings, `languages` the translations that are required.

    `rhythm` is that of the agreements that name none. `internal` are paths of fields that are not for everybody.
    """

    format: int = 1
    language: str = "en"
    languages: tuple[str, ...] = ()
    rhythm: Rhythm | None = None
    thresholds: Thresholds = field(default_factory=Thresholds)
    ignore: tuple[Ignore, ...] = ()
    rules: tuple[ProjectRule, ...] = ()
    reports: Mapping[str, SavedReport] = field(default_factory=dict)
    letterhead: Letterhead | None = None
    internal: tuple[str, ...] = ()
    iati: Publication | None = None
