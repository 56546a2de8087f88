"""The lines of some top-level fields alone: where one value stands is found without parsing the whole file again."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from coopctl.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Set as AbstractSet

#: What begins in the first column: a key, or anything that is neither blank, comment nor dash.
_FIRST_COLUMN = regex(r"(?m)^(?:([A-Za-z_][A-Za-z0-9_-]*):(?=[ \n]|\Z)|[^\s#-])")

#: What a parser takes for the end of a line, and we do not.
OTHER_ENDS = regex("[\r\x85\u2028\u2029]")


def alone(text: str, keys: Collection[str], wanted: AbstractSet[str]) -> str:
    """Return a text with the lines emptied that are of none of the fields `wanted`, and so with its numbers of lines.

    `keys` are all top-level keys that were read, in order. The text comes back as it is where the first column holds
    anything but exactly these, or a line ends otherwise: then it is not known which line is of which field.
    """
    found = list(_FIRST_COLUMN.finditer(text))
    if [each[1] for each in found] != list(keys) or OTHER_ENDS.search(text):
        return text
    starts = [*(each.start() for each in found), len(text)]
    parts, at = [], 0
    for each, (start, end) in zip(found, pairwise(starts), strict=True):
        if each[1] in wanted:
            parts += ["\n" * text.count("\n", at, start), text[start:end]]
            at = end
    return "".join(parts)
