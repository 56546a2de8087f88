"""Pictures drawn dot by dot: a reader of PNG finds each where it was put."""

from __future__ import annotations

import struct
import zlib
from fractions import Fraction

from coopctl.formats.pages.png import SCALE, Picture
from coopctl.formats.timeline import forms
from coopctl.formats.timeline.signs import Sign
from coopctl.formats.word import bars
from coopctl.measures.outcomes import BarState

INK, GREY, SEEN_THROUGH = "1a1a1a", "d0d7de", ""


def dots(content: bytes) -> list[list[str]]:
    """Read a picture with a palette: the colour of each dot, "" where it is seen through."""
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    found, at = {}, 8
    while at < len(content):
        (long,) = struct.unpack(">I", content[at : at + 4])
        name, data = content[at + 4 : at + 8], content[at + 8 : at + 8 + long]
        assert content[at + 8 + long : at + 12 + long] == struct.pack(">I", zlib.crc32(name + data))
        found[name] = data
        at += 12 + long
    width, high, *kind = struct.unpack(">IIBBBBB", found[b"IHDR"])
    assert kind == [8, 3, 0, 0, 0]
    palette = [found[b"PLTE"][place : place + 3].hex() for place in range(0, len(found[b"PLTE"]), 3)]
    palette[0] = SEEN_THROUGH
    lines = zlib.decompress(found[b"IDAT"])
    rows = [lines[place : place + width + 1] for place in range(0, len(lines), width + 1)]
    assert (len(rows), {row[0] for row in rows}) == (high, {0})
    return [[palette[dot] for dot in row[1:]] for row in rows]


def test_boxes_and_paths_are_where_they_were_put_and_end_at_the_edge() -> None:
    picture = Picture(20, 10)
    picture.box(15, -3, 9, 5, f"#{GREY}")
    picture.path(5, 5, "M-4-4H4V4H-4ZM-2-2H2V2H-2Z", fill=f"#{INK}")
    seen = dots(picture.png())

    assert (len(seen[0]), len(seen)) == (20 * SCALE, 10 * SCALE)
    assert seen[0] == [SEEN_THROUGH] * 15 * SCALE + [GREY] * 5 * SCALE
    assert seen[2 * SCALE].count(GREY) == 0
    ring = [SEEN_THROUGH] + [INK] * 2 + [SEEN_THROUGH] * 4 + [INK] * 2 + [SEEN_THROUGH] * 11
    assert seen[5 * SCALE] == [dot for dot in ring for _ in range(SCALE)], "what two parts cover both is left out"
    assert dots(picture.png(mirrored=True)) == [row[::-1] for row in seen]


def test_every_sign_of_the_timeline_is_another_picture_as_high_and_wide_as_it_is() -> None:
    pictures = {}
    for sign, form in forms.POINTS.items():
        picture = Picture(30, 30)
        picture.path(15, 15, form.path, fill=form.fill.replace("none", ""), stroke=form.stroke, width=form.width)
        pictures[sign] = picture.png()
    seen = dots(pictures[Sign.HELD])
    rows = [place for place, row in enumerate(seen) if INK in row]
    widths = [row.count(INK) for row in seen if INK in row]

    assert len(set(pictures.values())) == len(forms.POINTS)
    assert (rows[0], rows[-1]) == (15 * SCALE - 11, 15 * SCALE + 10), "a disc of six pixels less half of its white line"
    assert max(widths) == 22
    assert widths == widths[::-1]


def test_a_pattern_leaves_no_gap_where_its_squares_meet() -> None:
    picture = Picture(24, 24)
    picture.hatched((0, 0, 24, 24), forms.HATCH.path, fill="#ffffff", ink=f"#{INK}", size=6)
    seen = dots(picture.png())

    assert {dot for row in seen for dot in row} == {INK, "ffffff"}
    side = 6 * SCALE
    assert [row[:side] for row in seen[:side]] == [row[side : 2 * side] for row in seen[side : 2 * side]]
    assert all(INK in row for row in seen)


def test_a_bar_has_as_much_of_each_state_as_there_is_and_a_meter_as_much_as_is_done() -> None:
    counts = {BarState.LATE: 1, BarState.NOT_STARTED: 0, BarState.FINISHED: 3}
    bar, meter, unknown = (
        each.png() for each in (bars.states(counts, 100), bars.meter(Fraction(50)), bars.meter(None))
    )
    line = dots(bar)[0]

    assert line[: 74 * SCALE] == ["1a7f4b"] * 74 * SCALE
    assert line[74 * SCALE : 75 * SCALE] == ["ffffff"] * SCALE
    assert {dot for row in dots(bar) for dot in row[75 * SCALE :]} == {"c0392b", "ffffff"}, "and has a pattern"
    assert dots(meter)[0] == ["0b4f8a"] * 48 * SCALE + ["d9dee3"] * 48 * SCALE
    assert "0b4f8a" not in dots(unknown)[0]
