"""Updates that are told otherwise are found whatever stands before, between and after them."""

from __future__ import annotations

import itertools
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from coopctl.changes import rewritten
from coopctl.changes.change import ChangeKind
from coopctl.model.dates import parse_fact
from coopctl.model.records import Action, Update
from coopctl.model.texts import Text
from coopctl.model.vocabularies import ActionStatus
from coopctl.reviewing.differing import paired
from coopctl.tables import Percent
from tests.tables import table

ROWS = ("a", "b", "b", "c")


def action(texts: tuple[str, ...]) -> Action:
    day = parse_fact("2020-01-05")
    updates = tuple(Update(date=day, text=Text({"en": text}, plain=True)) for text in texts)
    planned, title = ActionStatus.PLANNED, Text({"en": "T"})
    return Action(ref="x/y", path="data/actions/x/y.yaml", data={}, title=title, status=planned, updates=updates)


@pytest.mark.parametrize("size", range(len(ROWS) + 1))
def test_as_many_updates_are_rewritten_as_are_there_no_longer(size: int) -> None:
    for old, new in itertools.product(itertools.permutations(ROWS), itertools.permutations(ROWS, size)):
        told = [each.kind for each in rewritten.of_action(action(old), action(new))]
        assert told == [ChangeKind.UPDATE_REWRITTEN] * (len(ROWS) - size)


@pytest.mark.parametrize("size", range(len(ROWS) + 1))
def test_rows_that_say_the_same_are_the_same_row_wherever_they_stand(size: int) -> None:
    for old, new in itertools.product(itertools.permutations(ROWS), itertools.permutations(ROWS, size)):
        found = paired([{"text": {"en": text}} for text in old], [{"text": {"en": text}} for text in new], ())
        assert all(old[then] == new[now] for then, now in found.items())
        assert sorted(found.values()) == list(range(size))


@table(
    ("old", "new", "told"),
    [
        ({"author": "a"}, {"author": "b"}, ("a", "b")),
        ({"progress": 10}, {"progress": 40}, (Percent(Fraction(10)), Percent(Fraction(40)))),
        ({"progress": 10}, {}, (Percent(Fraction(10)), None)),
        ({"progress": 10}, {"progress": Decimal("10.2")}, (None, None)),
        ({"status": ActionStatus.PLANNED}, {"status": ActionStatus.ON_HOLD}, (ActionStatus.PLANNED, ActionStatus.ON_HOLD)),
        ({}, {"text": None}, (None, None)),
        ({"author": "a"}, {"author": "b", "text": None}, ("said", None)),
    ],
)  # fmt: skip
def test_what_an_update_says_otherwise_is_told(old: dict[str, Any], new: dict[str, Any], told: tuple[Any, Any]) -> None:
    text, whole = Text({"en": "said"}, plain=True), action(())
    day = parse_fact("2020-01-05")
    before, after = (replace(whole, updates=(Update(date=day, **{"text": text, **each}),)) for each in (old, new))

    (change,) = rewritten.of_action(before, after)

    assert (change.before.variants["en"] if isinstance(change.before, Text) else change.before, change.after) == told
