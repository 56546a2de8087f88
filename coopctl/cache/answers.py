"""What a call gave, as bytes and back: what it printed where, its exit code, and which other files it asked for."""

from __future__ import annotations

import msgspec

from coopctl.values import dataclass


@dataclass(frozen=True, slots=True)
class Printed:
    """What was written to stdout as text, to stdout as bytes, or to stderr as text; each text in UTF-8."""

    stream: int
    content: bytes


TEXT, BYTES, ASIDE = range(3)


@dataclass(frozen=True, slots=True)
class Given:
    """What a call printed, in order, and its exit code.

    `named` are the files beside the records that it asked for, each with whether it was there; `pictures` the ids of
    the contents of those that it read.
    """

    printed: list[Printed]
    code: int
    named: dict[str, bool]
    pictures: dict[str, str]


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Given)


def pack(given: Given) -> bytes:
    """Return an answer as bytes."""
    return _encoder.encode(given)


def unpack(content: bytes) -> Given | None:
    """Return an answer, None where the bytes are none."""
    try:
        return _decoder.decode(content)
    except msgspec.DecodeError:
        return None
