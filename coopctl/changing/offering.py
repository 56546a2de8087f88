"""What a wrong word may have meant: by its label in any language, or by its letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.i18n import recognised
from coopctl.i18n.labels import LABELS
from coopctl.messages import Message, Several, msg
from coopctl.spelling.nearest import did_you_mean, meaning

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


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


def offer_shown(typed: str, known: Iterable[str]) -> Message:
    """Do the same as `offer` by what a screen shows for the words, for those who never see the files."""
    words = tuple(known)
    of = next((labels for labels in LABELS.values() if set(words) <= labels.keys()), {})
    shown = {word: Message(of.get(word, word)) for word in words}
    meant = recognised.said(typed, words)
    if len(meant) == 1:
        return msg("did you mean ‘{word}’?", word=shown[meant[0]])
    return msg("choose from: {words}", words=Several(tuple(shown.values())))
