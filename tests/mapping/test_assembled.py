"""Rows of a foreign table as records: what is wrong in a cell, stands under no heading or follows in time."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from coopctl.i18n.words import Words
from coopctl.mapping import maps
from coopctl.mapping.assembled import assemble
from coopctl.mapping.foreign import Cell, Table
from coopctl.mapping.understood import Reader
from coopctl.messages import msg

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
    assert [(each.where, Words().say(each.message)) for each in read.told] == [("1:1", "‘Month’ says it in parts")]
