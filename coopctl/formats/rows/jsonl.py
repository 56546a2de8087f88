"""JSON Lines: one row a line, without the envelope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.formats import Audience
from coopctl.formats.rows.json_ import encode, members

if TYPE_CHECKING:
    from coopctl.formats import Frame
    from coopctl.formats.look import Look
    from coopctl.tables import Sheet

AUDIENCE = Audience.PROGRAMS
ENDINGS = ("jsonl", "ndjson")


def write(sheet: Sheet, frame: Frame, look: Look) -> str:  # noqa: ARG001 - the signature of every format
    """Return one JSON object a row, keys as in the json format."""
    return "".join(f"{encode(member, look.words)}\n" for member in members(sheet))
