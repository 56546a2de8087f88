"""Fingerprints: by what a platform knows a finding again after the lines of a file have moved."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING

from coopctl.i18n.words import Words
from coopctl.messages import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.findings import Finding
    from coopctl.messages import Param

#: Bytes of a fingerprint; twice as many characters.
SIZE = 16

_POSITION = re.compile(r"\[\d+\]")


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
        unlike = f"{stem}\0{seen[stem]}".encode("utf-8", "surrogatepass")
        made[place] = hashlib.blake2b(unlike, digest_size=SIZE).hexdigest()
        seen[stem] += 1
    return tuple(made[place] for place in range(len(findings)))


def _without_numbers(message: Message) -> Message:
    """Return a message in its first form, with the places of whole numbers left as they are written."""
    return Message(message.text, {name: _plain(each) for name, each in message.params.items() if type(each) is not int})


def _plain(param: Param) -> Param:
    return _without_numbers(param) if isinstance(param, Message) else param
