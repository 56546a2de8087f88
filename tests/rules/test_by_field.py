"""A rule that looks at one record finds in all fields what it finds in one after the other, with those beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coopctl import discovery, rules, trees
from coopctl.checking import engine
from coopctl.loading import loader
from coopctl.model import walk
from tests import golden

if TYPE_CHECKING:
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
            parts = [each for some in fields for each in check(walk.see(record, record.data, only=some), portfolio)]
            assert {*map(repr, whole)} == {repr(each) for each in parts}
            found += len(whole)
    assert found or engine.rule(code).check
