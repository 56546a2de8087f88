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
    made = [alone(each, language) for each in some]
    sent = [pack(*each) if each else None for each in made]
    judge = _inherited[-1]  # after all are read: to read and to judge by turns takes longer
    return [
        (bytes_, judge(placed(each[0], ref, path, each[1]))) if each and bytes_ else None
        for (ref, path, _), each, bytes_ in zip(some, made, sent, strict=True)
    ]
