"""What needs care, worst first: sign, title, reference and reason on one line; like reasons together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.formats.cells import shown
from coopctl.formats.counts import of_asked
from coopctl.formats.status import overview
from coopctl.formats.terminal.breaking import begun, cut, measure, pad, wrap
from coopctl.formats.terminal.drawing import Line, flow, paragraph, stands_apart
from coopctl.formats.terminal.heads import under
from coopctl.measures.outcomes import ToDo
from coopctl.messages import msg, nmsg
from coopctl.model.texts import Text
from coopctl.model.vocabularies import Health
from coopctl.reports import figures
from coopctl.reports.numbered import numbered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.formats.look import Look
    from coopctl.messages import Message
    from coopctl.reports.status import Attention, Status

#: What a line keeps for the title, and how long a reason may be to stand beside it (on wide screens nearly half).
_TITLE = 20
_REASON = 36
#: How many lines a reason may take below, on a small screen too, and what it keeps of a text that it quotes.
_LINES = 2
_LINES_NARROW = 4
_QUOTED = 12
#: How many groups the overview shows, and how many actions of a group it names; one more where that is all.
SHOWN = 10
_NAMED = 3


def attention(status: Status, look: Look, *, every: bool = False) -> list[Line]:
    """Return the block: heading with the number of actions, then the groups; the first ten unless `every`."""
    groups = status.attention
    heading: Line = ((look.words.say(msg("To deal with ({n})", n=to_deal_with(status))), "head"),)
    if not groups:
        return [((look.words.say(msg("Nothing to deal with")), "head"),)]
    head = flow([heading, *_legend(status, look)], look.width, indent="" if look.narrow else "  ")
    return under(head, lambda within: _groups(status, within, groups if every else groups[:SHOWN]), look)


def _groups(status: Status, look: Look, chosen: Sequence[Attention]) -> list[Line]:
    """Return the chosen groups, and how many more there are."""
    lines: list[Line] = []
    groups = status.attention
    names = short_references([ref for group in groups for ref in group.refs])
    draw = _narrow if look.narrow or _long(chosen, names, look) else _wide
    for group, drawn in zip(chosen, draw(chosen, names, look), strict=True):
        lines += [*drawn, *(_listed(group, status, look) if len(group.refs) > 1 else ())]
    left = groups[len(chosen) :]
    if left:
        more = msg(
            "and {said} more; all of them: {command}",
            said=number(left, status.parts), command=overview.to_deal_with(status),
        )  # fmt: skip
        lines += paragraph(look.words.say(more), "quiet", look.width, indent="  ")
    return lines


def and_more(said: Message, command: str | None) -> Message:
    """Say how many more there are of what, and the command that tells them."""
    if command is None:
        return msg("and {said} more", said=said)
    return msg("and {said} more: {command}", said=said, command=command)


def to_deal_with(status: Status) -> Message | int:
    """Return how many actions are to be dealt with; with the word where parts of others are told apart."""
    refs = {ref for group in status.attention for ref in group.refs}
    return number(status.attention, status.parts) if refs & status.parts else len(refs)


def number(groups: Sequence[Attention], parts: frozenset[str]) -> Message:
    """Say how many actions there are; parts of others are told apart, as in every figure."""
    refs = frozenset(ref for group in groups for ref in group.refs)
    within = len(refs & parts)
    if within == len(refs):
        return nmsg("{n} part", "{n} parts", within)
    return figures.actions(len(refs), len(refs), (within, within))


def _sign(group: Attention, look: Look) -> str:
    return look.glyphs.unclosed if group.asked is ToDo.TO_CLOSE else look.glyphs.health[group.health]


def _legend(status: Status, look: Look) -> list[Line]:
    """Return what each sign means, with how many actions it is, and parts of others, worst first."""
    alike: dict[tuple[Health, Health | ToDo], list[Attention]] = {}
    for group in status.attention:
        alike.setdefault((group.health, group.asked), []).append(group)
    told: list[Line] = []
    for (health, asked), groups in alike.items():
        refs = [ref for group in groups for ref in group.refs]
        parts = len(status.parts.intersection(refs))
        if parts == len(refs):
            said = nmsg("{said} (a part)", "{said} (parts)", parts, said=of_asked(asked, parts))
        else:
            said = of_asked(asked, len(refs) - parts)
            if parts:
                said = nmsg("{said} (and {n} part)", "{said} (and {n} parts)", parts, said=said)
        told.append(((_sign(groups[0], look), health.value), (f" {look.words.say(said)}", "")))
    return told


def short_references(refs: Sequence[str]) -> dict[str, str]:
    """Return the action's part of each reference where no other has it, else the whole reference."""
    names = [ref.partition("/")[2] or ref for ref in refs]
    return {ref: name if names.count(name) == 1 else ref for ref, name in zip(refs, names, strict=True)}


def _long(groups: Sequence[Attention], names: dict[str, str], look: Look) -> bool:
    """Whether references and reasons leave some title less room beside them than it takes."""
    single = [group for group in groups if len(group.refs) == 1]
    beside = [measure(look.words.say(group.reason.message)) for group in single]
    ref = max((measure(names[group.refs[0]]) for group in single), default=0)
    reason = max((each for each in beside if each <= max(_REASON, look.width // 2 - 8)), default=0)
    return look.width - ref - reason - 6 < max((measure(_title(group, look)) for group in single), default=0)


def _wide(groups: Sequence[Attention], names: dict[str, str], look: Look) -> Iterator[list[Line]]:
    """Yield one line a group, in columns; a long reason goes below."""
    reasons = {id(group): look.words.say(group.reason.message) for group in groups}
    longest = max(_REASON, look.width // 2 - 8)
    beside = [measure(reason) for reason in reasons.values() if measure(reason) <= longest]
    reason_width = max(beside, default=0)
    single = [group.refs[0] for group in groups if len(group.refs) == 1]
    ref_width = max((measure(names[ref]) for ref in single), default=0)
    title_width = max(8, look.width - ref_width - reason_width - 6)
    title_width = min(title_width, max((measure(_title(group, look)) for group in groups if group.title), default=8))
    before = title_width + 2 + ref_width
    for group in groups:
        sign = (f"{_sign(group, look)} ", group.health.value)
        reason = reasons[id(group)]
        many = len(group.refs) > 1
        name, title = (_together(group, look), "") if many else (names[group.refs[0]], _title(group, look))
        fits = measure(reason) <= longest and 2 + max(before, measure(name) * many) + 2 + measure(reason) <= look.width
        if many:
            head: Line = (sign, (pad(name, before), ""))
            if not fits and 2 + measure(name) + 2 + measure(reason) <= look.width:
                head, fits = (sign, (name, "")), True
        elif stands_apart(title, look):
            head = (sign, (pad(name, before), "ref"))
        else:
            head = (
                sign,
                (pad(cut(title, title_width, look), title_width), ""),
                ("  ", ""),
                (pad(name, ref_width), "ref"),
            )
        if fits:
            lines: list[Line] = [(*head, ("  ", ""), (reason, _urgent(group)))]
        else:
            lines = [head, *_below(group, look, indent="  ")]
        yield [*lines, *([] if many else _right_to_left(title, look))]


def _narrow(groups: Sequence[Attention], names: dict[str, str], look: Look) -> Iterator[list[Line]]:
    """Yield the sign and title, then the reference with the reason; for small screens, and for long titles."""
    for group in groups:
        yield _stacked(group, names, look)


def _stacked(group: Attention, names: dict[str, str], look: Look) -> list[Line]:
    """Return one group on lines of their own."""
    reason = look.words.say(group.reason.message)
    sign = (f"{_sign(group, look)} ", group.health.value)
    if len(group.refs) > 1:
        first, *more = wrap(_together(group, look), look.width - 2)
        head: list[Line] = [(sign, (first, "")), *((("  ", ""), (text, "")) for text in more)]
        return [*head, *_below(group, look, indent="  ")]
    title = _title(group, look)
    name = names[group.refs[0]]
    if stands_apart(title, look):
        lines: list[Line] = [(sign, (name, "ref"))]
    else:
        first, *more = begun(title, look.width - 2, look)
        lines = [(sign, (first, "")), *((("  ", ""), (text, "")) for text in more)]
        lines += paragraph(name, "ref", look.width, indent="  ")
    if lines[1:] and 2 + measure(name) + 2 + measure(reason) <= look.width:
        lines[-1] = (*lines[-1], ("  ", ""), (reason, _urgent(group)))
    else:
        lines += _below(group, look, indent="  ")
    return [*lines, *_right_to_left(title, look)]


def _below(group: Attention, look: Look, *, indent: str) -> list[Line]:
    """Return a reason on lines of its own, all indented."""
    said = shortened(group.reason.message, max(8, look.width - measure(indent)), look)
    return [((indent, ""), (line, _urgent(group))) for line in said]


def shortened(message: Message, width: int, look: Look) -> list[str]:
    """Return a message in two lines at most, four on a small screen.

    The longest text that it quotes is cut, and only then its end.
    """
    most = _LINES_NARROW if look.narrow else _LINES
    lines = wrap(look.words.say(message), width)
    texts = {name: look.words.param(text) for name, text in message.params.items() if isinstance(text, str | Text)}
    if len(lines) > most and texts:
        name, text = max(texts.items(), key=lambda each: measure(each[1]))
        room = min(measure(text), most * width)
        while len(lines) > most and room > _QUOTED:
            room -= 1
            less = replace(message, params={**message.params, name: cut(text, room, look)})
            lines = wrap(look.words.say(less), width)
    if len(lines) > most:
        lines = [*lines[: most - 1], cut(" ".join(lines[most - 1 :]), width, look)]
    return lines


def _listed(group: Attention, status: Status, look: Look) -> list[Line]:
    """Return the first actions of a group, and how many more there are; those asked for by name stand above."""
    shown_refs = group.refs if len(group.refs) <= _NAMED + 1 else group.refs[:_NAMED]
    names = short_references(group.refs)
    lines: list[Line] = []
    for ref, name in zip(shown_refs, group.names, strict=False):
        lines += _member(shown(name, look.words), names[ref], look)
    left = frozenset(group.refs[len(shown_refs) :])
    if left:
        command = overview.of_agreement(status, group.agreement) if status.with_actions is None else None
        more = and_more(number([replace(group, refs=tuple(left))], status.parts), command)
        lines += paragraph(look.words.say(more), "quiet", look.width, indent="  ")
    return lines


def _member(title: str, ref: str, look: Look) -> list[Line]:
    """Return the title of an action of a group, with its reference on the line where the title has room there."""
    room = look.width - measure(ref) - 4
    if not title or stands_apart(title, look):
        return [*paragraph(ref, "ref", look.width, indent="  "), *([(("  ", ""), (title, ""))] if title else [])]
    if measure(title) <= room or (room >= _TITLE and not look.narrow):
        return [(("  ", ""), (cut(title, room, look), ""), ("  ", ""), (ref, "ref"))]
    return [
        *((("  ", ""), (text, "")) for text in begun(title, look.width - 2, look)),
        *paragraph(ref, "ref", look.width, indent="    "),
    ]


def counted(group: Attention, place: str | Text | None = None) -> Message:
    """Say how many actions a group has, and of which agreement: its title, or as much of it as is given."""
    of = (group.place or group.agreement) if place is None else place
    return nmsg("{n} action of ‘{agreement}’", "{n} actions of ‘{agreement}’", len(group.refs), agreement=of)


def _together(group: Attention, look: Look) -> str:
    """Say the same in a line, two on a small screen; a title that would stand apart gives way to the reference."""
    title = look.words.text(group.place) if group.place else group.agreement
    if stands_apart(title, look):
        title = group.agreement
    room = (look.width - 2) * (1 + look.narrow) - measure(look.words.say(counted(group, "")))
    return look.words.say(counted(group, cut(title, room - 8 * look.narrow, look)))


def _title(group: Attention, look: Look) -> str:
    """Return the title of the only action, after its number."""
    return shown(numbered(group.number, group.title), look.words)


def _urgent(group: Attention) -> str:
    """Return the role of a reason: only what is urgent has a colour, so that it stands out."""
    return group.health.value if group.health is Health.LATE else ""


def _right_to_left(title: str, look: Look) -> list[Line]:
    """Return a right-to-left title alone on its line."""
    return [(("  ", ""), (title, ""))] if stands_apart(title, look) else []
