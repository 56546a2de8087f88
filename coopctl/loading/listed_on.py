"""A list without its brackets between braces: the first entry is taken for all of it, and the others for fields."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl import schemas
from coopctl.messages import msg
from coopctl.model.places import within
from coopctl.strict_yaml.scalars import written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.findings import Problem
    from coopctl.messages import Message
    from coopctl.model.places import Place
    from coopctl.strict_yaml import Document


_HOW = msg("write the list between [ and ]: {line}", line="")


def is_told(help_: Message | None) -> bool:
    """Whether a help is that of such a list."""
    return help_ is not None and help_.text == _HOW.text


def listed_on(kind: str, document: Document, found: Sequence[tuple[str, Problem]]) -> list[tuple[str, Problem]]:
    """Return (code, problem) pairs with one for each such list, {lang: fr, ar}, in the place of one for each entry."""
    entries: dict[Place, list[str]] = {}
    for code, problem in found:
        if code == "unknown-field" and (head := _head(kind, document, problem.place)):
            entries.setdefault(head, []).append(str(problem.place[-1]))
    if not entries:
        return [*found]
    rest = {(*head[:-1], key) for head, keys in entries.items() for key in keys}
    told = [(code, problem) for code, problem in found if problem.place not in rest]
    for position, (code, problem) in enumerate(told):
        if code == "wrong-type" and (keys := entries.get(problem.place)):
            values = [str(within(document.data, problem.place)), *keys]
            line = f"{problem.place[-1]}: [{', '.join(written(each, inside=True) for each in values)}]"
            told[position] = code, replace(problem, help=replace(_HOW, params={"line": line}))
    return told


def _head(kind: str, document: Document, place: Place) -> Place:
    """Return the place of the list that a key without a value goes on, () where it goes on none."""
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
    is_list = "array" in schemas.takes(kind, head) and re.search(follows, document.text)
    return head if is_list else ()
