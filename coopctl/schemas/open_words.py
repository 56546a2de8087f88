"""A value that was left open: what is to be filled in, what is not known, and what is to be the same as above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.messages import Message, msg
from coopctl.schemas.wanted import CHOOSE, how_dates
from coopctl.spelling import synonyms
from coopctl.strict_yaml import pasted

if TYPE_CHECKING:
    from coopctl.model.records import Json
    from coopctl.schemas.wanted import Diagnostic, Wanted

NO_AMOUNT = msg("write the amount; where it is not known, leave it out and say so in ‘note’")
_NEEDED_NOW = msg("this was never filled in: write the value itself")
_NEVER_FILLED = msg("this was never filled in: write the value itself, or leave the field out")
_UNSIGNED = msg("write the day itself; only an agreement in_negotiation goes without ‘signed’")
_AGAIN = msg("write the value itself again: nothing is taken over from above")


def left_open(field: str, value: Json, said: Diagnostic, wanted: Wanted) -> Message | None:
    """Say what to do about a text that was to be filled in, or that says that there is nothing to write."""
    alone = only_text(value)
    needed = wanted.needed or field == "axis"
    names_others = wanted.node.get("type") == "array" or wanted.shape in ("who", "attendee", "partner")
    is_word = alone.replace(" ", "").isalpha()  # N° is the heading of a column
    if names_others and is_word and synonyms.truth(alone) is False and said.code in ("wrong-type", "wrong-form"):
        return _not_known(field, needed=needed)
    if pasted.same_as_above(alone):
        return _AGAIN
    if pasted.unfilled(alone):
        return NO_AMOUNT if wanted.money else _NEEDED_NOW if needed else _NEVER_FILLED
    if wanted.money and pasted.not_known(alone):
        return NO_AMOUNT
    if field == "signed" and said.help == how_dates("date", needed=False):  # non, en cours
        return _UNSIGNED
    is_told = said.code in ("wrong-type", "wrong-form") or (said.code == "unknown-word" and said.help == CHOOSE)
    nothing = is_told and field not in ("axis", "id") and pasted.not_known(alone)
    return _not_known(field, needed=needed) if nothing else None


def only_text(value: Json) -> str:
    """Return a text, or the only one of a list: [TODO]; "" for anything else."""
    alone = value[0] if isinstance(value, list) and len(value) == 1 else value
    return alone if isinstance(alone, str) else ""


def _not_known(field: str, *, needed: bool) -> Message:
    """Say what to do about a value that is not known, or that there is none of."""
    if field == "signed":
        return _UNSIGNED
    if needed:
        return msg("this field is needed: write the value itself")
    return msg("leave the field out where the value is not known, or where there is none")
