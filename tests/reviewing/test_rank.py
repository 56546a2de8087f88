"""How early what has changed of a record is told: its end, what could hide a slip, what is given up, slips, is late."""

from __future__ import annotations

from coopctl.changes.change import GROUPS, HIDING, Change, ChangeGroup, ChangeKind
from coopctl.reviewing.difference import rank
from tests.tables import table

WORST = {ChangeGroup.ENDED: -1, ChangeGroup.CANCELLED: 1, ChangeGroup.SLIPPED: 2, ChangeGroup.LATE: 3}


def expected(kind: ChangeKind) -> int:
    if kind in HIDING:
        return 0
    return WORST.get(GROUPS.get(kind, ChangeGroup.CHANGED)) or (5 if kind is ChangeKind.NEW else 4)


@table("kind", ChangeKind)
def test_each_kind_of_change_has_its_rank_and_a_record_that_of_its_worst(kind: ChangeKind) -> None:
    change, new = (Change(kind=each, ref="p/a", title=None) for each in (kind, ChangeKind.NEW))
    assert rank([change]) == rank([new, change]) == rank([change, new]) == expected(kind)


def test_a_record_without_a_change_is_last() -> None:
    assert rank([]) == 6
