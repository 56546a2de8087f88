"""Commands as people type them: words quoted as their shell takes them, and options that go along to the next call."""

from __future__ import annotations

import re
import shlex
import sys
from typing import TYPE_CHECKING

from coopctl.patterns import regex
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The commands that read files, at --at and --as-of: any other takes them as they are now.
READING = frozenset({
    "agenda", "diff", "export", "find", "history", "list", "report", "show", "status", "timeline", "trend",
    "validate",
})  # fmt: skip
#: What parts commands that are typed one after the other, and no words between quotes.
_PARTED = regex(r"""; (?=(?:[^'"]|'[^']*'|"[^"]*")*\Z)""")
#: What asks for help, or names what it reads itself.
_NOT_READ, _NAMED = " --help", (" --at ", " --staged", "..")


def quoted(word: str) -> str:
    """Quote a word for the shell where it must be: Windows' shells know double quotes only."""
    if sys.platform == "win32":
        return word if re.fullmatch(r"[\w.:\\/=-]+", word) else f'"{word}"'
    return shlex.quote(word)


def joined(words: Iterable[str]) -> str:
    """Return words as one command."""
    return " ".join(map(quoted, words))


@dataclass(frozen=True, slots=True)
class Along:
    """Options of a call that the commands it tells are given too: else they would speak of other files, or another day.

    `folder` is that of -C; `state` are --at or --staged, and `day` is --as-of, as words of a command.
    """

    folder: str = ""
    state: str = ""
    day: str = ""

    def told(self, command: str) -> str:
        """Return a command with what goes along: behind it, and with git before its own words."""
        if len(several := _PARTED.split(command)) > 1:
            return command if command.startswith("cd ") else "; ".join(map(self.told, several))
        program, _, rest = command.partition(" ")
        place = f"-C {quoted(self.folder)}" if self.folder else ""
        if program == "git" and place and " --global " not in command:
            return f"git {place} {rest}"
        if program != "coopctl" or _NOT_READ in command:
            return command
        verb = rest.partition(" ")[0]
        read = (self.day, "" if any(each in command for each in _NAMED) else self.state) if verb in READING else ()
        return " ".join(filter(None, (command, *read, place)))
