"""Actions of no weight, by hand (docs/MEASURES.md, 6.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.measures.by_hand import Case
from tests.tables import table

if TYPE_CHECKING:
    from pathlib import Path


def told(progress: int | None, more: str = "") -> str:
    said = f", progress: {progress}" if progress is not None else ""
    return f"updates: [{{date: 2019-01, text: news{said}}}]\n{more}"


CASES = [
    Case(
        name="weight-0-counts-and-weighs-nothing",
        on="2019-06-01",
        text=f"== plan/a\n{told(30)}== plan/b\n{told(90, 'weight: 0')}\n== plan/c\n{told(50)}",
        says={"plan rollup": ("40", "3 of 3", "0 of 3")},
        arithmetic="(30 + 50) / 2; b is one of the three.",
    ),
    Case(
        name="weight-0-known-is-no-half-of-the-weight",
        on="2019-06-01",
        text=f"== plan/a\n{told(None)}== plan/b\n{told(90, 'weight: 0')}",
        says={"plan rollup": (None, "1 of 2", "0 of 2")},
        arithmetic="of the weight 1 nothing is known.",
    ),
    Case(
        name="weight-0-unknown-takes-nothing-from-what-is-known",
        on="2019-06-01",
        text=f"== plan/a\n{told(30)}== plan/b\n{told(None, 'weight: 0')}\n== plan/c\n{told(None, 'weight: 0')}",
        says={"plan rollup": ("30", "1 of 3", "0 of 3")},
        arithmetic="1 of 1 of the weight is known.",
    ),
    Case(
        name="all-of-weight-0",
        on="2019-06-01",
        text=f"== plan/a\n{told(30, 'weight: 0')}\n== plan/b\n{told(90, 'weight: 0.0')}",
        says={"plan rollup": (None, "2 of 2", "0 of 2")},
        arithmetic="0 / 0 is no number.",
    ),
    Case(
        name="parts-all-of-weight-0",
        on="2019-06-01",
        text=f"== plan/whole\n{told(70)}== plan/a\n{told(30, 'weight: 0')}\npart_of: plan/whole\n",
        says={"plan/whole progress": "70", "plan/whole method": "updates"},
        arithmetic="the parts give no number, so the update does.",
    ),
]


@table("case", CASES, ids=lambda case: case.name)
def test_weights_of_0_are_what_one_computes_by_hand(case: Case, tmp_path: Path) -> None:
    assert case.found(tmp_path) == case.says, case.arithmetic
