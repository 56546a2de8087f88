r"""Backslashes between double quotes that make another character of a letter: C:\temp, Réunion\atelier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.messages import msg
from coopctl.patterns import regex

if TYPE_CHECKING:
    from coopctl.messages import Message

#: A code of one letter that nobody writes for the character that it makes; and any behind a drive, or in a path. Behind
#: a letter within a text, “group A:”, a line may end; codes of numbers are no words.
_CODE = regex(
    r"(?<!\\)(?:\\\\)*(?:(?<=\")[A-Za-z]:(?P<drive>\\[^\W\d_uUx])|(?<=[\s(])[A-Za-z]:(?P<path>\\[^\W\d_nuUx])"
    r"|(?P<code>\\[abefv](?=[^\W\d_]))|(?P<more>\\[tnr](?=[^\W\d_][^\\\"\n]*\\[^\W\d_nrtuUxNLP\"])))"
)


def doubtful(raw: str) -> tuple[int, str] | None:
    """Return where the first such code stands in a quoted text as it was written, and the code; None for none."""
    match = _CODE.search(raw)
    if match is None:
        return None
    name = match.lastgroup or ""
    return match.start(name), match[name]


def told(code: str) -> tuple[Message, Message]:
    """Say what such a code is, and how a backslash is written."""
    message = msg("in double quotes {code} stands for another character, which few readers see", code=code)
    return message, msg("write \\\\ for a backslash, or put the text in single quotes")
