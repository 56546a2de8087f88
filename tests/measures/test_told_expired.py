"""What people are told of an agreement that has run out, and of the day for notice (docs/MEASURES.md, 13)."""

from __future__ import annotations

from dataclasses import replace

from coopctl.formats.status import owed
from coopctl.i18n.labels import english
from coopctl.measures import coming, expiry
from coopctl.model.records import Renewal
from coopctl.model.vocabularies import AgreementKind, AgreementStatus, RenewalMode
from tests.measures import build
from tests.tables import table

PLAN = replace(build.agreement(), period=build.a_period("2018/2020"), status=AgreementStatus.IN_FORCE)


@table(
    ("kind", "renewal", "day", "told"),
    [
        ("framework", None, "2020-12-31", "in force"),
        ("framework", None, "2021-01-01", "expired"),
        ("project", None, "2021-01-01", "ended"),
        ("framework", "tacit", "2021-01-01", "in force"),
        ("framework", "explicit", "2021-01-01", "expired"),
    ],
)
def test_past_its_end_it_is_told_as_expired(kind: str, renewal: str | None, day: str, told: str) -> None:
    """The period ends on 2020-12-31 at the latest: it is past from 2021-01-01 on, unless it goes on in silence."""
    mode = Renewal(mode=RenewalMode(renewal)) if renewal else None
    status = expiry.shown_status(replace(PLAN, kind=AgreementKind(kind), renewal=mode), build.day(day))

    assert english(status) == told
    assert status.value == "in_force"


def test_one_that_was_terminated_keeps_its_word() -> None:
    gone = replace(PLAN, status=AgreementStatus.TERMINATED)

    assert expiry.shown_status(gone, build.day("2021-01-01")) is AgreementStatus.TERMINATED


@table(
    ("mode", "kind", "said"),
    [
        ("tacit", "last day to give notice", "last day to give notice: {date}"),
        ("explicit", "renewal to be asked for by", "renewal is to be asked for by {date}"),
    ],
)
def test_explicit_renewal_is_to_be_asked_for(mode: str, kind: str, said: str) -> None:
    """90 days before 2020-12-31: 31 back is 30 November, 30 more 31 October, 29 more 2 October."""
    plan = replace(
        PLAN, period=build.a_period("2018-01-01/2020-12-31"), renewal=Renewal(mode=RenewalMode(mode), notice_days=90)
    )
    day = build.day("2020-09-01")
    due = next(iter(coming.running_out(plan, day, 180)))

    assert due.last == build.day("2020-10-02")
    assert (due.kind.value, english(due.shown_kind)) == ("notice", kind)
    assert owed.said(due, day).params["what"].text == said  # type: ignore[union-attr] # it is a message


@table(
    ("years", "day", "notice"),
    [
        (2, "2020-01-01", "2020-12-01"),
        (2, "2020-12-01", "2020-12-01"),
        (2, "2020-12-02", "2022-12-01"),
        (2, "9997-06-01", "9998-12-01"),
        (3, "9997-06-01", "9997-12-01"),
        (3, "9998-06-01", "9997-12-01"),
        (5, "9997-06-01", "9995-12-01"),
        (1, "9999-12-31", "9998-12-01"),
        (50, "9997-06-01", "9970-12-01"),
    ],
)
def test_a_tacit_renewal_tells_the_notice_of_a_term_that_the_calendar_has(years: int, day: str, notice: str) -> None:
    """The period ends on 2020-12-31; `years` are added while the day for notice is past and the year is below 9999."""
    renewal = Renewal(mode=RenewalMode.TACIT, years=years, notice_days=30)
    plan = replace(PLAN, period=build.a_period("2018-01-01/2020-12-31"), renewal=renewal)

    (found,) = expiry.expiries(plan, build.day(day))

    assert (found.kind.value, found.last) == ("notice", build.day(notice))
