"""Facts of an action in words: why it stands so, how far a date moved, when it ended, when it may end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures import done_late, spans
from coopctl.measures import facts as dated
from coopctl.measures.outcomes import Unadopted
from coopctl.messages import Told, msg, nmsg
from coopctl.model.vocabularies import ActionStatus, Health
from coopctl.tables import Explained, percent

if TYPE_CHECKING:
    from datetime import date

    from coopctl.measures.forecast import Forecast
    from coopctl.measures.outcomes import ActionStanding
    from coopctl.measures.slippage import Slip
    from coopctl.messages import Message
    from coopctl.model.records import Action
    from coopctl.reports.paper import Fact
    from coopctl.tables import Percent


def moved(slip: Slip | None) -> Message | None:
    """Say how far a date has moved; None where it cannot be told."""
    if slip is None:
        return None
    if not slip.moved:
        return msg("not moved")
    if slip.months:
        return _by(spans.whole(abs(slip.months)), later=slip.later)
    least, most = sorted((abs(slip.least), abs(slip.most)))
    return _moved(most, later=slip.later) if least == most else _moved_between(least, most, later=slip.later)


def _moved_between(least: int, most: int, *, later: bool) -> Message:
    # A range of which both ends are about a year is told in days alone: ‘335 days to 1 year’ has two measures.
    if least >= spans.YEAR or most >= 2 * spans.YEAR:
        near, far = spans.span(least), spans.span(most)
        if later:
            return msg("{least} to {most} later", least=near, most=far)
        return msg("{least} to {most} earlier", least=near, most=far)
    if later:
        return nmsg("{least} to {n} day later", "{least} to {n} days later", most, least=least)
    return nmsg("{least} to {n} day earlier", "{least} to {n} days earlier", most, least=least)


def _moved(days: int, *, later: bool) -> Message:
    if days >= spans.YEAR:
        return _by(spans.span(days), later=later)
    if later:
        return nmsg("{n} day later", "{n} days later", days)
    return nmsg("{n} day earlier", "{n} days earlier", days)


def _by(far: Message, *, later: bool) -> Message:
    return msg("{span} later", span=far) if later else msg("{span} earlier", span=far)


def done_after(days: int | None) -> Message | None:
    """Say how late something was done; None where it cannot be told."""
    if days is None:
        return None
    return spans.late(days) if days else msg("on time")


def ended(action: Action, one: ActionStanding, day: date) -> Fact:
    """Return when an action ended and how late that was; what was given up is not told as if it had been done."""
    label = msg("cancelled on") if one.state.status is ActionStatus.CANCELLED else msg("ended on")
    late = done_after(done_late.of_action(action, one.state, day))
    return label, tuple(cell for cell in (dated.known(action.ended, day), late) if cell is not None)


def expected_by_now(one: ActionStanding) -> Percent | None:
    """Return how far an action should be; nothing is expected of one that is over, or not adopted yet."""
    return percent(one.expected) if one.state.status.active else None


def says_as_much(one: ActionStanding) -> bool:
    """Whether the health of an action is its status in other words."""
    return one.state.status.final or isinstance(one.shown_health, Unadopted) or one.shown_health is Health.ON_HOLD


def tells(one: ActionStanding) -> bool:
    """Whether the reason of a health tells more than the status does."""
    reason = one.verdict.reason
    return bool(reason.message.params) or reason.id.replace("-", "_") != one.state.status


def reason(one: ActionStanding) -> Explained | None:
    """Say why the health is what it is, without the word that it is itself; None where nothing more is known."""
    if not tells(one):
        return None
    return Explained(one.verdict.reason.id, without_status(one.verdict.reason.message))


def without_status(reason: Message) -> Message:
    """Return why something is so without the word for what it is, where that stands beside it."""
    said = reason.params
    return msg("{text}", text=said["text"]) if {"status", "text"} <= said.keys() else reason


def again(action: Action) -> Message | None:
    """Say when an action comes again; None where it does not."""
    return msg("{recurrence}", recurrence=Told(action.recurs)) if action.recurs else None


def foretold(found: Forecast, day: date) -> Message | None:
    """Say a forecast with its range, or why there is none; by `day` nothing under way has ended, whatever its pace."""
    if found.end is None:
        return found.why
    end, latest = Told(found.end), Told(found.latest) if found.latest else None
    if found.end <= day:
        if latest is None:
            return msg("at its pace it would be done by now; from today it would take more than ten years")
        return msg("at its pace it would be done by now; from today it would take until {latest}", latest=latest)
    if latest is None:
        return msg("{end} (from {earliest} on)", end=end, earliest=Told(found.earliest or found.end))
    if found.earliest in (None, found.end):
        return msg("{end}", end=end) if found.latest == found.end else msg("{end} to {latest}", end=end, latest=latest)
    return msg("{end} ({earliest} to {latest})", end=end, earliest=Told(found.earliest), latest=latest)
