"""JSON: every record whole, as its file has it and with what is computed of it, under a published schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats import Audience
from coopctl.formats.exports import Export, Exported
from coopctl.formats.rows import json_
from coopctl.reports.records import whole

if TYPE_CHECKING:
    from coopctl.formats.look import Look

AUDIENCE = Audience.PROGRAMS
ENDINGS = ("json",)
TAKES = ()


def write(export: Export, look: Look) -> Exported:
    """Return the envelope of every output with one item a record: agreements, then actions."""
    return Exported(json_.write(whole.sheet(export.view), export.frame, look))
