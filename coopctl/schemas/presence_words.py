"""What is missing of some fields, or stands there once too often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.messages import msg
from coopctl.schemas.wanted import Diagnostic, shown

if TYPE_CHECKING:
    from coopctl.model.records import Json


def missing_field(field: str, example: Json, *, above: bool = False) -> Diagnostic:
    """Say that a field is missing; `example` is one of its values, from the schema. `above` where only it stands."""
    why = {
        "signed": msg("the field ‘signed’ is missing: only an agreement in_negotiation goes without it"),
        "share": msg("the field ‘share’ is missing: another row has one, so every row needs one"),
    }
    message = why.get(field) or msg("the field ‘{field}’ is missing", field=field)
    written = "…" if example is None else shown(example)
    line = f"{field}: {written}"
    help_ = msg("add it, for instance: {line}", line=line)
    if above:
        help_ = msg("take its dash away if it belongs to the entry above; else add it, for instance: {line}", line=line)
    return Diagnostic("missing-field", message, help_)


def not_together(first: str, second: str) -> Diagnostic:
    """Say that two fields exclude each other."""
    message = msg("‘{first}’ and ‘{second}’ exclude each other", first=first, second=second)
    return Diagnostic("wrong-form", message, msg("keep one of the two"))


def missing_one_of(fields: tuple[str, ...]) -> Diagnostic:
    """Say that at least one of several fields is needed."""
    return Diagnostic(
        "missing-field",
        msg("one of these fields is needed: {fields}", fields=fields),
        msg("write for instance: {line}", line=f"{fields[0]}: …"),
    )


def repeated_value(value: Json) -> Diagnostic:
    """Say that a value stands in its list twice."""
    message = msg("‘{value}’ is in this list twice", value=shown(value))
    return Diagnostic("repeated-value", message, msg("remove one of the two"))
