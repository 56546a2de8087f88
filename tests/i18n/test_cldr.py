"""Dates, numbers and money in words: by language and country, as precisely as they were written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from babel.numbers import format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from coopctl.i18n import cldr
from coopctl.i18n.words import available, words
from coopctl.model.dates import parse_fact, parse_period
from coopctl.model.recurrence import parse_recurrence
from tests.tables import table

#: What stands between digits, and between a number and its sign: no-break spaces and isolates of CLDR's own.
BLANK = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200f": "", "\u200e": ""})


@table("language", available())
def test_percent_in_each_catalogue_is_as_cldr_writes_it(language: str) -> None:
    pattern = words((language,)).catalogue.gettext("{percent}%").translate(BLANK)

    assert pattern == format_percent(Decimal("0.47"), locale=words((language,)).locale).replace(
        "47", "{percent}"
    ).translate(BLANK)


@table(
    ("languages", "locale"),
    [
        (("fr",), "fr_BE"),
        (("fr-MA", "fr"), "fr_MA"),
        (("fr-ZZ",), "fr_BE"),
        (("nl",), "nl_BE"),
        (("ar",), "ar_MA"),
        (("en-US",), "en_US"),
        (("de", "fr-CH"), "fr_CH"),
    ],
)
def test_a_country_in_the_tag_counts_else_the_habits_of_our_users(languages: tuple[str, ...], locale: str) -> None:
    assert words(languages).locale == locale


@table(
    ("language", "written", "said"),
    [
        ("en", "2018-07-28", "28 July 2018"),
        ("fr", "2020-03-01", "1er mars 2020"),
        ("fr", "2020-03-31", "31 mars 2020"),
        ("nl", "2018-07", "juli 2018"),
        ("ar", "2020-09-12", "12 شتنبر 2020"),
        ("en", "2018", "2018"),
        ("en", "2018-07~", "about July 2018"),
        ("en", "2018?", "2018, not certain"),
        ("en", "2018-07%", "about July 2018, not certain"),
        ("en", "2018-02-30", "2018-02-30"),
        ("en", "2022-35", "3rd quarter 2022"),
        ("fr", "2022-35", "3e trimestre 2022"),
        ("ar", "2022-36", "الربع الرابع 2022"),
        ("en", "2022-22", "summer 2022"),
        ("en", "2022-24?", "winter 2022–2023, not certain"),
        ("en", "2022-40", "1st half of 2022"),
        ("en", "2022-41", "2nd half of 2022"),
        ("en", "9999-24", "9999-24"),
        ("en", "../2019-08", "by August 2019"),
        ("en", "../2019-08~", "by about August 2019"),
        ("en", "../2022-35", "by 3rd quarter 2022"),
    ],
)
def test_a_date_is_said_as_precisely_as_it_was_written(language: str, written: str, said: str) -> None:
    assert words((language,)).when(parse_fact(written)) == said


@table(
    ("written", "said"),
    [
        ("2021-24", "winter 2021–2022"),
        ("2022-21", "spring 2022"),
        ("2022-33", "1st quarter 2022"),
        ("2022-40", "1st half of 2022"),
    ],
)
def test_the_end_of_a_period_that_is_one_part_of_a_year_is_said_as_that(written: str, said: str) -> None:
    period = parse_period(written)

    assert [words(("en",)).when(each) for each in (period.start, period.end) if each] == [said, said]


@table(
    ("written", "said"),
    [
        ("2020-05-18/2020-05-19", "18–19 May 2020"),
        ("2025-02/2026-12", "February 2025 – December 2026"),
        ("2018/2019", "2018 to 2019"),
        ("2018-07~/..", "from about July 2018"),
        ("../2019-06-30", "until 30 June 2019"),
        ("2020", "2020"),
        ("2025-05/2025-05", "May 2025"),
        ("2022-33/2022-35", "1st quarter 2022 to 3rd quarter 2022"),
        ("2022-06/2022-24", "June 2022 to winter 2022–2023"),
        ("2022-40", "1st half of 2022"),
        ("2026-12/2025-02", "December 2026 to February 2025"),
        ("2018-07-23?/2018-07-28?", "23–28 July 2018, not certain"),
        ("2018-07-23?/2018-07-28", "23 July 2018, not certain to 28 July 2018"),
        ("2018-03~/2018-07~", "about March – July 2018"),
    ],
)
def test_a_period_tells_once_what_both_ends_share(written: str, said: str) -> None:
    assert words(("en",)).when(parse_period(written)).translate(BLANK) == said


@table(
    ("written", "said"),
    [
        ("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18", "every year on 18 May"),
        ("FREQ=YEARLY;BYMONTH=11,2;BYMONTHDAY=30,1;INTERVAL=2", "every 2 years on 1 February, 1 November, 30 November"),
        ("FREQ=YEARLY;BYMONTHDAY=1", "every year, day 1 (in the month in which it begins)"),
        ("FREQ=MONTHLY;BYMONTHDAY=15,-1;UNTIL=2027-12-31", "every month, day 15, last day, until 31 December 2027"),
        ("FREQ=MONTHLY;BYMONTH=1,6;BYMONTHDAY=-3;INTERVAL=3", "every 3 months, 2 days before the last (January, June)"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "every year, day 30 (February)"),
    ],
)
def test_a_recurrence_is_said_in_words(written: str, said: str) -> None:
    assert words(("en",)).when(parse_recurrence(written)) == said


@table(
    ("language", "amount", "currency", "said"),
    [
        ("fr", 12500, "EUR", "12 500 €"),
        ("fr", Decimal("12500.5"), "EUR", "12 500,50 €"),
        ("fr", Decimal("0.125"), "EUR", "0,125 €"),
        ("nl", 12500, "EUR", "€ 12.500"),
        ("en", Decimal("1234567.00"), "MAD", "MAD 1,234,567"),
        ("ar", 12500, "MAD", "12.500 د.م."),
        ("en", 10**18, "EUR", "€1,000,000,000,000,000,000"),
        ("fr", Decimal("10.5"), "XOF", "10,5 F CFA"),
        ("en", Decimal("0.100"), "EUR", "€0.10"),
    ],
)
def test_money_is_whole_or_has_the_decimals_that_it_needs(
    language: str, amount: Decimal | int, currency: str, said: str
) -> None:
    assert words((language,)).money(amount, currency).translate(BLANK) == said


def test_a_currency_keeps_the_order_of_its_signs_among_arabic_letters() -> None:
    assert words(("ar",)).money(12500, "USD").endswith("US$\u200e")


@table(
    ("language", "amount", "currency", "even", "said"),
    [
        ("en", 12500, "EUR", False, "12,500"),
        ("en", 12500, "EUR", True, "12,500.00"),
        ("fr", Decimal("327644.3"), "EUR", False, "327 644,30"),
        ("nl", Decimal("0.0"), "EUR", True, "0,00"),
        ("fr", 12500, "XOF", True, "12 500"),
        ("en", Decimal("0.125"), "EUR", True, "0.125"),
    ],
)
def test_an_amount_without_its_currency_has_its_decimals(
    language: str, amount: Decimal | int, currency: str, even: bool, said: str
) -> None:
    assert words((language,)).amount(amount, currency, even=even).translate(BLANK) == said


def test_whole_numbers_are_written_as_babel_writes_them() -> None:
    for name in (*cldr.HABITS.values(), "fr_MA"):
        for value in (0, 7, 999, 1_000, 12_345, 1_234_567, -1_234):
            assert cldr.number(value, name) == format_decimal(value, locale=name)


def test_numbers_keep_their_decimals() -> None:
    assert words(("nl",)).number(Decimal("1234.50")) == "1.234,5"
    assert words(("en",)).number(Fraction(100, 3)) == "33.3"


def test_ascii_screens_fold_what_cldr_puts_between() -> None:
    folded = words(("fr",), ascii_only=True)

    assert folded.money(12500, "EUR") == "12 500 €"
    assert folded.when(parse_period("2025-02/2026-12")) == "février 2025 - décembre 2026"


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(available()))
def test_every_day_can_be_said_in_every_language(day: date, language: str) -> None:
    said = words((language,)).when(day)

    assert str(day.year) in said
    assert said.isprintable()
