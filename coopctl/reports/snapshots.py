"""The points of one moment, of every record, as they are kept: plain data, and a stranger's when they come back."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from coopctl.measures.expiry import Ended, Expired
from coopctl.measures.outcomes import AgreementHealth, BarState, Rollup, Unadopted, Unclosed
from coopctl.model.portfolio import LeftOut
from coopctl.model.vocabularies import ActionStatus, AgreementStatus, Health
from coopctl.reports.trend import TrendPoint, point
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from coopctl.measures.outcomes import Standing
    from coopctl.model.portfolio import Portfolio

_HEALTHS = (AgreementHealth, Health, Unadopted, Unclosed)
_STATUSES = (ActionStatus, AgreementStatus, Ended, Expired)
_COUNTS = ("known", "known_of", "finished", "finished_of", "cancelled", "proposed")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The points of agreements, and of actions where they are wanted, by the names of then; and what was not read."""

    points: Mapping[str, TrendPoint]
    left_out: Sequence[LeftOut]


def taken(portfolio: Portfolio, standing: Standing, commit: str, *, actions: bool) -> Snapshot:
    """Return the points of a portfolio as it stands; `actions` says whether theirs are wanted."""
    names = (*portfolio.agreements, *(portfolio.actions if actions else ()))
    return Snapshot({name: point(name, portfolio, standing, commit) for name in names}, portfolio.unread)


def pack(snapshot: Snapshot) -> bytes:
    """Return a snapshot as bytes: all but day and commit of its points, which who asks for it knows."""
    rows = {
        name: [
            _written(each.progress),
            [_HEALTHS.index(type(each.health)), each.health],
            [_STATUSES.index(type(each.status)), each.status],
            [each.bar[state] for state in BarState] if each.bar else [],
            each.rollup and [_written(each.rollup.progress), *(getattr(each.rollup, name) for name in _COUNTS)],
        ]
        for name, each in snapshot.points.items()
    }
    return json.dumps([rows, [[left.path, left.code, left.ref] for left in snapshot.left_out]]).encode()


def unpack(packed: bytes, day: date, commit: str) -> Snapshot | None:
    """Return what was packed, None where it is nothing that this module has written."""
    try:
        rows, left_out = json.loads(packed)
        points = {str(name): _point(row, day, commit) for name, row in rows.items()}
        return Snapshot(points, [LeftOut(*map(_word, row)) for row in left_out])
    except (ArithmeticError, AttributeError, IndexError, RecursionError, TypeError, ValueError):
        return None


def _point(row: Any, day: date, commit: str) -> TrendPoint:
    progress, health, status, bar, rollup = row
    return TrendPoint(
        day=day,
        commit=commit,
        progress=_read(progress),
        health=_HEALTHS[_count(health[0])](health[1]),
        status=_STATUSES[_count(status[0])](status[1]),
        bar=dict(zip(BarState, map(_count, bar), strict=True)) if bar else {},
        rollup=Rollup(_read(rollup[0]), **dict(zip(_COUNTS, map(_count, rollup[1:]), strict=True))) if rollup else None,
    )


def _word(said: Any) -> Any:
    if said is not None and type(said) is not str:
        raise TypeError(said)
    return said


def _count(number: object) -> int:
    if type(number) is not int or number < 0:
        raise TypeError(number)
    return number


def _written(share: Fraction | None) -> tuple[int, int] | None:
    return None if share is None else share.as_integer_ratio()


def _read(share: tuple[object, object] | None) -> Fraction | None:
    return None if share is None else Fraction(*map(_count, share))
