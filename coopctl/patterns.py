"""Patterns that are compiled when they are first used: of all that a start imports, it uses few."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

__all__ = ["regex"]

if TYPE_CHECKING:
    from re import compile as regex
else:

    def regex(written: str | bytes, flags: int = 0) -> _Later:
        """Take and give what `re.compile` does, and tell only whoever uses it where it is no pattern."""
        return _Later(written, flags)


class _Later:
    """A pattern, but for its class."""

    def __init__(self, written: str | bytes, flags: int) -> None:
        self._written = written, flags

    @cached_property
    def _compiled(self) -> re.Pattern[Any]:
        return re.compile(*self._written)

    def __getattr__(self, name: str) -> Any:
        found = self.__dict__[name] = getattr(self._compiled, name)  # from then on it is the instance's own
        return found
