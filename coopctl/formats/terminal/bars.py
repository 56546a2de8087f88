"""The bar: how many actions stand in each state, in cells."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from coopctl.formats.counts import in_words
from coopctl.formats.terminal.drawing import flow
from coopctl.measures.outcomes import BarState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coopctl.formats.counts import Within
    from coopctl.formats.look import Look
    from coopctl.formats.terminal.drawing import Line
    from coopctl.messages import Message

_Word = TypeVar("_Word")

CELLS = 24


def bar(counts: Mapping[BarState, int], look: Look, width: int = CELLS) -> Line:
    """Return the bar as stretches, one a state that occurs; "" in every cell where nothing counts."""
    parts = [(state, counts.get(state, 0)) for state in BarState]
    sizes = portions([count for _, count in parts], width)
    return tuple(
        (look.glyphs.bar[state] * size, state.value) for (state, _), size in zip(parts, sizes, strict=True) if size
    )


def legend(counts: Mapping[BarState, int], look: Look, within: Within, others: Iterable[Message] = ()) -> list[Line]:
    """Return what each sign of the bar means, with its count, for the states that occur; as many on each line.

    After them stands what `others` say of it: what it leaves out, or that it has more than is shown below.
    """
    states = [state for state in BarState if counts.get(state)]
    entries: list[Line] = [
        ((look.glyphs.bar[state], state.value), (f" {in_words(state, counts, within, look.words)}", ""))
        for state in states
    ]
    entries += [((look.words.say(each), "quiet"),) for each in others]
    lines = flow(entries, look.width)
    each = -(-len(entries) // max(1, len(lines)))
    even = [line for at in range(0, len(entries), each or 1) for line in flow(entries[at : at + each], look.width)]
    return even if len(even) == len(lines) else lines


def added(counted: Iterable[Mapping[_Word, int]]) -> dict[_Word, int]:
    """Add the counts of several bars, or of the healths in them."""
    total: Counter[_Word] = Counter()
    for counts in counted:
        total.update(counts)
    return dict(total)


def portions(counts: list[int], width: int) -> list[int]:
    """Share `width` cells in proportion, by cumulative rounding, so that they always add up.

    Whatever is not zero gets a cell where there is room, taken from the longest.
    """
    total = sum(counts)
    if not total:
        return [0] * len(counts)
    ends = [(2 * width * sum(counts[: place + 1]) + total) // (2 * total) for place in range(len(counts))]
    sizes = [end - start for start, end in zip([0, *ends], ends, strict=False)]
    for place, count in enumerate(counts):
        if count and not sizes[place] and max(sizes) > 1:
            sizes[sizes.index(max(sizes))] -= 1
            sizes[place] = 1
    return sizes
