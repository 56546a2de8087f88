"""Where a value stands in its file, for programs and for people."""

from __future__ import annotations

from typing import TypeAlias

#: The way from a file's root to one of its values: keys and list positions (from 0).
Place: TypeAlias = "tuple[str | int, ...]"


def field_name(place: Place) -> str:
    """Write a place as staff read it: `milestones[2].due` (positions count from 0, as in the JSON output)."""
    words = ""
    for step in place:
        words += f"[{step}]" if isinstance(step, int) else f".{step}" if words else str(step)
    return words
