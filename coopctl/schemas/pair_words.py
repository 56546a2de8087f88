"""What stands between other signs than it is meant to: fields in brackets, languages of a text, names with a stroke."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl.codelists import codes
from coopctl.messages import msg
from coopctl.model.names import LONGEST_NAME, is_name
from coopctl.schemas.entry_words import AND, PARTED
from coopctl.schemas.row_words import as_taken, help_of, inside
from coopctl.schemas.wanted import cut
from coopctl.spelling.titles import name_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.messages import Message
    from coopctl.model.records import Json
    from coopctl.schemas.wanted import Wanted

#: Lists of short names, in which a stroke parts nothing (leftover-sign).
_SHORT = frozenset({"places", "aliases"})
#: Tags as they are written.
TAGS = ("youth", "tourism")

#: Rows or fields that a sign of a block, | or >, made one text.
_IN_BLOCK = re.compile(r"(?:- +(?:[{]|[\w-]+ ?: )|[a-z_]+ ?: )[^\n]*\n")

#: An id, and behind it what a sign parts from it.
_WITH_WORDS = re.compile(r"(?P<id>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?: *[(\[,;:|]| +(?://|/\*|--|[–—-]) )\s*\S.*")


def as_fields(value: Sequence[Json], wanted: Wanted) -> Message | None:
    """Say that fields stand between braces and not between brackets: [id: appel, title: Appel]; else None."""
    row: dict[str, Json] = {}
    for each in value:
        pair = [*each.items()] if isinstance(each, dict) else []
        if len(pair) != 1 or pair[0][0] in row or isinstance(pair[0][1], dict | list):
            return None
        row |= pair
    if len(row) < len("ab") or not row.keys() <= wanted.fields.keys():
        return None
    pairs = (f"{key}: {as_taken(each, wanted.fields[key], wanted.said)}" for key, each in row.items())
    return help_of((f"{{{', '.join(pairs)}}}",))


def as_text(value: Json) -> str:
    """Return the text in several languages that a group is, as an entry of a list, "" for another group."""
    if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
        return ""
    if not all(tag.partition("-")[0] in codes("languages") for tag in value):
        return ""
    return f"{{{', '.join(f'{tag}: {inside(each)}' for tag, each in value.items())}}}"


def parted(field: str, ways: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """Return the ways in which a list may be meant, without the one that leaves its sign: [Lille / Agadir].

    What a report is about are references, which hold no blank.
    """
    if len(ways) == 1 or field not in _SHORT | {"about"}:
        return ways
    return [way for way in ways if len(way) > 1 or (field in _SHORT and " / " not in way[0])]


def of_names(field: str, text: str) -> Message | None:
    """Say in what ways an id or a tag may be meant that holds more: appel (jalon 1), jeunesse tourisme; else None."""
    if field == "tags":
        return _tags(text)
    if field == "codes" and len(several := _bare(re.split(PARTED, text))) > 1:
        return _names_alone(several)
    match = _WITH_WORDS.fullmatch(text) if field == "id" else None
    whole = name_of(text, LONGEST_NAME)
    return msg("write what you mean: {words}", words=(match["id"], whole)) if match and whole else None


def _tags(text: str) -> Message | None:
    """Say how several tags are written that stand as one, which words alone may be; None for one tag."""
    signed = _bare(re.split(PARTED + "|/", text))
    if len(signed) > 1:
        return _names_alone(signed)
    told = _bare(AND.split(text))
    parts = told if len(told) > 1 else text.split() if all(map(is_name, text.split())) else []
    whole, names = name_of(text, LONGEST_NAME), [name_of(each, LONGEST_NAME) for each in parts]
    if len(parts) < len("ab") or not whole or not all(names):
        return _names_alone(parts) if len(told) > 1 and in_latin(text) else None
    return msg("write ‘{word}’ if it is one, else each as an entry of its own: {words}", word=whole, words=tuple(names))


def each_alone(entries: tuple[str, ...]) -> Message:
    """Say that what stands as one entry of a list is several, each as it is written there."""
    return msg("write each as an entry of its own: {words}", words=entries)


def _bare(parts: Sequence[str]) -> list[str]:
    return [bare for each in parts if (bare := each.strip())]


def _names_alone(parts: Sequence[str]) -> Message | None:
    """Say how several tags are written, or in which letters where one has others."""
    names = tuple(name_of(each, LONGEST_NAME) for each in parts)
    if all(names):
        return each_alone(names)
    if any(map(in_latin, parts)):
        return msg("write each as an entry of its own, in the letters a–z, for instance: {words}", words=TAGS)
    return None


def in_latin(text: str) -> bool:
    """Whether a name is to be written in other letters, since all of a text's are of other scripts: شباب."""
    letters = [*filter(str.isalpha, text)]
    return bool(letters) and not any(map(str.isascii, letters))


def in_block(field: str, value: Json) -> tuple[Message, Message] | None:
    """Say of rows or fields that a sign made one text that it is to go; None for anything else."""
    if not isinstance(value, str) or not _IN_BLOCK.match(value):
        return None
    message = msg("‘{field}’ holds rows or fields, and they are one text here", field=field)
    return message, msg("delete the sign behind ‘{field}:’, so that the lines below it are read", field=field)


def rest_of_text(key: str) -> Message:
    """Say how a text with a comma is written, where a key without a value looks like the rest of one."""
    return msg("between braces a comma ends a text: quote the whole text if ‘{rest}’ belongs to it", rest=cut(key))
