"""Two versions of a text in one line, word by word: what is gone as [-so-], what has come as {+so+}."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from coopctl.tables import Reworded

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Shorter texts are told whole, as dates and periods are, and so are those of which less than this share is the same.
_LEAST, _SHARE = 8, 0.4
#: So many words are compared; what is longer is told whole.
_MOST = 1_500
#: So many words around a change are told.
_AROUND = 4
_MARKED = re.compile(r"\[(-).+?-\]|\{(\+).+?\+\}")


def inline(before: str, after: str) -> str:
    """Return both in one line, "" where that would be harder to read than one after the other."""
    old, new = before.split(), after.split()
    if not min(len(old), len(new)) >= _LEAST or max(len(old), len(new)) > _MOST:
        return ""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _SHARE:
        return ""
    told: list[str] = []
    codes = matcher.get_opcodes()
    for number, (code, first, last, start, end) in enumerate(codes):
        if code == "equal":
            told += _same(old[first:last], opens=number > 0, closes=number < len(codes) - 1)
            continue
        if last > first:
            told.append(f"[-{' '.join(old[first:last])}-]")
        if end > start:
            told.append(f"{{+{' '.join(new[start:end])}+}}")
    return " ".join(told)


def reworded(line: str) -> str | Reworded:
    """Return a line with what is gone from it and what has come told apart; itself where there is neither."""
    found: list[tuple[str, str]] = []
    end = 0
    for match in _MARKED.finditer(line):
        found += [("", line[end : match.start()]), (match[1] or match[2], match[0][2:-2])]
        end = match.end()
    return Reworded((*found, ("", line[end:]))) if found else line


def _same(words: Sequence[str], *, opens: bool, closes: bool) -> list[str]:
    """Return what is the same, shortened to what stands beside the changes before (`opens`) and after it (`closes`)."""
    head, tail = _AROUND if opens else 0, _AROUND if closes else 0
    if len(words) <= head + tail + 1:
        return list(words)
    return [*words[:head], "…", *(words[-tail:] if tail else ())]
