"""Rows of a foreign table as records: what is wrong in a cell, stands under no heading or follows in time."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from coopctl.i18n.words import Words
from coopctl.mapping import maps
from coopctl.mapping.assembled import assemble, when
from coopctl.mapping.foreign import Cell, Table
from coopctl.mapping.understood import Reader
from coopctl.messages import msg
from tests.tables import table

MAP = """\
map: 1
source: plan
key: [N°]
order: Month
fill_down: [Axe]
action:
  title: {column: Title}
  axis: {column: Axe}
  status: {column: State}
"""
WRONG = object()


def cell(value: Any, where: str) -> Cell:
    return Cell(None, where, wrong=msg("an error")) if value is WRONG else Cell(value, where)


def test_what_is_wrong_is_never_taken_from_above_and_what_has_no_heading_is_told() -> None:
    rows = (
        ("N°", "Axe", "Title", "State", "Month", None),
        ("A", "Water", "October", "planned", Decimal(10), "seen"),
        ("A", None, "September", "completed", Decimal(9)),
        ("A", None, "First", "planned", None),
        ("D", "Roads", "Bridge", "planned", Decimal(3)),
        ("E", None, "Path", "planned", Decimal(13)),
        ("B", WRONG, "Well", "planned", Decimal(11), None, "beyond"),
        ("C", None, "Hall", "planned", Decimal(12), WRONG),
        (WRONG, None, "Fair", "planned", Decimal(12)),
        (WRONG,),
        (None, " "),
    )
    table = Table("", [[cell(each, f"{line}:{at}") for at, each in enumerate(row)] for line, row in enumerate(rows)])
    read = assemble(table, maps.read("maps/plan.yaml", MAP.encode()), Reader(), None)

    assert [(each.key, each.data["title"], each.data.get("axis")) for each in read.records] == [
        ("A", "October", "Water"), ("D", "Bridge", "Roads"), ("B", "Well", None), ("C", "Hall", None), ("E", "Path", "Roads"),
    ]  # fmt: skip
    assert [(each.where, each.fate.value, Words().say(each.message)) for each in read.told] == [
        ("9:0", "refused", "the row has no key, and is left out"),
        ("6:1", "refused", "an error"),
        ("6:1", "refused", "an error"),
        ("8:0", "refused", "the row has no key, and is left out"),
        ("1:5", "left_out", "2 cells under no heading are not taken"),
        ("6:6", "left_out", "1 cell under no heading is not taken"),
    ]


def test_a_column_counts_only_where_another_says_something_or_nothing() -> None:
    text = MAP.replace("order: Month\nfill_down: [Axe]\n", "") + (
        "  summary: {column: Axe, when: Month}\n  means: {column: Axe, unless: Month}\n"
        "  objectives: {columns: [Month, Axe, Title]}\n  beneficiaries: {columns: [Month, Axe], take: all}\n"
    )
    rows = (
        ("N°", "Axe", "Title", "State", "Month"),
        ("A", "said", "Well", "planned", "May"),
        ("B", "said", "Hall", "planned", None),
    )
    table = Table("", [[cell(each, f"{line}:{at}") for at, each in enumerate(row)] for line, row in enumerate(rows)])
    read = assemble(table, maps.read("maps/plan.yaml", text.encode()), Reader(), None)

    assert [[name for name in ("summary", "means") if name in each.data] for each in read.records] == [
        ["summary"], ["means"],
    ]  # fmt: skip
    assert [(each.data["objectives"], each.data["beneficiaries"]) for each in read.records] == [
        ("May", "May\n\nsaid"), ("said", "said"),
    ]  # fmt: skip
    assert [(each.where, Words().say(each.message)) for each in read.told] == [("1:1", "‘Month’ says it in parts")]


@table(
    ("first", "last", "period", "refused"),
    [
        ("T1 2026", "30/06/2026", "2026-33/2026-06-30", False), ("S2 2026", "31/12/2026", "2026-41/2026-12-31", False),
        ("2026", "T3 2026", "2026/2026-35", False), ("T3 2026", "2026", "2026-35/2026", False),
        ("T3 2026", "30/06/2026", "2026-35/..", True), ("mars 2026", "2025", "2026-03/..", True),
        ("2026", None, "2026/..", False), (None, "2026", "../2026", False), ("2026", "2026", 2026, False),
    ],
)  # fmt: skip
def test_a_period_of_two_columns(first: Any, last: Any, period: object, refused: bool) -> None:
    text = MAP.replace("order: Month\nfill_down: [Axe]\n", "").replace(
        "axis: {column: Axe}", "period: {columns: [Axe, Month]}"
    )
    rows = (("N°", "Axe", "Title", "State", "Month"), ("A", first, "Well", "planned", last), (None, " "))
    table = Table("", [[cell(each, f"{line}:{at}") for at, each in enumerate(row)] for line, row in enumerate(rows)])
    read = assemble(table, maps.read("maps/plan.yaml", text.encode()), Reader(dates="dmy"), None)

    assert (read.rows, read.records[0].data["period"]) == (1, period)
    assert any(each.fate == "refused" for each in read.told) is refused


def test_updates_follow_each_other_by_what_their_dates_mean() -> None:
    rows: list[Any] = [
        {"date": "2026-35"},
        {"date": "2026-10-01"},
        {"date": "2026-03"},
        {"date": "2026-33"},
        {"text": "x"},
    ]
    assert [each.get("date") for each in sorted(rows, key=when)] == [
        None,
        "2026-03",
        "2026-33",
        "2026-35",
        "2026-10-01",
    ]
