"""A meeting or a mission lasts longer than one does, or longer than from its first day to its last."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg, nmsg
from coopctl.model.records import DoneMission, Meeting, PlannedMission
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.dates import Period
    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

SEVERITY = Severity.HINT
NEEDS = frozenset({DoneMission, Meeting, PlannedMission})

#: So many days lasts no meeting, and no mission.
_MEETING, _MISSION = 31, 366


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each such meeting or mission, whatever days its dates may stand for."""
    path = seen.record.path
    for place, meeting in seen.of(Meeting):
        if (days := _at_least(meeting.date)) > _MEETING:
            yield _too_long(path, (*place, "date"), days, what="meeting")
    for place, planned in seen.of(PlannedMission):
        if planned.days and planned.days > _MISSION:
            yield _too_long(path, (*place, "days"), int(planned.days), what="mission")
    for place, mission in seen.of(DoneMission):
        yield from _of_mission(path, place, mission)


def _of_mission(path: str, place: Place, mission: DoneMission) -> Iterator[Problem]:
    if mission.date and (days := _at_least(mission.date)) > _MISSION:
        yield _too_long(path, (*place, "date"), days, what="mission")
        return
    most = _at_most(mission.date) if mission.date else None
    if mission.days is None or most is None or mission.days <= most:
        return
    message = nmsg(
        "{days} days, but {date} is one day", "{days} days, but {date} are {n} days", n=most,
        days=str(mission.days), date=str(mission.date),
    )  # fmt: skip
    help_ = msg("write how many days the mission took; how many people went stands in ‘people’")
    first = mission.date.start.earliest if mission.date and mission.date.start else date.max
    if most == 1 and mission.days == int(mission.days) and mission.days <= min(_MISSION, (date.max - first).days):
        last = first + timedelta(days=int(mission.days) - 1)
        help_ = msg("write {date} if these are its first and its last day", date=f"{mission.date}/{last}")
    related = (Elsewhere(path, (*place, "date"), msg("{date} stands here", date=str(mission.date))),)
    yield Problem(path, (*place, "days"), message, help_, related=related)


def _too_long(path: str, place: Place, days: int, *, what: str) -> Problem:
    message = nmsg("this meeting lasts {n} day", "this meeting lasts {n} days", n=days)
    help_ = msg("correct one of its two days; meetings that followed each other are a row each")
    if what == "mission":
        message = nmsg("this mission lasts {n} day", "this mission lasts {n} days", n=days)
        help_ = msg("correct its days; missions that followed each other are told each by itself")
    return Problem(path, place, message, help_)


def _at_least(period: Period) -> int:
    """Return how many days a period from one day to another holds at least, 0 where that is not known."""
    if period.single or period.start is None or period.end is None:
        return 0
    return max((period.end.earliest - period.start.latest).days + 1, 0)


def _at_most(period: Period) -> int | None:
    """Return how many days a period holds at most; None where an end is open, or marked as doubtful."""
    start, end = period.start, period.end
    if start is None or end is None or start.qualified or end.qualified or start.earliest > end.latest:
        return None
    return (end.latest - start.earliest).days + 1
