"""Fingerprints: by what a platform knows a finding again after the lines of a file have moved."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING

from coopctl.i18n.words import Words
from coopctl.messages import Message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coopctl.findings import Finding
    from coopctl.messages import Param

#: Bytes of a fingerprint; twice as many characters.
SIZE = 16
#: The numbers of GitHub's line hash: 100 characters, each weighing 37 times the next, in 64 bits.
BLOCK, WEIGHT, BITS = 100, 37, 64
#: What stands behind a file's last character, so that its last lines have a full block too.
END = "\uffff" + "\0" * BLOCK

_POSITION = re.compile(r"\[\d+\]")
_BEYOND_16_BITS = re.compile("[\U00010000-\U0010ffff]")


def fingerprints(findings: Sequence[Finding], prefix: str = "") -> tuple[str, ...]:
    """Return a fingerprint of each finding, in their order: hexadecimal, no two the same.

    It is made of path (from the repository's root: after `prefix`), code, field and English message, without
    positions in lists and without numbers, which are counts or lines. Equal ones are told apart by their order in
    the file. So it stays the same when lines or rows are put in above, and in every language.
    """
    words = Words()
    seen: Counter[str] = Counter()
    made: dict[int, str] = {}
    for place in sorted(range(len(findings)), key=lambda place: findings[place].order):
        each = findings[place]
        message = words.say(_without_numbers(each.message))
        parts = (prefix + each.path, each.code, _POSITION.sub("[]", each.field), message)
        stem = "\0".join(parts)
        made[place] = _digest(f"{stem}\0{seen[stem]}")
        seen[stem] += 1
    return tuple(made[place] for place in range(len(findings)))


def line_hashes(text: str, lines: Sequence[int]) -> Mapping[int, str]:
    """Return GitHub's own `primaryLocationLineHash` of those lines, counted from 1; a line beyond the end has none.

    It is a hash of the 100 characters from the line's start, blanks and tabs left out, and which of the equal ones
    in the file it is (codeql-action, src/fingerprints.ts). Any other value makes the upload action warn.
    """
    squeezed = re.sub(r"[ \t]", "", re.sub(r"\r\n?", "\n", text))
    squeezed = _BEYOND_16_BITS.sub(_pair, squeezed) + END
    starts = [0, *(found.end() for found in re.finditer("\n", squeezed))]
    hashes = {}
    for line in sorted({line for line in lines if 1 <= line <= len(starts)}):
        block = squeezed[starts[line - 1] : starts[line - 1] + BLOCK]
        nth = sum(squeezed.startswith(block, start) for start in starts[:line])
        hashes[line] = f"{_rolled(block):x}:{nth}"
    return hashes


def _without_numbers(message: Message) -> Message:
    """Return a message in its first form, with the places of whole numbers left as they are written."""
    return Message(message.text, {name: _plain(each) for name, each in message.params.items() if type(each) is not int})


def _plain(param: Param) -> Param:
    return _without_numbers(param) if isinstance(param, Message) else param


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=SIZE).hexdigest()


def _rolled(block: str) -> int:
    value = 0
    for character in block:
        value = (value * WEIGHT + ord(character)) % (1 << BITS)
    return value


def _pair(found: re.Match[str]) -> str:
    """Return a character as the two that JavaScript counts."""
    beyond = ord(found[0]) - 0x10000
    return chr(0xD800 + (beyond >> 10)) + chr(0xDC00 + (beyond & 0x3FF))
