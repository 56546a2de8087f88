"""What is told of two portfolios is all of it: made of the older one it gives the newer one, whatever they hold."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from coopctl import trees
from coopctl.changes.change import ChangeKind, Side
from coopctl.changing import subschemas
from coopctl.edits.operations import applied, same
from coopctl.formats.naming import TEXTS
from coopctl.loading.loader import load
from coopctl.measures.kept import Unchanged
from coopctl.measures.standing import standing
from coopctl.model import walk
from coopctl.model.names import path_of
from coopctl.reviewing.comparison import compare
from coopctl.reviewing.differing import by_new_names, differing, drafted, paired
from tests import plans
from tests.costs import calls
from tests.samples import sample

if TYPE_CHECKING:
    from coopctl.changing.draft import Draft, WrittenValue
    from coopctl.changing.subschemas import Subschema
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Action

DAY = date(2019, 6, 1)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Portfolio:
    """A framework and its plan."""
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


def filled(shape: Subschema, chance: random.Random) -> Any:
    """Return a value with every field that the schema has there, each list with two rows."""
    if shape.entries:
        return [filled(shape.entries, chance) for _ in range(2)]
    if shape.fields:
        return {name: filled(each, chance) for name, each in shape.fields.items()}
    if shape.kind in TEXTS:
        return {language: f"word {chance.randrange(99)}" for language in ("en", "fr")}
    return chance.choice(shape.words) if shape.words else chance.choice([f"a{chance.randrange(99)}", 7, True])


def within(shape: Subschema, way: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    """Return the way to every field of a record by its names."""
    inner = {name for field, each in shape.fields.items() for name in {(*way, field), *within(each, (*way, field))}}
    return inner | (within(shape.entries, way) if shape.entries else set())


def touched(told: WrittenValue) -> set[tuple[str, ...]]:
    """Return the fields that are told by this."""
    way = tuple(step for step in told.place if isinstance(step, str))
    return {way, *names(told.before if told.after is None else told.after, way)}


def names(value: Any, way: tuple[str, ...]) -> set[tuple[str, ...]]:
    rows = value if isinstance(value, list) else [value]
    maps = [row for row in rows if isinstance(row, dict)]
    return {name for row in maps for key, each in row.items() for name in {(*way, key), *names(each, (*way, key))}}


def test_what_is_told_of_any_two_versions_makes_one_into_the_other_whichever_field_it_is(plan: Portfolio) -> None:
    chance = random.Random(5)  # noqa: S311 - a sample
    records = next(iter(plan.agreements.values())), next(iter(plan.actions.values()))
    shapes = [subschemas.of_record(kind) for kind in ("agreement", "action")]
    seen: list[set[tuple[str, ...]]] = [set(), set()]
    for at in range(sample(60)):
        record, shape = records[at % 2], shapes[at % 2]
        whole = filled(shape, chance)
        old, new = (replace(record, data=scrambled(whole, chance)) for _ in range(2))
        data: Any = dict(old.data)
        draft = differing(old, new, plan)
        seen[at % 2].update(name for each in draft.written for name in touched(each))
        for operation in draft.operations:
            data = applied(data, operation)

        assert same(data, dict(new.data)), (old.data, new.data)
        assert differing(new, replace(new, data=dict(reversed(list(new.data.items())))), plan).operations == []

    assert [within(shape) - told for shape, told in zip(shapes, seen, strict=True)] == [set(), set()]


def test_rows_that_are_new_are_told_as_of_one_record(plan: Portfolio) -> None:
    record = next(iter(plan.actions.values()))
    rows: list[Any] = [{"id": f"m{number}", "title": "a"} for number in range(6)]
    old, new = (replace(record, data={"milestones": list(each)}) for each in (rows[1:5:2], rows))

    for draft, places in ((differing(old, new, plan), [0, 2, 4, 5]), (drafted(new, plan), list(range(6)))):
        assert [each.place for each in draft.written] == [("milestones", place) for place in places]
        assert all(each.subject.value(each.place) == each.after for each in draft.written)
        assert len({id(each.subject) for each in draft.written}) == 1  # each has a list of its own: squared memory
        assert same(draft.subject.data["milestones"], rows)


def versions(number: int) -> dict[str, tuple[Any, Any]]:
    """Return two versions of long lists: rows turned round, all others, each otherwise, without a key, by half a key."""
    rows = [{"id": f"m{at}", "title": "a"} for at in range(number)]
    lines = [{"year": 2019, "heading": f"h{at}", "currency": "EUR"} for at in range(number)]
    return {
        "turned": ({"milestones": rows}, {"milestones": rows[::-1]}),
        "all others": ({"milestones": rows}, {"milestones": [{"id": f"n{at}"} for at in range(number)]}),
        "each otherwise": ({"milestones": rows}, {"milestones": [{**row, "title": "b"} for row in rows]}),
        "without a key": (
            {"sources": [f"a{at}" for at in range(number)], "x-rows": [{"text": f"a{at}"} for at in range(number)]},
            {"sources": [f"b{at}" for at in range(number)], "x-rows": [{"text": f"b{at}"} for at in range(number)]},
        ),
        "half a key": (
            {"budget": lines},
            {"budget": [{"year": 2019, "heading": row["heading"], "planned": 1} for row in lines]},
        ),
        "other keys": ({"budget": lines}, {"budget": [{**row, "heading": f"{row['heading']}q"} for row in lines]}),
    }


def test_lists_of_twice_as_many_rows_cost_twice_as_much(plan: Portfolio) -> None:
    record = next(iter(plan.actions.values()))
    cost: dict[int, dict[str, int]] = {}
    for number in (8, 400, 800):
        cost[number] = {}
        for name, sides in versions(number).items():
            old, new = (replace(record, data=data) for data in sides)
            drafts: list[Draft] = []
            cost[number][name] = calls(lambda a=old, b=new, into=drafts: into.append(differing(a, b, plan)))  # type: ignore[misc]
            assert (
                len({id(each.subject) for each in drafts[0].written}) <= 2
            )  # each has lists of its own: squared memory
            assert len(by_new_names(drafts[0].written, plan)) == len(drafts[0].written)

    assert [name for name, once in cost[400].items() if cost[800][name] > 2.2 * once] == []
    assert all(cost[800].values())


def test_rows_of_which_one_leaves_out_a_part_of_its_key_are_the_first_that_fit() -> None:
    key = ("year", "heading", "funder", "currency")
    old: list[Any] = [
        {"year": 2019},
        {"year": 2020, "funder": "a"},
        {"year": 2021, "currency": "EUR"},
        {"heading": "h"},
    ]
    new: list[Any] = [
        {"year": 2020, "currency": "EUR"}, {"year": 2019, "funder": "b"}, {"year": 2019}, {"year": 2019, "funder": "c"},
        {"year": 2021, "currency": "MAD"},
    ]  # fmt: skip

    assert paired(old, new, key) == {0: 2, 1: 0}
    assert paired(old, new[:2] + new[3:], key) == {0: 1, 1: 0}


def test_what_names_a_record_anew_is_found_in_a_row_that_stands_elsewhere_now(plan: Portfolio) -> None:
    record, (ref, *_) = next(iter(plan.agreements.values())), plan.actions
    names = replace(plan, former={"x/former": ref})
    meetings: list[Any] = [
        {"id": "m", "date": "2019", "decisions": [{"id": "d", "text": "a", "about": [each]}]}
        for each in ("x/former", ref)
    ]
    sides = [{"meetings": meetings[:1]}, {"meetings": [{"id": "first", "date": "2018"}, meetings[1]]}]
    old, new = (replace(record, data=data) for data in sides)

    told = by_new_names(differing(old, new, names).written, names)

    assert [(each.place, each.after) for each in told] == [(("meetings", 0), {"id": "first", "date": "2018"})]


def changed(plan: Portfolio, chance: random.Random) -> Portfolio:
    """Return a plan in which records have changed, come, gone, and are called otherwise."""
    actions: dict[str, Action] = {}
    for ref, action in plan.actions.items():
        fate = chance.random()
        if fate < 0.6:
            actions[ref] = action if fate < 0.3 else replace(action, data=scrambled(action.data, chance))
        elif fate < 0.8:
            name = f"{ref}-{chance.randrange(100, 999)}"
            said: Any = {**dict(action.data), "formerly": [ref]}
            actions[name] = replace(action, ref=name, path=path_of(name), formerly=(ref,), data=said)
        elif fate < 0.9:
            actions[f"{ref}-new"] = replace(action, ref=f"{ref}-new", path=path_of(f"{ref}-new"))
    agreements = {
        ref: replace(each, data=scrambled(each.data, chance)) if chance.random() < 0.5 else each
        for ref, each in plan.agreements.items()
    }
    former = {old: each.ref for each in actions.values() for old in each.formerly}
    return replace(plan, agreements=agreements, actions=dict(sorted(actions.items())), former=former)


def test_a_comparison_makes_one_portfolio_into_the_other_and_tells_nothing_of_two_alike(plan: Portfolio) -> None:
    chance = random.Random(6)  # noqa: S311 - a sample
    kept = Unchanged()
    for _ in range(sample(2)):
        before, after = (Side(portfolio, standing(portfolio, DAY, kept)) for portfolio in (plan, changed(plan, chance)))
        found = compare(before, after)

        was = {after.portfolio.current(each.ref): each for each in walk.records(plan)}
        made: dict[str, Any] = {ref: each.data for ref, each in was.items() if ref not in found.removed}
        made |= {ref: {} for ref in found.new}
        for ref, draft in (*found.edited.items(), *found.new.items()):
            for operation in draft.operations:
                made[ref] = applied(dict(made[ref]), operation)
        wanted = {each.ref: each.data for each in walk.records(after.portfolio)}
        assert made.keys() == wanted.keys()
        assert all(same(dict(made[ref]), dict(data)) for ref, data in wanted.items())
        assert found.names == {ref: each.ref for ref, each in was.items() if ref in wanted and each.ref != ref}
        assert {each.ref for each in found.facts if each.removed} == found.removed.keys()
        assert {each.ref for each in found.facts if each.kind is ChangeKind.NEW} == found.new.keys()
        for side in (before, after):
            other = replace(
                side.portfolio, actions={ref: replace(each) for ref, each in side.portfolio.actions.items()}
            )
            assert compare(side, Side(other, standing(other, DAY))).refs == []
            assert compare(side, side).refs == []
