"""Data is data: text from files, made unable to command a terminal, a bidi layout or a CI log."""

from __future__ import annotations

import re

from coopctl.patterns import regex

#: White space that would break a line or a column; in a cell it reads as one blank. Blanks are looked at once, from the
#: first of them, however many there are.
_BREAKS = regex(r"(?:(?<![ \t])[ \t]+)?(?:\r\n|[\t\n\v\f\x85\u2028\u2029])[ \t\n]*")
#: Controls (C0, DEL, C1), bidi embeddings, overrides and isolates, line separators, surrogates, U+FEFF, noncharacters.
#: The marks LRM, RLM and ALM stay: Arabic text uses them, and they reach no further than their neighbours.
UNSAFE = regex(
    r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u206f\u2028\u2029\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_RIGHT_TO_LEFT = regex(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
#: Runners strip blanks before they look for `::` at the start of a line.
_LINE_COMMAND = regex(r"(?m)^([^\S\n]*):(?=:)")
#: `##[` and `##vso[` act anywhere in a line; TeamCity reads `##teamcity[`.
ANYWHERE = regex(r"#(?=#(?:vso|teamcity)?\[)", re.IGNORECASE)


def harmless(text: str, *, ascii_only: bool = False, lines: bool = False) -> str:
    """Return `text` with what could act made visible: ESC becomes ␛ (in ASCII <U+001B>), and so on.

    Line breaks and tabs become blanks, unless `lines`, which keeps the line breaks.
    """
    if lines:
        return "\n".join(harmless(line, ascii_only=ascii_only) for line in text.replace("\r\n", "\n").split("\n"))
    if text.isprintable() or not UNSAFE.search(text):  # nothing that acts is printable, nor French blanks
        return text
    return UNSAFE.sub(lambda found: _visible(found[0], ascii_only=ascii_only), _BREAKS.sub(" ", text))


def _visible(character: str, *, ascii_only: bool) -> str:
    """Return a picture of a character that must not act."""
    number = ord(character)
    if not ascii_only and number < 0x20:
        return chr(0x2400 + number)
    if not ascii_only and number == 0x7F:
        return "\u2421"
    return f"<U+{number:04X}>"


def right_to_left(text: str) -> bool:
    """Whether a text holds letters that are written from right to left."""
    return not text.isascii() and bool(_RIGHT_TO_LEFT.search(text))


def without_commands(text: str) -> str:
    """Return text of which no line is a command of GitHub's, Azure's or TeamCity's log: a blank breaks `::` and `##[`.

    A blank before the line would not do: the runners strip it, and look for `##[` and `##vso[` anywhere in the line.
    """
    return _LINE_COMMAND.sub(r"\1: ", ANYWHERE.sub("# ", text))
