"""One file that is not saved yet, laid over a tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coopctl import disk
from coopctl.model.names import LARGEST_FILE
from coopctl.trees.tree import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from coopctl.findings import Fault
    from coopctl.trees.tree import Tree


@dataclass(frozen=True, slots=True)
class OverlayTree:
    """A tree in which one file holds something else than on the disk or in git, or is there at all."""

    below: Tree
    path: str
    content: bytes

    @property
    def revision(self) -> str:
        """As the tree below."""
        return self.below.revision

    @property
    def day(self) -> date | None:
        """As the tree below."""
        return self.below.day

    def files(self) -> Sequence[Entry]:
        """As Tree says."""
        others = [entry for entry in self.below.files() if entry.path != self.path]
        return sorted((*others, Entry(self.path)), key=lambda entry: entry.path)

    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes | Fault]]:
        """As Tree says."""
        asked = list(paths)
        others = self.below.read([path for path in asked if path != self.path])
        for path in asked:
            if path == self.path:
                yield path, disk.too_large() if len(self.content) > LARGEST_FILE else self.content
            else:
                yield next(others)

    def exists(self, path: str) -> bool:
        """As Tree says."""
        return disk.inner(path) == self.path or self.below.exists(path)
