"""Drawing on a terminal: lines of (text, role) spans and their colours, which are Rich's."""

from __future__ import annotations

from functools import cache
from itertools import chain, groupby
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

from coopctl.formats.terminal import leftward
from coopctl.formats.terminal.breaking import GAP, any_words, broken, measure, pad, whole_words, wrap
from coopctl.i18n.safe_text import right_to_left
from coopctl.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.style import Style

    from coopctl.formats.look import Look

#: A stretch of a line and its role, a key of STYLES ("" for none).
Stretch: TypeAlias = tuple[str, str]
Line: TypeAlias = tuple[Stretch, ...]

#: As much as the name of somebody takes, with what they are.
_NAME = 32
#: Roles and their Rich styles: the terminal's own sixteen colours, so that its theme, dark or light, decides.
STYLES: Mapping[str, str] = {
    "title": "bold",
    "head": "bold",
    "column": "",
    "quiet": "dim",
    "label": "dim",
    "ref": "cyan",
    "command": "bold cyan",
    "unread": "bold yellow",
    "finished": "green",
    "under_way": "bright_blue",
    "needs_care": "yellow",
    "unknown": "bright_magenta",
    "not_started": "dim",
    "late": "bold red",
    "at_risk": "bold yellow",
    "on_hold": "yellow",
    "due_soon": "bright_blue",
    "on_track": "green",
    "done": "green",
    "done_in_part": "green",
    "cancelled": "dim",
    "error": "bold red",
    "warning": "bold yellow",
    "hint": "bold cyan",
    "found": "bold yellow",
    "caret": "bold red",
    "help": "green",
}

#: The arrow of languages that are written from right to left, between numbers too.
_LEFTWARDS = "←"
#: A command that ends a text, after a colon: there are texts about git, too.
_ENDS_IN_COMMAND = regex(r"(.+:) ((?:coopctl|git) \S.*)")


def cells(line: Line) -> int:
    """Return how many terminal cells a line takes."""
    return sum(measure(text) for text, _ in line)


def paragraph(text: str, role: str, width: int, *, indent: str = "") -> list[Line]:
    """Return text as lines, all indented; words that are longer are broken too, but those of commands to copy.

    A command at the end of a text that is more than a line has a line of its own.
    """
    room = max(8, width - measure(indent))
    if measure(text) > room and (ends := _ENDS_IN_COMMAND.fullmatch(text)):
        return [*paragraph(ends[1], role, width, indent=indent), ((indent, ""), (ends[2], role))]
    lines = (wrap if role == "command" else broken)(text, room)
    return [((indent, ""), (line, role)) for line in lines]


def flow(pieces: Sequence[Line], width: int, *, indent: str = "", between: str = "  ") -> list[Line]:
    """Set pieces side by side, breaking lines between pieces; lines after the first are indented.

    Only a piece that is too wide for a line of its own is broken.
    """
    lines: list[list[Stretch]] = []
    taken = 0
    for piece in pieces:
        if lines and taken + len(between) + cells(piece) <= width:
            lines[-1] += [(between, ""), *piece]
            taken += len(between) + cells(piece)
        else:
            whole = cells(piece) <= width - (len(indent) if lines else 0)
            for part in [piece] if whole else broken_line(piece, width - len(indent)):
                start = indent if lines else ""
                lines.append([(start, ""), *part])
                taken = len(start) + cells(part)
    return [tuple(line) for line in lines]


def broken_line(line: Line, width: int, *, whole: bool = False) -> list[Line]:
    """Return a line that is too wide in parts that fit, broken as a paragraph is; each letter keeps its role.

    Words that are longer are broken too, unless they are to stay `whole`.
    """
    letters = [(letter, at) for at, (text, _) in enumerate(line) for letter in text]
    told = "".join(letter for letter, _ in letters)
    parts: list[list[tuple[int, str]]] = []
    start = 0
    whole = whole or any(role == "command" for _, role in line)
    for part in (whole_words if whole else any_words)(told, width):
        taken = []
        for sign in part:  # of several blanks a part may hold one
            start = told.index(sign, start) + 1
            taken.append(letters[start - 1])
        stretches = groupby(taken, key=itemgetter(1))
        parts.append([(at, "".join(letter for letter, _ in group)) for at, group in stretches])
    held: list[list[str]] = [[] for _ in line]
    for at, each in chain.from_iterable(parts):
        held[at].append(each)
    marked = [iter(leftward.directed(own, text)) for own, (text, _) in zip(held, line, strict=True)]
    return [tuple((next(marked[at]), line[at][1]) for at, _ in part) for part in parts]


def stands_apart(text: str, look: Look) -> bool:
    """Whether a text goes on a line of its own: one from right to left among words from left to right.

    Terminals without bidirectional text show it back to front, which is bearable alone on a line. Where the
    screen itself is in such a language there is nothing else, and it keeps its place in the columns.
    """
    return right_to_left(text) and not look.words.right_to_left


def goes_below(text: str, look: Look) -> bool:
    """Whether a cell of a row goes below it for that reason; what is no longer than a name keeps its place."""
    return stands_apart(text, look) and measure(text) > _NAME


def isolated(text: str, look: Look) -> str:
    """Return a stretch so that right-to-left text in it cannot pull its neighbours out of order (UAX #9, isolates).

    Blanks around it stay outside, so that columns stay where they are; the marks take no cell.
    """
    core = text.strip(" ")
    if not right_to_left(core) and _LEFTWARDS not in core and leftward.MARK not in core:
        return text
    start = text.index(core)
    first_strong, right, end = look.glyphs.isolates
    if not (right and look.words.right_to_left):
        told = leftward.bare(core)
        begin, end = (first_strong, end) if right_to_left(told) or _LEFTWARDS in told else ("", "")
    else:
        begin, told = leftward.begun(core, right)
    return f"{text[:start]}{begin}{told}{end}{text[start + len(core) :]}"


def _within(line: Line, look: Look) -> Sequence[Line]:
    """Return a line, or the lines that it takes where a text that stands apart is wider than the screen."""
    if not any(stands_apart(text, look) for text, _ in line) or cells(line) <= look.width:
        return (line,)
    (first, role), *rest = line
    begun = first.lstrip(" ")
    indent = " " * (len(first) - len(begun))
    return [((indent, ""), *part) for part in broken_line(((begun, role), *rest), look.width - len(indent))]


def _isolated_line(line: Line, look: Look) -> Line:
    """Return a line whose stretches are isolated: a label with what stands behind it, which is read after it.

    What stands there is in an isolate of its own: behind Arabic letters a day would be read backwards (UAX #9, W2).
    """
    whole = "".join([text for text, _ in line])
    if not (look.words.right_to_left or right_to_left(whole) or _LEFTWARDS in whole or leftward.MARK in whole):
        return line
    first_strong, right, end = look.glyphs.isolates
    told: list[Stretch] = []
    labelled = False
    for text, role in line:
        core = text.strip(" ")
        said = isolated(text, look)
        if labelled and core:
            said = said if said != text else text.replace(core, f"{first_strong}{core}{end}")
            said, labelled = f"{said.rstrip(' ')}{end}{' ' * (len(text) - len(text.rstrip(' ')))}", False
        elif role == "label" and core and right and look.words.right_to_left:
            said, labelled = text.replace(core, f"{right}{leftward.quoting(core)}"), True
        told.append((said, role))
    return (*told, (end, "")) if labelled else tuple(told)


def draw(lines: Iterable[Line], look: Look, *, exact: bool = False) -> str:
    """Return lines as text, with terminal colours where the reader wants them; `exact` adds nothing to what they say.

    Otherwise right-to-left stretches are isolated.
    """
    if not exact:
        lines = [_isolated_line(part, look) for line in lines for part in _within(line, look)]
    drawn = (_coloured(line) if look.color else "".join(text for text, _ in line).rstrip() for line in lines)
    return look.finished("".join(f"{line}\n" for line in drawn))


def _coloured(line: Line) -> str:
    """Return a line with the escape sequences of its roles, and no blanks at its end."""
    from rich.color import ColorSystem

    left = len("".join(text for text, _ in line).rstrip())
    drawn = ""
    for text, role in line:
        drawn += _style(role).render(text[:left], color_system=ColorSystem.STANDARD)
        left -= min(left, len(text))
    return drawn


@cache
def _style(role: str) -> Style:
    from rich.style import Style

    return Style.parse(STYLES.get(role, ""))


def columns(rows: Iterable[Sequence[Stretch]], widths: Sequence[int], right: Sequence[bool]) -> Iterator[Line]:
    """Yield rows of cells as lines, set in columns; `right` says which columns are aligned to the right.

    The widths are the caller's, and no cell is wider than its column.
    """
    for row in rows:
        line: list[Stretch] = []
        for (text, role), width, to_the_right in zip(row, widths, right, strict=True):
            line += [(" " * GAP, ""), (pad(text, width, right=to_the_right), role)]
        yield tuple(line[1:])
