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
        self._root = root
        self._key = cache.key("files", str(root))
        self._rows: _Rows = {}
        self._new: _Rows = {}
        self._kept: _Rows = {}
        self._looked: Mapping[str, Stamp | None] = {}

    def ids(self, paths: Iterable[str]) -> Mapping[str, str]:
        """Return the id of the content of each file that is as it was; look at the others now, before they are read."""
        found: dict[str, str] = {}
        self._kept = {}
        self._looked = {path: disk.stamp(self._root, path) for path in paths}
        self._rows = self._known() if self._looked else {}
        for path, stamp in self._looked.items():
            if stamp is None or stamp.device != self._cache.device:
                continue
            facts = (stamp.changed, stamp.inode_changed, stamp.size, stamp.inode)
            row = self._rows.get(path)
            if row is not None and row[:4] == facts:
                self._kept[path], found[path] = row, row[4]
            elif self._is_settled(stamp):
                self._new[path] = (*facts, "")
        return found

    def note(self, path: str, identity: str) -> None:
        """Note the id of a content that was read after `ids` had looked at its file."""
        if path in self._new:
            self._new[path] = (*self._new[path][:4], identity)

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
        read = {path: row for path, row in self._new.items() if row[4]}
        if read or len(self._kept) < len(self._rows):
            self._rows = {**self._kept, **read}
            self._kept, self._new = self._rows, {}
            self._cache.put(self._key, _write.encode(self._rows))

    def _known(self) -> _Rows:
        content = self._cache.get(self._key)
        try:
            return {} if content is None else _read.decode(content)
        except msgspec.DecodeError:
            return {}

    def _is_settled(self, stamp: Stamp) -> bool:
        """Whether any later change of a file would give it another stamp."""
        apart = _APART if stamp.inode_changed % _COARSE == 0 else 0
        return max(stamp.changed, stamp.inode_changed) + apart < self._cache.moment
