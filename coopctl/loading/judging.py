"""Records judged in the process that reads them: where many are read, no second look copies what others hold."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, TypeAlias

from coopctl.loading.gathered import alone
from coopctl.loading.packing import pack, placed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from coopctl.loading.gathered import New
    from coopctl.loading.packing import Packed
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Record

    #: Whether nothing is said of a record by itself.
    Judge: TypeAlias = Callable[[Record], bool]

#: Who judges what is read meanwhile, by a portfolio of agreements; and, by these, what copies of this process find.
_asked: ContextVar[Callable[[Portfolio], Judge] | None] = ContextVar("asked", default=None)
_inherited: list[Judge] = []


@contextmanager
def judging(asked: Callable[[Portfolio], Judge] | None) -> Iterator[None]:
    """Let processes that read many files meanwhile judge each record too, by what is given for the agreements alone."""
    token = _asked.set(asked)
    try:
        yield
    finally:
        _asked.reset(token)
        _inherited.clear()


def is_asked() -> bool:
    """Whether records are to be judged as they are read."""
    return _asked.get() is not None


def judge(agreements: Portfolio) -> Judge | None:
    """Return who judges records under these agreements, known to copies of this process that are begun from now on."""
    asked = _asked.get()
    _inherited[:] = [] if asked is None else [asked(agreements)]
    return _inherited[0] if _inherited else None


def judged(some: Sequence[New], language: str) -> Sequence[tuple[Packed, bool] | None]:
    """Read files as `gathered.packed` does, in a copy of who asks; say of each record whether nothing is said of it."""
    return [_judged(each, language, _inherited[-1]) for each in some]


def _judged(new: New, language: str, judge: Judge) -> tuple[Packed, bool] | None:
    made = alone(new, language)
    sent = pack(*made) if made else None
    return (sent, judge(placed(made[0], new[0], new[1], made[1]))) if made and sent else None
