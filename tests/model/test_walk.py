from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from coopctl import trees
from coopctl.loading import loader
from coopctl.model.dates import Period
from coopctl.model.records import Action, Agreement, Indicator, Milestone, Who
from coopctl.model.texts import Text
from coopctl.model.walk import Seen, records, see, written
from tests.measures.build import action

if TYPE_CHECKING:
    from coopctl.model.places import Place
    from coopctl.model.records import Json
    from tests.conftest import Workspace

EXAMPLE = """\
title: {en: Training, fr: Formation}
status: planned
axis: culture
lead: mons
period: 2018/2019
milestones:
  - {id: hall, due: 2018-05}
missions:
  - {from: mons, to: sefrou, year: 2018}
"""


def everything(seen: Seen) -> dict[Place, object]:
    return dict(row for rows in seen.values.values() for row in rows)


def test_a_walk_gives_every_value_with_its_place(workspace: Workspace) -> None:
    root = workspace(files={"data/actions/mons-sefrou/example.yaml": EXAMPLE})
    record = loader.load(trees.worktree(root)).portfolio.actions["mons-sefrou/example"]
    values = everything(see(record, record.data))

    assert isinstance(values["title",], Text)
    assert isinstance(values["period",], Period)
    assert isinstance(values["lead",], Who)
    assert values["lead", "party"] == "mons"
    assert isinstance(values["milestones", 0], Milestone)
    assert str(values["milestones", 0, "due"]) == "2018-05"
    assert values["missions", 0, "from"] == "mons"
    assert ("summary",) not in values
    assert not {"ref", "path", "data"} & {place[0] for place in values}


def test_a_walk_names_fields_of_the_model_only() -> None:
    record = action("a/b", weight=2)
    named = {place[0] for place in everything(see(record, record.data))}

    assert {"title", "status", "weight"} <= named
    assert named <= {each.name for each in fields(Action)}


def test_values_are_asked_for_by_their_type(workspace: Workspace) -> None:
    root = workspace(files={"data/actions/mons-sefrou/example.yaml": EXAMPLE})
    record = loader.load(trees.worktree(root)).portfolio.actions["mons-sefrou/example"]
    seen = see(record, record.data)

    assert [(place, period.text) for place, period in seen.of(Period)] == [(("period",), "2018/2019")]
    assert [place for place, _ in seen.of(Who)] == [("lead",)]
    assert seen.of(Indicator) == ()


def test_records_are_given_in_order(workspace: Workspace) -> None:
    portfolio = loader.load(trees.worktree(workspace())).portfolio
    first, second = records(portfolio)

    assert isinstance(first, Agreement)
    assert isinstance(second, Action)


def test_a_place_is_cut_to_what_the_file_spells_out() -> None:
    data: dict[str, Json] = {"lead": "mons", "partners": [{"party": "mons"}, "sefrou"]}

    assert written(data, ("lead", "party")) == ("lead",)
    assert written(data, ("partners", 0, "party")) == ("partners", 0, "party")
    assert written(data, ("partners", 1, "party")) == ("partners", 1)
    assert written(data, ("partners", 2)) == ("partners",)
    assert written(data, ("title",)) == ()
