"""Rules that pass over what can hold nothing wrong say the same as if they had looked at all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coopctl import trees
from coopctl.loading.loader import load
from coopctl.model import walk
from coopctl.rules import dated_before_start, personal_contact, repeated_key
from coopctl.strict_yaml.pasted import unfilled
from tests.conftest import ROOT
from tests.tables import table

if TYPE_CHECKING:
    from types import ModuleType

    from tests.conftest import Workspace

ROWS = (
    "milestones: [{id: a, title: A, due: 2017-01}, {id: a, title: B, due: 2019}]",
    "updates: [{date: 2018-03, text: a}, {date: 2018-03~, text: b}, {date: 2012-03-01, text: c}]",
    "occurrences: [{date: 2018-03-01}, {date: 2018-03-01~}]",
    "indicators: [{id: a, title: A, readings: [{date: 2018-05, value: 1}, {date: 2018-05?, value: 2}]}]",
    "budget: [{year: 2018, planned: 1}, {year: 2018, planned: 2}, {year: 2019, kind: in_kind, spent: 1, at: 2011-02}]",
    "partners: [{party: mons}, {party: mons}, {organisation: A}, {organisation: a}]",
    "adopted: 2009-01-01",
    "x-desk: [{who: ada@example.org, days: 2018-01-01/2019-12-31}, {who: 065 40 51 11}]",
)


@pytest.mark.parametrize(
    ("rule", "short_cut"),
    [
        (repeated_key, "_is_each_another"),
        (dated_before_start, "_none_is_before"),
        (personal_contact, "_is_without"),
    ],
)
def test_the_same_is_said_without_a_short_cut(
    rule: ModuleType, short_cut: str, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = "title: A\nstatus: in_progress\nperiod: 2018/2020\nstarted: 2018-02-01\nlead: mons\n"
    files = {f"data/actions/mons-sefrou/a{number}.yaml": f"{head}{row}\n" for number, row in enumerate(ROWS)}
    said: list[list[str]] = []
    for _ in range(2):
        told = []
        for root in (workspace(files=files), ROOT / "examples" / "demo", ROOT):
            portfolio = load(trees.worktree(root), whole=True).portfolio
            for record in walk.records(portfolio):
                told += [repr(each) for each in rule.check_record(walk.see(record, record.data), portfolio)]
        said.append(told)
        monkeypatch.setattr(rule, short_cut, lambda *_: False)
    assert said[0] == said[1]
    assert said[0]


@table("text", ["x" * 70, "[titre " + "X" * 70 + "]", "?" * 70, "<the name " + "?" * 70 + ">"])
def test_a_stand_in_is_seen_however_long(text: str) -> None:
    assert unfilled(text)
    assert not unfilled(f"{text} {text}.")


@pytest.mark.parametrize("begun", ["{", "{{", "{{{", "{%", "{#", "<%", "{{ a "])
def test_of_very_many_that_begin_and_none_that_ends_each_is_looked_at_once(begun: str) -> None:
    assert not unfilled(begun * 200_000)  # whose square is minutes
    assert unfilled(begun * 1_000 + "{{ title }}")
