"""A saved report names what is not there: a record, a party, an axis, a tag, a meeting, or a day that is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl.errors import UsageError
from coopctl.findings import Problem
from coopctl.lasting import lasting
from coopctl.messages import mending, msg
from coopctl.model.dates import parse_date
from coopctl.model.names import SETTINGS_FILE
from coopctl.model.vocabularies import Severity
from coopctl.patterns import regex
from coopctl.spelling import called, references, synonyms
from coopctl.spelling.called import Called
from coopctl.spelling.nearest import few, meaning
from coopctl.spelling.words_of_time import TODAY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from coopctl.messages import Message
    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Meeting
    from coopctl.model.settings import SavedReport

SEVERITY = Severity.WARNING
_DAY = regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
#: So many words are offered.
_FEW = 12
_WHOLE_DAY = len("2018-07-28")


def check(portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each; a file that could not be read may hold what is named, and then nothing is said."""
    reports = portfolio.settings.reports
    if not reports or portfolio.left_out or portfolio.apart:
        return
    for name, report in reports.items():
        place = ("reports", name)
        yield from _records(portfolio, name, report)
        yield from _filters(portfolio, name, report)
        yield from _meetings(portfolio, place, report)
        if report.since is not None and (help_ := _since(report.since)):
            message = msg("‘{word}’ is neither a day as YYYY-MM-DD nor a branch, a tag or a commit", word=report.since)
            yield Problem(SETTINGS_FILE, (*place, "since"), message, help_)


def _records(portfolio: Portfolio, name: str, report: SavedReport) -> Iterator[Problem]:
    for position, ref in enumerate(report.about):
        if ref in portfolio.agreements or ref in portfolio.actions:
            continue
        message = msg(
            "the saved report {name} is about {ref}, which no file that could be read holds", name=name, ref=ref
        )
        yield Problem(SETTINGS_FILE, ("reports", name, "about", position), message, _reference(portfolio, ref))


def _reference(portfolio: Portfolio, ref: str) -> Message | None:
    if synonyms.stands_for(ref, synonyms.EVERYONE):
        return msg("leave the field out: without it the report is about everything")
    try:
        return meaning(references.find(portfolio, ref))
    except UsageError as error:
        return called.which(ref, _called_records(portfolio)) or error.help


@lasting
def _called_records(portfolio: Portfolio) -> Sequence[Called]:
    actions = (each for one in portfolio.agreements for each in called.actions(portfolio, one))
    return [*called.agreements(portfolio), *actions]


def _filters(portfolio: Portfolio, name: str, report: SavedReport) -> Iterator[Problem]:
    """Give a problem for each word of a filter that nothing has: it would refuse, or keep nothing."""
    for field, words, there in (
        ("party", report.party, _parties),
        ("axis", report.axis, _axes),
        ("tag", report.tag, _tags),
    ):
        things = there(portfolio) if words else []
        known = {each.id for each in things}
        for position, word in enumerate(words):
            if word not in known:
                message = msg("the saved report {name} asks for ‘{word}’, which no record has", name=name, word=word)
                place = ("reports", name, field, position)
                yield Problem(SETTINGS_FILE, place, message, called.which(word, things) or _one_of(known))


@lasting
def _parties(portfolio: Portfolio) -> Sequence[Called]:
    return [each for one in portfolio.agreements.values() for each in called.described(one.data.get("parties"))]


@lasting
def _axes(portfolio: Portfolio) -> Sequence[Called]:
    agreements = portfolio.agreements.values()
    return [called.NO_AXIS, *(each for one in agreements for each in called.described(one.data.get("axes")))]


@lasting
def _tags(portfolio: Portfolio) -> Sequence[Called]:
    tags = {tag for action in portfolio.actions.values() for tag in action.tags}
    return [Called(each, (each,)) for each in sorted(tags)]


def _one_of(known: Collection[str]) -> Message:
    if not known:
        return msg("correct it, or leave it out: there is none yet")
    return msg("write one of {words}", words=few(sorted(known), _FEW))


def _meetings(portfolio: Portfolio, place: Place, report: SavedReport) -> Iterator[Problem]:
    """Give a problem for a meeting that no agreement has; the last one is looked back on, and not prepared."""
    if report.since_meeting is None and report.meeting is None:
        return
    from coopctl.spelling import meetings  # only reports that look back name one

    held = [_called(each) for one in portfolio.agreements.values() for each in one.meetings]
    ids = {each.id for each in held}
    for field, word in (("since_meeting", report.since_meeting), ("meeting", report.meeting)):
        may_be_last = field == "since_meeting"
        if word is None or word in ids or (may_be_last and word == meetings.LAST):
            continue
        message = msg("no agreement has a meeting ‘{word}’", word=word)
        known = (*((meetings.LAST,) if may_be_last else ()), *sorted(ids))
        help_ = meaning(meetings.LAST) if may_be_last and meetings.is_last(word) else called.which(word, held)
        yield Problem(SETTINGS_FILE, (*place, field), message, help_ or _one_of(known))


def _called(meeting: Meeting) -> Called:
    titles = meeting.title.variants.values() if meeting.title else ()
    return Called(meeting.id, (meeting.id, str(meeting.date), *titles))


def _since(word: str) -> Message | None:
    """Return the help for a text that is to be a day, and is none; None for what may be the name of a branch."""
    from coopctl.spelling import meetings, respell  # only here: they know what people may mean

    if meetings.is_last(word):
        return msg("write it as {words}", words=f"since_meeting: {meetings.LAST}")
    if word.casefold() in TODAY:
        return msg("write the day itself: a file is read on other days too")
    if _DAY.fullmatch(word):
        return msg("write a date that exists") if parse_date(word).impossible else None
    days = tuple(day for day in respell.dates(word) if len(day) == _WHOLE_DAY)
    if len(days) == 1:
        return mending(msg("write it as {words}", words=days[0]), days[0])
    return msg("write what you mean: {words}", words=days) if days else None
