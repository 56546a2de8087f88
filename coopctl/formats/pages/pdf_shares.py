"""The shares of a paper that is too long to be set at once: its blocks in their order, and of a long one its lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    #: What the template is given of a part, or of a block.
    _Told: TypeAlias = Mapping[str, Any]

#: Where a block has what there may be much of.
_LONG = {"facts": "pairs", "bullets": "items", "rows": "rows"}
#: What an entry of a list, or a row, takes besides its letters.
_ENTRY = 60
#: So many times as short is the first share.
_FIRST = 6


def shares(parts: Sequence[_Told], most: int) -> list[list[_Told]]:
    """Return the parts in shares of about so many letters; a part that goes on in the next has no title there.

    What introduces something stands in the same share. The first, with the contents, is set twice, and so is shorter.
    """
    made: list[list[_Told]] = []
    now: list[_Told] = []
    letters = 0
    for piece in _pieces(parts, most):
        size = _size(piece)
        if letters + size > (most if made else most // _FIRST):
            leading = len(now)
            while leading and all(block["kept"] for block in now[leading - 1]["blocks"]):
                leading -= 1
            made += [now[:leading]] if leading else []
            now = now[leading:]
            letters = sum(map(_size, now))
        now.append(piece)
        letters += size
    return [*made, now]


def _size(part: _Told) -> int:
    """Return what a part takes of a share."""
    entries = (len(block[_LONG[block["form"]]]) for block in part["blocks"] if block["form"] in _LONG)
    return _letters(part) + _ENTRY * sum(entries)


def _letters(told: object) -> int:
    return len(json.dumps(told, ensure_ascii=False))


def _pieces(parts: Sequence[_Told], most: int) -> Iterator[_Told]:
    """Yield the parts with one block or a piece of it each."""
    for part in parts:
        title = part["title"]
        for block in part["blocks"]:
            for piece in _parted(block, most):
                yield {**part, "title": title, "blocks": [piece]}
                title = None
        if not part["blocks"]:
            yield part


def _parted(block: _Told, most: int) -> Iterator[_Told]:
    """Yield a block in pieces of about so many letters: of a drawing each has its head again."""
    if block["form"] == "gantt":
        head, *bands = block["svgs"]
        for drawn in _cut(bands, most):
            yield {**block, "svgs": [head, *drawn], "rows": None}
        if block["rows"]:
            yield from _parted({**block["rows"], "kept": block["kept"]}, most)
    elif block["form"] in _LONG:
        name = _LONG[block["form"]]
        for held in _cut(block[name], most):
            yield {**block, name: held}
    else:
        yield block


def _cut(held: Sequence[Any], most: int) -> Iterator[Sequence[Any]]:
    """Yield as many pieces as letters want, of one after the other."""
    count = max(1, -(-(_letters(held) + _ENTRY * len(held)) // most))
    size = max(1, -(-len(held) // count))
    for begin in range(0, max(1, len(held)), size):
        yield held[begin : begin + size]
