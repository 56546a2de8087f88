"""The figures of an agreement or an axis, in words: finished, progress with what is known of it, time elapsed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.messages import Message, msg, nmsg

if TYPE_CHECKING:
    from fractions import Fraction

    from coopctl.formats.look import Look
    from coopctl.measures.outcomes import Rollup


def finished(rollup: Rollup) -> Message:
    """Say how many are finished."""
    return msg("{finished}/{of} finished", finished=rollup.finished, of=rollup.finished_of)


def progress(rollup: Rollup, look: Look) -> Message:
    """Say the progress and of how many actions it is known; a figure is withheld where too little is known."""
    none = look.words.say(msg("not known")) if look.plain else look.glyphs.none
    percent = none if rollup.progress is None else look.words.percent(rollup.progress)
    return msg("progress {percent} ({known}/{of} known)", percent=percent, known=rollup.known, of=rollup.known_of)


def elapsed(share: Fraction | None, look: Look) -> Message | None:
    """Say how much of the time is gone; None where the end is open."""
    return None if share is None else msg("time elapsed {percent}", percent=look.words.percent(share * 100))


def unread(count: int) -> Message:
    """Say how many files of an agreement could not be read."""
    return nmsg("{n} unread", "{n} unread", count)
