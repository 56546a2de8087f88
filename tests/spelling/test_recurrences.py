"""Recurrences told in words: whole where the day is said, open where it is not, none where nothing comes again."""

from __future__ import annotations

from coopctl.spelling import recurrences
from tests.tables import table


@table(
    ("written", "rule"),
    [
        ("le 18 mai de chaque année", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18"),
        ("every 1 year on 18 May", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18"),
        ("every 12 months on 18 May", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18"),
        ("tous les 2 ans le 18 mai", "FREQ=YEARLY;INTERVAL=2;BYMONTH=5;BYMONTHDAY=18"),
        ("tous les 3 mois le 5", "FREQ=YEARLY;BYMONTH=…,…,…,…;BYMONTHDAY=5"),
        ("tous les 6 mois", "FREQ=YEARLY;BYMONTH=…,…;BYMONTHDAY=…"),
        ("elke maand op de 5e", "FREQ=MONTHLY;BYMONTHDAY=5"),
        ("tous les 0 mois", ""),
        ("tous les 5 mois", ""),
        ("une fois", ""),
    ],
)
def test_a_recurrence_in_words(written: str, rule: str) -> None:
    assert recurrences.open_recurrence(written) == rule
