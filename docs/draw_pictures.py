"""Draw docs/pictures/: what `coopctl status` really prints on data/, as SVG without script, link or font of its own."""

from __future__ import annotations

import io
import os
import re
import sys
from contextlib import redirect_stdout
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from coopctl.cli import main as coopctl  # noqa: E402 - after the path is set

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = "2020-03-31"
WIDTH = 80
#: The description of each picture for who cannot see it, by language.
TITLES = {
    "en": f"The screen of coopctl status, in English, on {DAY}",
    "fr": f"L’écran de coopctl status, en français, au {DAY}",
}
#: Widths and heights in pixels.
CELL, LINE, EDGE, BAR = 8.4, 19, 16, 30
FONT = "ui-monospace, 'SFMono-Regular', 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace"
_CODES = re.compile(r"\x1b\[([0-9;]*)m")
#: SGR numbers as class names: a terminal's sixteen colours, bold and dim.
_CLASSES = {1: "bold", 2: "dim", **{30 + n: f"c{n}" for n in range(8)}, **{90 + n: f"c{n + 8}" for n in range(8)}}
_COLOURS = (
    "#6e7681", "#ff7b72", "#7ee787", "#e3b341", "#79c0ff", "#d2a8ff", "#76e3ea", "#c9d1d9",
    "#8b949e", "#ffa198", "#a5f0b4", "#f2cc60", "#a5d6ff", "#e2c5ff", "#b3f0ff", "#f0f6fc",
)  # fmt: skip


def picture(language: str) -> str:
    """Return the SVG of the status screen in a language."""
    lines = screen(language).rstrip("\n").split("\n")
    width, height = round(WIDTH * CELL + 2 * EDGE), BAR + len(lines) * LINE + 2 * EDGE
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    drawn = [f"  {stretch}" for number, line in enumerate(lines) for stretch in _stretches(line, number)]
    dots = [f'<circle cx="{EDGE + 4 + 18 * n}" cy="{BAR // 2 + 4}" r="5"/>' for n in range(3)]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
            f"<title>{escape(TITLES[language])}</title>",
            f"<style>\n{_style()}\n</style>",
            f'<rect class="window" width="{width}" height="{height}" rx="8"/>',
            f'<g class="dots">{"".join(dots)}</g>',
            f'<text class="dim" x="{width / 2:g}" y="{BAR // 2 + 9}" text-anchor="middle">coopctl status</text>',
            "<g>",
            *drawn,
            "</g>",
            "</svg>\n",
        ]
    )


def screen(language: str) -> str:
    """Return what the program prints, with the colours of a terminal."""
    os.environ.update({"COLUMNS": str(WIDTH), "LANG": "C.UTF-8"})
    for name in ("NO_COLOR", "ACCESSIBLE", "COOPCTL_AS_OF", "GITHUB_ACTIONS", "TF_BUILD"):
        os.environ.pop(name, None)
    caught = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")
    words = ["-C", str(ROOT), "status", "--as-of", DAY, "--lang", language, "--color", "always", "--format", "table"]
    with redirect_stdout(caught):
        code = coopctl(words)
    if code:
        raise SystemExit(code)
    caught.seek(0)
    return caught.read()


def _stretches(line: str, number: int) -> Iterator[str]:
    """Give each stretch of one style its own place and width, so that columns meet whatever the reader's font."""
    at = 0
    classes: tuple[str, ...] = ()
    for place, piece in enumerate(_CODES.split(line)):
        if place % 2:
            numbers = [int(code) for code in piece.split(";") if code]
            classes = tuple(_CLASSES[code] for code in numbers if code)
            continue
        text = piece.rstrip()
        if text:
            x, y = EDGE + at * CELL, EDGE + BAR + (number + 0.75) * LINE
            style = f' class="{" ".join(classes)}"' if classes else ""
            length = f'textLength="{len(text) * CELL:g}" lengthAdjust="spacingAndGlyphs"'
            yield f'<text x="{x:g}" y="{y:g}" {length}{style}>{escape(text)}</text>'
        at += len(piece)


def _style() -> str:
    colours = [f".c{number} {{ fill: {colour}; }}" for number, colour in enumerate(_COLOURS)]
    return "\n".join(
        [
            f"text {{ font: 14px {FONT}; fill: #e6edf3; white-space: pre; }}",
            ".bold { font-weight: bold; }",
            ".dim { fill: #9aa4ae; }",
            ".window { fill: #0d1117; stroke: #30363d; }",
            ".dots { fill: #484f58; }",
            *colours,
        ]
    )
