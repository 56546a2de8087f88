"""The headings of a foreign table: where they stand, and which column somebody means by one."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from coopctl.spelling import synonyms
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from coopctl.mapping.foreign import Cell

#: Rows from the top in which headings are looked for: letterheads of nine rows are known.
SEARCHED = 40
#: What cannot be seen, and what people put around a heading.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_AROUND = " :*.·•"


@functools.lru_cache(1_024)
def plain(heading: str) -> str:
    """Return a heading for comparing: without accents, capitals, line breaks, marks around and what cannot be seen."""
    return synonyms.folded(_INVISIBLE.sub("", heading)).strip(_AROUND)


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of a table: the row they stand in (from 0), and of each column its name as written, "" for none.

    Where a heading stands under another one that spans it, `above` has that one.
    """

    row: int
    names: Sequence[str]
    above: Sequence[str]

    def column(self, wanted: str, nth: int = 1) -> int | None:
        """Return the column (from 0) that is headed so, the `nth` where several are; None where there is none."""
        found = [at for at, name in enumerate(self.names) if plain(name) == plain(wanted)]
        if not found:
            both = (f"{over} / {name}" for over, name in zip(self.above, self.names, strict=True))
            found = [at for at, name in enumerate(both) if plain(name) == plain(wanted)]
        return found[nth - 1] if len(found) >= nth else None


def at(rows: Sequence[Sequence[Cell]], row: int) -> Headings:
    """Return the headings that stand in a row (from 0): a blank one has the name that stands above it."""
    here = [cell.text for cell in rows[row]]
    over: list[str] = []
    for each in rows[row - 1] if row else ():
        over.append(each.text or (over[-1] if over else ""))
    over = [*over, *[""] * len(here)][: len(here)]
    own = [each.text for each in rows[row - 1]] if row else []
    spanning = len(set(filter(None, own))) > 1
    names = [name or (own[number] if spanning and number < len(own) else "") for number, name in enumerate(here)]
    return Headings(row, names, over if spanning else [""] * len(here))


def find(rows: Sequence[Sequence[Cell]], known: Collection[str]) -> Headings | None:
    """Return the headings among the first rows: the row with the most of the known ones; None where none has any."""
    wanted = {plain(each) for each in known}

    def held(number: int) -> int:
        return len({plain(cell.text) for cell in rows[number] if cell.value is not None} & wanted)

    best = max(range(min(len(rows), SEARCHED)), key=held, default=None)
    return at(rows, best) if best is not None and held(best) else None
