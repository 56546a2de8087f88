"""A file written anew: what it holds in the order of its schema, as fields added one by one to a file would stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.edits.editing import edit
from coopctl.edits.habits import Habits
from coopctl.edits.operations import Put, same
from coopctl.edits.shape import Shape
from coopctl.edits.written import Pen, Spot
from coopctl.strict_yaml import read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.strict_yaml.scalars import Json

#: What stands for the first field while a file is begun.
_OPEN = "~"


def anew(data: Mapping[str, Json], kind: str) -> str:
    """Return the text of a file of a kind that holds these fields; a title is one of them.

    What is read of it is exactly the data: else each field is added by an edit of its own. Raise EditRefused.
    """
    return begun(data, kind)[0]


def begun(data: Mapping[str, Json], kind: str) -> tuple[str, Json]:
    """Return the same text, and what was read of it without a fault; None where it was not. Raise as there."""
    pen = Pen("", Shape(kind), Habits())
    fields = pen.ordered(dict(data), ())
    lines = [line for key, value in fields for line in pen.field(key, value, Spot((key,), 0, 0))]
    text = "\n".join([*lines, ""])
    parsed = read("", text.encode("utf-8", "surrogatepass"))
    if not parsed.faults and parsed.document is not None and same(parsed.document.data, dict(data)):
        return text, parsed.document.data
    return edit(f"title: {_OPEN}\n", [Put((name,), value) for name, value in data.items()], kind).text, None
