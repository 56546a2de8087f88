"""Lines of a text from right to left: each says so itself, and what it quotes keeps its own full stop (UAX #9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.i18n.safe_text import right_to_left
from coopctl.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Before a line that is from right to left whatever its letters; data never holds it.
MARK = "\u2067"
_QUOTED, _END = "\u2068", "\u2069"
_RIGHTWARD = "\u2066"
_ALL = dict.fromkeys(map(ord, MARK + _RIGHTWARD + _QUOTED + _END))
_ISOLATE = regex(f"[{_RIGHTWARD}{MARK}{_QUOTED}{_END}]")
#: A stretch from left to right within, from its first letter to its last letter or digit, and what ends a sentence.
#: Brackets, quotation marks, colons but of addresses, and arrows are of the sentence around it.
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_AROUND = '\\]\\[(){}«»\u2018\u201c\u201d"←→\u2066-\u2069'
_STRETCH = regex(rf"(?![{_RTL}])[^\W\d_](?:(?:[^{_RTL}{_AROUND}:]|:(?=/))*(?![{_RTL}])\w)?([.!?…]?)")
#: A day that a text begins with, and the sign behind it.
_DAY_FIRST = regex(rf"{MARK}?([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}\u060c?\u200f?(?: |$))")
_LETTER = regex(r"[^\W\d_]")
#: As many words are a sentence, no name, unless words of the sentence around go on into them.
_SENTENCE = 4


def bare(text: str) -> str:
    """Return a line without what `directed` put there."""
    return text if text.isascii() else text.translate(_ALL)


def one(line: str, *, fits: bool) -> str:
    """Return one line of what may have been several, or is to be cut."""
    if MARK not in line or (fits and line.count(MARK) == 1):
        return line
    return (MARK if line.startswith(MARK) else "") + bare(line)


def closed(line: str) -> str:
    """Return a line that `directed` marked with the end of its mark: on a page more may follow."""
    return f"{line}{_END}" if line.startswith(MARK) else line


def directed(lines: list[str], text: str) -> list[str]:
    """Return the lines of a text; of one that begins from right to left each is marked, with what it quotes."""
    if len(lines) == 1:
        return lines
    if _QUOTED in text:
        return [MARK + each for each in _carried(lines, text)]
    if not right_to_left(text):
        return lines
    first = _LETTER.search(text)
    if first is None or not right_to_left(first[0]):
        return lines
    stretches = _stretches(text)
    marked, at = [], 0
    for line in lines:
        begun = text.find(line, at)
        if begun < 0:  # a count was brought over to its word, and blanks between them became one
            marked.append(MARK + quoting(line))
            continue
        at = begun + len(line)
        here = [(max(start, begun) - begun, min(end, at) - begun) for start, end in stretches]
        said = _quoting(line, [each for each in here if _acts(line[slice(*each)])])
        marked.append(" " * (len(said) - len(said.lstrip(" "))) + MARK + said.lstrip(" "))
    return marked


def _carried(lines: list[str], text: str) -> Iterator[str]:
    """Yield the lines of a text with isolates: one that goes on ends on its line, and begins on the next as it ran."""
    ways = _ways(text)
    at, within = 0, list[str]()
    for line in lines:
        begun = "".join(within)
        for sign in _ISOLATE.findall(line):
            if sign != _END:
                within.append(ways[at])
                at += 1
            elif within:
                within.pop()
        yield f"{begun}{line}{_END * len(within)}"


def _ways(text: str) -> list[str]:
    """Return, for each isolate of a text, the mark that says which way it runs: as its first letter does."""
    found = []
    for each in _ISOLATE.finditer(text):
        if each[0] != _END:
            letter = _LETTER.search(text, each.end())
            found.append(MARK if letter and right_to_left(letter[0]) else _RIGHTWARD)
    return found


def quoting(line: str) -> str:
    """Return a line from right to left, in isolates what it quotes from left to right up to a full stop."""
    if line.startswith(MARK):
        return line[1:]
    return _quoting(line, [(start, end) for start, end in _stretches(line) if _acts(line[start:end])])


def _stretches(text: str) -> list[tuple[int, int]]:
    """Return where stretches from left to right begin and end: those that are a sentence with its full stop."""
    return [
        (each.start(), each.end() if _sentence(text[: each.start()], each[0]) else each.start(1))
        for each in _STRETCH.finditer(text)
    ]


def _sentence(before: str, stretch: str) -> bool:
    return stretch.count(" ") >= _SENTENCE - 1 and not before.rstrip()[-1:].isalnum()


def _acts(stretch: str) -> bool:
    """Whether a stretch, or its part on a line, begins or ends with what would go to its other side."""
    return bool(stretch) and not (stretch[0].isalpha() and stretch[-1].isalnum())


def _quoting(line: str, stretches: Sequence[tuple[int, int]]) -> str:
    return "".join(_parts(line, stretches))


def _parts(line: str, stretches: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield a line in parts, those of stretches that reach into it in isolates."""
    at = 0
    for start, end in stretches:
        if start < end:
            yield from (line[at:start], _QUOTED, line[start:end], _END)
            at = end
    yield line[at:]


def begun(text: str, mark: str) -> tuple[str, str]:
    """Return what goes before a text from right to left, and the text: its mark, after a day that it begins with.

    That day so stands in line with those of other cells.
    """
    day = _DAY_FIRST.match(text)
    return (f"{day[1]}{mark}", quoting(text[day.end() :])) if day else (mark, quoting(text))
