"""What a wrong word may have meant: by its label in any language, or by its letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.i18n import recognised
from coopctl.messages import msg
from coopctl.spelling.nearest import did_you_mean, meaning

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coopctl.messages import Message


def offer(typed: str, known: Iterable[str]) -> Message | None:
    """Ask whether one of `known` was meant, else say all of them; None where there are none."""
    words = tuple(known)
    labelled = recognised.said(typed, words)
    if labelled:
        return meaning(*labelled)
    return did_you_mean(typed, words) or (msg("choose from: {words}", words=words) if words else None)
