"""Everything that the second reading of the model brought stands in the demo at least once, and does what it is for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from coopctl import trees
from coopctl.loading.loader import load
from coopctl.measures import money
from coopctl.measures.indicators import stands
from coopctl.measures.standing import standing
from coopctl.model.dates import Date
from coopctl.model.records import (
    Action,
    Agreement,
    Assessment,
    Axis,
    BudgetLine,
    Decision,
    Defaults,
    Indicator,
    Milestone,
    Target,
)
from coopctl.model.vocabularies import AssessmentVerdict, IndicatorKind, Measure
from coopctl.model.walk import records, see
from tests.conftest import ROOT
from tests.measures.build import day

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from coopctl.model.portfolio import Portfolio

DAY = "2026-10-12"
#: What stands in a record of a type: (what it is called in the design, the type, how it is known).
THINGS: dict[str, tuple[type[Any], Callable[[Any], object]]] = {
    "number, a whole one": (Action, lambda each: isinstance(each.number, int)),
    "number of an axis, a text": (Axis, lambda each: isinstance(each.number, str)),
    "number of a milestone": (Milestone, lambda each: each.number),
    "number of a decision": (Decision, lambda each: each.number),
    "axis under an axis": (Axis, lambda each: each.parent),
    "part without an axis": (Action, lambda each: each.part_of and each.axis is None),
    "merged_into": (Action, lambda each: each.merged_into),
    "weight 0": (Action, lambda each: each.weight == 0),
    "lead of a milestone": (Milestone, lambda each: each.lead),
    "note of a milestone": (Milestone, lambda each: each.note),
    "by a last day": (Date, lambda each: each.by),
    "season, quarter or half": (Date, lambda each: each.code),
    "a level to hold": (Indicator, lambda each: each.kind is IndicatorKind.KEEP),
    "at": (Target, lambda each: each.at),
    "a target in words": (Indicator, lambda each: each.measure is Measure.QUALITATIVE and each.target),
    "baseline of money": (BudgetLine, lambda each: each.baseline is not None),
    "heading": (BudgetLine, lambda each: each.heading),
    "period of money": (BudgetLine, lambda each: each.period),
    "spent at": (BudgetLine, lambda each: each.spent and each.at),
    "baseline of a decision": (Decision, lambda each: each.baseline),
    "sources of a decision": (Decision, lambda each: each.sources),
    "assessment in a word": (Assessment, lambda each: isinstance(each.verdict, AssessmentVerdict)),
    "assessment in other words": (Assessment, lambda each: not isinstance(each.verdict, AssessmentVerdict)),
    "note of an assessment": (Assessment, lambda each: each.note),
    "sources of an assessment": (Assessment, lambda each: each.sources),
    "assessment of an agreement": (Agreement, lambda each: each.assessments),
    "assessment of an action": (Action, lambda each: each.assessments),
    "default currency": (Defaults, lambda each: each.currency),
    "default funder": (Defaults, lambda each: each.funder),
    "default sources": (Defaults, lambda each: each.sources),
    "rhythm": (Agreement, lambda each: each.rhythm),
}


@pytest.fixture(scope="module")
def portfolio(demo: Path) -> Portfolio:
    return load(trees.at(demo, "HEAD")).portfolio


@pytest.mark.parametrize("thing", THINGS)
def test_it_stands_in_the_demo(thing: str, portfolio: Portfolio) -> None:
    kind, known = THINGS[thing]
    every = list(records(portfolio))
    found = [each for each in every if isinstance(each, kind)]
    found += [value for each in every for _, value in see(each, each.data).of(kind)]

    assert any(known(each) for each in found)


def test_an_open_action_is_all_done_and_asks_to_be_closed(portfolio: Portfolio) -> None:
    stands_now = standing(portfolio, day(DAY)).actions

    assert [ref for ref, each in stands_now.items() if each.verdict.hint] == ["vallombre-tizgane-2025/khettara-users"]


def test_words_are_met_and_others_are_not(portfolio: Portfolio) -> None:
    """As of October three indicators in words have a target; that of the khettaras says what its target does."""
    said = {
        f"{ref} {each.id}": str(stands(each, day(DAY))) == str(each.target.value)
        for ref, action in portfolio.actions.items()
        for each in action.indicators
        if each.measure is Measure.QUALITATIVE and each.target
    }

    assert said == {
        "vallombre-tizgane-2025/khettara-works outlets": True,
        "vallombre-tizgane-2025/mountain-trails welcome": False,
        "zilverdam-ndelika/waste-sorting streets": False,
    }


def test_money_is_taken_from_the_defaults_and_has_moved(portfolio: Portfolio) -> None:
    """First agreed 10,000 and 80,000, now 12,000 and 60,000."""
    on = standing(portfolio, day(DAY))
    totals = money.totals(money.entries(portfolio.actions.values(), on, on.wholes))

    assert set(portfolio.taken) == {"vallombre-tizgane-2025/mountain-trails"}
    assert {pot.currency: sums.moved for pot, sums in totals.items() if sums.moved} == {"EUR": 2000, "MAD": -20000}


def test_its_french_has_blanks_that_do_not_break_and_its_arabic_the_months_of_the_program() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples" / "demo" / "data").rglob("*.yaml"))]
    plain_blank = re.compile(r"« | »|(?<=[\w)»’]) [;:?!](?=[\s\"]|$)", re.MULTILINE)

    assert [match[0] for text in texts for match in plain_blank.finditer(text)] == []
    assert not any("نوفمبر" in text for text in texts), "November is نونبر on every screen"
