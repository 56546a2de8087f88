"""What was read of a file, read again when it is asked for: texts and raw maps of few files are ever shown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from coopctl import strict_yaml
from coopctl.errors import ReadError
from coopctl.findings import Fault
from coopctl.messages import msg
from coopctl.trees import GitTree

if TYPE_CHECKING:
    from coopctl.loading.memory import Memory
    from coopctl.model.records import Json
    from coopctl.strict_yaml import Document

_T = TypeVar("_T")
#: So many files are kept once they were read again: the two sides of a comparison, and the next one.
_KEPT = 8
#: So many bytes of files are kept as they were first read: opening many small ones again takes longer than reading.
_ROOM = 4_000_000
#: So many are read at once where one after the other is asked for.
_AT_ONCE = 256


class _Asked(Mapping[str, _T], Generic[_T]):
    """A mapping of paths, each value found when it is asked for; a path that has none is not in it."""

    def __init__(self, paths: Collection[str], find: Callable[[str], _T | None]) -> None:
        self._paths = paths
        self._find = find

    def __getitem__(self, path: str) -> _T:
        found = self._find(path) if path in self._paths else None
        if found is None:
            raise KeyError(path)
        return found

    def __iter__(self) -> Iterator[str]:
        return (path for path in self._paths if self._find(path) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Sources:
    """The files of a tree that were read: their documents and texts, by path, each read again when asked for."""

    def __init__(self, memory: Memory, refs: Mapping[str, str]) -> None:
        self._tree = memory.tree
        self._memory = memory
        self._refs = refs
        paths = refs.keys()
        self._paths = [*paths]
        self._places = {path: place for place, path in enumerate(paths)}
        self._ahead: Mapping[str, bytes | Fault] = {}
        self._many, self._last = 1, -1
        self.contents: dict[str, bytes] = {}
        self._room = _ROOM
        self._said: Mapping[str, Mapping[str, Json]] = {}
        self.documents: Mapping[str, Document] = _Asked(paths, lru_cache(_KEPT)(self._document))
        self.texts: Mapping[str, str] = _Asked(paths, lru_cache(_KEPT)(self._text))
        self._maps: Mapping[str, Mapping[str, Json]] = _Asked(paths, lru_cache(_KEPT)(self._map))

    def keep(self, path: str, content: bytes | Fault) -> None:
        """Keep what a file held when it was read, while there is room."""
        if isinstance(content, bytes) and len(content) <= self._room:
            self.contents[path] = content
            self._room -= len(content)

    def know(self, said: Mapping[str, Mapping[str, Json]]) -> None:
        """Know what files said, by path, in which no fault was found: what is kept of them is not parsed again."""
        self._said = said

    def data(self, path: str) -> Mapping[str, Json]:
        """Return the raw map of a record's file, read when it is looked into."""
        return Written(path, self._maps)

    def fetch(self, paths: Collection[str]) -> None:
        """Read files that will be asked for, at once: git is started for each reading."""
        if isinstance(self._tree, GitTree):
            for path, content in self._tree.read([path for path in paths if path not in self.contents]):
                self.keep(path, content)

    def _map(self, path: str) -> Mapping[str, Json] | None:
        kept = self._memory.raw(self._refs[path], path)
        if kept is not None:
            return kept
        document = self.documents.get(path)
        return document.data if document is not None and isinstance(document.data, dict) else None

    def _document(self, path: str) -> Document | None:
        if path in self.contents and path in self._said:
            return strict_yaml.known(path, self.contents[path], dict(self._said[path]))
        content = self._content(path)
        return None if content is None else strict_yaml.read(path, content).document

    def _text(self, path: str) -> str | None:
        content = self._content(path)
        return None if content is None else strict_yaml.text(content)

    def _content(self, path: str) -> bytes | None:
        if path in self.contents:
            return self.contents[path]
        if path not in self._ahead:
            self._ahead = dict(self._tree.read(self._following(path)))
        content = self._ahead[path]
        return None if isinstance(content, Fault) else content

    def _following(self, path: str) -> list[str]:
        """Return a file, and of a commit those that follow it, more each time: git is started for each reading.

        Who asks for many goes from one to the next.
        """
        paths, at = self._paths, self._places[path]
        self._many = min(2 * self._many, _AT_ONCE) if at > self._last and isinstance(self._tree, GitTree) else 1
        self._last = at
        return paths[at : at + self._many]


class Written(Mapping[str, "Json"]):
    """What a file says, as plain data; read from the file each time, since hardly any is ever looked into."""

    __slots__ = ("_maps", "_path")

    def __init__(self, path: str, maps: Mapping[str, Mapping[str, Json]]) -> None:
        self._path = path
        self._maps = maps

    def __getitem__(self, key: str) -> Json:
        return self._data()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._data())

    def __len__(self) -> int:
        return len(self._data())

    def _data(self) -> Mapping[str, Json]:
        """Return the map. Raise ReadError where the file has changed so that it is none any more."""
        data = self._maps.get(self._path)
        if data is None:
            raise ReadError(
                msg("{path} changed while it was read", path=self._path), msg("run the command again when it is saved")
            )
        return data
