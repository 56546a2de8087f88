"""Work on many files in several processes: a map over chunks, whose results come back in order.

Any `concurrent.futures.Executor` will do. What goes to a worker and comes back is data (texts and bytes), never a
record. A worker that dies, or a system that has no process left, costs time alone: the caller then does that part.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
from collections import deque
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Executor, Future
    from multiprocessing.connection import Connection

_T = TypeVar("_T")
_R = TypeVar("_R")
#: From so many files on processes pay: where they are forked, and where each starts Python anew (docs/PERFORMANCE.md).
FORKED, STARTED = 1_000, 4_000
#: So many files go to a worker at once, and so many such chunks are on their way.
_CHUNK, _AHEAD = 50, 24
#: Where this process works along, so many of its own chunks come before what a worker is given, and so many are on
#: their way to each worker: until all of its own are done the first of those are.
_OWN, _EACH = 3, 3
#: Of more files a copy of this process holds too much: what both look at is copied.
_MOST_COPIED = 20_000
#: Fewer files are read here, whoever is chosen: the way there takes longer.
FEW = _CHUNK
#: More processes than that wait for the one that collects what they make.
_MOST = 8
#: What a worker says in the place of something that it was to fetch and did not find.
UNFOUND = "unfound"
#: So many seconds a worker may outlive its parent.
_LOOKS_EVERY = 0.5
#: The executor that a caller has chosen, or none, for all that is read meanwhile.
_chosen: ContextVar[tuple[Executor | None] | None] = ContextVar("chosen", default=None)


@contextmanager
def over(executor: Executor | None) -> Iterator[None]:
    """Let one executor read files meanwhile, where they are not few; None for this process alone."""
    token = _chosen.set((executor,))
    try:
        yield
    finally:
        _chosen.reset(token)


def copies(files: int) -> bool:
    """Whether so many files are read by copies of this process too, which know all that it knows now."""
    return _chosen.get() is None and _forks() and files >= FORKED and _processors() > 1


def fetching() -> Executor | None:
    """Return the chosen executor where its workers fetch contents by themselves, None else."""
    chosen = _chosen.get()
    return chosen[0] if chosen and getattr(chosen[0], "fetches", False) else None


@contextmanager
def pool(files: int) -> Iterator[Executor | None]:
    """Give what reads so many files: what was chosen, else processes; None where this one alone is as quick.

    Beside processes of ours this one works along, so that there is one for each further processor.
    """
    if (chosen := _chosen.get()) is not None:
        yield chosen[0] if files >= FEW else None
        return
    workers = min(_processors(), _MOST) - 1
    if workers < 1 or files < (FORKED if _forks() else STARTED):
        yield None
        return
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor  # only for many files: it takes 20 ms

    executor = ProcessPoolExecutor(workers, initializer=_begin, initargs=(os.getpid(),))
    vars(executor).update(own=_OWN, busy=workers * _EACH)
    try:
        with suppress(BrokenExecutor, OSError):  # whoever hands in the first work is told the same
            executor.submit(os.getpid)  # a forked process has what its parent has open: it is made before git is asked
        yield executor
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def each(
    items: Iterable[_T],
    function: Callable[[Sequence[_T]], Sequence[_R | None]],
    executor: Executor | None,
) -> Iterator[tuple[_T, _R | None]]:
    """Yield each item with what a worker made of it, in order; with None where the caller is to do it.

    `function` takes some items and returns as many results, and can be named from another process. An executor may say
    itself how many items are one piece of work (`chunk`), how many such are on their way (`ahead`), how many of them
    not done (`busy`), and how many more are left to the caller meanwhile (`own`): what is made here is neither sent nor
    unpacked.
    """
    if executor is None:
        yield from ((item, None) for item in items)
        return
    source, ahead = chunks(items, getattr(executor, "chunk", _CHUNK)), max(_AHEAD, getattr(executor, "ahead", 0))
    own, busy = getattr(executor, "own", 0), getattr(executor, "busy", ahead)
    waiting: deque[tuple[list[_T], Future[Sequence[_R | None]] | None]] = deque()
    while True:
        while sum(future is None for _, future in waiting) < own and (some := next(source, None)):
            waiting.append((some, None))
        while len(waiting) < ahead and _underway(waiting) < busy and (some := next(source, None)):
            waiting.append((some, _submitted(executor, function, some)))
        if not waiting:
            return
        some, future = waiting.popleft()
        yield from zip(some, _result(future, len(some)), strict=True)


def _underway(waiting: Iterable[tuple[object, Future[_R] | None]]) -> int:
    """Return how many chunks no worker has done."""
    return sum(future is not None and not future.done() for _, future in waiting)


def aside(work: Callable[[], _R], files: int) -> Callable[[], _R]:
    """Let a copy of this process do some work on many files while this one goes on; return what waits for its result.

    Of fewer or very many files, and where no copy lives long enough, the work is done once its result is asked for. A
    copy whose result nobody waits for any more ends with this process.
    """
    if files > _MOST_COPIED or not copies(files):
        return cache(work)
    from multiprocessing import get_context  # as above

    forked = get_context("fork")
    receiver, sender = forked.Pipe(duplex=False)
    try:
        forked.Process(target=_send, args=(work, sender, os.getpid()), daemon=True).start()
    except OSError:  # no process is left
        return cache(work)
    finally:
        sender.close()  # so that its end is heard of here

    def result() -> _R:
        try:
            return cast("_R", receiver.recv())
        except (EOFError, OSError):
            return work()

    return cache(result)


def _send(work: Callable[[], object], sender: Connection, parent: int) -> None:
    """Do the work that this process has from its parent, who does it anew where it fails here, and tells why."""
    _begin(parent)
    with suppress(Exception):
        sender.send(work())


def chunks(items: Iterable[_T], most: int = _CHUNK) -> Iterator[list[_T]]:
    """Yield items by so many at most, each lot when it is asked for."""
    source = iter(items)
    while some := list(islice(source, most)):
        yield some


def _submitted(
    executor: Executor, function: Callable[[Sequence[_T]], Sequence[_R | None]], some: list[_T]
) -> Future[Sequence[_R | None]] | None:
    from concurrent.futures import BrokenExecutor  # as above

    try:
        return executor.submit(function, some)
    except (BrokenExecutor, OSError, RuntimeError):  # the last: it was shut down
        return None


def _result(future: Future[Sequence[_R | None]] | None, count: int) -> Sequence[_R | None]:
    from concurrent.futures import BrokenExecutor  # as above

    try:
        if future is not None:
            return future.result()
    except (BrokenExecutor, OSError):
        pass
    return [None] * count


def _begin(parent: int) -> None:
    """Prepare a worker: who interrupts the call speaks to its parent, and the collector has nothing to find.

    It ends with its parent, however that ends: it would wait for work for ever, and hold the output open.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.disable()
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    """End this process once it has another parent; where none is given one (Windows) its pipes end it."""
    while os.getppid() == parent:
        time.sleep(_LOOKS_EVERY)
    os._exit(1)


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _forks() -> bool:
    """Whether processes are copies of this one: on Linux until Python 3.14."""
    return sys.platform == "linux" and sys.version_info < (3, 14)
