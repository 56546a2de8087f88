"""What the cache keeps of the files of one tree: each record by the content of its file, whatever tree has it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from coopctl import cache, digests, git
from coopctl.loading.outside import outside
from coopctl.model.names import SETTINGS_FILE, reference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from coopctl.findings import Fault, Finding
    from coopctl.model.records import Json, Record
    from coopctl.trees import Tree

#: So many records are asked for at once.
_AT_ONCE = 1_000
#: So many files are read to know what a tree holds.
_FEW = 100


class Memory:
    """The ids of the contents of a tree's files, and the records that were made of them before.

    `entries` is what the tree lists, `language` that of plain texts, which the loader sets. Without a cache nothing is
    known and nothing kept. Raise ReadError where the tree cannot be listed.
    """

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.entries = tree.files()
        self.language = ""
        self._keys: dict[tuple[str, str], Callable[[str], bytes]] = {}
        self.ids: dict[str, str] = {}
        self._cache = cache.opened(tree.home)
        self._contents: dict[str, bytes] = {}
        if self._cache is not None and tree.home is not None:
            self.ids = {entry.path: entry.blob for entry in self.entries if entry.blob is not None}
            self._files = cache.Files(self._cache, tree.home)
            self.ids.update(self._files.ids(each.path for each in self.entries if each.regular and tree.on_disk(each)))

    @property
    def is_on(self) -> bool:
        """Whether there is a cache."""
        return self._cache is not None

    def read(self, paths: Sequence[str]) -> Iterator[tuple[str, bytes | Fault]]:
        """Yield each path with its content, whose id is known from then on, or with what keeps it from being read."""
        others = self.tree.read([path for path in paths if path not in self._contents])
        few = len(paths) <= digests.FEW
        for path in paths:
            content: bytes | Fault
            content = self._contents.pop(path) if path in self._contents else next(others)[1]
            if self._cache is not None and isinstance(content, bytes):
                self.ids[path] = git.named(content, self._cache.place.hashes, few=few)
                self._files.note(path, self.ids[path])
            yield path, content

    def hold(self, contents: Mapping[str, bytes | Fault]) -> None:
        """Hold what was read, for who reads some of it next."""
        self._contents.update((path, held) for path, held in contents.items() if isinstance(held, bytes))

    def digest(self) -> bytes | None:
        """Return the key of all that the tree holds; None where that is not known without reading many files.

        Of strays the names count. What is read for it is not read again.
        """
        unread = [path for path in self._read if path not in self.ids]
        if self._cache is None or len(unread) > _FEW or not all(each.regular for each in self.entries):
            return None
        for path, content in self.read(unread):
            if not isinstance(content, bytes):
                return None
            self._contents[path] = content
        facts = [(each.path, self.ids[each.path] if each.path in self._read else None) for each in self.entries]
        facts += self.outside.items()
        return self._cache.key("tree", self.tree.revision, facts)

    @cached_property
    def outside(self) -> Mapping[str, str]:
        """The kind of each file outside data/ that was put there by a slip."""
        return outside(self.tree)

    @cached_property
    def _read(self) -> Mapping[str, None]:
        """The paths of the files of which it counts what they say, beside their names."""
        return {each.path: None for each in self.entries if each.path == SETTINGS_FILE or reference(each.path)}

    def is_as_it_was(self) -> bool:
        """Whether the files of the working directory are still those that were looked at, as their stamps tell."""
        return self._cache is not None and self._files.are_as_they_were()

    def recall(
        self, named: Sequence[tuple[str, str]]
    ) -> Iterator[tuple[str, str, tuple[Record, Sequence[Finding]] | None]]:
        """Yield each (reference, path) with its record, still without its name, and what was found in its file.

        With None where that is not known.
        """
        from coopctl.loading import packing  # only who needs records loads what makes them

        for start in range(0, len(named), _AT_ONCE):
            some = named[start : start + _AT_ONCE]
            keys = [self._key(ref, path) for ref, path in some]
            found = {} if self._cache is None else self._cache.get_each([key for key in keys if key is not None])
            for (ref, path), key in zip(some, keys, strict=True):
                value = None if key is None else found.get(key)
                yield ref, path, None if value is None else packing.unpack(value, kind_of(ref), path)

    def raw(self, ref: str, path: str) -> Mapping[str, Json] | None:
        """Return the raw map of a file's record, None where it is not known."""
        from coopctl.loading import packing  # as above

        key = self._key(ref, path)
        raw = None if self._cache is None or key is None else self._cache.more(key)
        return None if raw is None else packing.unpack_raw(raw)

    def keep(self, ref: str, path: str, packed: tuple[bytes, bytes] | None) -> None:
        """Keep the record of a file that was read, still without its name, if it can be kept."""
        key = self._key(ref, path)
        if self._cache is not None and key is not None and packed is not None:
            self._cache.put(key, *packed)

    def lacking(self, kind: str, ids: Sequence[str]) -> list[str]:
        """Return the contents, by id, of which no record of that kind is kept."""
        keys = {each: self._of(kind, each) for each in ids}
        found = self.kept(list(keys.values()))
        return [each for each in ids if keys[each] not in found]

    def sound(self, paths: Sequence[str]) -> frozenset[str]:
        """Return the files of which is known that they hold a record, though not which; or settings without a fault."""
        keys = {path: self._sound(path) for path in paths if path in self.ids}
        kept = self.kept(list(keys.values()))
        return frozenset(path for path, key in keys.items() if key in kept)

    def note_sound(self, path: str) -> None:
        """Keep that of a file which was read."""
        if path in self.ids:
            self.remember(self._sound(path), b"")

    def _sound(self, path: str) -> bytes:
        kind = "settings" if path == SETTINGS_FILE else kind_of(reference(path) or "")
        return self.key("sound", kind, self.ids[path])

    def keep_content(self, kind: str, identity: str, packed: tuple[bytes, bytes]) -> None:
        """Keep the record of a content, whichever files have it."""
        if self._cache is not None:
            self._cache.put(self._of(kind, identity), *packed)

    def open_again(self) -> None:
        """Go on with the cache after others were opened: few are open at once."""
        if self._cache is not None and self.tree.home is not None:
            self._cache, self._keys = cache.opened(self.tree.home), {}
            if self._cache is not None:
                self._files.go_on_with(self._cache)

    def key(self, *parts: object) -> bytes:
        """Return the key of what is made of these parts and of nothing else; any without a cache."""
        return b"" if self._cache is None else self._cache.key(*parts)

    def keys(self, *parts: object) -> Callable[[str], bytes]:
        """Return what gives the key of what is made of these parts and of a text."""
        return (lambda _text: b"") if self._cache is None else self._cache.keys(*parts)

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
        return self._of(kind_of(ref), self.ids[path])

    def _of(self, kind: str, identity: str) -> bytes:
        if self._cache is None:
            return b""
        key_of = self._keys.get(group := (kind, self.language))
        if key_of is None:
            key_of = self._keys[group] = self._cache.keys("record", *group)
        return key_of(identity)


def kind_of(ref: str) -> str:
    """Return what a reference names, "agreement" or "action"."""
    return "action" if "/" in ref else "agreement"
