"""Files outside data/ where a slip may have put records, by their names alone: beside coopctl.yaml, in Data/."""

from __future__ import annotations

import os
from itertools import islice
from typing import TYPE_CHECKING

from coopctl import disk
from coopctl.model.names import SETTINGS_FILE, lies_outside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

#: Of such a folder so many files are looked at, and of all of them so many are read: more is another project's.
_MOST_LISTED, _MOST = 1_000, 100
_OURS = frozenset({"data", SETTINGS_FILE})


def outside(root: Path) -> tuple[str, ...]:
    """Return such files of a folder, sorted; none where it cannot be listed. No link is followed."""
    try:
        return few(path for entry in _listed(root) for path in _below(root, entry))
    except OSError:
        return ()


def few(paths: Iterable[str]) -> tuple[str, ...]:
    """Return those of some paths that lie outside, sorted, the first of them."""
    return tuple(sorted(filter(lies_outside, paths))[:_MOST])


def _listed(root: Path) -> list[os.DirEntry[str]]:
    """Return what stands in the folder, without what the disk takes for coopctl.yaml or data/ themselves."""
    with os.scandir(root) as listing:
        return [each for each in listing if each.name not in _OURS and not _is_ours(root, each)]


def _is_ours(root: Path, entry: os.DirEntry[str]) -> bool:
    ours = entry.name.lower()
    return ours in _OURS and (root / ours).exists() and (root / entry.name).samefile(root / ours)


def _below(root: Path, entry: os.DirEntry[str]) -> Iterator[str]:
    if entry.is_file(follow_symlinks=False):
        yield entry.name
    elif entry.is_dir(follow_symlinks=False) and lies_outside(f"{entry.name}/x.yaml"):
        found = islice(disk.walk(root, entry.name), _MOST_LISTED)
        yield from (path for path, is_file in found if is_file)
