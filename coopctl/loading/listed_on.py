"""What goes on behind a comma between braces: the other entries of a list without brackets, or words beside a number.

The first entry is taken for all of it, and what follows for fields.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl import schemas
from coopctl.messages import msg
from coopctl.model.places import within
from coopctl.schemas.elsewhere import WORKED_OUT
from coopctl.schemas.pair_words import rest_of_text
from coopctl.schemas.wanted import alone
from coopctl.spelling import amounts
from coopctl.strict_yaml.scalars import written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.findings import Problem
    from coopctl.messages import Message
    from coopctl.model.places import Place
    from coopctl.strict_yaml import Document


_NUMBERS = frozenset({"number", "integer"})
_HOW = msg("write the list between [ and ]: {line}", line="")
#: What is said of a key that stands for a list: function: Directeur.
_OF_LIST = msg("did you mean ‘{word}’? it is a list: {line}", word="", line="")


def is_told(help_: Message | None) -> bool:
    """Whether a help is that of such a list."""
    return help_ is not None and help_.text == _HOW.text


def listed_on(kind: str, document: Document, found: Sequence[tuple[str, Problem]]) -> list[tuple[str, Problem]]:
    """Return (code, problem) pairs with one for each such list, {lang: fr, ar}, in the place of one for each entry.

    What stands behind a number, {planned: 60000, dont 30000 souss}, is told to be written elsewhere.
    """
    entries: dict[Place, list[str]] = {}
    found = [*found]
    meant = {problem.place: name for _, problem in found if (name := _list_meant(problem.help))}
    for position, (code, problem) in enumerate(found):
        head = _head(document, problem.place) if code == "unknown-field" else ()
        types = schemas.takes(kind, head) if head else frozenset()
        if "array" in types or head in meant:
            entries.setdefault(head, []).append(str(problem.place[-1]))
        elif types and types <= _NUMBERS:
            value = within(document.data, head)
            number, _ = amounts.one(value)
            if number:
                help_ = alone((number,), f"{value}, {problem.place[-1]}")
                found[position] = code, replace(problem, help=help_)
        elif head and problem.help == WORKED_OUT:  # {text: Les candidats, connus}
            found[position] = code, replace(problem, help=rest_of_text(str(problem.place[-1])))
    if not entries:
        return found
    rest = {(*head[:-1], key) for head, keys in entries.items() for key in keys}
    told = [(code, problem) for code, problem in found if problem.place not in rest]
    for position, (code, problem) in enumerate(told):
        if (code == "wrong-type" or problem.place in meant) and (keys := entries.get(problem.place)):
            values = [str(within(document.data, problem.place)), *keys]
            listed = ", ".join(written(each, inside=True) for each in values)
            line = f"{meant.get(problem.place) or problem.place[-1]}: [{listed}]"
            told[position] = code, replace(problem, help=replace(_HOW, params={"line": line}))
    return told


def _list_meant(help_: Message | None) -> str:
    """Return the list that a key stands for, by what is said of it; "" for another help."""
    return str(help_.params["word"]) if help_ is not None and help_.text == _OF_LIST.text else ""


def _head(document: Document, place: Place) -> Place:
    """Return the place of the value that a key without one goes on, () where it goes on none."""
    row, key = within(document.data, place[:-1]), place[-1]
    if not isinstance(row, dict) or key not in row or row[key] is not None:
        return ()
    before = [*row][: [*row].index(key)]
    while before and row[before[-1]] is None:
        before.pop()
    if not before or not isinstance(row[before[-1]], str | int) or isinstance(row[before[-1]], bool):
        return ()
    head = (*place[:-1], before[-1])
    follows = rf"{re.escape(before[-1])}\s*:\s*['\"]?{re.escape(str(row[before[-1]]))}['\"]?\s*,"
    return head if re.search(follows, document.text) else ()
