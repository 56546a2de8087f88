"""Bodies in the rows that a help spells: what a file calls by its name there is the id of a party, or a person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from coopctl.schemas.wanted import cut_row
from coopctl.strict_yaml import positions, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coopctl.messages import Message, Param
    from coopctl.model.places import Place
    from coopctl.model.records import Json

#: What finds a body: (the field it stands in, what it is called) → how it is written there, "" where that is not known.
Find: TypeAlias = "Callable[[str, str], str]"
#: A row is read as the value of a field.
_KEY = "row: "


def named(help_: Message, find: Find) -> Message:
    """Return a help whose rows name bodies as a record does."""
    params = {key: _named(each, find) for key, each in help_.params.items()}
    mend = _row(help_.mend, find) if help_.mend else None
    if mend:
        shown = {key for key, each in help_.params.items() if each == cut_row(str(help_.mend))}
        params |= dict.fromkeys(shown, cut_row(mend))
    return replace(help_, params=params, mend=mend or help_.mend) if params != help_.params else help_


def _named(param: Param, find: Find) -> Param:
    if isinstance(param, tuple):
        return tuple(_row(each, find) or each for each in param)
    return (_row(param, find) or param) if isinstance(param, str) else param


def _row(text: str, find: Find) -> str:
    """Return a row, or a list of them, with its bodies as they are found; "" for any other text, or where none is."""
    document = read("", f"{_KEY}{text}\n".encode()).document if text[:1] in ("{", "[") else None
    found = (
        [(place, new) for place, field, called in _bodies(document.data) if (new := find(field, called))]
        if document
        else []
    )
    spans = positions(document).values if document and found else {}
    for span, new in sorted(((spans[place], new) for place, new in found), reverse=True):
        first, after = (column - 1 - len(_KEY) for column in (span.column, span.end_column))
        text = f"{text[:first]}{new}{text[after:]}"
    return text if found else ""


def _bodies(data: Json) -> Iterator[tuple[Place, str, str]]:
    """Give each text of a row that may be a body: its place, the field it stands in, and what is called so."""
    waiting: list[tuple[Place, str, Json]] = [((), "", data)]
    while waiting:
        place, field, value = waiting.pop()
        if isinstance(value, list):
            waiting += [((*place, at), field, each) for at, each in enumerate(value)]
        elif isinstance(value, dict):
            alone = value.get("organisation") if len(value) == 1 else None
            if isinstance(alone, str):
                yield place, field, alone
            waiting += [((*place, key), key, each) for key, each in value.items()]
        elif isinstance(value, str):
            yield place, field, value
