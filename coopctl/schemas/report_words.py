"""What settings and vocabularies take, where something else stands: one word, or true or false."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.messages import msg
from coopctl.model.names import LONGEST_NAME
from coopctl.schemas.wanted import write
from coopctl.spelling import synonyms
from coopctl.spelling.titles import name_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from coopctl.messages import Message
    from coopctl.model.records import Json


def one_word(field: str, value: Json, words: Collection[str]) -> tuple[Message, Message] | None:
    """Say of a list in the place of one word that the word stands alone, or one of its words; None for another one."""
    if not isinstance(value, list) or not words or (len(value) == 1 and value[0] not in words):
        return None
    message = msg("‘{field}’ must be one value, not a list", field=field)
    return message, write(str(value[0])) if len(value) == 1 else msg("keep one of its entries")


def of_words(ways: Sequence[Sequence[str]], words: Sequence[str]) -> Message | None:
    """Say which words a list may hold, where it was written as a text that holds another; else None."""
    if not words or all(each in words for way in ways for each in way):
        return None
    return msg("write one of {words}", words=tuple(f"[{each}]" for each in words))


def wants_truth(field: str, value: Json) -> tuple[Message, Message]:
    """Say of a value that true or false is wanted in its place, and which of them it says."""
    said = synonyms.truth(value) if isinstance(value, str) else bool(value) if value in (0, 1) else None
    message = msg("‘{field}’ must be true or false", field=field)
    return message, msg("write true or false") if said is None else write("true" if said else "false")


def named(rows: Sequence[Json]) -> str:
    """Return how the first of some reports begins, under the name that it has as a field: [{nom: bilan, about: …}]."""
    fields = [*rows[0].items()] if rows and isinstance(rows[0], dict) else []
    name = name_of(str(fields[0][1]), LONGEST_NAME) if len(fields) > 1 else ""
    is_said = bool(name) and isinstance(fields[0][1], str)
    return f"{name}: {{{fields[1][0]}: …}}" if is_said else ""
