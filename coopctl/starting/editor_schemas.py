"""The schemas as editors show them beside what is typed: their titles and descriptions in a language."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from coopctl import schemas
from coopctl.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.i18n.words import Words
    from coopctl.model.records import Json

#: The schemas that editors need; those of outputs are for programs.
SCHEMAS = ("action", "agreement", "settings")
#: What people read of a schema; the rest is for programs, and is the same in each language.
TITLE, DESCRIPTION = "title", "description"
_SAID = re.compile(rf'("(?:{TITLE}|{DESCRIPTION})": )("(?:[^"\\]|\\.)*")')
#: Keywords whose values are data, in which a title is none of the schema's.
_DATA = frozenset({"const", "default", "enum", "examples"})


def text(name: str, words: Words) -> str:
    """Return a schema as it is written, what people read of it in the language of `words`. Raise KeyError."""
    known = set(sentences(schemas.schema(name))) if name in SCHEMAS else ()

    def worded(found: re.Match[str]) -> str:
        said = json.loads(found[2])
        return found[1] + json.dumps(words.say(Message(said)), ensure_ascii=False) if said in known else found[0]

    return _SAID.sub(worded, schemas.text(name))


def sentences(schema: Json) -> Iterator[str]:
    """Yield each title and description of a schema and of all schemas in it."""
    if isinstance(schema, list):
        for each in schema:
            yield from sentences(each)
    elif isinstance(schema, dict):
        for key, value in schema.items():
            if key in (TITLE, DESCRIPTION) and isinstance(value, str):
                yield value
            elif key not in _DATA:
                yield from sentences(value)
