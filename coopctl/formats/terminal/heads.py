"""Heads on a terminal: the first line of a screen, and what stands under a head."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.formats.terminal.breaking import GAP
from coopctl.formats.terminal.drawing import Line, flow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from coopctl.formats.look import Look
    from coopctl.messages import Message


def headline(title: Message, rest: Iterable[Message], look: Look) -> list[Line]:
    """Return the first line of a screen: its title, and what stands beside it, with dots between."""
    pieces: list[Line] = [((look.words.say(title), "title"),), *(((look.words.say(each), "quiet"),) for each in rest)]
    return flow(pieces, look.width, between=f" {look.glyphs.dot} ")


def under(head: Sequence[Line], rows: Callable[[Look], Sequence[Line]], look: Look) -> list[Line]:
    """Return a head and what stands under it: on a small screen inset, since colours alone do not tell them apart."""
    inset = " " * GAP if look.narrow else ""
    return [*head, *(((inset, ""), *line) for line in rows(replace(look, width=look.width - len(inset))))]
