"""What each commit of the demo did, as `diff` tells it: exactly what its author noted, and all of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from coopctl import trees
from coopctl.changes.change import ChangeKind, Side
from coopctl.edits.operations import applied
from coopctl.loading.loader import alike, load
from coopctl.measures.standing import standing
from coopctl.model import walk
from coopctl.reviewing.comparison import compare
from tests.demo.test_history import UNTOLD as NOT_NOTED
from tests.demo.test_history import net, noted
from tests.samples import sample

if TYPE_CHECKING:
    from pathlib import Path

    from coopctl.reviewing.comparison import Comparison
    from tests.conftest import Git


#: What the notes leave out: amounts, too.
UNTOLD = NOT_NOTED | {ChangeKind.MONEY}


def made(comparison: Comparison) -> dict[str, Any]:
    """Return what the older side says once everything that is told was done to it."""
    before = {comparison.after.portfolio.current(each.ref): each for each in walk.records(comparison.before.portfolio)}
    found: dict[str, Any] = {}
    for ref, record in before.items():
        if ref not in comparison.removed:
            found[ref] = dict(record.data)
            for operation in comparison.edited[ref].operations if ref in comparison.edited else ():
                found[ref] = applied(found[ref], operation)
    for ref, draft in comparison.new.items():
        found[ref] = {}
        for operation in draft.operations:
            found[ref] = applied(found[ref], operation)
    return found


def test_each_commit_is_told_exactly_as_its_author_noted_it(demo: Path, git: Git) -> None:
    lines = [line.split() for line in git(demo, "log", "--reverse", "--format=%H %cs").split("\n")]
    first, *rest = lines[-sample(22) :]
    tree = trees.at(demo, first[0])
    loaded = load(tree, whole=True)
    told: dict[str, set[tuple[ChangeKind, str, str]]] = {}
    for commit, day in rest:
        now, before = trees.at(demo, commit), loaded.portfolio
        loaded = load(now, whole=True, known=alike(loaded, trees.differing(tree, now)))
        on, tree = date.fromisoformat(day), now
        found = compare(Side(before, standing(before, on)), Side(loaded.portfolio, standing(loaded.portfolio, on)))
        facts = [each for each in found.facts if each.ref not in found.new or each.kind is ChangeKind.NEW]
        named = {(each.kind, each.ref, each.id or "") for each in facts if each.kind not in UNTOLD}
        told[day] = told.get(day, set()) | named

        assert made(found) == {each.ref: dict(each.data) for each in walk.records(loaded.portfolio)}
    days = list(told)

    assert len(told) > 9
    assert told == {day: set(net(noted(last, day))) for last, day in zip([first[1], *days[:-1]], days, strict=True)}
