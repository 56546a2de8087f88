"""A date or a period that is written otherwise: what it may mean, and what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from coopctl.messages import Message, msg
from coopctl.model.dates import DATE_PATTERN, OPEN
from coopctl.schemas.wanted import alone, cut, how_dates, one_of, write
from coopctl.spelling import from_today, respell, spans, synonyms, unclear
from coopctl.spelling.words_of_time import TODAY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coopctl.model.records import Json
    from coopctl.schemas.wanted import Wanted

#: How people say that something was so by a day, whenever that was.
_BY = re.compile(
    r"(?:\.\.\s*/|/|<=|≤|by\s|until\s|tegen\s|uiterlijk\s|au plus tard\s(?:en\s|le\s)?|jusqu['’](?:à|au|en)\s"
    r"|d['’]ici\s(?:le\s|à\s|au\s)?)\s*(.+)",
    re.IGNORECASE,
)
#: What says that a day is the last one, and of which that day is one.
_BY_THEN = re.compile(
    r"(?<!\w)(?:au plus tard|d['’]ici|jusqu['’](?:à|au|en)|dernier délai|tegen|uiterlijk|ten laatste|by|until"
    r"|no later than|at the latest|deadline|échéance|قبل نهاية|في أجل أقصاه)(?!\w)\s*:?",
    re.IGNORECASE,
)
#: What says that a day is the first one, on which nothing is due.
_FROM_THEN = re.compile(
    r"\s*(?:à partir d[eu]|à compter d[eu]|dès|après|from|as of|after|starting|vanaf|na|ابتداء من|بعد)\s", re.IGNORECASE
)
#: What says that something was so on a day.
_AS_AT = re.compile(
    r"\A\s*(?:arrêtée?|situation|état|stand|as)?\s*(?:au|à la date du|op|at|per|إلى غاية|الى غاية|حتى)\s+(?:le\s+)?",
    re.IGNORECASE,
)
#: What says that something was done, beside its day.
_DONE = re.compile(
    r"(?<!\w)(?:(?:déjà|c'est|was|is|tem? )?\s*(?:fait|réalisé|terminé|achevé|fini|livré)e?s?|done|completed|finished"
    r"|delivered|gedaan|afgerond|voltooid|klaar|أنجزت?|تم(?: إنجازه)?)(?!\w)",
    re.IGNORECASE,
)
#: What says that a day is one of a plan.
_PLANNED = re.compile(
    r"(?<![^\W\d_])(?:prévue?|planifiée?|programmée?|planned|scheduled|expected|gepland|voorzien|مقررة?|مبرمجة?)(?![^\W\d_])",
    re.IGNORECASE,
)
#: What says that something was not so on a day, or is to be so, or was in part.
_NOT_SO = re.compile(
    r"(?<!\w)(?:(?:non|pas|jamais)\s+(?:encore|(?:été\s+)?(?:fait|réalisé|terminé|achevé|fini|livré|signé|adopté|commencé|tenu))"
    r"|ser(?:a|ont)(?!\w)|à moitié|partiellement|en partie"
    r"|(?:not|never)\s+(?:yet|done|completed|finished|delivered|signed|held)"
    r"|will be|to be (?:done|signed|held)|half[- ]done|partly|partially|nog niet"
    r"|niet\s+(?:gedaan|afgerond|voltooid|klaar|ondertekend)|wordt(?!\w)|gedeeltelijk|(?:لم|لن|سوف|سيتم|ستتم|جزئيا)(?!\w))",
    re.IGNORECASE,
)
#: What says that something was not done any more.
_GIVEN_UP = re.compile(
    r"(?<!\w)(?:annulée?s?|abandonnée?s?|reportée?s?|cancell?ed|postponed|dropped|geannuleerd|afgelast|uitgesteld|geschrapt"
    r"|ألغيت?|ملغاة?|ملغى|تأجلت?|مؤجلة?)(?!\w)",
    re.IGNORECASE,
)
#: No day in two calendars is longer.
_LONGEST = 100
#: A day of the Hijri calendar, and behind it the same of the Gregorian one.
_BOTH_CALENDARS = re.compile(
    r".*\b1[34][0-9]{2}\s*(?:\u0647\u0640?)?\s*[(,،=/-]?\s*(?:الموافق\s*(?:لـ?|ل)?|correspondant (?:au|à)|soit (?:le)?"
    r"|corresponding to|overeenkomend met)\s*(?P<day>[^()]*\b20[0-9]{2}[^()]*?)\)?",
    re.IGNORECASE,
)
#: Words that leave open whether the day itself is meant.
_BEFORE = re.compile(r"(?:avant|before|vóór|voor|قبل)\s", re.IGNORECASE)
#: What says that one of two is meant.
_ONE_OF = re.compile(r"\s(?:ou|or|of|أو|او)\s", re.IGNORECASE)
#: A year that has every day.
_LEAP_YEAR = "2020"

#: The sentence and the way to mend it.
_Pair: TypeAlias = "tuple[Message, Message]"


def date(value: str, wanted: Wanted) -> _Pair:
    """Say that a text is no date, and which one it may mean."""
    message = msg("‘{value}’ is not a date", value=cut(value))
    both = _BOTH_CALENDARS.fullmatch(value) if len(value) <= _LONGEST else None
    if both:  # 4 رجب 1445 الموافق 15 يناير 2024
        return message, one_of(respell.dates(both["day"])) or how_dates(wanted.shape, needed=wanted.needed)
    if found := unclear.of_another_calendar(value):
        return message, found
    if value.strip().casefold().replace("’", "'") in TODAY:
        return message, msg("write the day itself: a file is read on other days too")
    ways = respell.dates(value)
    return message, _other_weekday(value, ways) or _of_a_spreadsheet(value) or one_of(ways) or _near_date(value, wanted)


def due(value: str, wanted: Wanted) -> _Pair:
    """Say the same where the last day is wanted, which is what is told: au plus tard le 30/06/2024."""
    message, help_ = date(value, wanted)
    if _FROM_THEN.match(value) and respell.dates(_FROM_THEN.sub("", value, count=1)):
        return message, unclear.NO_EARLIEST
    bare = _BY_THEN.sub(" ", value).strip(" ,()")
    return message, help_ if help_.mend or bare == value else one_of(respell.dates(bare)) or help_


def at(value: str, wanted: Wanted) -> _Pair:
    """Say the same of the day until which an amount was spent, where words beside it say so too: au 31 mai 2024."""
    message, help_ = date(value, wanted)
    bare = _AS_AT.sub("", value)
    return message, help_ if help_.mend or bare == value else one_of(respell.dates(bare)) or help_


def ended(value: str, wanted: Wanted) -> _Pair:
    """Say the same of a day on which something ended, where words beside it say so too: terminé le 12 juin 2024."""
    message, help_ = by_date(value, wanted)
    bare = _DONE.sub(" ", value).strip(" ,:()")
    if help_.mend or bare == value or _NOT_SO.search(value):
        return message, help_
    return message, one_of(respell.dates(bare)) or help_


def achieved(value: str, wanted: Wanted) -> _Pair:
    """Say the same of a day on which something was done; one on which it was given up is none."""
    message, help_ = ended(value, wanted)
    return message, how_dates(wanted.shape, needed=wanted.needed) if _GIVEN_UP.search(value) else help_


def not_done(value: str) -> bool:
    """Whether words beside a day say that something was not done on it: non fait le 12 juin, annulé le 12 juin."""
    return _NOT_SO.search(value) is not None or _GIVEN_UP.search(value) is not None


def _other_weekday(value: str, ways: tuple[str, ...]) -> Message | None:
    """Ask for the day that is meant where the one of the week is another, None where they agree."""
    word = unclear.other_weekday(value, ways[0]) if len(ways) == 1 else ""
    return msg("{day} is no ‘{word}’: write the day that is meant", day=ways[0], word=word) if word else None


def _last_of_month(value: str) -> tuple[str, int] | None:
    """Return the month, and how many days it has, where a day that it lacks stands without its year: 31/04."""
    last = spans.last_day(f"{value}/{_LEAP_YEAR}")
    return (last[0].replace(_LEAP_YEAR, unclear.ANY_YEAR), last[1]) if last else None


def _near_date(value: str, wanted: Wanted) -> Message:
    """Say what is wrong with what nearly is a date, or a period: a day that its month lacks, words that say more."""
    if last := spans.last_day(value) or _last_of_month(value):
        return msg("{month} has {days} days: write a date that exists", month=last[0], days=last[1])
    of_period = wanted.shape == "period"
    if found := unclear.what_is_open(value, of_period=of_period):
        return found
    if wanted.shape == "period" and (lasts := unclear.lasting(value)) is not None:
        line = f"period: {lasts or '…/…'}"
        return msg("write the beginning and the end of what is planned as one field: {line}", line=line)
    both = spans.both_ends(value)
    several = spans.among(value) or both or (spans.two_years(value) if of_period else ())
    if both and of_period:
        several = ("/".join(both), *both) if _ONE_OF.search(value) else ("/".join(both),)
    if ways := spans.stuttered(value) or several:
        return write(ways[0]) if both and len(ways) == 1 else msg("write what you mean: {words}", words=ways)
    if inner := spans.beside(value, of_periods=wanted.shape == "period"):
        before = wanted.shape != "date" and len(inner) == 1 and _BEFORE.match(value)
        return (before and one_of((f"../{inner[0]}", inner[0]))) or alone(inner, value)
    says_no_day = not any(each.isdigit() for each in value) or value.rstrip().endswith(("%", "٪"))
    ways = unclear.yearless(from_today.without(value) or value)
    return _without_year(ways) if ways else how_dates(wanted.shape, needed=wanted.needed or not says_no_day)


def _without_year(ways: tuple[str, ...]) -> Message:
    """Say how a date is written whose year is not there, or may be its day."""
    if any(each[0].isdigit() for each in ways):
        return write(ways[0]) if len(ways) == 1 else msg("write what you mean: {words}; … is the year", words=ways)
    return msg("write the year too: {words}", words=ways)


def _of_a_spreadsheet(value: str, *, of_period: bool = False) -> Message | None:
    day = respell.spreadsheet_day(value) or (respell.spreadsheet_days(value) if of_period else None)
    return msg("write it as {day}, if a spreadsheet gave this number of the day", day=day) if day else None


def in_one_day(value: str) -> Message | None:
    """Give the day that a text means where nothing but a whole day is one, None where it means none."""
    if value.strip().casefold().replace("’", "'") in TODAY:
        return msg("write the day itself: a file is read on other days too")
    return one_of(tuple(day for day in respell.dates(value) if len(day) == len("2018-07-28")))


def by_date(value: str, wanted: Wanted) -> _Pair:
    """Say the same where all that is known may be a last day: avant juin 2024."""
    message, help_ = date(value, wanted)
    if _PLANNED.search(value):
        return message, msg("this says when it was so, and not when it is planned: leave the field out until then")
    if _NOT_SO.search(value):
        return message, how_dates(wanted.shape, needed=wanted.needed)
    if match := _BY.fullmatch(value.strip()):
        last = match[1]
        found = (last,) if re.fullmatch(DATE_PATTERN, last, re.ASCII) else respell.dates(last)
        return message, one_of(tuple(f"../{each}" for each in found)) or help_
    return message, help_


def period(value: str, wanted: Wanted) -> _Pair:
    """Say that a text is no period, and which one it may mean."""
    message = msg("‘{value}’ is not a period", value=cut(value))
    if ways := spans.month_or_day(value):
        return message, msg("write what you mean: {words}", words=ways)
    if found := unclear.of_another_calendar(value):
        return message, found
    ways = spans.periods(value)
    help_ = _of_a_spreadsheet(value, of_period=True) or _other_weekday(value, ways) or _backwards(ways) or one_of(ways)
    return message, help_ or _near_date(value, wanted)


def _backwards(ways: tuple[str, ...]) -> Message | None:
    """Ask which end is wrong of a period that ends before it begins: juin 2026 - mars 2024."""
    if len(ways) != 1 or not spans.backwards(ways[0]):
        return None
    return msg("{period} ends before it begins: correct one of the two dates", period=ways[0])


def wants_date(field: str, value: Json, wanted: Wanted) -> _Pair:
    """Say that a date or a period is wanted where a list or a group stands, and which one that may mean."""
    alone = [*value] if isinstance(value, dict) and not any(value.values()) else value
    if isinstance(value, dict) and len(value) == 1 and any(value.values()):  # {2024: 2026}
        start, end = next(iter(value.items()))
        both = spans.periods(f"{start}/{end}") if re.fullmatch(DATE_PATTERN, start, re.ASCII) else ()
        alone = ["/".join(map(str, (start, end)))] if both else alone
    if isinstance(value, dict) and alone is value and (len(value) == 1 or "date" in value):  # {date: 2024-06-12}
        alone = [value["date"]] if "date" in value else [*value.values()]
    if isinstance(alone, list) and len(alone) == 1 and isinstance(alone[0], str | int):
        said = str(alone[0])
        if wanted.shape == "period" and isinstance(value, dict) and (open_ := _bound_alone(value, said)):
            return msg("‘{field}’ must be a period", field=field), write(open_)
        help_ = write(said) if re.fullmatch(DATE_PATTERN, said, re.ASCII) else one_of(spans.periods(said))
        if help_:  # of what else the group says nothing is to be lost
            loses = isinstance(value, dict) and len(value) > 1
            return msg("‘{field}’ must be a date", field=field), replace(help_, mend=None) if loses else help_
    if wanted.shape != "period":
        dates = tuple(
            map(str, [*value.values()] if isinstance(value, dict) else alone if isinstance(alone, list) else ())
        )
        if dates and all(re.fullmatch(DATE_PATTERN, each, re.ASCII) for each in dates):
            return msg("‘{field}’ must be a date", field=field), msg("write what you mean: {words}", words=dates)
        return msg("‘{field}’ must be a date", field=field), how_dates(wanted.shape, needed=wanted.needed)
    message = msg("‘{field}’ must be a period", field=field)
    ends = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    ends = [ends[0], ends[-1]] if _follow(ends) else ends
    found = spans.periods("/".join(str(end) for end in ends)) if len(ends) == 2 and all(ends) else ()
    return message, one_of(found) or how_dates(wanted.shape)


def _follow(years: Sequence[Json]) -> bool:
    """Whether each of some years, three at least, follows the one before it: 2024, 2025, 2026."""
    whole = [year for year in years if isinstance(year, int)]
    return len(years) > len("ab") and len(whole) == len(years) and whole == [*range(whole[0], whole[0] + len(whole))]


def _bound_alone(value: Mapping[str, Json], said: str) -> str:
    """Return the period of which a group has the beginning or the end alone, "" for others: {from: 2024-03}."""
    found = (said,) if re.fullmatch(DATE_PATTERN, said, re.ASCII) else respell.dates(said)
    if len(found) != 1:
        return ""
    if any(synonyms.stands_for(key, synonyms.BEGINNING) for key in value):
        return f"{found[0]}/{OPEN}"
    return f"{OPEN}/{found[0]}" if any(synonyms.stands_for(key, synonyms.END) for key in value) else ""
