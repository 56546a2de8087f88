"""A rule that looks at one record finds in all fields what it finds in one after the other, with those beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from coopctl import discovery, rules, trees
from coopctl.checking import engine
from coopctl.loading import builders, loader
from coopctl.model import walk
from coopctl.model.records import Action
from tests import golden

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet

    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Record
    from tests.conftest import Workspace

OF_RECORDS = [code for code in discovery.names(rules) if engine.rule(code).check_record]


@pytest.mark.parametrize("code", OF_RECORDS)
def test_what_a_rule_finds_in_each_field_is_what_it_finds(code: str, workspace: Workspace) -> None:
    rule = engine.rule(code)
    check = rule.check_record
    assert check is not None
    beside = {each.partition(".")[0] for each in rule.beside}
    found = 0
    for case in [each for each in golden.invalid() if each.parent.name == code]:
        portfolio = loader.load(trees.worktree(golden.lay(case, workspace())), whole=True).portfolio
        for record in walk.records(portfolio):
            whole = [*check(walk.see(record, record.data), portfolio)]
            fields = [{name} if name not in beside else {*beside} for name in record.data]
            parts = [
                each
                for some in fields
                for each in check(walk.see(record, record.data, only=dict.fromkeys(some, 0)), portfolio)
            ]
            assert {*map(repr, whole)} == {repr(each) for each in parts}
            assert not rule.needs or not any(check(_without(walk.see(record, record.data), rule.needs), portfolio))
            for name, rows in record.data.items() if isinstance(record, Action) else ():
                if isinstance(rows, list) and isinstance(rows[-1], dict) and name not in beside:
                    _last_row_alone(check, record, portfolio, name)
            found += len(whole)
    assert found or engine.rule(code).check


def _without(seen: walk.Seen, types: AbstractSet[type]) -> walk.Seen:
    return replace(seen, values={kind: found for kind, found in seen.values.items() if kind not in types})


def _last_row_alone(
    check: Callable[[walk.Seen, Portfolio], Iterator[object]], record: Record, portfolio: Portfolio, name: str
) -> None:
    """See that what the last row brings and mends is the same where no row before it is looked at."""
    rows = record.data[name]
    assert isinstance(rows, list)
    data, only = {**record.data, name: rows[:-1]}, {name: len(rows) - 1}
    then = builders.action(record.ref, record.path, data, portfolio.settings.language)
    states = then, record
    all_then, all_now = ({*map(repr, check(walk.see(each, each.data), portfolio))} for each in states)
    few_then, few_now = ({*map(repr, check(walk.see(each, each.data, only=only), portfolio))} for each in states)
    assert (few_now - few_then, few_then - few_now) == (all_now - all_then, all_then - all_now)
