"""A file that is written anew stands as one to which each field was added by an edit."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from coopctl.edits import EditRefused, Put, Rename, edit
from coopctl.edits.anew import anew
from tests.tables import table

DATA: tuple[dict[str, Any], ...] = (
    {"status": "planned", "title": "A school"},
    {
        "title": {"fr": "École « neuve »", "ar": "مدرسة"}, "status": "completed", "number": "1.10",
        "summary": "Long words. " * 12 + "\nSecond line: with # a sign", "period": "2019-01/2019-12", "axis": "none",
        "lead": {"organisation": "no"}, "tags": ["yes", "1e3"], "external_ids": {"v": "001"},
        "budget": [{"kind": "cash", "planned": Decimal("12.50"), "currency": "EUR"}],
        "updates": [{"date": "2019-01-02", "text": "x: y"}, {"date": "2019-02-02", "progress": 40}],
        "notes": ["~", "a\n\nb\n", " leading"],
    },
    {"title": "null", "status": "on_hold", "notes": []},
)  # fmt: skip


@table("data", DATA)
def test_all_fields_at_once_are_what_one_after_the_other_makes(data: dict[str, Any]) -> None:
    each = edit("title: ~\n", [Put((name,), value) for name, value in data.items()], "action")

    assert anew(data, "action") == each.text
    assert each.data == data


@table("value", ["half \ud800", Decimal("NaN"), 10**40])
def test_what_no_file_can_hold_is_refused(value: Any) -> None:
    with pytest.raises(EditRefused):
        anew({"title": "A school", "x-own": value}, "action")
    with pytest.raises(EditRefused):
        edit("title: A school\n", [Rename(("title",), "half \ud800")], "action")
