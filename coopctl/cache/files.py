"""Which content a file of the working directory has, without reading it: as git's own index knows it.

A file is taken to be as it was read where device, inode, size, time of change and time of its inode's change are what
they were, and both times lay before what its disk then took for now: a file that is changed in the very moment in which
it is read (racy-git.txt in git's own documentation) is read again. On Windows, whose files tell no such time,
and where the files are on another disk than the cache, contents are read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import msgspec

from coopctl import disk

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from coopctl.cache.kept import Cache
    from coopctl.disk import Stamp

_Rows: TypeAlias = "dict[str, tuple[int, int, int, int, str]]"
#: A disk whose times are whole milliseconds or coarser may tell no two changes apart within so many nanoseconds.
_COARSE, _APART = 1_000_000, 2_500_000_000
_read = msgspec.msgpack.Decoder(dict[str, tuple[int, int, int, int, str]])
_write = msgspec.msgpack.Encoder()


class Files:
    """The ids of the files below a root, by path, as far as they can be known without reading."""

    def __init__(self, cache: Cache, root: Path) -> None:
        self._cache = cache
        self._root = str(root)
        self._key = cache.key("files", self._root)
        self._looked: Mapping[str, Stamp | None] = {}
        self._known: dict[str, str] = {}
        self._has_changed = False

    def ids(self, paths: Iterable[str]) -> Mapping[str, str]:
        """Return the id of the content of each file that is as it was; look at the others now, before they are read."""
        self._looked = {path: disk.stamp(self._root, path) for path in paths}
        rows = self._rows() if self._looked else {}
        self._known = {
            path: row[4]
            for path, row in rows.items()
            if (stamp := self._looked.get(path)) is not None and self._is_here(stamp) and row[:4] == _facts(stamp)
        }
        self._has_changed = len(self._known) < len(rows)
        return self._known.copy()

    def note(self, path: str, identity: str) -> None:
        """Note the id of a content that was read after `ids` had looked at its file."""
        stamp = self._looked.get(path)
        if stamp is not None and path not in self._known and self._is_here(stamp) and self._is_settled(stamp):
            self._known[path], self._has_changed = identity, True

    def go_on_with(self, cache: Cache) -> None:
        """Keep what was noted in the same cache, opened anew."""
        self._cache = cache

    def are_as_they_were(self) -> bool:
        """Whether no file has changed since `ids` looked, and any change would have shown."""
        return all(
            stamp is not None and self._is_settled(stamp) and disk.stamp(self._root, path) == stamp
            for path, stamp in self._looked.items()
        )

    def flush(self) -> None:
        """Keep what was noted, and forget the files that are gone."""
        if self._has_changed:
            self._has_changed, looked = False, self._looked
            rows = {path: (*_facts(stamp), known) for path, known in self._known.items() if (stamp := looked[path])}
            self._cache.put(self._key, _write.encode(rows))

    def _rows(self) -> _Rows:
        content = self._cache.get(self._key)
        try:
            return {} if content is None else _read.decode(content)
        except msgspec.DecodeError:
            return {}

    def _is_here(self, stamp: Stamp) -> bool:
        return stamp.device == self._cache.device

    def _is_settled(self, stamp: Stamp) -> bool:
        """Whether any later change of a file would give it another stamp."""
        apart = _APART if stamp.inode_changed % _COARSE == 0 else 0
        return max(stamp.changed, stamp.inode_changed) + apart < self._cache.moment


def _facts(stamp: Stamp) -> tuple[int, int, int, int]:
    return stamp.changed, stamp.inode_changed, stamp.size, stamp.inode
