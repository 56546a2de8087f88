"""A parser's complaint beside the lines that it is about, and the same lines with what misled it made plain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.findings import Fault, Span
from coopctl.messages import msg
from coopctl.strict_yaml.placeholders import STAND_INS
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The code of every fault that is told from a parser's complaint.
CODE = "yaml-syntax"
#: The codes of what a sign is to YAML that is one of its own.
OF_YAML = frozenset({"yaml-anchor", "yaml-tag"})
#: What people write in the place of a colon, or on a keyboard of another script.
OTHER_COLONS = "=;→\uff1a\ufe55\u2236\ua789\u02d0\uff1b\u061b\u060c\uff0c"
#: A bracket that is closed on a later line is so within so many.
_SOON = 12
NO_KEY = msg("this line is neither “key: value” nor an entry of a list")
#: libyaml's words, from 0.2.6 on, where it meets more than 1,000 brackets while it looks ahead for a key: it gives up
#: before it tells of those that it has passed.
TOO_DEEP_TO_LOOK_AHEAD = "exceeded maximum nesting depth"


@dataclass(frozen=True, slots=True)
class Complaint:
    """What the parser says: its words, and where (line and column from 0), and what it was reading since where."""

    problem: str
    at: tuple[int, int]
    context: str = ""
    since: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The fault, and the text to go on with; None where nobody can tell what was meant. `more` of its kind are told."""

    fault: Fault
    text: str | None = None
    more: tuple[Fault, ...] = ()


class Excerpt:
    """A complaint beside the lines that it is about; positions are (line, column) from 0."""

    def __init__(self, text: str, complaint: Complaint) -> None:
        self.lines = [line.rstrip("\r") for line in text.split("\n")]
        self.endings = [line[len(line.rstrip("\r")) :] for line in text.split("\n")]
        self.words = f"{complaint.context} {complaint.problem}".lower()
        self.at = self._inside(complaint.at)
        self.since = self._inside(complaint.since) if complaint.since else None

    def _inside(self, at: tuple[int, int]) -> tuple[int, int]:
        number, column = at
        if number >= len(self.lines) or (number and not any(line.strip() for line in self.lines[number:])):
            number = max((n for n, line in enumerate(self.lines) if line.strip()), default=0)
            column = len(self.lines[number])
        return number, min(column, len(self.lines[number]))

    @property
    def line(self) -> str:
        """The line that is complained of."""
        return self.lines[self.at[0]]

    @property
    def character(self) -> str:
        """The character that is complained of, "" at the end of its line."""
        return self.line[self.at[1] : self.at[1] + 1]

    def span(self, at: tuple[int, int], length: int) -> Span:
        """Return the span of so many characters, which ends with the line at the latest."""
        number, column = at
        end = min(column + length, len(self.lines[number]))
        return Span(number + 1, column + 1, number + 1, max(end, column) + 1)

    def to_line_end(self, at: tuple[int, int]) -> Span:
        """Return the span from here to the end of the line, without a comment."""
        line = self.lines[at[0]]
        return self.span(at, len(uncommented(line, at[1])) - at[1])

    def value(self, number: int) -> int:
        """Return the column at which the value of the line's first key begins, -1 where it has no `key: value`."""
        line = self.lines[number]
        colon = line.find(": ")
        if colon < 0 or not line[:colon].strip(" -"):
            return -1
        rest = line[colon + 1 :]
        return colon + 1 + len(rest) - len(rest.lstrip()) if rest.strip() else -1

    def before(self, number: int) -> int:
        """Return the number of the last line above that is neither blank nor a comment, -1 for none."""
        for above in range(number - 1, -1, -1):
            stripped = self.lines[above].strip()
            if stripped and not stripped.startswith("#"):
                return above
        return -1

    def is_closed(self, opening: str, number: int) -> bool:
        """Whether a line soon after closes a bracket that it does not open."""
        closing = {"[": "]", "{": "}"}.get(opening)
        few = self.lines[number : number + _SOON] if closing else ()
        return any(line.count(str(closing)) > line.count(opening) for line in few)

    def standing_in(self, number: int, *columns: int) -> str:
        """Return the text with stand-ins for the characters at these places of one line."""
        characters = list(self.lines[number])
        for column in columns:
            characters[column] = characters[column].translate(STAND_INS)
        return self._with("".join(characters), number)

    def spaced(self, number: int, column: int) -> str:
        """Return the text with a space in the place of one character."""
        line = self.lines[number]
        return self._with(f"{line[:column]} {line[column + 1 :]}", number)

    def replaced(self, number: int, column: int, part: str, by: str) -> str:
        """Return the text with another part of the same length in the place of one that stands at a column."""
        line = self.lines[number]
        return self._with(f"{line[:column]}{by}{line[column + len(part) :]}", number)

    def with_comma(self, column: int) -> str:
        """Return the text with a comma in the place of one character of the line that is complained of."""
        return self._with(f"{self.line[:column]},{self.line[column + 1 :]}", self.at[0])

    def plainly_indented(self) -> str:
        """Return the text with a plain space for each blank that its lines begin with."""
        lines = (" " * (len(line) - len(line.lstrip())) + line.lstrip() for line in self.lines)
        return "\n".join(line + ending for line, ending in zip(lines, self.endings, strict=True))

    def with_dashes(self, numbers: Iterable[int], column: int) -> str:
        """Return the text with a dash in the place of the character at one column of some lines."""
        lines = list(self.lines)
        for number in numbers:
            lines[number] = f"{lines[number][:column]}-{lines[number][column + 1 :]}"
        return "\n".join(line + ending for line, ending in zip(lines, self.endings, strict=True))

    def as_comment(self, number: int) -> str:
        """Return the text with one line made a comment."""
        return self._with("#" + self.lines[number][1:], number)

    def _with(self, changed: str, number: int) -> str:
        lines = [changed if n == number else line for n, line in enumerate(self.lines)]
        return "\n".join(line + ending for line, ending in zip(lines, self.endings, strict=True))


def is_entry(line: str) -> bool:
    """Whether a line begins an entry of a list."""
    return line.lstrip().startswith("- ") or line.strip() == "-"


def uncommented(line: str, start: int) -> str:
    """Return a line without the comment that follows the column `start`."""
    comment = line.find(" #", start)
    return (line if comment < 0 else line[:comment]).rstrip()
