"""What is typed in the place of a field that a record does not have: where such a field stands, or that none is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl import schemas
from coopctl.i18n import recognised
from coopctl.messages import msg
from coopctl.schemas.elsewhere import WORKED_OUT
from coopctl.schemas.homes import all_fields, homes_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from coopctl.changing.record_data import RecordData
    from coopctl.messages import Message
    from coopctl.model.places import Place


def where(subject: RecordData, typed: str, named: Callable[[RecordData, Place], str]) -> Message | None:
    """Say which row or map has the field that is meant, or that it is worked out; None for any other word.

    `named` gives the path to a row as somebody would type it.
    """
    schema = schemas.schema(subject.kind)
    for field in (typed, *recognised.said(typed, all_fields(schema))):
        if homes := homes_of(schema, (), field):
            return msg(
                "‘{field}’ is a field of {homes}: {example}",
                field=field,
                homes=homes,
                example=_way(subject, homes[0], field, named),
            )
    telling = schemas.Telling(said=recognised.said)
    problems = schemas.problems(subject.kind, subject.record.path, {**subject.data, typed: ""}, telling)
    helps = (problem.help for _, problem in problems if problem.place == (typed,))
    return WORKED_OUT if any(each == WORKED_OUT for each in helps) else None


def _way(subject: RecordData, home: str, field: str, named: Callable[[RecordData, Place], str]) -> str:
    """Return how the field of the first row is set, or how a row with it is added; of a map its path."""
    ref, fields = subject.record.ref, subject.shape(()).fields
    if home == "updates":  # of which none is changed
        return f'coopctl log {ref} "…"'
    if home not in fields:
        rows = ((name, at) for name, each in fields.items() if each.is_list for at in range(subject.length((name,))))
        first = next((row for row in rows if subject.length((*row, home))), None)
        return f"{named(subject, (*first, home, 0))}.{field}=…" if first else f"coopctl add {ref} {home} {field}=…"
    if fields[home].is_list and not subject.length((home,)):
        return f"coopctl add {ref} {home} {field}=…"
    return f"{named(subject, (home, 0)) if fields[home].is_list else home}.{field}=…"
