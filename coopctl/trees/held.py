"""A tree of a few files that are held in memory: one record with what it needs, as a commit has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl import disk
from coopctl.trees.tree import Entry
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from coopctl.findings import Fault


@dataclass(frozen=True, slots=True)
class HeldTree:
    """Files by their paths. Those that records name are taken to be there: nobody has looked."""

    held: Mapping[str, bytes | Fault]
    revision: str
    day: date | None = None
    home: Path | None = None

    def on_disk(self, entry: Entry) -> bool:  # noqa: ARG002 - as Tree says
        """As Tree says."""
        return False

    def files(self) -> Sequence[Entry]:
        """As Tree says."""
        return [Entry(path) for path in sorted(self.held)]

    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes | Fault]]:
        """As Tree says."""
        for path in paths:
            yield path, self.held.get(path, disk.vanished())

    def existing(self, paths: Collection[str]) -> frozenset[str]:
        """As Tree says."""
        return frozenset(paths)

    def apart(self) -> frozenset[str]:
        """As Tree says."""
        return frozenset()

    def outside(self) -> Sequence[str]:
        """As Tree says."""
        return ()
