"""Histories that chance has written: `diff`, `history` and `trend` tell of them what was done, no more and no less."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from coopctl import trees
from coopctl.changes.change import HIDING, Side
from coopctl.edits.operations import applied, same
from coopctl.loading.loader import load
from coopctl.measures.standing import standing
from coopctl.model import walk
from coopctl.reports.trend import Every, ends, point
from coopctl.reviewing.comparison import compare
from tests.lives import BROKEN, Life, verb
from tests.samples import sample

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from coopctl.model.portfolio import Portfolio
    from tests.commands.conftest import Coopctl

COMMITS = 16
NO_OTHER = ("--lang", "en", "--format", "json")


@pytest.mark.parametrize("seed", range(sample(2)))
def test_what_is_told_of_a_life_is_what_it_was(seed: int, tmp_path: Path, coopctl: Coopctl) -> None:
    chance = random.Random(seed)  # noqa: S311 - a sample
    life = Life(chance, verb(tmp_path / "verbs", coopctl))
    life.grow(COMMITS)
    root = tmp_path / "life"
    root.mkdir()
    ids = life.told(root)
    day = life.made[-1].day + timedelta(days=1)

    sides = _sides(root, ids, day)
    for _ in range(6):
        _makes_the_other(sides(chance.choice(ids)), sides(chance.choice(ids)))
    _history_is_what_changed(life, ids, root, coopctl)
    _steps_make_the_whole([sides(ids[at]) for at in reversed(life.trunk)], life)
    _trend_is_what_stood(life, ids, sides, coopctl, root, day)


def _sides(root: Path, ids: Sequence[str], day: date) -> Callable[..., Side]:
    read: dict[str, Portfolio] = {}

    def side(commit: str, on: date = day) -> Side:
        if commit not in read:
            read[commit] = load(trees.at(root, commit), whole=True).portfolio
        return Side(read[commit], standing(read[commit], on))

    return side


def _makes_the_other(before: Side, after: Side) -> None:
    """What differs, made of the older side, gives the newer one, but for what one of them could not read."""
    found = compare(before, after)
    now = after.portfolio
    hidden = {now.current(each.ref) for side in (before, after) for each in side.portfolio.left_out if each.ref}
    was = {now.current(each.ref): each for each in walk.records(before.portfolio)}
    made: dict[str, Any] = {ref: each.data for ref, each in was.items() if ref not in {*found.removed, *hidden}}
    made |= {ref: {} for ref in found.new}
    for ref, draft in (*found.edited.items(), *found.new.items()):
        for operation in draft.operations:
            made[ref] = applied(dict(made[ref]), operation)
    wanted = {each.ref: each.data for each in walk.records(now) if each.ref not in hidden}
    assert made.keys() == wanted.keys()
    assert all(same(dict(made[ref]), dict(data)) for ref, data in wanted.items())


def _history_is_what_changed(life: Life, ids: Sequence[str], root: Path, coopctl: Coopctl) -> None:
    last = life.made[-1]
    for file, record in last.whose.items():
        if not last.files[file].endswith(BROKEN):
            for more, wanted in (((), life.changes(record)), (("--first-parent",), life.merged(record))):
                answer = coopctl(root, "history", file, *more, *NO_OTHER)
                assert answer.code == 0
                told = [ids.index(each["commit"]) for each in answer.json["items"]]
                assert told == list(wanted), (file, more)


def _steps_make_the_whole(sides: Sequence[Side], life: Life) -> None:
    """What each commit of a branch changes makes together what the two ends have otherwise, by record and by fact."""
    whose = [life.made[at].whose for at in reversed(life.trunk)]
    read = [each for each in zip(sides, whose, strict=True) if not each[0].portfolio.left_out]
    (first, begun), (last, ended) = read[0], read[-1]
    whole = compare(first, last)
    then, now = ({record: _ref(path) for path, record in each.items()} for each in (begun, ended))
    assert whole.names == {now[each]: then[each] for each in now if each in then and then[each] != now[each]}
    assert whole.new.keys() == {now[each] for each in now if each not in then}
    assert whole.removed.keys() == {last.portfolio.current(then[each]) for each in then if each not in now}
    made: dict[str, Any] = {each.ref: each.data for each in walk.records(first.portfolio)}
    told: set[tuple[str, str, str | None]] = set()
    for (before, _), (after, _) in pairwise(read):
        found, current = compare(before, after), after.portfolio.current
        made = {current(ref): data for ref, data in made.items() if current(ref) not in found.removed}
        for ref, draft in (*found.edited.items(), *found.new.items()):
            for operation in draft.operations:
                made[ref] = applied(dict(made.get(ref, {})), operation)
        told |= {(each.kind, last.portfolio.current(each.ref), each.id) for each in found.facts}
    assert all(same(dict(made[each.ref]), dict(each.data)) for each in walk.records(last.portfolio))
    assert {(each.kind, each.ref, each.id) for each in whole.facts if each.kind in HIDING} <= told


def _ref(path: str) -> str:
    return path.removesuffix(".yaml").split("/", 2)[2]


def _trend_is_what_stood(
    life: Life, ids: Sequence[str], sides: Callable[..., Side], coopctl: Coopctl, root: Path, day: date
) -> None:
    (agreement,) = sides(ids[-1]).portfolio.agreements
    answer = coopctl(root, "trend", *NO_OTHER, "--as-of", day.isoformat())
    assert answer.code == 0
    told = [(each["day"], each["commit"], each["progress"], each["health"]) for each in answer.json["items"]]
    wanted: list[tuple[date, str | None, Side]] = []
    for end in ends(life.made[0].day, day, Every.MONTH):
        at = next(each for each in life.branch if life.made[each].day <= end)
        wanted.append((end, ids[at], sides(ids[at], end)))
    wanted.append((day, None, sides(ids[-1], day)))
    expected = []
    for end, commit, side in wanted:
        names = {sides(ids[-1]).portfolio.current(ref): ref for ref in side.portfolio.agreements}
        stood = point(names[agreement], side.portfolio, side.standing, commit)
        progress = None if stood.progress is None else pytest.approx(float(stood.progress), abs=0.051)
        expected.append((end.isoformat(), commit, progress, stood.health.value))
    assert told == expected
