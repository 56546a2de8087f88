"""What is asked about an action: to close it, what its health asks for, else a word on a day that passed without one."""

from __future__ import annotations

import pytest

from coopctl.measures import asked
from tests.measures.build import action, day, milestone, stands, update

YEARLY = "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=18"


@pytest.mark.parametrize(
    ("words", "on", "expected"),
    [
        pytest.param({"milestones": [milestone("m", done="2019-05-01")]}, "2019-06-01", "to_close", id="all-done"),
        pytest.param({"milestones": [milestone("m", due="2019-05-01")]}, "2019-06-01", "at_risk", id="at-risk"),
        pytest.param({"updates": [update("2019-05-01", progress=90)]}, "2019-06-01", None, id="well"),
        pytest.param({"recurs": YEARLY, "updates": [update("2019-05-01")]}, "2019-06-17", None, id="thirty-days"),
        pytest.param({"recurs": YEARLY, "updates": [update("2019-05-01")]}, "2019-06-18", "to_record", id="31-days"),
    ],
)
def test_what_is_asked_of_an_action(words: dict[str, object], on: str, expected: str | None) -> None:
    one = action(status="in_progress", period="2019/2020", **words)  # type: ignore[arg-type] # words of a table

    found = asked.of_action(stands(on, one), day(on), 30)

    assert (found.value if found else None) == expected
