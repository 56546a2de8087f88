"""Where a value stands in its file, for programs and for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias, cast

if TYPE_CHECKING:
    from coopctl.model.records import Json

#: The way from a file's root to one of its values: keys and list positions (from 0).
Place: TypeAlias = "tuple[str | int, ...]"


def field_name(place: Place) -> str:
    """Write a place as staff read it: `milestones[2].due` (positions count from 0, as in the JSON output)."""
    words = ""
    for step in place:
        words += f"[{step}]" if isinstance(step, int) else f".{step}" if words else str(step)
    return words


def within(node: object, place: Place) -> Json:
    """Return what stands at a place of a value of a file, None where nothing does."""
    for step in place:
        if isinstance(node, list):
            if not isinstance(step, int) or step >= len(node):
                return None
            node = node[step]
        elif isinstance(step, str) and isinstance(node, Mapping):  # a record's own map may be read when asked for
            node = node.get(step)
        else:
            return None
    return cast("Json", node)
