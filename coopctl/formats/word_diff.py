"""Two versions of a text in one line, word by word: what is gone as [-so-], what has come as {+so+}."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Shorter texts are told whole, as dates and periods are, and so are those of which less than this share is the same.
_LEAST, _SHARE = 8, 0.4
#: So many words are compared; what is longer is told whole.
_MOST = 1_500
#: So many words around a change are told.
_AROUND = 4


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


def _same(words: Sequence[str], *, opens: bool, closes: bool) -> list[str]:
    """Return what is the same, shortened to what stands beside the changes before (`opens`) and after it (`closes`)."""
    head, tail = _AROUND if opens else 0, _AROUND if closes else 0
    if len(words) <= head + tail + 1:
        return list(words)
    return [*words[:head], "…", *(words[-tail:] if tail else ())]
