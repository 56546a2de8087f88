"""The names of fields as files write them, wherever a field stands: for who reads a line and knows no schema yet."""

from __future__ import annotations

import functools
from dataclasses import is_dataclass

from coopctl.model import records, settings

#: Attributes of a record that its file does not write.
_OWN = frozenset({"ref", "path", "data"})


@functools.cache
def fields() -> frozenset[str]:
    """Return the fields of records, of their rows and of the settings."""
    return frozenset(_annotations())


@functools.cache
def of_texts() -> frozenset[str]:
    """Return those of them that hold a text somewhere, which may say anything, colons too."""
    return frozenset(name for name, hint in _annotations().items() if "Text" in hint)


@functools.cache
def of_lists() -> frozenset[str]:
    """Return those of them that hold a list."""
    return frozenset(name for name, hint in _annotations().items() if "tuple" in hint)


def _annotations() -> dict[str, str]:
    found: dict[str, str] = {}
    for room in (records, settings):
        for kind in vars(room).values():
            if isinstance(kind, type) and is_dataclass(kind):
                for name, hint in kind.__annotations__.items():
                    if name not in _OWN:
                        found[name.rstrip("_")] = f"{found.get(name.rstrip('_'), '')} {hint}"
    return found
