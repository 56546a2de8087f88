"""The text of a file by its bytes: its encoding as they have it, and said where it had to be found out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl.messages import msg

if TYPE_CHECKING:
    from coopctl.messages import Message

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_TOP = 1_000
#: Words of letters beyond ASCII alone, as Windows-1256 writes Arabic; in Latin scripts two of them seldom meet.
_ARABIC = re.compile(rb"[\x81\x8d-\x90\x98\x9a\x9f\xaa\xc0-\xff]{3,}")
_BEYOND = re.compile(rb"[\x80-\xff]")
#: Beside letters a Mac has its accents here, where Windows has signs; and Windows has its own where a Mac has signs.
_OF_A_MAC = re.compile(rb"(?<=[A-Za-z])[\x87-\x90\x99\x9d]|[\x87-\x90\x99\x9d](?=[A-Za-z])")
_OF_WINDOWS = re.compile(rb"(?<=[A-Za-z])[\xc0-\xcf\xd1-\xd4\xd6-\xff]|[\xc0-\xcf\xd1-\xd4\xd6-\xff](?=[A-Za-z])")


def decoded(content: bytes) -> tuple[str, tuple[Message, ...]]:
    """Return the text of a file, and what is to be said of how it was read."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace"), ()
    top = content[:_TOP]
    for at, encoding in enumerate(("utf-16-be", "utf-16-le")):
        if len(top) > 1 and top[at::2].count(0) * 2 > len(top[at::2]):
            return content.decode(encoding, "replace"), (_read_as("UTF-16"),)
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        encoding, name = _likely(content)
        return content.decode(encoding, "replace"), (_read_as(name),)


def _read_as(name: str) -> Message:
    return msg("the file does not say its encoding; it is read as {name}", name=name)


def _likely(content: bytes) -> tuple[str, str]:
    """Return the encoding that a file of eight bits is likely in, and what people call it."""
    if sum(map(len, _ARABIC.findall(content))) * 2 > len(_BEYOND.findall(content)):
        return "cp1256", "Windows-1256"
    if len(_OF_A_MAC.findall(content)) > len(_OF_WINDOWS.findall(content)):
        return "mac_roman", "Mac Roman"
    return "cp1252", "Windows-1252"
