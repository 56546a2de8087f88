"""What is wrong with a recurrence, in the words of those who write the files."""

from __future__ import annotations

import re
from itertools import islice, product
from typing import TYPE_CHECKING

from coopctl.messages import msg
from coopctl.schemas.wanted import cut, one_of, write
from coopctl.spelling import recurrences, respell
from coopctl.spelling.synonyms import folded
from coopctl.spelling.words_of_time import MONTHS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coopctl.messages import Message
    from coopctl.model.records import Json

_RULE = re.compile(
    r"(?:FREQ=(?:YEARLY|MONTHLY)|INTERVAL=[1-9][0-9]{0,3}|UNTIL=[0-9]{4}-?[0-9]{2}-?[0-9]{2}"
    r"|BYMONTH=(?:1[0-2]|0?[1-9])(?:,(?:1[0-2]|0?[1-9]))*"
    r"|BYMONTHDAY=-?(?:3[01]|[12][0-9]|0?[1-9])(?:,-?(?:3[01]|[12][0-9]|0?[1-9]))*)",
    re.ASCII,
)
_RULE_KEYS = ("FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "UNTIL")
_TOO_OFTEN = msg(
    "what comes each week or each day cannot be said here: leave the field out, say it in ‘summary’, and write what "
    "took place under ‘occurrences’"
)
#: What is said in a word, without its month and day.
_OPEN = {"YEARLY": "FREQ=YEARLY;BYMONTH=…;BYMONTHDAY=…", "MONTHLY": "FREQ=MONTHLY;BYMONTHDAY=…"}
#: A rule has no more parts.
_MOST = 8
#: So many readings are offered.
_FEW = 4
#: How one part of a recurrence is written.
_HOW_PART = {
    "FREQ": msg("write FREQ=YEARLY or FREQ=MONTHLY"),
    "INTERVAL": msg("write INTERVAL as a number from 1 to 9999"),
    "BYMONTH": msg("write BYMONTH as numbers from 1 to 12, with commas between them"),
    "BYMONTHDAY": msg("write BYMONTHDAY as numbers from 1 to 31, or from -1 for the month's last day"),
    "UNTIL": msg("write UNTIL as a whole date: UNTIL=2019-12-31"),
}
_WHOLE_DAY = len("2018-07-28")


def how_recurrence(value: str) -> Message:
    """Say how a recurrence is written."""
    if len(ways := recurrences.days_of_year(value)) > 1:
        return msg("write what you mean: {words}", words=ways)
    rule = recurrences.recurrence(value) or (recurrences.as_rule(value) if "FREQ" in value.upper() else value)
    if rule != value and _is_whole(rule):
        return write(rule)
    parts = _keys(rule)
    wrong = [part for part in rule.split(";") if not _RULE.fullmatch(part)]
    if {"FREQ=WEEKLY", "FREQ=DAILY"} & {*rule.split(";")}:
        return _TOO_OFTEN
    strange = next((part for part in wrong if part.partition("=")[0] not in _RULE_KEYS and "=" in part), None)
    if "FREQ" in parts and strange:
        help_ = msg("‘{part}’ cannot be said here: there are {keys}", part=cut(strange), keys=_RULE_KEYS)
    elif "FREQ" in parts and wrong and "=" in wrong[0]:
        help_ = (all("=" in each for each in wrong) and _in_place(rule, wrong)) or _HOW_PART[wrong[0].partition("=")[0]]
    elif len(set(parts)) < len(parts):
        help_ = msg("say each part once")
    elif "FREQ" not in parts and "=" in rule:
        help_ = msg("begin it with FREQ=YEARLY or FREQ=MONTHLY")
    elif "FREQ" in parts and "BYMONTHDAY" not in parts:
        needed = ["BYMONTHDAY"] if "BYMONTH" in parts or "FREQ=MONTHLY" in rule else ["BYMONTH", "BYMONTHDAY"]
        help_ = msg("write the day too: {line}", line=";".join([rule, *(f"{key}=…" for key in needed)]))
    elif _without_month(parts):
        help_ = msg("an INTERVAL above 1 needs BYMONTH: say in which months")
    else:
        help_ = _how_in_words(value)
    return help_


def from_fields(value: Mapping[str, Json]) -> Message:
    """Say how a recurrence is written whose parts stand as fields: {freq: yearly, bymonth: 5, bymonthday: 18}."""
    parts = ((key, [*each] if isinstance(each, list) else [each]) for key, each in islice(value.items(), _MOST))
    rule = ";".join(f"{key}={','.join(map(str, each))}" for key, each in parts)
    return write(rule) if _is_whole(rule) else how_recurrence(rule)


def _how_in_words(value: str) -> Message:
    """Say how a recurrence is written that was told in words: hebdomadaire, annuel en mai, le premier lundi de mai."""
    if recurrences.once(value):
        return msg("leave the field out where it does not come again")
    open_ = recurrences.open_recurrence(value)
    if open_ and recurrences.of_weekday(value):
        return msg("a recurrence names a day of the month, and none of the week: {line}", line=open_)
    if open_:
        return msg("write the day too: {line}", line=open_) if "…" in open_ else write(open_)
    if recurrences.too_often(value):
        return _TOO_OFTEN
    return msg("write for instance: {line}", line="FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18")


def _in_place(rule: str, wrong: list[str]) -> Message | None:
    """Give the whole rule with the parts that are wrong as they are meant, None where more of it is wrong."""
    ways = product(*([part] if part not in wrong else _meant(*part.split("=", 1)) for part in rule.split(";")))
    return one_of(tuple(islice(filter(_is_whole, map(";".join, ways)), _FEW)))


def _meant(key: str, value: str) -> list[str]:
    """Return what one part of a rule may be meant as: UNTIL=31/12/2026, BYMONTH=mai, FREQ=ANNUAL."""
    found: tuple[str, ...] = ()
    if key == "UNTIL":
        found = tuple(day for day in respell.dates(value) if len(day) == _WHOLE_DAY)
    elif key == "BYMONTH" and (month := MONTHS.get(folded(value))):
        found = (str(int(month)),)
    elif key == "FREQ":
        found = tuple(word for word in ("YEARLY", "MONTHLY") if recurrences.open_recurrence(value) == _OPEN[word])
    return [f"{key}={each}" for each in found]


def _keys(rule: str) -> list[str]:
    return [part.partition("=")[0] for part in rule.split(";")]


def _without_month(keys: Sequence[str]) -> bool:
    return "INTERVAL" in keys and "BYMONTH" not in keys


def _is_whole(rule: str) -> bool:
    """Whether a rule is right as it stands."""
    keys = _keys(rule)
    return (
        all(map(_RULE.fullmatch, rule.split(";")))
        and {"FREQ", "BYMONTHDAY"} <= {*keys}
        and len({*keys}) == len(keys)
        and not _without_month(keys)
    )
