"""Short builders of records for the tests of what is computed: dates and words as they stand in a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias, TypedDict

from coopctl.measures.standing import standing
from coopctl.model.dates import parse_date, parse_fact, parse_period
from coopctl.model.portfolio import Portfolio
from coopctl.model.records import (
    Action,
    Agreement,
    Axis,
    Decision,
    DoneMission,
    Indicator,
    Measurement,
    Meeting,
    Milestone,
    Missions,
    Occurrence,
    PlannedMission,
    Step,
    Target,
    Update,
    Value,
)
from coopctl.model.recurrence import parse_recurrence
from coopctl.model.settings import Settings, Thresholds
from coopctl.model.texts import Text
from coopctl.model.vocabularies import (
    ActionStatus,
    AgreementKind,
    AgreementStatus,
    IndicatorKind,
    Measure,
    OccurrenceState,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from fractions import Fraction
    from typing import Unpack

    from coopctl.measures.outcomes import ActionStanding, AgreementStanding
    from coopctl.model.dates import Date, Period
    from coopctl.model.records import Party
    from coopctl.model.vocabularies import Health

Number: TypeAlias = "int | str"
NO_PARTIES: tuple[Party, ...] = ()


def text(words: str) -> Text:
    return Text({"en": words}, plain=True)


def a_date(words: str | None) -> Date | None:
    return parse_fact(words) if words else None


def a_period(words: str | None) -> Period | None:
    return parse_period(words) if words else None


def day(words: str) -> date:
    return date.fromisoformat(words)


def number(value: Number) -> Decimal | int:
    """A number as the reader gives it: "0.5" is an exact decimal."""
    return value if isinstance(value, int) else Decimal(value)


def milestone(
    name: str,
    due: str | None = None,
    *,
    done: str | None = None,
    dropped: str | None = None,
    weight: Number = 1,
    baseline: str | None = None,
) -> Milestone:
    return Milestone(
        id=name,
        due=a_date(due),
        done=a_date(done),
        dropped=a_date(dropped),
        weight=number(weight),
        baseline=a_date(baseline),
    )


def indicator(
    name: str,
    baseline: Number | None,
    target: Number | None,
    readings: Mapping[str, Number] | Sequence[tuple[str, Number]] = (),
    *,
    kind: str = "level",
    measure: str | None = None,
    steps: Mapping[str, Number] | None = None,
    by: str | None = None,
    since: str | None = None,
) -> Indicator:
    """An indicator: `by` is its target's date, `since` its baseline's."""
    pairs = readings.items() if hasattr(readings, "items") else readings
    return Indicator(
        id=name,
        kind=IndicatorKind(kind),
        measure=Measure(measure) if measure else None,
        baseline=None if baseline is None else Value(value=number(baseline), date=a_date(since)),
        target=None if target is None else Target(value=number(target), date=a_date(by)),
        steps=tuple(Step(by=parse_date(at), value=number(value)) for at, value in (steps or {}).items()),
        readings=tuple(Measurement(date=parse_date(at), value=number(value)) for at, value in pairs),
    )


def update(
    at: str,
    *,
    status: str | None = None,
    progress: Number | None = None,
    period: str | None = None,
    says: str | None = None,
) -> Update:
    return Update(
        date=parse_date(at),
        status=ActionStatus(status) if status else None,
        progress=None if progress is None else number(progress),
        period=a_period(period),
        text=text(says) if says else None,
    )


def held(at: str) -> Occurrence:
    return Occurrence(date=parse_date(at), state=OccurrenceState.HELD)


def cancelled(at: str) -> Occurrence:
    return Occurrence(date=parse_date(at), state=OccurrenceState.CANCELLED)


def mission(*at: str) -> Missions:
    """Three missions planned, and one done at each period."""
    return Missions(
        year=2019,
        planned=PlannedMission(missions=3, days=5),
        done=tuple(DoneMission(date=parse_period(one)) for one in at),
    )


class Words(TypedDict, total=False):
    """What an action may say beyond its reference and status."""

    axis: str
    period: str
    baseline: str
    adopted: str
    started: str
    ended: str
    recurs: str
    part_of: str
    merged_into: str
    weight: Number
    milestones: Sequence[Milestone]
    indicators: Sequence[Indicator]
    occurrences: Sequence[Occurrence]
    updates: Sequence[Update]
    missions: Sequence[Missions]
    depends_on: Sequence[str]


def action(ref: str = "plan/one", status: str = "planned", **words: Unpack[Words]) -> Action:
    return Action(
        ref=ref,
        path=f"data/actions/{ref}.yaml",
        title=text(ref),
        status=ActionStatus(status),
        axis=words.get("axis"),
        period=a_period(words.get("period")),
        baseline=a_period(words.get("baseline")),
        adopted=a_date(words.get("adopted")),
        started=a_date(words.get("started")),
        ended=a_date(words.get("ended")),
        recurs=parse_recurrence(words["recurs"]) if "recurs" in words else None,
        part_of=words.get("part_of"),
        merged_into=words.get("merged_into"),
        weight=number(words.get("weight", 1)),
        milestones=tuple(words.get("milestones", ())),
        indicators=tuple(words.get("indicators", ())),
        occurrences=tuple(words.get("occurrences", ())),
        updates=tuple(words.get("updates", ())),
        missions=tuple(words.get("missions", ())),
        depends_on=tuple(words.get("depends_on", ())),
    )


def decision(name: str, due: str | None, *about: str, done: str | None = None, dropped: str | None = None) -> Decision:
    return Decision(id=name, due=a_date(due), about=about, done=a_date(done), dropped=a_date(dropped))


def meeting(name: str, at: str, *decisions: Decision) -> Meeting:
    return Meeting(id=name, date=parse_period(at), decisions=decisions)


def agreement(
    ref: str = "plan",
    *,
    period: str | None = None,
    parent: str | None = None,
    axes: Iterable[str] = (),
    meetings: Iterable[Meeting] = (),
    status: str = "in_force",
) -> Agreement:
    return Agreement(
        ref=ref,
        path=f"data/agreements/{ref}.yaml",
        title=text(ref),
        kind=AgreementKind.ACTION_PLAN,
        status=AgreementStatus(status),
        parties=NO_PARTIES,
        period=a_period(period),
        parent=parent,
        axes=tuple(Axis(id=axis) for axis in axes),
        meetings=tuple(meetings),
    )


def portfolio(
    *records: Action | Agreement, former: Mapping[str, str] | None = None, thresholds: Thresholds | None = None
) -> Portfolio:
    """A portfolio of these records; agreements that actions stand under are made where they are not given."""
    given = {record.ref: record for record in records if isinstance(record, Agreement)}
    actions = {record.ref: record for record in records if isinstance(record, Action)}
    agreements = {one.agreement: agreement(one.agreement) for one in actions.values()} | given
    return Portfolio(
        agreements=dict(sorted(agreements.items())),
        actions=dict(sorted(actions.items())),
        settings=replace(Settings(), thresholds=thresholds or Thresholds()),
        former=former or {},
    )


def stands(on: str, *records: Action | Agreement, ref: str | None = None) -> ActionStanding:
    """How the first action (or `ref`) of these records stands on a day."""
    first = next(record.ref for record in records if isinstance(record, Action))
    return standing(portfolio(*records), day(on)).actions[ref or first]


def together(on: str, *records: Action | Agreement, ref: str = "plan") -> AgreementStanding:
    """How the agreement `ref` of these records stands on a day."""
    return standing(portfolio(*records), day(on)).agreements[ref]


def reached(on: str, *records: Action | Agreement) -> tuple[Fraction | None, str | None]:
    """The progress of the first action in percent, and its method."""
    progress = stands(on, *records).progress
    return progress.value, progress.method and progress.method.value


def health(on: str, *records: Action | Agreement) -> tuple[Health, str]:
    """The health of the first action and the word of its reason."""
    verdict = stands(on, *records).verdict
    return verdict.health, verdict.reason.id
