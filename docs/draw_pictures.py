"""Draw docs/pictures/: what coopctl really prints on data/ and on the demo, as SVG without script, link or font."""

from __future__ import annotations

import io
import os
import re
import sys
from contextlib import chdir, redirect_stdout
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from coopctl.cli.app import main as coopctl  # noqa: E402 - after the path is set

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

WIDTH = 80


@dataclass(frozen=True)
class Shown:
    """What is drawn: the words of a call on a day, and for who cannot see it a description by language."""

    words: tuple[str, ...]
    root: Path
    day: str
    titles: Mapping[str, str]


SCREENS = {
    "status": Shown(
        ("status",),
        ROOT,
        "2020-03-31",
        {
            "en": "The screen of coopctl status, in English, on 2020-03-31",
            "fr": "L’écran de coopctl status, en français, au 2020-03-31",
        },
    ),
    "timeline": Shown(
        ("timeline", "vallombre-tizgane-2025"),
        ROOT / "examples" / "demo",
        "2026-10-12",
        {
            "en": "The screen of coopctl timeline on the demo, in English, on 2026-10-12",
            "fr": "L’écran de coopctl timeline sur la démo, en français, au 2026-10-12",
        },
    ),
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


def picture(name: str, language: str) -> str:
    """Return the SVG of a screen, one of SCREENS, in a language."""
    shown = SCREENS[name]
    called = " ".join(("coopctl", *shown.words))
    lines = screen(shown, language).rstrip("\n").split("\n")
    width, height = round(WIDTH * CELL + 2 * EDGE), BAR + len(lines) * LINE + 2 * EDGE
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    drawn = [f"  {stretch}" for number, line in enumerate(lines) for stretch in _stretches(line, number)]
    dots = [f'<circle cx="{EDGE + 4 + 18 * n}" cy="{BAR // 2 + 4}" r="5"/>' for n in range(3)]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
            f"<title>{escape(shown.titles[language])}</title>",
            f"<style>\n{_style()}\n</style>",
            f'<rect class="window" width="{width}" height="{height}" rx="8"/>',
            f'<g class="dots">{"".join(dots)}</g>',
            f'<text class="dim" x="{width / 2:g}" y="{BAR // 2 + 9}" text-anchor="middle">{called}</text>',
            "<g>",
            *drawn,
            "</g>",
            "</svg>\n",
        ]
    )


def screen(shown: Shown, language: str) -> str:
    """Return what the program prints, with the colours of a terminal."""
    loud = ("NO_COLOR", "ACCESSIBLE", "COOPCTL_AS_OF", "GITHUB_ACTIONS", "TF_BUILD")
    kept = {name: value for name, value in os.environ.items() if name not in loud}
    caught = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")
    look = ("--lang", language, "--color", "always", "--format", "table")
    around = kept | {"COLUMNS": str(WIDTH), "LANG": "C.UTF-8", "COOPCTL_AS_OF": shown.day}
    with chdir(shown.root), patch.dict(os.environ, around, clear=True), redirect_stdout(caught):
        code = coopctl([*shown.words, *look])
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
