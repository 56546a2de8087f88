"""iCalendar (RFC 5545, with the names of RFC 7986): the diary, for phones and calendars that subscribe to a file.

The one module that knows icalendar (`coopctl[ics]`). The same files on the same day give the same bytes: what a
calendar asks for as the time of a change is the day that the facts are counted up to.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from coopctl import __version__
from coopctl.errors import MissingExtraError
from coopctl.formats import Audience
from coopctl.formats.cells import shown
from coopctl.formats.exports import Export, Exported
from coopctl.formats.headings import PUBLIC
from coopctl.measures.coming import TAKES_PLACE
from coopctl.messages import Message, Told, msg, nmsg
from coopctl.reports import agenda, diary
from coopctl.reports.numbered import numbered

try:
    from icalendar import Calendar, Event, vText
    from icalendar.parser import Contentline
except ImportError as error:
    raise MissingExtraError("ics") from error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.formats.look import Look
    from coopctl.model.texts import Text
    from coopctl.reports.diary import DiaryEntry, Repeated
    from coopctl.reports.view import View

AUDIENCE = Audience.PAGES
ENDINGS = ("ics",)
TAKES = ()

#: So long before it a calendar tells of what is to come; what is past rings no bell.
LEAD: Final = timedelta(days=14)
#: How often a calendar that subscribes may ask for the file again.
AGAIN: Final = timedelta(days=1)
_DOMAIN = "coopctl"
_END = "\r\n"


def write(export: Export, look: Look) -> Exported:
    """Return the calendar in the reader's language: one event an entry of the diary, each for whole days."""
    view, words = export.view, look.words
    calendar = Calendar()
    calendar.add("prodid", f"-//coopctl//coopctl {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    about = words.say(_about(view))
    told = words.say(msg("Made with coopctl {version} from the files of this workspace.", version=__version__))
    told = f"{told} {words.say(PUBLIC)}" if view.portfolio.public else told
    for name, value in (("name", about), ("x-wr-calname", about), ("description", told), ("x-wr-caldesc", told)):
        calendar.add(name, vText(value))  # the library escapes only what it knows to be text
    calendar.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    head, end, _ = calendar.to_ical(sorted=False).decode().rpartition("END:VCALENDAR")
    events = [_written(line) for entry in diary.entries(view) for line in _event(entry, view, look)]
    return Exported("".join([head, *events, end, _END]))


def _about(view: View) -> Message:
    """Say whose calendar it is: the only agreement's, else of how many."""
    agreements = view.agreements
    if len(agreements) == 1:
        return msg("{title}", title=agreements[0].title)
    return nmsg("Cooperation: {n} agreement", "Cooperation: {n} agreements", len(agreements))


def _event(entry: DiaryEntry, view: View, look: Look) -> Iterator[str]:
    """Yield the lines of an event, not folded yet: as objects of the library, those of a large plan take minutes."""
    said = f";LANGUAGE={look.languages[0]}"
    day = view.standing.day
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(f'{entry.name}@{_DOMAIN}')}"
    yield f"DTSTAMP:{_day(day)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(entry.first)}"
    if entry.last < date.max:  # the last day that there is ends by itself
        yield f"DTEND;VALUE=DATE:{_day(entry.last + timedelta(days=1))}"
    summary = _text(_summary(entry, view, look))
    yield f"SUMMARY{said}:{summary}"
    yield f"DESCRIPTION{said}:{_text(chr(10).join(_lines(entry, view, look)))}"
    if entry.due.place:
        yield f"LOCATION{said}:{_text(look.words.text(entry.due.place))}"
    yield f"CATEGORIES:{_text(look.words.label(entry.due.shown_kind))}"
    yield f"STATUS:{'TENTATIVE' if entry.open else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    if entry.repeated:
        yield from _repeated(entry.repeated)
    ends = entry.repeated.until if entry.repeated else entry.first
    if ends is None or ends >= day:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:-P{LEAD.days}D", f"DESCRIPTION{said}:{summary}")
        yield "END:VALARM"
    yield "END:VEVENT"


def _text(text: str) -> str:
    return vText(text).to_ical().decode()


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _written(line: str) -> str:
    """Return a line as a calendar has it: folded where it is longer than 75 bytes (RFC 5545, 3.1)."""
    folded: bytes = Contentline(line).to_ical()  # type: ignore[no-untyped-call] # the library does not say
    return f"{folded.decode()}{_END}"


def _summary(entry: DiaryEntry, view: View, look: Look) -> str:
    """Say what it is, and what is owed by then; a meeting without a title has its agreement's."""
    due, words = entry.due, look.words
    title: Text | Message = (
        numbered(due.number, due.title) or view.portfolio.agreements[due.ref.partition("/")[0]].title
    )
    if due.kind in TAKES_PLACE:
        return words.param(msg("{title} ({when})", title=title, when=Told(due.when)) if entry.open else title)
    told = words.say(msg("{key}: {value}", key=due.shown_kind, value=title))
    return f"{told[:1].upper()}{told[1:]}"


def _lines(entry: DiaryEntry, view: View, look: Look) -> Iterator[str]:
    """Yield what a calendar shows below: the records it belongs to, who owes it, its date as precise as it is."""
    due, words = entry.due, look.words
    yield shown(view.record(due.ref), words)
    if "/" in due.ref:
        yield shown(view.record(due.ref.partition("/")[0]), words)
    days = (entry.first.isoformat(), f"{entry.first}/{entry.last}")
    who = shown(tuple(view.someone(one) for one in due.who), words)
    note = agenda.note(due, view.standing.day)
    for name, told in (
        (msg("Who"), who),
        (msg("Date"), "" if str(due.when) in days else Told(due.when)),
        (msg("Note"), note or ""),
    ):
        if told:
            yield words.say(msg("{key}: {value}", key=name, value=told))


@lru_cache(64)  # actions of one plan often come again by one rule
def _repeated(repeated: Repeated) -> list[str]:
    """Return the lines of the rule by which an event comes again, and of the days on which it does not."""
    rule: dict[str, object] = {"FREQ": repeated.freq.value}
    if repeated.interval > 1:
        rule["INTERVAL"] = repeated.interval
    if repeated.bymonth:
        rule["BYMONTH"] = [*repeated.bymonth]
    rule["BYMONTHDAY"] = [*repeated.bymonthday]
    if repeated.until:
        rule["UNTIL"] = repeated.until
    event = Event()
    event.add("rrule", rule)
    if repeated.cancelled:
        event.add("exdate", [*repeated.cancelled])
    return [str(each) for each in event.content_lines(sorted=False) if each and ":VEVENT" not in each]
