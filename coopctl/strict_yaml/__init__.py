"""The strict reader of YAML: bytes, events, scalars, what is built of them, and how faults are said."""

from __future__ import annotations

from coopctl.strict_yaml.document import FAULTS, TOO_MANY, Document, Parsed, too_many
from coopctl.strict_yaml.prescan import MOST_FAULTS
from coopctl.strict_yaml.reading import known, positions, read, text

__all__ = [
    "FAULTS",
    "MOST_FAULTS",
    "TOO_MANY",
    "Document",
    "Parsed",
    "known",
    "positions",
    "read",
    "text",
    "too_many",
]
