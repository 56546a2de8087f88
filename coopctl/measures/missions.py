"""Missions by direction and year: mission-days planned and done, person-days apart (docs/MEASURES.md, 12)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from coopctl.measures import facts
from coopctl.measures.sums import counting, plus
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from coopctl.measures.outcomes import Standing
    from coopctl.model.records import Action, DoneMission, Missions, PlannedMission

#: From, to, year.
Direction: TypeAlias = "tuple[str | None, str | None, int | None]"


@dataclass(frozen=True, slots=True)
class MissionDays:
    """Missions and their days; None where missions are there, but none states its days.

    Mission-days are missions x days; person-days are days x people of the missions done that state both.
    """

    planned: int | None = None
    planned_days: Decimal | int | None = None
    done: int = 0
    done_days: Decimal | int | None = 0
    person_days: Decimal | int | None = None


def of_line(line: Missions, day: date) -> MissionDays:
    """Return the figures of one line of missions; missions done after the day are left aside."""
    done = taken_place(line, day)
    staffed = [mission.days * mission.people for mission in done if mission.days is not None and mission.people]
    return MissionDays(
        planned=line.planned.missions if line.planned else None,
        planned_days=planned_days(line.planned),
        done=len(done),
        done_days=_days(done),
        person_days=sum(staffed) if staffed else None,
    )


def _days(done: Sequence[DoneMission]) -> Decimal | int | None:
    """Return the days of missions that state them; None where there are some and none does."""
    stated = [mission.days for mission in done if mission.days is not None]
    return sum(stated, start=0) if stated or not done else None


def planned_days(planned: PlannedMission | None) -> Decimal | int | None:
    """Return missions x days of each; None where either is not stated."""
    if planned is None or planned.missions is None or planned.days is None:
        return None
    return planned.missions * planned.days


def taken_place(line: Missions, day: date) -> tuple[DoneMission, ...]:
    """Return the missions done by the day; one without a date is done, whenever that was."""
    return tuple(mission for mission in line.done if mission.date is None or facts.happened(mission.date, day))


def totals(actions: Iterable[Action], standing: Standing, wholes: Mapping[str, str]) -> Mapping[Direction, MissionDays]:
    """Return the figures of each direction and year over `actions`, sorted.

    As with money: what a cancelled action planned counts no longer and what was done stays; a part counts only
    where its whole is not among the actions or has no missions of its own.
    """
    found: dict[Direction, MissionDays] = {}
    for action, gone in counting(actions, standing, wholes, lambda one: bool(one.missions)):
        for line in action.missions:
            key = (line.from_, line.to, line.year)
            found[key] = _added(found.get(key, MissionDays()), of_line(line, standing.day), gone=gone)
    return {key: found[key] for key in sorted(found, key=lambda each: tuple(str(part or "") for part in each))}


def _added(one: MissionDays, other: MissionDays, *, gone: bool) -> MissionDays:
    return MissionDays(
        planned=one.planned if gone or other.planned is None else (one.planned or 0) + other.planned,
        planned_days=one.planned_days if gone else plus(one.planned_days, other.planned_days),
        done=one.done + other.done,
        done_days=plus(one.done_days if one.done else None, other.done_days) if other.done else one.done_days,
        person_days=plus(one.person_days, other.person_days),
    )
