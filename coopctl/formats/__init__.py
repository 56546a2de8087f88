"""What people and machines are given: rows (one module a format), findings, and screens with a layout of their own."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from coopctl.values import dataclass

if TYPE_CHECKING:
    from datetime import date

    from coopctl.model.portfolio import LeftOut


@dataclass(frozen=True, slots=True)
class Frame:
    """What is true of a whole output: the day, the tree that was read, and the files that it does not hold."""

    day: date
    revision: str
    left_out: tuple[LeftOut, ...] = ()


class Audience(Enum):
    """For whom a format is; each says so itself, as `AUDIENCE`.

    People look at it on a terminal; pages are sent, printed or edited further; spreadsheets and pipes take flat
    rows; programs take values within values.
    """

    PEOPLE = 1
    PAGES = 2
    SPREADSHEETS = 3
    PROGRAMS = 4

    @property
    def is_machine(self) -> bool:
        """Whether it is the same bytes in every locale."""
        return self in (Audience.SPREADSHEETS, Audience.PROGRAMS)
