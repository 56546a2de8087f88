"""What people and machines are given: rows (one module a format), findings, and screens with a layout of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date

    from coopctl.formats.look import Look
    from coopctl.model.portfolio import LeftOut
    from coopctl.tables import Sheet


@dataclass(frozen=True, slots=True)
class Frame:
    """What is true of a whole output: the day, the tree that was read, and the files that it does not hold."""

    day: date
    revision: str
    left_out: tuple[LeftOut, ...] = ()


class RowsFormat(Protocol):
    """A module of `formats/rows`."""

    @staticmethod
    def write(sheet: Sheet, frame: Frame, look: Look) -> str:
        """Return the whole output, its last line ended."""
        ...
