"""What one operation changes in a text: the splices that make it, between brackets or outside of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.edits import blocks, brackets, spelled
from coopctl.edits.layout import child
from coopctl.edits.operations import Insert, Move, Put, Remove, Rename, value_at
from coopctl.edits.refused import EditRefused
from coopctl.edits.written import alike, slot, texts
from coopctl.messages import msg
from coopctl.model.places import field_name

if TYPE_CHECKING:
    from coopctl.edits.layout import Layout, Node
    from coopctl.edits.operations import Operation
    from coopctl.edits.splice import Splice
    from coopctl.edits.written import Pen
    from coopctl.model.places import Place
    from coopctl.strict_yaml.scalars import Json


def splices(layout: Layout, pen: Pen, step: Operation, wanted: Json) -> list[Splice]:
    """Return what makes a step, after which the data are as wanted. Raise EditRefused where a place is not edited."""
    place = step.place
    look_at(layout, place)
    match step:
        case Put(place, value):
            holder = layout.node(place[:-1])
            key = place[-1]
            if isinstance(key, int) or any(item.key == key for item in holder.items):
                return _replaced(layout, pen, place, value, wanted)
            index = slot(key, [item.key for item in holder.items], pen.shape.keys(place[:-1]))
            return _inserted(layout, pen, place, index, wanted)
        case Insert(place, _, before):
            at = len(layout.node(place).items) if before is None else before
            return _inserted(layout, pen, (*place, at), at, wanted)
        case Remove(place):
            return _removed(layout, pen, place)
        case Move(place, to):
            holder = layout.node(place[:-1])
            move = brackets.moved if brackets.has_own_lines(layout, holder) else blocks.moved
            return move(layout, holder, int(place[-1]), to, careful=pen.careful)
        case Rename(place, key):
            return blocks.renamed(layout, pen, place, key, flow=outermost(layout, place) is not None)


def look_at(layout: Layout, place: Place) -> None:
    """Raise EditRefused where the way to a place leads through what is not edited."""
    node = layout.root
    for number, step in enumerate(place):
        if node.odd:
            raise _odd(layout, place[:number], node.start)
        try:
            item = child(node, step)
        except KeyError:
            return
        if item.odd:
            raise _odd(layout, place[: number + 1], item.at)
        node = item.value
    if node.odd:
        raise _odd(layout, place, node.start)


def _odd(layout: Layout, place: Place, at: int) -> EditRefused:
    return EditRefused(
        msg(
            "‘{field}’ in line {line} is written in a way that is not edited: with an anchor, a tag or a question mark",
            field=field_name(place),
            line=layout.text.count("\n", 0, at) + 1,
        ),
        msg("write it out first, as “key: value”"),
    )


def outermost(layout: Layout, place: Place) -> Place | None:
    """Return the place of the outermost brackets above a place."""
    node = layout.root
    for number, step in enumerate(place):
        if node.flow:
            return place[:number]
        node = child(node, step).value
    return None


def _replaced(layout: Layout, pen: Pen, place: Place, value: Json, wanted: Json) -> list[Splice]:
    above = outermost(layout, place)
    if above is None:
        return blocks.replaced(layout, pen, place, value)
    return in_brackets(layout, pen, above, rewritten(layout, pen, place, value), value, wanted)


def rewritten(layout: Layout, pen: Pen, place: Place, value: Json) -> list[Splice]:
    """Return the splices for another value in the place of one between brackets."""
    item = layout.item(place)
    model = item.value
    written = (
        pen.flow(value, place, model)
        if isinstance(value, dict | list)
        else pen.one_line(value, place, model, flow=True, kept=True)
    )
    return brackets.replaced(layout, item, written)


def _inserted(layout: Layout, pen: Pen, place: Place, index: int, wanted: Json) -> list[Splice]:
    above: Place | None = place[:-1]
    holder = layout.node(place[:-1])
    if not holder.items and above:
        return _replaced(layout, pen, place[:-1], value_at(wanted, place[:-1]), wanted)
    if not holder.items:
        return blocks.replaced(layout, pen, (), wanted, opened=True)
    value = value_at(wanted, place)
    outer = outermost(layout, place[:-1])
    above = outer if outer is not None or not holder.flow else above
    if above is None:
        return blocks.inserted(layout, pen, place[:-1], [(place[-1], index, value)])
    key = place[-1]
    written = pen.flow(value, place, alike(value, holder.items) if isinstance(key, int) else None)
    if isinstance(key, str):
        written = f"{pen.key(key, flow=True)}: {written}"
    return in_brackets(layout, pen, above, brackets.inserted(layout, holder, index, written), value, wanted)


def in_brackets(
    layout: Layout, pen: Pen, above: Place, inside: list[Splice], value: Json, wanted: Json
) -> list[Splice]:
    """Return splices between brackets; or the brackets as a block, where they hold too much for their one line."""
    node = layout.node(above)
    if pen.careful or "\n" in layout.text[node.start : node.end] or not _may_open(layout, node):
        return inside
    too_long = brackets.longest(layout, node, inside) > spelled.WIDTH >= brackets.longest(layout, node, [])
    if too_long or any("\n" in text for text in texts(value)):
        return blocks.replaced(layout, pen, above, value_at(wanted, above), opened=True)
    return inside


def _may_open(layout: Layout, node: Node) -> bool:
    """Whether brackets can become a block where they stand: not behind `---`."""
    return node is not layout.root or layout.leads(node.start)


def _removed(layout: Layout, pen: Pen, place: Place) -> list[Splice]:
    holder = layout.node(place[:-1])
    item = layout.item(place)
    index = next(number for number, each in enumerate(holder.items) if each is item)
    if holder.flow:
        return brackets.removed(layout, holder, index, json=pen.habits.json)
    return blocks.removed(layout, pen, place, index)
