"""Which paths the patterns of a rule mean, whatever their number: of many only few are tried on a path."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from fnmatch import translate
from typing import TYPE_CHECKING

from coopctl.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WILD = regex(r"[*?\[]")
#: What parts the runs of letters that a path must hold; behind a bracket nothing is looked for.
_BETWEEN = regex(r"[*?]+|\[.*", re.DOTALL)


class Patterns:
    """Patterns of paths: `*` stands for anything, and a folder for all that is in it."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._plain = frozenset(patterns)
        self._folders = frozenset(each.rstrip("/") for each in patterns)
        self._wild: dict[str, list[str]] = defaultdict(list)
        self._read: dict[str, re.Pattern[str]] = {}
        runs = {each: _BETWEEN.split(each) for each in self._plain if _WILD.search(each)}
        shared = Counter(run for every in runs.values() for run in every)
        for each, every in runs.items():
            self._wild[min(every, key=lambda run: (not run, shared[run], -len(run)))].append(each)
        self._lengths = sorted({len(run) for run in self._wild})

    def match(self, path: str) -> bool:
        """Whether one of them means a path."""
        if path in self._plain or any(each in self._folders for each in _above(path)):
            return True
        return any(self._of(run).fullmatch(path) for run in self._held(path))

    def _held(self, path: str) -> Iterator[str]:
        """Yield the runs of letters that a path holds, of those by which patterns are looked up."""
        for length in self._lengths:
            starts = range(len(path) - length + 1) if length else (0,)
            yield from (run for at in starts if (run := path[at : at + length]) in self._wild)

    def _of(self, run: str) -> re.Pattern[str]:
        if run not in self._read:
            self._read[run] = re.compile("|".join(map(translate, self._wild[run])))
        return self._read[run]


def _above(path: str) -> Iterator[str]:
    """Yield the folders that a path is in."""
    while path := path.rpartition("/")[0]:
        yield path
