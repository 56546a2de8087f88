"""For a terminal: what to look at first, then each agreement with its records, worst first; findings at the end."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from coopctl.formats import Audience
from coopctl.formats.headings import stamp
from coopctl.formats.reviewed import told
from coopctl.formats.terminal import drawing
from coopctl.formats.terminal.breaking import GAP, hanging, measure
from coopctl.formats.terminal.drawing import paragraph
from coopctl.formats.terminal.heads import headline
from coopctl.formats.word_diff import plain
from coopctl.messages import msg

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.formats import Frame
    from coopctl.formats.effected import EffectWords
    from coopctl.formats.look import Look
    from coopctl.formats.reviewed import FirstWords, RecordWords
    from coopctl.formats.terminal.drawing import Line
    from coopctl.reviewing.difference import Difference

AUDIENCE = Audience.PEOPLE
ENDINGS = ("txt",)
_ENDLESS = 100_000
#: So many amounts stand side by side.
_FEW = 2


def write(difference: Difference, frame: Frame, look: Look) -> str:
    """Return the difference as a screen; when plain each thing on one line, however long."""
    look = replace(look, width=_ENDLESS) if look.plain else look.for_prose()
    return drawing.draw(_lines(difference, frame, look), look, exact=look.plain)


def _lines(difference: Difference, frame: Frame, look: Look) -> Iterator[Line]:
    words, say = told(difference, look), look.words.say
    yield from headline(
        msg("What has changed"), [msg("{text}", text=words.sides), stamp(frame.day, "worktree")[0]], look
    )
    yield from _joined(words.counts, "", look)
    if difference.nothing:
        yield from paragraph(say(msg("Nothing has changed")), "", look.width)
    for note in words.notes:
        yield from paragraph(note, "unread", look.width)
    if words.first:
        yield from _first(say(msg("Look at this first ({n})", n=len(words.first))), words.first, look)
    for agreement in words.agreements:
        yield ()
        yield from _named(agreement.ref, agreement.title, "title", "", look)
        yield from _effects(agreement.effects, look)
        for record in agreement.records:
            yield from _record(record, look, own=record.ref == agreement.ref)
    if words.more:
        yield ()
        yield from paragraph(words.more, "unread", look.width)
    if words.brought:
        yield from _listed(say(msg("Found now ({n})", n=words.found[0])), "warning", words.brought, look)
    if words.mended:
        yield from _listed(say(msg("Found no longer ({n})", n=words.found[1])), "done", words.mended, look)
    if words.written:
        yield ()
        yield from paragraph(words.written, "quiet", look.width)


def _effects(effects: EffectWords, look: Look) -> Iterator[Line]:
    """Yield what the changes do to an agreement: few things side by side, else each amount on a line of its own."""
    if look.plain or len(effects.money) + len(effects.parts) <= _FEW:
        yield from _joined(effects.all, "quiet", look, "  ")
        return
    yield from _joined(effects.standing, "quiet", look, "  ")
    for line in effects.money:
        yield from _hung(line, "quiet", look, 2)
    if effects.parts:
        yield from _hung(effects.of_parts, "quiet", look, 2)
    for line in effects.parts:
        yield from _hung(line, "quiet", look, 4)


def _joined(facts: Sequence[str], role: str, look: Look, indent: str = "") -> Iterator[Line]:
    """Yield facts side by side; for a screen reader one a line."""
    for line in facts if look.plain else [f" {look.glyphs.dot} ".join(facts)] if facts else []:
        yield from paragraph(line, role, look.width, indent=indent)


def _first(title: str, first: Sequence[FirstWords], look: Look) -> Iterator[Line]:
    """Yield what to look at first, the record once where several things stand together; for a screen reader each."""
    yield from _listed(title, "late", (), look)
    for where, group in groupby(first, key=attrgetter("where")):
        facts = [*group]
        together = bool(facts[1:]) and not look.plain
        if together:
            yield from _hung(where, "", look, 2)
        for fact in facts:
            yield from _hung(fact.line if together else fact.said, "", look, 4 if together else 2)


def _listed(title: str, role: str, rows: Sequence[str], look: Look) -> Iterator[Line]:
    yield ()
    yield ((title, role),)
    for row in rows:
        yield from _hung(row, "", look, 2)


def _record(record: RecordWords, look: Look, *, own: bool) -> Iterator[Line]:
    if not own:
        yield from _named(record.ref.rpartition("/")[2], record.title, "", "  ", look)
    for line in record.lines:
        yield from _hung(line, "", look, 2 if own else 4)


def _named(ref: str, title: str, role: str, indent: str, look: Look) -> Iterator[Line]:
    """Yield a reference and the title beside it, or below where it has no room, or runs the other way."""
    room = look.width - len(indent) - len(ref) - GAP
    if drawing.stands_apart(title, look) or measure(title) > room:
        yield from paragraph(ref, "ref", look.width, indent=indent)
        yield from paragraph(title, role, look.width, indent=f"{indent}  ")
    else:
        yield ((indent, ""), (ref, "ref"), (" " * GAP, ""), (title, role))


def _hung(text: str, role: str, look: Look, indent: int) -> Iterator[Line]:
    for line in hanging(f"{' ' * indent}{plain(text)}", look.width, words=True).split("\n"):
        core = line.lstrip(" ")
        yield ((" " * (len(line) - len(core)), ""), (core, role))
