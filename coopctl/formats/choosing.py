"""Choosing a format: by its name, else by the ending of the file that is written, else what is usual there."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from coopctl import discovery
from coopctl.spelling.nearest import one_of

if TYPE_CHECKING:
    from types import ModuleType

    from coopctl.formats import Audience


def chosen(asked: str | None, to: str | None, usual: str, *families: ModuleType) -> str:
    """Return the name of a format of the families. Raise UsageError where none has the name or the ending.

    Every format says its endings itself; they are read without importing it.
    """
    known = sorted({name for family in families for name in discovery.names(family)})
    if asked is not None:
        return one_of("--format", asked, known)
    if to is None or to == "-":
        return usual
    ending = to.rpartition(".")[2].casefold()
    for family in families:
        for name in discovery.names(family):
            if ending in cast("tuple[str, ...]", discovery.literal(family, name, "ENDINGS")):
                return name
    return one_of("-o", ending, known)


def audience(family: ModuleType, name: str) -> Audience:
    """Return for whom a format is."""
    return cast("Audience", discovery.module(family, name).AUDIENCE)
