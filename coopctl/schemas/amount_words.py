"""A value that is no number where one is wanted, or another one: what it may mean, in which currency, and how many."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from coopctl.codelists import codes
from coopctl.messages import Message, msg
from coopctl.model import currencies
from coopctl.schemas import group_words
from coopctl.schemas.entry_words import numbers
from coopctl.schemas.pair_words import each_alone
from coopctl.schemas.wanted import FIRST_YEAR, alone, cut, one_of, shown, write
from coopctl.spelling import (
    amounts,
    counted,
    parts_of_year,
    respell,
    scaled,
    spans,
    synonyms,
    unclear,
    workdays,
    worked_out,
)
from coopctl.strict_yaml.scalars import how_signed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.model.records import Json
    from coopctl.schemas.wanted import Wanted

#: A number with words beside it.
_WITH_WORDS = re.compile(r"\d\s+[^\W\d_]{2}|[^\W\d_]{2}\.?\s+\d")
_WHOLLY = msg("leave the decimals out")
#: Words for no money, and digits of which some are letters: 60O00, l00.
_NOTHING = frozenset({"zéro", "zero", "nul", "nulle", "gratuit", "gratuite", "gratis", "nihil", "صفر", "مجانا"})
_MISTYPED = re.compile(r"(?=.*[0-9])(?:[0-9OoIl]{2,}|[0-9OoIl]{1,3}(?:[ .][0-9OoIl]{3})+)", re.ASCII)
DIGITS = msg("write digits, with a point before decimals; leave the field out where the number is not known")
#: What says that a number was added to another one.
_MORE = re.compile(
    r"\A\s*\+|\b(?:de plus|en plus|supplémentaires?|more|extra|additional|erbij|bijkomend|إضافية?|زيادة)\b",
    re.IGNORECASE,
)
#: Words for a half.
_HALF = re.compile(
    r"(?:à |la |de |the )?(?:moitié|half|helft|demi|mi-chemin|mi-parcours|half-?way|halverwege|نصف|النصف)",
    re.IGNORECASE,
)
#: The whole, in percent.
_WHOLE = 100
#: What may stand beside the number of a version, and says no more: v1.0.
_VERSION = re.compile(r"\b(?:version|format|v)(?![a-z])|\.0+\b|[\W_]", re.IGNORECASE)
#: Endings of fields that count a length of time.
_LENGTHS = ("days", "years")


def wants_number(field: str, value: Json, wanted: Wanted) -> tuple[Message, Message]:
    """Return what is said of a value where a number is wanted, and the help."""
    message = msg("‘{field}’ must be a number", field=field)
    if (only := wanted.node.get("const")) is not None and value != str(only):
        help_ = write(shown(only))
        bare = _VERSION.sub("", value if isinstance(value, str) else shown(value))
        return message, help_ if bare == str(only) else replace(help_, mend=None)
    if isinstance(value, str):
        several = numbers(value) if field.endswith("]") else []
        return (message, each_alone(tuple(several))) if len(several) > 1 else _reads_number(field, value, wanted)
    if isinstance(value, list | dict):
        return message, _among_others(field, value, wanted) or DIGITS
    if isinstance(value, Decimal) and value.is_finite():
        return _wants_whole(field, value, wanted)
    return message, DIGITS


def _wants_whole(field: str, value: Decimal, wanted: Wanted) -> tuple[Message, Message]:
    """Say what a number with decimals is where a whole one is wanted."""
    message = msg("‘{field}’ must be a whole number, and it is {value}", field=field, value=shown(value))
    if wanted.node.get("maximum") == _WHOLE and 0 < value < 1:
        return message, write(_in_percent(value, wanted))
    found = counted.without_mark(shown(value), wanted.node.get("minimum", 0), wanted.node.get("maximum", 0))
    if len(found) > 1 and field.endswith("]"):
        return message, msg("leave the decimals out; if two numbers are meant, write {line}", line=", ".join(found))
    return message, write(found[0]) if len(found) == 1 else _wholly(field)


def _wholly(field: str) -> Message:
    return group_words.WHOLE_YEARS if field.endswith("years") else _WHOLLY


def _among_others(field: str, value: list[Json] | dict[str, Json], wanted: Wanted) -> Message | None:
    """Say how a number is written that stands in a list or a group of fields, alone or with others."""
    if isinstance(value, dict):
        return _number_inside(value, wanted) or group_words.amounts_of_many(field, value, wanted)
    if len(value) == 1 and not isinstance(value[0], list | dict):
        return one_of(_numbers(str(value[0]), wanted))
    return group_words.of_several_years(field, value, wanted)


def _number_inside(value: Mapping[str, Json], wanted: Wanted) -> Message | None:
    """Say how a number is written that stands in a group of fields of its own, with its currency: {EUR: 60000}."""
    said = [*value.keys(), *(each for each in value.values() if isinstance(each, str))]
    numbers = [each for each in value.values() if isinstance(each, int | Decimal) and not isinstance(each, bool)]
    units = {code for each in said if (code := each if each in codes("currencies") else synonyms.currency(each))}
    if (
        len(numbers) != 1
        or len(units) > 1
        or len(value) > 1 + len(units)
        or not (units or wanted.money or len(value) == 1)
    ):
        return None
    number, unit = shown(numbers[0]), next(iter(units), None)
    return (
        _in_its_currency(f"{number} {unit}", (number,), wanted) if unit != wanted.currency and unit else write(number)
    )


def _reads_number(field: str, value: str, wanted: Wanted) -> tuple[Message, Message]:
    """Say what a text is where a number is wanted, and which numbers it may mean."""
    if value in (found := _numbers(value, wanted)):
        message = msg("‘{field}’ must be a number, and the quotes make it text", field=field)
        return message, _how_number(value, (value,), wanted) or write(value)
    message = msg("‘{field}’ must be a number, without thousands marks or currency", field=field)
    if pair := _beyond(field, value, found, wanted):
        return pair
    if wanted.node.get("minimum") == FIRST_YEAR and (calendar := unclear.of_another_calendar(value)):
        return message, calendar
    if not found and amounts.numbers(value, money=wanted.money) and wanted.node["type"] == "integer":
        whole = DIGITS if "/" in value else _wholly(field)
        return msg("‘{field}’ must be a whole number, and it is {value}", field=field, value=cut(value)), whole
    if field.endswith(_LENGTHS) and (help_ := _of_length(field, value, wanted)):
        return message, help_
    more = _says_more(value, found, wanted)
    help_ = _of_others(field, value, found, wanted) or _added(value, found, wanted)
    help_ = help_ or (None if more else _how_number(value, found, wanted))
    if not help_ and (results := _worked_out(value, wanted)):
        help_ = _in_its_currency(value, results, wanted) or msg("write what you mean: {words}", words=results)
    if not help_ and (number := found if more else _numbers(amounts.beside(value), wanted)):
        help_ = _in_its_currency(value, number, wanted) or _beside(value, number, wanted)
    return message, help_ or _no_number(value, wanted)


def _beside(value: str, number: tuple[str, ...], wanted: Wanted) -> Message | None:
    """Say what becomes of a number with more beside it; None where that changes how much it is."""
    if wanted.money and counted.of_each(value):
        return msg("write the amount of the whole line: ‘{value}’ is that of a part", value=cut(value))
    if wanted.money and (counted.by_something(value) or counted.of_elsewhere(value)):
        return None
    if wanted.money and counted.by_another_name(value, number):
        return None
    if wanted.money and wanted.currency and (former := counted.former_currency(value)):
        return _without(number, former, wanted.currency)
    return alone(number, value)


def _of_length(field: str, value: str, wanted: Wanted) -> Message | None:
    """Say how many days or years a length of time has, None for another text: a week has fewer days of work."""
    of_days = field.endswith("days")
    weeks = counted.weeks(value) if of_days else 0
    if weeks and not field.endswith("_days"):
        return one_of((str(weeks * 5), str(weeks * 7)))
    if of_days and counted.hours(value):
        return msg("write the number of days")
    count, is_whole = workdays.days(value) if of_days else ("", False)
    if count and field.endswith("_days") and workdays.of_work(value):
        return msg("write the number of days of the calendar: ‘{value}’ counts those of work alone", value=cut(value))
    if count and (wanted.node["type"] == "number" or count.isdigit()):
        return write(count) if is_whole else alone((count,), value)
    lasting = amounts.lasting(value, years=not of_days)
    return None if lasting is None else one_of(lasting) or _how_long(value, of_days=of_days)


def _how_long(value: str, *, of_days: bool) -> Message:
    """Say how a length of time is written that is no number of days, or years, by itself."""
    if not of_days:
        return group_words.WHOLE_YEARS
    return group_words.MONTHS_IN_DAYS if workdays.of_months(value) else msg("write the number of days")


def _of_others(field: str, value: str, found: tuple[str, ...], wanted: Wanted) -> Message | None:
    """Say what a number that is told of something else comes to here: 2 jalons sur 5, 45 000 MAD (≈ 4 200 €)."""
    if wanted.money and (years := counted.of_years(value)):
        rows = tuple(f"{{year: {year}, {field}: {number}, …}}" for year, number in years.items())
        return msg("write a line for each: {words}", words=rows)
    if wanted.money and len(told := counted.by_currency(value)) > 1:
        if wanted.currency:
            return alone((told[wanted.currency],), value) if wanted.currency in told else None
        rows = tuple(f"{{{field}: {number}, currency: {code}, …}}" for code, number in told.items())
        return msg("write one of {words}", words=rows)
    if field.endswith("weight") and len(ways := counted.of_weight(value, found)) > 1:
        return one_of(ways)
    return _of_percent(value, wanted) if wanted.node.get("maximum") == _WHOLE and not found else None


def _of_percent(value: str, wanted: Wanted) -> Message | None:
    """Say what so many of so many are in percent, or that a number counts something else; None for other texts."""
    if part := counted.share(value):
        return one_of(_numbers(part, wanted))
    if not counted.thing(value) or not amounts.numbers(amounts.beside(value)):
        return None
    return msg("write a percentage, from 0 to 100: ‘{value}’ counts something else", value=cut(value))


def _worked_out(value: str, wanted: Wanted) -> tuple[str, ...]:
    """Return what a sum, or a part of a number, comes to where no percentage is wanted."""
    return () if wanted.node.get("maximum") == _WHOLE else worked_out.results(value, _decimals(value, wanted))


def _decimals(value: str, wanted: Wanted) -> int | None:
    """Return how many decimals an amount has, by the currency of its line, else by the one that is written beside it.

    None where no currency is known.
    """
    units = amounts.currencies(value) if wanted.money and not wanted.currency else ()
    code = wanted.currency or (units[0] if len(units) == 1 else None)
    return None if code is None else currencies.decimals(code)


def _no_number(value: str, wanted: Wanted) -> Message:
    """Say how a number is written where a text gives none."""
    if wanted.money and counted.in_kind(value):
        return msg("write what it is worth; that it is in kind says {line}", line="kind: in_kind")
    if wanted.money and counted.of_elsewhere(value):
        return msg("write the amount itself: nothing is taken over from elsewhere")
    if wanted.money and value.rstrip().endswith(("%", "٪")):
        return msg("an amount is no percentage: write the amount itself")
    number = amounts.numbers(amounts.beside(value))
    is_more = wanted.money and (scaled.is_multiplied(value, "") or counted.by_another_name(value, number))
    if _WITH_WORDS.search(value) and not is_more:
        return msg("write the number alone, without words beside it")
    return msg("write the year in four digits") if wanted.node.get("minimum") == FIRST_YEAR else DIGITS


def _numbers(value: str, wanted: Wanted) -> tuple[str, ...]:
    """Return the numbers that a text may mean where one is wanted."""
    decimals = _decimals(value, wanted)
    percent, is_year = wanted.node.get("maximum") == _WHOLE, wanted.node.get("minimum") == FIRST_YEAR
    said = _in_words(value.strip().casefold(), percent=percent, is_year=is_year)
    if said is not None and not (said == (str(_WHOLE),) and "code" in wanted.siblings):  # solde, of shares
        return said
    ways = (value, value.rstrip(" ;,.:"))
    read = (amounts.numbers(each, decimals=decimals, money=wanted.money, percent=percent) for each in ways)
    found = next(filter(None, read), ())
    if not found and _MISTYPED.fullmatch(value.strip()):
        found = amounts.numbers(value.strip().translate(respell.LETTERS), decimals=decimals, money=wanted.money)
    found = counted.apart(value, found)
    if percent and len(found) == 1 and 0 < Decimal(found[0]) < 1:
        meant = _in_percent(Decimal(found[0]), wanted)
        return (meant,) if wanted.node["type"] == "integer" else (found[0], meant)
    if is_year and (inside := spans.periods(value)):
        return tuple(dict.fromkeys(end[:4] for each in inside for end in each.split("/") if end[:4] > "1"))
    if is_year:
        found = tuple(each for each in found if Decimal(each) >= FIRST_YEAR)
    if not found and not is_year:
        return amounts.ends(value, decimals=decimals, money=wanted.money)
    if wanted.node["type"] == "integer":
        if percent and "/" in amounts.made_plain(value):
            found = tuple(str(round(Decimal(each))) for each in found)  # un tiers is 33 %
        return tuple(str(int(Decimal(each))) for each in found if Decimal(each) == Decimal(each).to_integral_value())
    return found


def _in_percent(share: Decimal, wanted: Wanted) -> str:
    """Return what a share of one is in percent, a whole number where one is wanted."""
    number = share * _WHOLE
    return str(round(number)) if wanted.node["type"] == "integer" else f"{number.normalize():f}"


def _in_words(bare: str, *, percent: bool, is_year: bool) -> tuple[str, ...] | None:
    """Return the number of a word for none or for a half, or the year of two digits; None for any other text."""
    if is_year and re.fullmatch("[0-9]{2}", bare, re.ASCII):
        return (parts_of_year.whole_year(bare),)
    if bare in _NOTHING:
        return () if is_year else ("0",)
    if percent and (said := synonyms.word(bare, ("completed", "planned"))) and not bare.isdigit():
        return (str(_WHOLE),) if said == "completed" else ("0",)
    return (str(_WHOLE // 2),) if percent and _HALF.fullmatch(bare) else None


def _beyond(field: str, value: str, found: tuple[str, ...], wanted: Wanted) -> tuple[Message, Message] | None:
    """Say that all that a text may mean is too little or too much, None where some of it fits."""
    low, high = wanted.node.get("minimum"), wanted.node.get("maximum")
    if not found or low is None or high is None or any(low <= Decimal(each) <= high for each in found):
        return None
    said = {"field": field, "low": shown(low), "high": shown(high), "value": cut(value)}
    help_ = unsigned(found[0]) if low == 0 and found[0].startswith("-") else msg("correct the number")
    return msg("‘{field}’ must be between {low} and {high}, and it is {value}", **said), help_


def _added(value: str, found: tuple[str, ...], wanted: Wanted) -> Message | None:
    """Say how a number is written that is told as so much more, where no number is less than nothing; else None."""
    bare = _MORE.sub("", value)
    if bare == value or wanted.node.get("minimum") != 0:
        return None
    number = found or _numbers(bare.strip(), wanted) or _numbers(amounts.beside(bare), wanted)
    return how_signed(number[0]) if len(number) == 1 else None


def _says_more(value: str, found: tuple[str, ...], wanted: Wanted) -> bool:
    """Whether a text that holds one whole number says more than that: vers 2024, 2024-06, 1/3."""
    if wanted.node["type"] != "integer" or wanted.node.get("maximum") == _WHOLE or len(found) != 1:
        return False
    read = amounts.numbers(value)
    return len(read) > 1 or (wanted.node.get("minimum") == FIRST_YEAR and not read)


def _how_number(value: str, found: tuple[str, ...], wanted: Wanted) -> Message | None:
    if len(found) == 1 and found[0].startswith("-") and wanted.node.get("minimum") == 0:
        return unsigned(found[0])
    return (found and _in_its_currency(value, found, wanted)) or one_of(found)


def _in_its_currency(value: str, found: tuple[str, ...], wanted: Wanted) -> Message | None:
    """Say what becomes of a currency that is written beside an amount, None where it is that of its line."""
    units = amounts.currencies(value) if wanted.money else ()
    if not units or wanted.currency in units or synonyms.currency(wanted.currency or "") in units:
        return None
    said = units[0] if len(units) == 1 else amounts.unit(value)
    if not wanted.currency:
        line = f"currency: {said}"
        if len(found) > 1:
            return msg("write what you mean: {words}; and beside it {line}", words=found, line=line)
        return msg("write {words}, and beside it {line}", words=found, line=line)
    return _without(found, said, wanted.currency)


def _without(found: tuple[str, ...], said: str, currency: str) -> Message:
    return msg(
        "write {words} without {said}, if {currency} is right; else correct ‘currency’ too",
        words=found, said=said, currency=currency,
    )  # fmt: skip


def unsigned(number: str) -> Message:
    """Say what a number below zero may be where none can be."""
    return msg("write {number} if the sign is a slip, else correct the number", number=number.removeprefix("-"))
