"""How long something is, as people say it."""

from __future__ import annotations

from coopctl.i18n.words import Words
from coopctl.measures import spans
from tests.tables import table


@table(
    ("days", "said"),
    [
        (1, "1 day"),
        (364, "364 days"),
        (365, "1 year"),
        (380, "1 year"),
        (381, "1 year and 1 month"),
        (715, "1 year and 11 months"),
        (716, "2 years"),
        (1_523, "4 years and 2 months"),
        (3_247, "8 years and 11 months"),
        (146_097, "400 years"),
    ],
)
def test_a_year_and_more_is_told_in_years_and_months(days: int, said: str) -> None:
    words = Words()

    assert words.say(spans.span(days)) == words.say(spans.alone(days)) == said
    assert words.say(spans.late(days)) == f"{said} late"
    assert words.say(spans.until(days)) == f"in {said}"
