"""What stands between other signs than it is meant to: fields in brackets, languages of a text, names with a stroke."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.codelists import codes
from coopctl.schemas.row_words import as_taken, help_of, inside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.messages import Message
    from coopctl.model.records import Json
    from coopctl.schemas.wanted import Wanted

#: Lists of short names, in which a stroke parts nothing (leftover-sign).
_SHORT = frozenset({"places", "aliases"})


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
    """Return the ways in which a list may be meant, without the one that leaves its sign: [Lille / Agadir]."""
    if field not in _SHORT or len(ways) == 1:
        return ways
    return [way for way in ways if len(way) > 1 or " / " not in way[0]]
