"""The JSON Schemas: what of a document does not fit them, where, and in which words."""

from __future__ import annotations

from coopctl.schemas.engines import (
    CODES,
    MOST_MISFITS,
    NotASchemaError,
    explainer,
    fields,
    fits,
    folder,
    fragment,
    gate,
    is_fast,
    is_never_negative,
    is_pattern,
    names,
    problems,
    schema,
    takes,
    text,
)
from coopctl.schemas.wanted import Telling

__all__ = [
    "CODES",
    "MOST_MISFITS",
    "NotASchemaError",
    "Telling",
    "explainer",
    "fields",
    "fits",
    "folder",
    "fragment",
    "gate",
    "is_fast",
    "is_never_negative",
    "is_pattern",
    "names",
    "problems",
    "schema",
    "takes",
    "text",
]
