"""Rows of a list that have no id yet, and fields elsewhere that name them already."""

from __future__ import annotations

from tests.test_slips import ACTION, AGREEMENT, PLACES, SETTINGS, found

_AXIS = "  - id: patrimoine\n    number: 1\n    title: Culture et patrimoine\n"


def test_each_of_many_rows_without_an_id_is_told_once() -> None:
    assert AGREEMENT.count(_AXIS) == ACTION.count("axis: formation") == 1
    actions = {
        f"data/actions/hdf-souss/a{at}.yaml": ACTION.replace("axis: formation", f"axis: axe-{at}") for at in range(200)
    }
    rows = "".join(f"  - title: Axe numéro {at} du plan\n" for at in range(200))
    agreement = AGREEMENT.replace(_AXIS, rows)

    told = found({PLACES["settings"]: SETTINGS, PLACES["agreement"]: agreement} | actions)

    assert sum(each.code == "missing-field" for each in told) == 200
