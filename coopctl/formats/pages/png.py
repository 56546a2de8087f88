"""Pictures of rectangles, paths and patterns as PNG (ISO/IEC 15948), for documents that show no SVG; no library draws.

Lengths are pixels of the drawing, each of which takes SCALE by SCALE dots of the picture. A picture has no text: that
stands beside it in the document.
"""

from __future__ import annotations

import math
import re
import struct
import zlib
from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: What is seen through, for readers that cannot: white, not to be mistaken for the white that is drawn.
_NONE = "#fffffe"
#: Dots a pixel, along each side.
SCALE = 2
_Point: TypeAlias = "tuple[float, float]"
#: A row of dots from one place up to another, below the others: (y, from, to).
_Run: TypeAlias = "tuple[int, int, int]"
_TOKENS = re.compile(r"[A-Za-z]|-?\d+(?:\.\d+)?")
#: Of a half circle, so many straight pieces.
_PIECES = 12


class Picture:
    """A picture in the making, `width` by `high` pixels; what nothing is drawn on is seen through."""

    def __init__(self, width: int, high: int) -> None:
        self.width, self.high = width, high
        self._colours = {_NONE: 0}
        self._rows = [bytearray(width * SCALE) for _ in range(high * SCALE)]

    def copy(self) -> Picture:
        """Return another one that looks so."""
        other = Picture(0, 0)
        other.width, other.high = self.width, self.high
        other._colours, other._rows = dict(self._colours), [row[:] for row in self._rows]
        return other

    def box(self, x: int, y: int, width: int, high: int, fill: str) -> None:
        """Fill a rectangle."""
        first, last = _within(x, width, self.width)
        dots = bytes([self._colour(fill)]) * (last - first)
        for row in self._rows[slice(*_within(y, high, self.high))]:
            row[first:last] = dots

    def hatched(self, place: tuple[int, int, int, int], path: str, *, fill: str, ink: str, size: int) -> None:
        """Fill a rectangle (x, y, width, high) with a pattern: a path, drawn in squares of `size` pixels."""
        x, y, width, high = place
        lines = _squares(path, size * SCALE, self.width * SCALE, bytes([self._colour(fill), self._colour(ink)]))
        first, last = _within(x, width, self.width)
        for at in range(*_within(y, high, self.high)):
            self._rows[at][first:last] = lines[at % len(lines)][first:last]

    def path(self, x: int, y: int, path: str, *, fill: str = "", stroke: str = "", width: int = 1) -> None:
        """Draw a path whose middle lies there: filled, even and odd, then its lines."""
        if fill:
            self._lay(filled(path), x, y, fill)
        if stroke:
            self._lay(stroked(path, width), x, y, stroke)

    def png(self, *, mirrored: bool = False) -> bytes:
        """Return the file; `mirrored` with its left and right changed."""
        rows = (row[::-1] for row in self._rows) if mirrored else self._rows
        lines = b"".join(b"\0" + row for row in rows)
        palette = bytes.fromhex("".join(colour.lstrip("#") for colour in self._colours))
        shape = struct.pack(">IIBBBBB", self.width * SCALE, self.high * SCALE, 8, 3, 0, 0, 0)
        parts = (
            (b"IHDR", shape),
            (b"PLTE", palette),
            (b"tRNS", b"\0"),
            (b"IDAT", _compressed(lines)),
            (b"IEND", b""),
        )
        return b"\x89PNG\r\n\x1a\n" + b"".join(
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
            for name, data in parts
        )

    def _colour(self, colour: str) -> int:
        return self._colours.setdefault(colour, len(self._colours))

    def _lay(self, runs: Iterable[_Run], x: int, y: int, colour: str) -> None:
        dot, wide, high = bytes([self._colour(colour)]), self.width * SCALE, self.high * SCALE
        for at, first, last in runs:
            if 0 <= at + y * SCALE < high:
                start, end = max(first + x * SCALE, 0), min(last + x * SCALE, wide)
                self._rows[at + y * SCALE][start:end] = dot * (end - start)


@lru_cache(32)
def _squares(path: str, side: int, width: int, colours: bytes) -> Sequence[bytes]:
    """Return the lines of a pattern all over a picture, from one square to the next: its ground, and a path on it."""
    square = [bytearray(colours[:1] * side) for _ in range(side)]
    for at, first, last in stroked(path, 1.5):
        for column in range(first, last):
            square[at % side][column % side] = colours[1]
    return [bytes(line) * (width // side + 1) for line in square]


@cache
def filled(path: str) -> Sequence[_Run]:
    """Return the dots inside a path, by the even-odd rule."""
    return _scanned([points for points, _ in _flat(path)])


@cache
def stroked(path: str, width: float) -> Sequence[_Run]:
    """Return the dots of the lines of a path, so thick."""
    runs: list[_Run] = []
    for points, closed in _flat(path):
        for (x, y), (to_x, to_y) in zip(points, [*points[1:], *(points[:1] if closed else ())], strict=False):
            long = math.hypot(to_x - x, to_y - y)
            if long:
                aside, down = (to_y - y) / long * width / 2, (x - to_x) / long * width / 2
                corners = [(x + aside, y + down), (to_x + aside, to_y + down)]
                corners += [(to_x - aside, to_y - down), (x - aside, y - down)]
                runs += _scanned([corners])
    return runs


@lru_cache(256)  # rows of one plan are often alike
def _compressed(lines: bytes) -> bytes:
    return zlib.compress(lines, 3)


def _within(at: int, long: int, most: int) -> tuple[int, int]:
    """Return a stretch in dots, cut to the picture."""
    return max(at, 0) * SCALE, max(min(at + long, most), 0) * SCALE


def _scanned(polygons: Sequence[Sequence[_Point]]) -> list[_Run]:
    """Return the dots whose middle lies within polygons, an even number of which leave it out."""
    edges = [edge for points in polygons for edge in zip(points, [*points[1:], points[0]], strict=True)]
    heights = [y * SCALE for points in polygons for _, y in points]
    runs = []
    for at in range(math.floor(min(heights)), math.ceil(max(heights))):
        y = (at + 0.5) / SCALE
        crossed = sorted(
            (x + (y - top) * (to_x - x) / (bottom - top)) * SCALE
            for (x, top), (to_x, bottom) in edges
            if (top <= y) != (bottom <= y)
        )
        for start, end in zip(crossed[::2], crossed[1::2], strict=True):
            first, last = math.ceil(start - 0.5), math.ceil(end - 0.5)
            if first < last:
                runs.append((at, first, last))
    return runs


def _flat(path: str) -> list[tuple[list[_Point], bool]]:
    """Return the parts of a path as points, and whether each is closed: M, L, H, V, h, Z, and A of half circles."""
    tokens = iter(_TOKENS.findall(path))
    parts: list[tuple[list[_Point], bool]] = []
    points: list[_Point] = []
    letter = ""
    for token in tokens:
        if token.isalpha():
            letter = token
            if letter == "Z":
                parts[-1] = (points, True)
                continue
            token = next(tokens)  # noqa: PLW2901 - the letter's first number
        x, y = points[-1] if points else (0.0, 0.0)
        if letter == "M":
            points = [(float(token), float(next(tokens)))]
            parts.append((points, False))
        elif letter == "L":
            points.append((float(token), float(next(tokens))))
        elif letter in "Hh":
            points.append((float(token) + (x if letter == "h" else 0), y))
        elif letter == "V":
            points.append((x, float(token)))
        else:
            *_, clockwise, to_x, to_y = (float(next(tokens)) for _ in range(6))
            middle, radius = ((x + to_x) / 2, (y + to_y) / 2), math.hypot(to_x - x, to_y - y) / 2
            begins = math.atan2(y - middle[1], x - middle[0])
            turned = (math.pi / _PIECES) * (1 if clockwise else -1)
            points += [
                (
                    middle[0] + radius * math.cos(begins + turned * each),
                    middle[1] + radius * math.sin(begins + turned * each),
                )
                for each in range(1, _PIECES + 1)
            ]
    return parts
