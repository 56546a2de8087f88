"""Names of fields as people write them: with tags, brackets or a number around them, or together with their value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Container

_TAG = regex(r"</?[A-Za-z][^<>]{0,40}>")
_NUMBER = regex(r"\A\s*(?:[0-9]{1,2}[.)]|[A-Za-z]\)|[ivx]{1,4}[.)])\s+(?=\S)")
_MARKS = " *_`~\"'«»“”„‘’()[]<>|"
#: So many signs part the names of a key at most.
_FEW = 4
_EQUALS = regex(r"(?P<key>[a-z_]+)(?:\s*=\s*|\s+)(?P<value>\S.*)")


def unmarked(key: str) -> str:
    """Return a key as it is without its marks, "" where nothing else is left: <b>lead</b>, a) lead, [lead]."""
    return _NUMBER.sub("", _TAG.sub("", key)).strip(_MARKS)


def ways(key: str) -> tuple[str, ...]:
    """Return the names of a key that has several, and so is none of them yet: jalons / milestones."""
    return tuple(filter(None, map(str.strip, key.split("/")))) if 0 < key.count("/") <= _FEW else ()


def with_value(key: str, fields: Container[str]) -> tuple[str, str] | None:
    """Return the field and the value that a key is both of, None for another key: lead=mons, planned 60000."""
    match = _EQUALS.fullmatch(key)
    return (match["key"], match["value"]) if match and match["key"] in fields else None
