"""Files as they go wrong: a real file with a few random changes, of a hand, of an editor, or of a broken disk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

#: Values that people write, or that break programs, to put where another stood.
VALUES = (
    "", "~", "null", "true", "no", "0", "-1", "08", "1e3", "1_000", "0x1F", "12:30", ".inf", "1e400", "9007199254740993",
    "99999999999999999999", "0.1", "-0.0", "100.00001", "2018", "2018-02-30", "2018-13", "0000", "0001-01-01", "9999-12-31",
    "12018-01-01", "2018-07-28~", "2018?", "2018/2019", "2019/2018", "../2019", "2018/..", "15/07/2018", "2018-W05", "mons",
    "sefrou", "Mons", "completed", "planed", "in_progress", "[]", "{}", "[a, [b]]", "{a: {b: c}}", "{fr: x}", "*x", "&x y",
    "!!str 1", "'", '"', "|", ">-", "- a", "a: b", "# c", "@x", "`x`", "%x", "é", "مونس", "日本", "e\u0301", "\u200b", "\u202e",
    "\ufeff", "\x00", "\x1b[2J", "\x85", "\ud7ff", "😀", "[red]", "::error::x", "=1+1", "{x}", "%s", "\\", "/", "..", "../../x",
    "mons-sefrou/photo-exhibition", "mons-sefrou", "BE-WHT", "EUR", "EURO", "a" * 200, "P1Y", "yearly", "FREQ=YEARLY",
)  # fmt: skip
#: Bytes that are no text, or half of one.
BYTES = (
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\x00",
    b"\r",
    b"\r\n",
    b"\t",
    b"\x1b",
    b"\xe9",
)

_VALUE = re.compile(r"(?<=: )[^\n]+|(?<=\[)[^],\n]+|(?<=- )[^\n]+")
_KEY = re.compile(r"\w+(?=:)")


def mutant(random: Random, text: str) -> bytes:
    """Return a file with one to four changes."""
    for _ in range(random.randint(1, 4)):
        text = random.choice(_CHANGES)(random, text)
    blob = text.encode()
    if random.random() < 0.1:
        at = random.randint(0, len(blob))
        blob = blob[:at] + random.choice(BYTES) + blob[at + random.randint(0, 2) :]
    return blob


def _other_value(random: Random, text: str) -> str:
    return _replaced(random, text, _VALUE, random.choice(VALUES))


def _value_from_elsewhere(random: Random, text: str) -> str:
    return _replaced(random, text, _VALUE, random.choice(_VALUE.findall(text) or [""]))


def _other_key(random: Random, text: str) -> str:
    keys = _KEY.findall(text) or [""]
    key = random.choice(keys)
    at = random.randint(0, len(key))
    return _replaced(
        random, text, _KEY, random.choice((random.choice(keys), key[:at] + key[at + 1 :], "x", "x-y", "<<", ""))
    )


def _line_gone(random: Random, text: str) -> str:
    return _lines(random, text, lambda _line: [])


def _line_twice(random: Random, text: str) -> str:
    return _lines(random, text, lambda line: [line, line])


def _line_elsewhere(random: Random, text: str) -> str:
    line = random.choice(text.split("\n"))
    return _lines(random, text, lambda other: [other, line])


def _indented(random: Random, text: str) -> str:
    by = random.choice(("  ", " ", "\t", "- ", ""))
    return _lines(random, text, lambda line: [by + (line if by else line.lstrip())])


def _cut(random: Random, text: str) -> str:
    return text[: random.randint(0, len(text))]


def _sign(random: Random, text: str) -> str:
    at = random.randint(0, len(text))
    return text[:at] + random.choice(":-[]{}\"'#,&*!|>%@`? \n\t\u00a0") + text[at + random.randint(0, 1) :]


def _conflict(random: Random, text: str) -> str:
    return _lines(random, text, lambda line: ["<<<<<<< HEAD", line, "=======", f"{line}x", ">>>>>>> branch"])


_CHANGES: Sequence[Callable[[Random, str], str]] = (
    _other_value,
    _other_value,
    _other_value,
    _value_from_elsewhere,
    _other_key,
    _line_gone,
    _line_twice,
    _line_elsewhere,
    _indented,
    _cut,
    _sign,
    _sign,
    _conflict,
)  # fmt: skip


def _replaced(random: Random, text: str, pattern: re.Pattern[str], new: str) -> str:
    places = [match.span() for match in pattern.finditer(text)]
    if not places:
        return text
    start, end = random.choice(places)
    return text[:start] + new + text[end:]


def _lines(random: Random, text: str, change: Callable[[str], list[str]]) -> str:
    lines = text.split("\n")
    at = random.randrange(len(lines))
    return "\n".join((*lines[:at], *change(lines[at]), *lines[at + 1 :]))
