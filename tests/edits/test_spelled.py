"""A scalar is written so that every reader takes it for what it is: of YAML 1.1 and 1.2, libyaml's and PyYAML's own."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from coopctl.edits import EditRefused, Put, edit
from coopctl.edits.spelled import block, is_block, is_plain, scalar
from coopctl.strict_yaml import prescan, read
from tests.edits.generated import ODD, WORDS
from tests.mutants import VALUES
from tests.samples import sample
from tests.tables import table

if TYPE_CHECKING:
    from pathlib import Path

    from coopctl.strict_yaml.scalars import Json

#: Texts that a reader of YAML takes for something else, or that break a line, a quote or a terminal.
NAUGHTY = (
    *VALUES, *WORDS, *ODD, "Y", "N", "ON", "Off", "TRUE", "False", "NULL", "Null", ".5", "5.", "+1", "-.inf", ".NaN", "0o17", "0b11",
    "190:20:30", "1:2", "-1:30.5", "1,000", "1.2.3", "1e-3", "2001-12-14t21:59:43.10-05:00", "2001-1-1", "2001-01-01 10:00:00",
    "2018-07?", "2018~", "../2019", "2018/..", "a:", ":a", "a :b", "a: ", "a:\tb", "a #", "a\t#b", "#", "- ", "-a", "? a", "! a", "---", "--- a",
    "... a", "a\n---\nb", "a\n...", "%YAML 1.2", "a\n%b", "<<<<<<< HEAD", "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x", "=======",
    " a", "a ", "\ta", "a\t", "\na", "a\n", "a\n\n", "\n", " \n", "a\n b\n  c", " a\nb", "a \nb", "a\n \nb", "a\r\nb", "a\rb", "\u2028", "a\u0085b",
    "\u00a0a", "a\u3000", "'", '"', "''", '""', "'a'", '"a"', "it's", "\\", "a\\nb", "\x00", "\x1b[31m", "\x7f", "\ufeffa", "\u202eabc", "a\u200db",
    "\U0001f3fa", "\U0010ffff", "\U0001fffe", "é", "e\u0301", "العربية: نص", "日本語" * 40, "word " * 60, "x" * 300, "x" * 70 + "  " + "y" * 70,
    "two  blanks " * 20, "https://example.org/a?b=c#d", "https://example.org/x", "a, b", "[a]", "{a}", "a]", "a}", "a,b", "key: value\nother: value\n",
    "- a\n- b\n", "# c\n# d", "|", ">", "|-\n a", "!!str a", "&a b", "*a", "@a", "`a`", "%a", "=", "<<", "~", "null\n", "no\n", "12\n", "\N{RIGHT-TO-LEFT MARK}a",
)  # fmt: skip


def everywhere(text: str) -> str:
    """Return a record that holds a text as a field, an entry, in brackets, and as what replaces each style."""
    before = (
        "a: x\nb:\n  - x\nc: {d: x, e: [x, 'x', \"x\"]}\nf: 'x'\ng: \"x\"\nh: |\n  x\ni: >-\n  x\nj:\nk: x # beside\n"
    )
    places = [
        ("a",),
        ("b", 0),
        ("c", "d"),
        ("c", "e", 0),
        ("c", "e", 1),
        ("c", "e", 2),
        ("f",),
        ("g",),
        ("h",),
        ("i",),
        ("j",),
        ("k",),
    ]
    return edit(before, [*(Put(place, text) for place in places), Put(("new",), text)]).text


def all_are(data: object, text: str) -> bool:
    if isinstance(data, dict | list):
        return all(all_are(each, text) for each in (data.values() if isinstance(data, dict) else data))
    return type(data) is str and data == text


def holds_everywhere(text: str) -> None:
    written = everywhere(text)
    reading = read("x", written.encode())

    assert reading.faults == ()
    assert reading.document is not None
    assert all_are(reading.document.data, text), written
    pure = read("x", written.encode(), pure=True).document
    assert pure is not None
    assert all_are(pure.data, text), written
    for loader in (yaml.CSafeLoader, yaml.SafeLoader):
        assert all_are(yaml.load(written, Loader=loader), text), written  # noqa: S506, TID251 - a reader of YAML 1.1


@table("text", sorted(set(NAUGHTY)))
def test_a_naughty_text_is_read_back_by_every_reader(text: str) -> None:
    holds_everywhere(text)


def test_the_big_list_of_naughty_strings_is_read_back(suites: Path) -> None:
    strings = json.loads((suites / "naughty-strings" / "blns.json").read_text(encoding="utf-8"))

    assert len(strings) > 500
    for text in strings:
        holds_everywhere(text)


@settings(max_examples=sample(40), deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
    | st.lists(st.sampled_from((*WORDS, *ODD))).map("".join)
)
@example("\U0001fffe")
def test_any_text_is_read_back_by_every_reader(text: str) -> None:
    holds_everywhere(text)


@settings(max_examples=sample(50), deadline=None)
@given(
    st.lists(st.sampled_from(("a", "bb", "ccc", " ", " ", "  ", "\n", "\n\n", "\t", "word", "- ", "# ", ": "))).map(
        "".join
    )
)
def test_a_block_says_exactly_what_was_meant(text: str) -> None:
    for style in "|>":
        if is_block(text):
            sign, lines = block(text, 2, style)
            document = read("x", "\n".join([f"a: {sign}", *lines, "b: 1", ""]).encode()).document
            assert document is not None
            assert document.data == {"a": text, "b": 1}


@table(
    ("value", "written"),
    [
        (None, "null"), (True, "true"), (False, "false"), (12, "12"), (-3, "-3"), (Decimal("12.50"), "12.50"), (Decimal("1E-7"), "0.0000001"),
        (0.1, "0.1"), (1e3, "1000.0"), (Decimal("1E+3"), "1000"), ("12", '"12"'), ("plain", "plain"), ("Mons, Séfrou", "Mons, Séfrou"),
        ("12 rue", "12 rue"), ("l’eau", "l’eau"), ("C++", "C++"), ("a:b", "a:b"), ("50 %", "50 %"), ("41 250,50 €", "41 250,50 €"), ("مونس", "مونس"),
        ("2018-07-01", '"2018-07-01"'), ("2018-07", '"2018-07"'), ("12:30", '"12:30"'), ("no", '"no"'), ("1e3", '"1e3"'), ("08", '"08"'), ("a: b", '"a: b"'),
        ("a #b", '"a #b"'), ("", '""'), ("\t", '"\\t"'), ("\u202e", '"\\u202E"'), ("\x07", '"\\u0007"'),
    ],
)  # fmt: skip
def test_scalars_are_written_as_people_would(value: object, written: str) -> None:
    assert edit("x: old\n", [Put(("x",), value)]).text == f"x: {written}\n"  # type: ignore[arg-type] # a float too


def test_a_date_has_no_quotes_where_a_date_is_meant() -> None:
    for day in ("2018-07-01", "2018-07", "2018/2019", "2018-07/..", "../2019-03"):
        assert edit("title: T\nstatus: planned\n", [Put(("period",), day)], "action").text.endswith(f"period: {day}\n")
        assert scalar(day, date=True, flow=True) == day
    assert edit("x-day: 2018-07-01\n", [Put(("x-day",), "2018-07-02")]).text == "x-day: 2018-07-02\n"
    assert edit("adopted: 2018-07-01\n", [Put(("adopted",), "2018")], "action").text == 'adopted: "2018"\n'
    assert edit("adopted: 2018-07-01\n", [Put(("adopted",), 2018)], "action").text == "adopted: 2018\n"


def test_what_no_file_may_hold_is_no_plain_text() -> None:
    """Every character that the reader refuses, or doubts, is written as a code."""
    everything = [chr(number) for number in range(0x11000) if not 0xD800 <= number < 0xE000]
    refused = [each for each in everything if prescan.screen(f"a{each}b")[1] and each not in "\n\r"]

    assert len(refused) > 80
    assert [each for each in refused if is_plain(f"a{each}b") or is_block(f"a{each}b\nc")] == []


@table("value", ["\ud800", "a\udfffb"])
def test_half_a_character_is_refused(value: str) -> None:
    with pytest.raises(EditRefused, match="half a character"):
        edit("x: y\n", [Put(("x",), value)])
    with pytest.raises(EditRefused):
        edit("x: y\n", [Put(("z", value), 1)])


@table("value", [float("nan"), float("inf"), Decimal("NaN"), object(), {1: "a"}, b"bytes", {"a": {2}}])
def test_what_no_file_can_hold_is_refused(value: object) -> None:
    with pytest.raises(EditRefused):
        edit("x: y\n", [Put(("x",), value)])  # type: ignore[arg-type] # that is asked


def test_a_value_that_holds_itself_is_refused() -> None:
    loop: list[Json] = []
    loop.append(loop)

    with pytest.raises(EditRefused):
        edit("x: y\n", [Put(("x",), loop)])


def test_a_number_that_other_programs_do_not_keep_is_refused_in_the_words_of_the_reader() -> None:
    with pytest.raises(EditRefused, match=re.escape("{text} has more digits")):
        edit("x: y\n", [Put(("x",), 2**60)])


def test_a_line_that_ends_behind_a_letter_is_no_path_to_who_reads_it() -> None:
    for text, written in (
        ("A:\nfoo ", r'"A:\u000Afoo "'),
        (" une\nliste\x07", r'" une\nliste\u0007"'),
        (" groupe A:\nles guides", r'" groupe A:\nles guides"'),
    ):
        assert scalar(text) == written
        reading = read("x", f"x: {written}\n".encode())
        assert (reading.faults, reading.document and reading.document.data) == ((), {"x": text})
