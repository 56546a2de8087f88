"""The strict reader of YAML behind `documents`: bytes, events, scalars, what is built of them, how faults are said."""

from __future__ import annotations
