"""The cache filled before anybody asks: of many workspaces, and of all that git has of them, in one stream of work."""

from __future__ import annotations

import os
from collections import deque
from dataclasses import field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from coopctl import cache, disk, git, trees
from coopctl.errors import CoopctlError
from coopctl.findings import Fault
from coopctl.loading import gathered, loader, parallel
from coopctl.loading.memory import Memory, kind_of
from coopctl.messages import msg
from coopctl.model.names import LARGEST_FILE, reference
from coopctl.trees import DATA
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from concurrent.futures import Executor

    from coopctl.loading.packing import Packed
    from coopctl.messages import Message

#: A file to read: its workspace and the language there, its reference and path, and git's id of its content, by which
#: whoever reads it fetches it; or that content.
_Row: TypeAlias = "tuple[str, str, str, str, str, bytes | Fault | None]"
#: A row with what a worker made of it, if anything.
_Made: TypeAlias = "tuple[_Row, Packed | str | None]"


@dataclass(slots=True)
class Warmed:
    """A workspace that was read: how many files, how many were known before or are no records; or why it was not."""

    root: Path
    read: int = 0
    known: int = 0
    unfit: int = 0
    fault: Message | None = None


@dataclass(slots=True)
class _Underway:
    """A workspace of which so many rows are on their way: what was made of them, and what is left to read."""

    warmed: Warmed
    memory: Memory | None = None
    rows: Iterable[_Row] = ()
    coming: int = 0
    made: list[_Made] = field(default_factory=list)
    left: list[_Made] = field(default_factory=list)


def warm(
    roots: Sequence[Path], *, history: bool = False, heard: Callable[[int], None] = lambda _read: None
) -> Iterator[Warmed]:
    """Read what the cache does not know of each workspace; with its `history` of every commit up to HEAD.

    Yield the workspaces in order, each as soon as it is done; the others go on where one cannot be read. `heard` is
    told how many files were read so far. Raise EngineError.
    """
    waiting: deque[_Underway] = deque()
    first = _begun(roots[0], history=history)

    def stream() -> Iterator[_Row]:
        for root in roots:
            one = first if root is roots[0] else _begun(root, history=history)
            waiting.append(one)
            yield from one.rows

    with parallel.pool(first.coming * len(roots)) as executor:
        results: Iterator[_Made] = parallel.each(stream(), made, executor)
        for done, (row, packed) in enumerate(results):
            heard(done)
            while not waiting[0].coming:  # there is nothing to read of it
                yield _ended(waiting.popleft(), executor)
            one = waiting[0]
            one.coming -= 1
            (one.made if isinstance(packed, tuple) else one.left).append((row, packed))
            if not one.coming:
                yield _ended(waiting.popleft(), executor)
        while waiting:
            yield _ended(waiting.popleft(), executor)


def fill(memory: Memory, contents: Mapping[str, str], executor: Executor) -> None:
    """Let workers read the contents of a repository, a path by its id, as far as the cache does not know them."""
    one = _Underway(Warmed(_home(memory)), memory)
    results: Iterator[_Made] = parallel.each(_past(memory, _lacking(memory, contents)), made, executor)
    for row, packed in results:
        (one.made if isinstance(packed, tuple) else one.left).append((row, packed))
    _ended(one, executor)


def made(some: Sequence[_Row]) -> Sequence[Packed | str | None]:
    """Read files in any process, on any machine; UNFOUND for a content that is not there."""
    found: list[Packed | str | None] = []
    for (root, language), rows in groupby(some, key=lambda row: row[:2]):
        several = list(rows)
        far = [(ref, path, id_) for _, _, ref, path, id_, held in several if held is None]
        fetched = iter(gathered.packed_by_id(far, root, language) if far else ())
        for _, _, ref, path, _, held in several:
            found.append(next(fetched) if held is None else gathered.packed_alone((ref, path, held), language))
    return found


def _begun(root: Path, *, history: bool) -> _Underway:
    """Look at what is to be read of a workspace."""
    one = _Underway(Warmed(root))
    try:
        here = git.repository_of(root) if history else None
        tree = trees.at(root, "HEAD") if here and here.bare else trees.worktree(root)
        one.memory = memory = Memory(tree)
        if not memory.is_on:
            one.warmed.fault = _why_not(root)
            return one
        memory.language = loader.language_of(memory)
        paths = [entry.path for entry in memory.entries if reference(entry.path) is not None]
        lacking = _lacking(memory, {memory.ids[path]: path for path in paths if path in memory.ids})
        unread = [path for path in paths if memory.ids.get(path) in (None, *lacking)]
        past = git.contents(here, git.resolve(here, "HEAD").commit, [DATA]) if here else {}
        now = {*memory.ids.values()}
        older = {id_: path for id_, path in past.items() if id_ not in now and reference(path) is not None}
        fresh = _lacking(memory, older)
        one.warmed.known = len(paths) - len(unread) + len(older) - len(fresh)
        one.coming = len(unread) + len(fresh)
        one.rows = _all(one, memory, unread, fresh)
    except CoopctlError as error:
        one.warmed.fault = error.message
    return one


def _all(one: _Underway, memory: Memory, paths: Sequence[str], fresh: dict[str, str]) -> Iterator[_Row]:
    """Yield the files of now with their contents, but what turns out to be known, and then what git has beside them."""
    for path, content in memory.read(paths):
        id_ = memory.ids.get(path, "")
        if fresh.pop(id_, None) is not None:
            one.coming -= 1
        if id_ and not _lacking(memory, {id_: path}):
            one.coming -= 1
            one.warmed.known += 1
        else:
            yield os.fspath(_home(memory)), memory.language, reference(path) or "", path, id_, content
    yield from _past(memory, fresh)


def _past(memory: Memory, contents: Mapping[str, str]) -> Iterator[_Row]:
    home = os.fspath(_home(memory))
    for id_, path in contents.items():
        yield home, memory.language, reference(path) or "", path, id_, None


def _lacking(memory: Memory, contents: Mapping[str, str]) -> dict[str, str]:
    """Return the contents, a path by its id, of which no record is kept."""
    found: dict[str, str] = {}
    for kind in ("agreement", "action"):
        ids = [id_ for id_, path in contents.items() if kind_of(reference(path) or "") == kind]
        found.update((id_, contents[id_]) for id_ in memory.lacking(kind, ids))
    return found


def _ended(one: _Underway, executor: Executor | None) -> Warmed:
    """Keep what was made of a workspace, and read here what no worker could, or give it to them with its content."""
    memory, warmed = one.memory, one.warmed
    if memory is None or warmed.fault:
        return warmed
    memory.open_again()
    left = list(_with_contents(memory, one.left))
    sent = parallel.each(left, made, executor if any(packed == parallel.UNFOUND for _, packed in one.left) else None)
    again = [(row, packed if isinstance(packed, tuple) else made([row])[0]) for row, packed in sent]
    for (_, _, ref, _, id_, _), packed in (*one.made, *again):
        if isinstance(packed, tuple):
            warmed.read += 1
            memory.keep_content(kind_of(ref), id_, packed)
        else:
            warmed.unfit += 1
    memory.flush()
    return warmed


def _with_contents(memory: Memory, left: Sequence[_Made]) -> Iterator[_Row]:
    """Yield rows with their contents, which git has where they are not at hand."""
    far = [row for row, _ in left if row[5] is None]
    contents = git.blobs(git.repository_of(_home(memory)), [row[4] for row in far], limit=LARGEST_FILE) if far else None
    for row, _ in left:
        held = row[5] if contents is None or row[5] is not None else next(contents)
        yield (*row[:5], held if isinstance(held, bytes | Fault) else disk.lost())


def _home(memory: Memory) -> Path:
    return (memory.tree.home or Path()).absolute()


def _why_not(root: Path) -> Message:
    if not cache.is_wanted():
        return msg("nothing is kept: {variable} says so", variable=cache.VARIABLE)
    return cache.fault(root) or msg("nothing is kept: there is no folder for it")
