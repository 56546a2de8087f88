"""Titles after the numbers that signed documents give: D4.9. Report on the stations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.messages import msg
from coopctl.model.texts import Text

if TYPE_CHECKING:
    from coopctl.messages import Message
    from coopctl.model.numerals import Numeral


#: How many letters of a title stand where another place of the paper has the whole of it.
_SHORT = 100


def shortened(title: Text, letters: int = _SHORT) -> Text:
    """Return a title cut after a word in each language where it is longer, with an ellipsis."""
    if all(len(written) <= letters for written in title.variants.values()):
        return title
    return Text({tag: _cut(written, letters) for tag, written in title.variants.items()}, title.plain)


def _cut(written: str, letters: int) -> str:
    if len(written) <= letters:
        return written
    whole = written[:letters].rpartition(" ")[0]
    return f"{whole if len(whole) > letters // 2 else written[: letters - 1]}…"


def numbered(number: Numeral | None, title: Text | None) -> Text | Message | None:
    """Return a title after its number; as it is where it has none, None where nothing is titled."""
    return title if number is None or title is None else msg("{number}. {title}", number=number, title=title)
