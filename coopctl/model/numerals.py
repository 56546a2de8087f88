"""Numbers as signed documents give them: whole ones (3), or short texts (D4.9), in their natural order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

from coopctl.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

#: A whole number where the file has one, else the text as it is written there.
Numeral: TypeAlias = int | str
#: Digits are compared as whole numbers and come before other characters; the text itself decides between equals.
Order: TypeAlias = "tuple[bool, tuple[tuple[bool, int, str], ...], str]"
_PIECES = regex(r"[0-9]+|[^0-9]+")


class _Numbered(Protocol):
    @property
    def number(self) -> Numeral | None: ...


_T = TypeVar("_T", bound=_Numbered)


def natural(number: Numeral | None) -> Order:
    """Return what sorts numbers as people count: 1, 2, 10, D4.9, D4.10; what has none comes last."""
    text = "" if number is None else str(number)
    pieces = (piece for piece in _PIECES.findall(text.casefold()))
    parts = tuple((False, int(piece), "") if piece[0] in "0123456789" else (True, 0, piece) for piece in pieces)
    return number is None, parts, text


def by_number(rows: Iterable[_T]) -> tuple[_T, ...]:
    """Return rows in the order of their numbers; those without one keep their order and come last."""
    return tuple(sorted(rows, key=lambda row: natural(row.number)))
