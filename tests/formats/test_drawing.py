"""Text as lines of a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from coopctl.formats.terminal.drawing import broken_line, cells, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable

WORDS = st.text("aé–/-1 .:;?«»ش،←", max_size=40) | st.sampled_from(
    ["on time, ", "coopctl status", "12 mars 2024 ", "   "]
)
STRETCHES = st.lists(st.tuples(WORDS, st.sampled_from(["", "label", "quiet"])), min_size=1, max_size=5)


def test_a_command_at_the_end_of_a_text_is_never_broken() -> None:
    text = "et encore 7 actions\u00a0: coopctl status mons-sefrou"

    assert paragraph(text, "quiet", 60, indent="  ") == [(("  ", ""), (text, "quiet"))]
    assert [line for _, (line, _) in paragraph(text, "quiet", 40, indent="  ")] == [
        "et encore 7 actions\u00a0:",
        "coopctl status mons-sefrou",
    ]


@given(line=STRETCHES, width=st.integers(4, 60))
def test_a_line_that_is_too_wide_keeps_its_letters_and_their_roles(line: list[tuple[str, str]], width: int) -> None:
    lines = broken_line(tuple(line), width)

    assert all(cells(each) <= width for each in lines)
    assert _letters(part for each in lines for part in each) == _letters(line)


def _letters(stretches: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return each letter with its role; blanks, and marks of direction, may go where a line ends."""
    return [(letter, role) for text, role in stretches for letter in text if letter not in " \u2066\u2067\u2068\u2069"]


def test_of_several_blanks_one_may_be_left_where_a_line_is_broken() -> None:
    told = "https://example.org/address    here; below"

    assert broken_line(((told, "label"),), 24) == [
        (("https://example.org/", "label"),),
        (("address here; below", "label"),),
    ]
