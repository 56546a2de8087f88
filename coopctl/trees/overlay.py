"""Files that are not saved yet, laid over a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl import disk
from coopctl.model.names import LARGEST_FILE
from coopctl.trees.tree import Entry
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from coopctl.findings import Fault
    from coopctl.trees.tree import Tree


@dataclass(frozen=True, slots=True)
class OverlayTree:
    """A tree in which some files hold something else than on the disk or in git: by path, None for one that is gone."""

    below: Tree
    contents: Mapping[str, bytes | None]

    @property
    def revision(self) -> str:
        """As the tree below."""
        return self.below.revision

    @property
    def day(self) -> date | None:
        """As the tree below."""
        return self.below.day

    @property
    def home(self) -> Path | None:
        """As the tree below."""
        return self.below.home

    def on_disk(self, entry: Entry) -> bool:
        """As Tree says."""
        return entry.path not in self.contents and self.below.on_disk(entry)

    def files(self) -> Sequence[Entry]:
        """As Tree says."""
        others = [entry for entry in self.below.files() if entry.path not in self.contents]
        laid = [Entry(path) for path, content in self.contents.items() if content is not None]
        return sorted((*others, *laid), key=lambda entry: entry.path)

    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes | Fault]]:
        """As Tree says."""
        asked = list(paths)
        others = self.below.read([path for path in asked if self.contents.get(path) is None])
        for path in asked:
            content = self.contents.get(path)
            if content is None:
                yield next(others)
            else:
                yield path, disk.too_large() if len(content) > LARGEST_FILE else content

    def existing(self, paths: Collection[str]) -> frozenset[str]:
        """As Tree says."""
        inner = {path: disk.inner(path) for path in paths}
        laid = {path for path, way in inner.items() if way is not None and self.contents.get(way) is not None}
        gone = {path for path, way in inner.items() if way in self.contents} - laid
        return (self.below.existing(paths) - gone) | laid

    def apart(self) -> frozenset[str]:
        """As the tree below."""
        return self.below.apart() - self.contents.keys()

    def outside(self) -> Sequence[str]:
        """As the tree below."""
        return [path for path in self.below.outside() if path not in self.contents]
