"""What the surroundings decide, and what they must not: line ends, and signs that an encoding lacks."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from coopctl.cli.environment import fitted, language_around, look_for, prepare_streams
from coopctl.cli.options import Asked
from coopctl.formats.look import Look
from coopctl.i18n.words import words
from tests.conversation import Screen

if TYPE_CHECKING:
    import pytest


def test_a_stream_of_windows_gets_the_same_bytes_as_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, io.TextIOWrapper(written, encoding="cp437", newline="\r\n", write_through=True))

    prepare_streams()
    sys.stdout.write("é Œĉ \u2068→\u2069 م\n")

    assert written.getvalue() == "é OEc ? ?\n".encode("cp437"), "letters of ASCII where there are some"


def test_what_is_said_in_arabic_on_a_terminal_stands_in_isolates_and_commands_whole() -> None:
    said = "coopctl: خطأ «F1.1»\n  انظر coopctl --help\n  coopctl list actions\n"
    look, screen = Look(words=words(("ar",)), width=24), Screen()

    assert fitted(said, look, io.StringIO()) == said
    assert fitted("كلمة", look, screen) == "\u2067كلمة\u2069", "no line more than was said"
    assert fitted(said, look, screen).split("\n") == [
        "coopctl: \u2067خطأ «F1.1»\u2069",
        "  \u2067انظر coopctl --help\u2069",  # noqa: RUF001 - Arabic
        "  coopctl list actions",
        "",
    ]


def test_a_width_that_no_terminal_has_leaves_room_for_what_is_nested(monkeypatch: pytest.MonkeyPatch) -> None:
    widths = {}
    for said in ("1", "019", "40", "0", "x", "٤", "9" * 5_000):
        monkeypatch.setenv("COLUMNS", said)
        look = look_for(io.StringIO(), Asked(), flagged=None, workspace_language=None, machine=False)
        widths[said[:6]] = look.width
    assert widths == {"1": 20, "019": 20, "40": 40, "0": 80, "x": 80, "٤": 80, "999999": 999_999}


def test_a_language_of_the_surroundings_is_one_that_screens_speak(monkeypatch: pytest.MonkeyPatch) -> None:
    for said, known in (("fr", True), ("nl_BE", True), ("zz", False), ("", False), ("fr-" + "a" * 99, False)):
        monkeypatch.setenv("COOPCTL_LANG", said)
        assert language_around() == (said if known else None)
    monkeypatch.setenv("COOPCTL_LANG", "fr")
    for flagged, heard in (("frq", ("frq", "fr", "en")), ("nl", ("nl", "en"))):  # Forak, which no screen speaks
        look = look_for(io.StringIO(), Asked(), flagged=flagged, workspace_language=None, machine=True)
        assert look.languages == heard
