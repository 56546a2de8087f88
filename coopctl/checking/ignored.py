"""What the settings leave out of a check (`ignore`): which entries mean a finding, and which ones mean none."""

from __future__ import annotations

import re
from fnmatch import translate
from typing import TYPE_CHECKING

from coopctl.messages import Message, msg
from coopctl.model.names import is_name, path_of
from coopctl.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.model.settings import Ignore

#: So many paths with a wildcard are looked at; any number without.
MOST_PATTERNS = 500
_WILD = regex(r"[*?\[]")


class Ignored:
    """The entries; what was found is asked for one after the other, and `used` holds those that meant some of it.

    `unread` is the entry with the first of more than MOST_PATTERNS paths with a wildcard, None where there is none.
    """

    def __init__(self, ignores: Sequence[Ignore]) -> None:
        self.used: set[int] = set()
        self.unread: int | None = None
        self._codes = [frozenset(ignore.codes) for ignore in ignores]
        self._named: dict[str, list[int]] = {}
        self._wild: list[tuple[int, re.Pattern[str]]] = []
        self._answers: dict[tuple[str, str], frozenset[int]] = {}
        for number, ignore in enumerate(ignores):
            for path in ignore.paths:
                self._named.setdefault(path.rstrip("/"), []).append(number)
                if _WILD.search(path) and len(self._wild) < MOST_PATTERNS:
                    self._wild.append((number, re.compile(translate(path))))
                elif _WILD.search(path) and self.unread is None:
                    self.unread = number

    def has(self, path: str, code: str) -> bool:
        """Whether an entry means what was found in a file; `*` stands for anything, and a folder for all in it."""
        matching = self._answers.get((path, code))
        if matching is None:
            fitting = {number for number, pattern in self._wild if code in self._codes[number] and pattern.match(path)}
            matching = self._answers[path, code] = frozenset(fitting).union(*(self._of(p, code) for p in _parts(path)))
            self.used |= matching
        return bool(matching)

    def means(self, path: str) -> bool:
        """Whether an entry means a file, whatever is found in it."""
        return any(each in self._named for each in _parts(path)) or any(each.match(path) for _, each in self._wild)

    def _of(self, folder: str, code: str) -> frozenset[int]:
        """Return the entries that name this very folder or file."""
        key = (f"{folder}/", code)
        if key not in self._answers:
            self._answers[key] = frozenset(each for each in self._named.get(folder, ()) if code in self._codes[each])
        return self._answers[key]


def _parts(path: str) -> Iterator[str]:
    """Yield a path, then the folders that it is in."""
    while path:
        yield path
        path = path.rpartition("/")[0]


def corrected(ignore: Ignore) -> Message | None:
    """Say how the paths of an entry are written that are those of another system, or references; None for others."""
    paths = tuple(map(_from_root, ignore.paths))
    return (
        msg("write its paths from the root of the workspace: {words}", words=paths) if paths != ignore.paths else None
    )


def _from_root(path: str) -> str:
    plain = path.replace("\\", "/").removeprefix("./").lstrip("/")
    if plain.startswith(("agreements/", "actions/")):
        return f"data/{plain}"
    is_reference = all(map(is_name, plain.split("/"))) and plain.count("/") < len("ab")
    return path_of(plain) if is_reference and plain.partition("/")[0] != "data" else plain
