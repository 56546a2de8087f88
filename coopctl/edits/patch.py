"""What an edit changes, as a patch that git and patch(1) take, and as the lines that it touches."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Beyond so many lines between the first and the last that differ, all between counts as one change.
_MOST = 5_000


def patch(path: str, before: str, after: str, context: int = 3, *, to: str | None = None) -> str:
    r"""Return a unified diff of a file, `a/path` against `b/path`; "" where nothing differs.

    A file that goes `to` another path is told as git tells it. A last line without newline is followed by
    `\ No newline at end of file`. An empty text is no file: /dev/null.
    """
    old, new = _lines(before), _lines(after)
    hunks = list(_hunks(changes(old, new), context))
    then = to or path
    text = "" if then == path else f"diff --git a/{path} b/{then}\nrename from {path}\nrename to {then}\n"
    if not hunks:
        return text
    text += f"--- {f'a/{path}' if before else '/dev/null'}\n+++ {f'b/{then}' if after else '/dev/null'}\n"
    for hunk in hunks:
        text += f"@@ -{_range(hunk[0][1], hunk[-1][2])} +{_range(hunk[0][3], hunk[-1][4])} @@\n"
        for tag, low, high, other_low, other_high in hunk:
            if tag == "equal":
                text += "".join(_line(" ", each) for each in old[low:high])
            else:
                text += "".join(_line("-", each) for each in old[low:high])
                text += "".join(_line("+", each) for each in new[other_low:other_high])
    return text


def touched(before: str, after: str) -> tuple[tuple[int, int, int, int], ...]:
    """Return what differs, by lines: the first and the line after the last, counted from 1, before and after."""
    found = changes(_lines(before), _lines(after))
    return tuple((low + 1, high + 1, other + 1, end + 1) for tag, low, high, other, end in found if tag != "equal")


def changes(old: list[str], new: list[str]) -> list[tuple[str, int, int, int, int]]:
    """Return difflib's opcodes of two texts. Quick where little differs, however long they are."""
    first = 0
    most = min(len(old), len(new))
    while first < most and old[first] == new[first]:
        first += 1
    last = 0
    while last < most - first and old[-1 - last] == new[-1 - last]:
        last += 1
    ends = len(old) - last, len(new) - last
    middle = [("replace", first, ends[0], first, ends[1])]
    if max(ends) - first <= _MOST:
        matcher = difflib.SequenceMatcher(None, old[first : ends[0]], new[first : ends[1]], autojunk=False)
        middle = [
            (tag, low + first, high + first, other + first, end + first)
            for tag, low, high, other, end in matcher.get_opcodes()
        ]
    around = [("equal", 0, first, 0, first)], [("equal", ends[0], len(old), ends[1], len(new))]
    return [each for each in (*around[0], *middle, *around[1]) if each[1] < each[2] or each[3] < each[4]]


def _lines(text: str) -> list[str]:
    """Return the lines of a text, each with its line feed: nothing else ends a line."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _line(sign: str, line: str) -> str:
    return sign + line if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n"


def _hunks(
    opcodes: list[tuple[str, int, int, int, int]], context: int
) -> Iterator[list[tuple[str, int, int, int, int]]]:
    hunk: list[tuple[str, int, int, int, int]] = []
    for number, (tag, low, high, other, end) in enumerate(opcodes):
        if tag != "equal":
            hunk.append((tag, low, high, other, end))
            continue
        if not number:
            start = max(low, high - context)
            hunk = [("equal", start, high, end - (high - start), end)]
        elif number == len(opcodes) - 1:
            stop = min(high, low + context)
            hunk.append(("equal", low, stop, other, other + stop - low))
        elif high - low > 2 * context:
            yield [*hunk, ("equal", low, low + context, other, other + context)]
            hunk = [("equal", high - context, high, end - context, end)]
        else:
            hunk.append((tag, low, high, other, end))
    if any(each[0] != "equal" for each in hunk):
        yield hunk


def _range(start: int, end: int) -> str:
    count = end - start
    return f"{start + 1 if count else start}" + ("" if count == 1 else f",{count}")
