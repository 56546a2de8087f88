"""How a file looks: its indentation, its dashes, its quotes. What is written anew looks so too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.values import dataclass

if TYPE_CHECKING:
    from coopctl.edits.layout import Layout, Node


@dataclass(frozen=True, slots=True)
class Habits:
    """`step`: how much deeper a map stands than its key; `dash`: a list than its key; `gap`: blanks behind a dash.

    `quote`: its quotes where some are needed. `json`: it is JSON, and stays it.
    """

    step: int = 2
    dash: int = 2
    gap: str = " "
    quote: str = '"'
    json: bool = False


def habits(layout: Layout) -> Habits:
    """Return how a file looks: as the first of each kind does."""
    found: dict[str, int] = {}
    gap = " "
    waiting = [layout.root]
    while waiting and len(found) < 3:
        node = waiting.pop()
        if node.flow or node.odd:
            continue
        for item in node.items:
            value = item.value
            if value.holds and value.items and not value.flow and not value.odd:
                if item.key is None:
                    between = layout.text[item.after : value.items[0].at]
                    if value.style == "map" and "\n" not in between and "gap" not in found:
                        gap, found["gap"] = between, 1
                elif value.style == "map":
                    found.setdefault("step", _deeper(layout, node, value))
                else:
                    found.setdefault("dash", _deeper(layout, node, value))
        waiting += [item.value for item in reversed(node.items) if item.value.holds]
    step = found.get("step") or found.get("dash") or 2
    first = layout.root.items[:1] if layout.root.flow else []
    json = any(layout.text[item.at] == '"' for item in first)
    return Habits(step, found.get("dash", step if step != 1 else 2), gap or " ", layout.quote or '"', json)


def _deeper(layout: Layout, above: Node, below: Node) -> int:
    return max(layout.column(below.items[0].at) - layout.column(above.items[0].at), 0)
