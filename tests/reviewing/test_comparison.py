"""What is told of two portfolios is all of it: made of the older one it gives the newer one, whatever they hold."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from coopctl import trees
from coopctl.edits.operations import applied, same
from coopctl.loading.loader import load
from coopctl.model import walk
from coopctl.reviewing.differing import differing, drafted
from tests import plans
from tests.samples import sample

if TYPE_CHECKING:
    from coopctl.model.portfolio import Portfolio

DAY = date(2019, 6, 1)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Portfolio:
    """A framework and its plan with everything that records may hold."""
    root = plans.write(tmp_path_factory.mktemp("plan"))
    return load(trees.worktree(root), whole=True).portfolio


def scrambled(value: Any, chance: random.Random) -> Any:
    """Return a value as somebody may have left it: rows moved, added twice, gone, words others."""
    if isinstance(value, dict):
        kept = [name for name in value if chance.random() > 0.05]
        chance.shuffle(kept)
        return {name: scrambled(value[name], chance) for name in kept}
    if isinstance(value, list):
        rows = [scrambled(each, chance) for each in value if chance.random() > 0.15]
        rows += [scrambled(chance.choice(value), chance) for _ in range(chance.randrange(2)) if value]
        if chance.random() < 0.3:
            chance.shuffle(rows)
        return rows or ["x"]
    if chance.random() < 0.15:
        return chance.choice(["other words", 7, value, ["a", "list"], {"fr": "autre", "en": "other"}])
    return value


def test_what_is_told_of_any_two_versions_makes_one_into_the_other(plan: Portfolio) -> None:
    chance = random.Random(5)  # noqa: S311 - a sample
    records = list(walk.records(plan))
    for _ in range(sample(60)):
        record = chance.choice(records)
        old, new = (replace(record, data=scrambled(record.data, chance)) for _ in range(2))
        data: Any = dict(old.data)
        for operation in differing(old, new, plan).operations:
            data = applied(data, operation)

        assert same(data, dict(new.data)), (old.data, new.data)
        assert differing(new, replace(new, data=dict(reversed(list(new.data.items())))), plan).operations == []


def test_rows_that_are_new_are_told_as_of_one_record(plan: Portfolio) -> None:
    record = next(iter(plan.actions.values()))
    rows: list[Any] = [{"id": f"m{number}", "title": "a"} for number in range(6)]
    old, new = (replace(record, data={"milestones": list(each)}) for each in (rows[1:5:2], rows))

    for draft, places in ((differing(old, new, plan), [0, 2, 4, 5]), (drafted(new, plan), list(range(6)))):
        assert [each.place for each in draft.written] == [("milestones", place) for place in places]
        assert all(each.subject.value(each.place) == each.after for each in draft.written)
        assert len({id(each.subject) for each in draft.written}) == 1  # each has a list of its own: squared memory
        assert same(draft.subject.data["milestones"], rows)
