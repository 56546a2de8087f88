from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from coopctl.i18n.safe_text import UNSAFE, harmless, right_to_left, without_commands
from tests.tables import table


@table(
    ("text", "pictures", "in_ascii"),
    [
        ("a\x1b[31mb", "a␛[31mb", "a<U+001B>[31mb"),
        ("a\x7fb", "a␡b", "a<U+007F>b"),
        ("a\x9bb", "a<U+009B>b", "a<U+009B>b"),
        ("a\u202eb\u2066c", "a<U+202E>b<U+2066>c", "a<U+202E>b<U+2066>c"),
        ("a\ud800b", "a<U+D800>b", "a<U+D800>b"),
        ("over\rwritten", "over␍written", "over<U+000D>written"),
        ("é, 漢字, يوم\u200f", "é, 漢字, يوم\u200f", "é, 漢字, يوم\u200f"),
    ],
)
def test_characters_that_act_become_visible(text: str, pictures: str, in_ascii: str) -> None:
    assert harmless(text) == pictures
    assert harmless(text, ascii_only=True) == in_ascii


def test_line_breaks_and_tabs_are_blanks_in_a_cell() -> None:
    assert harmless("one\ttwo \r\n  three\u2028four") == "one two three four"


def test_line_breaks_stay_where_lines_are_wanted() -> None:
    assert harmless("one\r\ntwo\tand\x07\nthree", lines=True) == "one\ntwo and␇\nthree"


def test_of_very_many_blanks_each_is_looked_at_once() -> None:
    blanks = " " * 500_000  # whose square is hours

    assert harmless(f"\x1b{blanks}x") == f"␛{blanks}x"
    assert harmless(f"\x1b{blanks}\n{blanks}x") == "␛ x"


@given(st.text(st.characters()))
@settings(max_examples=60)
def test_nothing_unsafe_is_left_and_twice_is_once(text: str) -> None:
    once = harmless(text)

    assert not UNSAFE.search(once)
    assert harmless(once) == once


@table(
    ("log", "inert"),
    [
        ("::error file=a::b\n", ": :error file=a::b\n"),
        ("x\n  ::warning::y", "x\n  : :warning::y"),
        ("title ##vso[task.setvariable]x", "title # #vso[task.setvariable]x"),
        ("a ##[error]b", "a # #[error]b"),
        ("a ##VSO[task]b", "a # #VSO[task]b"),
        ("std::vector and ## heading\n", "std::vector and ## heading\n"),
    ],
)
def test_a_ci_server_finds_no_command(log: str, inert: str) -> None:
    assert without_commands(log) == inert


@table(("text", "expected"), [("Séfrou", False), ("صفرو", True), ("at صفرو", True), ("שלום", True)])
def test_letters_from_right_to_left_are_known(text: str, *, expected: bool) -> None:
    assert right_to_left(text) is expected


@table("number", range(0x20))
def test_every_control_has_its_own_picture_or_is_a_blank(number: int) -> None:
    blank = chr(number) in "\t\n\v\f"
    shown = " " if blank else chr(0x2400 + number)

    assert harmless(f"a{chr(number)}b") == f"a{shown}b"
    assert harmless(f"a{chr(number)}b", ascii_only=True) == ("a b" if blank else f"a<U+{number:04X}>b")


def test_the_neighbours_of_controls_stay_as_they_are() -> None:
    assert harmless("a~ b\u00a0c") == "a~ b\u00a0c"
    assert harmless("a\x1fb\x7fc\x80d\x9fe") == "a␟b␡c<U+0080>d<U+009F>e"
    assert harmless("a\x1fb", ascii_only=True) == "a<U+001F>b"


def test_the_last_control_character_is_shown_too() -> None:
    assert harmless("a\x1fb") == "a␟b"
