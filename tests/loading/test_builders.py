"""Records: every field of the model is read from a file as it should be."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from coopctl import schemas, strict_yaml
from coopctl.loading import builders
from coopctl.model.records import Action, Agreement
from coopctl.model.settings import Settings
from coopctl.model.texts import Text
from coopctl.model.vocabularies import AssessmentVerdict, AttendeeRole, PaperFormat, PartnerRole, SheetsOf

if TYPE_CHECKING:
    from coopctl.model.records import Json

AGREEMENT = """
title: {fr: Accord, en: Agreement}
kind: framework
status: in_force
parties:
  - {id: mons, role: signatory, name: Mons, kind: municipality, country: BE, subdivision: BE-WHT, place: Mons,
     aliases: [Bergen], ids: {kbo: "0207"}, x-own: 1}
  - {id: sefrou}
summary: Why
parent: big-plan
replaces: old-plan
signed: 2018-07~
period: 2018/2020
renewal: {mode: tacit, years: 2, notice_days: 90}
rhythm: quarterly
approvals: [{by: mons, kind: council, date: 2018, state: granted, note: yes indeed}]
axes: [{id: health, title: Health, number: 1, parent: care, dac: [12191], sdg: [3]}]
meetings:
  - id: first
    date: 2018-07-23?/2018-07-28?
    kind: visit
    place: Séfrou
    title: Visit
    summary: A visit
    attendees: [{party: mons, organisation: Hospital, person: A. B., functions: [Head], role: chair}]
    topics: [Health]
    decisions:
      - {id: d1, number: 2020-14, text: Do it, owners: [mons], due: 2019, baseline: 2018-12, about: [a/b], done: 2019-01, dropped: 2019-02, note: ok, sources: [minutes]}
    sources: [minutes]
assessments: [{date: 2019-06, by: mons, verdict: limited, note: n, sources: [minutes]}]
defaults: {currency: EUR, funder: mons, sources: [minutes]}
documents: [{id: minutes, title: Minutes, publisher: Mons, date: 2018, language: fr, url: "https://example.org", file: docs/a.pdf, kind: minutes}]
sources: [minutes]
formerly: [older-name]
notes: [A note]
x-own: {deep: [1]}
"""

ACTION = """
title: Training
status: in_progress
axis: health
summary: s
objectives: o
beneficiaries: b
means: m
number: 3
adopted: 2018-01
period: 2018
baseline: 2018/..
started: 2018-02-01
ended: 2019
recurs: FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18
occurrences: [{date: 2018-05-18, state: held, note: n, sources: ["https://example.org"]}]
lead: mons
coordinators: [{party: mons, person: A}]
partners: [{organisation: {fr: Hôpital, en: Hospital}, role: operator}]
places: [Mons]
tags: [youth]
countries: [{code: MA, share: 60.5}, {code: BE, share: 39.5}]
dac: [{code: 12191, share: 100}]
sdg: [3]
markers: [{code: 1, significance: 2}]
priority: high
weight: 2.5
part_of: mons-sefrou/whole
merged_into: mons-sefrou/taker
milestones: [{id: m1, number: 3.10, title: t, due: 2018-06, baseline: 2018-05, done: 2018-07, dropped: 2018-08, weight: 0.1, lead: mons, note: n, sources: ["https://example.org"]}]
indicators:
  - id: i1
    title: Trained
    unit: people
    measure: unit
    kind: sum
    baseline: {value: 0, date: 2018}
    target: {value: 19.99, date: 2019}
    steps: [{by: 2018-06, value: 5}]
    readings: [{date: 2018-05, value: 3.10, note: n, sources: ["https://example.org"]}]
  - {id: i2, measure: qualitative, readings: [{date: 2018, value: good}]}
budget: [{year: 2018, kind: cash, funder: mons, currency: EUR, planned: 1000.10, committed: 5, spent: 1, at: 2018-12, note: n}]
missions: [{from: mons, to: sefrou, year: 2018, planned: {missions: 2, days: 7}, done: [{date: 2018-03-01/2018-03-07, days: 7, people: 2, sources: ["https://example.org"]}]}]
updates: [{date: 2018-03, author: Ada, text: Began, status: in_progress, progress: 12.5, period: 2018/2019, sources: ["https://example.org"]}]
depends_on: [mons-sefrou/other]
related: [mons-sefrou/third]
assessments: [{date: 2019-06, by: mons, verdict: Fair, note: n, sources: [d]}]
documents: [{id: d}]
sources: ["https://example.org"]
notes: [n]
external_ids: {iati: XM-1}
formerly: [mons-sefrou/old]
"""

SETTINGS = """
format: 1
language: fr
languages: [fr, en]
rhythm: yearly
thresholds: {due_soon_days: 1, at_risk_points: 2, grace_days: 3, stale_days: 4, rhythm_days: 7, expiring_days: 5, at_risk_share: 6}
ignore: [{paths: ["data/*"], codes: [no-lead], reason: because}]
rules:
  - id: lead-required
    applies_to: action
    severity: hint
    message: {fr: un responsable, en: a lead}
    help: nommez-le
    schema: {required: [lead], properties: {progress: {maximum: 99.5}}}
    paths: [data/actions/*]
letterhead: {names: [Ville de Mons], logos: [logos/mons.png]}
internal: [budget, milestones.note]
iati:
  reporting_org: {ref: XM-EXAMPLE-1, name: Ville de Mons, kind: municipality, secondary: true}
  licence: CC BY 4.0
  countries: [{code: MA, share: 100}]
  dac: [{code: 15110, share: 100}]
reports:
  quarterly:
    title: Rapport trimestriel
    about: [mons-sefrou]
    agreement: [mons-sefrou]
    party: [mons]
    axis: [culture]
    status: [planned]
    agreement_status: [in_force]
    health: [late]
    tag: [youth]
    lead: [mons]
    since: v1
    since_meeting: last
    meeting: first
    sheets: [late]
    brief: true
    internal: true
    public: true
    attach_data: true
    lang: [fr, ar]
    format: html
"""


def data(kind: str, text: str) -> dict[str, Json]:
    reading = strict_yaml.read("x.yaml", text.encode())
    assert reading.faults == ()
    assert reading.document is not None
    assert schemas.problems(kind, "x.yaml", reading.document.data) == []
    assert isinstance(reading.document.data, dict)
    return reading.document.data


def unset(row: object, where: str) -> list[str]:
    """Name the fields that still have their default, at any depth."""
    if isinstance(row, tuple):
        return [name for place, each in enumerate(row) for name in unset(each, f"{where}[{place}]")]
    if not is_dataclass(row) or type(row).__module__ not in ("coopctl.model.records", "coopctl.model.settings"):
        return []
    found = []
    for field in fields(row):
        value = getattr(row, field.name)
        default = field.default_factory() if field.default_factory is not MISSING else field.default
        found += [f"{where}.{field.name}"] if value == default else unset(value, f"{where}.{field.name}")
    return found


def test_every_field_of_an_agreement_is_read() -> None:
    agreement = builders.agreement("a", "a.yaml", data("agreement", AGREEMENT), "fr")

    assert unset(agreement, "") == [
        f".parties[1].{name}" for name in ("role", "name", "kind", "country", "subdivision", "place", "aliases", "ids")
    ] + [f".approvals[0].by.{name}" for name in ("organisation", "person", "functions", "role")] + [
        f".meetings[0].decisions[0].owners[0].{name}" for name in ("organisation", "person", "functions", "role")
    ] + [f".defaults.funder.{name}" for name in ("organisation", "person", "functions", "role")] + [
        f".assessments[0].by.{name}" for name in ("organisation", "person", "functions", "role")
    ]
    assert isinstance(agreement, Agreement)
    assert agreement.assessments[0].verdict is AssessmentVerdict.LIMITED
    assert agreement.meetings[0].attendees[0].role is AttendeeRole.CHAIR
    assert agreement.parties[0].ids == {"kbo": "0207"}
    assert agreement.data["x-own"] == {"deep": [1]}


def test_every_field_of_an_action_is_read() -> None:
    action = builders.action("a/b", "b.yaml", data("action", ACTION), "fr")

    assert [name for name in unset(action, "") if name.startswith(".") and name.count(".") == 1] == []
    assert isinstance(action, Action)
    assert action.assessments[0].verdict == Text({"fr": "Fair"}, plain=True)
    assert action.partners[0].role is PartnerRole.OPERATOR
    assert action.period is not None
    assert action.period.end is not None
    assert action.period.end.latest == date(2018, 12, 31)
    assert action.recurs is not None
    assert action.recurs.bymonth == (5,)


def test_numbers_are_exact() -> None:
    action = builders.action("a/b", "b.yaml", data("action", ACTION), "fr")

    assert action.weight == Decimal("2.5")
    assert action.milestones[0].weight == Decimal("0.1")
    assert action.indicators[0].target is not None
    assert action.indicators[0].target.value == Decimal("19.99")
    assert str(action.indicators[0].readings[0].value) == "3.10", "as written"
    assert str(action.budget[0].planned) == "1000.10"


def test_a_number_of_the_document_is_kept_as_it_is_written() -> None:
    action = builders.action("a/b", "b.yaml", data("action", ACTION), "fr")

    assert (action.number, action.milestones[0].number) == (3, "3.10")


def test_a_plain_text_is_in_the_language_of_the_workspace() -> None:
    action = builders.action("a/b", "b.yaml", data("action", ACTION), "fr")

    assert action.title == Text({"fr": "Training"}, plain=True)
    assert action.partners[0].organisation == Text({"fr": "Hôpital", "en": "Hospital"})
    assert action.indicators[1].readings[0].value == Text({"fr": "good"}, plain=True)


def test_a_word_alone_is_a_party() -> None:
    action = builders.action("a/b", "b.yaml", data("action", ACTION), "fr")

    assert action.lead is not None
    assert (action.lead.party, action.lead.person) == ("mons", None)


def test_every_setting_is_read() -> None:
    settings = builders.settings(data("settings", SETTINGS))

    assert unset(settings, "") == [".format"], "the one that has a single value"
    assert isinstance(settings, Settings)
    assert settings.thresholds.at_risk_share == 6
    assert settings.reports["quarterly"].title == Text({"fr": "Rapport trimestriel"}, plain=True)
    assert settings.reports["quarterly"].format is PaperFormat.HTML
    assert settings.reports["quarterly"].sheets == (SheetsOf.LATE,)
    assert settings.rules[0].help == Text({"fr": "nommez-le"}, plain=True)
    assert settings.rules[0].schema == {"required": ["lead"], "properties": {"progress": {"maximum": Decimal("99.5")}}}


def test_a_recurrence_that_no_calendar_has_is_left_to_its_rule() -> None:
    text = "title: t\nstatus: planned\nrecurs: FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18;UNTIL=2019-13-01\n"

    action = builders.action("a/b", "b.yaml", data("action", text), "en")

    assert action.recurs is None or action.recurs.until is not None
