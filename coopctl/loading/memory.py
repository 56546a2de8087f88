"""What the cache keeps of the files of one tree: each record by the content of its file, whatever tree has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl import cache, git
from coopctl.loading import packing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coopctl.findings import Finding
    from coopctl.model.records import Json, Record
    from coopctl.trees import Entry, Tree

#: So many records are asked for at once.
_AT_ONCE = 1_000


class Memory:
    """The ids of the contents of a tree's files, and the records that were made of them before.

    `language` is that of plain texts. Without a cache nothing is known and nothing kept.
    """

    def __init__(self, tree: Tree, entries: Sequence[Entry], language: str) -> None:
        self._cache = cache.opened(tree.home)
        self._language = language
        self.ids: dict[str, str] = {}
        if self._cache is not None and tree.home is not None:
            self.ids = {entry.path: entry.blob for entry in entries if entry.blob is not None}
            self._files = cache.Files(self._cache, tree.home)
            self.ids.update(self._files.ids(entry.path for entry in entries if entry.regular and tree.on_disk(entry)))

    def know(self, path: str, content: bytes) -> None:
        """Find the id of a content that was read."""
        if self._cache is not None and path not in self.ids:
            self.ids[path] = git.named(content, self._cache.place.hashes)
            self._files.note(path, self.ids[path])

    def recall(
        self, named: Sequence[tuple[str, str]]
    ) -> Iterator[tuple[str, str, tuple[Record, Sequence[Finding]] | None]]:
        """Yield each (reference, path) with its record, still without its name, and what was found in its file.

        With None where that is not known.
        """
        for start in range(0, len(named), _AT_ONCE):
            some = named[start : start + _AT_ONCE]
            keys = [self._key(ref, path) for ref, path in some]
            found = {} if self._cache is None else self._cache.get_each([key for key in keys if key is not None])
            for (ref, path), key in zip(some, keys, strict=True):
                value = None if key is None else found.get(key)
                yield ref, path, None if value is None else packing.unpack(value, _kind(ref), path)

    def raw(self, ref: str, path: str) -> Mapping[str, Json] | None:
        """Return the raw map of a file's record, None where it is not known."""
        key = self._key(ref, path)
        raw = None if self._cache is None or key is None else self._cache.more(key)
        return None if raw is None else packing.unpack_raw(raw)

    def keep(self, ref: str, path: str, record: Record, raw: Json, found: Sequence[Finding]) -> None:
        """Keep the record of a file that was read, still without its name, and what was found in the file."""
        key = self._key(ref, path)
        if self._cache is not None and key is not None:
            try:
                self._cache.put(key, *packing.pack(record, raw, found))
            except packing.NotKeptError:
                return

    def key(self, *parts: object) -> bytes:
        """Return the key of what is made of these parts and of nothing else; any without a cache."""
        return b"" if self._cache is None else self._cache.key(*parts)

    def kept(self, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        """Return what was kept under these keys."""
        return {} if self._cache is None else self._cache.get_each(keys)

    def remember(self, key: bytes, value: bytes) -> None:
        """Keep something under its key."""
        if self._cache is not None:
            self._cache.put(key, value)

    def flush(self) -> None:
        """Write what is to be kept."""
        if self._cache is not None:
            self._files.flush()
            self._cache.flush()

    def _key(self, ref: str, path: str) -> bytes | None:
        if self._cache is None or path not in self.ids:
            return None
        return self._cache.key("record", _kind(ref), self._language, self.ids[path])


def _kind(ref: str) -> str:
    return "action" if "/" in ref else "agreement"
