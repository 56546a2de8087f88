"""Drawing on a terminal: lines of (text, role) spans, measured in cells; the one module that knows Rich."""

from __future__ import annotations

from functools import cache
from itertools import chain, groupby
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

from rich.cells import cell_len, chop_cells

from coopctl.formats.terminal import leftward
from coopctl.i18n.safe_text import right_to_left
from coopctl.patterns import regex

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.style import Style

    from coopctl.formats.look import Look

#: A stretch of a line and its role, a key of STYLES ("" for none).
Stretch: TypeAlias = tuple[str, str]
Line: TypeAlias = tuple[Stretch, ...]

GAP = 2
#: As much as the name of somebody takes, with what they are.
_NAME = 32
#: A paragraph is at least as wide.
_NARROWEST = 12
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
#: Where a word may be broken: a path or a reference first after its slashes, so that its parts can be copied.
_AFTER_SLASHES, _AFTER_SIGNS = regex(r"(?<=/)(?=.)"), regex(r"(?<=[/-])(?=.)")
#: The words that begin a command, and what goes with them.
_COMMANDS = ("coopctl", "git")
_COMMAND = regex(r"(?:coopctl|git) \S*[^,;.: ]\Z")
_ENDS_IN_COMMAND = regex(r"(.+) ((?:coopctl|git) \S.*)")
#: Where a line may be broken: no sign that French sets apart from its word stands alone, though its blank breaks.
_BLANK = regex(r"(?<!«) (?![»:;?!](?:[ ,.)]|$))")
#: A number that ends a line: it goes with the month, the days or the arrow after it. Four digits are a year. Arabic
#: joins “and” and “of” to it. The number of a goal in a list goes with what it numbers.
_COUNT = regex(
    r"(?<=\S) (\(?[\u0640-\u0648]{0,2}(?:[0-9]{1,2}–)?[0-9]{1,3}(?:[.,\u202f][0-9]{3})*(?: [→←])?)$"
    r"|(?<=[,;،؛]) ([0-9]{1,2}\.)$"
)
#: A day and its month that end a line, or a word that may be a month alone, and the year that goes with them.
_DAY = regex(r"(?<=\S) (\(?(?:[0-9]{1,2}[–/-])?[0-9]{1,2}(?:er)? [^\W\d_]+)$")
_WORD = regex(r"(?<=[^\s\d])(?<!1er) (\(?([^\W\d_]{3,10})\.?)$")
_YEAR = regex(r"[12][0-9]{3}(?![\w/-])")
#: What says nothing before the sign of a cut.
_BEFORE_A_CUT = " ,;:،؛–-"
#: The two or three words after a comma that end a text, where a line would part them: “on / time”.
_PHRASE = regex(r"(?:(?<=[,;،؛])|(?<=[،؛]\u200f)) ([^\W\d_]+(?: \w+)?\n\w+(?: \w+)?)$")


def measure(text: str) -> int:
    """Return how many terminal cells a text takes."""
    return cell_len(text)


def cells(line: Line) -> int:
    """Return how many terminal cells a line takes."""
    return sum(cell_len(text) for text, _ in line)


def cut(text: str, width: int, look: Look, *, whole: bool = False) -> str:
    """Return text shortened to `width` cells, with the sign of a cut: behind a word, if half of it is left.

    Of `whole` words any number is enough.
    """
    fits = cell_len(text) <= width
    text = leftward.one(text, fits=fits)
    if fits:
        return text
    sign = look.glyphs.cut if width > cell_len(look.glyphs.cut) else ""
    kept, after, *_ = *chop_cells(text, max(1, width - cell_len(sign))), ""
    words = kept.rpartition(" ")[0]
    if after[:1] != " " and words and (whole or cell_len(words) * 2 >= width):
        kept = words
    return kept.rstrip(_BEFORE_A_CUT) + sign


def begun(title: str, width: int, look: Look) -> list[str]:
    """Return as much of a title as a line has room for, or two on a small screen."""
    return first_lines(title, width, 2 if look.narrow else 1, look)


def first_lines(text: str, width: int, count: int, look: Look) -> list[str]:
    """Return a text on at most so many lines, the last one cut where it would go on."""
    lines = broken(text, width) if count > 1 else [text]
    rest = " ".join(lines[count - 1 :])
    return [*lines[: count - 1], *([cut(rest, width, look)] if len(lines) >= count else [])]


def parted(text: str, width: int) -> tuple[str, str]:
    """Return as much of a text as has room on a line, and what goes on elsewhere."""
    first, *_ = _broken(text, width)
    rest = text[len(first) :].strip(" ")
    if not rest:
        return text, ""
    first, rest = leftward.directed([first, rest], text)
    return first, rest


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Fill text with blanks to `width` cells; `right` aligns it to the right."""
    blanks = " " * max(0, width - cell_len(text))
    return blanks + text if right else text + blanks


def wrap(text: str, width: int) -> list[str]:
    """Break text into lines of `width` cells, at blanks where possible; a word that is longer is let run on."""
    return leftward.directed(_wrapped(text, width), text)


def _wrapped(text: str, width: int) -> list[str]:
    if cell_len(text) <= width:
        return [text]
    lines: list[str] = []
    taken = 0
    for word in _together(_BLANK.split(text), width):
        cells_more = 1 + cell_len(word)
        if lines and taken + cells_more <= width:
            lines[-1] += f" {word}"
            taken += cells_more
        elif word or not lines:  # of two blanks none begins a line
            lines.append(_with_its_count(lines, word, width))
            taken = cell_len(lines[-1])
    if lines[1:] and (found := _PHRASE.search(f"{lines[-2]}\n{lines[-1]}")):
        phrase = found[1].replace("\n", " ")
        if cell_len(phrase) <= width:
            lines[-2:] = [lines[-2][: found.start()], phrase]
    return lines


def _together(words: Sequence[str], width: int) -> Sequence[str]:
    """Return words, those of a command in one where a line has room for it: it is copied as it stands."""
    if not any(word.endswith(_COMMANDS) for word in words):
        return words
    held: list[str] = []
    for word in words:
        last = held[-1] if held else ""
        command = last.endswith(_COMMANDS) or (word.startswith("--") and _COMMAND.search(last))
        if word and command and cell_len(last) + 1 + cell_len(word) <= width:
            held[-1] += f" {word}"
        else:
            held.append(word)
    return held


def _with_its_count(lines: list[str], word: str, width: int) -> str:
    """Return a word that begins a line, with the number, or the month, before it, which the last line gives up."""
    if not lines:
        return word
    found = _month_at_end(lines[-1]) if _YEAR.match(word) else _COUNT.search(lines[-1])
    end = found[0][1:] if found else ""
    if found is None or not (word[:1].isalpha() or _YEAR.match(word) or word[:1] in "→←" or end[-1] in "→←"):
        return word
    if cell_len(end) + 1 + cell_len(word) > width:
        return word
    lines[-1] = lines[-1][: found.start()]
    return f"{end} {word}"


def _month_at_end(line: str) -> re.Match[str] | None:
    """Return the month that a line ends with, and its day where it has one."""
    if (day := _DAY.search(line)) or not (found := _WORD.search(line)):
        return day
    from coopctl.spelling.synonyms import folded  # only here: few lines begin with a year
    from coopctl.spelling.words_of_time import MONTHS

    name = folded(found[2])
    return found if name in MONTHS or name.removeprefix("و") in MONTHS else None


def hanging(text: str, width: int, *, words: bool = False) -> str:
    """Return lines of text, each broken at blanks where it is too wide, and going on further in than it begins.

    Long `words` are broken too, where there is none to copy.
    """
    lines: list[str] = []
    for line in text.split("\n"):
        begun = line.lstrip(" ")
        within = " " * (len(line) - len(begun))
        first, *others = (broken if words else wrap)(begun, max(_NARROWEST, width - len(within) - GAP))
        lines += [within + first, *(f"{within}{' ' * GAP}{each}" for each in others)]
    return "\n".join(lines)


def broken(text: str, width: int) -> list[str]:
    """Break text into lines as `wrap` does, and words that are longer too: after slashes and dashes where they can."""
    return leftward.directed(_broken(text, width), text)


def _broken(text: str, width: int) -> list[str]:
    lines: list[str] = []
    parted = False
    for line in _wrapped(text, width):
        if parted and measure(f"{lines[-1]} {line}") <= width:
            lines[-1] += f" {line}"
        else:
            lines += [line] if measure(line) <= width else _in_parts(line, width, _AFTER_SLASHES, _AFTER_SIGNS)
        parted = measure(line) > width
    return lines


def _in_parts(word: str, width: int, signs: re.Pattern[str], *others: re.Pattern[str]) -> list[str]:
    """Break a word after some signs, so that its parts are filled up to `width`; a part that is longer after others."""
    lines = [""]
    for part in signs.split(word):
        if measure(lines[-1] + part) <= width:
            lines[-1] += part
        elif others:
            lines += _in_parts(part, width, *others)
        else:
            lines += chop_cells(part, width)
    return [line for line in lines if line]


def paragraph(text: str, role: str, width: int, *, indent: str = "") -> list[Line]:
    """Return text as lines, all indented; words that are longer are broken too, but those of commands to copy.

    A command at the end of a text that is more than a line has a line of its own.
    """
    room = max(8, width - cell_len(indent))
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
    for part in (_wrapped if whole else _broken)(told, width):
        start = told.index(part, start)
        stretches = groupby(letters[start : start + len(part)], key=itemgetter(1))
        parts.append([(at, "".join(letter for letter, _ in group)) for at, group in stretches])
        start += len(part)
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
        lines = [_isolated_line(line, look) for line in lines]
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
