"""Axes under axes, and the axis that a part has from its whole (docs/MEASURES.md, 6.4)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from coopctl.measures.completeness import Aspect, completeness
from coopctl.measures.outcomes import Rollup
from coopctl.measures.standing import standing
from coopctl.model.axes import tree
from coopctl.model.records import Axis
from coopctl.model.settings import Settings
from coopctl.reports import filters
from tests.measures.build import action, agreement, day, portfolio, update

if TYPE_CHECKING:
    from coopctl.model.numerals import Numeral
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Action, Agreement

DAY = day("2019-06-01")


def plan(*axes: tuple[str, str | None]) -> Agreement:
    return replace(agreement("plan"), axes=tuple(Axis(id=name, parent=parent) for name, parent in axes))


def said(ref: str, progress: int, axis: str | None = None, part_of: str | None = None) -> Action:
    one = action(ref, "in_progress", updates=[update("2019-06-01", progress=progress)])
    return replace(one, axis=axis, part_of=part_of)


def figures(*records: Action | Agreement) -> dict[str, Rollup]:
    return dict(standing(portfolio(*records), DAY).agreements["plan"].axes)


def of(progress: int, actions: int) -> Rollup:
    return Rollup(Fraction(progress), known=actions, known_of=actions, finished=0, finished_of=actions)


def test_an_axis_holds_the_actions_of_those_under_it() -> None:
    """water: (10 + 30 + 80) / 3 = 40; its children alone: 30 and 80."""
    found = figures(
        plan(("wells", "water"), ("water", None), ("rivers", "water")),
        said("plan/a", 10, "water"),
        said("plan/b", 30, "wells"),
        said("plan/c", 80, "rivers"),
    )

    assert found == {"water": of(40, 3), "wells": of(30, 1), "rivers": of(80, 1)}
    assert list(found) == ["water", "wells", "rivers"]


def test_one_level_only() -> None:
    """c stands under b under a: a holds b's (30), not c's (50); b holds c's: (30 + 50) / 2 = 40."""
    found = figures(plan(("a", None), ("b", "a"), ("c", "b")), said("plan/x", 30, "b"), said("plan/y", 50, "c"))

    assert found == {"a": of(30, 1), "b": of(40, 2), "c": of(50, 1)}


def test_axes_under_each_other_or_under_themselves_are_each_there_once() -> None:
    """a and b hold each other's: (20 + 40) / 2 = 30; c holds its own once; an unknown parent is none."""
    found = figures(
        plan(("a", "b"), ("b", "a"), ("c", "c"), ("d", "typo")),
        said("plan/x", 20, "a"),
        said("plan/y", 40, "b"),
        said("plan/z", 60, "c"),
    )

    assert found == {"c": of(60, 1), "d": Rollup(None, 0, 0, 0, 0), "a": of(30, 2), "b": of(30, 2)}


def test_a_part_of_one_axis_counts_with_its_whole_of_the_axis_above() -> None:
    """The part (90) is left out of `water`, which holds its whole (its parts give 90 too), and counts in `wells`."""
    found = figures(
        plan(("water", None), ("wells", "water")),
        said("plan/whole", 10, "water"),
        said("plan/part", 90, "wells", "plan/whole"),
    )

    assert found == {"water": of(90, 1), "wells": of(90, 1)}


def test_a_part_has_the_axis_of_its_whole_in_the_same_agreement() -> None:
    records = portfolio(
        plan(("water", None), ("roads", None)),
        said("plan/whole", 10, "water"),
        said("plan/part", 20, None, "plan/whole"),
        said("plan/other", 30, "roads", "plan/whole"),
        said("plan/deeper", 40, None, "plan/part"),
        said("plan/round", 50, None, "plan/round"),
        said("else/part", 60, None, "plan/whole"),
    )
    found = {ref: one.axis for ref, one in standing(records, DAY).actions.items()}

    assert found == {
        "plan/whole": "water",
        "plan/part": "water",
        "plan/other": "roads",
        "plan/deeper": "water",
        "plan/round": None,
        "else/part": None,
    }


def kept(records: Portfolio, *axes: str) -> list[str]:
    found = filters.actions(records, standing(records, DAY), filters.Filter(axes=axes))
    return [each.ref for each in found]


def test_the_filter_by_axis_finds_what_its_figures_hold() -> None:
    records = portfolio(
        plan(("water", None), ("wells", "water"), ("roads", None)),
        said("plan/a", 10, "wells"),
        said("plan/b", 20, None, "plan/a"),
        said("plan/c", 30, "water"),
        said("plan/d", 40, "roads"),
        said("plan/e", 50),
    )

    assert kept(records, "water") == ["plan/a", "plan/b", "plan/c"]
    assert kept(records, "wells") == ["plan/a", "plan/b"]
    assert kept(records, "none") == ["plan/e"]


def test_the_axis_of_the_whole_counts_for_completeness() -> None:
    one = plan(("water", None))
    part = said("plan/part", 20, None, "plan/whole")
    stands = standing(portfolio(one, said("plan/whole", 10, "water"), part), DAY).actions["plan/part"]
    found = completeness(part, one, stands.state, Settings(), axis=stands.axis, has_parts=False)

    assert Aspect.AXIS in found.there


def test_children_follow_their_parent_all_by_number() -> None:
    def axis(name: str, number: Numeral | None, parent: str | None = None) -> Axis:
        return Axis(id=name, number=number, parent=parent)

    axes = (axis("x", "2.10", "two"), axis("two", 2), axis("y", "2.9", "two"), axis("one", 1), axis("z", None, "one"))

    shown = [(each.id, over and over.id) for each, over in tree(replace(agreement(), axes=axes))]

    assert shown == [("one", None), ("z", "one"), ("two", None), ("y", "two"), ("x", "two")]
