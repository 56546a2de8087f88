"""How a scalar is written: plain where every reader of YAML 1.1 and 1.2 takes it for what it is, else in quotes.

Sources: YAML 1.2.2, 7.3 (plain style) and 10.3.2 (core schema); YAML 1.1's types, https://yaml.org/type/.
"""

from __future__ import annotations

import functools
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from coopctl.model.dates import DATE_PATTERN
from coopctl.strict_yaml import backslashes, scalars
from coopctl.strict_yaml.prescan import UNSEEN

if TYPE_CHECKING:
    from coopctl.strict_yaml.scalars import Json

#: No line is made longer than this where that can be helped; prose that would is folded, at FOLD.
WIDTH = 100
FOLD = 92
_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null", "~", "=", "<<"})
_FIRST = frozenset("-?:,[]{}#&*!|>'\"%@`=~")
_NUMBER = re.compile(r"[-+]?[.0-9][0-9_.,:eE+-]*|[-+]?0[xob][0-9a-fA-F_]+|[-+]?\.(?:inf|nan)", re.ASCII | re.IGNORECASE)
_DAY = re.compile(r"[0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2})?(?:[Tt\s].*)?[?~%]?", re.ASCII | re.DOTALL)
_DATE = re.compile(rf"(?:\.\./)?{DATE_PATTERN}(?:/(?:{DATE_PATTERN}|\.\.))?", re.ASCII)
# What a file may not hold as it is, or few readers see (strict_yaml.prescan), and what would be lost: as a code.
_CODED = re.compile(f'[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffd-\uffff{UNSEEN}"\\\\]')
_CODES = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}  # JSON has them too
# The last character whose number has four digits; beyond it YAML's code has eight.
_LAST_OF_FOUR = 0xFFFF
# A space between words, where prose may be folded.
_GAP = re.compile(r"(?<=[^ \t]) (?=[^ \t])")


def scalar(value: Json, *, flow: bool = False, date: bool = False, quotes: str = "", default: str = '"') -> str:
    """Return a scalar on one line. `date`: a date is meant where it looks like one.

    `quotes`: the kind of quotes that a text has even where it needs none; `default`: that which it has where it does.
    """
    if isinstance(value, str):
        if not quotes and is_plain(value, flow=flow, date=date):
            return value
        return quoted(value, quotes or default)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return format(value, "f") if isinstance(value, Decimal) else str(value)


@functools.lru_cache(1_024)
def key(name: str, *, flow: bool, quotes: str, default: str) -> str:
    """Return a key as `scalar` writes it: files have the same few."""
    return scalar(name, flow=flow, quotes=quotes, default=default)


@functools.lru_cache(1_024)
def is_plain(text: str, *, flow: bool = False, date: bool = False) -> bool:
    """Whether every reader takes a text for this very text without quotes."""
    if not text or text[0] in _FIRST or text != text.strip() or _CODED.search(text.replace('"', "").replace("\\", "")):
        return False
    if ": " in text or " #" in text or text.endswith(":") or text.startswith(("...", "<<")):
        return False
    if flow and (any(each in text for each in ",[]{}?") or ":" in text.replace("://", "")):
        return False
    return is_taken_alike(text, date=date)


def is_taken_alike(text: str, *, date: bool = False) -> bool:
    """Whether readers of YAML 1.1 and 1.2 agree that this is a text, where it stands without quotes."""
    if text.casefold() in _WORDS or scalars.value_of(text) != text:
        return False
    if date and _DATE.fullmatch(text):
        return True
    return not _NUMBER.fullmatch(text) and not _DAY.fullmatch(text)


def is_date(text: str) -> bool:
    """Whether a text has the form of a date or a period."""
    return _DATE.fullmatch(text) is not None


def quoted(text: str, quotes: str) -> str:
    """Return a text in quotes, double ones where single ones cannot hold it."""
    if quotes == "'" and not _CODED.search(text.replace('"', "").replace("\\", "")):
        return "'" + text.replace("'", "''") + "'"
    written = '"' + _CODED.sub(lambda match: _CODES.get(match[0]) or _number(match[0]), text) + '"'
    if backslashes.doubtful(written):  # a line that ends behind “A:” would look like a path
        kept = {sign: _CODES[sign] for sign in '"\\'}
        written = '"' + _CODED.sub(lambda match: kept.get(match[0]) or _number(match[0]), text) + '"'
    return written


def _number(character: str) -> str:
    """Return the code of a character as its number."""
    number = ord(character)
    return f"\\u{number:04X}" if number <= _LAST_OF_FOUR else f"\\U{number:08X}"


def is_block(text: str) -> bool:
    """Whether a text can stand as lines of their own, without codes or a sign that says its indentation."""
    lines = text.split("\n")
    return (
        bool(lines[0])
        and lines[0][0] not in " \t"
        and not _CODED.search(text.replace('"', "").replace("\\", "").replace("\n", ""))
        and all(line == line.rstrip() for line in lines)
    )


def block(text: str, indent: int, style: str) -> tuple[str, list[str]]:
    """Return the sign of a block text and its lines, indented; | keeps lines, > folds them. See is_block."""
    bare = text.rstrip("\n")
    kept = len(text) - len(bare)
    sign = style + ("-" if not kept else "" if kept == 1 else "+")
    lines = bare.split("\n")
    if style == ">" and any(line[:1] in (" ", "\t") for line in lines):
        return block(text, indent, "|")  # such lines are not folded
    if style == ">":
        lines = [row for line in lines for row in ("", *(folded(line, FOLD - indent) if line else ()))][1:]
    lines += [""] * (kept - 1)
    return sign, [" " * indent + line if line else "" for line in lines]


def folded(line: str, width: int) -> list[str]:
    """Break a line of prose at single spaces, so that folding gives it back; words are never cut."""
    rows: list[str] = []
    start = last = 0
    for gap in _GAP.finditer(line):
        if gap.start() - start > max(width, 40) and last > start:
            rows.append(line[start:last])
            start = last + 1
        last = gap.start()
    if len(line) - start > max(width, 40) and last > start:
        rows.append(line[start:last])
        start = last + 1
    return [*rows, line[start:]]
