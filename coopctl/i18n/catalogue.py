"""Catalogues: the sentences of one language, looked up in the compiled file of gettext; few of them are ever said."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from struct import iter_unpack, unpack_from
from typing import TYPE_CHECKING

from coopctl.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable

#: Parts the singular from the plural, and the forms of a plural from each other.
_PARTS = b"\0"
#: What a file begins with that was written on a machine whose numbers end with their largest part.
_LITTLE = b"\xde\x12\x04\x95"
_PLURAL = regex(r"^plural-forms:.*?plural\s*=\s*([^;\n]+)", re.IGNORECASE | re.MULTILINE)


class Catalogue:
    """The sentences of a `.mo` file, which are sorted in it; without one, English as it stands in the program.

    `gettext.GNUTranslations` gives the same, and reads all of them first.
    """

    def __init__(self, content: bytes = b"") -> None:
        self._content = content
        self._keys: list[tuple[int, int]] = []
        self._values: list[tuple[int, int]] = []
        self._known: dict[str, list[str]] = {}
        if content:
            order = "<" if content[:4] == _LITTLE else ">"
            count, keys, values = unpack_from(f"{order}8x3I", content)
            self._keys, self._values = (
                list(iter_unpack(f"{order}2I", content[at : at + 8 * count])) for at in (keys, values)
            )

    def gettext(self, sentence: str) -> str:
        """Return a sentence in the language, as it is where that is not known."""
        forms = self._forms(sentence)
        return forms[self._plural(1) if len(forms) > 1 else 0] if forms else sentence

    def ngettext(self, one: str, many: str, number: int) -> str:
        """Return the sentence that goes with a number."""
        forms = self._forms(one)
        if forms:
            return forms[self._plural(number)]
        return one if number == 1 else many

    def _forms(self, sentence: str) -> list[str]:
        """Return a sentence's forms, one for one without a plural; none where it is not known."""
        forms = self._known.get(sentence)
        if forms is None:
            wanted = sentence.encode("utf-8", "surrogatepass")
            at = bisect_left(self._keys, wanted, key=self._key)
            found = at < len(self._keys) and self._key(self._keys[at]) == wanted
            forms = self._known[sentence] = self._at(self._values[at]).decode().split("\0") if found else []
        return forms

    def _at(self, where: tuple[int, int]) -> bytes:
        length, start = where
        return self._content[start : start + length]

    def _key(self, where: tuple[int, int]) -> bytes:
        return self._at(where).partition(_PARTS)[0]

    @functools.cached_property
    def _plural(self) -> Callable[[int], int]:
        """The form that a number takes, as the head of the file says."""
        from gettext import c2py  # what its own catalogues read it with

        head = _PLURAL.search("".join(self._forms("")))
        return c2py(head[1].strip() if head else "n != 1")
