from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coopctl import trees
from coopctl.loading import loader
from coopctl.model.mentions import mentions, present_name
from coopctl.spelling.references import Suggestions
from tests.tables import table

if TYPE_CHECKING:
    from coopctl.model.portfolio import Portfolio
    from tests.conftest import Workspace

PLAN = """\
title: Plan
kind: action_plan
status: in_negotiation
parties: [{id: mons}, {id: sefrou}]
parent: mons-sefrou
replaces: old-plan
formerly: [first-plan]
meetings:
  - id: first
    date: 2018-02-01
    decisions:
      - {id: a, about: [plan/tour]}
      - {id: b, about: [mons-sefrou, plan/tour]}
"""
TOUR = """\
title: Tour
status: planned
part_of: mons-sefrou/photo-exhibition
depends_on: [x/a, x/b]
related: [x/c]
formerly: [plan/trip]
"""


@pytest.fixture
def portfolio(workspace: Workspace) -> Portfolio:
    root = workspace(files={"data/agreements/plan.yaml": PLAN, "data/actions/plan/tour.yaml": TOUR})
    return loader.load(trees.worktree(root)).portfolio


def test_every_reference_is_mentioned_with_its_place(portfolio: Portfolio) -> None:
    assert list(mentions(portfolio.agreements["plan"])) == [
        (("parent",), "mons-sefrou"),
        (("replaces",), "old-plan"),
        (("meetings", 0, "decisions", 0, "about", 0), "plan/tour"),
        (("meetings", 0, "decisions", 1, "about", 0), "mons-sefrou"),
        (("meetings", 0, "decisions", 1, "about", 1), "plan/tour"),
    ]
    assert list(mentions(portfolio.actions["plan/tour"])) == [
        (("part_of",), "mons-sefrou/photo-exhibition"),
        (("depends_on", 0), "x/a"),
        (("depends_on", 1), "x/b"),
        (("related", 0), "x/c"),
    ]


@table(
    ("ref", "name"),
    [
        ("plan", "plan"),
        ("first-plan", "plan"),
        ("plan/tour", "plan/tour"),
        ("plan/trip", "plan/tour"),
        ("first-plan/tour", "plan/tour"),
        ("first-plan/trip", "plan/tour"),
        ("first-plan/ghost", None),
        ("ghost", None),
        ("ghost/tour", None),
    ],
)
def test_former_names_are_followed(ref: str, name: str | None, portfolio: Portfolio) -> None:
    assert present_name(portfolio, ref) == name


@pytest.mark.parametrize(
    ("ref", "meant"),
    [
        ("mons-sefru", "mons-sefrou"),
        ("plan/tours", "plan/tour"),
        ("plam/tour", "plan/tour"),
        ("mons-sefrou/x", None),
        ("zzz", None),
    ],
)
def test_a_broken_reference_suggests_the_nearest_record(ref: str, meant: str | None, portfolio: Portfolio) -> None:
    suggested = Suggestions(portfolio).of(ref)

    assert (suggested and suggested.params["word"]) == meant
