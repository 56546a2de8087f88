"""HTML: one accessible table in one file, that fetches nothing and runs nothing, and prints well."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from typing import TYPE_CHECKING

from coopctl.formats.cells import shown
from coopctl.formats.headings import stamp
from coopctl.texts import Text

if TYPE_CHECKING:
    from coopctl.formats import Frame
    from coopctl.look import Look
    from coopctl.sheets import Cell, Column, Sheet

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "yi", "dv", "sd", "ug"})
_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; padding: 0 1rem; max-width: 80rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; padding-block: 0 .5rem; }
th, td { text-align: start; vertical-align: top; padding: .35rem .75rem; border-block-end: 1px solid #8886; }
thead th { border-block-end: 2px solid currentcolor; }
tbody th { font-weight: 600; white-space: nowrap; }
td:not(.number) { min-width: 8rem; }
td.text { min-width: 14rem; }
.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
@media print { td:not(.number), td.text { min-width: 0; }
  body { margin: 0; max-width: none; font-size: 9pt; } .wide { overflow: visible; }
  thead { display: table-header-group; } tr { break-inside: avoid; } }
"""


def write(sheet: Sheet, frame: Frame, look: Look) -> str:
    """Return the page, in the reader's first language; what stands in another says so."""
    words = look.words
    language = look.languages[0]
    own = _own(look)
    heading = escape(words.say(sheet.heading))
    day = escape(" · ".join(words.say(message) for message in stamp(frame.day, frame.revision)))
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    lines = [
        "<!doctype html>",
        f'<html lang="{escape(language)}" dir="{_direction(language)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{heading}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        "<main>",
        f"<h1{own}>{heading}</h1>",
        *(
            _table(sheet, day, look)
            if sheet.rows
            else [f"<p{own}>{day}</p>", f"<p{own}>{escape(words.say(sheet.empty))}</p>"]
        ),
        *(f"<p{own}>{escape(words.say(note))}</p>" for note in sheet.notes),
        "</main>",
        "</body>",
        "</html>",
    ]
    return look.finished("".join(f"{line}\n" for line in lines))


def _table(sheet: Sheet, caption: str, look: Look) -> list[str]:
    """Return the table; the first column names the row."""
    heads = (
        f'<th scope="col"{_class(column)}{_own(look)}>{escape(look.words.say(column.title))}</th>'
        for column in sheet.columns
    )
    label = escape(look.words.say(sheet.heading))
    lines = [f'<div class="wide" role="region" tabindex="0" aria-label="{label}">', "<table>"]
    lines += [f"<caption{_own(look)}>{caption}</caption>", f"<thead><tr>{''.join(heads)}</tr></thead>", "<tbody>"]
    for row in sheet.rows:
        cells = (
            _cell("th" if first == 0 else "td", column, cell, look)
            for first, (column, cell) in enumerate(zip(sheet.columns, row, strict=True))
        )
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return [*lines, "</tbody>", "</table>", "</div>"]


def _cell(tag: str, column: Column, cell: Cell, look: Look) -> str:
    """Return one cell; a text in another language than the page says so."""
    scope = ' scope="row"' if tag == "th" else ""
    other = ""
    if isinstance(cell, Text):
        language = cell.choose(look.languages)[0]
        other = _marked(language, look)
    return f"<{tag}{scope}{_class(column)}{other}>{escape(shown(cell, look.words))}</{tag}>"


def _own(look: Look) -> str:
    """Return the language of our own sentences, where no catalogue has the reader's first."""
    return _marked(look.words.spoken, look)


def _marked(language: str, look: Look) -> str:
    """Return the attributes of words in that language: none where it is the page's."""
    same = _base(language) == _base(look.languages[0])
    return "" if same else f' lang="{escape(language)}" dir="{_direction(language)}"'


def _class(column: Column) -> str:
    """Return the class of a column of numbers, or of long texts."""
    return ' class="number"' if column.right else ' class="text"' if column.grow else ""


def _base(language: str) -> str:
    """Return the language of a tag, without its region: fr-BE is fr."""
    return language.casefold().partition("-")[0]


def _direction(language: str) -> str:
    """Return the way a language is written."""
    return "rtl" if _base(language) in RIGHT_TO_LEFT else "ltr"
