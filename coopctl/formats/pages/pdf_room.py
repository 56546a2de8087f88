"""How long a PDF may be: what typst is given is counted before it starts, so that none takes minutes."""

from __future__ import annotations

from typing import Final

from coopctl.errors import UsageError
from coopctl.messages import msg

#: What takes typst as long as so many letters: a fact or a cell, what one in a table takes besides, each row of it and
#: each item of a list; and of drawings the letters that are one.
CELL: Final = 30
IN_A_TABLE: Final = 20
ROW: Final = 100
DRAWN: Final = 7
#: So many letters, which take five seconds, are what files of a megabyte may ask for; each byte beyond it for more; and
#: all files for what takes half a minute.
_OF_A_MEGABYTE, _FOR_A_BYTE, _LARGEST = 3_260_000, 8, 9_500_000


class Room:
    """How many letters a paper may have of which the files hold so many bytes, and how many it has taken."""

    def __init__(self, files: int) -> None:
        self.taken = 0
        self.most = min(_OF_A_MEGABYTE + _FOR_A_BYTE * max(0, files - 1_000_000), _LARGEST)

    def take(self, letters: int) -> None:
        """Take the room of so many letters. Raise UsageError where there is none."""
        self.taken += letters
        if self.taken > self.most:
            raise too_long()


def too_long() -> UsageError:
    """Return what to say of a paper that no PDF holds."""
    return UsageError(
        msg("this paper is too long for a PDF"),
        msg("write .html or .docx, or a shorter paper: fewer records, --brief, --sheets none"),
    )
