"""The words that stand in help for what is to be given, in the reader's language: DAY is JOUR to who reads French."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.messages import N_, Message
from coopctl.patterns import regex

if TYPE_CHECKING:
    import re

    from coopctl.i18n.words import Words

#: Those of more than two letters; REF and ID are the same everywhere. What runs from right to left keeps these: a
#: command is typed from left to right.
_PLACES = (
    N_("ADDRESS"),
    N_("AGREEMENT"),
    N_("BASE"),
    N_("CODE"),
    N_("COMMAND"),
    N_("DAY"),
    N_("DIR"),
    N_("ENGINE"),
    N_("FIELD"),
    N_("FILE"),
    N_("HEALTH"),
    N_("KEY"),
    N_("KIND"),
    N_("LANGUAGE"),
    N_("LIST"),
    N_("MAP"),
    N_("NAME"),
    N_("NEWREF"),
    N_("OURS"),
    N_("PATH"),
    N_("REV"),
    N_("SOURCE"),
    N_("STATUS"),
    N_("STEP"),
    N_("TAG"),
    N_("TEXT"),
    N_("THEIRS"),
    N_("TITLE"),
    N_("VALUE"),
    N_("WHEN"),
    N_("WHO"),
    N_("WORD"),
)
_PLACE = regex(rf"(?<![\w$])(?:{'|'.join(_PLACES)})(?!\w)")


def worded(text: str, words: Words) -> str:
    """Return a text in which every placeholder is the reader's word for it."""
    if words.say(Message("DAY")) == "DAY":
        return text

    def said(found: re.Match[str]) -> str:
        return words.say(Message(found[0]))

    return _PLACE.sub(said, text)
