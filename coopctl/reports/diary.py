"""The diary: everything of a plan that has a day, for calendars; past meetings too, what is owed while it is open."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from coopctl.measures import coming, facts, occurrences
from coopctl.measures.coming import Due, DueKind
from coopctl.model.dates import Date
from coopctl.model.first_names import first_name
from coopctl.model.recurrence import LONGEST, expand
from coopctl.model.vocabularies import Frequency, OccurrenceState
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.measures.outcomes import ActionStanding
    from coopctl.model.records import Action, Agreement, Recurrence
    from coopctl.reports.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeated:
    """How an entry comes again: a rule of RFC 5545 by its parts, until a day, and the days that are cancelled.

    The rule counts from the day of its entry, which is one of its days; `bymonth` is given wherever that day's own
    month is meant, since RFC 5545 would take every month.
    """

    freq: Frequency
    interval: int
    bymonth: tuple[int, ...]
    bymonthday: tuple[int, ...]
    until: date | None
    cancelled: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryEntry:
    """One thing with its days, both included; `name` never changes, whatever its record is called or when it is.

    What is owed stands on its last day. What takes place stands on its days; where nobody knows which, it is `open`
    and stands on the first that it may be.
    """

    name: str
    due: Due
    first: date
    last: date
    open: bool = False
    repeated: Repeated | None = None


def entries(view: View) -> tuple[DiaryEntry, ...]:
    """Return what the agenda tells without its end, and every meeting; in the order of days, then of names.

    What has no day is left out: a period that is open at its end.
    """
    found = [entry for agreement in view.agreements for entry in _of_agreement(view, agreement)]
    found += [entry for action in view.actions for entry in _of_action(view, action)]
    return tuple(sorted(_named_apart(found), key=lambda entry: (entry.first, entry.name)))


def _named_apart(found: Sequence[DiaryEntry]) -> Iterator[DiaryEntry]:
    """Yield each entry under a name that no other has: ids that stand twice are an error, and are counted here."""
    times: Counter[str] = Counter()
    for entry in found:
        times[entry.name] += 1
        count = times[entry.name]
        yield entry if count == 1 else replace(entry, name=f"{entry.name}#{count}")


def _of_agreement(view: View, agreement: Agreement) -> Iterator[DiaryEntry]:
    day, name = view.standing.day, first_name(view.portfolio, agreement)
    for meeting in agreement.meetings:
        due = Due(
            kind=DueKind.MEETING, when=meeting.date, ref=agreement.ref, id=meeting.id,
            title=meeting.title, meeting=meeting.kind, place=meeting.place,
        )  # fmt: skip
        yield from _taking_place(f"{name}#meeting/{meeting.id}", due)
        for due in coming.decided(agreement, meeting, day):
            yield from _owed(f"{name}#meeting/{meeting.id}/", due)
    for due in coming.ending(agreement, day):
        yield from _owed(f"{name}#", due)
    standings = [view.standing.actions[each.ref] for each in view.actions_of(agreement.ref)]
    for due in coming.reports(agreement, standings, day):
        yield from _owed(f"{name}#", due)


def _of_action(view: View, action: Action) -> Iterator[DiaryEntry]:
    day, standing = view.standing.day, view.standing.actions[action.ref]
    name = first_name(view.portfolio, action)
    for due in coming.of_action(view.portfolio, action, standing, day, day):
        if due.kind is not DueKind.OCCURRENCE:
            yield from _owed(f"{name}#", due)
    if action.recurs and standing.state.status.active:
        yield from _recurring(view, action, standing, name)


def _owed(before: str, due: Due) -> Iterator[DiaryEntry]:
    if due.last < date.max:
        name = "/".join((due.kind.value, *((due.id,) if due.id else ())))
        yield DiaryEntry(name=f"{before}{name}", due=due, first=due.last, last=due.last)


def _taking_place(name: str, due: Due) -> Iterator[DiaryEntry]:
    """Yield an entry on the days that it takes, where they are known; on its first day where only a month is, or less.

    The first and the last day of a stretch are exact where each is written to the day.
    """
    ends = (due.when, due.when) if isinstance(due.when, Date) else (due.when.start, due.when.end)
    start, end = ends[0] or ends[1], ends[1] or ends[0]
    if start is None or end is None:
        return
    exact = _written_to_the_day(due) and not start.qualified and not end.qualified
    first = start.earliest
    yield DiaryEntry(
        name=name,
        due=due,
        first=first,
        last=max(first, end.latest) if _written_to_the_day(due) else first,
        open=not exact,
    )


def _written_to_the_day(due: Due) -> bool:
    return all(len(part.strip("?~%")) == len("2018-07-23") or part == ".." for part in str(due.when).split("/"))


def _recurring(view: View, action: Action, standing: ActionStanding, name: str) -> Iterator[DiaryEntry]:
    """Yield the first day of an action that comes again, with its rule; nothing where no day fits."""
    agreement = view.portfolio.agreements.get(action.agreement)
    held = standing.state.period or (agreement.period if agreement else None)
    begins = coming.anchor(held, agreement)
    if action.recurs is None or held is None or begins is None:
        return
    ends = [each for each in (held.end, action.recurs.until) if each]
    until = min((each.latest for each in ends), default=None)
    days = expand(action.recurs, begins, begins, until or min(date.max - LONGEST, begins) + LONGEST)
    if not days:
        return
    records = occurrences.match(days, facts.until(action.occurrences, view.standing.day))
    cancelled = tuple(at for at, record in records.items() if record.state is OccurrenceState.CANCELLED)
    due = Due(
        kind=DueKind.OCCURRENCE, when=coming.whole_day(days[0]), ref=action.ref, number=action.number,
        title=action.title, who=(action.lead,) if action.lead else (),
    )  # fmt: skip
    yield DiaryEntry(
        name=f"{name}#occurrence", due=due, first=days[0], last=days[0],
        repeated=_repeated(action.recurs, begins, until, cancelled),
    )  # fmt: skip


def _repeated(rule: Recurrence, begins: date, until: date | None, cancelled: tuple[date, ...]) -> Repeated:
    own_month = rule.freq is Frequency.YEARLY and not rule.bymonth
    return Repeated(
        freq=rule.freq,
        interval=rule.interval,
        bymonth=(begins.month,) if own_month else rule.bymonth,
        bymonthday=rule.bymonthday,
        until=until,
        cancelled=cancelled,
    )
