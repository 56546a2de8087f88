"""What is said of the cells of a foreign file that are not simply taken as they stand."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from coopctl.messages import N_
from coopctl.values import dataclass

if TYPE_CHECKING:
    from coopctl.messages import Message


class Fate(StrEnum):
    """What became of a cell that is not simply taken as it stands."""

    OTHERWISE = "otherwise"
    REFUSED = "refused"
    LEFT_OUT = "left_out"


#: How people call it.
FATES = {Fate.OTHERWISE: N_("taken otherwise"), Fate.REFUSED: N_("not understood"), Fate.LEFT_OUT: N_("left out")}


@dataclass(frozen=True, slots=True)
class CellTold:
    """What is said of a cell: where it stands, under which heading, what stands there, what became of it and why."""

    where: str
    heading: str
    shown: str
    fate: Fate
    message: Message
