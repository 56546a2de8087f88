"""How much the files of a tree hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coopctl.trees.tree import Tree


def size(tree: Tree) -> int:
    """Return how many bytes the files of a tree hold that can be read. Raise what reading them raises."""
    paths = [each.path for each in tree.files()]
    return sum(len(held) for _, held in tree.read(paths) if isinstance(held, bytes))
