"""Anchors, aliases and tags, which no record has: what is said of each, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.messages import msg
from coopctl.strict_yaml.prescan import shorten

if TYPE_CHECKING:
    from coopctl.messages import Message


def anchor(name: str, *, empty: bool) -> tuple[Message, Message]:
    """Say of an anchor that it is to go; of an `empty` one, which no value follows, that it may be the value."""
    message = msg("an anchor, &{name}: each value is written where it belongs", name=shorten(name))
    return message, _value("&", name) if empty else msg("delete it; quote a text that begins with &")


def alias(name: str, *, known: bool) -> tuple[Message, Message]:
    """Say of an alias that what it stands for is written out; where no such anchor is `known`, that it is the value."""
    message = msg("an alias, *{name}: each value is written where it belongs", name=shorten(name))
    return message, msg("write the value out; quote a text that begins with *") if known else _value("*", name)


def tag(word: str, *, empty: bool) -> tuple[Message, Message]:
    """Say of a tag that it is to go; of an `empty` one, which no value follows, that it may be the value."""
    message = msg("a tag, {tag}: a value's type is seen from the value", tag=shorten(word))
    name = word.strip("!")
    return message, _value("!", name) if empty and name else msg("delete it; quote a text that begins with !")


def _value(sign: str, name: str) -> Message:
    return msg(
        "delete {sign} if ‘{word}’ is the value; quote a text that begins with {sign}", sign=sign, word=shorten(name)
    )
