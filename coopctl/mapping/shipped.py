"""The maps that ship with coopctl, for files of programs that many use."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_ENDING = ".yaml"


def names() -> tuple[str, ...]:
    """Return the names of the maps, sorted."""
    return tuple(sorted(each.name.removesuffix(_ENDING) for each in _folder().iterdir() if each.name.endswith(_ENDING)))


def content(name: str) -> bytes:
    """Return a map as it is written."""
    return (_folder() / f"{name}{_ENDING}").read_bytes()


def _folder() -> Traversable:
    return resources.files("coopctl.mapping") / "presets"
