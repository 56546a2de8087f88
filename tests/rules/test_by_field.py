"""A rule that looks at each field by itself finds in all fields what it finds in one after the other."""

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

BY_FIELD = [code for code in discovery.names(rules) if engine.rule(code).by_field]


@pytest.mark.parametrize("code", BY_FIELD)
def test_what_a_rule_finds_in_each_field_is_what_it_finds(code: str, workspace: Workspace) -> None:
    check = engine.rule(code).check_record
    assert check is not None
    found = 0
    for case in [each for each in golden.invalid() if each.parent.name == code]:
        portfolio = loader.load(trees.worktree(golden.lay(case, workspace())), whole=True).portfolio
        for record in walk.records(portfolio):
            seen = walk.see(record, record.data)
            whole = [*check(seen, portfolio)]
            parts = [each for name in record.data for each in check(walk.within(seen, [name]), portfolio)]
            assert sorted(map(repr, whole)) == sorted({repr(each) for each in parts})
            found += len(whole)
    assert found
