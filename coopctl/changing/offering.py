"""What a wrong word may have meant: by its label in any language, or by its letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.i18n import recognised
from coopctl.messages import msg
from coopctl.spelling.nearest import did_you_mean, meaning

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from coopctl.messages import Message


def called(typed: str, known: Collection[str]) -> str | None:
    """Return the field or list that people call so, in any language; None where none is called so, or several are."""
    meant = [name for name in recognised.said(typed, known) if recognised.is_said(typed, name, known)]
    return meant[0] if meant else None


def offer(typed: str, known: Iterable[str]) -> Message | None:
    """Ask whether one of `known` was meant, else say all of them; None where there are none."""
    words = tuple(known)
    labelled = recognised.said(typed, words)
    if labelled:
        return meaning(*labelled)
    return did_you_mean(typed, words) or (msg("choose from: {words}", words=words) if words else None)
