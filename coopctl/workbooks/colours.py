"""The colours that cells are filled with, as #RRGGBB, whichever way a workbook says them: exact, of a theme, by number.

Office Open XML, ECMA-376 part 1: 18.8.3 (colours and their tint), 20.1.6.2 (the colours of a theme).
"""

from __future__ import annotations

import colorsys
import re
from dataclasses import field
from typing import TYPE_CHECKING, Any

from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A colour of a theme, in the order of its part; cells count the first two pairs the other way round. What tells it
#: stands near: names without a colour are not followed to the end of the part.
_OF_THEME = re.compile(
    rb"<a:(lt1|dk1|lt2|dk2|accent[1-6]|hlink|folHlink)>(?:(?!</a:\1>).){0,200}?(?:lastClr|val)=\"([0-9A-Fa-f]{6})\"",
    re.DOTALL,
)
_THEME = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
_EXACT = re.compile("[0-9A-Fa-f]{6}(?:[0-9A-Fa-f]{2})?")
_WHITE = "#FFFFFF"
_MOST = 255


@dataclass(slots=True)
class Fills:
    """What the cells of a workbook are filled with, by the number of their style; `palette` are colours by number."""

    book: Any
    palette: Sequence[str]
    _known: dict[int, str] = field(default_factory=dict)
    _theme: dict[str, str] | None = None

    def of(self, style: int) -> str:
        """Return the colour of a style, "" for none, for white and for a pattern."""
        if style not in self._known:
            self._known[style] = self._of(style)
        return self._known[style]

    def _of(self, style: int) -> str:
        fill = self.book._fills[self.book._cell_styles[style].fillId]  # noqa: SLF001 - no other way costs less
        if getattr(fill, "patternType", None) != "solid":
            return ""
        found = self._colour(fill.fgColor)
        return "" if found == _WHITE else found

    def _colour(self, colour: Any) -> str:
        said = ""
        if colour.type == "rgb" and isinstance(colour.rgb, str):
            said = colour.rgb[-6:] if _EXACT.fullmatch(colour.rgb) else ""
        elif colour.type == "indexed" and 0 <= colour.indexed < len(self.palette):
            said = self.palette[colour.indexed][-6:]
        elif colour.type == "theme" and 0 <= colour.theme < len(_THEME):
            said = self._themed().get(_THEME[colour.theme], "")
        return _tinted(said.upper(), float(colour.tint or 0)) if said else ""

    def _themed(self) -> dict[str, str]:
        if self._theme is None:
            found = _OF_THEME.findall(self.book.loaded_theme or b"")
            self._theme = {name.decode(): said.decode() for name, said in found}
        return self._theme


def _tinted(said: str, tint: float) -> str:
    """Return a colour that is made darker (below 0) or lighter: by its lightness alone."""
    if not tint:
        return f"#{said}"
    red, green, blue = (int(said[at : at + 2], 16) / _MOST for at in (0, 2, 4))
    hue, light, strong = colorsys.rgb_to_hls(red, green, blue)
    tint = max(-1.0, min(1.0, tint))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "#" + "".join(f"{round(each * _MOST):02X}" for each in colorsys.hls_to_rgb(hue, light, strong))
