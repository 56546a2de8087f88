"""Dates, numbers and money as the reader's language writes them (Unicode CLDR); the one module that knows Babel."""

from __future__ import annotations

import functools
import os
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from coopctl.measures.exact import half_up
from coopctl.messages import msg
from coopctl.model.dates import HALVES, QUARTERS, SEASONS, parse_date
from coopctl.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction
    from types import ModuleType

    from babel import Locale
    from babel.numbers import NumberPattern

    from coopctl.messages import Message
    from coopctl.model.dates import Date, Period

#: Where a language alone is asked for, the country whose habits are followed: CLDR's own guesses are American
#: English, and for Arabic the separators of Egypt. Morocco's Arabic has its own names of months and Western digits.
HABITS: Mapping[str, str] = MappingProxyType({"ar": "ar_MA", "en": "en_GB", "fr": "fr_BE", "nl": "nl_BE"})

#: What stands between thousands there: a call that says no more than how many files it read needs no Babel.
_THOUSANDS: Mapping[str, str] = MappingProxyType({"ar_MA": ".", "en_GB": ",", "fr_BE": "\u202f", "nl_BE": "."})

#: How many days, months and amounts are kept as they were worded: the records of a paper share theirs.
_KEPT = 4096
#: A year that has every day.
LEAP = 2024


@functools.cache
def _dates() -> ModuleType:
    """Return Babel's module of dates, which comes with all that reads CLDR's data, and so is called for before it.

    As it loads it looks for a zone, which no day has, in any file that TZ names, in this folder too. A repository could
    hold one, and TZ is not shown to it.
    """
    zone = os.environ.pop("TZ", None)
    try:
        from babel import dates
    finally:
        if zone is not None:
            os.environ["TZ"] = zone
    return dates


@functools.lru_cache(_KEPT)
def locale(spoken: str, languages: tuple[str, ...]) -> str:
    """Return the CLDR locale of a reader whose screens are in `spoken`: the first of `languages` that says a country.

    `languages` are BCP 47 tags, best first; one that CLDR does not know is passed over.
    """
    base = spoken.partition("-")[0]
    for tag in languages:
        language, _, rest = tag.replace("_", "-").partition("-")
        if language.lower() == base and rest and _known(f"{base}_{rest.replace('-', '_')}"):
            return f"{base}_{rest.replace('-', '_')}"
    return HABITS.get(base, base)


#: Between a currency of letters and the number beside it CLDR asks for a space (UTS 35, Currencies), Babel does not.
_LETTER_BY_DIGIT = regex(r"(?<=[A-Z])(?=[0-9])|(?<=[0-9])(?=[A-Z])")


@functools.cache
def _known(name: str) -> bool:
    from babel.localedata import exists

    return bool(exists(name))


@functools.lru_cache(_KEPT)
def country(code: str, name: str) -> str:
    """Return what a country is called; its code where CLDR has no name of it."""
    return str(_parsed(name).territories.get(code, code))


@functools.lru_cache(_KEPT)
def language(tag: str, name: str) -> str:
    """Return what a language is called, by its tag (BCP 47), without its region where CLDR has no name for both."""
    names = _parsed(name).languages
    return str(names.get(tag.replace("-", "_"), names.get(tag.partition("-")[0], tag)))


@functools.lru_cache(_KEPT)
def day(when: date, name: str) -> str:
    """Return a day in full: 31 March 2020."""
    said = str(_dates().format_date(when, "long", locale=_parsed(name)))
    # The first of a month is an ordinal in French, which CLDR's pattern leaves out.
    return f"1er{said[1:]}" if when.day == 1 and name.startswith("fr") else said


@functools.lru_cache(_KEPT)
def month(when: date, name: str, *, short: bool = False) -> str:
    """Return a month with its year: March 2020, or short: Mar 2020."""
    return str(_dates().format_skeleton("yMMM" if short else "yMMMM", when, locale=_parsed(name)))


@functools.lru_cache(_KEPT)
def day_of_year(month: int, number: int, name: str) -> str:
    """Return a day of any year: 18 May."""
    said = str(_dates().format_skeleton("MMMMd", date(LEAP, month, number), locale=_parsed(name)))
    return f"1er{said[1:]}" if number == 1 and name.startswith("fr") else said


def month_name(month: int, name: str) -> str:
    """Return what a month is called, alone: May."""
    return str(_dates().get_month_names("wide", context="stand-alone", locale=name)[month])


def fuzzy(when: Date, name: str) -> Message:
    """Return a date as precisely as it was written, with what its mark means; an impossible one as it was written."""
    if when.by:
        return msg("by {date}", date=fuzzy(parse_date(when.text.removeprefix("../")), name))
    bare = when.text.rstrip("?~%")
    said: str | Message
    if when.impossible or len(bare) == 4:
        said = bare
    elif when.code:
        said = _part_of_year(when, name)
    else:
        said = month(when.earliest, name) if len(bare) == 7 else day(when.earliest, name)
    return _marked(when, said)


def _marked(when: Date, said: str | Message) -> Message:
    """Return what was said of a date with what its mark means."""
    if when.uncertain and when.approximate:
        return msg("about {date}, not certain", date=said)
    if when.approximate:
        return msg("about {date}", date=said)
    return msg("{date}, not certain", date=said) if when.uncertain else msg("{date}", date=said)


def _part_of_year(when: Date, name: str) -> str | Message:
    """Return a season, a quarter or a half of a year with its year; CLDR has words for quarters only.

    The text tells which: of a date that stands for a whole period, its end has the bounds of that end alone.
    """
    year, code = when.text[:4], when.code or 0
    if code in HALVES:
        return msg("1st half of {year}", year=year) if code == min(HALVES) else msg("2nd half of {year}", year=year)
    if code not in SEASONS:
        return str(_dates().format_skeleton("yQQQQ", date(int(year), QUARTERS[code][0], 1), locale=_parsed(name)))
    return {
        21: msg("spring {year}", year=year),
        22: msg("summer {year}", year=year),
        23: msg("autumn {year}", year=year),
        24: msg("winter {year}–{next}", year=year, next=f"{int(year) + 1:04}"),
    }[code]


def period(when: Period, name: str) -> Message:
    """Return a period in words; one date stands for all of it."""
    start, end = when.start, when.end
    if when.single:
        return fuzzy(parse_date(when.text), name)
    if end is None:
        return msg("from {start}", start=_bound(start, name))
    if start is None:
        return msg("until {end}", end=fuzzy(end, name))
    if start.text == end.text:
        return fuzzy(start, name)
    together = _together(start, end, name) if start.earliest < end.earliest else ""
    if together:
        return _marked(start, together)
    return msg("{start} to {end}", start=fuzzy(start, name), end=fuzzy(end, name))


def _together(start: Date, end: Date, name: str) -> str:
    """Return two days of a month, or two months, marked alike, with what they share told once; else nothing.

    18–19 May 2020, February – December 2026. CLDR has intervals of days with short months only, so where the day comes
    first we put the other before it.
    """
    alike = (start.uncertain, start.approximate) == (end.uncertain, end.approximate)
    odd = start.impossible or end.impossible or start.code or end.code
    long = len(start.text.rstrip("?~%"))
    if odd or not alike or long != len(end.text.rstrip("?~%")):
        return ""
    first, last = start.earliest, end.earliest
    if long == 7:
        return str(_dates().format_interval(first, last, "yMMMM", locale=_parsed(name)))
    if long == 10 and (first.year, first.month) == (last.year, last.month):
        one, other = day(first, name), day(last, name)
        number = one.partition(" ")[0]
        if other.startswith(f"{last.day} ") and number.startswith(str(first.day)):
            return f"{number}–{other}"
    return ""


def _bound(when: Date | None, name: str) -> Message:
    return fuzzy(when, name) if when else msg("?")


def decimal_sign(name: str) -> str:
    """Return the sign between the whole and the decimals of a number."""
    _dates()
    from babel.numbers import get_decimal_symbol

    return str(get_decimal_symbol(name))


def number(value: Decimal | Fraction | int, name: str) -> str:
    """Return a number with the separators of the language, its decimals as they are (a fraction with one, rounded)."""
    if isinstance(value, int) and value >= 0 and name in _THOUSANDS:
        return f"{value:,}".replace(",", _THOUSANDS[name])
    return _decimal(str(value if isinstance(value, (int, Decimal)) else half_up(value, 1)), name)


@functools.lru_cache(_KEPT)
def _decimal(digits: str, name: str) -> str:
    _dates()
    from babel.numbers import format_decimal

    return format_decimal(Decimal(digits), format=None, locale=_parsed(name), decimal_quantization=False)


@functools.lru_cache(_KEPT)
def money(value: Decimal | int, currency: str, name: str) -> str:
    """Return an amount with its currency, exact: whole where it is whole, else with as many decimals as it needs.

    Those are at least the decimals of the currency (two for EUR, none for XOF).
    """
    _dates()
    from babel.numbers import format_currency

    standard = _parsed(name).currency_formats["standard"].pattern
    pattern = _pattern(standard.replace("0.00", f"0.{'0' * _decimals(value, currency)}".rstrip(".")))
    said = format_currency(
        value, currency, format=pattern, locale=_parsed(name), currency_digits=False, decimal_quantization=False
    )
    return _LETTER_BY_DIGIT.sub("\N{NO-BREAK SPACE}", said)


@functools.lru_cache(_KEPT)
def amount(value: Decimal | int, currency: str, name: str, *, even: bool = False) -> str:
    """Return an amount without its currency, with the decimals that `money` gives it; `even` where it is whole, too."""
    _dates()
    from babel.numbers import format_decimal

    decimals = _decimals(value, currency, even=even)
    pattern = _pattern(f"#,##0.{'0' * decimals}".rstrip("."))
    return format_decimal(value, format=pattern, locale=_parsed(name), decimal_quantization=False)


@functools.cache
def _parsed(name: str) -> Locale:
    _dates()
    from babel import Locale

    return Locale.parse(name)


@functools.lru_cache(_KEPT)
def _pattern(written: str) -> NumberPattern:
    """Return a pattern of numbers (UTS 35, Number Format Patterns), read once."""
    _dates()
    from babel.numbers import parse_pattern

    return parse_pattern(written)


def _decimals(value: Decimal | int, currency: str, *, even: bool = False) -> int:
    """Return with how many decimals an amount is written."""
    _dates()
    from babel.numbers import get_currency_precision

    exact = Decimal(value)
    if exact == exact.to_integral_value():
        return get_currency_precision(currency) if even else 0
    _, digits, exponent = exact.as_tuple()
    zeros = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return max(get_currency_precision(currency), -int(exponent) - zeros)
