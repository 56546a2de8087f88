"""Trees of files: the working directory, git's index, or any commit, all read in the same way."""

from __future__ import annotations

from coopctl.trees.changed import Changes, changes, differing, staged
from coopctl.trees.held import HeldTree
from coopctl.trees.overlay import OverlayTree
from coopctl.trees.sizes import size
from coopctl.trees.tree import (
    DATA,
    FAULTS,
    Entry,
    GitTree,
    Tree,
    WorkingTree,
    at,
    index,
    is_file,
    rows_of,
    worktree,
)
from coopctl.trees.workspace import checkout, not_checked_out

__all__ = [
    "DATA",
    "FAULTS",
    "Changes",
    "Entry",
    "GitTree",
    "HeldTree",
    "OverlayTree",
    "Tree",
    "WorkingTree",
    "at",
    "changes",
    "checkout",
    "differing",
    "index",
    "is_file",
    "not_checked_out",
    "rows_of",
    "size",
    "staged",
    "worktree",
]
