"""Parts under their whole, in natural order of their numbers, and told apart wherever actions are counted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coopctl.measures.standing import standing
from coopctl.reports import filters, status
from coopctl.reports.committee import sources
from coopctl.reports.committee.scope import Scope
from coopctl.reports.filters import Filter
from coopctl.reports.lists import actions
from coopctl.reports.paper import Rows
from coopctl.reports.view import view
from tests.measures.by_hand import workspace

if TYPE_CHECKING:
    from pathlib import Path

    from coopctl.reports.view import View

PLAN = """\
== plan/b
number: 2
== plan/c01-10
number: C01.10
part_of: plan/whole
== plan/c01-2
number: C01.2
part_of: plan/whole
period: 2018/2018
updates: [{date: 2018-05-02, text: going}]
== plan/whole
number: 1
milestones: [{id: hall}]
updates: [{date: 2019-05-20, text: going}]
== plan/c01-2-1
part_of: plan/c01-2
== other/a
part_of: plan/whole
"""


def looked_at(tmp_path: Path, wanted: Filter = Filter()) -> View:  # noqa: B008 - frozen
    records = workspace(tmp_path, PLAN)
    return view(records, standing(records, date(2019, 6, 1)), wanted)


def test_parts_stand_under_their_whole_in_natural_order(tmp_path: Path) -> None:
    found = looked_at(tmp_path)

    assert [one.ref for one in found.actions] == [
        "other/a",
        "plan/whole",
        "plan/c01-2",
        "plan/c01-2-1",
        "plan/c01-10",
        "plan/b",
    ]


def test_a_part_without_its_whole_stands_by_itself(tmp_path: Path) -> None:
    found = looked_at(tmp_path)
    left = [one for one in found.actions if one.ref != "plan/whole"]

    assert [one.ref for one in filters.in_order(left, found.standing.wholes)] == [
        "other/a",
        "plan/b",
        "plan/c01-2",
        "plan/c01-2-1",
        "plan/c01-10",
    ]


def test_a_document_that_two_records_describe_stands_once(tmp_path: Path) -> None:
    url = "url: 'https://example.org/x'"
    text = f"""\
== plan
documents: [{{id: a, title: One, {url}}}, {{id: b, title: Own}}]
== other
documents: [{{id: c, title: One again, {url}}}, {{id: d, title: File, file: docs/d.pdf}}]
"""
    records = workspace(tmp_path, text)
    (part,) = sources.parts(Scope(view(records, standing(records, date(2019, 6, 1)), Filter())))
    (rows,) = part.blocks

    assert isinstance(rows, Rows)
    assert sorted(str(row[-1]) for row in rows.sheet.rows) == ["None", "docs/d.pdf", "https://example.org/x"]


def test_what_is_counted_is_said(tmp_path: Path) -> None:
    """Six actions, of which four are counted with their whole."""
    found = looked_at(tmp_path)
    sheet, screen = actions.sheet(found), status.build(found)

    assert (sheet.heading.text, sheet.heading.params["n"]) == ("{said}, {n} part", 4)
    assert screen.parts == {"other/a", "plan/c01-2", "plan/c01-2-1", "plan/c01-10"}
    totals = status.sheet(found, screen).extra["totals"]
    assert isinstance(totals, dict)
    assert (totals["actions"], totals["parts"]) == (6, 4)
    place = [column.name for column in sheet.columns].index("part_of")
    under = {row[0]: row[place] for row in sheet.rows}
    assert under["plan/c01-2-1"] == "plan/c01-2"
    assert under["plan/whole"] is None
