"""The strict reader of YAML: bytes, events, scalars, what is built of them, and how faults are said."""

from __future__ import annotations

from coopctl.strict_yaml.document import FAULTS, Document, Reading, positions, read

__all__ = [
    "FAULTS",
    "Document",
    "Reading",
    "positions",
    "read",
]
