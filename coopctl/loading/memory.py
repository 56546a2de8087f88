"""What the cache keeps of the files of one tree: each record by the content of its file, whatever tree has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl import cache, git
from coopctl.loading import packing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coopctl.findings import Finding
    from coopctl.model.records import Json, Record
    from coopctl.trees import Entry, Tree


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

    def recall(self, ref: str, path: str, data: Mapping[str, Json]) -> tuple[Record, Sequence[Finding]] | None:
        """Return the record of a file, looking into `data`, with what was found in it; None where it is not known."""
        key = self._key(ref, path)
        value = None if self._cache is None or key is None else self._cache.get(key)
        known = None if value is None else packing.unpack(value, _kind(ref), path)
        return None if known is None else (packing.placed(known[0], ref, path, data), known[1])

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
