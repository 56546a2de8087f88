"""An officer's verdicts on the demo, written before anything was computed, against those that are."""

from __future__ import annotations

from docs import forecasts, officer


def test_every_difference_from_the_officer_is_explained_and_only_those() -> None:
    every = list(officer.compared())

    assert len(every) == 120
    assert [one.ref for one in every if one.same and one.explained] == []
    assert [(one.day, one.ref) for one in every if not one.same and not one.explained] == []
    assert sum(one.same for one in every) >= 102
    assert sum(one.same or one.computed == one.second for one in every) >= 113


def test_the_figures_on_forecasts_come_from_many_of_them() -> None:
    table = forecasts.lines()

    assert table[0].startswith("On 22 month ends, ")
    assert len([line for line in table if line.startswith("| ") and "days" in line]) == 4
