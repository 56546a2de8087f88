"""Text as lines of a terminal."""

from __future__ import annotations

from coopctl.formats.terminal.drawing import paragraph


def test_a_command_at_the_end_of_a_text_is_never_broken() -> None:
    text = "et encore 7 actions\u00a0: coopctl status mons-sefrou"

    assert paragraph(text, "quiet", 60, indent="  ") == [(("  ", ""), (text, "quiet"))]
    assert [line for _, (line, _) in paragraph(text, "quiet", 40, indent="  ")] == [
        "et encore 7 actions\u00a0:",
        "coopctl status mons-sefrou",
    ]
