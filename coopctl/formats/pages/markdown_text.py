"""Text that Markdown shows as it is written: data can neither format, link nor mention anybody, nor begin a block."""

from __future__ import annotations

import functools
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from coopctl.tables import DaysLate, Money, Percent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coopctl.messages import Message
    from coopctl.tables import Cell, Sheet

_MARKS = re.compile(r"([\\`*_{}\[\]|~$])")
#: Takes no room, and parts what GitHub and GitLab would join: they look for references in the text after Markdown has
#: been read, so that no escape of Markdown's own stops them.
_GAP = "\u200b"
#: Behind these a gap keeps the next character away.
_STARTS = re.compile(
    r"""
    [@#]                                    # @name, a@b.org, #12, owner/repo#12, ^alert#1, the end of a heading
    | [!%~] (?=[\w"])                       # !34, a/b!34, %milestone, ~label, ~"two words"
    | [$]                                   # $snippet, and $formulas$ beside the gap before it
    | & (?=\d)                              # &epic
    | [\[] (?=\S) | [{] (?=[+-])            # [work_item:1], [[wiki]], [TOC], [^1], [ticked] and {+inserted+}
    | [*] (?=iteration:)
    | : (?=[\w+-]+:)                        # :smile:
    | / (?=/)                               # https://, and // that begins an address for some
    | \bwww (?=\.)
    | (?<=\w) [.] (?=(?:[^\W\d_]{2}|aero|asia|biz|com|coop|edu|gov|info|int|museum|name|net|org|pro|shop|web|xxx)\b)
    | \b(?:GH|GL|GHSA)- (?=\w)
    | \b(?-i:[A-Z][A-Z0-9_]+)- (?=\d)        # JIRA-12
    """,
    re.IGNORECASE | re.VERBOSE,
)
#: The id of a commit, whole or shortened: seven digits are enough.
_COMMIT = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{7,}(?![0-9A-Za-z])", re.IGNORECASE)
#: What begins a heading, a list, a quotation, a rule, a code block (CommonMark 0.31) or one of GitLab's quick actions
#: at the start of a line.
_BLOCK = re.compile(r"[-+#>=:/]|\d{1,9}[.)]")
#: So many letters are kept as they were written.
_SHORT = 100


def inside(text: str) -> str:
    """Return text for the inside of a line."""
    return _short(text) if len(text) <= _SHORT else _inert(text)


def _inert(text: str) -> str:
    parted = _COMMIT.sub(lambda found: _GAP.join(re.findall(".{1,6}", found[0])), text)
    parted = _STARTS.sub(lambda found: f"{found[0]}{_GAP}", parted).replace("$", f"{_GAP}$")
    return own(parted).replace(_GAP, "&#8203;")


#: Labels, words and short titles come again and again.
_short = functools.lru_cache(4096)(_inert)


def own(text: str) -> str:
    """Return words of our own for the inside of a line: the commit that they name may become a link."""
    return _MARKS.sub(r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def line(text: str) -> str:
    """Return text for the beginning of a line."""
    safe = inside(text.strip())
    return f"&#8203;{safe}" if _BLOCK.match(safe) else safe


def told(cell: Cell, tell: Callable[[Cell], str]) -> str:
    """Return a cell for the inside of a line. Numbers are our own: their digits name no commit, and can be copied."""
    return (own if isinstance(cell, (int, Decimal, DaysLate, Money, Percent)) else inside)(tell(cell))


def table(sheet: Sheet, say: Callable[[Message], str], tell: Callable[[Cell], str]) -> list[str]:
    """Return a table: a line of titles, one of rules, one a row."""
    lines = [row([inside(say(column.title)) for column in sheet.columns])]
    lines.append(row(["---:" if column.right else "---" for column in sheet.columns]))
    return [*lines, *(row([told(cell, tell) for cell in cells]) for cells in sheet.rows)]


def row(cells: Sequence[str]) -> str:
    """Return one line of a table."""
    return f"| {' | '.join(cells)} |"
