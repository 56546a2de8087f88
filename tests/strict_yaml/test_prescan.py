from __future__ import annotations

import sys

from hypothesis import given
from hypothesis import strategies as st

from coopctl.findings import Span
from coopctl.model.names import LARGEST_FILE
from coopctl.strict_yaml.prescan import _DOUBTFUL, _HARMLESS, _REFUSED, decode, named, screen, shorten
from tests.tables import table


def test_a_byte_order_mark_is_taken_off() -> None:
    text, faults = decode(b"\xef\xbb\xbftitle: x\n")

    assert text == "title: x\n"
    assert [fault.code for fault in faults] == ["byte-order-mark"]


def test_bytes_that_are_not_utf8_leave_the_rest_readable() -> None:
    text, faults = decode(b"a: \xe9\nb: 1\n")

    assert text == "a: \ufffd\nb: 1\n"
    assert [fault.span for fault in faults] == [Span(1, 4, 1, 5)]


def test_a_byte_that_no_encoding_knows_is_named_alone() -> None:
    _, faults = decode(b"a: \x81\n")

    assert faults[0].message.params == {"byte": "81"}
    assert faults[0].help is not None
    assert faults[0].help.params == {}


@table(
    ("blob", "code"),
    [
        (b"\x89PNG\r\n", "not-yaml"),
        (b"PK\x03\x04", "not-yaml"),
        (b"%PDF-1.7", "not-yaml"),
        (b"  <html lang=fr>", "not-yaml"),
        (b"<?xml version='1.0'?>", "not-yaml"),
        (b"\0" * 20, "control-character"),
        (b"\xff\xfea\0", "not-utf8"),
        (b"\0a\0:\0 \0b", "not-utf8"),
        (b"x" * (LARGEST_FILE + 1), "too-large"),
    ],
)
def test_what_holds_no_text_is_refused_whole(blob: bytes, code: str) -> None:
    text, faults = decode(blob)

    assert text is None
    assert [fault.code for fault in faults] == [code]


def test_a_file_of_the_largest_size_is_read() -> None:
    assert decode(b"x" * LARGEST_FILE) == ("x" * LARGEST_FILE, [])


def test_the_gates_let_every_refused_character_through() -> None:
    """No code point that the pattern would find is kept from it."""
    every = [chr(code) for code in (*range(0xD800), *range(0xE000, sys.maxunicode + 1))]
    refused = {character for found in _REFUSED.findall("".join(every)) for character in "".join(found)}
    doubtful = {*_DOUBTFUL.findall("".join(every))} - {""}

    assert len(refused) > 100
    assert len(doubtful) > 100
    assert [each for each in refused | doubtful if not each.encode().translate(None, _HARMLESS)] == []


def test_a_carriage_return_is_looked_at_where_it_stands() -> None:
    assert screen("a: 1\r\n") == ("a: 1\r\n", [])
    assert [fault.code for fault in screen("a: 1\rb: 2\r\n")[1]] == ["control-character"]


def test_plain_text_is_returned_untouched() -> None:
    text = "a: « Été » – d’après l’œuvre\nb: 東京 🎵\tx\r\nc: مونس\r\n".replace("\t\n", "\n")
    unix = "a: « Été » – d’après l’œuvre\nb: 東京 🎵\tx\n"

    assert screen(unix) == (unix, [])
    assert [fault.code for fault in screen(text)[1]] == ["mixed-line-endings"]


@table(
    ("text", "readable"),
    [
        ("a\x1bb", "a\ufffdb"),
        ("a\0\0b", "a  b"),
        ("a\rb", "a\ufffdb"),
        ("a\u200bb", "a\u200bb"),
        ("%YAML 1.2\n---\na", "#YAML 1.2\n---\na"),
        ("a: %x\n", "a: %x\n"),
        ("a\n---\nb\n", "a\n"),
        ("<<<<<<< x\na\n=======\nb\n>>>>>>> y\nc", "\na\n\n\n\nc"),
        ("<<<<<<< x\na\n|||||||\nb\n", "\na\n\nb\n"),
        ("a: <<<<<<< x\n", "a: <<<<<<< x\n"),
    ],
)
def test_refused_characters_are_replaced_one_for_one(text: str, readable: str) -> None:
    assert screen(text)[0] == readable


def test_a_run_of_control_characters_is_one_fault() -> None:
    _, faults = screen("a: \0\0\0x\n")

    assert [(fault.span, fault.message.params) for fault in faults] == [(Span(1, 4, 1, 7), {"n": 3})]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_lines_and_columns_stay_true(text: str) -> None:
    readable, faults = screen(text)
    shorter = any(fault.code == "several-documents" for fault in faults)
    whole = "<<<<<<<" not in text and ">>>>>>>" not in text

    assert shorter or readable.count("\n") == text.count("\n")
    assert shorter or not whole or len(readable) == len(text)


def test_a_character_is_named() -> None:
    assert named("\u202e") == "U+202E RIGHT-TO-LEFT OVERRIDE"
    assert named("\x1b") == "U+001B"


def test_a_long_text_is_cut_where_a_sentence_quotes_it() -> None:
    assert shorten("x" * 40) == "x" * 40
    assert shorten("x" * 41) == "x" * 40 + "…"


@table(
    ("blob", "codes"),
    [
        (b"a: \x01\n", ["control-character"]),
        (b"\x01", ["control-character"]),
        (b"a\x01\x02\n", ["not-yaml"]),
        (b"\x01\x02" + b"x" * 38, ["control-character"]),
        (b"\x01\x02" + b"x" * 37, ["not-yaml"]),
        (b"\x1b[2J" * 9, ["control-character"]),
        (b"x" * 4096 + b"\x01" * 4096, ["control-character"]),
    ],
)
def test_one_control_is_a_slip_and_many_are_a_file_of_another_kind(blob: bytes, codes: list[str]) -> None:
    text, faults = decode(blob)
    if text is not None:
        faults += screen(text)[1]

    assert [fault.code for fault in faults][:1] == codes


@table("before", ["", "z: 0\n"])
def test_a_second_beginning_of_a_conflict_belongs_to_the_first(before: str) -> None:
    text, faults = screen(f"{before}<<<<<<< one\na: 1\n<<<<<<< two\nb: 2\n=======\nc: 3\n>>>>>>> three\nd: 4\n")

    first = 1 + before.count("\n")
    assert [(fault.code, fault.span.line, fault.span.end_line) for fault in faults] == [
        ("merge-conflict", first, first + 6)
    ]
    assert text == f"{before}\na: 1\n\nb: 2\n\n\n\nd: 4\n"


def test_two_conflicts_are_two_and_one_without_an_end_is_one() -> None:
    conflict = "<<<<<<< one\na: 1\n=======\na: 2\n>>>>>>> two\n"

    assert [fault.span.line for fault in screen(conflict + conflict)[1]] == [1, 6]
    assert [(fault.span.line, fault.span.end_line) for fault in screen("<<<<<<< one\na: 1\n=======\nb: 2\n")[1]] == [
        (1, 1)
    ]


def test_one_control_character_does_not_make_a_file_binary() -> None:
    text, faults = decode(b"a: \x01\n")

    assert (text, faults) == ("a: \x01\n", [])
    assert [fault.code for fault in screen("a: \x01\n")[1]] == ["control-character"]
