"""Two versions of a text in one line, word by word: what is gone from it and what has come stand between marks."""

from __future__ import annotations

import os
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
#: No data holds our marks: like the boundary of a message they are made anew in each process, of what is no character.
_OURS = "".join(chr(0xFDD0 + byte % 32) for byte in os.urandom(8))
_GONE, _COME, _END = (f"{_OURS}{sign}" for sign in "-+.")
_MARKED = re.compile(f"{_OURS}(?P<sign>[-+])(?P<said>.*?){_END.replace('.', '[.]')}", re.DOTALL)
#: How screens tell both, which show what they are given.
_SIGNS = {"-": ("[-", "-]"), "+": ("{+", "+}")}
_SEEN = tuple(sign for both in _SIGNS.values() for sign in both)


def inline(before: str, after: str) -> str:
    """Return both in one line, "" where that would be harder to read than one after the other.

    So it would where they hold themselves what screens tell changes by.
    """
    if any(sign in text for sign in _SEEN for text in (before, after)):
        return ""
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
            told.append(f"{_GONE}{' '.join(old[first:last])}{_END}")
        if end > start:
            told.append(f"{_COME}{' '.join(new[start:end])}{_END}")
    return " ".join(told)


def stretches(line: str) -> Sequence[tuple[str, str]]:
    """Return a line in stretches, each after - where it is gone, + where it has come, nothing where it is the same."""
    parts = _MARKED.split(line)  # what is the same, then by turns a sign, what it is of, and what is the same
    changes = zip(parts[1::3], parts[2::3], parts[3::3], strict=True)
    return [("", parts[0]), *(each for sign, said, rest in changes for each in ((sign, said), ("", rest)))]


def plain(line: str) -> str:
    """Return a line as a screen tells it: what is gone as [-so-], what has come as {+so+}."""
    return _MARKED.sub(lambda found: found["said"].join(_SIGNS[found["sign"]]), line)


def reworded(line: str) -> str | Reworded:
    """Return a line with what is gone from it and what has come told apart; itself where there is neither."""
    found = stretches(line)
    return Reworded(tuple(found)) if len(found) > 1 else line


def _same(words: Sequence[str], *, opens: bool, closes: bool) -> list[str]:
    """Return what is the same, shortened to what stands beside the changes before (`opens`) and after it (`closes`)."""
    head, tail = _AROUND if opens else 0, _AROUND if closes else 0
    if len(words) <= head + tail + 1:
        return list(words)
    return [*words[:head], "…", *(words[-tail:] if tail else ())]
