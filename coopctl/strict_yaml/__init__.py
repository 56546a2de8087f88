"""The strict reader of YAML: bytes, events, scalars, what is built of them, and how faults are said."""

from __future__ import annotations

from coopctl.strict_yaml.document import FAULTS, Document, Parsed, positions, read

__all__ = [
    "FAULTS",
    "Document",
    "Parsed",
    "positions",
    "read",
]
