from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopctl.errors import UsageError
from coopctl.spelling import days
from tests.tables import table

TODAY = date(2026, 3, 31)


@table(
    ("written", "meant"),
    [
        ("2020-02-29", "2020-02-29"),
        ("today", "2026-03-31"),
        ("Yesterday", "2026-03-30"),
        ("tomorrow", "2026-04-01"),
        ("hier", "2026-03-30"),
        ("aujourd'hui", "2026-03-31"),
        ("aujourd\u2019hui", "2026-03-31"),
        ("avant-hier", "2026-03-29"),
        ("demain", "2026-04-01"),
        ("gisteren", "2026-03-30"),
        ("vandaag", "2026-03-31"),
        ("morgen", "2026-04-01"),
        ("أمس", "2026-03-30"),
        ("اليوم", "2026-03-31"),
        ("غدًا", "2026-04-01"),
        ("-30d", "2026-03-01"),
        ("+2w", "2026-04-14"),
        ("-1m", "2026-02-28"),
        ("+11m", "2027-02-28"),
        ("-1y", "2025-03-31"),
        ("-7j", "2026-03-24"),
        ("\u22127D", "2026-03-24"),
        ("+0d", "2026-03-31"),
    ],
)
def test_a_day(written: str, meant: str) -> None:
    assert days.day("--as-of", written, TODAY) == date.fromisoformat(meant)


@table(
    ("written", "meant"),
    [
        ("12/10/2026", ("2026-10-12", "2026-12-10")),
        ("25/10/2026", "2026-10-25"),
        ("12 octobre 2026", "2026-10-12"),
        ("\u0661\u0662/\u0661\u0660/\u0662\u0660\u0662\u0666", ("2026-10-12", "2026-12-10")),
        ("12 غشت 2026", "2026-08-12"),
        ("2026-1-5", "2026-01-05"),
        ("46307", "2026-10-12"),
        ("octobre 2026", ("2026-10-01", "2026-10-31")),
        ("Q3 2026", ("2026-07-01", "2026-09-30")),
        ("2026-10", ("2026-10-01", "2026-10-31")),
        ("2026", ("2026-01-01", "2026-12-31")),
        ("30d", ("-30d", "+30d")),
        ("-30", "-30d"),
        ("+2s", "+2w"),
        ("il y a 3 jours", "-3d"),
        ("over 2 weken", "+2w"),
        ("3 days ago", "-3d"),
        ("il y a un an", "-1y"),
        ("-1 mois", "-1m"),
        ("3 mois", ("-3m", "+3m")),
        ("lundi", ("2026-03-30", "2026-04-06")),
        ("Tuesday", ("2026-03-24", "2026-04-07")),
        ("2026-W12", ("2026-03-16", "2026-03-22")),
        ("semaine 20", ("2026-05-11", "2026-05-17")),
        ("next friday", "2026-04-03"),
        ("vorige vrijdag", "2026-03-27"),
        ("الاثنين المقبل", "2026-04-06"),
        ("la semaine dernière", "-1w"),
        ("volgende maand", "+1m"),
        ("fin du mois", "2026-03-31"),
        ("end of next month", "2026-04-30"),
        ("einde jaar", "2026-12-31"),
        ("بداية الشهر", "2026-03-01"),
        ("12 oct", "2026-10-12"),
        ("fin juin", ("2026-06-01", "2026-06-30")),
        ("maintenant", "today"),
        ("1446-09-15", ("2024", "2025")),
        ("tody", "today"),
        ("2026-02-30", 28),
        ("31/06/2024", 30),
        ("-999999y", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_wrong_day_is_told_with_what_was_meant(written: str, meant: str | tuple[str, ...] | int | None) -> None:
    with pytest.raises(UsageError) as raised:
        days.day("--as-of", written, TODAY)
    assert raised.value.help is not None
    params = raised.value.help.params
    assert next((params[key] for key in ("words", "day", "word", "days", "years") if key in params), None) == meant


@table("written", ["-9999y", "+9999 ans", "-1000000d", "-99999999999999999999 jours"])
def test_so_long_ago_that_no_calendar_has_the_day_is_said_so_and_never_offered_again(written: str) -> None:
    told = days.told_from(written, TODAY)
    assert told is not None
    assert "calendar" in told.text


@given(st.integers(-40_000, 40_000), st.dates(date(1800, 1, 1), date(2200, 1, 1)))
def test_so_many_days_from_here(count: int, today: date) -> None:
    assert days.from_here(f"{count:+}d", today) == today + timedelta(days=count)


@given(st.integers(-20_000, 20_000), st.dates())
def test_months_stay_in_the_calendar(count: int, today: date) -> None:
    found = days.from_here(f"{count:+}m", today)
    months = today.year * 12 + today.month - 1 + count
    assert (found is None) == (not 12 <= months < 12 * 10_000)
    assert found is None or (found.year * 12 + found.month - 1 == months and found.day <= today.day)


@table(
    ("written", "today", "meant"),
    [
        ("lundi", date.min, None),
        ("lundi", date.max, None),
        ("vendredi prochain", date(9999, 12, 30), "9999-12-31"),
        ("fin du mois", date.max, None),
        ("mois prochain", date.max, "+1m"),
        ("29/02", date(999, 5, 5), None),
        ("12 oct", date(999, 5, 5), "0999-10-12"),
    ],
)
def test_what_is_meant_at_the_ends_of_the_calendar(written: str, today: date, meant: str | None) -> None:
    told = days.told_from(written, today)
    assert (told and told.params["words"]) == meant
