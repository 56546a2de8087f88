"""What files outside data/ hold that may have been put there by a slip: a record, or the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.model.names import SETTINGS_FILE
from coopctl.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.trees import Tree

_FIELD = regex(rb"^([a-z_]+)[ \t]*:", 8)  # re.MULTILINE
#: What an agreement has, and what an action; files of other programs have titles too.
_AGREEMENT, _ACTION = frozenset({b"parties", b"signed", b"renewal"}), frozenset({b"status", b"axis", b"milestones"})


def outside(tree: Tree) -> Mapping[str, str]:
    """Return the kind of each such file by its path: agreement, action or settings."""
    read = ((path, content) for path, content in tree.read(tree.outside()) if isinstance(content, bytes))
    return {path: kind for path, content in read if (kind := _kind(path, content))}


def _kind(path: str, content: bytes) -> str:
    fields = {*_FIELD.findall(content)}
    if path.lower().replace(".yml", ".yaml").removesuffix(".txt").replace(".yaml.yaml", ".yaml") == SETTINGS_FILE:
        return "settings"
    if b"title" not in fields:
        return ""
    return "agreement" if fields & _AGREEMENT else "action" if fields & _ACTION else ""
