"""The names that a report has for what has changed, and how far a date has moved."""

from __future__ import annotations

import json
from pathlib import Path

from coopctl.changes import fields
from coopctl.i18n.field_labels import FIELDS
from coopctl.i18n.words import words
from coopctl.measures.slippage import Slip, between
from coopctl.model.dates import parse_date
from coopctl.reports.committee import review
from coopctl.reports.records.in_words import moved
from tests.tables import table

SCHEMAS = Path(__file__).parents[2] / "schemas"


def test_every_field_that_can_be_told_as_changed_has_the_name_that_it_has_elsewhere() -> None:
    held = {
        name
        for kind in ("agreement", "action")
        for name in json.loads((SCHEMAS / f"{kind}.schema.json").read_text(encoding="utf-8"))["properties"]
    }
    named = {**review._FIELDS, **review._OTHERS}

    assert held - fields._TOLD == set(named)
    assert {name: FIELDS[name] for name in named} == named


@table(
    ("least", "most", "said"),
    [
        (335, 396, "335 to 396 days later"),
        (700, 1100, "1 year and 11 months to 3 years later"),
        (-900, -400, "1 year and 1 month to 2 years and 6 months earlier"),
    ],
)
def test_a_range_is_told_in_one_measure_for_both_its_ends(least: int, most: int, said: str) -> None:
    message = moved(Slip(least, most))

    assert message is not None
    assert words(("en",)).say(message) == said


@table(
    ("old", "new", "said"),
    [
        ("2025-03", "2025-09", "6 months later"),
        ("2025", "2023", "2 years earlier"),
        ("2025-12", "2027-01", "1 year and 1 month later"),
        ("2025-33", "2025-36", "9 months later"),
        ("2025-03", "2025-33", "not moved"),
        ("2025-01", "2025-34", "60 to 180 days later"),
        ("2025-03-01", "2025-04-01", "31 days later"),
        ("9998", "9999", "1 to 729 days later"),
    ],
)
def test_from_month_to_month_months_are_told(old: str, new: str, said: str) -> None:
    message = moved(between(parse_date(old), parse_date(new)))

    assert message is not None
    assert words(("en",)).say(message) == said
